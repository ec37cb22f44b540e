/* Sums of money, by the language's currencies. */
#include "text/say/figure.h"
#include "text/say/rules.h"

/* An amount as pounds and pence: two decimal places, no magnitude, no range, a currency with coins.
 */
static bool has_coins(const struct entry *currency, const struct amount *amount)
{
    const struct figure *const f = &amount->high;

    return currency->n_fields >= 4 && !amount->range && !amount->magnitude &&
           f->part_end == f->part + 2 && f->numerator == 0;
}

static int64_t coins_of(const struct view *v, const struct figure *figure)
{
    return (v->text.s[figure->part] - '0') * 10 + (v->text.s[figure->part + 1] - '0');
}

/* Does "of" between magnitude and currency lose its vowel before this word? */
static bool begins_with_vowel(struct str word)
{
    return word.len > 0 && str_find(STR("aeiouyAEIOUY"), str_cut(word, 0, 1), 0) >= 0;
}

/* "million de", "millions d'": what some languages put between magnitude and currency. */
static void say_of(struct view *v, struct str currency)
{
    struct str of = langdata_setting(v->lang, SETTING_MONEY_OF);
    struct str before_consonant = {"", 0};
    struct str before_vowel = {"", 0};

    if (!str_next(&of, '|', &before_consonant))
        return;
    if (!str_next(&of, '|', &before_vowel) || !begins_with_vowel(currency)) {
        say_words(v->say, str_trim(before_consonant));
        return;
    }
    say_words(v->say, str_trim(before_vowel));
    v->say->glue = true;
}

static void say_coins(struct view *v, const struct entry *currency, int64_t coins)
{
    say_number(v, currency->style.len > 0 ? currency->style : STR("cardinal"), coins);
    say_words(v->say, field_of(currency, coins == 1 ? 2 : 3));
}

/* "three pounds twenty", "two pounds and one penny", "ninety-nine pence" */
static void say_with_coins(
    struct view *v, const struct entry *currency, const struct amount *amount)
{
    const int64_t coins = coins_of(v, &amount->high);
    const struct str template =
        langdata_setting(v->lang, coins < 10 ? SETTING_MONEY_PARTS_SMALL : SETTING_MONEY_PARTS);
    const struct value values[] = {
        {.name = "coins", .number = coins},
        {.name = "coin", .text = field_of(currency, coins == 1 ? 2 : 3)},
    };
    struct figure whole = amount->high;

    if (amount->negative)
        say_setting(v, SETTING_MINUS);
    if (whole.value == 0 && coins > 0) {
        say_coins(v, currency, coins);
        return;
    }
    whole.part_end = whole.part;
    say_figure(v, &whole, currency->style.len > 0 ? currency->style : STR("cardinal"));
    say_words(v->say, field_of(currency, whole.value == 1 ? 0 : 1));
    if (coins > 0)
        say_template(v, template, values, 2);
}

/* "£2.50-£3.50": both ends in pounds and pence. False: they are not both written so. */
static bool say_range_with_coins(
    struct view *v, const struct entry *currency, const struct amount *amount)
{
    struct amount low = *amount;
    struct amount high = *amount;

    low.range = high.range = false;
    low.high = amount->low;
    high.negative = false;
    if (!has_coins(currency, &low) || !has_coins(currency, &high) || amount->low_magnitude)
        return false;
    say_with_coins(v, currency, &low);
    say_setting(v, SETTING_TO);
    say_with_coins(v, currency, &high);
    return true;
}

/* Says amount and currency. `one`: in the singular whatever the amount. */
static void say_money(
    struct view *v, const struct entry *currency, const struct amount *amount, bool one)
{
    const struct str name = field_of(currency, one || amount_is_one(v, amount) ? 0 : 1);

    if (amount->range && say_range_with_coins(v, currency, amount))
        return;
    if (has_coins(currency, amount)) {
        say_with_coins(v, currency, amount);
        return;
    }
    say_amount(v, amount, currency->style.len > 0 ? currency->style : STR("cardinal"));
    if (amount->magnitude && !str_eq(field_of(amount->magnitude, 2), STR("plain")))
        say_of(v, name);
    say_words(v->say, name);
}

