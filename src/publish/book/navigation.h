/*
 * The headings of a talking book, by which a listener finds a place in it, and the parts that they
 * cut it into: a heading is only good for a player where something is heard, so each begins at a
 * segment that takes time. Times are whole milliseconds, which all players read, and those of the
 * parts sum up to the programme's.
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
    struct str label;        /* never empty; lent by the bulletin */
    struct str language;     /* of the label: BCP 47 tag; lent */
    const struct item *item; /* the one that it opens, or that its section is in; NULL: it is the
                                book's own title */
    int level;               /* 1 an item, 2 a section */
    size_t segment;          /* the first that is heard under it */
    size_t part;             /* the one that begins with it */
    bool shares;             /* the heading before it begins at the same segment */
};

struct navigation {
    struct heading *headings; /* in the order of the programme; the first is the book's title */
    size_t n;
    size_t *parts; /* the first segment of each part, and at [n_parts] the number of segments */
    size_t n_parts;
    int depth; /* the greatest level */
};

/*
 * Fills it in, with the arrays in the arena. The title stands for the first item, too, unless that
 * is a story with another name: nothing is heard between the two. What is not worth a place in a
 * list of chapters has no heading (publish/marks.h). False without memory, or where all takes no
 * time.
 */
MUST_CHECK bool navigation_make(
    const struct book *book, struct arena *a, struct navigation *out, struct error *err);

/* The first heading of a part. */
const struct heading *navigation_heading(const struct navigation *nav, size_t part);

/* Where segment i begins and ends, in milliseconds (publish/book/clips.h); the same of both: it is
 * not heard. */
int64_t navigation_begin(const struct timeline *timeline, size_t i);
int64_t navigation_end(const struct timeline *timeline, size_t i);

#endif
