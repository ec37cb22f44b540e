#include "text/say/figure.h"

#include "base/utf8.h"

#include <string.h>

#define DIGITS_MAX 60 /* of a number that is said; a longer one is described */

static bool has_character(struct str set, uint32_t cp)
{
    for (size_t at = 0; at < set.len;)
        if (utf8_next(set, &at) == cp)
            return true;
    return false;
}

/* Does a group of exactly three digits follow at lexeme i: a separator and digits? A space is one
 * where the language's groups are named with "space". */
static size_t group_at(const struct view *v, size_t i)
{
    const struct str groups = langdata_setting(v->lang, SETTING_GROUP);
    const struct lexeme *const l = lexeme_at(v, i);

    if (is_digits(v, i) && !l->glued)
        return digit_count(v, i) == 3 && has_character(groups, '_') ? 1 : 0;
    if (l->kind == LEXEME_SIGN && l->glued && l->cp != '_' && has_character(groups, l->cp) &&
        is_glued(v, i + 1) && digit_count(v, i + 1) == 3)
        return 2;
    return 0;
}

/* Lexemes of a number in groups as in South Asia ("12,34,567"); 0: none. */
static size_t lakh_groups(const struct view *v, size_t at)
{
    size_t i = at + 1;

    if (digit_count(v, at) > 2)
        return 0;
    while (is_sign(v, i, ',') && is_glued(v, i) && is_glued(v, i + 1) && digit_count(v, i + 1) == 2)
        i += 2;
    if (i == at + 1 || !is_sign(v, i, ',') || !is_glued(v, i) || !is_glued(v, i + 1) ||
        digit_count(v, i + 1) != 3)
        return 0;
    return i + 2 - at;
}

static size_t grouped_lexemes(const struct view *v, size_t at)
{
    const size_t digits = digit_count(v, at);
    size_t i = at + 1;
    size_t used;

    if (digits > 3 || v->text.s[lexeme_at(v, at)->at] == '0')
        return 1;
    used = has_character(langdata_setting(v->lang, SETTING_GROUP), ',') ? lakh_groups(v, at) : 0;
    if (used > 0)
        return used;
    while ((used = group_at(v, i)) > 0)
        i += used;
    return i - at;
}

static int64_t value_of(const struct view *v, size_t from, size_t to, size_t *digits)
{
    int64_t value = 0;

    *digits = 0;
    for (size_t i = from; i < to; i++)
        if (ascii_is_digit(v->text.s[i])) {
            ++*digits;
            if (*digits <= 18)
                value = value * 10 + (v->text.s[i] - '0');
        }
    return *digits <= 18 ? value : -1;
}

static bool is_decimal_sign(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    return l->kind == LEXEME_SIGN && is_digits(v, i + 1) && is_glued(v, i + 1) &&
           has_character(langdata_setting(v->lang, SETTING_DECIMAL), l->cp);
}

/* Is there another decimal part at i, so that what came before is no number ("1.2.3")? */
static bool goes_on(const struct view *v, size_t i)
{
    return is_decimal_sign(v, i) && is_glued(v, i);
}

size_t fraction_at(const struct view *v, size_t at, long *numerator, long *denominator)
{
    const struct entry *const vulgar = entry_at(v, at, ENTRY_VULGAR, NULL);
    unsigned long n, d;

    if (vulgar && str_to_uint(field_of(vulgar, 0), 100, &n) &&
        str_to_uint(field_of(vulgar, 1), 100, &d)) {
        *numerator = (long)n;
        *denominator = (long)d;
        return 1;
    }
    *numerator = small_number(v, at);
    *denominator = small_number(v, at + 2);
    if (!is_glued(v, at + 1) || !is_glued(v, at + 2) ||
        !(is_sign(v, at + 1, '/') || is_sign(v, at + 1, 0x2044)))
        return 0;
    if (*numerator < 1 || *denominator <= *numerator || *denominator > 1000)
        return 0;
    return is_glued(v, at + 3) &&
                   (is_digits(v, at + 3) || is_sign(v, at + 3, '/') || goes_on(v, at + 3))
               ? 0
               : 3;
}

