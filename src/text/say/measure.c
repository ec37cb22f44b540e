/* Measures: an amount and its unit; amounts with a magnitude alone. */
#include "text/say/figure.h"
#include "text/say/rules.h"

/* Is the mark at i the end of a quotation that began before it, not feet or inches? */
static bool closes_quote(const struct view *v, size_t i)
{
    const uint32_t cp = lexeme_at(v, i)->cp;
    bool open = false;

    if (cp != '"' && cp != '\'')
        return false;
    for (size_t k = 0; k < i; k++)
        if (is_sign(v, k, cp) && !(is_glued(v, k) && is_digits(v, k - 1)))
            open = !open;
    return open;
}

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
    if (lexeme_at(v, i)->shape == SHAPE_UPPER && is_glued(v, i + *used) &&
        is_digits(v, i + *used)) /* "2A6" */
        return NULL;
    if (lexeme_at(v, i)->kind == LEXEME_SIGN && closes_quote(v, i))
        return NULL;
    return unit;
}

size_t say_per(struct view *v, size_t at)
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

/* A measure: an amount and its unit, perhaps another of the lower unit behind it. */
struct measure {
    struct amount amount;
    const struct entry *unit;
    size_t end; /* lexeme behind it */
    bool has_lower;
    struct figure lower;
    bool lower_named; /* its unit is written */
};

/* A unit's full stop, unless it ends the text or a sentence. */
static size_t dot_at(const struct view *v, const struct entry *unit, size_t i)
{
    if (!is_word(v, i - 1) || !is_sign(v, i, '.') || !is_glued(v, i) || i + 1 >= v->n)
        return 0;
    if (is_glued(v, i + 1))
        return is_clause_end(v, i + 1) ? 1 : 0;
    if (is_digits(v, i + 1))
        return unit->n_fields > 2 ? 1 : 0; /* "6 ft. 2 in." */
    return is_word(v, i + 1) && !is_capitalised(v, i + 1) ? 1 : 0;
}

/* "2h 30m": the lower unit by its first letter, which alone is another unit. */
static bool is_initial_of_lower(const struct view *v, size_t i, const struct measure *m)
{
    const struct str lower = field_of(m->unit, 2);

    return m->unit->n_fields > 3 && text_of(v, i).len == 1 && text_of(v, i).s[0] == lower.s[0];
}

/* The lower unit of a compound measure ("5ft 10in", "12st 3lb", "5ft10"). */
static void read_lower(const struct view *v, struct measure *m)
{
    struct figure lower;
    const struct entry *unit;
    size_t used = 0;
    size_t i;

    if (m->unit->n_fields < 3 || !figure_at(v, m->end, &lower))
        return;
    i = m->end + lower.n;
    unit = unit_at(v, i, &used);
    if (unit && !str_eq(field_of(unit, 1), field_of(m->unit, 2)) && !is_initial_of_lower(v, i, m))
        return;
    if (!unit && (!is_glued(v, m->end) || is_glued(v, i)))
        return;
    m->has_lower = true;
    m->lower = lower;
    m->lower_named = unit != NULL;
    m->end = i + used;
    m->end += dot_at(v, m->unit, m->end);
}

static bool read_measure(const struct view *v, size_t at, struct measure *m, bool *joined)
{
    size_t used = 0;
    size_t i;

    *m = (struct measure){0};
    if (!amount_at(v, at, true, false, 0, &m->amount))
        return false;
    i = at + m->amount.n;
    *joined = is_joining_dash(v, i) && unit_at(v, i + 1, &used) &&
              !(is_joining_dash(v, i + 1 + used) && is_digits(v, i + 2 + used)); /* "3-in-1" */
    i += *joined ? 1 : 0;
    m->unit = unit_at(v, i, &used);
    if (!m->unit)
        return false;
    m->end = i + used;
    m->end += dot_at(v, m->unit, m->end);
    read_lower(v, m);
    return true;
}

/* What some languages put between a magnitude and a noun. */
static void say_of(struct view *v, const struct measure *m)
{
    struct str of = langdata_setting(v->lang, SETTING_MONEY_OF);
    struct str word;

    if (m->amount.magnitude && ascii_is_alpha(field_of(m->unit, 0).s[0]) &&
        !str_eq(field_of(m->amount.magnitude, 2), STR("plain")) && str_next(&of, '|', &word))
        say_words(v->say, str_trim(word));
}

/* A unit written close to its number, and a noun behind it ("a bag", "6in nails"): what is no noun
 * there the language lists, and a preposition before the number says that it is counted. */
static bool measures_things(const struct view *v, size_t at, size_t end)
{
    const struct str word = text_of(v, end);

    if (!is_word(v, end - 1) || !is_glued(v, end - 1) || is_glued(v, end) ||
        lexeme_at(v, end)->shape != SHAPE_LOWER || word.len < 3)
        return false;
    if (is_listed(v, end, ENTRY_FUNCTION) || is_listed(v, end, ENTRY_BEHIND_MEASURE) ||
        (at > 0 && is_listed(v, at - 1, ENTRY_FUNCTION)))
        return false;
    return !str_ends(word, STR("ly")) && !str_ends(word, STR("ed")) && !str_ends(word, STR("ing"));
}

