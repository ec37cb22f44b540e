#include "script/format/phrase.h"

bool phrase_is_name(struct str name)
{
    if (name.len == 0 || name.s[0] < 'a' || name.s[0] > 'z')
        return false;
    for (size_t i = 1; i < name.len; i++)
        if (!(name.s[i] >= 'a' && name.s[i] <= 'z') && !ascii_is_digit(name.s[i]) &&
            name.s[i] != '-')
            return false;
    return true;
}

struct str phrases_find(const struct phrases *phrases, struct str name)
{
    /* the newest first: a variant's own stand before those of its language */
    for (size_t i = phrases->n; i > 0; i--)
        if (str_eq(phrases->items[i - 1].name, name))
            return phrases->items[i - 1].wording;
    return (struct str){NULL, 0};
}
