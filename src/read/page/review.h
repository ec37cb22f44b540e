/*
 * What the passages of an article's part of the page are: its text, or what stands among it and is
 * set aside with a reason.
 */
#ifndef READ_PAGE_REVIEW_H
#define READ_PAGE_REVIEW_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/str.h"
#include "read/line/pageline.h"
#include "read/page/content.h"
#include "read/page/pagemap.h"

#include <stdbool.h>
#include <stddef.h>

struct review {
    const struct pagemap *map;
    struct arena *arena;
    struct content *content; /* its passages are reviewed, its other fields filled in */
    struct str title;        /* key of the headline (see pagemap_key) */
    struct str byline;       /* names joined by ", " */
    bool keep_captions;      /* captions are content */
    size_t n_head; /* passages at the beginning that lie between the headline and the text */
    /* the review's own */
    struct pagewords *words;
    const struct node *usual; /* an element like those that hold most of the text; or NULL */
    bool is_page;
    bool failed;
};

/* Reviews all; false without memory. Of a fragment nothing is taken for the page's furniture only
 * because of where it stands. */
MUST_CHECK bool review_page(struct review *review);
MUST_CHECK bool review_fragment(struct review *review);

#endif
