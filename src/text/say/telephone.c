/* Telephone numbers: digit by digit, a pause between the groups. */
#include "text/say/rules.h"

#define GROUPS_MAX 8

/* The groups of digits of what may be a telephone number. */
struct groups {
    size_t at[GROUPS_MAX]; /* lexemes */
    size_t n;
    size_t end;    /* lexeme behind the last */
    size_t digits; /* in all */
    bool dashes;   /* all but the first are joined by dashes or full stops */
};

static bool is_separator(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    return l->kind == LEXEME_SIGN && l->glued && is_glued(v, i + 1) &&
           (is_dash(l->cp) || l->cp == '.');
}

/* "0800/111 0 111": a stroke behind an area code. */
static bool is_stroke(const struct view *v, const struct groups *g, size_t i)
{
    return g->n == 1 && is_sign(v, i, '/') && is_glued(v, i) && digit_count(v, g->at[0]) >= 3 &&
           v->text.s[lexeme_at(v, g->at[0])->at] == '0' && is_digits(v, i + 1);
}

static void read_groups(const struct view *v, size_t at, struct groups *out)
{
    size_t i = at;

    *out = (struct groups){.end = at, .dashes = true};
    while (out->n < GROUPS_MAX) {
        const bool bracket = is_sign(v, i, '(');

        i += bracket ? 1 : 0;
        if (!is_digits(v, i))
            return;
        out->at[out->n++] = i;
        out->digits += digit_count(v, i);
        i++;
        if (bracket && !is_sign(v, i, ')'))
            return;
        i += bracket ? 1 : 0;
        out->end = i;
        if (is_separator(v, i) || is_stroke(v, out, i)) {
            i++;
        } else if (is_glued(v, i) && !bracket) {
            return;
        } else if (!bracket && is_digits(v, i)) {
            out->dashes = false;
        }
    }
}

static bool has_shape(
    const struct view *v, const struct groups *g, size_t from, const size_t *shape, size_t n)
{
    if (g->n - from != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (digit_count(v, g->at[from + i]) != shape[i])
            return false;
    return true;
}

/* The North American shapes: 212-555-0123, 1-800-555-0123, 555-0123. */
static bool is_american(const struct view *v, const struct groups *g)
{
    static const size_t LONG[] = {3, 3, 4};
    static const size_t SHORT[] = {3, 4};

    if (has_shape(v, g, 0, LONG, 3))
        return g->dashes || g->digits == 10;
    if (g->n == 4 && small_number(v, g->at[0]) == 1)
        return has_shape(v, g, 1, LONG, 3);
    return g->dashes && has_shape(v, g, 0, SHORT, 2);
}

/* Is a word that announces a telephone number one of the two before it? */
static bool is_announced(const struct view *v, size_t at)
{
    for (size_t k = 1; k <= 3 && k <= at; k++) {
        if (is_listed(v, at - k, ENTRY_PHONE))
            return true;
        if (is_sign(v, at - k, ':') || is_sign(v, at - k, '.') || is_digits(v, at - k))
            continue;
        if (!is_word(v, at - k) || lexeme_at(v, at - k)->shape != SHAPE_LOWER ||
            text_of(v, at - k).len > 3)
            return false;
    }
    return false;
}

/* "06-12345678", "08-401 00 00": a short area code, a dash, and the number. */
static bool is_area_and_number(const struct view *v, const struct groups *g)
{
    return g->n >= 2 && g->digits >= 8 && g->digits <= 11 && digit_count(v, g->at[0]) == 2 &&
           v->text.s[lexeme_at(v, g->at[0])->at] == '0' && is_joining_dash(v, g->at[0] + 1) &&
           digit_count(v, g->at[1]) >= 3;
}

static bool is_telephone(const struct view *v, size_t at, bool plus, const struct groups *g)
{
    static const size_t PAIRS[] = {2, 2, 2, 2, 2}; /* "01 23 45 67 89", as in France */
    const char first = g->n > 0 ? v->text.s[lexeme_at(v, g->at[0])->at] : 'x';

    if (g->n == 0 || (is_glued(v, g->end) && is_word(v, g->end)))
        return false;
    if (is_glued(v, g->end) && is_glued(v, g->end + 1) && is_digits(v, g->end + 1))
        return false;
    if (plus)
        return g->digits >= 8 && g->digits <= 15;
    if (is_announced(v, at))
        return g->digits >= 3 && g->digits <= 15 && !is_listed(v, g->end, ENTRY_COUNTED);
    if (first == '0' && g->digits >= 9 && g->digits <= 12 && digit_count(v, g->at[0]) >= 3)
        return true;
    if (is_area_and_number(v, g))
        return true;
    return is_american(v, g) || has_shape(v, g, 0, PAIRS, 5);
}

size_t rule_telephone(struct view *v, size_t at)
{
    const bool plus = is_sign(v, at, '+') && is_glued(v, at + 1) && is_digits(v, at + 1);
    struct groups g;

    if (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN)
        return 0;
    if (!plus && !is_digits(v, at) && !is_sign(v, at, '('))
        return 0;
    read_groups(v, plus ? at + 1 : at, &g);
    if (!is_telephone(v, at, plus, &g))
        return 0;
    if (plus) {
        const struct entry *const sign = entry_at(v, at, ENTRY_BEFORE_NUMBER, NULL);

        if (sign)
            say_words(v->say, field_of(sign, 0));
    }
    for (size_t i = 0; i < g.n; i++) {
        const struct lexeme *const l = lexeme_at(v, g.at[i]);

        if (i > 0)
            say_pause(v->say, ',');
        if (digit_count(v, g.at[i]) == 2 && v->text.s[l->at] != '0' &&
            langdata_setting(v->lang, SETTING_PHONE_PAIRS).len > 0)
            say_number(v, STR("alone"), small_number(v, g.at[i]));
        else
            say_digits(v, l->at, l->end, SETTING_PHONE_ZERO);
    }
    return g.end - at;
}
