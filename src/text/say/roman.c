/* Roman numerals: of monarchs, and behind words that are counted ("Chapter IV"). */
#include "base/buf.h"
#include "text/say/rules.h"

#include <string.h>

#define ROMAN_MAX 399

static const struct {
    int value;
    const char *letters;
} STEPS[] = {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"},
    {4, "IV"}, {1, "I"}};

static bool starts_nocase(struct str t, struct str prefix)
{
    return str_eq_nocase(str_cut(t, 0, prefix.len), prefix);
}

/* The value of a numeral in its usual form; 0: it is none. */
static int roman_value(struct str t)
{
    size_t at = 0;
    int value = 0;

    for (size_t k = 0; k < sizeof STEPS / sizeof *STEPS; k++) {
        const struct str step = str_of(STEPS[k].letters);
        const int most = step.len == 2 || STEPS[k].value == 50 || STEPS[k].value == 5 ? 1 : 3;

        for (int n = 0; n < most && starts_nocase(str_cut(t, at, t.len), step); n++) {
            value += STEPS[k].value;
            at += step.len;
        }
    }
    return at == t.len && value <= ROMAN_MAX ? value : 0;
}

/* The name that makes a numeral a monarch's; its field, where it has one, is the template. */
static const struct entry *regnal_name(const struct view *v, size_t at)
{
    const struct str word = text_of(v, at - 1);
    const struct entry *const name =
        is_capitalised(v, at - 1) ? entry_at(v, at - 1, ENTRY_ROMAN_NAME, NULL) : NULL;

    if (name || !is_capitalised(v, at - 1) || !str_ends(word, STR("s")) ||
        langdata_setting(v->lang, SETTING_REGNAL_GENITIVE).len == 0)
        return name;
    for (const struct entry *e = langdata_find(v->lang, str_cut(word, 0, word.len - 1)); e;
         e = e->next)
        if (e->class == ENTRY_ROMAN_NAME)
            return e;
    return NULL;
}

/* How the numeral at `at` is said in the case that the words before the name ask for ("von Kaiser
 * Wilhelm II."); empty: as listed. The nearest of the four words before decides. */
static struct str template_in_case(const struct view *v, const struct entry *name, size_t at)
{
    const bool feminine = field_of(name, 0).len > 0;

    if (!str_eq(name->parts[0].text, text_of(v, at - 1)) && !feminine)
        return langdata_setting(v->lang, SETTING_REGNAL_GENITIVE);
    for (size_t k = 2; k <= 5 && k <= at && is_word(v, at - k); k++) {
        const struct entry *const word = entry_at(v, at - k, ENTRY_ROMAN_CASE, NULL);

        if (word)
            return field_of(word, feminine ? 1 : 0);
    }
    return (struct str){"", 0};
}

static void say_regnal(struct view *v, const struct entry *name, size_t at, int value)
{
    unsigned long limit = ROMAN_MAX;
    const struct value n = {.name = "n", .number = value};
    struct str template = name ? template_in_case(v, name, at) : (struct str){"", 0};

    if (template.len == 0 && name)
        template = field_of(name, 0);

    if (value == 1 && template.len == 0)
        template = langdata_setting(v->lang, SETTING_REGNAL_FIRST);
    if (template.len == 0 &&
        str_to_uint(langdata_setting(v->lang, SETTING_REGNAL_LIMIT), ROMAN_MAX, &limit) &&
        (unsigned long)value > limit)
        template = langdata_setting(v->lang, SETTING_REGNAL_OVER);
    if (template.len == 0)
        template = langdata_setting(v->lang, SETTING_REGNAL);
    say_template(v, template, &n, 1);
}

/* The lexeme before `at`, over an abbreviation's full stop ("Vol. II"). */
static size_t before(const struct view *v, size_t at)
{
    return is_sign(v, at - 1, '.') && is_glued(v, at - 1) ? at - 2 : at - 1;
}

/* "(iii)": one of several points. */
static bool is_in_brackets(const struct view *v, size_t at)
{
    return is_sign(v, at - 1, '(') && is_sign(v, at + 1, ')') && is_glued(v, at) &&
           is_glued(v, at + 1);
}

/* How many numeral letters the word at `at` begins with; small ones behind a word that is counted
 * ("Scene ii"). */
