#include "read/markup.h"

void markup_add(struct buf *html, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        switch (text.s[i]) {
        case '&': buf_add(html, STR("&amp;")); break;
        case '<': buf_add(html, STR("&lt;")); break;
        case '>': buf_add(html, STR("&gt;")); break;
        case '"': buf_add(html, STR("&quot;")); break;
        default: buf_add_byte(html, text.s[i]);
        }
}
