/* ninjs, News in JSON of the IPTC: 1.x (body_text, headline), 2.x and 3.x (bodies, headlines). */
#ifndef READ_AGENCY_NINJS_H
#define READ_AGENCY_NINJS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

/* See reader.h. */
bool ninjs_sniff(struct str head);

/* Adds the item, or those of an array (also one under "items"), whose type is text or not told. */
MUST_CHECK bool ninjs_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

#endif