static size_t letters_end(const struct view *v, size_t at)
{
    const struct str word = text_of(v, at);
    const bool small = lexeme_at(v, at)->shape == SHAPE_LOWER &&
                       (is_in_brackets(v, at) ||
                           (word.len > 1 && is_listed(v, before(v, at), ENTRY_ROMAN_NUMBER)));
    size_t end = 0;

    while (end < word.len && strchr(small ? "ivx" : "IVXLC", word.s[end]))
        end++;
    return small && end < word.len ? 0 : end;
}

/* A numeral with an ordinal's ending ("XXIe siècle"). */
static bool say_ordinal(struct view *v, size_t at, int value, struct str ending)
{
    const struct value n = {.name = "n", .number = value};

    (void)at;
    for (const struct entry *e = langdata_find(v->lang, ending); e; e = e->next)
        if (e->class == ENTRY_SUFFIX && e->n_parts == 1 &&
            str_find(field_of(e, 0), STR("ordinal"), 0) >= 0) {
            say_template(v, field_of(e, 0), &n, 1);
            return true;
        }
    return false;
}

/* A third generation: "Rockefeller III" behind a first name. */
static bool is_descendant(const struct view *v, size_t at, int value)
{
    return value >= 2 && value <= 5 && !is_glued(v, at - 1) &&
           lexeme_at(v, at - 2)->shape == SHAPE_TITLE &&
           lexeme_at(v, at - 1)->shape == SHAPE_TITLE && !is_listed(v, at - 2, ENTRY_FUNCTION);
}

/* "the XXII Olympiad", "XIX century", "der II. Weltkrieg" */
static bool is_ordinal(const struct view *v, size_t at, struct str letters)
{
    const bool dot = langdata_setting(v->lang, SETTING_ORDINAL_DOT).len > 0 &&
                     is_sign(v, at + 1, '.') && is_glued(v, at + 1);

    if (letters.len > 0 && is_listed(v, at + (is_joining_dash(v, at + 1) ? 2 : 1), ENTRY_CENTURY))
        return true;
    if (!is_listed(v, at - 1, ENTRY_DEFINITE) || (letters.len < 2 && !dot))
        return false;
    return is_capitalised(v, dot ? at + 2 : at + 1);
}

/* Some languages have a shorter form before a noun ("tercer"). */
static void say_ordinal_before(struct view *v, size_t at, int value)
{
    const struct str style = ordinal_style(v, at);
    const bool is_short =
        str_eq(style, STR("ordinal")) && langdata_has_style(v->lang, STR("ordinal-short"));

    say_number(v, is_short ? STR("ordinal-short") : style, value);
}

/* A numeral that is no other word: not "I" or "C". */
static bool is_sure_numeral(const struct view *v, size_t i)
{
    const struct str word = text_of(v, i);

    return is_word(v, i) && (word.len > 1 || word.s[0] == 'V' || word.s[0] == 'X') &&
           lexeme_at(v, i)->shape != SHAPE_LOWER && roman_value(word) > 0;
}

/* Lexemes between two numerals of a row ("XVI y XVII", "XVI, XVII", "XVI e il XVII") from `at` on,
 * in steps of 1 or -1; 0: they are not joined so. */
static size_t link_len(const struct view *v, size_t at, int step)
{
    const size_t further = step > 0 ? at + 1 : at - 1;

    if (is_sign(v, at, ',') || is_joining_dash(v, at))
        return 1;
    if (!is_listed(v, at, ENTRY_FUNCTION))
        return 0;
    return is_listed(v, further, ENTRY_FUNCTION) ? 2 : 1;
}

/* The word that counts the numerals of the row that goes on at `at` ("siglos XVI y XVII"). NULL:
 * none. */
static const struct entry *counts_row(const struct view *v, size_t at)
{
    const struct entry *word = entry_at(v, before(v, at), ENTRY_ROMAN_NUMBER, NULL);

    if (!word && is_joining_dash(v, at + 1) && roman_value(text_of(v, at + 2)) == 0)
        return NULL; /* "V-J Day" */
    for (size_t i = at; !word && i >= 3 && is_sure_numeral(v, i);) {
        const size_t link = link_len(v, i - 1, -1);

        if (link == 0 || i < link + 2 || roman_value(text_of(v, i - link - 1)) == 0)
            break;
        i -= link + 1;
        word = entry_at(v, before(v, i), ENTRY_ROMAN_NUMBER, NULL);
        if (!word && !is_sure_numeral(v, i))
            break;
    }
    return word;
}

