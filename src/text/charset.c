#include "text/charset.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/chars.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#define PROBE_SIZE  ((size_t)64 << 10) /* bytes looked at to tell binary data and UTF-16 */
#define SAMPLE_SIZE 8000 /* bytes given to ICU's detector, which looks at no more than 8192 */
#define SAMPLE_NEAR 24   /* bytes kept on each side of a byte over 0x7F */
#define PIECE       4096 /* UTF-16 units converted at a time */
#define NFC_PIECE   ((size_t)64 << 10) /* bytes normalised at a time, or a little more */

/* ICU's detector gives 0 to 100. Below this its choice among 8-bit encodings is not better than
 * taking the commonest one. */
#define TRUSTED_CONFIDENCE 25
#define LEAST_CONFIDENCE   12 /* still better, where the commonest one is a third as likely */

#define UTF8_NAME    "UTF-8"
#define DEFAULT_NAME "windows-1252"

/* --- which encoding --- */

struct mark {
    const char *name;
    struct str bytes;
};

/* The longer mark first: UTF-32LE's begins with that of UTF-16LE. */
static const struct mark MARKS[] = {
    {UTF8_NAME, {"\xEF\xBB\xBF", 3}},
    {"UTF-32LE", {"\xFF\xFE\0\0", 4}},
    {"UTF-32BE", {"\0\0\xFE\xFF", 4}},
    {"UTF-16LE", {"\xFF\xFE", 2}},
    {"UTF-16BE", {"\xFE\xFF", 2}},
};

/* Names and what is meant by them in practice (Encoding Standard, 4.2): the Windows encodings
 * contain the ISO and national ones and add to them. */
static const struct {
    const char *name;
    const char *meant;
} MEANT[] = {
    {"US-ASCII", DEFAULT_NAME},
    {"ISO-8859-1", DEFAULT_NAME},
    {"latin1", DEFAULT_NAME},
    {"ISO-8859-9", "windows-1254"},
    {"ISO-8859-11", "windows-874"},
    {"TIS-620", "windows-874"},
    {"GB2312", "gb18030"},
    {"GBK", "gb18030"},
    {"EUC-KR", "windows-949"},
    {"KS_C_5601-1987", "windows-949"},
    {"Shift_JIS", "windows-31j"},
};

static const char *meant_by(const char *name)
{
    for (size_t i = 0; i < sizeof MEANT / sizeof *MEANT; i++)
        if (ucnv_compareNames(name, MEANT[i].name) == 0)
            return MEANT[i].meant;
    return name;
}

/* Control characters that no text has. Escape is left out: ISO-2022 uses it. */
static bool is_binary_byte(unsigned char c)
{
    return c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1B;
}

/*
 * UTF-16 without a mark, NULL where it is none. In text of an alphabet the high byte of a unit is
 * nearly always one of two: 0 (Latin letters, spaces) and the alphabet's page, which is under 0x21
 * as general punctuation's is. In 8-bit text that has a few NULs neither half is so uniform.
 */
static const char *utf16_unmarked(struct str bytes)
{
    size_t page[2][0x21] = {{0}}, other[2] = {0},
           n = bytes.len < PROBE_SIZE ? bytes.len : PROBE_SIZE;

    n -= n % 2;
    if (n < 8)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)bytes.s[i];
        if (c < 0x21)
            page[i % 2][c]++;
        else
            other[i % 2]++;
    }
    for (size_t half = 0; half < 2; half++) {
        size_t most = 0;
        for (size_t i = 1; i < 0x21; i++)
            if (page[half][i] > most)
                most = page[half][i];
        if (page[half][0] * 20 >= n / 2 && (page[half][0] + most) * 10 >= n / 2 * 9 &&
            page[1 - half][0] * 50 <= n)
            return half == 0 ? "UTF-16BE" : "UTF-16LE";
    }
    return NULL;
}

/* Counts well-formed sequences of more than one byte, and bytes that belong to none. A sequence cut
 * by the end of the input counts as neither. */
