/* Capitals: acronyms as letters or words, initials, and names of letters and digits. */
#include "base/utf8.h"
#include "text/say/rules.h"
#include "text/sound/pronounce.h"

#include <unicode/uchar.h>

#define INITIALS_MAX 12 /* more of them are a list */
#define SPELLED_MAX  3  /* acronyms of so many letters are spelled unless the language lists them */

static void say_lower(struct view *v, struct str word, bool capital)
{
    buf_clear(v->words);
    for (size_t at = 0; at < word.len;) {
        const bool first = at == 0;
        const UChar32 cp = (UChar32)utf8_next(word, &at);

        buf_add_cp(v->words, first && capital ? (uint32_t)cp : (uint32_t)u_tolower(cp));
    }
    say_words(v->say, buf_str(v->words));
}

static const struct entry *acronym_entry(const struct view *v, struct str stem)
{
    for (const struct entry *e = langdata_find(v->lang, stem); e; e = e->next)
        if (e->class == ENTRY_ACRONYM && e->n_parts == 1 && str_eq(e->parts[0].text, stem))
            return e;
    return NULL;
}

void say_acronym(struct view *v, struct str stem)
{
    const struct entry *const entry = acronym_entry(v, stem);
    const struct str how = entry ? field_of(entry, 0) : (struct str){"", 0};

    if (str_eq(how, STR("letters")))
        say_letters(v, stem);
    else if (str_eq(how, STR("word")))
        say_lower(v, stem, true);
    else if (how.len > 0)
        say_words(v->say, how);
    else if (utf8_count(stem) > SPELLED_MAX && pronounce_as_word(stem))
        say_lower(v, stem, true);
    else
        say_letters(v, stem);
}

/* --- letters and digits --- */

/* The number in "A380", "M25", "A406", "PS5". */
static void say_designation_number(struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);
    const long number = small_number(v, i);
    const size_t digits = digit_count(v, i);

    if (digits > 4 || (digits > 1 && v->text.s[l->at] == '0')) {
        say_digits(v, l->at, l->end, SETTINGS);
    } else if (digits == 4) {
        say_year(v, number);
    } else if (digits == 3 && number % 100 != 0 &&
               langdata_setting(v->lang, SETTING_DESIGNATION).len > 0) {
        say_digits(v, l->at, l->at + 1, SETTINGS);
        if (number % 100 < 10)
            say_digits(v, l->at + 1, l->end, SETTING_PHONE_ZERO);
        else
            say_number(v, STR("alone"), number % 100);
    } else {
        say_number(v, STR("alone"), number);
    }
}

static void say_designation_word(struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);
    const struct str stem = stem_of(v, i);

    if (l->shape == SHAPE_UPPER)
        say_acronym(v, stem);
    else if (stem.len <= SPELLED_MAX && !pronounce_as_word(stem))
        say_letters(v, stem);
    else
        say_words(v->say, stem);
    if (l->stem < l->end)
        say_glued(v->say, str_cut(v->text, l->stem, l->end));
}

/* "B.1.1.7": digits behind a full stop, behind digits behind another. */
static bool is_lineage(const struct view *v, size_t i)
{
    return is_sign(v, i, '.') && is_glued(v, i) && is_digits(v, i - 1) && is_sign(v, i - 2, '.') &&
           is_glued(v, i - 1);
}

/* Does the designation go on at lexeme i: letters and digits by turns, or a dash before digits? */
static size_t designation_part(const struct view *v, size_t i)
{
    if (is_glued(v, i) && lexeme_at(v, i)->kind != LEXEME_SIGN &&
        lexeme_at(v, i)->kind != lexeme_at(v, i - 1)->kind)
        return 1;
    if (!is_digits(v, i + 1) || !is_glued(v, i + 1))
        return 0;
    if (is_joining_dash(v, i) && lexeme_at(v, i - 1)->shape == SHAPE_UPPER &&
        (!is_glued(v, i + 2) || is_word(v, i + 2) ||
            (is_clause_end(v, i + 2) && !is_glued(v, i + 3))))
        return 2;
    /* "PM2.5", "BA.5" */
    if (is_sign(v, i, '.') && is_glued(v, i) &&
        ((is_digits(v, i - 1) && is_glued(v, i - 1) && is_word(v, i - 2)) ||
            (lexeme_at(v, i - 1)->shape == SHAPE_UPPER && digit_count(v, i + 1) < 3)))
        return 2;
    return is_lineage(v, i) ? 2 : 0;
}

static bool is_plural_s(const struct view *v, size_t i)
{
    return is_word(v, i) && is_digits(v, i - 1) && str_eq(text_of(v, i), STR("s"));
}

/* "A1(M)": a letter in brackets belongs to the name. */
static size_t say_class(struct view *v, size_t i)
{
    if (!is_sign(v, i, '(') || !is_glued(v, i) || !is_single_capital(v, i + 1) ||
        !is_glued(v, i + 1) || !is_sign(v, i + 2, ')'))
        return 0;
    piece_break(v, i + 1);
    say_letters(v, text_of(v, i + 1));
    return 3;
}

