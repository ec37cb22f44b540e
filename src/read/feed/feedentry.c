#include "read/feed/feedentry.h"

#include "read/feed/feedname.h"
#include "read/feed/feedtext.h"
#include "read/page/authors.h"
#include "read/web/address.h"
#include "read/xmlsource.h"

/* --- addresses --- */

static bool resolve(const struct node *node, const struct feed_channel *channel, struct str ref,
    struct arena *a, struct str *out)
{
    struct str base = channel->base;
    const struct node *chain[8];
    size_t n = 0;

    for (; node && n < 8; node = node->parent)
        if (node_attr(node, "base").len > 0)
            chain[n++] = node;
    while (n > 0) /* RFC 4287, 2: xml:base, each relative to the one around it */
        if (!address_resolve(base, node_attr(chain[--n], "base"), a, &base))
            return false;
    return address_resolve(base, str_trim(ref), a, out);
}

/* Atom's link to the story: rel="alternate" or none; a web page before other types. */
static const struct node *atom_link(const struct node *parent)
{
    const struct node *best = NULL;

    for (const struct node *node = parent->first; node; node = node->next) {
        const struct str rel = node_attr(node, "rel"), type = node_attr(node, "type");

        if (!feed_is(node, FEED_CORE, "link") || node_attr(node, "href").len == 0)
            continue;
        if (rel.len > 0 && !str_eq(rel, STR("alternate")))
            continue;
        if (type.len == 0 || str_eq(type, STR("text/html")))
            return node;
        if (!best)
            best = node;
    }
    return best;
}

/* A guid that is an address of the story (RSS 2.0: so unless it says otherwise). */
static bool is_permalink(const struct node *guid, struct str text)
{
    return guid && !str_eq_nocase(node_attr(guid, "isPermaLink"), STR("false")) &&
           (str_starts(text, STR("http://")) || str_starts(text, STR("https://")));
}

static bool read_link(struct feed_entry *entry, const struct feed_channel *channel, struct arena *a)
{
    static const struct feed_name originals[] = {{FEED_FEEDBURNER, "origLink"}, {FEED_CORE, NULL}};
    static const struct feed_name guids[] = {{FEED_CORE, "guid"}, {FEED_CORE, NULL}};
    const struct node *const node = entry->node;
    const struct node *link = feed_child(node, originals);
    struct str ref = {NULL, 0};

    if (!link)
        link = atom_link(node);
    if (link)
        ref = node_attr(link, "href");
    if (link && ref.len == 0)
        ref = xmlsource_text(link, a);
    for (link = node->first; link && ref.len == 0; link = link->next)
        if (feed_is(link, FEED_CORE, "link") && node_attr(link, "href").len == 0)
            ref = xmlsource_text(link, a);
    if (ref.len == 0 && is_permalink(feed_child(node, guids), entry->about.id))
        ref = entry->about.id;
    entry->about.url = (struct str){"", 0};
    return ref.len == 0 || resolve(node, channel, ref, a, &entry->about.url);
}

static bool is_image(const struct node *node)
{
    const struct str type = node_attr(node, "type");

    if (feed_is(node, FEED_CORE, "enclosure"))
        return str_starts(type, STR("image/"));
    if (feed_is(node, FEED_CORE, "link"))
        return str_eq(node_attr(node, "rel"), STR("enclosure")) && str_starts(type, STR("image/"));
    return feed_is(node, FEED_MEDIA, "thumbnail") || feed_is(node, FEED_ITUNES, "image") ||
           (feed_is(node, FEED_MEDIA, "content") &&
               (str_starts(type, STR("image/")) ||
                   str_eq(node_attr(node, "medium"), STR("image"))));
}

static bool read_image(
    struct feed_entry *entry, const struct feed_channel *channel, struct arena *a)
{
    const struct node *const root = entry->node;

