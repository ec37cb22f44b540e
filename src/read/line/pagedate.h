/* Lines that tell when: "Published 3 March 2026", "Stand: 02.02.2026 10:15 Uhr", "14:05 GMT". */
#ifndef READ_LINE_PAGEDATE_H
#define READ_LINE_PAGEDATE_H

#include "base/arena.h"
#include "base/str.h"
#include "read/line/pageline.h"

#include <stdbool.h>

enum pagedate_kind {
    PAGEDATE_NONE,
    PAGEDATE_TIME,  /* a time of day and nothing else, as in live reports and chronologies */
    PAGEDATE_DATE,  /* a date, which can be a heading of a chronology, too */
    PAGEDATE_STAMP, /* said to be one: "Updated ...", "5 hours ago" */
};

/* What kind of line it is: all its words belong to a date and time, but for a place before it. */
enum pagedate_kind pagedate_of(const struct pageline *line);

/* The first date of such a line as ISO 8601, in the arena; empty where it cannot be told. */
struct str pagedate_iso(const struct pageline *line, struct arena *a);

#endif
