#include "read/agency/newsml.h"

#include "read/agency/agency.h"
#include "read/agency/nitf.h"
#include "read/page/authors.h"
#include "read/page/html.h"
#include "read/reader.h"
#include "read/xmlsource.h"

#include <stdlib.h>

#define MAX_ITEMS 2000 /* of one message; later ones are not read */

struct item {
    const struct node *node;
    struct str guid;
    unsigned long version;
    bool taken; /* or not wanted */
};

struct items {
    struct item *items;
    size_t n;
    size_t cap;
};

bool newsml_sniff(struct str head)
{
    const struct str tag = xmlsource_tag(head);

    return xmlsource_tag_is(tag, "newsMessage") || xmlsource_tag_is(tag, "newsItem") ||
           xmlsource_tag_is(tag, "packageItem");
}

/* --- fields --- */

static struct str word(const struct node *node, const char *attribute)
{
    return node ? node_attr(node, attribute) : (struct str){NULL, 0};
}

/* What follows the colon of a QCode: "ninat:text" is text. */
static struct str code(struct str qcode)
{
    const ptrdiff_t colon = str_find(qcode, STR(":"), 0);

    return colon < 0 ? qcode : str_cut(qcode, (size_t)colon + 1, qcode.len);
}

/* What a concept is called: its name, what it is literally, or its code. */
static struct str concept(const struct node *node, struct arena *a)
{
    const struct node *const name = xmlsource_child(node, "name");
    struct str out = xmlsource_text(name, a);

    if (out.len == 0 && node)
        out = article_line(a, node_attr(node, "literal"));
    if (out.len == 0 && node && !node->first)
        out = article_line(a, code(node_attr(node, "qcode")));
    return out;
}

static bool set(struct str *field, struct str value)
{
    if (field->len == 0)
        *field = value;
    return value.s != NULL;
}

/* Is the headline the main one (no role, or one that says so)? */
static const struct node *main_headline(const struct node *meta)
{
    const struct node *first = xmlsource_child(meta, "headline");

    for (const struct node *node = first; node; node = xmlsource_from(node->next, "headline")) {
        const struct str role = code(node_attr(node, "role"));

        if (role.len == 0 || str_eq(role, STR("main")) || str_eq(role, STR("hld")))
            return node;
    }
    return first;
}

static bool fill_byline(const struct node *meta, struct arena *a, struct article *article)
{
    struct buf names = {0};

    if (!set(&article->byline, authors_names(xmlsource_text(xmlsource_child(meta, "by"), a), a)))
        return false;
    for (const struct node *node = xmlsource_child(meta, "creator");
         node && article->byline.len == 0; node = xmlsource_from(node->next, "creator")) {
        const struct str name = xmlsource_text(xmlsource_child(node, "name"), a);

        if (name.len > 0 && names.len > 0)
            buf_add(&names, STR(", "));
        buf_add(&names, name);
    }
    if (names.len > 0)
        article->byline = buf_keep(&names, a);
    buf_free(&names);
    return article->byline.s != NULL;
}

static bool fill_source(
    const struct node *item, const struct node *meta, struct arena *a, struct article *article)
{
    const struct node *const item_meta = xmlsource_child(item, "itemMeta");

    return set(&article->source, xmlsource_text(xmlsource_child(meta, "creditline"), a)) &&
           set(&article->source, concept(xmlsource_child(meta, "infoSource"), a)) &&
           set(&article->source, concept(xmlsource_child(item_meta, "provider"), a));
}

static bool fill_dates(const struct node *item_meta, struct arena *a, struct article *article)
{
    const struct node *const embargo = xmlsource_child(item_meta, "embargoed");
    const struct str when = xmlsource_text(embargo, a);
    const struct str created = xmlsource_text(xmlsource_child(item_meta, "versionCreated"), a);

    if (!when.s || !created.s)
        return false;
    article->published = agency_date(created, a);
    /* NewsML-G2: an empty "embargoed" is an embargo of unknown end */
    if (embargo)
        article->embargo = when.len > 0 ? agency_date(when, a) : STR("further notice");
    return article->published.s && (!embargo || article->embargo.s);
}

