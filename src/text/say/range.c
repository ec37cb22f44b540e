/* Two or more numbers joined by a dash, colon or "x": years, scores, odds, ranges, ratios. */
#include "text/say/figure.h"
#include "text/say/rules.h"

#define SCORE_REACH 4 /* words between a score and a word that tells it */

/* Two runs of digits with a sign between them, without spaces, and nothing more behind. */
static bool is_pair(const struct view *v, size_t at, uint32_t sign)
{
    const bool joined =
        sign == '-' ? is_joining_dash(v, at + 1)
                    : is_sign(v, at + 1, sign) && is_glued(v, at + 1) && is_glued(v, at + 2);

    if (!joined || !is_digits(v, at) || !is_digits(v, at + 2))
        return false;
    if (is_glued(v, at) && (is_digits(v, at - 1) || is_word(v, at - 1) ||
                               (is_digits(v, at - 2) && is_glued(v, at - 1))))
        return false;
    return is_sign(v, at + 3, '(') || /* "7-6(4)" */
           !(is_glued(v, at + 3) && is_glued(v, at + 4) && is_digits(v, at + 4));
}

static bool is_letter_behind(const struct view *v, size_t i)
{
    return is_glued(v, i) && (is_word(v, i) || is_digits(v, i));
}

/* "2019-20", "1914-1918", "2019/20", "1843–7" */
size_t rule_years(struct view *v, size_t at)
{
    const long from = small_number(v, at);
    const size_t digits = digit_count(v, at + 2);
    long to = small_number(v, at + 2);
    const bool dash = is_pair(v, at, '-');

    if (!dash && !is_pair(v, at, '/'))
        return 0;
    if (digit_count(v, at) != 4 || from < 1000 || from > 2999 || is_letter_behind(v, at + 3) ||
        is_listed(v, at + 3, ENTRY_COUNTED))
        return 0;
    if (digits == 1 && lexeme_at(v, at + 1)->cp == 0x2013 && to > from % 10)
        to += from % 100 / 10 * 10; /* "1843–7" */
    else if (digits == 4 ? to <= from || to > 2999 : digits != 2 || to <= from % 100)
        return 0;
    say_year(v, from);
    if (dash)
        say_setting(v, SETTING_TO_FROM);
    if (digits < 4 && to >= 10)
        say_number(v, STR("cardinal"), to);
    else
        say_year(v, digits == 4 ? to : from / 100 * 100 + to);
    return 3;
}

/* "odds of 5-1", "100/1 outsider", "at 100-1" */
size_t rule_odds(struct view *v, size_t at)
{
    if (!is_pair(v, at, '-') && !is_pair(v, at, '/'))
        return 0;
    if (digit_count(v, at) > 4 || digit_count(v, at + 2) > 4 || is_letter_behind(v, at + 3))
        return 0;
    if (is_sign(v, at + 1, '/') && small_number(v, at) < small_number(v, at + 2))
        return 0; /* "a 2/3 majority" */
    if (!is_near(v, at, at + 3, SCORE_REACH, ENTRY_ODDS) &&
        !(small_number(v, at) >= 10 && small_number(v, at + 2) == 1))
        return 0;
    say_number(v, STR("cardinal"), small_number(v, at));
    say_setting(v, SETTING_RATIO);
    say_number(v, STR("cardinal"), small_number(v, at + 2));
    return 3;
}

/* The second number of a range whose leading digits are those of the first ("110–12" up to 112); 0:
 * it is none. */
static long elided_end(const struct view *v, size_t low, size_t high)
{
    const long first = small_number(v, low);
    const long second = small_number(v, high);
    long step = 1;

    if (digit_count(v, high) < 2 || digit_count(v, high) >= digit_count(v, low) || first < 0)
        return 0;
    for (size_t i = 0; i < digit_count(v, high); i++)
        step *= 10;
    return second > first % step ? first / step * step + second : 0;
}

/* Behind a word that numbers ("pp."), its full stop or not? */
static bool is_numbered(const struct view *v, size_t at)
{
    const size_t before = is_sign(v, at - 1, '.') ? at - 2 : at - 1;

    return entry_at(v, before, ENTRY_NUMBERED, NULL) || is_listed(v, before, ENTRY_ROMAN_NUMBER);
}

static void say_points(struct view *v, size_t at)
{
    if (small_number(v, at) == 0 && langdata_setting(v->lang, SETTING_SCORE_ZERO).len > 0)
        say_setting(v, SETTING_SCORE_ZERO);
    else
        say_number(v, STR("alone"), small_number(v, at));
}

/* Is this pair one of several ("6-4, 7-5", "1-1 (0-1)")? */
static bool is_one_of_several(const struct view *v, size_t at)
{
    return (is_sign(v, at + 3, ',') && is_pair(v, at + 4, '-')) ||
           (at >= 4 && is_sign(v, at - 1, '(') && is_pair(v, at - 4, '-')) ||
           (at >= 4 && is_sign(v, at - 1, ',') && is_pair(v, at - 4, '-'));
}

