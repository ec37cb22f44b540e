/* Dates and times of day: the shapes of the language's data, matched to the lexemes. */
#include "text/say/figure.h"
#include "text/say/rules.h"

#include <string.h>

#define VALUES_MAX (2 * ELEMENT_KINDS)

/* What a shape's elements stood for: values[2 * kind] of the first of its kind, the next one of the
 * second. */
struct match {
    struct value values[VALUES_MAX];
    bool leading_zero; /* the hour is written with one */
};

static const char *const NAMES[ELEMENT_KINDS][2] = {
    [ELEMENT_LITERAL] = {"", ""},
    [ELEMENT_DAY] = {"day", "day2"},
    [ELEMENT_ORDINAL] = {"ordinal", "ordinal2"},
    [ELEMENT_MONTH] = {"month", "month2"},
    [ELEMENT_MONTH_NUMBER] = {"month-number", "month-number2"},
    [ELEMENT_YEAR] = {"year", "year2"},
    [ELEMENT_SHORT_YEAR] = {"short-year", "short-year2"},
    [ELEMENT_WEEKDAY] = {"weekday", "weekday2"},
    [ELEMENT_HOUR] = {"hour", "hour2"},
    [ELEMENT_MINUTE] = {"minute", "minute2"},
    [ELEMENT_SECOND] = {"second", "second2"},
    [ELEMENT_CLOCK] = {"clock", "clock2"},
    [ELEMENT_MERIDIEM] = {"meridiem", "meridiem2"},
};

static bool in_bounds(const struct view *v, size_t i, size_t digits_min, size_t digits_max,
    long low, long high, long *number)
{
    const size_t digits = digit_count(v, i);

    *number = small_number(v, i);
    return digits >= digits_min && digits <= digits_max && *number >= low && *number <= high;
}

static bool has_word(struct str words, struct str wanted)
{
    struct str word;

    while (str_next(&words, ' ', &word))
        if (word.len > 0 && str_eq_nocase(word, wanted))
            return true;
    return false;
}

/* A word of a class at i, with the full stop of its abbreviation where `dot` follows. */
static size_t match_name(
    const struct view *v, size_t i, enum entry_class class, struct value *value)
{
    size_t used = 0;
    const struct entry *const entry = entry_at(v, i, class, &used);

    if (!entry || lexeme_at(v, i)->stem != lexeme_at(v, i)->end)
        return 0;
    if (class == ENTRY_MONTH && entry->n_fields > 2 &&
        has_word(field_of(entry, 2), text_of(v, i + used)))
        return 0; /* "May be" */
    value->text = field_of(entry, 0);
    if (is_sign(v, i + used, '.') && is_glued(v, i + used) &&
        (!str_eq_nocase(value->text, text_of(v, i)) && class != ENTRY_MERIDIEM) &&
        i + used + 1 < v->n)
        used++;
    return used;
}

static size_t match_ordinal(const struct view *v, size_t i, struct value *value)
{
    long day;
    size_t used = 0;
    const struct entry *suffix;

    if (!in_bounds(v, i, 1, 2, 1, 31, &day) || !is_glued(v, i + 1))
        return 0;
    value->number = day;
    if (langdata_setting(v->lang, SETTING_ORDINAL_DOT).len > 0 && is_sign(v, i + 1, '.') &&
        !(is_glued(v, i + 2) && is_digits(v, i + 2)))
        return 2;
    suffix = entry_at(v, i + 1, ENTRY_SUFFIX, &used);
    return suffix && str_find(field_of(suffix, 0), STR("ordinal"), 0) >= 0 ? 1 + used : 0;
}

/* One number element. Returns its lexemes: 1 or 0. */
static size_t match_number(
    const struct view *v, size_t i, enum element_kind kind, struct value *value)
{
    static const struct {
        size_t digits_min, digits_max;
        long low, high;
    } BOUNDS[ELEMENT_KINDS] = {
        [ELEMENT_DAY] = {1, 2, 1, 31},
        [ELEMENT_MONTH_NUMBER] = {1, 2, 1, 12},
        [ELEMENT_YEAR] = {4, 4, 1000, 2999},
        [ELEMENT_SHORT_YEAR] = {2, 2, 0, 99},
        [ELEMENT_HOUR] = {1, 2, 0, 24},
        [ELEMENT_MINUTE] = {2, 2, 0, 59},
        [ELEMENT_SECOND] = {2, 2, 0, 59},
    };
    long number;

    if (!in_bounds(v, i, BOUNDS[kind].digits_min, BOUNDS[kind].digits_max, BOUNDS[kind].low,
            BOUNDS[kind].high, &number))
        return 0;
    if (kind == ELEMENT_SHORT_YEAR)
        number += number < 50 ? 2000 : 1900;
    value->number = number;
    if (kind == ELEMENT_MONTH_NUMBER)
        value->text = langdata_month(v->lang, (unsigned)number);
    return 1;
}

