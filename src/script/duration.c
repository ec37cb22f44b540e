#include "script/duration.h"

#define LONGEST ((uint32_t)24 * 3600 * 1000)

/* "5" is 500 ms, "25" 250: one to three digits. */
static bool fraction_parse(struct str digits, uint32_t *ms)
{
    unsigned long n;

    if (digits.len > 3 || !str_to_uint(digits, 999, &n))
        return false;
    for (size_t i = digits.len; i < 3; i++)
        n *= 10;
    *ms = (uint32_t)n;
    return true;
}

/* "2" or "1.5". */
static bool seconds_parse(struct str text, uint32_t most, uint32_t *ms)
{
    struct str rest = text, whole;
    unsigned long n;
    uint32_t fraction = 0;

    if (!str_next(&rest, '.', &whole) || !str_to_uint(whole, most / 1000, &n))
        return false;
    if (whole.len < text.len && !fraction_parse(rest, &fraction))
        return false;
    *ms = (uint32_t)n * 1000 + fraction;
    return *ms <= most;
}

bool duration_parse(struct str text, uint32_t most, uint32_t *ms)
{
    const bool seconds = str_ends(text, STR("s")) && !str_ends(text, STR("ms"));
    unsigned long n;

    if (str_ends(text, STR("s")))
        text = str_trim(str_cut(text, 0, text.len - (seconds ? 1 : 2)));
    if (seconds)
        return seconds_parse(text, most, ms);
    if (!str_to_uint(text, most, &n))
        return false;
    *ms = (uint32_t)n;
    return true;
}

bool length_parse(struct str text, uint32_t *ms)
{
    struct str part;
    uint32_t above = 0; /* minutes before the seconds */
    unsigned long n;

    for (int parts = 0; str_find(text, STR(":"), 0) >= 0; parts++) {
        if (parts == 2 || !str_next(&text, ':', &part) || part.len > 4 ||
            !str_to_uint(part, parts ? 59 : 1440, &n))
            return false;
        above = above * 60 + (uint32_t)n;
    }
    if (!seconds_parse(text, above ? 59999 : LONGEST, ms) || above > LONGEST / 60000)
        return false;
    *ms += above * 60000;
    return *ms <= LONGEST;
}

void length_write(uint32_t ms, struct buf *out)
{
    const unsigned seconds = ms / 1000, fraction = ms % 1000;

    if (seconds >= 3600)
        buf_printf(out, "%u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
    else
        buf_printf(out, "%u:%02u", seconds / 60, seconds % 60);
    if (fraction % 10)
        buf_printf(out, ".%03u", fraction);
    else if (fraction % 100)
        buf_printf(out, ".%02u", fraction / 10);
    else if (fraction)
        buf_printf(out, ".%u", fraction / 100);
}
