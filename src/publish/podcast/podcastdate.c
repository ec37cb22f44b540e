#include "publish/podcast/podcastdate.h"

#include <stdio.h>
#include <time.h>

#define EARLIEST (-62167219200LL) /* 0000-01-01T00:00:00Z */
#define LATEST   253402300799LL   /* 9999-12-31T23:59:59Z */

void podcast_date(int64_t instant, char text[PODCAST_DATE])
{
    static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[][4] = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const time_t t = instant < EARLIEST ? EARLIEST : instant > LATEST ? LATEST : instant;
    struct tm tm = {0};

    gmtime_r(&t, &tm);
    snprintf(text, PODCAST_DATE, "%s, %02d %s %04d %02d:%02d:%02d +0000", days[tm.tm_wday % 7],
        tm.tm_mday % 100, months[tm.tm_mon % 12], (tm.tm_year + 1900) % 10000, tm.tm_hour % 100,
        tm.tm_min % 100, tm.tm_sec % 100);
}
