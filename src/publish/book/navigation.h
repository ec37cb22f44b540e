/*
 * The headings of a talking book, by which a listener finds a place in it. Each begins a part of
 * the book: a player wants something to be heard under every heading, and adds up what the parts
 * last. So there are no two headings of one place, and none where nothing is heard. Times are whole
 * milliseconds, which all players read, and those of the parts sum up to the programme's.
 */
#ifndef PUBLISH_BOOK_NAVIGATION_H
#define PUBLISH_BOOK_NAVIGATION_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/error.h"
#include "publish/book/book.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct heading {
    struct str label;    /* never empty; lent by the bulletin, or in the arena */
    struct str language; /* of the label: BCP 47 tag; lent */
    int level;           /* 1 an item, 2 a section */
    size_t segment;      /* the first that is heard under it */
};

struct navigation {
    struct heading *headings; /* in the order of the programme; the first is the book's title */
    size_t n;
    int depth; /* the greatest level */
};

/*
 * Fills it in, with the array in the arena. The title stands for the first item, too, unless that
 * is a story with another name. Marks of one place, such as that story's and the title's, share a
 * heading, which has the names of both. False without memory, or where all takes no time.
 */
MUST_CHECK bool navigation_make(
    const struct book *book, struct arena *a, struct navigation *out, struct error *err);

/* Has mark i of the timeline a heading of its own name? Not where it is not worth a place in a list
 * of chapters (timeline.h), nor where the title stands for it. */
bool navigation_names(const struct book *book, size_t i);

/* Where segment i begins and ends, in milliseconds (publish/book/clips.h); the same of both: it is
 * not heard. */
int64_t navigation_begin(const struct timeline *timeline, size_t i);
int64_t navigation_end(const struct timeline *timeline, size_t i);

#endif
