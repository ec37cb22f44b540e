/* Durations as people write them in formats and scripts. */
#ifndef SCRIPT_DURATION_H
#define SCRIPT_DURATION_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* "1500", "1500 ms", "2 s", "1.5 s": milliseconds, at most `most`. False: it is none of these. */
MUST_CHECK bool duration_parse(struct str text, uint32_t most, uint32_t *ms);

/* "3:00", "1:02:03", "0:30.5" or "45": a length of a programme, in milliseconds; at most 24 hours.
 * Below an hour or minute go at most 59. False: it is none. */
MUST_CHECK bool length_parse(struct str text, uint32_t *ms);
/* Writes a length so that length_parse gives it back: "3:00", "0:30.5", "1:02:03". */
void length_write(uint32_t ms, struct buf *out);

#endif
