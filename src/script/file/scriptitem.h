/* The fields below an item's first line in a script file: "source: Harbour News". */
#ifndef SCRIPT_FILE_SCRIPTITEM_H
#define SCRIPT_FILE_SCRIPTITEM_H

#include "base/buf.h"
#include "rundown.h"
#include "script/file/scriptvalue.h"

#include <stdbool.h>

#define SCRIPTITEM_FIELDS 11

/* Which an item has told. Begins as {0}. */
struct scriptitem {
    bool given[SCRIPTITEM_FIELDS];
};

/* Reads a line into the item's field, if it is one (*taken). Given twice is a mistake. */
MUST_CHECK bool scriptitem_read(struct scriptitem *told, const struct script_place *at,
    struct str line, struct item *item, bool *taken);

/* Writes those that the item has; its language, where it is not the bulletin's. */
void scriptitem_write(const struct item *item, struct str bulletin_language, struct buf *out);

#endif
