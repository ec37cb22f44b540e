/* Single numbers: ordinals and decades, fractions, years, digits, cardinals and decimals. */
#include "text/say/figure.h"
#include "text/say/rules.h"

/* An ordinal's ending must be that of its last digit where the data name it: "15st" is no ordinal.
 */
static bool agrees(const struct entry *suffix, int64_t number)
{
    const struct str digits = suffix->n_fields > 1 ? field_of(suffix, 1) : (struct str){"", 0};
    const char last = (char)('0' + number % 10);

    if (digits.len == 0)
        return true;
    if (number % 100 >= 11 && number % 100 <= 13)
        return str_find(digits, STR("teens"), 0) >= 0;
    return str_find(digits, (struct str){&last, 1}, 0) >= 0;
}

/* Decades are tens, and "2s" are twos, but "45s" are seconds unless they are ages ("over 65s",
 * "18-24s") or things of that name ("Su-27s"). */
static bool has_plural(const struct view *v, size_t at, int64_t number)
{
    return number % 10 == 0 || number < 10 || is_joining_dash(v, at - 1) ||
           is_listed(v, at - 1, ENTRY_AGES);
}

/* Is the apostrophe at i perhaps the end of a quotation, or too far on to be a minute of a match
 * ("90'")? */
static bool is_no_minute(const struct view *v, size_t i, int64_t number)
{
    if (!is_sign(v, i, '\''))
        return false;
    for (size_t k = 0; k < i; k++)
        if (is_sign(v, k, '\'') && !is_glued(v, k) && is_glued(v, k + 1))
            return true;
    return number > 130;
}

/* "22nd", "1990s", "'90s": what the language writes behind digits. */
size_t rule_suffix(struct view *v, size_t at)
{
    struct figure figure;
    const struct entry *suffix;
    struct value n = {.name = "n"};
    size_t used = 0;
    size_t i;

    if (!figure_at(v, at, &figure) || figure.value < 0 || figure.part_end > figure.part ||
        figure.numerator > 0 || (is_glued(v, at) && is_word(v, at - 1)))
        return 0;
    i = at + figure.n;
    suffix = is_glued(v, i) ? entry_at(v, i, ENTRY_SUFFIX, &used) : NULL;
    if (!suffix || (is_glued(v, i + used) && lexeme_at(v, i + used)->kind != LEXEME_SIGN))
        return 0;
    if (used == 1 && is_no_minute(v, i, figure.value))
        return 0;
    if (used > 1 && figure.value < 1000 && is_sign(v, i, '\''))
        return 0; /* a possessive: "No. 10's" */
    if (!agrees(suffix, figure.value) ||
        (!has_plural(v, at, figure.value) && str_find(field_of(suffix, 0), STR("plural-"), 0) >= 0))
        return 0;
    n.number = figure.value;
    say_template(v, field_of(suffix, 0), &n, 1);
    return figure.n + used;
}

/* Does another ordinal number follow behind a comma: "12., 34. und 90. Minute"? */
static bool is_listed_ordinal(const struct view *v, size_t at)
{
    return is_sign(v, at + 2, ',') && digit_count(v, at + 3) > 0 && digit_count(v, at + 3) <= 3 &&
           is_sign(v, at + 4, '.') && is_glued(v, at + 4) &&
           (is_word(v, at + 5) || is_sign(v, at + 5, ','));
}

/* "3. Platz": a full stop that makes an ordinal, in languages that write them so. */
size_t rule_ordinal_dot(struct view *v, size_t at)
{
    const long number = small_number(v, at);

    if (langdata_setting(v->lang, SETTING_ORDINAL_DOT).len == 0 || number < 0 ||
        digit_count(v, at) > 3 || !is_sign(v, at + 1, '.') || !is_glued(v, at + 1))
        return 0;
    if (!is_listed_ordinal(v, at) && (!is_word(v, at + 2) || is_glued(v, at + 2)))
        return 0;
    if (is_capitalised(v, at + 2) && is_listed(v, at + 2, ENTRY_FUNCTION)) /* a new sentence */
        return 0;
    say_number(v, ordinal_style(v, at), number);
    return 2;
}