    entry->about.image = (struct str){"", 0};
    for (const struct node *node = root->first; node; node = node_following(root, node)) {
        struct str ref;

        if (node_is_text(node) || !is_image(node))
            continue;
        ref = node_attr(node, "url");
        if (ref.len == 0)
            ref = node_attr(node, "href");
        if (ref.len > 0)
            return resolve(node, channel, ref, a, &entry->about.image);
    }
    return true;
}

/* --- who and when --- */

/* "jane@example.org (Jane Roe)" is Jane Roe, an address alone nobody. */
static struct str without_address(struct str who)
{
    const ptrdiff_t open = str_find(who, STR("("), 0);
    const ptrdiff_t at = str_find(who, STR("@"), 0);
    const ptrdiff_t less = str_find(who, STR("<"), 0);

    if (at < 0)
        return who;
    if (open > at && who.s[who.len - 1] == ')')
        return str_trim(str_cut(who, (size_t)open + 1, who.len - 1));
    if (less > 0 && less < at)
        return str_trim(str_cut(who, 0, (size_t)less));
    return str_find(who, STR(" "), 0) < 0 ? (struct str){"", 0} : who;
}

static bool is_author(const struct node *node)
{
    return feed_is(node, FEED_DC, "creator") || feed_is(node, FEED_CORE, "author") ||
           feed_is(node, FEED_ITUNES, "author");
}

static bool read_byline(
    struct feed_entry *entry, const char *what, struct arena *a, struct error *err)
{
    struct buf names = {0};
    bool ok = true;

    for (const struct node *node = entry->node->first; node && ok; node = node->next) {
        const struct node *name;
        struct str who;

        if (node_is_text(node) || !is_author(node))
            continue;
        name = xmlsource_child(node, "name"); /* Atom's person */
        ok = feed_line(name ? name : node, what, a, &who, err);
        if (!ok)
            break;
        who = authors_names(without_address(who), a);
        ok = who.s || error_memory(err, what);
        if (who.len == 0 || (names.len > 0 && str_find(buf_str(&names), who, 0) >= 0))
            continue;
        if (names.len > 0)
            buf_add(&names, STR(", "));
        buf_add(&names, who);
    }
    entry->about.byline = buf_keep(&names, a);
    buf_free(&names);
    return ok && (entry->about.byline.s || error_memory(err, what));
}

/* The date on which it was published, else on which it was last changed. */
static bool read_date(struct feed_entry *entry, struct arena *a)
{
    static const struct feed_name names[] = {{FEED_CORE, "pubDate"}, {FEED_CORE, "published"},
        {FEED_CORE, "issued"}, {FEED_DC, "date"}, {FEED_DCTERMS, "issued"},
        {FEED_DCTERMS, "created"}, {FEED_CORE, "created"}, {FEED_CORE, "updated"},
        {FEED_CORE, "modified"}, {FEED_DCTERMS, "modified"}, {FEED_CORE, "date"},
        {FEED_CORE, NULL}};

    entry->about.published = (struct str){"", 0};
    for (const struct feed_name *name = names; name->local; name++) {
        const struct feed_name one[] = {*name, {FEED_CORE, NULL}};
        const struct node *const node = feed_child(entry->node, one);
        const struct str text = node ? xmlsource_text(node, a) : (struct str){"", 0};
        struct date date;

        if (!text.s)
            return false;
        if (!date_parse(text, &date))
            continue;
        entry->dated = true;
        entry->instant = date.instant;
        entry->about.published = date_iso(&date, a);
        return entry->about.published.s != NULL;
    }
    return true;
}

/* A language tag (BCP 47) as it should be written, or the empty str for what is none. */
static struct str language_tag(struct str t, struct arena *a)
{
    struct buf tag = {0};
    struct str out = {"", 0};

    t = str_trim(t);
    for (size_t i = 0; i < t.len; i++) {
        const char c = t.s[i] == '_' ? '-' : t.s[i];

        if (!ascii_is_alpha(c) && !ascii_is_digit(c) && c != '-')
            goto out;
        buf_add_byte(&tag, c);
    }
    if (t.len >= 2 && t.len <= 35 && ascii_is_alpha(t.s[0]) && ascii_is_alpha(t.s[1]))
        out = buf_keep(&tag, a);
out:
    buf_free(&tag);
    return out;
}

