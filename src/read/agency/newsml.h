/* NewsML-G2 of the IPTC: a news item, or a message with several and the packages that order them.
 */
#ifndef READ_AGENCY_NEWSML_H
#define READ_AGENCY_NEWSML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

/* See reader.h. */
bool newsml_sniff(struct str head);

/*
 * Adds the news items that are text, in the order in which a package refers to them, else in that
 * of the message; of several versions of an item the highest. Pictures and other items are noted.
 */
MUST_CHECK bool newsml_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

#endif
