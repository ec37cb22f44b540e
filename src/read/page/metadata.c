#include "read/page/metadata.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "read/page/authors.h"
#include "read/page/jsonld.h"
#include "read/page/pagehint.h"
#include "read/page/pagemap.h"
#include "read/page/phrases.h"
#include "text/chars.h"
#include "text/language.h"

#include <string.h>

#define MAX_SCRIPTS  32                /* of JSON-LD that are read */
#define MAX_SCRIPT   ((size_t)4 << 20) /* bytes of one */
#define MAX_HEADINGS 64
#define MAX_NODES    1000 /* below one element that are looked at for its text */
#define MAX_NAME     120  /* bytes of a byline that is believed */

enum field { TITLE, BYLINE, SOURCE, PUBLISHED, LANGUAGE, URL, IMAGE, DESCRIPTION, TYPE, FIELDS };

/* The names of <meta>, the more trustworthy first. */
static const char *const names[FIELDS][24] = {
    [TITLE] = {"og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title",
        "dcterms.title", "headline", "citation_title", "title"},
    [BYLINE] = {"article:author", "og:article:author", "author", "byl", "parsely-author",
        "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "authors",
        "citation_author", "article.author", "cxenseparse:author", "twitter:creator:name",
        "creator"},
    [SOURCE] = {"og:site_name", "application-name", "dc.publisher", "dcterms.publisher",
        "apple-mobile-web-app-title", "publisher", "cre", "dc.source"},
    [PUBLISHED] = {"article:published_time", "og:article:published_time", "datepublished",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date.created", "dcterms.date", "dc.date", "pubdate", "publishdate", "publish-date",
        "publish_date", "publication_date", "article.published", "article:published",
        "og:published_time", "cxenseparse:recs:publishtime", "published_at", "release_date",
        "citation_publication_date", "date"},
    [LANGUAGE] = {"content-language", "og:locale", "dc.language", "dcterms.language", "language"},
    [URL] = {"og:url", "twitter:url", "parsely-link"},
    [IMAGE] = {"og:image", "og:image:url", "twitter:image", "twitter:image:src",
        "parsely-image-url"},
    [DESCRIPTION] = {"og:description", "description", "twitter:description", "dc.description"},
    [TYPE] = {"og:type", "parsely-type"},
};

struct found {
    struct str meta[FIELDS];
    size_t rank[FIELDS]; /* place in the list, from 1; 0: none yet */
    struct jsonld ld;
    struct str headings[MAX_HEADINGS]; /* h1 and h2, and what microdata calls the headline */
    size_t n_headings;
    size_t n_h1; /* how many of them are h1; they come first */
    struct str html_title;
    struct str rel_author, item_author, class_author, class_name;
    size_t rel_heading; /* how many h1 stood before the author: others belong to other articles */
    struct str time;    /* the first date of a <time> */
    struct str item_published;
    struct str own_date;
    struct str item_publisher;
    struct str canonical;
    struct str lang;
    bool item_article;
    size_t scripts;
};

struct reader {
    struct arena *arena;
    struct found *found;
    bool failed;
};

static const struct str NONE = {NULL, 0};

/* --- texts --- */

static struct str fold(struct reader *reader, struct str t)
{
    struct buf out = {0};
    struct str kept;

    chars_fold(t, &out);
    kept = buf_keep(&out, reader->arena);
    buf_free(&out);
    reader->failed |= !kept.s;
    return kept.s ? kept : NONE;
}

/* The text below an element, at most `max` bytes of it. */
static struct str text_of(struct reader *reader, const struct node *root, size_t max)
{
    struct buf raw = {0};
    struct str folded;
    size_t nodes = 0;

    for (const struct node *node = root; node && raw.len <= max && nodes++ < MAX_NODES;) {
        if (node_is(node, "script") || node_is(node, "style") || node_is(node, "svg")) {
            node = node_past(root, node);
            continue;
        }
        if (node != root && (pagemap_is_block(node->name) || node_is(node, "br")))
            buf_add_byte(&raw, ' ');
        buf_add(&raw, node->text);
        node = node_following(root, node);
    }
    reader->failed |= raw.failed;
    folded = raw.len <= max ? fold(reader, buf_str(&raw)) : NONE;
    buf_free(&raw);
    return folded;
}

static struct str key(struct reader *reader, struct str t)
{
    const struct str made = pagemap_key(t, reader->arena);

    reader->failed |= !made.s;
    return made.s ? made : NONE;
}

/* --- what stands in attributes and elements --- */

