#include "script/file/scriptvalue.h"

#include "script/duration.h"
#include "script/format/format.h"

#include <stdio.h>
#include <string.h>

#define LANGUAGE_MAX 156 /* what ICU, which makes them canonical, has room for */
#define SHOWN_MAX    40  /* bytes of a wrong value that an error quotes */

bool scriptvalue_missing(const struct script_place *at, const char *what)
{
    return error_usage(at->err, at->name, "line %zu: expected %s", at->line, what);
}

bool scriptvalue_wrong(const struct script_place *at, const char *what, struct str value)
{
    const struct str shown = str_cut(value, 0, SHOWN_MAX);

    return error_usage(at->err, at->name, "line %zu: expected %s, not \"%.*s%s\"", at->line, what,
        STR_ARG(shown), shown.len < value.len ? "..." : "");
}

bool scriptvalue_why(const struct script_place *at, const char *name, const struct error *why)
{
    error_usage(at->err, at->name, "line %zu: %s: %s", at->line, name, why->text);
    if (at->err)
        at->err->kind = why->kind;
    return false;
}

bool scriptvalue_once(const struct script_place *at, bool *given, const char *name)
{
    if (*given)
        return error_usage(at->err, at->name, "line %zu: \"%s\" was given before", at->line, name);
    *given = true;
    return true;
}

/* A copy of t with every run of white space as one space. s is NULL without memory. */
static struct str fold(struct arena *a, struct str t)
{
    char *copy = arena_alloc(a, t.len + 1);
    size_t n = 0;

    if (!copy)
        return (struct str){NULL, 0};
    for (size_t i = 0; i < t.len; i++) {
        if (!ascii_is_space(t.s[i]))
            copy[n++] = t.s[i];
        else if (n > 0 && copy[n - 1] != ' ')
            copy[n++] = ' ';
    }
    if (n > 0 && copy[n - 1] == ' ')
        n--;
    copy[n] = '\0';
    return (struct str){copy, n};
}

bool scriptvalue_text(const struct script_place *at, struct str value, struct str *field)
{
    *field = fold(at->arena, value);
    return field->s || error_memory(at->err, at->name);
}

bool scriptvalue_language(const struct script_place *at, struct str value, struct str *field)
{
    for (size_t i = 0; i < value.len; i++)
        if (!ascii_is_alpha(value.s[i]) && !ascii_is_digit(value.s[i]) && value.s[i] != '-')
            return scriptvalue_wrong(at, "a language tag (en-GB)", value);
    if (value.len == 0 || value.len > LANGUAGE_MAX)
        return scriptvalue_wrong(at, "a language tag (en-GB)", value);
    return scriptvalue_text(at, value, field);
}

bool scriptvalue_date(const struct script_place *at, struct str value, struct str *field)
{
    bool good = value.len >= 4 && value.len <= 40;

    for (size_t i = 0; i < value.len && good; i++)
        good = ascii_is_digit(value.s[i]) || (i >= 4 && strchr("-:.+TZWtz ", value.s[i]));
    if (!good)
        return scriptvalue_wrong(at, "an ISO 8601 date (2026-11-24)", value);
    return scriptvalue_text(at, value, field);
}

bool scriptvalue_role(const struct script_place *at, struct str value, struct str *field)
{
    if (!format_is_role(value))
        return scriptvalue_wrong(at, "a role (small letters, digits and hyphens)", value);
    return scriptvalue_text(at, value, field);
}

bool scriptvalue_boundary(const struct script_place *at, struct str value, enum boundary *field)
{
    for (int b = 0; b < BOUNDARY_COUNT; b++) {
        if (!str_eq(value, str_of(boundary_name((enum boundary)b))))
            continue;
        *field = (enum boundary)b;
        return true;
    }
    return scriptvalue_wrong(at, SCRIPTVALUE_BOUNDARIES, value);
}

bool scriptvalue_duration(
    const struct script_place *at, struct str value, uint32_t most, uint32_t *ms)
{
    char what[80];

    if (str_ends(value, STR("s")) && duration_parse(value, most, ms))
        return true;
    snprintf(what, sizeof what, "a time with its unit, at most %u s (500 ms, 1.5 s)", most / 1000);
    return scriptvalue_wrong(at, what, value);
}

/* "97.5" is 975. */
static bool thousandths_parse(struct str text, uint32_t most, uint32_t *out)
{
    struct str rest = text, whole;
    unsigned long n, tenths = 0;

    if (!str_next(&rest, '.', &whole) || !str_to_uint(whole, most / 10, &n))
        return false;
    if (whole.len < text.len && (rest.len != 1 || !str_to_uint(rest, 9, &tenths)))
        return false;
    *out = (uint32_t)(n * 10 + tenths);
    return *out <= most;
}

static struct str without_percent(struct str value)
{
    return str_ends(value, STR("%")) ? str_trim(str_cut(value, 0, value.len - 1)) : value;
}

bool scriptvalue_percent(const struct script_place *at, struct str value, uint32_t least,
    uint32_t most, uint32_t *thousandths)
{
    char what[80];

    if (thousandths_parse(without_percent(value), most, thousandths) && *thousandths >= least)
        return true;
    snprintf(what, sizeof what, "%u to %u percent (97.5 %%)", least / 10, most / 10);
    return scriptvalue_wrong(at, what, value);
}

bool scriptvalue_percents(
    const struct script_place *at, struct str value, uint32_t most, uint32_t *from, uint32_t *to)
{
    struct str rest = without_percent(value), first;
    char what[80];

    if (str_next(&rest, '-', &first) && thousandths_parse(str_trim(first), most, from) &&
        thousandths_parse(str_trim(rest), most, to) && *from <= *to)
        return true;
    snprintf(what, sizeof what, "two percentages up to %u, the less first (60-160 %%)", most / 10);
    return scriptvalue_wrong(at, what, value);
}

bool scriptvalue_length(
    const struct script_place *at, struct str value, uint32_t *least_ms, uint32_t *most_ms)
{
    struct str rest = value, first;

    if (str_next(&rest, '-', &first) && length_parse(str_trim(first), least_ms) &&
        length_parse(first.len < value.len ? str_trim(rest) : str_trim(first), most_ms) &&
        *least_ms <= *most_ms && *most_ms > 0)
        return true;
    return scriptvalue_wrong(
        at, "a length up to 24 hours (3:00), or the least and the most (2:50-3:10)", value);
}

bool scriptvalue_next_pair(struct str *list, struct str *word, struct str *value)
{
    struct str pair;
    size_t n = 0;

    if (!str_next(list, ',', &pair))
        return false;
    pair = str_trim(pair);
    while (n < pair.len && !ascii_is_space(pair.s[n]))
        n++;
    *word = str_cut(pair, 0, n);
    *value = str_trim(str_cut(pair, n, pair.len));
    return true;
}
