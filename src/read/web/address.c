#include "read/web/address.h"

#include "read/web/libcurl.h"

#include <string.h>

/* Bytes of "scheme:", or 0. */
static size_t scheme_len(struct str name)
{
    size_t at = 0;

    while (at < name.len && (ascii_is_alpha(name.s[at]) || ascii_is_digit(name.s[at]) ||
                                name.s[at] == '+' || name.s[at] == '-'))
        at++;
    return at >= 2 && at < name.len && ascii_is_alpha(name.s[0]) && name.s[at] == ':' ? at : 0;
}

bool address_is_url(struct str name)
{
    const size_t len = scheme_len(name);

    return len > 0 && (str_starts(str_cut(name, len, name.len), STR("://")) ||
                          str_eq_nocase(str_cut(name, 0, len), STR("file")) ||
                          str_eq_nocase(str_cut(name, 0, len), STR("data")));
}

struct str address_shown(struct str url, struct arena *a)
{
    const size_t from = scheme_len(url) + 3;
    size_t end = from, at = 0;

    while (end < url.len && !strchr("/?#\\", url.s[end]))
        end++;
    for (size_t i = from; i < end; i++)
        if (url.s[i] == '@')
            at = i + 1;
    if (at == 0 || from >= url.len)
        return arena_str(a, url);
    return arena_printf(a, "%.*s%.*s", (int)from, url.s, STR_ARG(str_cut(url, at, url.len)));
}

bool address_is_web(struct str url)
{
    const struct str scheme = str_cut(url, 0, scheme_len(url));

    return str_eq_nocase(scheme, STR("http")) || str_eq_nocase(scheme, STR("https"));
}

/* Is it an address that needs no work: whole, and of letters that need no escaping? */
static bool is_tidy(struct str url)
{
    for (size_t i = 0; i < url.len; i++)
        if (url.s[i] <= ' ' || (unsigned char)url.s[i] > '~')
            return false;
    return address_is_web(url) && str_find(url, STR("://"), 0) > 0;
}

static bool resolve(
    const struct libcurl *curl, struct str base, struct str ref, struct arena *a, struct str *out)
{
    const struct str first = arena_str(a, base.len > 0 ? base : ref);
    const struct str second = arena_str(a, ref);
    CURLU *const u = curl->url();
    char *whole = NULL;
    const bool ok = first.s && second.s && u;

    if (ok && curl->url_set(u, CURLUPART_URL, first.s, CURLU_URLENCODE) == CURLUE_OK &&
        curl->url_set(u, CURLUPART_URL, second.s, CURLU_URLENCODE) == CURLUE_OK &&
        curl->url_get(u, CURLUPART_URL, &whole, 0) == CURLUE_OK && address_is_web(str_of(whole)))
        *out = arena_str(a, str_of(whole));
    curl->free(whole);
    curl->url_cleanup(u);
    return ok && out->s;
}

bool address_resolve(struct str base, struct str ref, struct arena *a, struct str *out)
{
    struct libcurl curl;

    *out = (struct str){"", 0};
    if (is_tidy(ref)) {
        *out = arena_str(a, ref);
        return out->s != NULL;
    }
    /* without libcurl nothing can be fetched anyway: no address */
    return ref.len == 0 || !libcurl_load(&curl, NULL) || resolve(&curl, base, ref, a, out);
}
