/* schema.org's description of an article in JSON-LD (json-ld.org, schema.org/NewsArticle). */
#ifndef READ_PAGE_JSONLD_H
#define READ_PAGE_JSONLD_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* As written, in the arena; empty where it does not tell. */
struct jsonld {
    struct str headline;
    struct str authors;      /* persons, joined by "; " */
    struct str organisation; /* the author where it is no person */
    struct str publisher;
    struct str published;
    struct str language;
    struct str url;
    struct str image;
    struct str description;
    struct str body;
    bool is_article;
    bool is_listing;
    bool is_paid;
};

/*
 * Adds what the text of one <script type="application/ld+json"> says to out; what is known already
 * stays. Small mistakes that publishers make (line ends within texts, commas too many, comment
 * marks around) are put up with; what is no JSON at all is passed over. False without memory.
 */
MUST_CHECK bool jsonld_read(struct str text, struct arena *a, struct jsonld *out);

#endif