static void read_meta(struct reader *reader, const struct node *node)
{
    static const char *const attributes[] = {"name", "property", "itemprop", "http-equiv"};
    const struct str content = node_attr(node, "content");
    struct found *found = reader->found;

    for (size_t a = 0; a < sizeof attributes / sizeof attributes[0]; a++) {
        const struct str name = str_trim(node_attr(node, attributes[a]));
        if (name.len == 0 || str_trim(content).len == 0)
            continue;
        for (size_t f = 0; f < FIELDS; f++)
            for (size_t i = 0; i < 24 && names[f][i]; i++)
                if (str_eq_nocase(name, str_of(names[f][i])) &&
                    (found->rank[f] == 0 || i + 1 < found->rank[f])) {
                    if (f == BYLINE && str_find(content, STR("://"), 0) >= 0)
                        continue;
                    found->rank[f] = i + 1;
                    found->meta[f] = fold(reader, content);
                }
    }
}

/* Names of one publisher's own: "cms:first-published-at", "xyz-publish-date". */
static void read_own_date(struct reader *reader, const struct node *node)
{
    struct str name = node_attr(node, "name");
    struct str *field = &reader->found->own_date;
    struct date date;

    if (name.len == 0)
        name = node_attr(node, "property");
    if (field->len == 0 && str_find(name, STR("publish"), 0) >= 0 &&
        date_parse(str_trim(node_attr(node, "content")), &date))
        *field = fold(reader, node_attr(node, "content"));
}

static void read_script(struct reader *reader, const struct node *node)
{
    struct buf text = {0};

    if (str_find(node_attr(node, "type"), STR("ld+json"), 0) < 0 ||
        reader->found->scripts++ >= MAX_SCRIPTS)
        return;
    node_add_text(node, &text);
    reader->failed |= text.failed;
    if (text.len <= MAX_SCRIPT && !jsonld_read(buf_str(&text), reader->arena, &reader->found->ld))
        reader->failed = true;
    buf_free(&text);
}

static bool has_token(struct str list, struct str token)
{
    struct str piece;

    while (str_next(&list, ' ', &piece))
        if (str_eq_nocase(piece, token))
            return true;
    return false;
}

static void keep_first(struct str *field, struct str t)
{
    if (field->len == 0)
        *field = t;
}

static void read_link(struct reader *reader, const struct node *node)
{
    if (has_token(node_attr(node, "rel"), STR("canonical")))
        keep_first(&reader->found->canonical, fold(reader, node_attr(node, "href")));
}

static struct str item_value(struct reader *reader, const struct node *node)
{
    struct str value = node_attr(node, "content");
    size_t nodes = 0;

    if (value.len == 0)
        value = node_attr(node, "datetime");
    for (const struct node *below = node_following(node, node);
         below && value.len == 0 && nodes++ < MAX_NODES; below = node_following(node, below))
        if (str_eq(node_attr(below, "itemprop"), STR("name")))
            value = node_attr(below, "content");
    return value.len ? fold(reader, value) : text_of(reader, node, 300);
}

static void read_item(struct reader *reader, const struct node *node)
{
    const struct str prop = node_attr(node, "itemprop");
    struct found *found = reader->found;

    if (str_find(node_attr(node, "itemtype"), STR("Article"), 0) >= 0 ||
        str_find(node_attr(node, "itemtype"), STR("BlogPosting"), 0) >= 0)
        found->item_article = true;
    if (prop.len == 0 || node_is(node, "meta"))
        return;
    if (has_token(prop, STR("datePublished")) && !found->item_published.len)
        found->item_published = item_value(reader, node);
    if (has_token(prop, STR("author")) && !found->item_author.len)
        found->item_author = item_value(reader, node);
    if (has_token(prop, STR("publisher")) && !found->item_publisher.len)
        found->item_publisher = item_value(reader, node);
}

/* Is a heading there never an article's? */
static bool is_elsewhere(const struct node *node)
{
    for (; node; node = node->parent)
        if (node_is(node, "nav") || node_is(node, "aside") || node_is(node, "footer") ||
            node_is(node, "dialog"))
            return true;
    return false;
}

static void read_heading(struct reader *reader, const struct node *node)
{
    struct found *found = reader->found;
    struct str text;

    if (found->n_headings == MAX_HEADINGS || is_elsewhere(node))
        return;
    text = text_of(reader, node, 600);
    if (text.len)
        found->headings[found->n_headings++] = text;
}

static bool names_author(struct str class)
{
    static const char *const words[] = {"author", "Author", "byline", "Byline", "writer", "autor",
        "auteur", "autore", "contributor", "reporter", "journalist", "signature", "firma"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_find(class, str_of(words[i]), 0) >= 0)
            return true;
    return false;
}