static bool fill_place(const struct node *meta, struct arena *a, struct article *article)
{
    return set(&article->dateline, xmlsource_text(xmlsource_child(meta, "dateline"), a)) &&
           set(&article->dateline, concept(xmlsource_child(meta, "located"), a));
}

static bool fill_language(
    const struct node *item, const struct node *meta, struct arena *a, struct article *article)
{
    const struct node *const content = xmlsource_find(item, "inlineXML");
    struct str tag = word(xmlsource_child(meta, "language"), "tag");

    if (tag.len == 0 && content)
        tag = node_attr(content, "lang");
    if (tag.len == 0)
        tag = xmlsource_inherited(item, "lang");
    return set(&article->language, article_line(a, tag));
}

static bool fill(const struct item *item, struct arena *a, struct article *article)
{
    const struct node *const item_meta = xmlsource_child(item->node, "itemMeta");
    const struct node *const meta = xmlsource_child(item->node, "contentMeta");

    article->id = item->guid;
    article->version = article_line(a, node_attr(item->node, "version"));
    article->urgency = article_urgency(xmlsource_text(xmlsource_child(meta, "urgency"), a));
    return article->version.s && set(&article->title, xmlsource_text(main_headline(meta), a)) &&
           set(&article->slug, xmlsource_text(xmlsource_child(meta, "slugline"), a)) &&
           fill_byline(meta, a, article) && fill_source(item->node, meta, a, article) &&
           fill_dates(item_meta, a, article) && fill_place(meta, a, article) &&
           fill_language(item->node, meta, a, article);
}

/* --- text --- */

static bool add_inline_xml(const struct node *content, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    const struct node *root = content->first;

    while (root && node_is_text(root))
        root = root->next;
    if (!root)
        return agency_add_xhtml(content, a, article, notes, err); /* bare text, if any */
    if (xmlsource_is(root, "nitf"))
        return nitf_fill(root, a, article, notes, err);
    if (xmlsource_is(root, "html") && xmlsource_child(root, "body"))
        return agency_add_xhtml(xmlsource_child(root, "body"), a, article, notes, err);
    return agency_add_xhtml(content, a, article, notes, err);
}

static bool add_inline_data(const struct node *content, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    const struct str type = node_attr(content, "contenttype");
    struct buf text = {0};
    bool ok = true;

    if (node_attr(content, "encoding").len > 0) /* base64: a picture or the like */
        return true;
    node_add_text(content, &text);
    if (text.failed)
        ok = error_memory(err, article->name.s);
    else if (str_find(type, STR("html"), 0) >= 0)
        ok = html_blocks(buf_str(&text), a, article, notes, err);
    else
        ok = agency_add_text(buf_str(&text), a, article, err);
    buf_free(&text);
    return ok;
}

/* The first rendition of the content that has text: they are alternatives of one another. */
static bool add_content(const struct node *item, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    const struct node *const set_of = xmlsource_child(item, "contentSet");

    for (const struct node *node = set_of ? set_of->first : NULL;
         node && !article_has_text(article); node = node->next) {
        if (xmlsource_is(node, "inlineXML")) {
            if (!add_inline_xml(node, a, article, notes, err))
                return false;
        } else if (xmlsource_is(node, "inlineData")) {
            if (!add_inline_data(node, a, article, notes, err))
                return false;
        }
    }
    return true;
}

/* --- items --- */

static bool is_text(const struct node *item)
{
    const struct node *const class =
        xmlsource_child(xmlsource_child(item, "itemMeta"), "itemClass");
    const struct str what = code(word(class, "qcode"));

    return what.len == 0 || str_eq(what, STR("text")) || str_eq(what, STR("composite"));
}

