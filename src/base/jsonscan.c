#include "base/jsonscan.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_MAX 64 /* bytes of a number that is taken; a longer one is cut to them */

/* --- characters --- */

/* The byte that comes next; 0 at the end, which no JSON has outside strings. */
static char peek(const struct json_scan *s)
{
    return s->at < s->text.len ? s->text.s[s->at] : '\0';
}

static bool fail(struct json_scan *s)
{
    s->failed = true;
    return false;
}

static void skip_space(struct json_scan *s)
{
    while (peek(s) == ' ' || peek(s) == '\n' || peek(s) == '\t' || peek(s) == '\r')
        s->at++;
}

/* Takes the byte c, which must come next. */
static bool take(struct json_scan *s, char c)
{
    if (peek(s) != c)
        return fail(s);
    s->at++;
    return true;
}

/* --- strings (section 7) --- */

static bool take_hex(struct json_scan *s, uint32_t *out)
{
    uint32_t value = 0;

    for (int i = 0; i < 4; i++) {
        const char c = ascii_lower(peek(s));
        if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'f'))
            return fail(s);
        value = value * 16 + (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
        s->at++;
    }
    *out = value;
    return true;
}

/* "\uXXXX", behind the "u"; two of them for a code point beyond the first plane. */
static bool take_unicode(struct json_scan *s, uint32_t *out)
{
    uint32_t low;

    if (!take_hex(s, out))
        return false;
    if (*out < 0xD800 || *out > 0xDFFF)
        return true;
    if (*out > 0xDBFF || !take(s, '\\') || !take(s, 'u') || !take_hex(s, &low) || low < 0xDC00 ||
        low > 0xDFFF)
        return fail(s);
    *out = 0x10000 + ((*out - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* An escape, behind the backslash. `out` may be NULL. */
static void take_escape(struct json_scan *s, struct buf *out)
{
    static const char codes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    const char c = peek(s);
    const char *const code = c ? strchr(codes, c) : NULL;
    uint32_t cp;

    if (!code && c != 'u') {
        fail(s);
        return;
    }
    s->at++;
    if (code) {
        if (out)
            buf_add_byte(out, meanings[code - codes]);
    } else if (take_unicode(s, &cp) && out) {
        buf_add_cp(out, cp);
    }
}

/* Up to the first byte that is an end, an escape or a mistake. */
static void take_plain(struct json_scan *s)
{
    while (s->at < s->text.len) {
        const unsigned char c = (unsigned char)s->text.s[s->at];
        size_t next = s->at;
        if (c < 0x20 || c == '"' || c == '\\')
            return;
        if (c >= 0x80 && utf8_next(s->text, &next) == UTF8_REPLACEMENT && next - s->at == 1)
            return;
        s->at = c < 0x80 ? s->at + 1 : next;
    }
}

/* A string. `out` may be NULL; *plain is its content where it has no escapes, else its s is NULL.
 */
static void take_string(struct json_scan *s, struct buf *out, struct str *plain)
{
    const size_t begin = s->at + 1;
    size_t from = begin;

    s->at++;
    *plain = (struct str){NULL, 0};
    for (take_plain(s); !s->failed && peek(s) == '\\'; take_plain(s)) {
        if (out)
            buf_add(out, str_cut(s->text, from, s->at));
        s->at++;
        take_escape(s, out);
        from = s->at;
    }
    if (out)
        buf_add(out, str_cut(s->text, from, s->at));
    if (from == begin)
        *plain = str_cut(s->text, begin, s->at);
    if (!s->failed)
        take(s, '"');
}

/* --- numbers and words (sections 3 and 6) --- */

static void take_digits(struct json_scan *s)
{
    if (!ascii_is_digit(peek(s)))
        fail(s);
    while (ascii_is_digit(peek(s)))
        s->at++;
}

static void take_number(struct json_scan *s)
{
    if (peek(s) == '-')
        s->at++;
    if (peek(s) == '0')
        s->at++;
    else
        take_digits(s);
    if (peek(s) == '.') {
        s->at++;
        take_digits(s);
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-')
            s->at++;
        take_digits(s);
    }
}

static void take_word(struct json_scan *s)
{
    static const char *const words[] = {"true", "false", "null"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const size_t len = strlen(words[i]);
        if (str_eq(str_cut(s->text, s->at, s->at + len), str_of(words[i]))) {
            s->at += len;
            return;
        }
    }
    fail(s);
}

static bool is_number(char c)
{
    return c == '-' || ascii_is_digit(c);
}

/* --- objects and arrays --- */

static bool enter(struct json_scan *s, char bracket)
{
    if (s->failed)
        return false;
    skip_space(s);
    if (peek(s) != bracket) {
        json_scan_skip(s);
        return false;
    }
    if (s->depth == JSON_SCAN_DEPTH)
        return fail(s);
    s->depth++;
    s->at++;
    s->first = true;
    return true;
}

/* Is there another member before the closing bracket? Takes the comma or the bracket. */
static bool next_member(struct json_scan *s, char bracket)
{
    if (s->failed)
        return false;
    skip_space(s);
    if (peek(s) == bracket) {
        s->at++;
        s->depth--;
        s->first = false;
        return false;
    }
    if (!s->first && !take(s, ','))
        return false;
    s->first = false;
    skip_space(s);
    return true;
}

bool json_scan_object(struct json_scan *scan)
{
    return enter(scan, '{');
}

bool json_scan_array(struct json_scan *scan)
{
    return enter(scan, '[');
}

bool json_scan_item(struct json_scan *scan)
{
    return next_member(scan, ']');
}

bool json_scan_key(struct json_scan *scan, struct str *key)
{
    if (!next_member(scan, '}'))
        return false;
    if (peek(scan) != '"')
        return fail(scan);
    buf_clear(&scan->key);
    take_string(scan, &scan->key, key);
    if (!key->s)
        *key = buf_str(&scan->key);
    if (!scan->failed)
        skip_space(scan);
    return !scan->failed && !scan->key.failed && take(scan, ':');
}

/* --- values --- */

void json_scan_skip(struct json_scan *scan)
{
    struct str unused;

    if (scan->failed)
        return;
    skip_space(scan);
    switch (peek(scan)) {
    case '{':
        if (enter(scan, '{'))
            while (json_scan_key(scan, &unused))
                json_scan_skip(scan);
        return;
    case '[':
        if (enter(scan, '['))
            while (json_scan_item(scan))
                json_scan_skip(scan);
        return;
    case '"': take_string(scan, NULL, &unused); return;
    default:
        if (is_number(peek(scan)))
            take_number(scan);
        else
            take_word(scan);
    }
}

void json_scan_text(struct json_scan *scan, struct buf *out)
{
    struct str unused;

    if (scan->failed)
        return;
    skip_space(scan);
    if (peek(scan) != '"') {
        json_scan_skip(scan);
        return;
    }
    buf_clear(out);
    take_string(scan, out, &unused);
}

void json_scan_number(struct json_scan *scan, double *out)
{
    char text[NUMBER_MAX];
    struct str number;
    size_t from;

    if (scan->failed)
        return;
    skip_space(scan);
    from = scan->at;
    if (!is_number(peek(scan))) {
        json_scan_skip(scan);
        return;
    }
    take_number(scan);
    number = str_cut(scan->text, from, scan->at);
    if (number.len >= sizeof text)
        number.len = sizeof text - 1;
    memcpy(text, number.s, number.len);
    text[number.len] = '\0';
    if (!scan->failed)
        *out = strtod(text, NULL);
}

void json_scan_begin(struct json_scan *scan, struct str text)
{
    *scan = (struct json_scan){.text = text};
}

bool json_scan_end(struct json_scan *scan, size_t *line)
{
    bool ok = !scan->failed && !scan->key.failed;

    if (ok) {
        skip_space(scan);
        ok = scan->at == scan->text.len;
    }
    *line = 1;
    for (size_t i = 0; !ok && i < scan->at && i < scan->text.len; i++)
        *line += scan->text.s[i] == '\n';
    buf_free(&scan->key);
    return ok;
}
