/*
 * Dates and times as feeds, pages and agencies write them, understood and written as ISO 8601.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum date_precision { DATE_YEAR, DATE_MONTH, DATE_DAY, DATE_TIME };

struct date {
    int64_t instant; /* seconds since 1970-01-01T00:00:00Z: the beginning of what is meant, read as
                        UTC where no zone is told */
    enum date_precision precision;
    bool has_zone; /* with DATE_TIME: the text told the offset */
    int offset;    /* minutes east of UTC; 0 without a zone */
};

/*
 * Understands ISO 8601 in its extended and basic forms (RFC 3339, W3C-DTF, NITF's
 * 20261124T083000+0100), RFC 822/2822/5322 with what is made of it (names written out or in another
 * language of western Europe, a missing or wrong day of the week, AM and PM, names of zones, a
 * two-digit year after RFC 2822, 4.3), C's asctime, day.month.year, and Unix time in seconds or
 * milliseconds. Fractions of a second are dropped. False, and *out untouched, for anything else:
 * also for a day that no calendar has, and where 3/4/2026 could be March or April.
 */
MUST_CHECK bool date_parse(struct str text, struct date *out);

/*
 * ISO 8601 as far as is known: "2026", "2026-11", "2026-11-24", "2026-11-24T08:30:00" with "Z",
 * "+01:00" or, without a zone, nothing. In the arena; s is NULL without memory.
 */
MUST_CHECK struct str date_iso(const struct date *date, struct arena *a);

/* Days from 1970-01-01 to a day of the Gregorian calendar (month 1 to 12; day may be out of range).
 */
int64_t date_days(int64_t year, int month, int day);

#endif
