/* What the formats of news agencies (NITF, NewsML-G2, ninjs) have in common. */
#ifndef READ_AGENCY_AGENCY_H
#define READ_AGENCY_AGENCY_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

/*
 * Whether a story may be used (IPTC NewsCodes, Publishing Status; NITF's management-status):
 * "usable", also as "stat:usable" or not told; "withheld" and "embargoed", until further notice
 * where no time is told; "canceled", never.
 */
enum agency_status { AGENCY_USABLE, AGENCY_WITHHELD, AGENCY_CANCELED };
enum agency_status agency_status(struct str word);

/*
 * Applies the status to the article that was read last: a withheld one is under embargo, one that
 * was canceled is taken off `out` with a warning.
 */
void agency_apply_status(enum agency_status status, const struct source *source,
    struct articles *out, struct notes *notes);

/* A date as ISO 8601, or the text itself where it is not understood (an embargo must not be lost),
 * in the arena. s is NULL without memory. */
MUST_CHECK struct str agency_date(struct str text, struct arena *a);

/* Adds a plain text as paragraphs. */
MUST_CHECK bool agency_add_text(
    struct str text, struct arena *a, struct article *article, struct error *err);

/* Adds what is below an element of NITF (a body.content) as blocks. */
MUST_CHECK bool agency_add_nitf(const struct node *content, struct arena *a,
    struct article *article, struct notes *notes, struct error *err);

/* Adds what is below an element of XHTML as blocks. */
MUST_CHECK bool agency_add_xhtml(const struct node *content, struct arena *a,
    struct article *article, struct notes *notes, struct error *err);

#endif