/* "3/4 lb", "½ mile": a part of one. */
static size_t say_part_of_unit(struct view *v, size_t at)
{
    struct str of = langdata_setting(v->lang, SETTING_FRACTION_OF);
    long numerator, denominator;
    const size_t used = fraction_at(v, at, &numerator, &denominator);
    size_t more = 0;
    const struct entry *const unit =
        used > 0 && denominator <= 100 ? unit_at(v, at + used, &more) : NULL;
    struct str word;

    if (!unit || !str_next(&of, '|', &word) || !is_word(v, at + used))
        return 0;
    if (numerator == 1 && denominator == 2) {
        say_words(v->say, str_trim(of));
    } else {
        say_fraction(v, numerator, denominator, is_listed(v, at - 1, ENTRY_INDEFINITE));
        say_words(v->say, str_trim(word));
    }
    say_words(v->say, field_of(unit, 0));
    return used + more;
}

/* Metres and centimetres at lexeme `at`: "1,80". */
static bool size_at(const struct view *v, size_t at, struct figure *out)
{
    return figure_at(v, at, out) && out->digits == 1 && out->part_end - out->part == 2 &&
           !str_eq(str_cut(v->text, out->part, out->part_end), STR("00")) && out->numerator == 0;
}

/* Do metres and a word like "tall" stand at lexeme i? */
static bool is_tall(const struct view *v, size_t i)
{
    const struct entry *metre = langdata_find(v->lang, STR("m"));

    while (metre && (metre->class != ENTRY_UNIT || metre->n_parts > 1))
        metre = metre->next;
    return metre && is_listed(v, i + 1, ENTRY_TALL) &&
           (str_eq(text_of(v, i), STR("m")) || str_eq(text_of(v, i), field_of(metre, 1)));
}

/* "1,80 m groß", "1,75 bis 1,80 Meter groß": how tall somebody is, where the language says the
 * metres between the numbers. */
size_t rule_height(struct view *v, size_t at)
{
    struct figure size, other;
    struct value values[2] = {{.name = "metres"}, {.name = "centimetres"}};
    unsigned long part;
    size_t next;
    bool last;

    if (langdata_setting(v->lang, SETTING_HEIGHT).len == 0 || !size_at(v, at, &size))
        return 0;
    next = at + size.n;
    last = is_tall(v, next);
    if (!last && (!(is_joining_dash(v, next) ||
                      str_eq(text_of(v, next), langdata_setting(v->lang, SETTING_TO))) ||
                     !size_at(v, next + 1, &other) || !is_tall(v, next + 1 + other.n)))
        return 0;
    if (!str_to_uint(str_cut(v->text, size.part, size.part_end), 99, &part))
        return 0;
    values[0].number = size.value;
    values[1].number = (int64_t)part;
    say_template(v, langdata_setting(v->lang, SETTING_HEIGHT), values, 2);
    if (!last && is_joining_dash(v, next)) {
        say_setting(v, SETTING_TO);
        return size.n + 1;
    }
    return size.n + (last ? 1 : 0);
}

size_t rule_measure(struct view *v, size_t at)
{
    struct measure m;
    bool joined, described;
    const size_t part = say_part_of_unit(v, at);

    if (part > 0)
        return part;
    if (!read_measure(v, at, &m, &joined))
        return 0;
    /* used like an adjective: joined to a noun, or before one behind "a" */
    described = joined || (is_joining_dash(v, m.end) && is_word(v, m.end + 1)) ||
                is_attributive(v, at, m.end) || measures_things(v, at, m.end);
    say_amount(v, &m.amount, m.unit->style.len > 0 ? m.unit->style : STR("cardinal"));
    if (!is_sign(v, m.end - 1, '%'))
        say_of(v, &m);
    say_words(v->say, field_of(m.unit, described || amount_is_one(v, &m.amount) ? 0 : 1));
    if (m.has_lower) {
        say_figure(v, &m.lower, STR("cardinal"));
        if (m.lower_named)
            say_words(v->say, field_of(m.unit, described || figure_is_one(&m.lower) ? 3 : 2));
        return m.end - at;
    }
    return m.end + say_per(v, m.end) - at;
}

/* Is the magnitude that ends before lexeme `end` an abbreviation of several letters ("mln")? */
static bool is_short_magnitude(const struct view *v, const struct entry *magnitude, size_t end)
{
    const size_t first = end - magnitude->n_parts;

    if (magnitude->n_fields > 2 && str_eq(field_of(magnitude, 2), STR("money")))
        return true; /* found only before what is counted: "68 M d'habitants" */
    return text_of(v, first).len > 1 && !str_eq(text_of(v, first), field_of(magnitude, 0)) &&
           !str_eq(text_of(v, first), field_of(magnitude, 1));
}

/* An amount with a magnitude and no unit ("10m", "2.5m people", "3 mln di persone"), or both ends
 * of one ("5m-10m"). */
size_t rule_quantity(struct view *v, size_t at)
{
    struct amount amount;

    if (!amount_at(v, at, true, false, 0, &amount) || !amount.magnitude)
        return 0;
    if (!is_glued(v, at + amount.n - 1) && !is_short_magnitude(v, amount.magnitude, at + amount.n))
        return 0;
    say_amount(v, &amount, STR("cardinal"));
    return amount.n;
}
