/* A programme's date as broadcasters' and players' fields want it: in UTC. */
#ifndef MIX_FILE_CLOCK_H
#define MIX_FILE_CLOCK_H

#include "base/str.h"

#include <stdbool.h>

struct clock {
    bool has_day, has_time; /* how far the date is known */
    char day[11];           /* "2026-11-24"; "" without a day */
    char time[9];           /* "08:30:00"; "00:00:00" where no time is told */
};

/* Of an ISO 8601 date, as tags have it. */
struct clock clock_utc(struct str date);

#endif