/* Two to four words without digits or marks. */
static bool looks_like_name(struct str text)
{
    size_t spaces = 0;

    if (text.len < 4 || text.len > 60)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (ascii_is_digit(text.s[i]) || strchr("@:/|?!,;()", text.s[i]))
            return false;
        spaces += text.s[i] == ' ';
    }
    return spaces >= 1 && spaces <= 3;
}

/* Classes that say who wrote it; the text must look like names. */
static void read_author(struct reader *reader, const struct node *node)
{
    struct found *found = reader->found;
    const struct str class = node_attr(node, "class");
    struct str text;

    if (has_token(node_attr(node, "rel"), STR("author")) && !node_is(node, "link")) {
        text = text_of(reader, node, MAX_NAME);
        if (found->rel_author.len == 0)
            found->rel_heading = found->n_h1;
        else if (found->rel_heading != found->n_h1)
            return;
        if (text.len && found->rel_author.len && str_find(found->rel_author, text, 0) < 0 &&
            found->rel_author.len < MAX_NAME)
            found->rel_author = arena_printf(
                reader->arena, "%.*s; %.*s", STR_ARG(found->rel_author), STR_ARG(text));
        else
            keep_first(&found->rel_author, text);
        return;
    }
    if (class.len == 0 || pagehints_of(node).hint != PAGEHINT_BYLINE)
        return;
    text = text_of(reader, node, MAX_NAME);
    if (text.len == 0)
        return;
    /* the innermost element is the one that has the name alone */
    if (phrases_byline_prefix(phrases_fold(text, reader->arena)) > 0) {
        if (found->class_author.len == 0 ||
            (text.len < found->class_author.len && str_starts(found->class_author, text)))
            found->class_author = text;
    } else if (names_author(class) && found->class_name.len == 0 && looks_like_name(text))
        found->class_name = text;
}

static void read_time(struct reader *reader, const struct node *node)
{
    const struct str datetime = node_attr(node, "datetime");

    if (reader->found->n_h1 > 0 && datetime.len)
        keep_first(&reader->found->time, fold(reader, datetime));
}

static void read_element(struct reader *reader, const struct node *node)
{
    struct found *found = reader->found;

    if (node_is(node, "meta")) {
        read_meta(reader, node);
        read_own_date(reader, node);
    } else if (node_is(node, "script"))
        read_script(reader, node);
    else if (node_is(node, "link"))
        read_link(reader, node);
    else if (node_is(node, "title") && !found->html_title.len && !node_is(node->parent, "svg"))
        found->html_title = text_of(reader, node, 1000);
    else if (node_is(node, "h1")) {
        read_heading(reader, node);
        found->n_h1 = found->n_headings;
    } else if (node_is(node, "time"))
        read_time(reader, node);
    read_item(reader, node);
    if (node->attributes)
        read_author(reader, node);
}

static void read_all(struct reader *reader, const struct node *root)
{
    reader->found->lang = node_attr(root, "lang");
    if (reader->found->lang.len == 0)
        reader->found->lang = node_attr(root, "xml:lang");
    for (const struct node *node = root; node && !reader->failed; node = node_following(root, node))
        if (!node_is_text(node))
            read_element(reader, node);
    for (const struct node *node = root; node && !reader->failed; node = node_following(root, node))
        if (node_is(node, "h2"))
            read_heading(reader, node);
}

/* --- the title --- */

static const char *const separators[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
    " :: ", " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " / ", "\xEF\xBC\x9A",
    "\xEF\xBD\x9C", ": ", " > ", "|", "_", "-"};
#define FIRM_SEPARATORS                                                                            \
    12 /* those that hardly occur within a headline come first, but for dashes */

/* Is it the name of the site, or the whole of what is known of its name? */
static bool is_site(struct reader *reader, struct str part, const struct found *found)
{
    const struct str own = key(reader, part);
    const struct str site = key(reader, found->meta[SOURCE]);
    const struct str publisher = key(reader, found->ld.publisher);

    return own.len &&
           ((site.len && (str_eq(own, site) || str_starts(own, site) || str_starts(site, own))) ||
               (publisher.len && str_eq(own, publisher)));
}