static size_t match_clock(const struct view *v, size_t i, int which, struct match *match)
{
    long clock;

    if (!in_bounds(v, i, 4, 4, 0, 2359, &clock) || clock % 100 > 59)
        return 0;
    match->values[2 * ELEMENT_HOUR + which - 1].number = clock / 100;
    match->values[2 * ELEMENT_MINUTE + which - 1].number = clock % 100;
    match->leading_zero = clock < 1000;
    return 1;
}

static size_t match_element(
    const struct view *v, size_t i, const struct element *element, struct match *match)
{
    struct value *const value = &match->values[2 * element->kind + element->which - 1];
    struct str literal = element->text;
    size_t used;

    switch (element->kind) {
    case ELEMENT_LITERAL:
        if (str_eq(literal, STR("-")))
            return lexeme_at(v, i)->kind == LEXEME_SIGN && is_dash(lexeme_at(v, i)->cp) ? 1 : 0;
        return str_eq_nocase(literal, text_of(v, i)) ? 1 : 0;
    case ELEMENT_MONTH: return match_name(v, i, ENTRY_MONTH, value);
    case ELEMENT_WEEKDAY:
        used = match_name(v, i, ENTRY_WEEKDAY, value);
        return used > 0 ? used : match_name(v, i, ENTRY_WEEKDAY_WORD, value);
    case ELEMENT_MERIDIEM:
        used = match_name(v, i, ENTRY_MERIDIEM, value);
        value->letters = true;
        value->lexeme = i;
        return used;
    case ELEMENT_CLOCK: return match_clock(v, i, element->which, match);
    case ELEMENT_ORDINAL: return match_ordinal(v, i, value);
    default: return match_number(v, i, element->kind, value);
    }
}

/* Is lexeme i part of a longer thing with digits before it ("1.2/3", "x3/4")? */
static bool begins_inside(const struct view *v, size_t i)
{
    const struct lexeme *const before = lexeme_at(v, i - 1);

    if (!is_glued(v, i))
        return false;
    if (before->kind != LEXEME_SIGN)
        return true;
    return before->cp != '(' && before->glued && is_digits(v, i - 2);
}

/* Does a longer thing go on at lexeme i? */
static bool goes_on_inside(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    if (!is_glued(v, i) || (l->kind == LEXEME_SIGN && is_dash(l->cp)))
        return false;
    if (l->kind != LEXEME_SIGN)
        return true;
    return l->cp != ')' && is_glued(v, i + 1) && is_digits(v, i + 1);
}

static size_t match_pattern(
    const struct view *v, size_t at, const struct pattern *pattern, struct match *match)
{
    size_t i = at;

    *match = (struct match){0};
    for (size_t k = 0; k < ELEMENT_KINDS; k++) {
        match->values[2 * k].name = NAMES[k][0];
        match->values[2 * k + 1].name = NAMES[k][1];
    }
    for (size_t k = 0; k < pattern->n_elements; k++) {
        const struct element *const element = &pattern->elements[k];
        size_t used;

        if (i >= v->n ||
            (k > 0 && ((element->glued && !is_glued(v, i)) || (element->spaced && is_glued(v, i)))))
            return 0;
        used = match_element(v, i, element, match);
        if (used == 0)
            return 0;
        if (element->kind == ELEMENT_HOUR && element->which == 1)
            match->leading_zero = digit_count(v, i) == 2 && v->text.s[v->lexemes[i].at] == '0';
        i += used;
    }
    return begins_inside(v, at) || goes_on_inside(v, i) ? 0 : i - at;
}

/* Does a number go on as a measure behind lexeme i, so that "9.30" is no time? */
static bool is_counted(const struct view *v, size_t i)
{
    return entry_at(v, i, ENTRY_MAGNITUDE, NULL) || entry_at(v, i, ENTRY_UNIT, NULL) ||
           entry_at(v, i, ENTRY_CURRENCY, NULL) || is_sign(v, i, '%');
}

