#include "read/feed/feed.h"

#include "base/node.h"
#include "read/feed/feedentry.h"
#include "read/feed/feedname.h"
#include "read/feed/feedtext.h"
#include "read/feed/jsonfeed.h"
#include "read/page/html.h"
#include "read/reader.h"
#include "read/signature.h"
#include "read/stories.h"
#include "read/web/fetch.h"
#include "read/xmlsource.h"
#include "text/charset.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ENTRIES ((size_t)20000) /* of a feed; later ones are not looked at */

#define JSON_HEAD 8192 /* bytes that a feed in JSON is told by */

struct entries {
    struct feed_entry *items;
    size_t n;
    size_t cap;
};

bool feed_sniff(struct str head)
{
    const struct str tag = xmlsource_tag(head);

    if (jsonfeed_sniff(head))
        return true;
    if (xmlsource_tag_is(tag, "rss") || xmlsource_tag_is(tag, "channel"))
        return true;
    if (xmlsource_tag_is(tag, "feed"))
        return str_find(tag, STR("xmlns"), 0) < 0 || str_find(tag, STR("tom"), 0) >= 0;
    return xmlsource_tag_is(tag, "RDF") && (str_find(head, STR("purl.org/rss/"), 0) >= 0 ||
                                               str_find(head, STR("netscape.com/rdf/"), 0) >= 0);
}

/* --- which stories --- */

static bool collect(const struct node *root, const struct source *source, struct arena *a,
    struct entries *out, struct notes *notes, struct error *err)
{
    struct feed_channel channel;

    if (!feed_channel_read(root, source, a, &channel, err))
        return false;
    for (const struct node *node = root; node; node = node_following(root, node)) {
        struct feed_entry *more;

        if (!feed_is_entry(node))
            continue;
        if (out->n == MAX_ENTRIES) {
            notes_add(notes, NOTE_LEFT_OUT, source->name, "all after the %zuth story of the feed",
                MAX_ENTRIES);
            break;
        }
        more = arena_more(a, out->items, out->n, &out->cap, sizeof *more);
        if (!more)
            return error_memory(err, source->name.s);
        out->items = more;
        if (!feed_entry_read(node, source, &channel, a, &more[out->n], err))
            return false;
        more[out->n].order = out->n;
        out->n++;
    }
    return true;
}