/* Cuts the site's name, where it is known, off the end or the beginning. */
static struct str without_site(struct reader *reader, struct str title, const struct found *found)
{
    for (size_t s = 0; s < sizeof separators / sizeof separators[0]; s++) {
        const struct str by = str_of(separators[s]);
        ptrdiff_t at = str_find(title, by, 0), last = -1;
        if (at > 0 && is_site(reader, str_cut(title, 0, (size_t)at), found))
            return str_trim(str_cut(title, (size_t)at + by.len, title.len));
        for (; at >= 0; at = str_find(title, by, (size_t)at + by.len))
            last = at;
        if (last > 0 && is_site(reader, str_cut(title, (size_t)last + by.len, title.len), found))
            return without_site(reader, str_trim(str_cut(title, 0, (size_t)last)), found);
    }
    return title;
}

/* A <title> that nothing else confirms: its longest part, where a firm separator cuts it. */
static struct str longest_part(struct str title)
{
    for (size_t s = 0; s < FIRM_SEPARATORS; s++) {
        const struct str by = str_of(separators[s]);
        struct str best = NONE, rest = title;
        for (;;) {
            const ptrdiff_t at = str_find(rest, by, 0);
            const struct str part = str_cut(rest, 0, at < 0 ? rest.len : (size_t)at);
            if (part.len > best.len)
                best = part;
            if (at < 0)
                break;
            rest = str_cut(rest, (size_t)at + by.len, rest.len);
        }
        if (best.len < title.len && best.len * 5 >= title.len * 2)
            return str_trim(best);
    }
    return title;
}

/* Does the heading begin the declared title, and a separator follow it there? */
static bool begins_title(struct str title, struct str heading)
{
    const struct str after = str_cut(title, heading.len, title.len);

    if (heading.len < 4 || !str_starts(title, heading))
        return false;
    for (size_t s = 0; s < FIRM_SEPARATORS; s++)
        if (str_starts(after, str_of(separators[s])))
            return true;
    return false;
}

/* The heading that what is declared confirms: what the page's readers see is the headline. */
static struct str confirmed_heading(struct reader *reader, const struct found *found)
{
    const struct str declared[] = {found->ld.headline, found->meta[TITLE], found->html_title};
    struct str best = NONE;

    for (size_t d = 0; d < sizeof declared / sizeof declared[0] && !best.len; d++) {
        const struct str whole = key(reader, declared[d]);
        size_t longest = 0;
        for (size_t i = 0; i < found->n_headings && whole.len; i++) {
            const struct str own = key(reader, found->headings[i]);
            const bool fits =
                str_eq(own, whole) || begins_title(declared[d], found->headings[i]) ||
                (own.len >= 10 && own.len * 2 >= whole.len && str_find(whole, own, 0) >= 0);
            if (fits && own.len > longest && !is_site(reader, found->headings[i], found)) {
                longest = own.len;
                best = found->headings[i];
            }
        }
    }
    return best;
}

/* Is the text one of the parts that separators cut the <title> into, and not the smallest? */
static bool is_title_part(struct reader *reader, const struct found *found, struct str text)
{
    const ptrdiff_t at = str_find(found->html_title, text, 0);
    const size_t end = (size_t)at + text.len;
    bool before = at == 0, after = end == found->html_title.len;

    if (at < 0 || text.len * 5 < found->html_title.len * 2 || is_site(reader, text, found))
        return false;
    for (size_t s = 0; s < sizeof separators / sizeof separators[0]; s++) {
        const struct str by = str_trim(str_of(separators[s]));
        before |= str_ends(str_trim(str_cut(found->html_title, 0, (size_t)at)), by);
        after |= str_starts(str_trim(str_cut(found->html_title, end, found->html_title.len)), by);
    }
    return before && after;
}

/* Of a page that marks up no headline: the text that is a part of its <title>. */
static struct str confirmed_text(
    struct reader *reader, const struct found *found, const struct node *root)
{
    const struct node *body = node_child(root, "body");

    if (found->html_title.len == 0 || !body)
        return NONE;
    for (const struct node *node = body; node; node = node_following(body, node)) {
        const struct str text = str_trim(node->text);
        if (text.len >= 10 && text.len < found->html_title.len &&
            str_find(found->html_title, str_cut(text, 0, 8), 0) >= 0 &&
            !node_is(node->parent, "script") && is_title_part(reader, found, fold(reader, text)))
            return fold(reader, text);
    }
    return NONE;
}

static struct str find_title(
    struct reader *reader, const struct found *found, const struct node *root)
{
    struct str title = confirmed_heading(reader, found);