/* Is it one of a row before a word that has ordinals before it ("il XVI e il XVII secolo")? */
static bool is_ordinal_in_row(const struct view *v, size_t at)
{
    for (size_t i = at; is_sure_numeral(v, i);) {
        const size_t link = link_len(v, i + 1, 1);

        if (is_listed(v, i + 1, ENTRY_CENTURY))
            return true;
        if (link == 0)
            return false;
        i += link + 1;
    }
    return false;
}

/* Behind a word that counts: as the word asks for, else a number. */
static void say_counted(struct view *v, const struct entry *word, int value)
{
    const struct value n = {.name = "n", .number = value};

    if (field_of(word, 0).len > 0)
        say_template(v, field_of(word, 0), &n, 1);
    else
        say_number(v, STR("alone"), value);
}

/* May a numeral behind a capitalised word that the language does not list be one? */
static bool is_plausible(const struct view *v, size_t at, struct str letters)
{
    if (letters.len < 2 || v->shouting || is_glued(v, at) || !is_capitalised(v, at - 1) ||
        is_single_capital(v, at - 1) || is_listed(v, at - 1, ENTRY_FUNCTION))
        return false;
    return str_find(letters, STR("L"), 0) < 0 && str_find(letters, STR("C"), 0) < 0;
}

/* "Landgericht München I": a place between the word that is counted and the numeral. */
static bool is_of_place(const struct view *v, size_t at)
{
    return at >= 2 && !is_glued(v, at) && lexeme_at(v, at - 1)->shape == SHAPE_TITLE &&
           is_capitalised(v, at - 2) && is_listed(v, at - 2, ENTRY_ROMAN_NUMBER) &&
           langdata_setting(v->lang, SETTING_ORDINAL_DOT).len > 0;
}

/* At the beginning of the text: all of it ("III"), or before "century". */
static bool is_first(const struct view *v, struct str letters)
{
    const bool alone = v->n == 1 || (v->n == 2 && is_sign(v, 1, '.'));

    return is_listed(v, is_joining_dash(v, 1) ? 2 : 1, ENTRY_CENTURY) ||
           (alone && letters.len > 1 && str_find(letters, STR("L"), 0) < 0 &&
               str_find(letters, STR("C"), 0) < 0);
}

size_t rule_roman(struct view *v, size_t at)
{
    const struct str word = text_of(v, at);
    const size_t end = letters_end(v, at);
    const struct str letters = str_cut(word, 0, end);
    const struct str ending = str_cut(word, end, word.len);
    const int value = end > 0 ? roman_value(letters) : 0;
    const struct entry *name;
    const struct entry *count;
    size_t used = 1;

    if (value == 0 || (at == 0 && !is_first(v, letters)) ||
        (end == 1 && (word.s[0] == 'C' || word.s[0] == 'L')))
        return 0;
    if (ending.len > 0 && !str_starts(ending, STR("'")) && lexeme_at(v, at)->shape == SHAPE_UPPER)
        return 0; /* "IVA" */
    if (ending.len > 0 && !str_starts(ending, STR("'")))
        return say_ordinal(v, at, value, ending) ? 1 : 0;
    name = regnal_name(v, at);
    count = counts_row(v, at);
    if (is_joining_dash(v, at - 1) && !count && !is_ordinal_in_row(v, at))
        return 0;
    if (name)
        say_regnal(v, name, at, value);
    else if (count)
        say_counted(v, count, value);
    else if (is_in_brackets(v, at) && lexeme_at(v, at)->shape == SHAPE_LOWER)
        say_number(v, STR("alone"), value);
    else if (is_ordinal(v, at, letters) || is_ordinal_in_row(v, at))
        say_ordinal_before(v, at, value);
    else if (is_plausible(v, at, letters) && is_descendant(v, at, value))
        say_regnal(v, NULL, at, value);
    else if (at == 0 || is_plausible(v, at, letters) || is_of_place(v, at))
        say_number(v, STR("alone"), value);
    else
        return 0;
    if (ending.len > 0)
        say_glued(v->say, ending);
    if (langdata_setting(v->lang, SETTING_ORDINAL_DOT).len > 0 && is_sign(v, at + 1, '.') &&
        is_glued(v, at + 1) && at + 2 < v->n)
        used++;
    return used;
}
