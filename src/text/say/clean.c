#include "text/say/clean.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#define CLEAN_LEN_MAX ((size_t)1 << 30)

struct clean_character {
    uint32_t cp;
    uint32_t from; /* bytes in the written text */
    uint32_t to;
};

/* Printable ASCII without double, leading or trailing spaces: the usual case needs no work. */
static bool is_clean_ascii(struct str t)
{
    bool space = true;

    for (size_t i = 0; i < t.len; i++) {
        const unsigned char c = (unsigned char)t.s[i];

        if (c < 0x20 || c >= 0x7F || (c == ' ' && space))
            return false;
        space = c == ' ';
    }
    return t.len == 0 || !space;
}

static bool is_joiner(uint32_t cp)
{
    return cp == 0x200C || cp == 0x200D;
}

/* Invisible characters that are neither said nor a space between words. */
static bool is_invisible(uint32_t cp)
{
    return cp == 0xAD || cp == 0x34F || cp == 0x61C || cp == 0x180E ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
           (cp >= 0xFFF9 && cp <= 0xFFFD) || (cp >= 0xE0000 && cp <= 0xE0FFF);
}

static bool is_dropped(uint32_t cp)
{
    if (cp < 0x250)
        return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD;
    if (is_invisible(cp))
        return true;
    switch (u_charType((UChar32)cp)) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE: return true;
    default: return false;
    }
}

static bool is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    return cp == 0x85 || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) ||
           cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