static void count_utf8(struct str bytes, size_t *good, size_t *bad)
{
    *good = *bad = 0;
    for (size_t at = 0; at < bytes.len;) {
        const size_t from = at;
        if ((unsigned char)bytes.s[at] < 0x80) {
            at++;
            continue;
        }
        if (utf8_next(bytes, &at) == UTF8_REPLACEMENT && at - from == 1)
            ++*bad;
        else
            ++*good;
    }
}

static bool is_binary(struct str bytes, bool utf8)
{
    const struct str probe = str_cut(bytes, 0, PROBE_SIZE);
    size_t controls = 0, run = 0;

    for (size_t i = 0; i < probe.len; i++) {
        controls += is_binary_byte((unsigned char)probe.s[i]);
        /* the filler of erased memory; as text eight times "ÿ" or "я" */
        run = (unsigned char)probe.s[i] == 0xFF ? run + 1 : 0;
        if (run == 8 && !utf8)
            return true;
    }
    return controls * (utf8 ? 4 : 20) > probe.len;
}

/* What is around escapes and bytes over 0x7F, as far as the detector looks: in a long English text
 * the first of them may come late. */
static size_t sample(struct str bytes, char *out)
{
    size_t n = 0, done = 0;

    for (size_t i = 0; i < bytes.len && n < SAMPLE_SIZE; i++) {
        size_t from, to;
        if ((unsigned char)bytes.s[i] < 0x80 && bytes.s[i] != 0x1B)
            continue;
        from = i > SAMPLE_NEAR ? i - SAMPLE_NEAR : 0;
        if (from < done)
            from = done;
        to = i + SAMPLE_NEAR < bytes.len ? i + SAMPLE_NEAR : bytes.len;
        if (to - from > SAMPLE_SIZE - n)
            to = from + SAMPLE_SIZE - n;
        memcpy(out + n, bytes.s + from, to - from);
        n += to - from;
        done = to;
        i = to - 1;
    }
    return n;
}

/* Is it an encoding that text without a mark can be in? UTF-8 and UTF-16 were ruled out before;
 * EBCDIC is not met. */
static bool is_plausible(const char *name)
{
    return strncmp(name, "UTF-", 4) != 0 && strncmp(name, "IBM", 3) != 0;
}

/* ICU's static name of an encoding that it knows by another of its names; else the default's. */
static const char *static_name(const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *standard = ucnv_getStandardName(name, "IANA", &status);

    return U_SUCCESS(status) && standard ? meant_by(standard) : DEFAULT_NAME;
}

/* The likeliest of the detector's matches, which come best first. */
static const char *choose(const UCharsetMatch **matches, int32_t n)
{
    int32_t best = 0, western = 0;
    const char *found = NULL;

    for (int32_t i = 0; i < n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        const char *name = ucsdet_getName(matches[i], &status);
        const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        if (U_FAILURE(status) || !is_plausible(name))
            continue;
        if (strncmp(name, "ISO-2022", 8) == 0) /* known by its escapes, not by likelihood */
            return static_name(name);
        if (strcmp(meant_by(name), DEFAULT_NAME) == 0 && western == 0)
            western = confidence;
        if (!found) {
            found = name;
            best = confidence;
        }
    }
    if (best >= TRUSTED_CONFIDENCE || (best >= LEAST_CONFIDENCE && best >= 3 * western))
        return static_name(found);
    return DEFAULT_NAME;
}

static const char *detect(struct str bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    char around[SAMPLE_SIZE];
    const char *found = DEFAULT_NAME;
    const UCharsetMatch **matches;
    int32_t n = 0;

    if (U_FAILURE(status))
        return DEFAULT_NAME;
    ucsdet_setText(detector, around, (int32_t)sample(bytes, around), &status);
    matches = ucsdet_detectAll(detector, &n, &status);
    if (U_SUCCESS(status))
        found = choose(matches, n);
    ucsdet_close(detector);
    return found;
}

/* A declared encoding's usual meaning, NULL where it is unknown or cannot be: a declaration of a
 * Unicode encoding that the bytes have shown not to be in. */
