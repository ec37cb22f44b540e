#include "read/fetch.h"

bool fetch_is_url(struct str name)
{
    size_t at = 0;

    while (at < name.len && (ascii_is_alpha(name.s[at]) || ascii_is_digit(name.s[at])))
        at++;
    if (at < 2 || !ascii_is_alpha(name.s[0]))
        return false;
    return str_starts(str_cut(name, at, name.len), STR("://")) ||
           str_eq_nocase(str_cut(name, 0, 5), STR("file:"));
}

bool fetch_all(const struct str *urls, size_t n, const struct fetch_options *options,
    struct arena *a, struct fetched *out, struct notes *notes, struct error *err)
{
    (void)options, (void)a, (void)notes, (void)err;
    for (size_t i = 0; i < n; i++) {
        out[i] = (struct fetched){.name = urls[i]};
        error_set(&out[i].err, urls[i].s, "addresses are not fetched yet");
    }
    return true;
}
