/*
 * Passages: the text of a part of a page as its readers see it, a line or paragraph at a time, each
 * with its kind. What the page map dropped comes as asides with a reason.
 */
#ifndef READ_PAGE_PASSAGE_H
#define READ_PAGE_PASSAGE_H

#include "article.h"
#include "base/arena.h"
#include "base/str.h"
#include "read/page/pagemap.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct passage {
    enum block_kind kind;
    int level;       /* of a heading: 2 to 6 (an h1 counts as 2); else 0 */
    struct str text; /* in the arena: one line, folded, never empty */
    struct str reason;
    enum pagehint hint; /* of an aside: the reason; else none */
    size_t spot;        /* index of the block element that it is the text of */
    /* weights, as in pagemap.h */
    int64_t weight;
    int64_t links;
    int64_t emphasised; /* bold or italic */
    int64_t bold;
    int64_t marks;
};

struct passages {
    struct passage *items;
    size_t n;
    size_t cap; /* items allocated */
};

/*
 * Adds the passages of the spots [from, to) to out, in the arena; elements that were opened before
 * count for the kind up to `top`, an ancestor. False without memory.
 */
MUST_CHECK bool passages_add(const struct pagemap *map, size_t top, size_t from, size_t to,
    struct arena *a, struct passages *out);

#endif