static int newest_first(const void *a, const void *b)
{
    const struct feed_entry *x = a, *y = b;

    if (x->instant != y->instant)
        return x->instant < y->instant ? 1 : -1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* An entry without a date stays where it is: with the one before it, or the first that has one. */
static void sort(struct entries *entries)
{
    int64_t instant = 0;

    for (size_t i = entries->n; i > 0; i--)
        if (entries->items[i - 1].dated)
            instant = entries->items[i - 1].instant;
    for (size_t i = 0; i < entries->n; i++) {
        if (entries->items[i].dated)
            instant = entries->items[i].instant;
        else
            entries->items[i].instant = instant;
    }
    if (entries->n > 0)
        qsort(entries->items, entries->n, sizeof *entries->items, newest_first);
}

static bool is_too_old(
    const struct feed_entry *entry, const struct source *source, struct notes *notes)
{
    const struct read_options *const o = source->options;

    if (o->max_age <= 0)
        return false;
    if (!entry->dated) {
        notes_add(notes, NOTE_DOUBT, source->name, "\"%.*s\" has no date: it may be old",
            STR_ARG(entry->about.title));
        return false;
    }
    return o->now - entry->instant > o->max_age;
}

/* Is it the same story as one of those taken, which are out[from] and on? */
static bool is_taken(const struct feed_entry *entry, const struct articles *out, size_t from)
{
    for (size_t i = from; i < out->n; i++)
        if (stories_equal(&entry->about, &out->items[i]))
            return true;
    return false;
}

static bool take(const struct feed_entry *entry, const struct source *source, struct arena *a,
    struct articles *out, struct notes *notes, struct error *err)
{
    struct article about = entry->about, *article;

    if (!feed_blocks(entry->node, a, &about, err))
        return false;
    if (!article_has_text(&about) && !(source->options->full && about.url.len > 0)) {
        notes_add(notes, NOTE_LEFT_OUT, source->name, "\"%.*s\" has no text%s",
            STR_ARG(about.title),
            about.url.len > 0 ? " (--full reads the article behind its link)" : "");
        return true;
    }
    article = articles_add(out, a, source->name);
    if (!article)
        return error_memory(err, source->name.s);
    *article = about;
    return true;
}

static bool take_newest(const struct entries *entries, const struct source *source, struct arena *a,
    struct articles *out, struct notes *notes, struct error *err)
{
    const size_t from = out->n;
    const size_t wanted = source->options->items > 0 ? source->options->items : READ_DEFAULT_ITEMS;
    size_t old = 0;

    for (size_t i = 0; i < entries->n && out->n - from < wanted; i++) {
        const struct feed_entry *const entry = &entries->items[i];

        if (is_too_old(entry, source, notes)) {
            old++;
        } else if (is_taken(entry, out, from)) {
            notes_add(notes, NOTE_DESIGN, source->name, "\"%.*s\" is told twice",
                STR_ARG(entry->about.title));
        } else if (!take(entry, source, a, out, notes, err)) {
            return false;
        }
    }
    if (old > 0)
        notes_add(notes, NOTE_DETAIL, source->name, "%zu stories are older than --max-age", old);
    if (old > 0 && out->n == from)
        return error_set(err, source->name.s, "has no story that is new enough");
    return true;
}

/* --- the articles behind the links --- */

/* The whole article in place of the feed's text. False: why not. */
static bool read_whole(struct article *article, const struct fetched *page,
    const struct source *feed, struct arena *a, struct notes *notes, struct error *why)
{
    const struct source source = {.name = article->url,
        .type = SOURCE_HTML,
        .bytes = page->bytes,
        .charset = page->charset,
        .url = page->url,
        .options = feed->options};
    const char *const binary = signature_of(page->bytes);
    struct articles whole = {0};

    if (page->err.kind != ERROR_NONE) {
        *why = page->err;
        return false;
    }
    if (binary)
        return error_set(why, article->url.s, "is %s, not text", binary);
    if (!html_articles(&source, a, &whole, notes, why))
        return false;
    if (whole.n == 0 || !article_has_text(&whole.items[0]))
        return error_set(why, article->url.s, "no article text found");
    article->blocks = whole.items[0].blocks;
    article->n_blocks = whole.items[0].n_blocks;
    article->cap_blocks = whole.items[0].cap_blocks;
    if (article->byline.len == 0)
        article->byline = whole.items[0].byline;
    if (article->published.len == 0)
        article->published = whole.items[0].published;
    if (article->image.len == 0)
        article->image = whole.items[0].image;
    if (article->title.len == 0)
        article->title = whole.items[0].title;
    if (whole.items[0].language.len > 0)
        article->language = whole.items[0].language;
    return true;
}

static bool follow_links(const struct source *source, struct arena *a, struct articles *out,
    size_t from, struct notes *notes, struct error *err)
{
    const size_t n = out->n - from;
    struct str *urls = arena_array(a, n, sizeof *urls);
    struct fetched *pages = arena_array(a, n, sizeof *pages);
    size_t kept = from;

    if (!urls || !pages)
        return error_memory(err, source->name.s);
    for (size_t i = 0; i < n; i++)
        urls[i] = out->items[from + i].url;
    if (!fetch_all(urls, n, &source->options->fetch, a, pages, notes, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct article *const article = &out->items[from + i];
        struct error why = {0};

        if (article->url.len == 0)
            notes_add(notes, NOTE_WARNING, source->name, "\"%.*s\" has no link to a whole article",
                STR_ARG(article->title));
        else if (!read_whole(article, &pages[i], source, a, notes, &why))
            notes_add(notes, NOTE_WARNING, source->name, "the feed's text stands for %s", why.text);
        if (article_has_text(article))
            out->items[kept++] = *article;
        else
            notes_add(notes, NOTE_LEFT_OUT, source->name, "\"%.*s\" has no text",
                STR_ARG(article->title));
    }
    out->n = kept;
    return true;
}

/* The feed's root element; of a feed in JSON, that of the Atom feed that it is. */
static const struct node *parse(
    const struct source *source, struct arena *a, struct notes *notes, struct error *err)
{
    struct source atom = *source;
    struct str head, text;

    if (!charset_head(source->bytes, JSON_HEAD, a, &head, err))
        return NULL;
    if (!jsonfeed_sniff(str_trim(head)))
        return xmlsource_parse(source, a, notes, err);
    if (!charset_decode(source->bytes, source->charset, source->name.s, a, &text, err))
        return NULL;
    atom.charset = STR("utf-8");
    if (!jsonfeed_as_atom(text, source->name.s, a, &atom.bytes, err))
        return NULL;
    return xmlsource_parse(&atom, a, notes, err);
}

bool feed_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const size_t from = out->n;
    struct entries entries = {0};
    const struct node *const root = parse(source, a, notes, err);

    if (!root || !collect(root, source, a, &entries, notes, err))
        return false;
    if (entries.n == 0)
        return error_set(err, source->name.s, "the feed has no stories");
    sort(&entries);
    if (!take_newest(&entries, source, a, out, notes, err))
        return false;
    return !source->options->full || follow_links(source, a, out, from, notes, err);
}
