#include "base/xml.h"

#include "base/buf.h"
#include "base/xmlencoding.h"
#include "base/xmlrepair.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <string.h>

/* What libxml2 calls with each piece of the document. */
struct build {
    xmlParserCtxtPtr parser;
    struct arena *arena;
    struct node *root;
    struct node *at; /* the open element */
    struct buf text; /* of the text node that is not complete yet */
    int text_line;   /* where it began */
    size_t n_nodes;  /* elements, texts and attributes */
    char why[200];   /* the first reason why it is no XML, without line */
    int why_line;
};

static void fail(struct build *b, const char *why, int line)
{
    size_t len = strlen(why);

    if (b->why[0])
        return;
    while (len > 0 && ascii_is_space(why[len - 1]))
        len--;
    if (len >= sizeof b->why)
        len = sizeof b->why - 1;
    memcpy(b->why, why, len);
    b->why_line = line;
}

static void stop(struct build *b, const char *why)
{
    fail(b, why, xmlSAX2GetLineNumber(b->parser));
    xmlStopParser(b->parser);
}

/* Counts n more; false when there are too many. */
static bool count(struct build *b, size_t n)
{
    b->n_nodes += n;
    if (b->n_nodes <= XML_MAX_NODES)
        return true;
    stop(b, "more than a million elements and attributes");
    return false;
}

static void end_text(struct build *b)
{
    struct node *node;
    struct str text;

    if (b->text.len == 0 || !b->at || !count(b, 1))
        return;
    text = buf_keep(&b->text, b->arena);
    node = text.s ? node_text(b->arena, b->at, text) : NULL;
    if (node)
        node->line = b->text_line;
    else
        stop(b, "out of memory");
    buf_clear(&b->text);
}

/* A name with the prefix that no namespace was declared for, else without. */
static struct str make_name(
    struct build *b, const xmlChar *prefix, const xmlChar *local, const xmlChar *uri)
{
    return prefix && !uri ? arena_printf(b->arena, "%s:%s", prefix, local)
                          : arena_str(b->arena, str_of((const char *)local));
}

static struct str make_uri(struct build *b, const xmlChar *uri)
{
    return uri ? arena_str(b->arena, str_of((const char *)uri)) : (struct str){"", 0};
}

/* libxml2 hands out "&" in an attribute's value as "&#38;" when it does not expand entities. */
static struct str make_value(struct build *b, struct str raw)
{
    struct buf plain = {0};
    struct str value;
    size_t from = 0;
    ptrdiff_t at;

    if (str_find(raw, STR("&#38;"), 0) < 0)
        return arena_str(b->arena, raw);
    while ((at = str_find(raw, STR("&#38;"), from)) >= 0) {
        buf_add(&plain, str_cut(raw, from, (size_t)at + 1));
        from = (size_t)at + strlen("&#38;");
    }
    buf_add(&plain, str_cut(raw, from, raw.len));
    value = buf_keep(&plain, b->arena);
    buf_free(&plain);
    return value;
}

/* libxml2's attributes: local name, prefix, URI, first byte of the value, byte after its last. */
static bool add_attributes(struct build *b, struct node *node, int n, const xmlChar **raw)
{
    struct attribute **to = &node->attributes;

    for (int i = 0; i < n; i++, raw += 5) {
        struct attribute *at = arena_alloc(b->arena, sizeof *at);

        if (!at)
            return false;
        at->name = make_name(b, raw[1], raw[0], raw[2]);
        at->ns = make_uri(b, raw[2]);
        at->value = make_value(b, (struct str){(const char *)raw[3], (size_t)(raw[4] - raw[3])});
        if (!at->name.s || !at->ns.s || !at->value.s)
            return false;
        *to = at;
        to = &at->next;
    }
    return true;
}

static void on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
    int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
    const xmlChar **attributes)
{
    struct build *b = data;
    struct node *node;
    struct str name;

    (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    end_text(b);
    if (!count(b, 1 + (size_t)n_attributes) || (b->root && !b->at))
        return;
    name = make_name(b, prefix, local, uri);
    node = name.s ? node_element(b->arena, b->at, name) : NULL;
    if (node)
        node->ns = make_uri(b, uri);
    if (!node || !node->ns.s || !add_attributes(b, node, n_attributes, attributes)) {
        stop(b, "out of memory");
        return;
    }
    node->line = xmlSAX2GetLineNumber(b->parser);
    if (!b->root)
        b->root = node;
    b->at = node;
}

static void on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct build *b = data;

    (void)local, (void)prefix, (void)uri;
    end_text(b);
    if (b->at)
        b->at = b->at->parent;
}

