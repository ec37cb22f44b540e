/*
 * The content of a page: which part of it is the article, and which passages of that part are its
 * text. What the page declares (article, articleBody) counts first, then running text against
 * links, over the whole tree.
 */
#ifndef READ_PAGE_CONTENT_H
#define READ_PAGE_CONTENT_H

#include "base/arena.h"
#include "base/node.h"
#include "base/str.h"
#include "read/page/pagemap.h"
#include "read/page/passage.h"

#include <stdbool.h>
#include <stdint.h>

struct content {
    struct passages passages; /* in order, asides among them, without the headline */
    int64_t weight;           /* of the passages that are content (see pagemap.h) */
    int64_t captions;         /* of the asides that are captions */
    bool linky;               /* a third of the part that they were found in is links */
    bool paywall;             /* the page says that this is only a part of the article */
    struct str byline;        /* a line that says who wrote it, as it is; may be empty */
    struct str published;     /* ISO 8601, from a line that is only a date; may be empty */
};

/*
 * Finds the content of a page, in the arena. One that has none gives no passages and is no failure.
 * False without memory.
 */
MUST_CHECK bool content_find(const struct node *root, const struct pagemap_options *options,
    struct arena *a, struct content *out);

#endif
