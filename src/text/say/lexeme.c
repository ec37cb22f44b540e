#include "text/say/lexeme.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <unicode/uchar.h>

bool is_dash(uint32_t cp)
{
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019 || cp == 0x2BC;
}

/* The ordinal signs are letters to Unicode, but no part of a word to us. */
static bool is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_is_alpha((char)cp);
    if (cp == 0xAA || cp == 0xBA)
        return false;
    return (U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 || cp == 0x200C ||
           cp == 0x200D;
}

static bool is_upper(uint32_t cp)
{
    return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : u_isupper((UChar32)cp) || u_istitle((UChar32)cp);
}

static bool is_lower(uint32_t cp)
{
    return cp < 0x80 ? cp >= 'a' && cp <= 'z' : u_islower((UChar32)cp);
}

static enum lexeme_shape shape_of(struct str word)
{
    size_t upper = 0;
    size_t lower = 0;
    bool first = false;

    for (size_t at = 0; at < word.len;) {
        const bool start = at == 0;
        const uint32_t cp = utf8_next(word, &at);

        first |= start && is_upper(cp);
        upper += is_upper(cp);
        lower += is_lower(cp);
    }
    if (upper == 0)
        return lower > 0 ? SHAPE_LOWER : SHAPE_NONE;
    if (lower == 0)
        return SHAPE_UPPER;
    return first && upper == 1 ? SHAPE_TITLE : SHAPE_MIXED;
}

/* The end of a word without "'s" or "’s". */
static size_t stem_end(struct str text, size_t at, size_t end)
{
    size_t before = end - 1;

    if (end - at < 3 || (text.s[before] != 's' && text.s[before] != 'S'))
        return end;
    return is_apostrophe(utf8_prev(text, &before)) && before > at ? before : end;
}

static size_t word_end(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.len) {
        size_t next = end;
        size_t after;
        const uint32_t cp = utf8_next(text, &next);

        if (!is_letter(cp)) {
            if (!is_apostrophe(cp) || next >= text.len)
                break;
            after = next;
            if (!is_letter(utf8_next(text, &after)))
                break;
        }
        end = next;
    }
    return end;
}

static void read_lexeme(struct str text, size_t at, struct lexeme *out)
{
    size_t end = at;
    const uint32_t cp = utf8_next(text, &end);

    *out = (struct lexeme){.at = (uint32_t)at, .kind = LEXEME_SIGN, .cp = cp};
    out->glued = at > 0 && text.s[at - 1] != ' ';
    if (is_letter(cp)) {
        end = word_end(text, at);
        out->kind = LEXEME_WORD;
        out->cp = 0;
        out->stem = (uint32_t)stem_end(text, at, end);
        out->shape = shape_of(str_cut(text, at, out->stem));
    } else if (cp >= '0' && cp <= '9') {
        while (end < text.len && ascii_is_digit(text.s[end]))
            end++;
        out->kind = LEXEME_DIGITS;
        out->cp = 0;
    }
    out->end = (uint32_t)end;
    if (out->kind != LEXEME_WORD)
        out->stem = out->end;
}

static bool add(struct lexemes *out, const struct lexeme *lexeme)
{
    if (out->n == out->cap) {
        const size_t cap = out->cap ? 2 * out->cap : 64;
        struct lexeme *const items = realloc(out->items, cap * sizeof *items);

        if (!items)
            return false;
        out->items = items;
        out->cap = cap;
    }
    out->items[out->n++] = *lexeme;
    return true;
}

bool lexemes_split(struct str text, struct lexemes *out)
{
    struct lexeme lexeme;

    out->n = 0;
    for (size_t at = 0; at < text.len;) {
        if (text.s[at] == ' ') {
            at++;
            continue;
        }
        read_lexeme(text, at, &lexeme);
        if (!add(out, &lexeme))
            return false;
        at = lexeme.end;
    }
    return true;
}

void lexemes_free(struct lexemes *lexemes)
{
    free(lexemes->items);
    *lexemes = (struct lexemes){0};
}