/* "MI5", "H5N1", "5G", "F-16", "SW1A" */
size_t rule_designation(struct view *v, size_t at)
{
    size_t i = at + 1;
    size_t part;

    if (designation_part(v, i) == 0 ||
        (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN))
        return 0;
    while ((part = designation_part(v, i)) > 0)
        i += part;
    for (size_t k = at; k < i; k++) {
        if (k > at && lexeme_at(v, k)->kind != LEXEME_SIGN && !is_plural_s(v, k))
            piece_break(v, k);
        if (k > at && is_plural_s(v, k))
            say_glued(v->say, STR("s")); /* "F-16s" */
        else if (is_word(v, k))
            say_designation_word(v, k);
        else if (is_sign(v, k, '.') && is_digits(v, k - 1) && !is_sign(v, k - 2, '.') &&
                 !is_lineage(v, k + 2))
            say_setting(v, SETTING_POINT);
        else if (is_digits(v, k))
            say_designation_number(v, k);
    }
    return i + say_class(v, i) - at;
}

/* --- initials --- */

static bool is_single_small(const struct view *v, size_t i)
{
    return lexeme_at(v, i)->shape == SHAPE_LOWER && text_of(v, i).len == 1;
}

/* How many "X." follow each other from lexeme `at` on. */
static size_t count_initials(const struct view *v, size_t at)
{
    size_t n = 0;

    while (n <= INITIALS_MAX &&
           (is_single_capital(v, at + 2 * n) || is_single_small(v, at + 2 * n)) &&
           is_sign(v, at + 2 * n + 1, '.') && is_glued(v, at + 2 * n + 1) &&
           (n == 0 || is_glued(v, at + 2 * n)))
        n++;
    return n;
}

/* "J.K. Rowling", "U.S.", "George W. Bush" */
size_t rule_initials(struct view *v, size_t at)
{
    const size_t n = count_initials(v, at);
    const size_t end = at + 2 * n;
    char letters[64];
    size_t len = 0;

    if (n == 0 || n > INITIALS_MAX)
        return 0;
    if (n == 1 && is_single_small(v, at))
        return 0;
    if (n == 1 && !(is_capitalised(v, end) && !is_glued(v, end)))
        return 0;
    if (is_glued(v, end) && is_single_capital(v, end)) { /* "U.S.A" */
        for (size_t i = 0; i <= n; i++)
            for (size_t k = 0; k < text_of(v, at + 2 * i).len; k++)
                letters[len++] = text_of(v, at + 2 * i).s[k];
        say_letters(v, (struct str){letters, len});
        return 2 * n + 1;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < text_of(v, at + 2 * i).len && len < sizeof letters; k++)
            letters[len++] = text_of(v, at + 2 * i).s[k];
    say_letters(v, (struct str){letters, len});
    return end < v->n ? 2 * n : 2 * n - 1;
}

/* "B&Q", "AT&T" */
size_t rule_ampersand(struct view *v, size_t at)
{
    const struct entry *const and = entry_at(v, at + 1, ENTRY_SIGN, NULL);

    if (!is_sign(v, at + 1, '&') || !is_glued(v, at + 1) || !is_glued(v, at + 2) || !and ||
        lexeme_at(v, at)->shape != SHAPE_UPPER || lexeme_at(v, at + 2)->shape != SHAPE_UPPER)
        return 0;
    say_letters(v, stem_of(v, at));
    piece_break(v, at + 1);
    say_words(v->say, field_of(and, 0));
    piece_break(v, at + 2);
    say_letters(v, stem_of(v, at + 2));
    if (lexeme_at(v, at + 2)->stem < lexeme_at(v, at + 2)->end)
        say_glued(v->say, str_cut(v->text, lexeme_at(v, at + 2)->stem, lexeme_at(v, at + 2)->end));
    return 3;
}

/* --- acronyms --- */

/* The capitals of a plural like "MPs"; empty: it is none. */
static struct str plural_stem(struct str word)
{
    const size_t capitals = pronounce_capitals(word);
    size_t at = 0;

    if (capitals < 2 || word.len < 3 || word.s[word.len - 1] != 's')
        return (struct str){"", 0};
    for (size_t k = 0; k < capitals; k++)
        (void)utf8_next(word, &at);
    return at + 1 == word.len ? str_cut(word, 0, at) : (struct str){"", 0};
}

static void say_plural(struct view *v, struct str stem)
{
    const size_t before = v->letters_end;

    say_acronym(v, stem);
    if (v->letters_end == before)
        say_glued(v->say, STR("s"));
    else
        say_glued(v->say, langdata_setting(v->lang, SETTING_LETTER_PLURAL));
}

/* "l'ONU", "O'NEILL": capitals behind an apostrophe. */
static bool say_elided(struct view *v, struct str stem)
{
    const ptrdiff_t mark = str_find(stem, STR("'"), 0);
    const struct str capitals =
        mark < 0 ? (struct str){"", 0} : str_cut(stem, (size_t)mark + 1, stem.len);

    if (mark < 1 || utf8_count(capitals) < 2 ||
        pronounce_capitals(capitals) != utf8_count(capitals))
        return false;
    say_words(v->say, str_cut(stem, 0, (size_t)mark + 1));
    v->say->glue = true;
    say_acronym(v, capitals);
    return true;
}

