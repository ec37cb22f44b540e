#include "text/say/rule.h"

#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

#define ORDINALS_MAX 8 /* of one enumeration that are looked back over */

static const struct lexeme NO_LEXEME = {.kind = LEXEME_SIGN};

/* --- looking --- */

const struct lexeme *lexeme_at(const struct view *v, size_t i)
{
    return i < v->n ? &v->lexemes[i] : &NO_LEXEME;
}

struct str text_of(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    return str_cut(v->text, l->at, l->end);
}

struct str stem_of(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    return str_cut(v->text, l->at, l->stem);
}

bool is_word(const struct view *v, size_t i)
{
    return lexeme_at(v, i)->kind == LEXEME_WORD;
}

bool is_digits(const struct view *v, size_t i)
{
    return lexeme_at(v, i)->kind == LEXEME_DIGITS;
}

bool is_sign(const struct view *v, size_t i, uint32_t cp)
{
    const struct lexeme *const l = lexeme_at(v, i);

    return l->kind == LEXEME_SIGN && l->cp == cp;
}

bool is_glued(const struct view *v, size_t i)
{
    return lexeme_at(v, i)->glued;
}

bool is_capitalised(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    size_t at = l->at;

    return l->shape == SHAPE_TITLE || l->shape == SHAPE_UPPER ||
           (l->shape == SHAPE_MIXED && u_isupper((UChar32)utf8_next(v->text, &at)));
}

bool is_single_capital(const struct view *v, size_t i)
{
    const struct str t = text_of(v, i);
    size_t at = 0;

    if (lexeme_at(v, i)->shape != SHAPE_UPPER)
        return false;
    (void)utf8_next(t, &at);
    return at == t.len;
}

bool is_joining_dash(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    return l->kind == LEXEME_SIGN && is_dash(l->cp) && l->glued && is_glued(v, i + 1);
}

size_t digit_count(const struct view *v, size_t i)
{
    return is_digits(v, i) ? text_of(v, i).len : 0;
}

long small_number(const struct view *v, size_t i)
{
    unsigned long number;

    if (!is_digits(v, i) || !str_to_uint(text_of(v, i), 999999999, &number))
        return -1;
    return (long)number;
}

bool is_clause_end(const struct view *v, size_t i)
{
    const struct lexeme *const l = lexeme_at(v, i);

    if (i >= v->n)
        return true;
    return l->kind == LEXEME_SIGN && l->cp != 0 && l->cp < 0x80 &&
           strchr(".,;:!?()\"", (int)l->cp) != NULL;
}

static bool part_matches(const struct entry *entry, struct str part, struct str word, bool first)
{
    size_t at = 0;

    if (entry->exact)
        return str_eq(part, word);
    if (first && entry->capital && !u_isupper((UChar32)utf8_next(word, &at)))
        return false;
    if (str_eq_nocase(part, word))
        return true;
    if (word.len != part.len)
        return false;
    for (size_t i = 0, j = 0; i < word.len && j < part.len;)
        if (u_tolower((UChar32)utf8_next(word, &i)) != u_tolower((UChar32)utf8_next(part, &j)))
            return false;
    return true;
}

static bool entry_matches(const struct view *v, size_t i, const struct entry *entry)
{
    if (i + entry->n_parts > v->n)
        return false;
    for (size_t k = 0; k < entry->n_parts; k++) {
        const struct lexeme *const l = &v->lexemes[i + k];
        const struct str word = k + 1 == entry->n_parts ? stem_of(v, i + k) : text_of(v, i + k);
        const struct str part = entry->parts[k].text;

        if (k > 0 && l->glued != entry->parts[k].glued)
            return false;
        if (!part_matches(entry, part, word, k == 0) &&
            !part_matches(entry, part, text_of(v, i + k), k == 0))
            return false;
    }
    return true;
}

const struct entry *entry_at(const struct view *v, size_t i, enum entry_class class, size_t *used)
{
    const struct entry *found = NULL;

    for (const struct entry *e = lexeme_at(v, i)->entry; e; e = e->next) {
        if (e->class != class || (found && e->n_parts < found->n_parts) || !entry_matches(v, i, e))
            continue;
        if (!found)
            found = e;
        if (str_eq(e->parts[0].text, text_of(v, i))) { /* written just so */
            found = e;
            break;
        }
    }
    if (found && used)
        *used = found->n_parts;
    return found;
}

bool is_listed(const struct view *v, size_t i, enum entry_class class)
{
    return entry_at(v, i, class, NULL) != NULL;
}

bool is_near(const struct view *v, size_t from, size_t to, size_t reach, enum entry_class class)
{
    for (size_t k = 1; k <= reach && k <= from; k++)
        if (is_listed(v, from - k, class))
            return true;
    for (size_t k = 0; k < reach && to + k < v->n; k++)
        if (is_listed(v, to + k, class))
            return true;
    return false;
}

