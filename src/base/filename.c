#include "base/filename.h"

#include "base/utf8.h"

#include <string.h>

static bool is_kept(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == UTF8_REPLACEMENT)
        return false;
    /* line and paragraph separators, marks of direction, byte order marks */
    if (cp == 0x200E || cp == 0x200F || cp == 0x061C || cp == 0xFEFF ||
        (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069))
        return false;
    return cp > 0x7E || !strchr("/\\<>:\"|?*", (int)cp);
}

static bool is_edge(char c)
{
    return c == '.' || c == ' ' || c == '-';
}

/* Writes what is kept, and a "-" for each run of the rest; returns the bytes. */
static size_t keep(struct str text, char *out)
{
    size_t len = 0;

    for (size_t at = 0; at < text.len;) {
        char bytes[UTF8_MAX];
        const uint32_t cp = utf8_next(text, &at);
        const bool kept = is_kept(cp);
        const size_t n = kept ? utf8_put(cp, bytes) : 1;
        if (!kept)
            bytes[0] = '-';
        if (len == 0 && is_edge(bytes[0]))
            continue;
        if (!kept && out[len - 1] == '-')
            continue;
        if (len + n > FILENAME_MAX_BYTES)
            break;
        memcpy(out + len, bytes, n);
        len += n;
    }
    while (len > 0 && is_edge(out[len - 1]))
        len--;
    return len;
}

/* Windows takes these for devices, also with an ending. */
static bool is_device(struct str name)
{
    static const char *const names[] = {"con", "prn", "aux", "nul"};
    const size_t dot = memchr(name.s, '.', name.len)
                           ? (size_t)((const char *)memchr(name.s, '.', name.len) - name.s)
                           : name.len;
    const struct str stem = str_cut(name, 0, dot);

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_nocase(stem, str_of(names[i])))
            return true;
    return stem.len == 4 && ascii_is_digit(stem.s[3]) &&
           (str_eq_nocase(str_cut(stem, 0, 3), STR("com")) ||
               str_eq_nocase(str_cut(stem, 0, 3), STR("lpt")));
}

struct str filename_make(struct str text, struct arena *a)
{
    char bytes[FILENAME_MAX_BYTES];
    const struct str name = {bytes, keep(text, bytes)};

    if (name.len == 0)
        return arena_str(a, STR("bulletin"));
    return is_device(name) ? arena_printf(a, "bulletin-%.*s", STR_ARG(name)) : arena_str(a, name);
}
