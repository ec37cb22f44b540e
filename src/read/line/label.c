#include "read/line/label.h"

#include "base/utf8.h"
#include "text/chars.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct str label_of(struct str line)
{
    size_t spaces = 0;

    for (size_t at = 0; at < line.len && at < 40;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(line, &at);
        spaces += cp == ' ';
        if (spaces > 2 || char_ends_sentence(cp))
            break;
        if (char_is_colon(cp) && from > 0 && (cp != ':' || (at < line.len && line.s[at] == ' ')))
            return str_cut(line, 0, from);
    }
    return (struct str){0};
}

static int by_label(const void *a, const void *b)
{
    const struct label *x = a, *y = b;
    const size_t len = x->text.len < y->text.len ? x->text.len : y->text.len;
    const int order = len ? memcmp(x->text.s, y->text.s, len) : 0;

    if (order || x->text.len != y->text.len)
        return order ? order : (x->text.len > y->text.len) - (x->text.len < y->text.len);
    return (x->item > y->item) - (x->item < y->item);
}

void labels_sort(struct label *labels, size_t n)
{
    qsort(labels, n, sizeof *labels, by_label);
}