static const char *declared_name(struct str declared)
{
    char name[64];
    UErrorCode status = U_ZERO_ERROR;
    const char *standard;

    declared = str_trim(declared);
    if (declared.len == 0 || declared.len >= sizeof name)
        return NULL;
    memcpy(name, declared.s, declared.len);
    name[declared.len] = '\0';
    standard = ucnv_getStandardName(meant_by(name), "IANA", &status);
    if (U_FAILURE(status) || !standard || strncmp(standard, "UTF-", 4) == 0 ||
        strncmp(standard, "ISO-10646", 9) == 0)
        return NULL;
    return meant_by(standard);
}

/* Does it have ISO-2022's escapes, which designate a character set (ECMA-35, 13.2)? */
static bool has_designation(struct str bytes)
{
    for (size_t i = 0; i + 1 < bytes.len; i++)
        if (bytes.s[i] == 0x1B && (bytes.s[i + 1] == '$' || bytes.s[i + 1] == '('))
            return true;
    return false;
}

/* The encoding's name; *skip is the length of its mark. */
static const char *encoding_of(struct str bytes, struct str declared, size_t *skip)
{
    const char *name;
    size_t good, bad;

    *skip = 0;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (str_starts(bytes, MARKS[i].bytes)) {
            *skip = MARKS[i].bytes.len;
            return MARKS[i].name;
        }
    }
    name = utf16_unmarked(bytes);
    if (name)
        return name;
    count_utf8(bytes, &good, &bad);
    if (bad == 0 && (good > 0 || !has_designation(bytes)))
        return UTF8_NAME;
    if (good > bad) /* in other encodings hardly anything looks like it */
        return UTF8_NAME;
    name = declared_name(declared);
    return name ? name : detect(bytes);
}

/* --- decoding --- */

static void add_clean(uint32_t cp, struct buf *out)
{
    if (!char_is_invisible(cp))
        buf_add_cp(out, cp);
}

static void clean_utf8(struct str bytes, struct buf *out)
{
    size_t from = 0, at = 0;

    while (at < bytes.len) {
        const size_t before = at;
        uint32_t cp;
        if (bytes.s[at] >= ' ' && bytes.s[at] < 0x7F) {
            at++;
            continue;
        }
        cp = utf8_next(bytes, &at);
        if (cp != UTF8_REPLACEMENT && !char_is_invisible(cp))
            continue;
        buf_add(out, str_cut(bytes, from, before));
        add_clean(cp, out);
        from = at;
    }
    buf_add(out, str_cut(bytes, from, at));
}

/* Adds n units; returns how many were taken: all, or all but a surrogate whose other half is to
 * come. */
static int32_t add_units(const UChar *units, int32_t n, bool last, struct buf *out)
{
    int32_t i = 0;

    while (i < n) {
        UChar32 cp;
        if (!last && i == n - 1 && U16_IS_LEAD(units[i]))
            break;
        U16_NEXT(units, i, n, cp);
        add_clean(U_IS_SURROGATE(cp) ? UTF8_REPLACEMENT : (uint32_t)cp, out);
    }
    return i;
}

/* Converts from ICU's encoding `name`; false where ICU has none of that name. */
static bool convert(struct str bytes, const char *name, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    const char *at = bytes.s, *end = bytes.s + bytes.len;
    UChar units[PIECE];
    int32_t held = 0;

    if (U_FAILURE(status))
        return false;
    do {
        UChar *to = units + held;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units + PIECE, &at, end, NULL, true, &status);
        {
            const int32_t n = (int32_t)(to - units);
            const bool last = status != U_BUFFER_OVERFLOW_ERROR;
            const int32_t taken = add_units(units, n, last, out);
            held = n - taken;
            memmove(units, units + taken, (size_t)held * sizeof *units);
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR && !out->failed);
    ucnv_close(converter);
    return U_SUCCESS(status);
}

/* --- NFC --- */

/* Normalises one piece, which does not end within what could combine. */
static bool normalise_piece(const UNormalizer2 *nfc, struct str piece, UChar *in, UChar *normal,
    int32_t room, char *back, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;

    u_strFromUTF8(in, room, &n, piece.s, (int32_t)piece.len, &status);
    if (U_SUCCESS(status) && unorm2_quickCheck(nfc, in, n, &status) == UNORM_YES) {
        buf_add(out, piece);
        return U_SUCCESS(status);
    }
    n = unorm2_normalize(nfc, in, n, normal, room, &status);
    u_strToUTF8(back, room, &n, normal, n, &status);
    if (U_FAILURE(status))
        return false;
    buf_add(out, (struct str){back, (size_t)n});
    return true;
}

