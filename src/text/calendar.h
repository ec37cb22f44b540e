/* Days as a language writes them in running text. */
#ifndef TEXT_CALENDAR_H
#define TEXT_CALENDAR_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

/*
 * Weekday, day and month ("Tuesday, 24 November", "mardi 24 novembre") of the day that a second of
 * UTC (since 1970-01-01T00:00:00Z) lies in, as the language (BCP 47 tag) writes them, in the arena.
 * The year is left out, as it is when somebody says what day it is. The forms are CLDR's.
 */
MUST_CHECK bool calendar_day(
    int64_t second, struct str language, struct arena *a, struct str *out, struct error *err);

#endif
