/* Plain text: an article as a newsroom pastes it, with no markup at all. */
#ifndef READ_PLAIN_PLAIN_H
#define READ_PLAIN_PLAIN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "read/source.h"

#include <stdbool.h>

/* Reads the source's text as one article (see source_articles). */
MUST_CHECK bool plain_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

#endif
