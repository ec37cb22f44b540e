/*
 * What a script leaves out, as comments: what was cut for a length stands where it was, in lines
 * that are back when their "; " is taken away, and what rules or the format left out is listed at
 * the end.
 */
#ifndef SCRIPT_FILE_LEFTOUT_H
#define SCRIPT_FILE_LEFTOUT_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/note.h"
#include "rundown.h"
#include "script/format/format.h"

#include <stdbool.h>

/* A running order as it was before it is cut. */
struct leftout {
    struct rundown rundown; /* with items and segments of its own; their texts are shared */
    struct format format;   /* with the pauses of then */
};

/* Remembers it, in the arena. False without memory. */
MUST_CHECK bool leftout_remember(const struct rundown *rundown, const struct format *format,
    struct arena *a, struct leftout *out);

/* Puts what has gone from the rundown since then, and what the notes tell (NULL: there are none),
 * into its comments. False without memory. */
MUST_CHECK bool leftout_comment(const struct leftout *before, const struct notes *notes,
    struct arena *a, struct rundown *rundown);

#endif
