#include "base/utf8.h"

static bool is_continuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

uint32_t utf8_next(struct str t, size_t *at)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000}; /* below it, the form is overlong */
    const unsigned char *s = (const unsigned char *)t.s + *at;
    const size_t left = t.len - *at;
    size_t more;
    uint32_t cp;

    *at += 1;
    if (s[0] < 0x80)
        return s[0];
    if (s[0] < 0xC2 || s[0] > 0xF4)
        return UTF8_REPLACEMENT;
    more = s[0] < 0xE0 ? 1 : s[0] < 0xF0 ? 2 : 3;
    if (left <= more)
        return UTF8_REPLACEMENT;
    cp = s[0] & (0x3Fu >> more);
    for (size_t i = 1; i <= more; i++) {
        if (!is_continuation(s[i]))
            return UTF8_REPLACEMENT;
        cp = cp << 6 | (s[i] & 0x3Fu);
    }
    if (cp < least[more] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        return UTF8_REPLACEMENT;
    *at += more;
    return cp;
}

uint32_t utf8_prev(struct str t, size_t *at)
{
    const size_t end = *at;
    size_t from = end - 1, stop;
    uint32_t cp;

    for (int i = 0; i < UTF8_MAX - 1 && from > 0 && is_continuation((unsigned char)t.s[from]); i++)
        from--;
    stop = from;
    cp = utf8_next(str_cut(t, 0, end), &stop);
    if (stop == end) {
        *at = from;
        return cp;
    }
    *at = end - 1;
    return UTF8_REPLACEMENT;
}

size_t utf8_put(uint32_t cp, char *out)
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = UTF8_REPLACEMENT;
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

bool utf8_valid(struct str t)
{
    for (size_t at = 0; at < t.len;) {
        const size_t from = at;
        /* a real U+FFFD takes three bytes, a bad byte one */
        if (utf8_next(t, &at) == UTF8_REPLACEMENT && at - from == 1)
            return false;
    }
    return true;
}

struct str utf8_head(struct str t, size_t most)
{
    if (t.len <= most)
        return t;
    while (most > 0 && is_continuation((unsigned char)t.s[most]))
        most--;
    return str_cut(t, 0, most);
}

size_t utf8_count(struct str t)
{
    size_t n = 0;

    for (size_t at = 0; at < t.len; n++)
        utf8_next(t, &at);
    return n;
}