/* "4.5/5" */
static size_t say_rating(struct view *v, size_t at)
{
    struct figure figure;
    size_t i;

    if (!figure_at(v, at, &figure) || figure.part_end == figure.part)
        return 0;
    i = at + figure.n;
    if (!is_sign(v, i, '/') || !is_glued(v, i) || !is_glued(v, i + 1) ||
        digit_count(v, i + 1) == 0 || digit_count(v, i + 1) > 3)
        return 0;
    say_figure(v, &figure, STR("cardinal"));
    say_setting(v, SETTING_OUT_OF);
    say_number(v, STR("alone"), small_number(v, i + 1));
    return figure.n + 2;
}

/* The ordinal's ending that some write behind a fraction ("1/10th"). */
static size_t ending_at(const struct view *v, size_t i)
{
    const struct entry *const suffix = is_glued(v, i) ? entry_at(v, i, ENTRY_SUFFIX, NULL) : NULL;

    return suffix && str_find(field_of(suffix, 0), STR("ordinal"), 0) >= 0 ? suffix->n_parts : 0;
}

size_t rule_fraction(struct view *v, size_t at)
{
    long numerator, denominator;
    const size_t used = fraction_at(v, at, &numerator, &denominator);
    const size_t rating = used == 0 ? say_rating(v, at) : 0;

    if (rating > 0)
        return rating;
    if (used == 0 ||
        (denominator > 16 && denominator % 10 != 0 && denominator != 32 && denominator != 64 &&
            denominator != 25) ||
        (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN))
        return 0;
    if (used == 3 && is_near(v, at, at + 3, 3, ENTRY_RATING)) {
        say_number(v, STR("alone"), numerator);
        say_setting(v, SETTING_OUT_OF);
        say_number(v, STR("alone"), denominator);
        return used;
    }
    say_fraction(v, numerator, denominator, is_listed(v, at - 1, ENTRY_INDEFINITE));
    return used + ending_at(v, at + used);
}

/* Is the word behind a four-digit number what it counts? */
static bool is_counting(const struct view *v, size_t at, long number)
{
    const size_t next = at + 1;
    const struct str word = text_of(v, next);

    if (is_listed(v, next, ENTRY_COUNTED))
        return true;
    if (!is_word(v, next) || (number >= 1900 && number < 2050))
        return false;
    return lexeme_at(v, next)->shape == SHAPE_LOWER && str_ends(word, STR("s")) && word.len > 3 &&
           !is_listed(v, next, ENTRY_FUNCTION);
}

size_t rule_year(struct view *v, size_t at)
{
    const long number = small_number(v, at);

    if (digit_count(v, at) != 4 || number < 1000 || number > 2999 ||
        !langdata_has_style(v->lang, STR("year")))
        return 0;
    if (is_glued(v, at) &&
        (is_word(v, at - 1) || (is_sign(v, at - 1, '.') && is_digits(v, at - 2))))
        return 0;
    if (is_glued(v, at + 1) &&
        (is_word(v, at + 1) || (is_glued(v, at + 2) && is_digits(v, at + 2))))
        return 0;
    if (is_listed(v, at - 1, ENTRY_YEAR_BEFORE) || is_listed(v, at + 1, ENTRY_YEAR_AFTER)) {
        if (is_listed(v, at + 1, ENTRY_COUNTED) && (number < 1900 || number > 2050))
            return 0;
    } else if (number < 1100 || number > 2099 || is_counting(v, at, number)) {
        return 0;
    }
    say_year(v, number);
    return 1;
}

/* Five digits behind a state of two capitals ("IL 62704"). */
static bool is_zip_code(const struct view *v, size_t at)
{
    return digit_count(v, at) == 5 && lexeme_at(v, at - 1)->shape == SHAPE_UPPER &&
           text_of(v, at - 1).len == 2 && !is_glued(v, at);
}

