/*
 * The script file: a running order as plain text that a person can read, edit and build from.
 * Writer and reader are a pair: what one writes the other reads back to the same rundown.
 */
#ifndef SCRIPT_SCRIPTFILE_H
#define SCRIPT_SCRIPTFILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "rundown.h"
#include "script/format.h"

#include <stdbool.h>

/* Does text begin as a script file does? (read/source.h sniffs by the same first line.) */
#define SCRIPTFILE_MAGIC "bulletin script 1"

/* Writes the rundown, with the format that it was made by (its pauses need not be written at each
 * segment). */
void scriptfile_write(const struct rundown *rundown, const struct format *format, struct buf *out);

/*
 * Reads a script into a rundown and the format that it was made by, in the arena. A mistake is an
 * error of kind ERROR_USAGE: "NAME: line N: what was expected".
 */
MUST_CHECK bool scriptfile_read(struct str text, const char *name, struct arena *a,
    struct rundown *out, struct format *format, struct error *err);

#endif
