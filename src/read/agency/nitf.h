/* NITF, the News Industry Text Format of the IPTC (2.x, 3.x). */
#ifndef READ_AGENCY_NITF_H
#define READ_AGENCY_NITF_H

#include "article.h"
#include "base/node.h"
#include "read/source.h"

/* See reader.h. */
bool nitf_sniff(struct str head);
MUST_CHECK bool nitf_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

/*
 * Fills those of the article's fields that are empty from an element "nitf", and adds its text as
 * blocks: for NITF within other formats.
 */
MUST_CHECK bool nitf_fill(const struct node *root, struct arena *a, struct article *article,
    struct notes *notes, struct error *err);

#endif