size_t rule_score(struct view *v, size_t at)
{
    const long first = small_number(v, at);
    const long second = small_number(v, at + 2);

    if (!is_pair(v, at, '-') || digit_count(v, at) > 3 || digit_count(v, at + 2) > 3)
        return 0;
    if ((digit_count(v, at) > 1 && v->text.s[lexeme_at(v, at)->at] == '0') ||
        is_letter_behind(v, at + 3) || is_listed(v, at + 3, ENTRY_COUNTED))
        return 0;
    if (elided_end(v, at, at + 2) > 0 && (lexeme_at(v, at + 1)->cp != '-' || is_numbered(v, at)) &&
        !is_near(v, at, at + 3, SCORE_REACH, ENTRY_SCORE) &&
        !is_near(v, at, at + 3, SCORE_REACH, ENTRY_ODDS))
        return 0; /* "pp. 110–12" */
    if (first < second && !is_one_of_several(v, at) &&
        !is_near(v, at, at + 3, SCORE_REACH, ENTRY_SCORE))
        return 0;
    say_points(v, at);
    if (first >= 100 && second < 10 && langdata_setting(v->lang, SETTING_WICKETS).len > 0)
        say_setting(v, SETTING_WICKETS); /* runs for wickets */
    else if (first >= 100 && second >= 100)
        say_setting(v, SETTING_TO); /* long numbers in a row cannot be told apart by ear */
    else
        say_setting(v, SETTING_SCORE_TO);
    say_points(v, at + 2);
    return 3;
}

/* "10-12", "2.5-3" */
size_t rule_range(struct view *v, size_t at)
{
    struct figure low, high;
    size_t i;

    if (!figure_at(v, at, &low) || !is_joining_dash(v, at + low.n) ||
        (is_glued(v, at) && is_joining_dash(v, at - 1)))
        return 0;
    i = at + low.n + 1;
    if (!figure_at(v, i, &high) || is_letter_behind(v, i + high.n))
        return 0;
    say_figure(v, &low, STR("cardinal"));
    say_setting(v, SETTING_TO);
    say_figure(v, &high, STR("cardinal"));
    return low.n + 1 + high.n;
}

/* Three and more: "4-4-2" by numbers, "978-3-16-148410-0" by digits. */
size_t rule_series(struct view *v, size_t at)
{
    size_t end = at + 1;
    bool by_digits = digit_count(v, at) > 3;

    if (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN)
        return 0;
    while (is_joining_dash(v, end) && is_digits(v, end + 1)) {
        by_digits |= digit_count(v, end + 1) > 3 ||
                     (digit_count(v, end + 1) > 1 && v->text.s[lexeme_at(v, end + 1)->at] == '0');
        end += 2;
    }
    if (end < at + 5 && !(end == at + 3 && by_digits && digit_count(v, at) > 4))
        return 0;
    for (size_t i = at; i < end; i += 2) {
        if (by_digits)
            say_digits(v, lexeme_at(v, i)->at, lexeme_at(v, i)->end, SETTINGS);
        else
            say_number(v, STR("alone"), small_number(v, i));
        if (by_digits && i + 1 < end)
            say_pause(v->say, ',');
    }
    return end - at;
}

/* Minutes and seconds below ten are said with their zero. */
static void say_padded(struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    if (small_number(v, i) < 10)
        say_digits(v, l->at, l->end, SETTING_PHONE_ZERO);
    else
        say_number(v, STR("alone"), small_number(v, i));
}

/* Does ":45" stand at lexeme i, close to what is before it? */
static bool is_sixtieth(const struct view *v, size_t i)
{
    return is_sign(v, i, ':') && is_glued(v, i) && digit_count(v, i + 1) == 2 &&
           is_glued(v, i + 1) && small_number(v, i + 1) < 60;
}

/* The sign before hundredths of a second: a full stop everywhere, or the language's own. */
static bool is_decimal_sign(const struct view *v, size_t i)
{
    return is_sign(v, i, '.') || str_eq(text_of(v, i), langdata_setting(v->lang, SETTING_DECIMAL));
}

/* A time that was run, swum or driven: "2:05.32", "1:59.7", "1:32:07.986", "1:58,37". */
static size_t say_run(struct view *v, size_t at)
{
    size_t i = at + 1;

    while (i < at + 5 && is_sixtieth(v, i))
        i += 2;
    if (i == at + 1 || !is_decimal_sign(v, i) || !is_glued(v, i) || !is_digits(v, i + 1) ||
        !is_glued(v, i + 1))
        return 0;
    say_number(v, STR("alone"), small_number(v, at));
    for (size_t k = at + 2; k < i; k += 2)
        say_padded(v, k);
    say_setting(v, SETTING_POINT);
    say_digits(v, lexeme_at(v, i + 1)->at, lexeme_at(v, i + 1)->end, SETTINGS);
    return i + 2 - at;
}