/* Behind a word that times follow ("kl. 9.30"), or a time that is ("kl. 9.30 och 10.30")? */
static bool is_behind_time_word(const struct view *v, size_t at)
{
    const size_t before = is_sign(v, at - 1, '.') && is_glued(v, at - 1) ? at - 2 : at - 1;

    if (is_listed(v, before, ENTRY_TIME_BEFORE))
        return true;
    return at >= 5 && is_listed(v, at - 1, ENTRY_FUNCTION) && digit_count(v, at - 2) == 2 &&
           is_sign(v, at - 3, '.') && is_glued(v, at - 3) && is_glued(v, at - 2) &&
           digit_count(v, at - 4) > 0 && digit_count(v, at - 4) <= 2 &&
           is_behind_time_word(v, at - 4);
}

/* Does a word before or behind say that "9.30" is a time, and nothing that it is a measure? */
static bool is_among_times(const struct view *v, size_t at, size_t end)
{
    return (is_behind_time_word(v, at) || is_listed(v, end, ENTRY_TIME_AFTER)) &&
           !is_counted(v, end) && !is_digits(v, end);
}

/* One of a template's conditions. */
static bool condition_holds(
    const struct view *v, struct str condition, const struct match *match, size_t at, size_t end)
{
    const int64_t hour = match->values[2 * ELEMENT_HOUR].number;
    const int64_t minute = match->values[2 * ELEMENT_MINUTE].number;
    const int64_t day = match->values[2 * ELEMENT_DAY].number;

    if (str_eq(condition, STR("zero")))
        return minute == 0;
    if (str_eq(condition, STR("low")))
        return minute < 10;
    if (str_eq(condition, STR("early")))
        return match->leading_zero && hour > 0;
    if (str_eq(condition, STR("afternoon")))
        return hour > 12 || hour == 0;
    if (str_eq(condition, STR("midnight")))
        return hour == 0;
    if (str_eq(condition, STR("one")))
        return hour == 1;
    if (str_eq(condition, STR("one-minute")))
        return minute == 1;
    if (str_eq(condition, STR("first")))
        return day == 1 || match->values[2 * ELEMENT_ORDINAL].number == 1;
    if (str_eq(condition, STR("elided")))
        return at > 0 && is_glued(v, at) && is_apostrophe(lexeme_at(v, at - 1)->cp);
    if (str_eq(condition, STR("after")))
        return is_among_times(v, at, end);
    return false;
}

/* Do all conditions "?name+name" at a template's beginning hold? */
static bool conditions_hold(
    const struct view *v, struct str conditions, const struct match *match, size_t at, size_t end)
{
    struct str condition;

    while (str_next(&conditions, '+', &condition))
        if (!condition_holds(v, condition, match, at, end))
            return false;
    return true;
}

/* The first template whose condition holds, without it; empty: none. */
static struct str choose_template(const struct view *v, const struct pattern *pattern,
    const struct match *match, size_t at, size_t end)
{
    for (size_t i = 0; i < pattern->n_templates; i++) {
        struct str template = pattern->templates[i];
        struct str condition;

        if (!str_starts(template, STR("?")))
            return template;
        template = str_cut(template, 1, template.len);
        if (str_next(&template, ' ', &condition) && conditions_hold(v, condition, match, at, end))
            return template;
    }
    return (struct str){"", 0};
}

/* Without the template's first word where it was just said ("on the" + "the third of March"). */
static struct str without_repeated(const struct view *v, size_t at, struct str template)
{
    struct str rest = template;
    struct str first;

    if (at > 0 && str_next(&rest, ' ', &first) && rest.len > 0 && first.s[0] != '{' &&
        str_eq_nocase(first, text_of(v, at - 1)))
        return rest;
    return template;
}

/* Says a template in which the style "ordinal" is the one that fits here. */
static void say_date(struct view *v, size_t at, struct str template, const struct match *match)
{
    const struct str style = ordinal_style(v, at);
    struct buf text = {0};
    ptrdiff_t found;
    size_t from = 0;

    if (str_eq(style, STR("ordinal"))) {
        say_template(v, template, match->values, VALUES_MAX);
        return;
    }
    while ((found = str_find(template, STR(":ordinal}"), from)) >= 0) {
        buf_add(&text, str_cut(template, from, (size_t)found + 1));
        buf_add(&text, style);
        from = (size_t)found + STR(":ordinal").len;
    }
    buf_add(&text, str_cut(template, from, template.len));
    say_template(v, buf_str(&text), match->values, VALUES_MAX);
    buf_free(&text);
}

