#include "base/str.h"

#include <string.h>

bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool ascii_is_alpha(char c)
{
    c = ascii_lower(c);
    return c >= 'a' && c <= 'z';
}

struct str str_of(const char *cstr)
{
    return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

struct str str_cut(struct str t, size_t from, size_t to)
{
    if (to > t.len)
        to = t.len;
    if (from > to)
        from = to;
    return (struct str){t.s ? t.s + from : NULL, to - from};
}

struct str str_trim(struct str t)
{
    size_t from = 0, to = t.len;

    while (from < to && ascii_is_space(t.s[from]))
        from++;
    while (to > from && ascii_is_space(t.s[to - 1]))
        to--;
    return str_cut(t, from, to);
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.s[i]) != ascii_lower(b.s[i]))
            return false;
    return true;
}

bool str_starts(struct str t, struct str prefix)
{
    return t.len >= prefix.len && str_eq(str_cut(t, 0, prefix.len), prefix);
}

bool str_ends(struct str t, struct str suffix)
{
    return t.len >= suffix.len && str_eq(str_cut(t, t.len - suffix.len, t.len), suffix);
}

ptrdiff_t str_find(struct str t, struct str needle, size_t from)
{
    const char *hit;

    if (from > t.len)
        return -1;
    if (needle.len == 0)
        return (ptrdiff_t)from;
    if (t.len == 0)
        return -1;
    hit = memmem(t.s + from, t.len - from, needle.s, needle.len);
    return hit ? hit - t.s : -1;
}

bool str_next(struct str *rest, char by, struct str *piece)
{
    const char *end;

    if (!rest->s)
        return false;
    end = rest->len ? memchr(rest->s, by, rest->len) : NULL;
    if (!end) {
        *piece = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    *piece = str_cut(*rest, 0, (size_t)(end - rest->s));
    *rest = str_cut(*rest, piece->len + 1, rest->len);
    return true;
}

bool str_to_uint(struct str t, unsigned long max, unsigned long *out)
{
    unsigned long value = 0;

    if (t.len == 0)
        return false;
    for (size_t i = 0; i < t.len; i++) {
        unsigned long digit;
        if (!ascii_is_digit(t.s[i]))
            return false;
        digit = (unsigned long)(t.s[i] - '0');
        if (digit > max || value > (max - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}