/* The figure's fraction: "½" behind it, or "1/2" behind a space. */
static void read_fraction(const struct view *v, size_t at, struct figure *figure)
{
    const size_t i = at + figure->n;
    size_t used;

    if (figure->part_end > figure->part || figure->value < 0 || figure->value > 9999)
        return;
    used = fraction_at(v, i, &figure->numerator, &figure->denominator);
    if (used == 0 || (used == 3 && (is_glued(v, i) || figure->denominator > 16)) ||
        (used == 1 && !is_glued(v, i) && figure->value > 99))
        figure->numerator = figure->denominator = 0;
    else
        figure->n += used;
}

bool figure_at(const struct view *v, size_t at, struct figure *out)
{
    size_t i = at;

    *out = (struct figure){.value = 0};
    if (is_digits(v, i)) {
        i += grouped_lexemes(v, i);
        out->whole = lexeme_at(v, at)->at;
        out->whole_end = lexeme_at(v, i - 1)->end;
        out->grouped = i > at + 1;
        out->value = value_of(v, out->whole, out->whole_end, &out->digits);
    } else if (!is_decimal_sign(v, at) ||
               (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN)) {
        out->n = fraction_at(v, at, &out->numerator, &out->denominator);
        return out->n == 1;
    }
    if (is_decimal_sign(v, i) && (i == at || is_glued(v, i)) && !goes_on(v, i + 2)) {
        out->part = lexeme_at(v, i + 1)->at;
        out->part_end = lexeme_at(v, i + 1)->end;
        i += 2;
    }
    out->n = i - at;
    if (out->whole_end > out->whole)
        read_fraction(v, at, out);
    return true;
}

bool figure_is_one(const struct figure *figure)
{
    return figure->value == 1 && figure->part == figure->part_end && figure->numerator == 0;
}

static void say_part(struct view *v, const struct figure *figure)
{
    size_t from = figure->part;
    size_t digits;

    say_setting(v, SETTING_POINT);
    if (!str_eq(langdata_setting(v->lang, SETTING_FRACTION_BY), STR("number")) ||
        figure->part_end - from > 3) {
        say_digits(v, from, figure->part_end, SETTINGS);
        return;
    }
    for (; from + 1 < figure->part_end && v->text.s[from] == '0'; from++)
        say_digits(v, from, from + 1, SETTINGS);
    say_number(v, STR("alone"), value_of(v, from, figure->part_end, &digits));
}

static void say_whole(struct view *v, const struct figure *figure, struct str style)
{
    const struct str described = langdata_setting(v->lang, SETTING_LONG_NUMBER);

    if (figure->value >= 0 && !(figure->digits > 1 && v->text.s[figure->whole] == '0')) {
        say_number(v, style, figure->value);
    } else if (figure->digits > DIGITS_MAX && described.len > 0) {
        const struct value n = {.name = "n", .number = (int64_t)figure->digits};

        say_template(v, described, &n, 1);
    } else {
        say_digits(v, figure->whole, figure->whole_end, SETTINGS);
    }
}

/* How a denominator is called: its own entry, or that of all others. */
static const struct entry *denominator_entry(const struct view *v, long denominator)
{
    char text[16];
    size_t len = 0;

    for (long rest = denominator; rest > 0 && len < sizeof text; rest /= 10)
        text[sizeof text - ++len] = (char)('0' + rest % 10);
    for (int i = 0; i < 2; i++) {
        const struct str key = i == 0 ? (struct str){text + sizeof text - len, len} : STR("n");

        for (const struct entry *e = langdata_find(v->lang, key); e; e = e->next)
            if (e->class == ENTRY_FRACTION)
                return e;
    }
    return NULL;
}

/* `behind`: a whole number comes before it ("two and a quarter"). */
static void say_part_of(
    struct view *v, long numerator, long denominator, bool behind, bool after_article)
{
    const struct value n = {.name = "n", .number = denominator};
    const struct entry *const entry = denominator_entry(v, denominator);
    const struct str a = langdata_setting(v->lang, SETTING_ONE_PART);

    if (behind && numerator == 1 && a.len > 0)
        say_words(v->say, a);
    else if (numerator != 1 || !after_article)
        say_number(v, entry && entry->style.len > 0 ? entry->style : STR("cardinal"), numerator);
    if (entry) {
        say_template(v, field_of(entry, numerator == 1 ? 0 : 1), &n, 1);
        return;
    }
    say_setting(v, SETTING_OUT_OF);
    say_number(v, STR("cardinal"), denominator);
}

void say_fraction(struct view *v, long numerator, long denominator, bool after_article)
{
    say_part_of(v, numerator, denominator, false, after_article);
}