static bool take(struct item *item, const struct source *source, struct arena *a,
    struct articles *out, struct notes *notes, struct error *err)
{
    const struct node *const item_meta = xmlsource_child(item->node, "itemMeta");
    struct article *article;

    item->taken = true;
    article = articles_add(out, a, source->name);
    if (!article || !fill(item, a, article))
        return error_memory(err, source->name.s);
    if (!add_content(item->node, a, article, notes, err))
        return false;
    if (!set(&article->title, xmlsource_text(xmlsource_child(item_meta, "title"), a)))
        return error_memory(err, source->name.s);
    agency_apply_status(
        agency_status(word(xmlsource_child(item_meta, "pubStatus"), "qcode")), source, out, notes);
    return true;
}

/* Notes what is no text, and all but the highest version of an item. */
static void weed(struct items *items, const struct source *source, struct notes *notes)
{
    for (size_t i = 0; i < items->n; i++) {
        struct item *const item = &items->items[i];

        if (!is_text(item->node)) {
            item->taken = true;
            notes_add(
                notes, NOTE_DETAIL, source->name, "the item %.*s is no text", STR_ARG(item->guid));
        }
        for (size_t j = 0; j < items->n && !item->taken && item->guid.len > 0; j++) {
            const struct item *const other = &items->items[j];

            if (i == j || !str_eq(item->guid, other->guid) || other->version < item->version ||
                (other->version == item->version && j < i))
                continue;
            item->taken = true;
            notes_add(notes, NOTE_DETAIL, source->name, "the item %.*s has a later version",
                STR_ARG(item->guid));
        }
    }
}

static bool collect(const struct node *root, const struct source *source, struct arena *a,
    struct items *out, struct notes *notes, struct error *err)
{
    for (const struct node *node = root; node; node = node_following(root, node)) {
        struct item *more;

        if (!xmlsource_is(node, "newsItem"))
            continue;
        if (out->n == MAX_ITEMS) {
            notes_add(notes, NOTE_LEFT_OUT, source->name, "all after item %d", MAX_ITEMS);
            break;
        }
        more = arena_more(a, out->items, out->n, &out->cap, sizeof *more);
        if (!more)
            return error_memory(err, source->name.s);
        out->items = more;
        more[out->n].node = node;
        more[out->n].guid = article_line(a, node_attr(node, "guid"));
        if (!str_to_uint(node_attr(node, "version"), 1000000, &more[out->n].version))
            more[out->n].version = 0;
        if (!more[out->n++].guid.s)
            return error_memory(err, source->name.s);
    }
    return true;
}

/* Takes the items that packages refer to, in their order. */
static bool take_packaged(const struct node *root, struct items *items, const struct source *source,
    struct arena *a, struct articles *out, struct notes *notes, struct error *err)
{
    for (const struct node *node = root; node; node = node_following(root, node)) {
        if (!xmlsource_is(node, "itemRef"))
            continue;
        for (size_t i = 0; i < items->n; i++) {
            struct item *const item = &items->items[i];

            if (item->taken || item->guid.len == 0 ||
                !str_eq(item->guid, str_trim(node_attr(node, "residref"))))
                continue;
            if (!take(item, source, a, out, notes, err))
                return false;
        }
    }
    return true;
}

bool newsml_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const struct node *const root = xmlsource_parse(source, a, notes, err);
    const size_t before = out->n;
    struct items items = {0};

    if (!root || !collect(root, source, a, &items, notes, err))
        return false;
    if (items.n == 0)
        return error_set(err, source->name.s, "has no news item in it");
    weed(&items, source, notes);
    if (!take_packaged(root, &items, source, a, out, notes, err))
        return false;
    for (size_t i = 0; i < items.n; i++)
        if (!items.items[i].taken && !take(&items.items[i], source, a, out, notes, err))
            return false;
    return out->n > before || error_set(err, source->name.s, "has no text that may be used in it");
}
