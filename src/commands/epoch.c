#include "commands/epoch.h"

#include "base/date.h"

#include <stdlib.h>

#define NAME "SOURCE_DATE_EPOCH"
#define MOST 253402300799 /* 9999-12-31T23:59:59Z */

bool epoch_read(struct epoch *out, struct error *err)
{
    const char *const value = getenv(NAME);
    unsigned long seconds;

    *out = (struct epoch){0};
    if (!value || !*value)
        return true;
    if (!str_to_uint(str_of(value), MOST, &seconds))
        return error_usage(err, NAME,
            "\"%s\" is no whole number of seconds since 1970, such as 1795509000", value);
    *out = (struct epoch){.is_set = true, .instant = (int64_t)seconds};
    return true;
}

struct str epoch_date(const struct epoch *epoch, struct arena *a)
{
    const struct date date = {.instant = epoch->instant, .precision = DATE_TIME, .has_zone = true};

    return epoch->is_set ? date_iso(&date, a) : STR("");
}