void say_figure(struct view *v, const struct figure *figure, struct str style)
{
    if (figure->whole_end > figure->whole) /* before a decimal sign a number stands alone */
        say_whole(v, figure, figure->part_end > figure->part ? STR("alone") : style);
    if (figure->part_end > figure->part)
        say_part(v, figure);
    if (figure->numerator == 0)
        return;
    if (figure->whole_end > figure->whole) {
        say_setting(v, SETTING_AND);
        if (figure->numerator == 1 && figure->denominator == 2 &&
            langdata_setting(v->lang, SETTING_HALF).len > 0) {
            say_setting(v, SETTING_HALF);
            return;
        }
    }
    say_part_of(
        v, figure->numerator, figure->denominator, figure->whole_end > figure->whole, false);
}

/* --- amounts --- */

/* Does "the", "their" or "Tesco's" stand before lexeme `from`? */
static bool is_behind_definite(const struct view *v, size_t from)
{
    const struct lexeme *const before = lexeme_at(v, from - 1);

    return is_listed(v, from - 1, ENTRY_DEFINITE) ||
           (before->kind == LEXEME_WORD && before->stem < before->end);
}

/* Is an amount in "m" from lexeme `from` to i a distance: thousands of metres, or a course that is
 * run or swum ("the 200m in ...")? */
static bool is_course(const struct view *v, size_t from, size_t i, const struct figure *figure)
{
    if (figure->value >= 1000)
        return true;
    if (figure->part_end > figure->part ||
        !(figure->value % 50 == 0 || figure->value == 60 || figure->value == 110))
        return false;
    return from > 0 && is_behind_definite(v, from) &&
           (i + 1 >= v->n || !is_word(v, i + 1) || is_listed(v, i + 1, ENTRY_FUNCTION));
}

bool is_times(const struct view *v, size_t i)
{
    return is_sign(v, i, 0xD7) || (is_word(v, i) && str_eq_nocase(text_of(v, i), STR("x")));
}

/* Is lexeme i what stands between a magnitude and what is counted ("68 M d'habitants")? */
static bool is_magnitude_of(const struct view *v, size_t i)
{
    struct str words = langdata_setting(v->lang, SETTING_MONEY_OF);
    struct str word;

    while (str_next(&words, '|', &word)) {
        word = str_trim(word);
        if (word.len > 0 && (str_ends(word, STR("'")) ? str_starts(text_of(v, i), word)
                                                      : str_eq(text_of(v, i), word)))
            return true;
    }
    return false;
}

/* A magnitude at lexeme i. An "m" that may be metres is told by the words around lexemes [from, i).
 */
static const struct entry *magnitude_at(
    const struct view *v, size_t from, size_t i, bool money, size_t *used)
{
    const struct entry *const joined =
        money && is_joining_dash(v, i) ? entry_at(v, i + 1, ENTRY_MAGNITUDE, used) : NULL;
    const struct entry *const found = entry_at(v, i, ENTRY_MAGNITUDE, used);
    struct figure figure;
    size_t longer = 0;

    if (joined && text_of(v, i + 1).len > 1) { /* "a $5-million deal" */
        ++*used;
        return joined;
    }
    if (!found || (str_eq(field_of(found, 2), STR("money")) && found->n_fields > 2 && !money &&
                      !is_magnitude_of(v, i + *used)))
        return NULL;
    if (is_glued(v, i + *used) && !is_joining_dash(v, i + *used) &&
        lexeme_at(v, i + *used)->kind != LEXEME_SIGN)
        return NULL;
    if (!money && is_glued(v, i) && str_eq_nocase(text_of(v, i), STR("k")) &&
        is_listed(v, i + 1, ENTRY_METRES))
        return NULL; /* "a 5k run" */
    if (money || !entry_at(v, i, ENTRY_UNIT, &longer))
        return found;
    if (is_listed(v, i + 1, ENTRY_COUNTED))
        return found; /* "5m people" */
    if (longer > *used || !is_glued(v, i) || is_times(v, i + 1) || is_times(v, from - 1) ||
        is_near(v, from, i + 1, 3, ENTRY_METRES))
        return NULL;
    if (str_eq(text_of(v, i + 1), langdata_setting(v->lang, SETTING_TIMES)) && is_digits(v, i + 2))
        return NULL; /* "1.2m by 80cm" */
    return figure_at(v, from, &figure) && is_course(v, from, i, &figure) ? NULL : found;
}