/* The ordinal number "23." that another at `at` follows: "der 23. und 78. Minute"; `at`: none. */
static size_t ordinal_before(const struct view *v, size_t at)
{
    const bool joined = is_sign(v, at - 1, ',') || is_listed(v, at - 1, ENTRY_FUNCTION);

    return at >= 3 && joined && is_sign(v, at - 2, '.') && is_glued(v, at - 2) &&
                   is_digits(v, at - 3) && langdata_setting(v->lang, SETTING_ORDINAL_DOT).len > 0
               ? at - 3
               : at;
}

/* What the one or two words before lexeme `at` ask for; the empty str: nothing. */
static struct str ordinal_asked(const struct view *v, size_t at)
{
    for (size_t words = 2; words > 0; words--) {
        size_t used = 0;
        const struct entry *const entry =
            at >= words ? entry_at(v, at - words, ENTRY_ORDINAL_AFTER, &used) : NULL;

        if (entry && used == words)
            return field_of(entry, 0);
    }
    return (struct str){"", 0};
}

struct str ordinal_style(const struct view *v, size_t at)
{
    struct str style = ordinal_asked(v, at);

    for (int k = 0; k < ORDINALS_MAX && style.len == 0 && ordinal_before(v, at) < at; k++) {
        at = ordinal_before(v, at);
        style = ordinal_asked(v, at);
    }
    return style.len > 0 ? style : STR("ordinal");
}

struct str field_of(const struct entry *entry, size_t i)
{
    if (entry->n_fields == 0)
        return (struct str){"", 0};
    return entry->fields[i < entry->n_fields ? i : entry->n_fields - 1];
}

/* --- saying --- */

void piece_break(struct view *v, size_t end)
{
    struct piece *const open = &v->pieces[v->n_pieces - 1];

    if (v->n_pieces == PIECES_MAX || end <= open->first)
        return;
    open->end = end;
    open->spoken_end = v->say->text.len;
    if (v->letters_end != open->spoken_end)
        open->phonemes.len = 0;
    v->letters_end = 0;
    v->pieces[v->n_pieces++] = (struct piece){.first = end, .spoken = v->say->text.len};
}

void say_setting(struct view *v, enum setting setting)
{
    say_words(v->say, langdata_setting(v->lang, setting));
}

static void spell(struct view *v, struct str style, int64_t number)
{
    buf_clear(v->words);
    speller_say(langdata_speller(v->lang), langdata_style(v->lang, style), number, v->words);
}

/* Says the words that were spelled. Where the language writes its number one, standing alone, in
 * another way than ICU, in that: Dutch "een" is the article as well. */
static void say_spelled(struct view *v)
{
    const struct str one = langdata_setting(v->lang, SETTING_ONE);
    struct str rest = buf_str(v->words), word;
    struct buf icu = {0};

    if (one.len == 0) {
        say_words(v->say, rest);
        return;
    }
    speller_say(langdata_speller(v->lang), langdata_style(v->lang, STR("cardinal")), 1, &icu);
    while (str_next(&rest, ' ', &word))
        say_words(v->say, str_eq(word, buf_str(&icu)) ? one : word);
    v->words->failed = v->words->failed || icu.failed;
    buf_free(&icu);
}

void say_number(struct view *v, struct str style, int64_t number)
{
    spell(v, style, number);
    say_spelled(v);
}

/* The first years of a millennium are counted out, the others said as the language says years. */
static struct str year_style(const struct view *v, int64_t year)
{
    return year % 1000 < 10 || !langdata_has_style(v->lang, STR("year")) ? STR("alone")
                                                                         : STR("year");
}

void say_year(struct view *v, int64_t year)
{
    say_number(v, year_style(v, year), year);
}

void say_digits(struct view *v, size_t from, size_t to, enum setting zero)
{
    for (size_t i = from; i < to; i++) {
        if (!ascii_is_digit(v->text.s[i]))
            continue;
        if (v->text.s[i] == '0' && zero != SETTINGS && langdata_setting(v->lang, zero).len > 0)
            say_setting(v, zero);
        else
            say_number(v, STR("digit"), v->text.s[i] - '0');
    }
}

/* Adds a letter's name in phonemes; false where the language's data have none. */
static bool add_letter_name(struct view *v, struct str letter, bool last, struct buf *names)
{
    for (const struct entry *e = langdata_find(v->lang, letter); e; e = e->next)
        if (e->class == ENTRY_LETTER) {
            buf_add_byte(names, last ? '\'' : ',');
            buf_add(names, field_of(e, 0));
            return true;
        }
    return false;
}

