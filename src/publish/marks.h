/* Marks (timeline.h) as they are listed for a person: what they are called, and which are worth it.
 */
#ifndef PUBLISH_MARKS_H
#define PUBLISH_MARKS_H

#include "publish/pagewords.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>

#define MARK_LEAST                                                                                 \
    5 /* seconds that what frames the stories must last to be worth a place in a list */

/* Its label; of an item without a title, what its kind is called. */
struct str mark_label(const struct timeline_mark *mark, const struct page_words *words);

/*
 * Is mark i worth a place in a list of chapters? An opening, headlines or a closing of a few
 * seconds is not: nobody goes there. Where one article is the bulletin, the opening says its
 * headline and the story is called the same: the first of the two stands for both.
 */
bool mark_is_listed(const struct timeline *timeline, const struct page_words *words, size_t i);

/* The item that a listed mark is about: the story's, where it stands for both. */
const struct item *mark_item(
    const struct timeline *timeline, const struct page_words *words, size_t i);

#endif