static void on_text(void *data, const xmlChar *text, int len)
{
    struct build *b = data;

    if (b->text.len == 0)
        b->text_line = xmlSAX2GetLineNumber(b->parser);
    buf_add(&b->text, (struct str){(const char *)text, (size_t)len});
    if (b->text.failed)
        stop(b, "out of memory");
}

/* Declared entities are where documents hide bombs and other files: with them it is no plain XML.
 */
static void on_entity(void *data, const xmlChar *name, int type, const xmlChar *public_id,
    const xmlChar *system_id, xmlChar *content)
{
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    stop(data, "it declares entities of its own, which are not taken");
}

static void on_reference(void *data, const xmlChar *name)
{
    char why[100];

    snprintf(why, sizeof why, "the entity \"%.60s\" is not known", (const char *)name);
    stop(data, why);
}

static void on_error(void *data, xmlErrorPtr error)
{
    struct build *b = data;

    if (error->code == XML_WAR_UNDECLARED_ENTITY)
        stop(b, error->message ? error->message : "an entity is not known");
    else if (error->level == XML_ERR_FATAL)
        fail(b, error->message ? error->message : "ill-formed", error->line);
}

/* Parses UTF-8 into a tree. False: it is not well-formed (b says why); the root may be there. */
static bool parse(struct build *b, struct str text, struct arena *a)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .entityDecl = on_entity,
        .reference = on_reference,
        .serror = on_error};
    bool ok;

    *b = (struct build){.arena = a, .parser = xmlNewParserCtxt()};
    if (!b->parser) {
        fail(b, "out of memory", 0);
        return false;
    }
    *b->parser->sax = sax;
    b->parser->userData = b;
    /* the handlers above make no document, but libxml2 does to keep declared entities in */
    xmlFreeDoc(xmlCtxtReadMemory(
        b->parser, text.s, (int)text.len, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOWARNING));
    ok = b->parser->wellFormed && !b->why[0] && b->root;
    xmlFreeParserCtxt(b->parser);
    buf_free(&b->text);
    if (!ok)
        fail(b, b->root ? "ill-formed" : "no element in it", 0);
    return ok;
}

static uint32_t html_entity(struct str name)
{
    char cname[16];
    const htmlEntityDesc *entity;

    if (name.len >= sizeof cname)
        return 0;
    memcpy(cname, name.s, name.len);
    cname[name.len] = '\0';
    entity = htmlEntityLookup((const xmlChar *)cname);
    return entity ? entity->value : 0;
}

/* The tree of an ill-formed document, or NULL; b says why. */
static struct node *recovered(struct build *b, struct str text, struct arena *a)
{
    struct buf repaired = {0};
    struct node *root = NULL;

    if (!xml_repair(text, html_entity, &repaired)) {
        fail(b, "out of memory", 0);
    } else if (repaired.len > 0 && repaired.len <= XML_MAX_INPUT) {
        struct build again;

        if (parse(&again, buf_str(&repaired), a))
            root = again.root;
        else
            *b = again;
    }
    buf_free(&repaired);
    return root;
}

struct node *xml_parse(
    struct str bytes, const char *what, bool recover, struct arena *a, struct error *err)
{
    struct build b;
    struct str text;
    struct node *root;

    if (bytes.len > XML_MAX_INPUT) {
        error_set(err, what, "longer than %zu MiB", XML_MAX_INPUT >> 20);
        return NULL;
    }
    if (!xml_utf8(bytes, what, recover, a, &text, err))
        return NULL;
    if (text.len > XML_MAX_INPUT) {
        error_set(err, what, "longer than %zu MiB", XML_MAX_INPUT >> 20);
        return NULL;
    }
    if (text.len == 0)
        text = STR(" ");
    if (parse(&b, text, a))
        return b.root;
    root = recover && b.n_nodes <= XML_MAX_NODES ? recovered(&b, text, a) : NULL;
    if (!root && b.why_line > 0)
        error_set(err, what, "line %d: %s", b.why_line, b.why);
    else if (!root)
        error_set(err, what, "not XML: %s", b.why);
    return root;
}
