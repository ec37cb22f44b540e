#include "text/sound/wordlist.h"

#include <string.h>

bool wordlist_has(const char *list, struct str word)
{
    const struct str all = str_of(list);

    if (word.len == 0 || memchr(word.s, ' ', word.len))
        return false;
    for (ptrdiff_t at = str_find(all, word, 0); at >= 0; at = str_find(all, word, (size_t)at + 1))
        if (at > 0 && all.s[at - 1] == ' ' && all.s[(size_t)at + word.len] == ' ')
            return true;
    return false;
}

bool wordlist_is_language(struct str tag, const char *subtag)
{
    size_t len = 0;

    if (tag.len == 0)
        tag = STR("en");
    while (len < tag.len && tag.s[len] != '-' && tag.s[len] != '_')
        len++;
    return str_eq_nocase(str_cut(tag, 0, len), str_of(subtag));
}
