/*
 * An article: what came in, understood. The room read makes it, script and publish read it.
 * All text is UTF-8 in NFC without control characters, white space folded to single spaces, and
 * lives in the arena that the reader was given. A field that the input does not tell is the empty
 * str.
 */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,   /* a sub-heading; the article's own heading is its title */
    BLOCK_QUOTE,     /* a block quotation */
    BLOCK_LIST_ITEM, /* one point of a list, without its bullet or number */
    BLOCK_ASIDE, /* set aside: not spoken (a credit, a caption, a share button, ...), `reason` says
                    why */
};

struct block {
    enum block_kind kind;
    int level;       /* of a heading: 2 to 6 as in HTML, 2 where the input tells no level; else 0 */
    struct str text; /* never empty */
    struct str reason; /* of an aside: why it is not spoken, as shown to the user ("video credit");
                          else empty. "byline", "dateline" and "date" are the article's own,
                          which its fields keep where they understand them */
};

struct article {
    struct str name;      /* the input as the user named it, for messages: a path, "-" or a URL */
    struct str title;     /* the headline, without the site's name */
    struct str byline;    /* who wrote it, without "By" */
    struct str source;    /* the publication or agency */
    struct str published; /* ISO 8601 date or date and time, as far as the input tells */
    struct str language;  /* BCP 47 tag, declared or detected */
    struct str url;       /* where it is on the web */
    struct str image;     /* URL of its picture */
    struct str id;        /* the publisher's own mark of it: a feed's guid, an agency's URN */
    struct str slug;      /* an agency's short name for the story */
    struct str dateline;  /* the place (and date) that opens an agency story */
    struct str embargo;   /* ISO 8601 date and time before which it may not be used */
    struct str version;   /* an agency's version of the story */
    int urgency;          /* as agencies tell it, 1 (most urgent) to 9 (least); 0: not told
                             (IPTC NITF, urgency; NewsML-G2, urgency; ninjs, urgency) */
    struct block *blocks; /* in the order of the input, asides in their place */
    size_t n_blocks;
    size_t cap_blocks; /* items allocated */
};

/* Do the article's fields keep what this aside of it says: its byline, dateline or date? Then no
 * word of it is lost. */
bool article_keeps(const struct article *article, const struct block *aside);

#endif