    if (title.len)
        return title;
    title = found->ld.headline.len ? fold(reader, found->ld.headline) : found->meta[TITLE];
    if (title.len)
        return without_site(reader, title, found);
    title = confirmed_text(reader, found, root);
    if (title.len)
        return title;
    if (found->n_h1 == 1 && found->headings[0].len >= 20 &&
        !is_site(reader, found->headings[0], found))
        return found->headings[0];
    title = without_site(reader, found->html_title, found);
    if (title.len && title.len == found->html_title.len)
        title = longest_part(title);
    return title.len || !found->n_h1 ? title : found->headings[0];
}

static struct str find_byline(struct reader *reader, const struct found *found)
{
    const struct str candidates[] = {found->ld.authors, found->rel_author, found->meta[BYLINE],
        found->item_author, found->class_author, found->class_name};

    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        const struct str text = candidates[i].len ? fold(reader, candidates[i]) : NONE;
        const struct str made =
            text.len && text.len < 4 * MAX_NAME ? authors_names(text, reader->arena) : NONE;
        reader->failed |= text.len && text.len < 4 * MAX_NAME && !made.s;
        if (made.len && !is_site(reader, made, found))
            return made;
    }
    return NONE;
}

/* --- the rest --- */

static struct str find_date(struct reader *reader, const struct found *found)
{
    const struct str candidates[] = {found->ld.published, found->meta[PUBLISHED],
        found->item_published, found->own_date, found->time};

    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        struct date date;
        struct str iso;
        if (candidates[i].len == 0 || !date_parse(str_trim(candidates[i]), &date))
            continue;
        iso = date_iso(&date, reader->arena);
        reader->failed |= !iso.s;
        return iso;
    }
    return NONE;
}

static struct str find_language(struct reader *reader, const struct found *found)
{
    const struct str candidates[] = {found->lang, found->ld.language, found->meta[LANGUAGE]};

    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        const struct str tag = language_canonical(str_trim(candidates[i]), reader->arena);
        if (tag.len)
            return tag;
    }
    return NONE;
}

/* Behind the last separator in it. */
static struct str last_part(struct str t)
{
    for (size_t s = 0; s < FIRM_SEPARATORS; s++)
        for (ptrdiff_t at = str_find(t, str_of(separators[s]), 0); at >= 0;
             at = str_find(t, str_of(separators[s]), 0))
            t = str_cut(t, (size_t)at + str_of(separators[s]).len, t.len);
    return str_trim(t);
}

static struct str find_source(struct reader *reader, const struct found *found, struct str title)
{
    const struct str candidates[] = {
        found->meta[SOURCE], found->ld.publisher, found->item_publisher, found->ld.organisation};
    ptrdiff_t at;

    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++)
        if (str_trim(candidates[i]).len && candidates[i].len < MAX_NAME)
            return fold(reader, candidates[i]);
    at = title.len ? str_find(found->html_title, title, 0) : -1;
    if (at < 0 || title.len == found->html_title.len)
        return NONE;
    for (size_t s = 0; s < sizeof separators / sizeof separators[0]; s++) {
        const struct str by = str_of(separators[s]);
        const struct str before = str_cut(found->html_title, 0, (size_t)at);
        const struct str after =
            str_cut(found->html_title, (size_t)at + title.len, found->html_title.len);
        if (str_ends(before, by) && before.len > by.len)
            return str_trim(str_cut(before, 0, before.len - by.len));
        if (str_starts(after, by) && after.len > by.len)
            return last_part(str_cut(after, by.len, after.len));
    }
    return NONE;
}

bool metadata_read(const struct node *root, struct arena *a, struct metadata *out)
{
    struct found *found = arena_alloc(a, sizeof *found);
    struct reader reader = {.arena = a, .found = found};

    *out = (struct metadata){0};
    if (!found)
        return false;
    read_all(&reader, root);
    if (reader.failed)
        return false;
    out->title = find_title(&reader, found, root);
    out->byline = find_byline(&reader, found);
    out->published = find_date(&reader, found);
    out->language = find_language(&reader, found);
    out->source = find_source(&reader, found, out->title);
    out->url = found->canonical.len ? found->canonical
               : found->ld.url.len  ? found->ld.url
                                    : found->meta[URL];
    out->image = found->ld.image.len ? found->ld.image : found->meta[IMAGE];
    out->description = found->meta[DESCRIPTION].len ? found->meta[DESCRIPTION]
                                                    : fold(&reader, found->ld.description);
    out->body = found->ld.body;
    out->is_article = found->ld.is_article || found->item_article ||
                      str_find(found->meta[TYPE], STR("article"), 0) >= 0;
    out->is_listing = found->ld.is_listing || str_find(found->meta[TYPE], STR("website"), 0) >= 0;
    out->is_paid = found->ld.is_paid;
    return !reader.failed;
}
