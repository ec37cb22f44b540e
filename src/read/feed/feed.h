/*
 * Feeds: RSS 0.9x, 1.0 (RDF) and 2.0 with their usual modules (content, Dublin Core, Media RSS,
 * iTunes), and Atom 0.3 and 1.0 (RFC 4287), ill-formed ones too.
 */
#ifndef READ_FEED_FEED_H
#define READ_FEED_FEED_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

/* See reader.h. */
bool feed_sniff(struct str head);

/*
 * Adds the feed's stories, the newest first (those of one time, and those without a time, in the
 * order of the feed): as many as options.items, none older than options.max_age, each once
 * (stories.h). With options.full the article behind a story's link takes the place of the feed's
 * text; where it cannot be read, a warning says so and the feed's text stays. A story without text
 * is left out.
 */
MUST_CHECK bool feed_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

#endif