/* "StGB", "BMWi": capitals with small letters among them that nobody can pronounce. */
static bool is_mixed(const struct view *v, size_t at)
{
    const struct str stem = stem_of(v, at);

    return lexeme_at(v, at)->shape == SHAPE_MIXED && is_capitalised(v, at) && stem.len <= 6 &&
           lexeme_at(v, at)->end == lexeme_at(v, at)->stem && !pronounce_as_word(stem);
}

/* "200 millones de USD": a currency's code behind a magnitude and a preposition. */
static const struct entry *currency_behind_magnitude(const struct view *v, size_t at)
{
    const size_t magnitude = is_sign(v, at - 2, '.') ? at - 3 : at - 2;

    return at > 2 && lexeme_at(v, at)->shape == SHAPE_UPPER && text_of(v, at).len == 3 &&
                   is_listed(v, at - 1, ENTRY_FUNCTION) && is_listed(v, magnitude, ENTRY_MAGNITUDE)
               ? entry_at(v, at, ENTRY_CURRENCY, NULL)
               : NULL;
}

size_t rule_acronym(struct view *v, size_t at)
{
    const struct entry *const currency = currency_behind_magnitude(v, at);
    const struct lexeme *const l = lexeme_at(v, at);
    const struct str stem = stem_of(v, at);
    const struct str plural = plural_stem(stem);
    size_t used = 1;
    const struct entry *const entry = entry_at(v, at, ENTRY_ACRONYM, &used);

    if (currency) {
        say_words(v->say, field_of(currency, 1));
        return 1;
    }
    if (!entry && say_elided(v, stem)) {
        if (l->stem < l->end)
            say_glued(v->say, str_cut(v->text, l->stem, l->end));
        return 1;
    }
    if (!entry && plural.len == 0 && is_mixed(v, at)) {
        say_letters(v, stem);
        return 1;
    }
    if (!entry && plural.len == 0 && (l->shape != SHAPE_UPPER || is_single_capital(v, at)))
        return 0;
    if (entry && used > 1) {
        say_words(v->say, field_of(entry, 0));
        return used;
    }
    if (!entry && plural.len > 0)
        say_plural(v, plural);
    else if (!entry && v->shouting && pronounce_as_word(stem))
        say_lower(v, stem, false);
    else
        say_acronym(v, stem);
    if (l->stem < l->end)
        say_glued(v->say, str_cut(v->text, l->stem, l->end));
    return 1;
}

/* "A-Z", "grades A-C": from one letter to a later one. "J-P" before a name are initials. */
static bool is_letter_range(const struct view *v, size_t at)
{
    return is_joining_dash(v, at + 1) && is_single_capital(v, at + 2) && !is_glued(v, at + 3) &&
           text_of(v, at).s[0] < text_of(v, at + 2).s[0] && !is_capitalised(v, at + 3) &&
           !v->shouting;
}

static bool is_relation(const struct view *v, size_t i)
{
    static const uint32_t SIGNS[] = {
        '=', '<', '>', 0xB1, 0xD7, 0xF7, 0x2248, 0x2260, 0x2264, 0x2265};

    for (size_t k = 0; k < sizeof SIGNS / sizeof *SIGNS; k++)
        if (is_sign(v, i, SIGNS[k]))
            return true;
    return false;
}

/* "a ≥ b", "mc²": small letters of a formula that make no word. */
static bool is_factor(const struct view *v, size_t at)
{
    const uint32_t cp = lexeme_at(v, at + 1)->cp;

    if (is_single_small(v, at) && (is_relation(v, at - 1) || is_relation(v, at + 1)))
        return true;
    return is_glued(v, at + 1) && (cp == 0xB2 || cp == 0xB3) && text_of(v, at).len <= 3 &&
           lexeme_at(v, at)->shape == SHAPE_LOWER && !pronounce_as_word(text_of(v, at));
}

/* A single capital that is a letter, not a word: "Hepatitis A", "A-level". */
size_t rule_letter(struct view *v, size_t at)
{
    if (is_factor(v, at)) {
        say_letters(v, text_of(v, at));
        return 1;
    }
    if (!is_single_capital(v, at) || is_glued(v, at))
        return 0;
    if (is_letter_range(v, at)) {
        say_letters(v, text_of(v, at));
        piece_break(v, at + 1);
        say_setting(v, SETTING_TO);
        piece_break(v, at + 2);
        say_letters(v, text_of(v, at + 2));
        return 3;
    }
    if (is_joining_dash(v, at + 1) && lexeme_at(v, at + 2)->kind == LEXEME_WORD) {
        say_letters(v, text_of(v, at));
        return 1;
    }
    if (at == 0 || !is_word(v, at - 1) || str_eq(text_of(v, at), STR("I")))
        return 0;
    if (!is_clause_end(v, at + 1) && (!is_capitalised(v, at - 1) || is_capitalised(v, at + 1)))
        return 0;
    say_letters(v, text_of(v, at));
    return 1;
}
