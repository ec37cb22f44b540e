/*
 * What a printed page leaves in a text that was taken out of it: page numbers, and the running head
 * that stands with them. They cut paragraphs in two.
 */
#ifndef READ_LINE_PAGINATION_H
#define READ_LINE_PAGINATION_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* A line with text in it, as pagination sees it. */
struct sheet_line {
    struct str text; /* white space folded, never empty */
    bool paged;      /* the result: it numbers or heads a page */
    bool cut;        /* the result: it goes on with the paragraph before the page's end */
};

/*
 * Sets `paged` and `cut` of the lines of one text. A page's number is told by the next page's,
 * which is one more in the same words, and by a paragraph that goes on behind at least one of them:
 * "Day 1" and "Day 2" are headings. Takes n log n. False without memory.
 */
MUST_CHECK bool pagination_find(struct sheet_line *lines, size_t n, struct arena *a);

#endif
