#include "read/feed/jsonfeed.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/xmlwrite.h"
#include "read/markup.h"

bool jsonfeed_sniff(struct str head)
{
    return head.len > 0 && head.s[0] == '{' && str_find(head, STR("\"version\""), 0) >= 0 &&
           str_find(head, STR("jsonfeed.org"), 0) >= 0;
}

static struct str text_of(const struct json *object, const char *key)
{
    return json_text(json_get(object, key));
}

/* An element for a text that is there. */
static void put(struct xml_writer *w, const char *name, struct str text)
{
    if (text.len > 0)
        xml_element(w, name, text);
}

static void put_link(struct xml_writer *w, const char *rel, const char *type, struct str href)
{
    if (href.len == 0)
        return;
    xml_open(w, "link");
    xml_attr(w, "rel", str_of(rel));
    if (type)
        xml_attr(w, "type", str_of(type));
    xml_attr(w, "href", href);
    xml_close(w);
}

static void put_html(struct xml_writer *w, const char *name, struct str html)
{
    if (html.len == 0)
        return;
    xml_open(w, name);
    xml_attr(w, "type", STR("html"));
    xml_text(w, html);
    xml_close(w);
}

/* A plain text, whose blank lines part its paragraphs. */
static void put_plain(struct xml_writer *w, const char *name, struct str text, struct buf *html)
{
    struct str line;

    buf_clear(html);
    buf_add(html, STR("<p>"));
    while (str_next(&text, '\n', &line)) {
        if (str_trim(line).len == 0)
            buf_add(html, STR("</p><p>"));
        markup_add(html, line);
        buf_add_byte(html, '\n');
    }
    put_html(w, name, buf_str(html));
}

/* `authors` of version 1.1, `author` of version 1. */
static void put_authors(struct xml_writer *w, const struct json *object)
{
    const struct json *const authors = json_get(object, "authors");
    const size_t n = json_count(authors);

    for (size_t i = 0; i < (n > 0 ? n : 1); i++) {
        const struct json *const author = n > 0 ? json_at(authors, i) : json_get(object, "author");
        if (text_of(author, "name").len == 0)
            continue;
        xml_open(w, "author");
        xml_element(w, "name", text_of(author, "name"));
        xml_close(w);
    }
}

static void put_item(struct xml_writer *w, const struct json *item, struct buf *html)
{
    const struct str content = text_of(item, "content_html"), plain = text_of(item, "content_text");

    xml_open(w, "entry");
    if (text_of(item, "language").len > 0)
        xml_attr(w, "xml:lang", text_of(item, "language"));
    put(w, "title", text_of(item, "title"));
    put(w, "id", text_of(item, "id"));
    put(w, "published", text_of(item, "date_published"));
    put(w, "updated", text_of(item, "date_modified"));
    put_link(w, "alternate", NULL, text_of(item, "url"));
    put_link(w, "enclosure", "image/*", text_of(item, "image"));
    put_authors(w, item);
    put_html(w, "content", content);
    if (content.len == 0 && plain.len > 0)
        put_plain(w, "content", plain, html);
    if (text_of(item, "summary").len > 0)
        put_plain(w, "summary", text_of(item, "summary"), html);
    xml_close(w);
}

static void put_feed(struct xml_writer *w, const struct json *root, struct buf *html)
{
    const struct json *const items = json_get(root, "items");

    xml_open(w, "feed");
    xml_attr(w, "xmlns", STR("http://www.w3.org/2005/Atom"));
    if (text_of(root, "language").len > 0)
        xml_attr(w, "xml:lang", text_of(root, "language"));
    put(w, "title", text_of(root, "title"));
    put_link(w, "alternate", NULL, text_of(root, "home_page_url"));
    for (size_t i = 0; i < json_count(items); i++)
        put_item(w, json_at(items, i), html);
    xml_close(w);
}

bool jsonfeed_as_atom(
    struct str text, const char *what, struct arena *a, struct str *atom, struct error *err)
{
    struct buf xml = {0}, html = {0};
    struct json *root = json_parse(text, what, err);
    struct xml_writer *w;
    bool ok = false;

    if (!root)
        return false;
    w = xml_writer_begin(&xml, XML_WRITER_XML);
    if (w)
        put_feed(w, root, &html);
    xml_writer_end(&w);
    *atom = buf_keep(&xml, a);
    ok = atom->s && xml.len > 0 && !html.failed;
    if (!ok)
        error_memory(err, what);
    json_free(&root);
    buf_free(&html);
    buf_free(&xml);
    return ok;
}