/* A number that the language lists ("a 737-800"), unless something is counted by it. */
static bool is_named_by_digits(const struct view *v, size_t at)
{
    return is_listed(v, at, ENTRY_DIGITWISE) && !is_listed(v, at + 1, ENTRY_COUNTED) &&
           !str_ends(text_of(v, at + 1), STR("s")) && !is_glued(v, at);
}

/* Does a word stand before it whose number is said by its digits ("flight", "ref.")? */
static bool is_said_by_digits(const struct view *v, size_t at)
{
    const bool dot = is_sign(v, at - 1, '.') && is_glued(v, at - 1);

    return is_listed(v, dot ? at - 2 : at - 1, ENTRY_DIGITWISE);
}

/* "reference 4523/11" */
static size_t say_reference(struct view *v, size_t at)
{
    size_t i = at;

    if (!is_sign(v, at + 1, '/') || !is_said_by_digits(v, at))
        return 0;
    say_digits(v, lexeme_at(v, at)->at, lexeme_at(v, at)->end, SETTING_PHONE_ZERO);
    while (
        is_sign(v, i + 1, '/') && is_glued(v, i + 1) && is_glued(v, i + 2) && is_digits(v, i + 2)) {
        i += 2;
        say_setting(v, SETTING_SLASH);
        say_digits(v, lexeme_at(v, i)->at, lexeme_at(v, i)->end, SETTING_PHONE_ZERO);
    }
    return i + 1 - at;
}

/* Numbers that are names: "007", "Boeing 737". */
size_t rule_digits(struct view *v, size_t at)
{
    const size_t digits = digit_count(v, at);
    const struct lexeme *const l = lexeme_at(v, at);
    const bool joined = is_glued(v, at + 1) && lexeme_at(v, at + 1)->kind == LEXEME_SIGN &&
                        is_glued(v, at + 2) && is_digits(v, at + 2);

    if (joined && !is_joining_dash(v, at + 1))
        return say_reference(v, at);
    if (!joined && digits > 1 && v->text.s[l->at] == '0') {
        const bool year = digits == 2 && at > 0 && is_glued(v, at) &&
                          is_apostrophe(lexeme_at(v, at - 1)->cp); /* "'09" */

        say_digits(v, l->at, l->end, year ? SETTING_PHONE_ZERO : SETTINGS);
        return 1;
    }
    if (!(digits >= 3 && is_said_by_digits(v, at)) && !is_zip_code(v, at) &&
        !is_named_by_digits(v, at))
        return 0;
    say_digits(v, l->at, l->end, SETTING_PHONE_ZERO);
    return 1;
}

/* The digit of a superscript sign other than those that areas and volumes have; -1: none. */
static int superscript_at(const struct view *v, size_t i)
{
    const uint32_t cp = lexeme_at(v, i)->cp;

    if (!is_glued(v, i) || lexeme_at(v, i)->kind != LEXEME_SIGN)
        return -1;
    if (cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079))
        return (int)(cp - 0x2070);
    if (cp == 0xB9)
        return 1;
    return cp == 0xB2 || cp == 0xB3 ? (int)(cp - 0xB0) : -1;
}

/* "10⁶" */
static size_t say_superscript(struct view *v, const struct figure *base, size_t at)
{
    size_t i = at;
    int64_t power = 0;

    while (superscript_at(v, i) >= 0 && power < 1000)
        power = power * 10 + superscript_at(v, i++);
    if (i == at || power < 4)
        return 0;
    say_figure(v, base, STR("cardinal"));
    say_setting(v, SETTING_POWER);
    say_number(v, STR("alone"), power);
    return i - at;
}

