#include "read/page/authors.h"

#include "base/buf.h"
#include "read/page/phrases.h"
#include "text/chars.h"
#include "text/people.h"

#include <string.h>

#define MAX_NAME 120 /* bytes of a name that is believed */

/* Names all in capitals as names are written: "JANE DOE-SMITH", "Jane Doe-Smith". */
static struct str uncapitalise(struct str name, struct arena *a)
{
    struct str copy;
    char *s;
    bool inside = false;

    for (size_t i = 0; i < name.len; i++)
        if ((name.s[i] >= 'a' && name.s[i] <= 'z') || (name.s[i] & 0x80))
            return name;
    if (name.len < 5 || !memchr(name.s, ' ', name.len))
        return name;
    copy = arena_str(a, name);
    s = copy.s ? arena_alloc(a, copy.len + 1) : NULL;
    for (size_t i = 0; s && i < copy.len; i++) {
        s[i] = inside ? ascii_lower(copy.s[i]) : copy.s[i];
        inside = ascii_is_alpha(copy.s[i]);
    }
    return s ? (struct str){s, copy.len} : name;
}

/* Without the word for reporter that stands behind names in Korea, China and Japan. */
static struct str without_suffix(struct str name)
{
    static const char *const suffixes[] = {
        "\xEA\xB8\xB0\xEC\x9E\x90", "\xE8\xA8\x98\xE8\x80\x85", "\xE8\xAE\xB0\xE8\x80\x85"};

    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (str_ends(name, str_of(suffixes[i])))
            return str_trim(str_cut(name, 0, name.len - str_of(suffixes[i]).len));
    return name;
}

static bool is_listed(struct buf *list, struct str name)
{
    return str_find(buf_str(list), name, 0) >= 0;
}

/* The bytes before the name: "By ", in whatever case. */
static struct str without_by(struct arena *a, struct str text)
{
    const struct str folded = phrases_fold(text, a);
    const size_t prefix = folded.s ? phrases_byline_prefix(folded) : 0;
    const struct str head = phrases_fold(str_cut(text, 0, prefix), a);

    /* unless folding changed the length of what stands before the name */
    return prefix && str_eq(head, str_cut(folded, 0, prefix))
               ? str_trim(str_cut(text, prefix, text.len))
               : text;
}

struct str authors_names(struct str text, struct arena *a)
{
    struct buf folded = {0}, out = {0};
    struct people people;
    struct str name, kept;

    chars_fold(text, &folded);
    people = people_begin(without_by(a, buf_str(&folded)));
    while (people_next(&people, &name)) {
        name = without_suffix(without_by(a, name));
        if (name.len == 0 || name.len > MAX_NAME || is_listed(&out, name))
            continue;
        if (out.len)
            buf_add(&out, STR(", "));
        buf_add(&out, uncapitalise(name, a));
    }
    kept = folded.failed ? (struct str){NULL, 0} : buf_keep(&out, a);
    buf_free(&out);
    buf_free(&folded);
    return kept;
}