/* Where a piece that begins at `from` can end: before an ASCII character, which never combines with
 * what is before it (UAX #15, 9.1). */
static size_t piece_end(struct str t, size_t from)
{
    size_t to = from + NFC_PIECE;

    while (to < t.len && (unsigned char)t.s[to] >= 0x80)
        to++;
    return to < t.len ? to : t.len;
}

static bool normalise(struct str t, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    size_t longest = 0, room;
    UChar *in, *normal;
    char *back;
    bool ok = false;

    for (size_t from = 0; from < t.len; from = piece_end(t, from)) {
        const size_t len = piece_end(t, from) - from;
        longest = len > longest ? len : longest;
    }
    room =
        longest * 3 + 1; /* NFC is at most three times as long in UTF-8 and UTF-16 (UAX #15, 3.1) */
    if (U_FAILURE(status) || room > INT32_MAX)
        return false;
    in = malloc(room * sizeof *in);
    normal = malloc(room * sizeof *normal);
    back = malloc(room);
    if (!in || !normal || !back)
        goto out;
    for (size_t from = 0; from < t.len;) {
        const size_t to = piece_end(t, from);
        if (!normalise_piece(nfc, str_cut(t, from, to), in, normal, (int32_t)room, back, out))
            goto out;
        from = to;
    }
    ok = true;
out:
    free(back);
    free(normal);
    free(in);
    return ok;
}

/* Is all of it under U+0300? Then it is in NFC: the first combining character is U+0300. */
static bool is_simple(struct str t)
{
    for (size_t i = 0; i < t.len; i++)
        if ((unsigned char)t.s[i] >= 0xCC)
            return false;
    return true;
}

/* --- the door --- */

static bool decode(struct str bytes, const char *name, struct arena *a, struct str *text)
{
    struct buf clean = {0}, normal = {0};
    bool ok = false;

    if (strcmp(name, UTF8_NAME) == 0)
        clean_utf8(bytes, &clean);
    else if (!convert(bytes, name, &clean)) {
        buf_clear(&clean);
        if (!convert(bytes, DEFAULT_NAME, &clean))
            goto out;
    }
    if (clean.failed)
        goto out;
    if (is_simple(buf_str(&clean))) {
        *text = buf_keep(&clean, a);
    } else {
        if (!normalise(buf_str(&clean), &normal))
            goto out;
        *text = buf_keep(&normal, a);
    }
    ok = text->s != NULL;
out:
    buf_free(&normal);
    buf_free(&clean);
    return ok;
}

bool charset_decode(struct str bytes, struct str declared, const char *what, struct arena *a,
    struct str *text, struct error *err)
{
    size_t skip;
    const char *name = encoding_of(bytes, declared, &skip);
    const bool wide = strncmp(name, "UTF-16", 6) == 0 || strncmp(name, "UTF-32", 6) == 0;

    bytes = str_cut(bytes, skip, bytes.len);
    if (!wide && is_binary(bytes, strcmp(name, UTF8_NAME) == 0))
        return error_set(err, what, "no text, but binary data");
    if (!decode(bytes, name, a, text))
        return error_memory(err, what);
    return true;
}

bool charset_head(
    struct str bytes, size_t max, struct arena *a, struct str *text, struct error *err)
{
    size_t skip;
    struct str head = str_cut(bytes, 0, max / 4 * 4);
    const char *name = encoding_of(head, (struct str){0}, &skip);

    head = str_cut(head, skip, head.len);
    while (strcmp(name, UTF8_NAME) == 0 && head.len < bytes.len - skip && head.len &&
           ((unsigned char)head.s[head.len - 1] & 0xC0) == 0x80)
        head.len--; /* of a character cut by the end; its first byte comes out as U+FFFD */
    if (!decode(head, name, a, text))
        return error_memory(err, "input");
    return true;
}