void say_letters(struct view *v, struct str letters)
{
    struct piece *const piece = &v->pieces[v->n_pieces - 1];
    const bool alone = v->say->text.len == piece->spoken;
    bool named = alone;

    buf_clear(v->words);
    for (size_t at = 0; at < letters.len;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(letters, &at);
        const struct str letter = str_cut(letters, from, at);
        char upper[UTF8_MAX];

        say_words(v->say, (struct str){upper, utf8_put((uint32_t)u_toupper((UChar32)cp), upper)});
        named = named && add_letter_name(v, letter, at == letters.len, v->words);
    }
    if (!named || v->words->failed)
        return;
    piece->phonemes = buf_keep(v->words, v->arena);
    v->letters_end = v->say->text.len;
    if (!piece->phonemes.s)
        piece->phonemes.len = 0;
}

/* --- templates --- */

/* Makes the number words in v->words plural by the longest ending that the language lists. */
static void make_plural(struct view *v)
{
    struct buf *const words = v->words;

    for (size_t len = 3; len > 0; len--) {
        const size_t at = words->len >= len ? words->len - len : 0;

        if (words->len < len)
            continue;
        for (const struct entry *e =
                 langdata_find(v->lang, str_cut(buf_str(words), at, words->len));
             e; e = e->next)
            if (e->class == ENTRY_PLURAL) {
                words->len = at;
                buf_add(words, field_of(e, 0));
                return;
            }
    }
    buf_add_byte(words, 's');
}

/* Drops the last vowel of the number words in v->words ("quarantacinque" before "enne"), unless
 * they have one of the endings that stay whole. */
static void elide(struct view *v)
{
    struct str kept = langdata_setting(v->lang, SETTING_UNELIDED);
    struct str ending;

    while (str_next(&kept, ' ', &ending))
        if (ending.len > 0 && str_ends(buf_str(v->words), ending))
            return;
    if (v->words->len > 1 && strchr("aeiou", v->words->s[v->words->len - 1]))
        v->words->len--;
}

/* The zero of "1:05": as in telephone numbers. */
static void say_zero(struct view *v)
{
    if (langdata_setting(v->lang, SETTING_PHONE_ZERO).len > 0)
        say_setting(v, SETTING_PHONE_ZERO);
    else
        say_number(v, STR("digit"), 0);
}

static void say_value(struct view *v, const struct value *value, struct str style)
{
    if (value->letters && value->text.len > 0) {
        piece_break(v, value->lexeme);
        say_letters(v, value->text);
        return;
    }
    if (value->text.len > 0) {
        say_words(v->say, value->text);
        return;
    }
    if (style.len == 0)
        style = strstr(value->name, "year") ? STR("year") : STR("cardinal");
    if (str_eq(style, STR("plural-year"))) {
        spell(v, year_style(v, value->number), value->number);
        make_plural(v);
        say_words(v->say, buf_str(v->words));
    } else if (str_eq(style, STR("elided"))) {
        spell(v, STR("alone"), value->number);
        elide(v);
        say_words(v->say, buf_str(v->words));
    } else if (str_eq(style, STR("padded"))) {
        if (value->number < 10)
            say_zero(v);
        say_number(v, STR("alone"), value->number);
    } else if (str_eq(style, STR("year"))) {
        say_year(v, value->number);
    } else {
        say_number(v, style, value->number);
    }
}

/* One "{name:style}" without its braces. */
static void say_placeholder(
    struct view *v, struct str inner, const struct value *values, size_t n_values)
{
    const ptrdiff_t colon = str_find(inner, STR(":"), 0);
    const struct str name = colon < 0 ? inner : str_cut(inner, 0, (size_t)colon);
    const struct str style =
        colon < 0 ? (struct str){"", 0} : str_cut(inner, (size_t)colon + 1, inner.len);

    for (size_t i = 0; i < n_values; i++)
        if (str_eq(name, str_of(values[i].name))) {
            say_value(v, &values[i], style);
            return;
        }
}

void say_template(struct view *v, struct str template, const struct value *values, size_t n_values)
{
    size_t at = 0;

    while (at < template.len) {
        const ptrdiff_t close =
            template.s[at] == '{' ? str_find(template, STR("}"), at) : (ptrdiff_t)-1;
        size_t end = at;

        if (template.s[at] == ' ') {
            at++;
            continue;
        }
        if (at > 0 && template.s[at - 1] != ' ')
            v->say->glue = true;
        if (close > 0) {
            say_placeholder(v, str_cut(template, at + 1, (size_t)close), values, n_values);
            at = (size_t)close + 1;
            continue;
        }
        while (end < template.len && template.s[end] != '{' && template.s[end] != ' ')
            end++;
        if (template.s[at] == ',')
            say_pause(v->say, ',');
        else
            say_words(v->say, str_cut(template, at, end));
        at = end;
    }
}