static bool is_mark(uint32_t cp)
{
    return cp >= 0x300 && (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

/* Marks belong on letters; on anything else they are noise, but for the stroke of "≠". */
static bool takes_mark(uint32_t base, uint32_t mark)
{
    if (mark == 0x338 && (base == '=' || base == '<' || base == '>'))
        return true;
    return (U_GET_GC_MASK((UChar32)base) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

/* Letters that are other letters in print only: their compatibility decomposition is what is meant.
 */
static bool is_presentation(uint32_t cp)
{
    return (cp >= 0xFB00 && cp <= 0xFB06) || (cp >= 0xFF01 && cp <= 0xFF5E) ||
           (cp >= 0x1D400 && cp <= 0x1D7FF) || (cp >= 0x2080 && cp <= 0x2089) || cp == 0x2126 ||
           cp == 0x212A || cp == 0x212B || cp == 0xB5;
}

/* The characters of the written text that are kept, spaces folded. Returns how many. */
static size_t keep_characters(struct str written, struct clean_character *kept)
{
    size_t n = 0;
    size_t marks = 0;
    bool space = true;

    for (size_t at = 0; at < written.len;) {
        const size_t from = at;
        uint32_t cp = utf8_next(written, &at);

        if (is_space(cp)) {
            if (!space)
                kept[n++] = (struct clean_character){' ', (uint32_t)from, (uint32_t)at};
            space = true;
            continue;
        }
        if (is_dropped(cp) &&
            !(is_joiner(cp) && n > 0 && kept[n - 1].cp >= 0x600 && kept[n - 1].cp < 0x2000))
            continue;
        marks = is_mark(cp) ? marks + 1 : 0;
        if (marks > CLEAN_MARKS_MAX || (marks > 0 && (n == 0 || !takes_mark(kept[n - 1].cp, cp))))
            continue;
        if (cp >= 0x660 && u_charType((UChar32)cp) == U_DECIMAL_DIGIT_NUMBER)
            cp = '0' + (uint32_t)u_charDigitValue((UChar32)cp);
        if (cp == 0x2019 || cp == 0x2BC)
            cp = '\'';
        kept[n++] = (struct clean_character){cp, (uint32_t)from, (uint32_t)at};
        space = false;
    }
    return n > 0 && space ? n - 1 : n;
}

static void put(struct cleaned *w, uint32_t cp, uint32_t from, uint32_t to)
{
    const size_t before = w->buf.len;

    buf_add_cp(&w->buf, cp);
    for (size_t i = before; i < w->buf.len; i++) {
        w->from[i] = from;
        w->to[i] = to;
    }
}

#define RUN_MAX (2 * (CLEAN_MARKS_MAX + 2)) /* UTF-16 units of a run that may compose */

/* Writes the n characters of one run (a base and what may compose with it) in normal form. */
static void put_run(
    struct cleaned *w, const UNormalizer2 *form, const struct clean_character *run, size_t n)
{
    UChar in[RUN_MAX];
    UChar out[RUN_MAX * 18]; /* the longest expansion of NFKC: U+FDFA */
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0;
    int32_t made;

    for (size_t i = 0; i < n; i++)
        U16_APPEND_UNSAFE(in, len, run[i].cp);
    made = unorm2_normalize(form, in, len, out, RUN_MAX * 18, &status);
    if (U_FAILURE(status)) {
        for (size_t i = 0; i < n; i++)
            put(w, run[i].cp, run[i].from, run[i].to);
        return;
    }
    for (int32_t i = 0; i < made;) {
        UChar32 cp;

        U16_NEXT(out, i, made, cp);
        put(w, (uint32_t)cp, run[0].from, run[n - 1].to);
    }
}

/* Does the character stand as it is, whatever comes before it? */
static bool is_inert(const UNormalizer2 *nfc, uint32_t cp)
{
    return cp < 0x300 || unorm2_hasBoundaryBefore(nfc, (UChar32)cp);
}

static bool write_normal(struct cleaned *w, const struct clean_character *kept, size_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *const nfc = unorm2_getNFCInstance(&status);
    const UNormalizer2 *const nfkc = unorm2_getNFKCInstance(&status);

    if (U_FAILURE(status))
        return false;
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;

        while (end < n && end - i < RUN_MAX / 2 && !is_inert(nfc, kept[end].cp))
            end++;
        if (is_presentation(kept[i].cp))
            put_run(w, nfkc, kept + i, end - i);
        else if (end == i + 1 && kept[i].cp < 0x300)
            put(w, kept[i].cp, kept[i].from, kept[i].to);
        else
            put_run(w, nfc, kept + i, end - i);
        i = end;
    }
    return true;
}

static bool make_room(struct cleaned *cleaned, size_t len)
{
    if (len < cleaned->cap)
        return true;
    free(cleaned->characters);
    free(cleaned->from);
    free(cleaned->to);
    cleaned->cap = 0;
    cleaned->characters = calloc(2 * len + 64, sizeof *cleaned->characters);
    cleaned->from = calloc(3 * (2 * len + 64), sizeof *cleaned->from);
    cleaned->to = calloc(3 * (2 * len + 64), sizeof *cleaned->to);
    if (!cleaned->characters || !cleaned->from || !cleaned->to)
        return false;
    cleaned->cap = 2 * len + 64;
    return true;
}

bool clean(struct str written, struct cleaned *cleaned)
{
    size_t n;

    cleaned->text = written;
    cleaned->same = is_clean_ascii(written);
    if (cleaned->same)
        return true;
    if (written.len >= CLEAN_LEN_MAX || !make_room(cleaned, written.len))
        return false;
    buf_clear(&cleaned->buf);
    n = keep_characters(written, cleaned->characters);
    if (!write_normal(cleaned, cleaned->characters, n) || cleaned->buf.failed)
        return false;
    cleaned->text = buf_str(&cleaned->buf);
    return true;
}

void cleaned_free(struct cleaned *cleaned)
{
    buf_free(&cleaned->buf);
    free(cleaned->characters);
    free(cleaned->from);
    free(cleaned->to);
    *cleaned = (struct cleaned){0};
}

uint32_t cleaned_from(const struct cleaned *cleaned, size_t at)
{
    return cleaned->same ? (uint32_t)at : cleaned->from[at];
}

uint32_t cleaned_to(const struct cleaned *cleaned, size_t end)
{
    return cleaned->same ? (uint32_t)end : cleaned->to[end - 1];
}