static bool begins_with_digits(const struct pattern *pattern)
{
    const enum element_kind kind = pattern->elements[0].kind;

    return kind != ELEMENT_LITERAL && kind != ELEMENT_MONTH && kind != ELEMENT_WEEKDAY;
}

static size_t apply_patterns(struct view *v, size_t at, const char *rule)
{
    struct match match;
    size_t n;
    const struct pattern *const patterns = langdata_patterns(v->lang, &n);

    for (size_t i = 0; i < n; i++) {
        struct str template;
        size_t used;

        if (strcmp(patterns[i].rule, rule) != 0 ||
            is_digits(v, at) != begins_with_digits(&patterns[i]))
            continue;
        used = match_pattern(v, at, &patterns[i], &match);
        if (used == 0)
            continue;
        template = choose_template(v, &patterns[i], &match, at, at + used);
        if (template.len == 0)
            continue;
        say_date(v, at, without_repeated(v, at, template), &match);
        return used;
    }
    return 0;
}

/* Can a date or time begin here? Only with digits, a month or a weekday. */
static bool may_begin(const struct view *v, size_t at)
{
    return is_digits(v, at) || entry_at(v, at, ENTRY_MONTH, NULL) ||
           entry_at(v, at, ENTRY_WEEKDAY, NULL) || entry_at(v, at, ENTRY_WEEKDAY_WORD, NULL);
}

size_t rule_date(struct view *v, size_t at)
{
    return may_begin(v, at) ? apply_patterns(v, at, "date") : 0;
}

size_t rule_time(struct view *v, size_t at)
{
    return is_digits(v, at) ? apply_patterns(v, at, "time") : 0;
}

/* A month's abbreviation with its full stop, behind a word that dates follow, or alone ("in Jan").
 */
size_t rule_month(struct view *v, size_t at)
{
    const struct entry *const month = entry_at(v, at, ENTRY_MONTH, NULL);

    bool dot;

    if (!month || str_eq_nocase(field_of(month, 0), text_of(v, at)) || v->shouting)
        return 0;
    dot = is_sign(v, at + 1, '.') && is_glued(v, at + 1);
    if (!dot && v->n > 1 && !is_listed(v, at - 1, ENTRY_YEAR_BEFORE))
        return 0;
    say_words(v->say, field_of(month, 0));
    return dot && at + 2 < v->n ? 2 : 1;
}

/* Is the word at `at`, which may be another ("So", "Sat"), a weekday here: behind "on", or behind
 * another weekday and a word that joins them? */
static bool is_among_weekdays(const struct view *v, size_t at)
{
    const size_t before = is_sign(v, at - 2, '.') ? at - 3 : at - 2;
    const bool dot = is_sign(v, at + 1, '.') && is_glued(v, at + 1);

    if (lexeme_at(v, at)->shape != SHAPE_TITLE || is_glued(v, at) || at < 1 || v->shouting ||
        !(dot || is_clause_end(v, at + 1) || is_digits(v, at + 1)))
        return false;
    if (is_listed(v, at - 1, ENTRY_WEEKDAY_BEFORE))
        return true;
    return at >= 2 && is_listed(v, at - 1, ENTRY_FUNCTION) &&
           (entry_at(v, before, ENTRY_WEEKDAY, NULL) ||
               entry_at(v, before, ENTRY_WEEKDAY_WORD, NULL));
}

/* A weekday's abbreviation ("Tue"); what is also another word only where weekdays stand. */
size_t rule_weekday(struct view *v, size_t at)
{
    const struct entry *weekday = entry_at(v, at, ENTRY_WEEKDAY, NULL);

    if (!weekday && is_among_weekdays(v, at))
        weekday = entry_at(v, at, ENTRY_WEEKDAY_WORD, NULL);
    if (!weekday || str_eq_nocase(field_of(weekday, 0), text_of(v, at)))
        return 0;
    say_words(v->say, field_of(weekday, 0));
    return is_sign(v, at + 1, '.') && is_glued(v, at + 1) && at + 2 < v->n ? 2 : 1;
}
