#include "read/xmlsource.h"
#include "read/markup.h"

#include "base/utf8.h"
#include "base/xml.h"
#include "base/xmlencoding.h"
#include "text/chars.h"
#include "text/charset.h"

#include <string.h>

/* --- sniffing --- */

/* Behind a comment, a declaration or a document type with its subset at the start of t. */
static size_t skip_declaration(struct str t)
{
    const bool comment = str_starts(t, STR("<!--"));
    const ptrdiff_t end = str_find(t, comment ? STR("-->") : STR(">"), 0);
    const ptrdiff_t subset = str_starts(t, STR("<!DOCTYPE")) ? str_find(t, STR("["), 0) : -1;

    if (end < 0)
        return t.len;
    if (subset >= 0 && subset < end) {
        const ptrdiff_t close = str_find(t, STR("]>"), (size_t)subset);

        return close < 0 ? t.len : (size_t)close + 2;
    }
    return (size_t)end + (comment ? 3 : 1);
}

struct str xmlsource_tag(struct str head)
{
    const ptrdiff_t xml = str_find(head, STR("<?xml "), 0);
    size_t end;

    /* a server's own warnings may stand before it */
    head = str_trim(str_cut(head, xml > 0 ? (size_t)xml : 0, head.len));
    while (head.len > 1 && head.s[0] == '<' && (head.s[1] == '?' || head.s[1] == '!')) {
        if (str_eq_nocase(str_cut(head, 0, 14), STR("<!doctype html")))
            return (struct str){NULL, 0};
        head = str_trim(str_cut(head, skip_declaration(head), head.len));
    }
    if (head.len < 2 || head.s[0] != '<' || !ascii_is_alpha(head.s[1]))
        return (struct str){NULL, 0};
    for (end = 1; end < head.len && head.s[end] != '>'; end++)
        ;
    return str_cut(head, 1, end);
}

bool xmlsource_tag_is(struct str tag, const char *local)
{
    size_t end = 0, from = 0;

    while (end < tag.len && !ascii_is_space(tag.s[end]) && tag.s[end] != '/') {
        if (tag.s[end] == ':')
            from = end + 1;
        end++;
    }
    return str_eq(str_cut(tag, from, end), str_of(local));
}

/* --- parsing --- */

/* Is most of what is not ASCII UTF-8 all the same? */
static bool is_mostly_utf8(struct str bytes)
{
    size_t good = 0, bad = 0;

    for (size_t at = 0; at < bytes.len;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(bytes, &at);

        good += cp >= 0x80 && at - from > 1;
        bad += cp >= 0x80 && at - from == 1;
    }
    return good >= bad;
}

/* The source as UTF-8 in NFC. */
static bool decode(
    const struct source *source, struct arena *a, struct str *text, struct error *err)
{
    const char *const what = source->name.s;
    struct str bytes = source->bytes, declared = source->charset;

    if (declared.len == 0)
        declared = xml_declared(bytes);
    /* systems that mix stories of several origins mix their encodings */
    if (!utf8_valid(bytes) && (declared.len == 0 || str_eq_nocase(declared, STR("utf-8"))) &&
        is_mostly_utf8(bytes) && !xml_utf8(bytes, what, true, a, &bytes, err))
        return false;
    return charset_decode(bytes, declared, what, a, text, err);
}

struct node *xmlsource_parse(
    const struct source *source, struct arena *a, struct notes *notes, struct error *err)
{
    const char *const what = source->name.s;
    const size_t skip = source->name.len + strlen(": ");
    struct error why = {0};
    struct node *root;
    struct str text;

    if (source->bytes.len > XML_MAX_INPUT) {
        error_set(err, what, "longer than the %zu MiB of XML that are read", XML_MAX_INPUT >> 20);
        return NULL;
    }
    if (!decode(source, a, &text, err))
        return NULL;
    root = xml_parse(text, what, false, a, &why);
    if (root)
        return root;
    root = xml_parse(text, what, true, a, err);
    if (root && strlen(why.text) > skip)
        notes_add(notes, NOTE_DOUBT, source->name, "not well-formed XML, and repaired: %s",
            why.text + skip);
    return root;
}

/* --- walking --- */

struct str xmlsource_local(const struct node *node)
{
    const ptrdiff_t colon = str_find(node->name, STR(":"), 0);

    return colon < 0 ? node->name : str_cut(node->name, (size_t)colon + 1, node->name.len);
}

bool xmlsource_is(const struct node *node, const char *local)
{
    return !node_is_text(node) && str_eq(xmlsource_local(node), str_of(local));
}

const struct node *xmlsource_from(const struct node *node, const char *local)
{
    while (node && !xmlsource_is(node, local))
        node = node->next;
    return node;
}

const struct node *xmlsource_child(const struct node *parent, const char *local)
{
    return parent ? xmlsource_from(parent->first, local) : NULL;
}

const struct node *xmlsource_find(const struct node *root, const char *local)
{
    const struct node *node = root ? node_following(root, root) : NULL;

    while (node && !xmlsource_is(node, local))
        node = node_following(root, node);
    return node;
}

struct str xmlsource_text(const struct node *node, struct arena *a)
{
    struct buf raw = {0}, folded = {0};
    struct str text;

    if (!node)
        return (struct str){"", 0};
    node_add_text(node, &raw);
    chars_fold(buf_str(&raw), &folded);
    text = raw.failed ? (struct str){NULL, 0} : buf_keep(&folded, a);
    buf_free(&raw);
    buf_free(&folded);
    return text;
}

struct str xmlsource_inherited(const struct node *node, const char *name)
{
    for (; node; node = node->parent) {
        const struct str value = str_trim(node_attr(node, name));

        if (value.len > 0)
            return value;
    }
    return (struct str){NULL, 0};
}

/* --- as HTML --- */

/* The name of an element in HTML; s is NULL where it is left out. */
static struct str html_name(const struct node *node, const struct xmlsource_rename *renames)
{
    const struct str local = xmlsource_local(node);

    for (; renames && renames->local; renames++)
        if (str_eq(local, str_of(renames->local)))
            return str_of(renames->html);
    return local;
}

static void open_tag(
    const struct node *node, const struct xmlsource_rename *renames, struct buf *out)
{
    buf_printf(out, "<%.*s", STR_ARG(html_name(node, renames)));
    for (const struct attribute *at = node->attributes; at; at = at->next) {
        buf_printf(out, " %.*s=\"", STR_ARG(at->name));
        markup_add(out, at->value);
        buf_add_byte(out, '"');
    }
    buf_add_byte(out, '>');
}

static void close_tag(
    const struct node *node, const struct xmlsource_rename *renames, struct buf *out)
{
    const struct str name = html_name(node, renames);

    if (node->first ||
        !(str_eq(name, STR("br")) || str_eq(name, STR("img")) || str_eq(name, STR("hr"))))
        buf_printf(out, "</%.*s>", STR_ARG(name));
}

void xmlsource_add_html(
    const struct node *root, const struct xmlsource_rename *renames, struct buf *out)
{
    const struct node *node = root->first;

    while (node) {
        const bool skipped = !node_is_text(node) && !html_name(node, renames).s;

        if (node_is_text(node))
            markup_add(out, node->text);
        else if (!skipped)
            open_tag(node, renames, out);
        if (node->first && !skipped) {
            node = node->first;
            continue;
        }
        if (!node_is_text(node) && !skipped)
            close_tag(node, renames, out);
        while (!node->next && node->parent != root) {
            node = node->parent;
            close_tag(node, renames, out);
        }
        node = node->next;
    }
}
