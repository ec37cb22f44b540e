/* Addresses, hashtags and handles. */
#include "base/utf8.h"
#include "text/say/rules.h"
#include "text/sound/pronounce.h"

#include <unicode/uchar.h>

#define PATH_MAX_LEXEMES 24 /* of an address behind its host; what is longer is left unsaid */

/* --- pieces of run-together words --- */

static bool is_upper_at(struct str t, size_t at)
{
    return at < t.len && u_isupper((UChar32)utf8_next(t, &at));
}

/* The end of the piece of a CamelCase word that begins at `at`: "BBC|News", "Five|Eyes". */
static size_t camel_end(struct str t, size_t at)
{
    size_t end = at;
    size_t capitals = 0;

    while (end < t.len && is_upper_at(t, end)) {
        (void)utf8_next(t, &end);
        capitals++;
    }
    if (capitals > 1 && end < t.len) {
        size_t last = end;

        (void)utf8_prev(t, &last);
        return last;
    }
    if (capitals > 1)
        return end;
    while (end < t.len && !is_upper_at(t, end))
        (void)utf8_next(t, &end);
    return end;
}

static void say_camel(struct view *v, struct str word)
{
    for (size_t at = 0; at < word.len;) {
        const size_t end = camel_end(word, at);
        const struct str piece = str_cut(word, at, end);

        if (is_upper_at(word, at) && pronounce_capitals(piece) > 1)
            say_acronym(v, piece);
        else
            say_words(v->say, piece);
        at = end;
    }
}

/* A '#' or '@' name: words, digits and underscores without spaces from lexeme i on. */
static size_t say_name(struct view *v, size_t at)
{
    size_t i = at;

    for (; i < v->n && is_glued(v, i); i++) {
        if (is_word(v, i))
            say_camel(v, stem_of(v, i));
        else if (is_digits(v, i) && digit_count(v, i) == 4)
            say_year(v, small_number(v, i));
        else if (is_digits(v, i) && digit_count(v, i) < 4)
            say_number(v, STR("alone"), small_number(v, i));
        else if (is_digits(v, i))
            say_digits(v, lexeme_at(v, i)->at, lexeme_at(v, i)->end, SETTINGS);
        else if (!is_sign(v, i, '_'))
            break;
        if (is_word(v, i) && lexeme_at(v, i)->stem < lexeme_at(v, i)->end)
            say_glued(v->say, str_cut(v->text, lexeme_at(v, i)->stem, lexeme_at(v, i)->end));
    }
    return i - at;
}

size_t rule_hashtag(struct view *v, size_t at)
{
    if (!is_sign(v, at, '#') || !is_word(v, at + 1) || !is_glued(v, at + 1))
        return 0;
    say_setting(v, SETTING_HASHTAG);
    return 1 + say_name(v, at + 1);
}

size_t rule_handle(struct view *v, size_t at)
{
    if (!is_sign(v, at, '@') || !is_glued(v, at + 1) ||
        (is_glued(v, at) && lexeme_at(v, at - 1)->kind != LEXEME_SIGN) ||
        !(is_word(v, at + 1) || is_digits(v, at + 1) || is_sign(v, at + 1, '_')))
        return 0;
    say_setting(v, SETTING_AT);
    return 1 + say_name(v, at + 1);
}

/* --- addresses --- */

/* The lexeme behind the run without spaces that begins at `at`, closing punctuation left out. */
static size_t run_end(const struct view *v, size_t at)
{
    size_t end = at + 1;

    while (end < v->n && is_glued(v, end))
        end++;
    while (end > at + 1 && lexeme_at(v, end - 1)->kind == LEXEME_SIGN &&
           !is_sign(v, end - 1, '/') && !is_sign(v, end - 1, '_'))
        end--;
    return end;
}

static bool is_domain(const struct view *v, size_t i)
{
    return is_listed(v, i, ENTRY_DOMAIN) && lexeme_at(v, i)->shape != SHAPE_TITLE;
}

/* Where the host's name ends, whose labels begin at i: it must end in a domain that is listed. */
static size_t host_end(const struct view *v, size_t i, size_t end)
{
    size_t host = 0;
    size_t dots = 0;

    while (i < end) {
        while (i < end && (is_word(v, i) || is_digits(v, i) ||
                              (lexeme_at(v, i)->kind == LEXEME_SIGN && lexeme_at(v, i)->cp == '-')))
            i++;
        if (dots > 0 && is_word(v, i - 1) && is_domain(v, i - 1))
            host = i;
        if (!is_sign(v, i, '.'))
            break;
        dots++;
        i++;
    }
    return host;
}

static bool has_scheme(const struct view *v, size_t at)
{
    return is_word(v, at) && is_sign(v, at + 1, ':') && is_sign(v, at + 2, '/') &&
           is_sign(v, at + 3, '/') && is_glued(v, at + 1) && is_glued(v, at + 2) &&
           is_glued(v, at + 3);
}

