#include "publish/webname.h"

void webname_add(struct buf *out, struct str path)
{
    size_t from = path.len;

    while (from > 0 && path.s[from - 1] != '/')
        from--;
    for (size_t i = from; i < path.len; i++) {
        const char c = path.s[i];
        if (ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~')
            buf_add_byte(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned char)c);
    }
}
