#include "read/page/linedate.h"

#include "base/date.h"

#include <string.h>

#define MAX_WORDS 6 /* of a date */

/* The number before the sign (3 bytes) at or after *at, which moves behind it; 0: none. */
static unsigned long number_before(struct str t, struct str sign, size_t *at)
{
    const ptrdiff_t found = str_find(t, sign, *at);
    unsigned long number = 0;
    size_t from;

    if (found < 0)
        return 0;
    for (from = (size_t)found; from > *at && ascii_is_digit(t.s[from - 1]);)
        from--;
    if (!str_to_uint(str_cut(t, from, (size_t)found), 9999, &number))
        return 0;
    *at = (size_t)found + sign.len;
    return number;
}

/* A date of China or Japan, as date_parse reads it: year, month and day each before its sign. */
static struct str east_asian_date(struct str t, struct arena *a)
{
    size_t at = 0;
    const unsigned long year = number_before(t, STR("\xE5\xB9\xB4"), &at);
    const unsigned long month = year ? number_before(t, STR("\xE6\x9C\x88"), &at) : 0;
    const unsigned long day = month ? number_before(t, STR("\xE6\x97\xA5"), &at) : 0;
    struct str rest = str_trim(str_cut(t, at, t.len));

    if (day == 0)
        return t;
    rest = str_cut(rest, 0, rest.len > 5 && rest.s[5] == ':' ? 8 : 5);
    if (rest.len < 5 || rest.s[2] != ':' || !ascii_is_digit(rest.s[0]))
        rest = STR("");
    return arena_printf(
        a, "%04lu-%02lu-%02lu%s%.*s", year, month, day, rest.len ? "T" : "", STR_ARG(rest));
}

/* "2024.10.12." and "2024/10/12", the year first, as date_parse reads it; else the line itself. */
static struct str year_first_date(struct str t, struct arena *a)
{
    for (size_t i = 0; i + 10 <= t.len; i++) {
        const struct str d = str_cut(t, i, i + 10);
        unsigned long year, month, day;
        if ((d.s[4] == '.' || d.s[4] == '/') && d.s[7] == d.s[4] &&
            (i == 0 || !ascii_is_digit(t.s[i - 1])) && str_to_uint(str_cut(d, 0, 4), 2100, &year) &&
            str_to_uint(str_cut(d, 5, 7), 12, &month) && str_to_uint(str_cut(d, 8, 10), 31, &day))
            return arena_printf(a, "%04lu-%02lu-%02lu", year, month, day);
    }
    return t;
}

static bool has_digit(struct str t)
{
    for (size_t i = 0; i < t.len; i++)
        if (ascii_is_digit(t.s[i]))
            return true;
    return false;
}

/* The most precise date of the words that begin at byte `from`; false where there is none. */
static bool date_from(struct str text, size_t from, struct date *best)
{
    bool found = false;
    size_t end = from;

    for (int words = 0; words < MAX_WORDS && end < text.len; words++) {
        const ptrdiff_t space = str_find(text, STR(" "), end + 1);
        struct str part;
        struct date date;
        end = space < 0 ? text.len : (size_t)space;
        part = str_cut(text, from, end);
        while (part.len && strchr(",;|", part.s[part.len - 1]))
            part.len--;
        if (!has_digit(part) || !date_parse(part, &date) || date.precision < DATE_DAY ||
            (found && date.precision < best->precision))
            continue;
        *best = date;
        found = true;
    }
    return found;
}

/* The word that begins at byte `from`. */
static struct str word_at(struct str text, size_t from)
{
    const ptrdiff_t space = str_find(text, STR(" "), from);

    return str_cut(text, from, space < 0 ? text.len : (size_t)space);
}

/* A date begins at its first number, or as late before that as it can: who wrote it may be called
 * April, or Jane, which begins as a month does. */
struct str linedate_find(struct str line, struct arena *a)
{
    const struct str text = year_first_date(east_asian_date(line, a), a);
    struct date date = {0}, next;
    bool found = false;

    if (!text.s)
        return text;
    for (size_t from = 0; from < text.len; from++) {
        if (from > 0 && text.s[from - 1] != ' ')
            continue;
        if (date_from(text, from, &next) && (!found || next.precision >= date.precision)) {
            date = next;
            found = true;
        }
        if (found && has_digit(word_at(text, from)))
            break;
    }
    return found ? date_iso(&date, a) : STR("");
}