/* Where '@' is in [at, end); end: nowhere. */
static size_t find_at_sign(const struct view *v, size_t at, size_t end)
{
    while (at < end && !is_sign(v, at, '@'))
        at++;
    return at;
}

/* Names in addresses are mostly words: letters only where they are few, or no vowel is among them.
 */
static bool is_word_label(struct str word)
{
    if (word.len < 4)
        return word.len > 2 && pronounce_as_word(word);
    for (size_t i = 0; i < word.len; i++)
        if (str_find(STR("aeiouyAEIOUY"), str_cut(word, i, i + 1), 0) >= 0 ||
            (unsigned char)word.s[i] >= 0x80)
            return true;
    return false;
}

static void say_label(struct view *v, size_t i)
{
    const struct entry *const entry = entry_at(v, i, ENTRY_DOMAIN, NULL);
    const struct str word = text_of(v, i);
    const struct str how = entry ? field_of(entry, 0) : (struct str){"", 0};

    if (word.len == 1)
        piece_break(v, i); /* "a" is a letter here, whose name must begin a piece */
    if (str_eq(how, STR("letters")))
        say_letters(v, word);
    else if (how.len > 0 && !str_eq(how, STR("word")))
        say_words(v->say, how);
    else if (lexeme_at(v, i)->shape == SHAPE_MIXED || lexeme_at(v, i)->shape == SHAPE_TITLE)
        say_camel(v, word);
    else if (how.len > 0 || is_word_label(word))
        say_words(v->say, word);
    else
        say_letters(v, word);
}

static void say_address_sign(struct view *v, uint32_t cp)
{
    switch (cp) {
    case '.': say_setting(v, SETTING_DOT); break;
    case '/': say_setting(v, SETTING_SLASH); break;
    case '@': say_setting(v, SETTING_AT); break;
    case '_': say_setting(v, SETTING_UNDERSCORE); break;
    case '-': say_setting(v, SETTING_HYPHEN); break;
    default: break;
    }
}

static void say_address(struct view *v, size_t at, size_t end, size_t host)
{
    for (size_t i = at; i < end && i < host + PATH_MAX_LEXEMES; i++) {
        if (is_sign(v, i, '?') || is_sign(v, i, '#') || (is_sign(v, i, '/') && i + 1 == end))
            return;
        if (i > at && is_word(v, i - 1) && text_of(v, i - 1).len == 1)
            piece_break(v, i);
        if (is_word(v, i))
            say_label(v, i);
        else if (is_digits(v, i) && digit_count(v, i) < 3)
            say_number(v, STR("alone"), small_number(v, i));
        else if (is_digits(v, i))
            say_digits(v, lexeme_at(v, i)->at, lexeme_at(v, i)->end, SETTINGS);
        else
            say_address_sign(v, lexeme_at(v, i)->cp);
    }
}

/* "r/news", "u/someone": a forum or its member, by a small letter. */
static size_t say_forum(struct view *v, size_t at, size_t end)
{
    if (!(str_eq(text_of(v, at), STR("r")) || str_eq(text_of(v, at), STR("u"))) ||
        !is_sign(v, at + 1, '/') || !is_word(v, at + 2) || text_of(v, at + 2).len < 3)
        return 0;
    say_letters(v, text_of(v, at));
    say_setting(v, SETTING_SLASH);
    for (size_t i = at + 2; i < end; i++)
        if (is_word(v, i))
            say_label(v, i);
        else if (is_digits(v, i))
            say_number(v, STR("alone"), small_number(v, i));
        else
            say_address_sign(v, lexeme_at(v, i)->cp);
    return end - at;
}

/* "https://www.example.org/news", "example.co.uk", "name@example.org" */
size_t rule_web(struct view *v, size_t at)
{
    const size_t end = is_glued(v, at) ? at : run_end(v, at); /* of each run once: it may be long */
    const bool scheme = has_scheme(v, at);
    size_t from = scheme ? at + 4 : at;
    size_t host;

    if (end < at + 3 || langdata_setting(v->lang, SETTING_DOT).len == 0)
        return 0;
    if (!scheme && find_at_sign(v, at, end) < end) {
        host = host_end(v, find_at_sign(v, at, end) + 1, end);
        if (host != end)
            return 0;
    } else {
        const size_t forum = say_forum(v, at, end);

        if (forum > 0)
            return forum;
        host = host_end(v, from, end);
        if (host < from + 3 && !(scheme && end > from))
            return 0;
        if (host < end && host > 0 && !is_sign(v, host, '/') && !is_sign(v, host, '?') &&
            !is_sign(v, host, ':') && !is_sign(v, host, '#'))
            return 0;
        host = host > from ? host : from;
    }
    say_address(v, from, end, host);
    return end - at;
}
