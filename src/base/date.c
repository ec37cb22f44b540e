#include "base/date.h"

#include <stdio.h>
#include <string.h>

#define DAY ((int64_t)86400)

/* What was found of a date so far; -1: not yet. */
struct parts {
    int64_t year;
    int month, day;
    int hour, minute, second;
    int offset;
    bool has_zone;
};

static const struct parts NOTHING = {-1, -1, -1, -1, 0, 0, 0, false};

/* --- the calendar --- */

/* Howard Hinnant's days_from_civil: years begin in March, so that the leap day comes last. */
int64_t date_days(int64_t year, int month, int day)
{
    const int64_t y = month <= 2 ? year - 1 : year;
    const int64_t era = (y >= 0 ? y : y - 399) / 400;
    const int64_t year_of_era = y - era * 400;
    const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static int days_of_month(int64_t year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

static void civil(int64_t days, int64_t *year, int *month, int *day)
{
    int64_t y = 1970 + days / 366; /* at most the year sought for days >= 0 */
    int m = 1;

    if (days < 0)
        y = 1970 + days / 365 - 1;
    while (date_days(y + 1, 1, 1) <= days)
        y++;
    while (m < 12 && date_days(y, m + 1, 1) <= days)
        m++;
    *year = y;
    *month = m;
    *day = (int)(days - date_days(y, m, 1)) + 1;
}

/* Checks the parts and makes a date of them. */
static bool finish(const struct parts *p, struct date *out)
{
    const int month = p->month < 0 ? 1 : p->month;
    const int day = p->day < 0 ? 1 : p->day;
    struct date date = {0};

    if (p->year < 1000 || p->year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_of_month(p->year, month))
        return false;
    if (p->hour > 24 || p->minute > 59 || p->second > 60 ||
        (p->hour == 24 && (p->minute > 0 || p->second > 0)))
        return false;
    date.precision = p->hour >= 0    ? DATE_TIME
                     : p->day >= 0   ? DATE_DAY
                     : p->month >= 0 ? DATE_MONTH
                                     : DATE_YEAR;
    date.instant = date_days(p->year, month, day) * DAY;
    if (p->hour >= 0) {
        /* a leap second is told as the second before it */
        date.instant += p->hour * 3600 + p->minute * 60 + (p->second == 60 ? 59 : p->second);
        date.has_zone = p->has_zone;
        date.offset = p->offset;
        date.instant -= (int64_t)p->offset * 60;
    }
    *out = date;
    return true;
}

/* --- pieces --- */

/* The digits at *at as a number (at most nine), their count; *at moves past them. */
static size_t digits(struct str t, size_t *at, int *n)
{
    const size_t from = *at;

    *n = 0;
    while (*at < t.len && ascii_is_digit(t.s[*at])) {
        if (*at - from < 9)
            *n = *n * 10 + (t.s[*at] - '0');
        (*at)++;
    }
    return *at - from;
}

static char at_byte(struct str t, size_t at)
{
    return at < t.len ? t.s[at] : '\0';
}

static void skip_space(struct str t, size_t *at)
{
    while (*at < t.len && ascii_is_space(t.s[*at]))
        (*at)++;
}

/* "+01:00", "-0500", "+01", "-5:00" at *at. */
static bool parse_offset(struct str t, size_t *at, int *offset)
{
    const char sign = at_byte(t, *at);
    size_t i = *at + 1, len;
    int hours, minutes = 0;

    if (sign != '+' && sign != '-')
        return false;
    len = digits(t, &i, &hours);
    if (len == 4 || len == 3) {
        minutes = hours % 100;
        hours /= 100;
    } else if (len != 1 && len != 2) {
        return false;
    } else if (at_byte(t, i) == ':') {
        i++;
        if (digits(t, &i, &minutes) != 2)
            return false;
    }
    if (hours > 15 || minutes > 59)
        return false;
    *offset = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    *at = i;
    return true;
}

/*
 * Names of zones that news comes with, in minutes. The first ten are RFC 822's; of the others those
 * that mean one offset among news sites ("IST" and "CST" of Asia do not, RFC 822's CST does).
 */
static bool zone_named(struct str name, int *offset)
{
    static const struct {
        const char *name;
        int offset;
    } zones[] = {{"UT", 0}, {"GMT", 0}, {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300},
        {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"UTC", 0}, {"Z", 0},
        {"WET", 0}, {"WEST", 60}, {"BST", 60}, {"CET", 60}, {"MEZ", 60}, {"CEST", 120},
        {"MESZ", 120}, {"EET", 120}, {"EEST", 180}, {"MSK", 180}, {"TRT", 180}, {"SAST", 120},
        {"PKT", 300}, {"HKT", 480}, {"SGT", 480}, {"AWST", 480}, {"JST", 540}, {"KST", 540},
        {"ACST", 570}, {"AEST", 600}, {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780}, {"AST", -240},
        {"ADT", -180}, {"NST", -210}, {"NDT", -150}, {"AKST", -540}, {"AKDT", -480}, {"HST", -600},
        {"BRT", -180}, {"ART", -180}};

    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (str_eq_nocase(name, str_of(zones[i].name))) {
            *offset = zones[i].offset;
            return true;
        }
    return false;
}

/* "HH:MM[:SS[.fff]]" at *at. */
static bool parse_clock(struct str t, size_t *at, struct parts *p)
{
    size_t i = *at;

    if (digits(t, &i, &p->hour) > 2 || i == *at || at_byte(t, i) != ':')
        return false;
    i++;
    if (digits(t, &i, &p->minute) != 2)
        return false;
    if (at_byte(t, i) == ':') {
        i++;
        if (digits(t, &i, &p->second) != 2)
            return false;
        if ((at_byte(t, i) == '.' || at_byte(t, i) == ',') && ascii_is_digit(at_byte(t, i + 1))) {
            int fraction;

            i++;
            digits(t, &i, &fraction);
        }
    }
    *at = i;
    return true;
}

/* The first time of day; what only looks like one leaves no trace. */
static bool take_clock(struct str t, size_t *at, struct parts *p)
{
    struct parts with = *p;

    if (p->hour >= 0 || !parse_clock(t, at, &with))
        return false;
    *p = with;
    return true;
}

/* --- ISO 8601 --- */

/* "HHMM[SS]" of the basic form. */
static bool basic_clock(struct str t, size_t *at, struct parts *p)
{
    int n, fraction;
    const size_t len = digits(t, at, &n);

    if (len == 6) {
        p->hour = n / 10000;
        p->minute = n / 100 % 100;
        p->second = n % 100;
        if (at_byte(t, *at) == '.') {
            (*at)++;
            digits(t, at, &fraction);
        }
    } else if (len == 4) {
        p->hour = n / 100;
        p->minute = n % 100;
    }
    return len == 6 || len == 4;
}

/* What may follow a time: nothing, an offset, or a zone's name. */
static bool iso_zone(struct str t, size_t at, struct parts *p)
{
    skip_space(t, &at);
    if (at == t.len)
        return true;
    p->has_zone = true;
    if (parse_offset(t, &at, &p->offset))
        return at == t.len;
    return zone_named(str_cut(t, at, t.len), &p->offset);
}

static bool iso_time(struct str t, size_t at, struct parts *p)
{
    const char mark = at_byte(t, at);

    if (at == t.len)
        return true;
    if (mark != 'T' && mark != 't' && !ascii_is_space(mark))
        return false;
    at++;
    skip_space(t, &at);
    return (take_clock(t, &at, p) || basic_clock(t, &at, p)) && iso_zone(t, at, p);
}

static bool iso(struct str t, struct parts *p)
{
    size_t at = 0;
    int n;
    const size_t len = digits(t, &at, &n);
    const char sep = at_byte(t, at);

    if (len == 8) {
        p->year = n / 10000;
        p->month = n / 100 % 100;
        p->day = n % 100;
        return iso_time(t, at, p);
    }
    if (len != 4)
        return false;
    p->year = n;
    if (at == t.len)
        return true;
    if (sep != '-' && sep != '/' && sep != '.')
        return false;
    at++;
    if (digits(t, &at, &p->month) > 2)
        return false;
    if (at == t.len)
        return sep == '-';
    if (at_byte(t, at) != sep)
        return false;
    at++;
    return digits(t, &at, &p->day) <= 2 && p->day > 0 && iso_time(t, at, p);
}

/* --- RFC 822 and its kin: words and numbers in some order --- */

/* 1 to 12 for the name of a month, or the beginning of one of at least three letters; else 0. */
static int month_named(struct str word)
{
    static const char *const names[12][8] = {
        {"january", "janvier", "januar", "enero", "gennaio", "janeiro", "januari", "ianuarie"},
        {"february", "f\xC3\xA9vrier", "fevrier", "februar", "febrero", "febbraio", "fevereiro",
            "februari"},
        {"march", "mars", "m\xC3\xA4rz", "marzo", "mar\xC3\xA7o", "maart", "mrz", "mrt"},
        {"april", "avril", "abril", "aprile"},
        {"may", "mai", "mayo", "maggio", "maio", "mei", "maj"},
        {"june", "juin", "juni", "junio", "giugno", "junho"},
        {"july", "juillet", "juli", "julio", "luglio", "julho"},
        {"august", "ao\xC3\xBBt", "aout", "agosto", "augustus", "augusti"},
        {"september", "septembre", "septiembre", "settembre", "setembro", "setiembre"},
        {"october", "octobre", "oktober", "octubre", "ottobre", "outubro"},
        {"november", "novembre", "noviembre", "novembro"},
        {"december",
            "d\xC3\xA9"
            "cembre",
            "decembre", "dezember", "diciembre", "dicembre", "dezembro"},
    };

    if (word.len < 3)
        return 0;
    for (int m = 0; m < 12; m++)
        for (size_t i = 0; i < 8 && names[m][i]; i++)
            if (str_eq_nocase(word, str_cut(str_of(names[m][i]), 0, word.len)))
                return m + 1;
    return 0;
}

static bool is_word_byte(char c)
{
    return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* A word: month, AM or PM, zone, or none of our business (the day of the week). */
static void take_word(struct str t, size_t *at, struct parts *p)
{
    const size_t from = *at;
    struct str word;
    int month, offset;

    while (*at < t.len && is_word_byte(t.s[*at]))
        (*at)++;
    word = str_cut(t, from, *at);
    /* "mar." may have been a Tuesday (mardi, martes, martedi) */
    month = p->month < 0 || p->month == 3 ? month_named(word) : 0;
    if (month > 0) {
        p->month = month;
    } else if (p->hour >= 0 && str_eq_nocase(word, STR("pm"))) {
        if (p->hour < 12)
            p->hour += 12;
    } else if (p->hour >= 0 && str_eq_nocase(word, STR("am"))) {
        if (p->hour == 12)
            p->hour = 0;
    } else if (p->hour >= 0 && !p->has_zone && zone_named(word, &offset)) {
        p->has_zone = true;
        p->offset = offset;
        (void)parse_offset(t, at, &p->offset); /* "GMT+0100" */
    }
}

/* A number that is no time: the day, or the year. */
static bool take_number(struct str t, size_t *at, struct parts *p)
{
    int n;
    const size_t len = digits(t, at, &n);

    if (len > 2 && len != 4)
        return false;
    if (len == 4 && p->year < 0) {
        p->year = n;
    } else if (len <= 2 && p->day < 0) {
        p->day = n;
        while (*at < t.len && ascii_is_alpha(t.s[*at])) /* "24th" */
            (*at)++;
    } else if (len == 2 && p->year < 0) {
        p->year = n < 50 ? 2000 + n : 1900 + n;
    } else {
        return false;
    }
    return true;
}

static bool words(struct str t, struct parts *p)
{
    size_t at = 0;

    while (at < t.len) {
        const char c = t.s[at];
        bool ok = true;

        if (is_word_byte(c)) {
            take_word(t, &at, p);
        } else if (ascii_is_digit(c)) {
            ok = take_clock(t, &at, p) || take_number(t, &at, p);
        } else if (p->hour >= 0 && (c == '+' || c == '-') && ascii_is_digit(at_byte(t, at + 1))) {
            ok = parse_offset(t, &at, &p->offset);
            p->has_zone = true;
        } else if (c == '(') { /* RFC 822's comment */
            while (at < t.len && t.s[at] != ')')
                at++;
        } else {
            at++;
        }
        if (!ok)
            return false;
    }
    return p->year >= 0 && p->month >= 0 && p->day >= 0;
}

/* --- numbers alone --- */

/* "24.11.2026", "24/11/2026", "11/24/2026", each with a time or without. */
static bool numeric(struct str t, struct parts *p)
{
    size_t at = 0;
    int first, second, year;
    char sep;

    if (digits(t, &at, &first) > 2)
        return false;
    sep = at_byte(t, at++);
    if ((sep != '.' && sep != '/' && sep != '-') || digits(t, &at, &second) > 2 ||
        at_byte(t, at++) != sep || digits(t, &at, &year) != 4)
        return false;
    if (sep == '/' && first <= 12 && second <= 12 && first != second)
        return false; /* nobody can tell */
    p->year = year;
    p->day = sep == '/' && second > 12 ? second : first;
    p->month = sep == '/' && second > 12 ? first : second;
    return iso_time(t, at, p);
}

static bool unix_time(struct str t, struct date *out)
{
    int64_t n = 0;

    if (t.len != 10 && t.len != 13)
        return false;
    for (size_t i = 0; i < t.len; i++) {
        if (!ascii_is_digit(t.s[i]))
            return false;
        n = n * 10 + (t.s[i] - '0');
    }
    *out = (struct date){
        .instant = t.len == 13 ? n / 1000 : n, .precision = DATE_TIME, .has_zone = true};
    return true;
}

bool date_parse(struct str text, struct date *out)
{
    static bool (*const forms[])(struct str, struct parts *) = {iso, numeric, words};
    const struct str t = str_trim(text);

    if (t.len > 100)
        return false;
    if (unix_time(t, out))
        return true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct parts p = NOTHING;

        if (forms[i](t, &p) && finish(&p, out))
            return true;
    }
    return false;
}

struct str date_iso(const struct date *date, struct arena *a)
{
    const int64_t local = date->instant + (int64_t)date->offset * 60;
    const int64_t days = local >= 0 ? local / DAY : -((-local + DAY - 1) / DAY);
    const int64_t seconds = local - days * DAY;
    const int minutes = date->offset < 0 ? -date->offset : date->offset;
    char zone[16] = "";
    struct str day;
    int64_t year;
    int month, d;

    civil(days, &year, &month, &d);
    if (date->precision == DATE_YEAR)
        return arena_printf(a, "%04lld", (long long)year);
    if (date->precision == DATE_MONTH)
        return arena_printf(a, "%04lld-%02d", (long long)year, month);
    day = arena_printf(a, "%04lld-%02d-%02d", (long long)year, month, d);
    if (date->precision == DATE_DAY || !day.s)
        return day;
    if (date->has_zone && date->offset == 0)
        strcpy(zone, "Z");
    else if (date->has_zone)
        snprintf(zone, sizeof zone, "%c%02d:%02d", date->offset < 0 ? '-' : '+', minutes / 60,
            minutes % 60);
    return arena_printf(a, "%.*sT%02d:%02d:%02d%s", STR_ARG(day), (int)(seconds / 3600),
        (int)(seconds / 60 % 60), (int)(seconds % 60), zone);
}