/* A minus sign before a number: not one that joins it to what comes before. */
static bool is_minus(const struct view *v, size_t at)
{
    const struct lexeme *const l = lexeme_at(v, at);
    const struct lexeme *const before = lexeme_at(v, at - 1);

    if (l->kind != LEXEME_SIGN || !is_dash(l->cp) || !is_glued(v, at + 1))
        return false;
    return !l->glued ||
           (before->kind == LEXEME_SIGN && (before->cp == '(' || before->cp == '"' ||
                                               before->cp == 0x201C || before->cp == '='));
}

bool amount_at(
    const struct view *v, size_t at, bool range, bool money, uint32_t currency, struct amount *out)
{
    size_t i = at;
    size_t used = 0;

    *out = (struct amount){0};
    if (is_minus(v, i)) {
        out->negative = true;
        i++;
    }
    if (!figure_at(v, i, &out->low))
        return false;
    i += out->low.n;
    out->high = out->low;
    out->magnitude = magnitude_at(v, at, i, money, &used);
    if (out->magnitude)
        i += used;
    out->n = i - at;
    if (!range || !is_joining_dash(v, i))
        return true;
    i++;
    if (currency != 0 && is_sign(v, i, currency))
        i++;
    if (!is_glued(v, i) || !figure_at(v, i, &out->high)) {
        out->high = out->low;
        return true;
    }
    i += out->high.n;
    out->range = true;
    out->low_magnitude = out->magnitude;
    out->magnitude = magnitude_at(v, at, i, money, &used);
    if (out->magnitude)
        i += used;
    if (out->magnitude == out->low_magnitude)
        out->low_magnitude = NULL;
    out->n = i - at;
    return true;
}

/* Does what is counted by the figure stand in the singular? */
static bool is_singular(const struct view *v, const struct figure *figure)
{
    if (str_eq(langdata_setting(v->lang, SETTING_PLURAL_FROM), STR("2")))
        return figure->value == 0 || figure->value == 1;
    return figure_is_one(figure);
}

bool amount_is_one(const struct view *v, const struct amount *amount)
{
    if (amount->range || amount->magnitude)
        return false;
    return is_singular(v, &amount->high) ||
           (amount->high.numerator == 1 && amount->high.value == 0 &&
               amount->high.whole == amount->high.whole_end);
}

static void say_with_magnitude(
    struct view *v, const struct figure *figure, const struct entry *magnitude, struct str style)
{
    if (magnitude && magnitude->style.len > 0)
        style = magnitude->style;
    say_figure(v, figure, style);
    if (magnitude)
        say_words(v->say, field_of(magnitude, is_singular(v, figure) ? 0 : 1));
}

void say_amount(struct view *v, const struct amount *amount, struct str style)
{
    if (amount->negative)
        say_setting(v, SETTING_MINUS);
    if (amount->range) {
        say_with_magnitude(v, &amount->low, amount->low_magnitude, style);
        say_setting(v, SETTING_TO);
    }
    say_with_magnitude(v, &amount->high, amount->magnitude, style);
}

/* Has the word the shape of a participle, so that it need not be a noun ("the £5m raised")? */
static bool is_participle(const struct view *v, size_t i)
{
    return str_ends(text_of(v, i), STR("ed")) || str_ends(text_of(v, i), STR("ing"));
}

bool is_attributive(const struct view *v, size_t from, size_t to)
{
    const bool joined = is_joining_dash(v, to) && is_word(v, to + 1);

    if (langdata_setting(v->lang, SETTING_MONEY_OF).len > 0)
        return false; /* a language that joins nouns by "of" */
    if (!joined && (!is_word(v, to) || is_glued(v, to) || is_listed(v, to, ENTRY_FUNCTION)))
        return false;
    if (is_listed(v, to, ENTRY_ATTRIBUTED))
        return true;
    if (from > 0 && is_behind_definite(v, from))
        return joined || (lexeme_at(v, to)->shape == SHAPE_LOWER && !is_participle(v, to));
    for (size_t k = 1; k <= 6 && k <= from; k++) {
        if (is_listed(v, from - k, ENTRY_INDEFINITE))
            return true;
        if (is_word(v, from - k) ? is_listed(v, from - k, ENTRY_FUNCTION)
                                 : !is_digits(v, from - k) && !is_sign(v, from - k, ',') &&
                                       !is_joining_dash(v, from - k))
            return false;
    }
    return false;
}