/* "10^6" */
size_t rule_power(struct view *v, size_t at)
{
    struct figure base, power;
    bool negative;
    size_t i;

    if (!figure_at(v, at, &base))
        return 0;
    i = at + base.n + 1;
    if (!is_sign(v, i - 1, '^') || !is_glued(v, i - 1)) {
        const size_t used = say_superscript(v, &base, i - 1);

        return used > 0 ? base.n + used : 0;
    }
    negative = lexeme_at(v, i)->kind == LEXEME_SIGN && is_dash(lexeme_at(v, i)->cp);
    i += negative ? 1 : 0;
    if (!is_glued(v, i) || !figure_at(v, i, &power))
        return 0;
    say_figure(v, &base, STR("cardinal"));
    say_setting(v, SETTING_POWER);
    if (negative)
        say_setting(v, SETTING_MINUS);
    say_figure(v, &power, STR("cardinal"));
    return i + power.n - at;
}

/* "192.168.1.1": four numbers of a byte each */
static bool is_host_number(const struct view *v, size_t at, size_t end)
{
    bool large = false;

    if (end != at + 7 || langdata_setting(v->lang, SETTING_DOT).len == 0)
        return false;
    for (size_t i = at; i < end; i += 2) {
        if (digit_count(v, i) > 3 || small_number(v, i) > 255)
            return false;
        large |= digit_count(v, i) > 1;
    }
    return large;
}

/* Sections and versions with several points: "1.2.3"; the numbers of hosts. */
static size_t say_version(struct view *v, size_t at)
{
    size_t end = at + 1;
    bool host;

    while (
        is_sign(v, end, '.') && is_glued(v, end) && is_glued(v, end + 1) && is_digits(v, end + 1))
        end += 2;
    if (end < at + 5)
        return 0;
    host = is_host_number(v, at, end);
    for (size_t i = at; i < end; i += 2) {
        if (i > at)
            say_setting(v, host ? SETTING_DOT : SETTING_POINT);
        if (digit_count(v, i) <= (host ? 2 : 9))
            say_number(v, STR("alone"), small_number(v, i));
        else
            say_digits(v, lexeme_at(v, i)->at, lexeme_at(v, i)->end, SETTINGS);
    }
    return end - at;
}

/* Does the word at i end as words of feminine gender do? */
static bool is_feminine(const struct view *v, size_t i)
{
    struct str endings = langdata_setting(v->lang, SETTING_FEMININE);
    struct str ending;

    if (lexeme_at(v, i)->shape != SHAPE_LOWER || is_listed(v, i, ENTRY_FUNCTION))
        return false;
    while (str_next(&endings, ' ', &ending))
        if (ending.len > 0 && str_ends(text_of(v, i), ending))
            return true;
    return false;
}

/* Behind a word that numbers ("Abs. 1 GG"), so that what follows is not counted? */
static bool is_number_of(const struct view *v, size_t at)
{
    const size_t before = is_sign(v, at - 1, '.') ? at - 2 : at - 1;

    return at > 0 && entry_at(v, before, ENTRY_NUMBERED, NULL);
}

/* The style of a number before lexeme `next`. */
static struct str number_style(const struct view *v, const struct amount *amount, size_t next)
{
    if (amount->magnitude)
        return amount->magnitude->style.len > 0 ? amount->magnitude->style : STR("cardinal");
    if (!is_word(v, next) || is_glued(v, next) || is_listed(v, next, ENTRY_FUNCTION))
        return STR("alone");
    return is_feminine(v, next) ? STR("feminine") : STR("cardinal");
}

size_t rule_number(struct view *v, size_t at)
{
    struct amount amount;
    size_t used;

    if (!amount_at(v, at, false, false, 0, &amount))
        return 0;
    used = is_digits(v, at) && !amount.high.grouped ? say_version(v, at) : 0;
    if (used > 0)
        return used;
    used = amount.high.n + (amount.negative ? 1 : 0);
    if (amount.negative)
        say_setting(v, SETTING_MINUS);
    say_figure(
        v, &amount.high, is_number_of(v, at) ? STR("alone") : number_style(v, &amount, at + used));
    return used;
}
