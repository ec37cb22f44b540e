/* The head of a script file: what it tells of the bulletin and of the format that it was made by.
 */
#ifndef SCRIPT_FILE_SCRIPTHEAD_H
#define SCRIPT_FILE_SCRIPTHEAD_H

#include "rundown.h"
#include "script/file/scriptvalue.h"
#include "script/format/format.h"

#include <stdbool.h>
#include <stddef.h>

/* What the rate of reading and the stretch of pauses may be, in thousandths; every cast and format
 * allows less. */
#define SCRIPTHEAD_RATE_LEAST  500u
#define SCRIPTHEAD_RATE_MOST   2000u
#define SCRIPTHEAD_STRETCH_MAX FORMAT_PAUSE_LIMIT
#define SCRIPTHEAD_END_MAX     86400000u /* ms */

#define SCRIPTHEAD_ROLES  5
#define SCRIPTHEAD_FIELDS 16 /* room for all of scripthead.c's table */

/* What a head has told; the rest is the format's. Begins as {0}. */
struct scripthead {
    bool given[SCRIPTHEAD_FIELDS]; /* by the table's rows */
    bool roles[SCRIPTHEAD_ROLES];
    bool pauses[BOUNDARY_COUNT];
    size_t format_line; /* where it names its format; 0: it does not */
};

/* Reads a line of the head. */
MUST_CHECK bool scripthead_read(struct scripthead *head, const struct script_place *at,
    struct str line, struct rundown *rundown, struct format *format);

/* The head is complete: takes what it left out from the format that it names. */
MUST_CHECK bool scripthead_finish(const struct scripthead *head, const struct script_place *at,
    struct rundown *rundown, struct format *format);

#endif
