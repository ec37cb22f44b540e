#include "script/order/storykey.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/normal.h"

#include <inttypes.h>

static const struct str none = {"", 0};

/* Keeps what is in the buffer, cut to STORYKEY_MAX bytes with a hash of it all (FNV-1a, 64 bits) at
 * the end; frees the buffer. */
static struct str keep(struct buf *b, struct arena *a)
{
    const struct str all = buf_str(b), head = utf8_head(all, STORYKEY_MAX - 17);
    uint64_t hash = 0xCBF29CE484222325u;
    struct str key;

    if (b->failed || all.len <= STORYKEY_MAX) {
        key = buf_keep(b, a);
        buf_free(b);
        return key;
    }
    for (size_t i = 0; i < all.len; i++)
        hash = (hash ^ (unsigned char)all.s[i]) * 0x100000001B3u;
    key = arena_printf(a, "%.*s#%016" PRIx64, STR_ARG(head), hash);
    buf_free(b);
    return key;
}

struct str storykey_id(struct str id, struct str source, struct arena *a)
{
    struct buf key = {0};

    if (id.len == 0)
        return none;
    buf_add(&key, STR("id:"));
    if (str_find(id, STR(":"), 0) < 0) {
        buf_add(&key, source);
        buf_add_byte(&key, ' ');
    }
    buf_add(&key, id);
    return keep(&key, a);
}

/* --- addresses --- */

/* Does a part of a query only tell where the reader came from? */
static bool is_tracking(struct str part)
{
    static const struct str names[] = {STR("fbclid"), STR("gclid"), STR("dclid"), STR("gbraid"),
        STR("wbraid"), STR("msclkid"), STR("yclid"), STR("twclid"), STR("ttclid"), STR("igshid"),
        STR("igsh"), STR("mc_cid"), STR("mc_eid"), STR("_ga"), STR("_gl"), STR("cmpid"),
        STR("xtor"), STR("ref_src"), STR("referrer"), STR("ocid"), STR("smid"), STR("wt_mc"),
        STR("wt.mc"), STR("spm"), STR("ns_source"), STR("ns_mchannel"), STR("ns_campaign"),
        STR("ns_linkname"), STR("ns_fee"), STR("at_medium"), STR("at_campaign"), STR("mkt_tok"),
        STR("_hsenc"), STR("_hsmi"), STR("guccounter")};
    const ptrdiff_t equals = str_find(part, STR("="), 0);
    const struct str name = str_cut(part, 0, equals < 0 ? part.len : (size_t)equals);

    if (name.len >= 4 && str_eq_nocase(str_cut(name, 0, 4), STR("utm_")))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(name, names[i]))
            return true;
    return part.len == 0;
}

static void add_query(struct buf *out, struct str query)
{
    struct str part;
    char by = '?';

    while (str_next(&query, '&', &part)) {
        if (is_tracking(part))
            continue;
        buf_add_byte(out, by);
        buf_add(out, part);
        by = '&';
    }
}

static struct str without_prefix(struct str text, struct str prefix)
{
    if (text.len > prefix.len && str_eq_nocase(str_cut(text, 0, prefix.len), prefix))
        return str_cut(text, prefix.len, text.len);
    return text;
}

/* Up to the first `by`; *rest is what is behind it. */
static struct str before(struct str text, char by, struct str *rest)
{
    struct str piece = none;

    *rest = text;
    (void)(str_next(rest, by, &piece) || piece.len);
    return piece;
}

struct str storykey_address(struct str url, struct arena *a)
{
    struct str fragment, query, path;
    struct buf out = {0};
    size_t host = 0;

    url = before(str_trim(url), '#', &fragment);
    path = before(url, '?', &query);
    path = without_prefix(path, STR("http://"));
    path = without_prefix(path, STR("https://"));
    path = without_prefix(path, STR("www."));
    while (path.len > 0 && path.s[path.len - 1] == '/')
        path.len--;
    while (host < path.len && path.s[host] != '/')
        buf_add_byte(&out, ascii_lower(path.s[host++]));
    buf_add(&out, str_cut(path, host, path.len));
    add_query(&out, query);
    if (out.len == 0 && !out.failed) {
        buf_free(&out);
        return none;
    }
    return keep(&out, a);
}

/* --- titles, and whole keys --- */

struct str storykey_title(struct str title, struct arena *a)
{
    struct buf out = {0};
    struct str key;
    bool gap = false;

    for (size_t at = 0; at < title.len;) {
        const uint32_t cp = utf8_next(title, &at);

        if (!char_is_word(cp)) {
            gap = gap || char_is_space(cp) || char_is_dash(cp);
            continue;
        }
        if (gap && out.len > 0)
            buf_add_byte(&out, ' ');
        gap = false;
        buf_add_cp(&out, normal_fold(cp));
    }
    key = buf_keep(&out, a);
    buf_free(&out);
    return key;
}

static struct str whole_key(
    struct str id, struct str url, struct str title, struct str source, struct arena *a)
{
    const struct str address = storykey_address(url, a);
    struct buf key = {0};

    if (id.len > 0)
        return storykey_id(id, source, a);
    if (!address.s || address.len > 0) {
        buf_add(&key, STR("url:"));
        buf_add(&key, address);
        return address.s ? keep(&key, a) : address;
    }
    title = storykey_title(title, a);
    if (!title.s || title.len == 0)
        return title;
    buf_add(&key, STR("title:"));
    buf_add(&key, title);
    if (source.len > 0)
        buf_add(&key, STR(" | "));
    buf_add(&key, source);
    return keep(&key, a);
}

struct str storykey_of_article(const struct article *article, struct arena *a)
{
    return whole_key(article->id, article->url, article->title, article->source, a);
}

struct str storykey_of_item(const struct item *item, struct arena *a)
{
    return whole_key(item->id, item->url, item->title, item->source, a);
}
