#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Takes back a code point that was cut in the middle at the end of the text. */
static void cut_at_code_point(char *text)
{
    const size_t len = strlen(text);
    size_t from = len;

    while (from > 0 && ((unsigned char)text[from - 1] & 0xC0) == 0x80)
        from--;
    if (from > 0 && (unsigned char)text[from - 1] >= 0xC0) {
        const unsigned char lead = (unsigned char)text[from - 1];
        const size_t want = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (len - (from - 1) < want)
            text[from - 1] = '\0';
    }
}

static void set(
    struct error *err, enum error_kind kind, const char *what, const char *fmt, va_list ap)
{
    size_t size, used;

    if (!err)
        return;
    size = sizeof err->text;
    err->kind = kind;
    /* half of the room is the reason's, however long the name is */
    snprintf(err->text, size / 2, "%s", what);
    cut_at_code_point(err->text);
    used = strlen(err->text);
    used += (size_t)snprintf(err->text + used, size - used, ": ");
    if (vsnprintf(err->text + used, size - used, fmt, ap) < 0)
        err->text[used] = '\0';
    cut_at_code_point(err->text);
}

bool error_set(struct error *err, const char *what, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    set(err, ERROR_FAILED, what, fmt, ap);
    va_end(ap);
    return false;
}

bool error_usage(struct error *err, const char *what, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    set(err, ERROR_USAGE, what, fmt, ap);
    va_end(ap);
    return false;
}

bool error_errno(struct error *err, const char *what, int errnum)
{
    return error_set(err, what, "%s", strerror(errnum));
}

bool error_memory(struct error *err, const char *what)
{
    return error_set(err, what, "not enough memory");
}
