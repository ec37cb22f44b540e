/* Parts of a script, as scriptfile_write writes them. */
#ifndef SCRIPT_FILE_SCRIPTWRITE_H
#define SCRIPT_FILE_SCRIPTWRITE_H

#include "base/buf.h"
#include "rundown.h"
#include "script/format/format.h"

#include <stddef.h>

/* An item and all its lines. */
void scriptwrite_item(const struct item *item, struct str bulletin_language,
    const struct format *format, struct buf *out);
/* The lines of an item's segments [from, to), each paragraph with a blank line before it. */
void scriptwrite_segments(
    const struct item *item, size_t from, size_t to, const struct format *format, struct buf *out);

#endif
