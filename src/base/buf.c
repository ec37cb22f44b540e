#include "base/buf.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_free(struct buf *b)
{
    free(b->s);
    *b = (struct buf){0};
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    b->failed = false;
    if (b->s)
        b->s[0] = '\0';
}

/* Makes room for `more` bytes and the NUL. */
static bool reserve(struct buf *b, size_t more)
{
    size_t cap = b->cap ? b->cap : 64;
    char *s;

    if (b->failed)
        return false;
    if (more < b->cap - b->len)
        return true;
    while (cap - b->len <= more) {
        if (cap > SIZE_MAX / 2) {
            b->failed = true;
            return false;
        }
        cap *= 2;
    }
    s = realloc(b->s, cap);
    if (!s) {
        b->failed = true;
        return false;
    }
    b->s = s;
    b->cap = cap;
    return true;
}

void buf_add(struct buf *b, struct str t)
{
    if (!reserve(b, t.len))
        return;
    if (t.len)
        memcpy(b->s + b->len, t.s, t.len);
    b->len += t.len;
    b->s[b->len] = '\0';
}

void buf_add_byte(struct buf *b, char c)
{
    buf_add(b, (struct str){&c, 1});
}

void buf_add_cp(struct buf *b, uint32_t cp)
{
    char bytes[UTF8_MAX];

    buf_add(b, (struct str){bytes, utf8_put(cp, bytes)});
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    int len;

    va_start(ap, fmt);
    len = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (len < 0)
        b->failed = true;
    if (!reserve(b, len < 0 ? 0 : (size_t)len))
        return;
    va_start(ap, fmt);
    vsnprintf(b->s + b->len, (size_t)len + 1, fmt, ap);
    va_end(ap);
    b->len += (size_t)len;
}

struct str buf_str(const struct buf *b)
{
    return (struct str){b->s ? b->s : "", b->len};
}

struct str buf_keep(const struct buf *b, struct arena *a)
{
    if (b->failed)
        return (struct str){NULL, 0};
    return arena_str(a, buf_str(b));
}
