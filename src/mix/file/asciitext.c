#include "mix/file/asciitext.h"

#include "base/utf8.h"

/* U+00C0 to U+017F without their marks. */
static const char letters[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
                              "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
                              "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

static void put(struct buf *out, uint32_t cp)
{
    if (cp >= 0x20 && cp < 0x7F)
        buf_add_byte(out, (char)cp);
    else if (cp >= 0xC0 && cp < 0x180)
        buf_add_byte(out, letters[cp - 0xC0]);
    else if (cp == 0x2018 || cp == 0x2019)
        buf_add_byte(out, '\'');
    else if (cp == 0x201C || cp == 0x201D || cp == 0xAB || cp == 0xBB)
        buf_add_byte(out, '"');
    else if (cp >= 0x2010 && cp <= 0x2015)
        buf_add_byte(out, '-');
    else if (cp == 0x2026)
        buf_add(out, STR("..."));
    else if (cp == 0xA3)
        buf_add(out, STR("GBP"));
    else if (cp == 0x20AC)
        buf_add(out, STR("EUR"));
    else
        buf_add_byte(out, cp == 0xA0 || cp < 0x20 ? ' ' : '?');
}

/* Where to cut a text of more than `most` bytes: before the last word that is not whole, unless
 * that leaves less than half. */
static size_t cut_at(struct str text, size_t most)
{
    for (size_t i = most; i > most / 2; i--)
        if (text.s[i] == ' ')
            return i;
    return most;
}

void asciitext_field(struct str text, size_t size, struct buf *out)
{
    struct buf plain = {0};
    size_t at = 0, len;

    while (at < text.len && plain.len <= size)
        put(&plain, utf8_next(text, &at));
    len = plain.len < size ? plain.len : cut_at(buf_str(&plain), size - 1);
    buf_add(out, str_cut(buf_str(&plain), 0, len));
    for (size_t i = len; i < size; i++)
        buf_add_byte(out, '\0');
    out->failed = out->failed || plain.failed;
    buf_free(&plain);
}
