/* Measures: an amount and its unit; amounts with a magnitude alone. */
#include "text/figure.h"
#include "text/rules.h"

/* A unit at lexeme i, which must end there. */
static const struct entry *unit_at(const struct view *v, size_t i, size_t *used)
{
    const struct entry *unit = entry_at(v, i, ENTRY_UNIT, used);

    if (is_glued(v, i)) {
        size_t longer = 0;
        const struct entry *const glued = entry_at(v, i, ENTRY_UNIT_GLUED, &longer);

        if (glued && (!unit || longer > *used)) {
            unit = glued;
            *used = longer;
        }
    }
    if (!unit || (is_glued(v, i + *used) && is_word(v, i + *used)))
        return NULL;
    return unit;
}

/* "per" and another unit or word behind a slash ("£3.50/kg", "5 g/l"). */
static size_t say_per(struct view *v, size_t at)
{
    size_t used = 0;
    const struct entry *unit;

    if (!is_sign(v, at, '/') || !is_glued(v, at) || !is_word(v, at + 1) || !is_glued(v, at + 1) ||
        langdata_setting(v->lang, SETTING_PER).len == 0)
        return 0;
    unit = unit_at(v, at + 1, &used);
    say_setting(v, SETTING_PER);
    say_words(v->say, unit ? field_of(unit, 0) : text_of(v, at + 1));
    return unit ? 1 + used : 2;
}

/* The lower unit of a compound measure ("5ft 10in", "12st 3lb", "5ft10"). */
static size_t say_lower(struct view *v, const struct entry *upper, size_t at)
{
    struct amount amount;
    const struct entry *unit;
    size_t used = 0;

    if (upper->n_fields < 3 || !amount_at(v, at, false, false, 0, &amount) || amount.negative)
        return 0;
    unit = unit_at(v, at + amount.n, &used);
    if (unit ? !str_eq(field_of(unit, 1), field_of(upper, 2))
             : !is_glued(v, at) || is_glued(v, at + amount.n))
        return 0;
    say_amount(v, &amount, STR("counting"));
    if (unit)
        say_words(v->say, field_of(unit, amount_is_one(v, &amount) ? 0 : 1));
    return amount.n + used;
}

/* Is the unit used like an adjective: joined to a noun, or before one behind "a"? */
static bool is_singular_here(const struct view *v, size_t at, size_t end, size_t unit)
{
    if (is_joining_dash(v, unit - 1) || (is_joining_dash(v, end) && is_word(v, end + 1)))
        return true;
    return is_word(v, unit) && is_attributive(v, at, end);
}

size_t rule_measure(struct view *v, size_t at)
{
    struct amount amount;
    const struct entry *unit;
    size_t used = 0;
    size_t i, lower;
    bool one;

    if (!amount_at(v, at, true, false, 0, &amount))
        return 0;
    i = at + amount.n;
    if (is_joining_dash(v, i) && unit_at(v, i + 1, &used))
        i++;
    unit = unit_at(v, i, &used);
    if (!unit)
        return 0;
    one = amount_is_one(v, &amount) || is_singular_here(v, at, i + used, i);
    say_amount(v, &amount, unit->style.len > 0 ? unit->style : STR("counting"));
    if (amount.magnitude && is_word(v, i) && !str_eq(field_of(amount.magnitude, 2), STR("plain")) &&
        langdata_setting(v->lang, SETTING_MONEY_OF).len > 0)
        say_words(v->say, str_cut(langdata_setting(v->lang, SETTING_MONEY_OF), 0, 2));
    say_words(v->say, field_of(unit, one ? 0 : 1));
    i += used;
    if (is_word(v, i - 1) && is_sign(v, i, '.') && is_glued(v, i) && i + 1 < v->n &&
        !is_glued(v, i + 1) && !is_capitalised(v, i + 1))
        i++;
    lower = say_lower(v, unit, i);
    if (lower > 0)
        return i + lower - at;
    return i + say_per(v, i) - at;
}

/* An amount with a magnitude and no unit ("10m", "2.5m people"), or both ends of one ("5m-10m"). */
size_t rule_quantity(struct view *v, size_t at)
{
    struct amount amount;

    if (!amount_at(v, at, true, false, 0, &amount) ||
        !(amount.magnitude && is_glued(v, at + amount.n - 1)))
        return 0;
    say_amount(v, &amount, STR("counting"));
    return amount.n;
}
