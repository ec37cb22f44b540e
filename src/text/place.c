#include "text/place.h"

#include <unicode/ucal.h>
#include <unicode/uenum.h>

/* Is it the last part of the zone's name: "America/New_York"? */
static bool is_zones(struct str zone, struct str name)
{
    const size_t from = zone.len - name.len;

    if (zone.len <= name.len || zone.s[from - 1] != '/')
        return false;
    for (size_t i = 0; i < name.len; i++) {
        const char c = zone.s[from + i] == '_' ? ' ' : zone.s[from + i];

        if (!str_eq_nocase((struct str){&c, 1}, str_cut(name, i, i + 1)))
            return false;
    }
    return true;
}

bool place_is_city(struct str name)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *const zones = ucal_openTimeZones(&status);
    bool found = false;
    const char *zone;
    int32_t len;

    while (!found && U_SUCCESS(status) && (zone = uenum_next(zones, &len, &status)))
        found = is_zones((struct str){zone, (size_t)len}, name);
    uenum_close(zones);
    return found;
}
