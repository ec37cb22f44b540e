/* The findings of a check, as they are printed on standard output. */
#ifndef COMMANDS_FINDINGS_H
#define COMMANDS_FINDINGS_H

#include "base/buf.h"
#include "base/note.h"

#include <stdbool.h>

/*
 * Adds every note that --strict objects to: a line each, "CODE: WHERE: WHAT", with control
 * characters made visible; or as JSON, an array of {"code", "where", "line", "message"}, line being
 * 0 where none is known.
 */
void findings_write(const struct notes *notes, bool json, struct buf *out);

#endif
