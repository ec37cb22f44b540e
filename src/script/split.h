/* The splitter: articles and a format make a running order. */
#ifndef SCRIPT_SPLIT_H
#define SCRIPT_SPLIT_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "rundown.h"
#include "script/format.h"

#include <stdbool.h>
#include <stddef.h>

struct split_options {
    struct str language; /* --lang: overrides the articles' own; else empty */
    struct str date;     /* --date; else empty */
};

/*
 * Makes the running order of n articles, in the arena. Every word of their blocks is in exactly one
 * segment, in order, but for asides, each of which is a note of kind NOTE_LEFT_OUT.
 */
MUST_CHECK bool split(const struct article *articles, size_t n, const struct format *format,
    const struct split_options *options, struct arena *a, struct rundown *out, struct notes *notes,
    struct error *err);

#endif
