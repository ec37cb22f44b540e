#include "publish/webname.h"

#include <string.h>

static bool is_unreserved(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static void add_escaped(struct buf *out, char c)
{
    buf_printf(out, "%%%02X", (unsigned char)c);
}

bool is_web_address(struct str url)
{
    const size_t scheme = str_eq_nocase(str_cut(url, 0, 7), STR("http://"))    ? 7
                          : str_eq_nocase(str_cut(url, 0, 8), STR("https://")) ? 8
                                                                               : 0;

    return scheme && url.len > scheme;
}

void webname_add(struct buf *out, struct str path)
{
    size_t from = path.len;

    while (from > 0 && path.s[from - 1] != '/')
        from--;
    for (size_t i = from; i < path.len; i++) {
        if (is_unreserved(path.s[i]))
            continue;
        buf_add(out, str_cut(path, from, i));
        add_escaped(out, path.s[i]);
        from = i + 1;
    }
    buf_add(out, str_cut(path, from, path.len));
}

static bool is_hex(struct str t, size_t at)
{
    return at < t.len && (ascii_is_digit(t.s[at]) ||
                             (ascii_lower(t.s[at]) >= 'a' && ascii_lower(t.s[at]) <= 'f'));
}

void webname_add_url(struct buf *out, struct str url)
{
    for (size_t i = 0; i < url.len; i++) {
        const char c = url.s[i];
        const bool escape = c == '%' && is_hex(url, i + 1) && is_hex(url, i + 2);

        /* the gen-delims but brackets, and the sub-delims (RFC 3986, 2.2) */
        if (is_unreserved(c) || escape || (c && strchr(":/?#@!$&'()*+,;=", c)))
            buf_add_byte(out, c);
        else
            add_escaped(out, c);
    }
}