/* The unit behind such a time ("1:58,37 min"). Returns its lexemes. */
static size_t say_unit_of_run(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const unit = entry_at(v, at, ENTRY_UNIT, &used);

    if (!unit || !is_word(v, at))
        return 0;
    say_words(v->say, field_of(unit, 1));
    return used;
}

/* "Genesis 1:1": behind a name, where only names have capitals. */
static bool is_chapter(const struct view *v, size_t at)
{
    return langdata_setting(v->lang, SETTING_DOUBT_NAMES).len > 0 && is_capitalised(v, at - 1) &&
           !entry_at(v, at - 1, ENTRY_WEEKDAY, NULL);
}

/* "3:1" */
size_t rule_ratio(struct view *v, size_t at)
{
    size_t end = at + 1;
    size_t used;

    if ((is_glued(v, at) && is_sign(v, at - 1, ':')) || digit_count(v, at) > 9)
        return 0;
    used = say_run(v, at);
    if (used > 0)
        return used + say_unit_of_run(v, at + used);
    while (is_sign(v, end, ':') && is_glued(v, end) && is_glued(v, end + 1) &&
           digit_count(v, end + 1) > 0 && digit_count(v, end + 1) <= 9)
        end += 2;
    if (end == at + 1)
        return 0;
    for (size_t i = at; i < end; i += 2) {
        if (i > at && end == at + 3 && !is_chapter(v, at))
            say_setting(v, SETTING_RATIO);
        say_number(v, STR("alone"), small_number(v, i));
    }
    if (is_joining_dash(v, end) && digit_count(v, end + 1) > 0 && digit_count(v, end + 1) < 4) {
        say_setting(v, SETTING_TO);
        say_number(v, STR("alone"), small_number(v, end + 1));
        end += 2;
    }
    return end - at;
}

/* What the sign of multiplication is called between numbers. */
static struct str times_sign(const struct view *v)
{
    for (const struct entry *e = langdata_find(v->lang, STR("\xC3\x97")); e; e = e->next)
        if (e->class == ENTRY_BETWEEN_NUMBERS)
            return field_of(e, 0);
    return langdata_setting(v->lang, SETTING_TIMES);
}

/* "10⁸", "10^8" */
static bool is_power_of_ten(const struct view *v, size_t at, const struct figure *base)
{
    const uint32_t cp = lexeme_at(v, at + base->n)->cp;

    return base->value == 10 && is_glued(v, at + base->n) &&
           (cp == '^' || cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || (cp >= 0x2070 && cp <= 0x2079));
}

/* The first number of "4x4", "10 x 20 m": the rest is said by itself. */
size_t rule_dimension(struct view *v, size_t at)
{
    struct amount amount;
    struct figure next;
    bool is_sum;
    const struct entry *unit = NULL;
    size_t used = 0;
    size_t i;

    if (!amount_at(v, at, false, false, 0, &amount) ||
        langdata_setting(v->lang, SETTING_TIMES).len == 0)
        return 0;
    i = at + amount.n;
    if (!is_times(v, i))
        unit = entry_at(v, i, ENTRY_UNIT, &used);
    if (!unit && !is_times(v, i) && is_glued(v, i))
        unit = entry_at(v, i, ENTRY_UNIT_GLUED, &used);
    i += unit ? used : 0;
    if (!is_times(v, i) || !figure_at(v, i + 1, &next) || is_glued(v, i) != is_glued(v, i + 1))
        return 0;
    is_sum = is_sign(v, i + 1 + next.n, '=') || is_power_of_ten(v, i + 1, &next);
    say_amount(v, &amount, STR("cardinal"));
    if (unit)
        say_words(v->say, field_of(unit, amount_is_one(v, &amount) ? 0 : 1));
    if (is_sum)
        say_words(v->say, times_sign(v));
    else
        say_setting(v, SETTING_TIMES);
    return i + 1 - at;
}

/* The dash between two measures, times or sums: "9am-5pm", "2%-3%". */
size_t rule_to(struct view *v, size_t at)
{
    static const enum entry_class ENDS[] = {
        ENTRY_UNIT, ENTRY_UNIT_GLUED, ENTRY_MERIDIEM, ENTRY_MAGNITUDE, ENTRY_CURRENCY, ENTRY_COIN};

    if (!is_joining_dash(v, at) || is_joining_dash(v, at - 1) || is_sign(v, at - 1, '(') ||
        !(is_digits(v, at + 1) ||
            (entry_at(v, at + 1, ENTRY_CURRENCY, NULL) && is_digits(v, at + 2))))
        return 0;
    for (size_t k = 1; k <= 4 && k < at; k++)
        for (size_t c = 0; c < sizeof ENDS / sizeof *ENDS; c++) {
            size_t used = 0;

            if (entry_at(v, at - k, ENDS[c], &used) && used >= k - 1 && used <= k &&
                is_digits(v, at - k - 1)) {
                say_setting(v, SETTING_TO);
                return 1;
            }
        }
    return 0;
}
