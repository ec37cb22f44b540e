#include "text/calendar.h"

#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define PATTERN_MAX 128 /* UTF-16 units; what CLDR has is a third of it */
#define DAY_MAX     256 /* likewise, and in UTF-8 three times as many bytes */

static const UChar wanted[] = {'E', 'E', 'E', 'E', 'M', 'M', 'M', 'M', 'd', 0};
static const UChar utc[] = {'U', 'T', 'C', 0};

/* The language's pattern for these parts; its length, or 0. */
static int32_t find_pattern(const char *locale, UChar pattern[PATTERN_MAX], UErrorCode *status)
{
    UDateTimePatternGenerator *const generator = udatpg_open(locale, status);
    const int32_t n = udatpg_getBestPattern(generator, wanted, -1, pattern, PATTERN_MAX, status);

    udatpg_close(generator);
    return U_SUCCESS(*status) ? n : 0;
}

static int32_t write_day(const char *locale, int64_t second, UChar day[DAY_MAX], UErrorCode *status)
{
    UChar pattern[PATTERN_MAX];
    const int32_t n = find_pattern(locale, pattern, status);
    UDateFormat *const format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, n, status);
    const int32_t written = udat_format(format, (UDate)second * 1000, day, DAY_MAX, NULL, status);

    udat_close(format);
    return written;
}

bool calendar_day(
    int64_t second, struct str language, struct arena *a, struct str *out, struct error *err)
{
    UErrorCode status = U_ZERO_ERROR;
    const struct str tag = arena_str(a, language);
    char locale[ULOC_FULLNAME_CAPACITY];
    char utf8[3 * DAY_MAX];
    UChar day[DAY_MAX];
    int32_t n;

    if (!tag.s)
        return error_memory(err, "date");
    uloc_forLanguageTag(tag.s, locale, sizeof locale, NULL, &status);
    n = write_day(locale, second, day, &status);
    u_strToUTF8(utf8, sizeof utf8, &n, day, n, &status);
    if (U_FAILURE(status))
        return error_set(err, "date", "cannot be written in the language \"%s\": %s", tag.s,
            u_errorName(status));
    *out = arena_str(a, str_cut(str_of(utf8), 0, (size_t)n));
    return out->s || error_memory(err, "date");
}
