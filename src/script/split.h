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

#define SPLIT_LANGUAGE "en-GB" /* where neither option nor article tells */

struct split_options {
    struct str language; /* --lang: overrides the articles' own; else empty */
    struct str date;     /* --date; else empty */
};

/*
 * Makes the running order of n articles, in the arena: an opening with the title, then a story for
 * each article; where there are several, each opens with its own title and the bulletin's is the
 * format's. Every word of their blocks is in exactly one segment, in order, but for asides, each
 * of which is a note of kind NOTE_LEFT_OUT. Articles without a word are an error.
 */
MUST_CHECK bool split(const struct article *articles, size_t n, const struct format *format,
    const struct split_options *options, struct front_end *front_end, struct arena *a,
    struct rundown *out, struct notes *notes, struct error *err);

#endif