static bool read_language(
    const struct node *node, struct str otherwise, struct arena *a, struct str *out)
{
    static const struct feed_name names[] = {
        {FEED_CORE, "language"}, {FEED_DC, "language"}, {FEED_CORE, NULL}};
    const struct node *const element = feed_child(node, names);
    struct str tag = element ? xmlsource_text(element, a) : xmlsource_inherited(node, "lang");

    if (element && tag.len == 0)
        tag = xmlsource_inherited(node, "lang");
    *out = language_tag(tag, a);
    if (out->s && out->len == 0)
        *out = otherwise;
    return out->s != NULL;
}

/* --- the whole --- */

static const struct feed_name TITLES[] = {{FEED_CORE, "title"}, {FEED_DC, "title"},
    {FEED_MEDIA, "title"}, {FEED_ITUNES, "title"}, {FEED_CORE, NULL}};

bool feed_channel_read(const struct node *root, const struct source *source, struct arena *a,
    struct feed_channel *out, struct error *err)
{
    const char *const what = source->name.s;
    const struct node *channel = xmlsource_find(root, "channel");
    struct str ref = {NULL, 0};
    const struct node *link;

    *out = (struct feed_channel){.language = {"", 0}, .base = source->url};
    if (!channel)
        channel = root;
    if (!feed_line(feed_child(channel, TITLES), what, a, &out->title, err))
        return false;
    if (!read_language(channel, out->language, a, &out->language))
        return error_memory(err, what);
    if (out->base.len > 0)
        return true;
    /* read from a file: the site that the feed is of */
    link = atom_link(channel);
    if (link)
        ref = node_attr(link, "href");
    for (link = channel->first; link && ref.len == 0; link = link->next)
        if (feed_is(link, FEED_CORE, "link"))
            ref = xmlsource_text(link, a);
    if (str_starts(ref, STR("http://")) || str_starts(ref, STR("https://")))
        out->base = ref;
    return true;
}

/* The publication: what the entry names as its origin, else the feed. */
static bool read_source(struct feed_entry *entry, const struct feed_channel *channel,
    const char *what, struct arena *a, struct error *err)
{
    static const struct feed_name names[] = {
        {FEED_CORE, "source"}, {FEED_DC, "source"}, {FEED_CORE, NULL}};
    const struct node *node = feed_child(entry->node, names);
    struct str *const out = &entry->about.source;

    if (node && xmlsource_child(node, "title"))
        node = xmlsource_child(node, "title");
    if (!feed_line(node, what, a, out, err))
        return false;
    if (out->len == 0 || str_find(*out, STR("://"), 0) >= 0)
        *out = channel->title;
    return true;
}

bool feed_entry_read(const struct node *node, const struct source *source,
    const struct feed_channel *channel, struct arena *a, struct feed_entry *out, struct error *err)
{
    static const struct feed_name ids[] = {
        {FEED_CORE, "guid"}, {FEED_CORE, "id"}, {FEED_DC, "identifier"}, {FEED_CORE, NULL}};
    const char *const what = source->name.s;

    *out = (struct feed_entry){.node = node, .about = {.name = source->name}};
    out->about.id = xmlsource_text(feed_child(node, ids), a);
    if (out->about.id.len == 0)
        out->about.id = node_attr(node, "about"); /* RDF */
    if (!feed_line(feed_child(node, TITLES), what, a, &out->about.title, err) ||
        !read_byline(out, what, a, err) || !read_source(out, channel, what, a, err))
        return false;
    if (!read_link(out, channel, a) || !read_image(out, channel, a) || !read_date(out, a) ||
        !read_language(node, channel->language, a, &out->about.language))
        return error_memory(err, what);
    return true;
}