/* Lexemes of a sign that adds to the sum: "+" */
static size_t say_plus(struct view *v, size_t at)
{
    const struct entry *const plus = entry_at(v, at, ENTRY_BETWEEN_NUMBERS, NULL);

    if (!is_sign(v, at, '+') || !is_glued(v, at) || is_glued(v, at + 1) || !plus)
        return 0;
    say_words(v->say, field_of(plus, 0));
    return 1;
}

/* Behind a sum: "/kg", "-a-year" are left to other rules, a singular is not. */
static bool is_singular_here(const struct view *v, size_t from, size_t to)
{
    if (is_joining_dash(v, to) && is_word(v, to + 1) && !is_listed(v, to + 1, ENTRY_FUNCTION))
        return true;
    return is_attributive(v, from, to);
}

/* A currency before the amount ("£1.5bn", "US$ 3 million", "-£5"). */
size_t rule_money(struct view *v, size_t at)
{
    struct amount amount;
    bool negative = false;
    size_t used = 0;
    size_t i = at;
    const struct entry *currency;
    uint32_t sign;

    if (lexeme_at(v, i)->kind == LEXEME_SIGN && is_dash(lexeme_at(v, i)->cp) &&
        is_glued(v, i + 1) && !is_glued(v, i)) {
        negative = true;
        i++;
    }
    if (is_glued(v, i) && is_word(v, i - 1))
        return 0;
    currency = entry_at(v, i, ENTRY_CURRENCY, &used);
    if (!currency)
        return 0;
    i += used;
    if (is_sign(v, i, '.') && is_glued(v, i) && is_word(v, i - 1))
        i++;
    sign = lexeme_at(v, i - 1)->kind == LEXEME_SIGN ? lexeme_at(v, i - 1)->cp : 0;
    if (!amount_at(v, i, true, true, sign, &amount))
        return 0;
    /* a single letter before a digit is more often a name ("R2") */
    if (is_single_capital(v, i - 1) && used == 1 && amount.high.digits < 2 && !amount.magnitude)
        return 0;
    amount.negative |= negative;
    say_money(v, currency, &amount, is_singular_here(v, at, i + amount.n));
    i += amount.n;
    return i + say_plus(v, i) + say_per(v, i) - at;
}

/* "14:90 kr": kronor and öre with a colon between them. */
static size_t say_colon_sum(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *const currency = entry_at(v, at + 3, ENTRY_CURRENCY, &used);
    struct amount amount = {0};

    if (!currency || currency->n_fields < 4 || digit_count(v, at + 2) != 2 ||
        !is_sign(v, at + 1, ':') || !is_glued(v, at + 1) || !is_glued(v, at + 2) ||
        is_glued(v, at) || small_number(v, at) < 0)
        return 0;
    if (!figure_at(v, at, &amount.high) || amount.high.n != 1)
        return 0;
    amount.high.part = lexeme_at(v, at + 2)->at;
    amount.high.part_end = lexeme_at(v, at + 2)->end;
    say_with_coins(v, currency, &amount);
    return 3 + used;
}

/* A currency behind the amount ("20 EUR", "3,50 €", "50p"). */
size_t rule_money_after(struct view *v, size_t at)
{
    struct amount amount;
    const struct entry *currency;
    size_t used = 0;
    size_t i;

    i = is_digits(v, at) ? say_colon_sum(v, at) : 0;
    if (i > 0)
        return i;
    if (!amount_at(v, at, true, true, 0, &amount))
        return 0;
    i = at + amount.n;
    currency = entry_at(v, i, ENTRY_CURRENCY, &used);
    if (!currency && is_glued(v, i))
        currency = entry_at(v, i, ENTRY_COIN, &used);
    if (!currency ||
        (is_word(v, i) && is_glued(v, i + used) && lexeme_at(v, i + used)->kind != LEXEME_SIGN))
        return 0;
    /* "20 $5 notes": the sign belongs to what follows */
    if (!is_word(v, i) && is_glued(v, i + used) && is_digits(v, i + used))
        return 0;
    say_money(v, currency, &amount,
        currency->class == ENTRY_CURRENCY && is_singular_here(v, at, i + used));
    return i + used + say_per(v, i + used) - at;
}
