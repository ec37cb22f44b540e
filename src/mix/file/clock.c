#include "mix/file/clock.h"

#include "base/date.h"

#include <string.h>
#include <time.h>

struct clock clock_utc(struct str date)
{
    struct clock clock = {.time = "00:00:00"};
    struct date parsed;
    struct tm tm;
    time_t instant;

    if (!date_parse(date, &parsed) || parsed.precision < DATE_DAY)
        return clock;
    instant = (time_t)parsed.instant;
    if (!gmtime_r(&instant, &tm) || tm.tm_year < -900 || tm.tm_year > 8099)
        return clock;
    clock.has_day = true;
    clock.has_time = parsed.precision == DATE_TIME;
    strftime(clock.day, sizeof clock.day, "%Y-%m-%d", &tm);
    strftime(clock.time, sizeof clock.time, "%H:%M:%S", &tm);
    return clock;
}
