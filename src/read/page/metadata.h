/*
 * What a page declares of its article: schema.org in JSON-LD and microdata, Open Graph, Twitter
 * cards, Dublin Core and the names that analytics services made common, <time>, rel=author, lang,
 * <title> and the headline that its readers see.
 */
#ifndef READ_PAGE_METADATA_H
#define READ_PAGE_METADATA_H

#include "base/arena.h"
#include "base/node.h"
#include "base/str.h"

#include <stdbool.h>

/* Texts are one line, folded, in the arena; empty where the page does not tell. */
struct metadata {
    struct str title;       /* without the site's name */
    struct str byline;      /* names, joined by ", " */
    struct str source;      /* the publication */
    struct str published;   /* ISO 8601 */
    struct str language;    /* BCP 47 */
    struct str url;         /* canonical */
    struct str image;       /* URL */
    struct str description; /* a summary for search engines */
    struct str body;        /* the whole text, where JSON-LD carries it; lines are paragraphs */
    bool is_article;        /* it calls itself an article */
    bool is_listing;        /* it calls itself a front page, a section or a search */
    bool is_paid;           /* it says that it is not free to read */
};

/* Reads what root (see htmltree.h) declares. False without memory; what is ill-formed is passed
 * over. */
MUST_CHECK bool metadata_read(const struct node *root, struct arena *a, struct metadata *out);

#endif
