#include "read/page/htmltree.h"

#include "read/page/htmltoken.h"

#include <stdlib.h>
#include <string.h>

/* Classes of elements. */
enum {
    VOID = 1,     /* have no content and no end tag */
    HEAD = 2,     /* may lie in the head */
    BLOCK = 4,    /* their start tags end a paragraph (13.2.6.4.7) */
    SCOPE = 8,    /* end tags within do not reach beyond (13.2.4.2, "element in scope") */
    INLINE = 16,  /* parts of a line */
    PART = 32,    /* of a table */
    HEADING = 64, /* h1 to h6 */
};

struct element {
    const char *name;
    unsigned class;
};

/* clang-format off */
static const struct element elements[] = {
    {"a", INLINE}, {"abbr", INLINE}, {"address", BLOCK}, {"applet", SCOPE}, {"area", VOID},
    {"article", BLOCK}, {"aside", BLOCK}, {"b", INLINE}, {"base", VOID | HEAD},
    {"basefont", VOID | HEAD}, {"bdi", INLINE}, {"bdo", INLINE}, {"bgsound", VOID | HEAD},
    {"big", INLINE}, {"blockquote", BLOCK}, {"br", VOID}, {"button", SCOPE},
    {"caption", SCOPE | PART}, {"center", BLOCK}, {"cite", INLINE}, {"code", INLINE},
    {"col", VOID | PART}, {"colgroup", PART}, {"dd", BLOCK}, {"details", BLOCK}, {"dialog", BLOCK},
    {"dir", BLOCK}, {"div", BLOCK}, {"dl", BLOCK}, {"dt", BLOCK}, {"em", INLINE}, {"embed", VOID},
    {"fieldset", BLOCK}, {"figcaption", BLOCK}, {"figure", BLOCK}, {"font", INLINE},
    {"footer", BLOCK}, {"form", BLOCK}, {"frame", VOID}, {"h1", BLOCK | HEADING},
    {"h2", BLOCK | HEADING}, {"h3", BLOCK | HEADING}, {"h4", BLOCK | HEADING},
    {"h5", BLOCK | HEADING}, {"h6", BLOCK | HEADING}, {"header", BLOCK}, {"hgroup", BLOCK},
    {"hr", VOID | BLOCK}, {"html", SCOPE}, {"i", INLINE}, {"image", VOID}, {"img", VOID},
    {"input", VOID}, {"ins", INLINE}, {"kbd", INLINE}, {"keygen", VOID}, {"li", BLOCK},
    {"link", VOID | HEAD}, {"listing", BLOCK}, {"main", BLOCK}, {"mark", INLINE},
    {"marquee", SCOPE}, {"menu", BLOCK}, {"meta", VOID | HEAD}, {"nav", BLOCK}, {"nobr", INLINE},
    {"noframes", HEAD}, {"noscript", HEAD}, {"object", SCOPE}, {"ol", BLOCK}, {"p", BLOCK},
    {"param", VOID}, {"plaintext", BLOCK}, {"pre", BLOCK}, {"q", INLINE}, {"s", INLINE},
    {"samp", INLINE}, {"script", HEAD}, {"search", BLOCK}, {"section", BLOCK}, {"small", INLINE},
    {"source", VOID}, {"span", INLINE}, {"strike", INLINE}, {"strong", INLINE}, {"style", HEAD},
    {"sub", INLINE}, {"summary", BLOCK}, {"sup", INLINE}, {"table", BLOCK | SCOPE},
    {"tbody", PART}, {"td", SCOPE | PART}, {"template", HEAD | SCOPE}, {"tfoot", PART},
    {"th", SCOPE | PART}, {"thead", PART}, {"title", HEAD}, {"tr", PART}, {"track", VOID},
    {"tt", INLINE}, {"u", INLINE}, {"ul", BLOCK}, {"var", INLINE}, {"wbr", VOID}, {"xmp", BLOCK},
};
/* clang-format on */

#define BUCKETS 64

struct open {
    struct node *node;
    unsigned class;
    unsigned bucket; /* of its name */
};

struct builder {
    struct arena *arena;
    const char *what;
    struct error *err;
    struct node *html, *head, *body;
    struct open open[HTMLTREE_MAX_DEPTH + 1]; /* the elements that are open; the first is head or
                                                 body, which stays open */
    size_t depth;                             /* index of the innermost */
    unsigned named[BUCKETS]; /* how many are open of the names in a bucket: an end tag without a
                                start tag need not look through all of them */
    size_t skipped;          /* start tags too deep to be opened, whose end tags are to come */
    size_t items;
    bool in_head;
};

static int compare(const void *key, const void *item)
{
    const struct str *name = key;
    const struct element *element = item;
    const int order = strncmp(name->s, element->name, name->len);

    return order ? order : -(element->name[name->len] != '\0');
}

static unsigned class_of(struct str name)
{
    const struct element *element =
        bsearch(&name, elements, sizeof elements / sizeof elements[0], sizeof elements[0], compare);

    return element ? element->class : 0;
}

static unsigned bucket_of(struct str name)
{
    unsigned sum = (unsigned)name.len;

    for (size_t i = 0; i < name.len && i < 8; i++)
        sum = sum * 31 + (unsigned char)name.s[i];
    return sum % BUCKETS;
}

/* --- building --- */

static bool count(struct builder *b, size_t more)
{
    b->items += more;
    if (b->items <= HTMLTREE_MAX_ITEMS)
        return true;
    return error_set(b->err, b->what, "more than %zu elements, texts and attributes",
        (size_t)HTMLTREE_MAX_ITEMS);
}

static struct node *at(const struct builder *b)
{
    return b->open[b->depth].node;
}

static bool insert_text(struct builder *b, struct str t)
{
    if (!count(b, 1))
        return false;
    if (!node_text(b->arena, at(b), t))
        return error_memory(b->err, b->what);
    return true;
}

static struct node *insert(struct builder *b, struct str name, struct attribute *attributes)
{
    struct node *node;

    if (!count(b, 1))
        return NULL;
    node = node_element(b->arena, at(b), name);
    if (!node)
        return error_memory(b->err, b->what), NULL;
    node->attributes = attributes;
    return node;
}

/* Opens an element, unless it is too deep. */
static bool open_element(struct builder *b, struct str name, struct attribute *attributes)
{
    struct node *node;
    struct open *open;

    if (b->depth >= HTMLTREE_MAX_DEPTH) {
        b->skipped++;
        return true;
    }
    node = insert(b, name, attributes);
    if (!node)
        return false;
    open = &b->open[++b->depth];
    *open = (struct open){node, class_of(name), bucket_of(name)};
    b->named[open->bucket]++;
    return true;
}

/* Closes all from the innermost up to and with element i. */
static void close_through(struct builder *b, size_t i)
{
    while (b->depth >= i && b->depth > 0)
        b->named[b->open[b->depth--].bucket]--;
}

static void enter_body(struct builder *b)
{
    close_through(b, 1);
    b->in_head = false;
    b->open[0].node = b->body;
}

/*
 * The innermost open element of that name, or 0; what is of a class in `stop` is not looked
 * beyond.
 */
static size_t find_open(const struct builder *b, struct str name, unsigned stop)
{
    if (b->named[bucket_of(name)] == 0)
        return 0;
    for (size_t i = b->depth; i > 0; i--) {
        if (str_eq(b->open[i].node->name, name))
            return i;
        if (b->open[i].class & stop)
            return 0;
    }
    return 0;
}

/* --- start tags --- */

/* Closes an open item of a list that a new one follows; `other` is the name that ends it as well.
 */
static void close_item(struct builder *b, const char *name, const char *other)
{
    for (size_t i = b->depth; i > 0; i--) {
        const struct node *node = b->open[i].node;
        if (node_is(node, name) || node_is(node, other)) {
            close_through(b, i);
            return;
        }
        if ((b->open[i].class & (BLOCK | SCOPE)) && !node_is(node, "div") && !node_is(node, "p") &&
            !node_is(node, "address"))
            return;
    }
}

static void close_before_block(struct builder *b, struct str name, unsigned class)
{
    const size_t p = find_open(b, STR("p"), SCOPE);

    if (p)
        close_through(b, p);
    if ((class & HEADING) && (b->open[b->depth].class & HEADING))
        close_through(b, b->depth);
    if (str_eq(name, STR("li")))
        close_item(b, "li", "li");
    if (str_eq(name, STR("dd")) || str_eq(name, STR("dt")))
        close_item(b, "dd", "dt");
}

/* Closes what the start tag of an element implies the end of. */
static void close_before(struct builder *b, struct str name, unsigned class)
{
    size_t open = 0;

    if (class & BLOCK)
        close_before_block(b, name, class);
    if (str_eq(name, STR("a"))) /* no link in a link, unless a block lies between */
        open = find_open(b, name, BLOCK | SCOPE);
    if (str_eq(name, STR("button")))
        open = find_open(b, name, SCOPE);
    if (str_eq(name, STR("option")) || str_eq(name, STR("optgroup")))
        open = node_is(at(b), "option") ? b->depth : 0;
    if (open)
        close_through(b, open);
}

/* May a table's part of that name lie in `parent`? */
static bool part_fits(struct str name, const struct node *parent)
{
    if (node_is(parent, "table"))
        return true;
    if (str_eq(name, STR("td")) || str_eq(name, STR("th")))
        return node_is(parent, "tr");
    if (str_eq(name, STR("tr")))
        return node_is(parent, "tbody") || node_is(parent, "thead") || node_is(parent, "tfoot");
    return str_eq(name, STR("col")) && node_is(parent, "colgroup");
}

/* Closes what is open up to where the part belongs, in the innermost table. */
static bool start_part(struct builder *b, struct str name)
{
    const bool is_cell = str_eq(name, STR("td")) || str_eq(name, STR("th"));

    while (!part_fits(name, at(b)) && !(is_cell && part_fits(STR("tr"), at(b))))
        close_through(b, b->depth);
    if (is_cell && !node_is(at(b), "tr"))
        return open_element(b, STR("tr"), NULL);
    return true;
}

static bool in_foreign(const struct builder *b)
{
    return find_open(b, STR("svg"), 0) || find_open(b, STR("math"), 0);
}

static bool start_in_body(struct builder *b, const struct htmltoken *token)
{
    const struct str name = token->name;
    const unsigned class = class_of(name);
    const bool foreign = str_eq(name, STR("svg")) || str_eq(name, STR("math"));

    if ((class & PART) && !find_open(b, STR("table"), 0))
        return true;
    close_before(b, name, class);
    if ((class & PART) && !start_part(b, name))
        return false;
    if ((class & VOID) || (token->self_closing && (foreign || in_foreign(b))))
        return insert(b, name, token->attributes) != NULL;
    return open_element(b, name, token->attributes);
}

static bool start_in_head(struct builder *b, const struct htmltoken *token)
{
    const unsigned class = class_of(token->name);

    if (!(class & HEAD)) {
        enter_body(b);
        return start_in_body(b, token);
    }
    if (class & VOID)
        return insert(b, token->name, token->attributes) != NULL;
    return open_element(b, token->name, token->attributes);
}

static struct node *fixed_element(const struct builder *b, struct str name)
{
    if (str_eq(name, STR("html")))
        return b->html;
    if (str_eq(name, STR("head")))
        return b->head;
    return str_eq(name, STR("body")) ? b->body : NULL;
}

static bool start(struct builder *b, const struct htmltoken *token)
{
    struct node *fixed = fixed_element(b, token->name);

    if (!count(b, token->n_attributes))
        return false;
    if (fixed && fixed == b->body && b->in_head)
        enter_body(b);
    if (fixed && !fixed->attributes)
        fixed->attributes = token->attributes;
    if (fixed)
        return true;
    return b->in_head ? start_in_head(b, token) : start_in_body(b, token);
}

/* --- end tags --- */

/*
 * Ends a link that blocks were opened in: they are closed with it and opened again, so that the
 * text behind the link is no link. (The standard's adoption agency gives the same text.)
 */
static bool end_link(struct builder *b)
{
    const size_t link = find_open(b, STR("a"), SCOPE);
    struct node *blocks[8];
    size_t n = 0;

    if (!link)
        return true;
    for (size_t i = b->depth; i > link; i--)
        if (!(b->open[i].class & INLINE)) {
            if (n == sizeof blocks / sizeof blocks[0])
                return true;
            blocks[n++] = b->open[i].node;
        }
    close_through(b, link);
    while (n-- > 0)
        if (!open_element(b, blocks[n]->name, blocks[n]->attributes))
            return false;
    return true;
}

/* Any heading's end tag ends the heading that is open. */
static void end_heading(struct builder *b)
{
    for (size_t i = b->depth; i > 0 && !(b->open[i].class & SCOPE); i--)
        if (b->open[i].class & HEADING) {
            close_through(b, i);
            return;
        }
}

/* A part's end tag ends it in the innermost table. */
static void end_part(struct builder *b, struct str name)
{
    for (size_t i = b->depth; i > 0; i--) {
        if (str_eq(b->open[i].node->name, name)) {
            close_through(b, i);
            return;
        }
        if (node_is(b->open[i].node, "table"))
            return;
    }
}

static void end_list_item(struct builder *b)
{
    for (size_t i = b->depth; i > 0; i--) {
        if (node_is(b->open[i].node, "li")) {
            close_through(b, i);
            return;
        }
        if (node_is(b->open[i].node, "ul") || node_is(b->open[i].node, "ol") ||
            (b->open[i].class & SCOPE))
            return;
    }
}

static bool end_in_body(struct builder *b, struct str name)
{
    const unsigned class = class_of(name);
    size_t open;

    if (b->skipped) {
        b->skipped--;
        return true;
    }
    if (str_eq(name, STR("br")))
        return insert(b, name, NULL) != NULL;
    if (str_eq(name, STR("a")))
        return end_link(b);
    if (class & HEADING)
        end_heading(b);
    else if ((class & PART) || str_eq(name, STR("table")))
        end_part(b, name);
    else if (str_eq(name, STR("li")))
        end_list_item(b);
    else {
        open = find_open(b, name, class & (BLOCK | SCOPE) ? SCOPE : BLOCK | SCOPE);
        if (open)
            close_through(b, open);
    }
    return true;
}

static bool end(struct builder *b, struct str name)
{
    if (str_eq(name, STR("html")) || str_eq(name, STR("body")))
        return true;
    if (!b->in_head)
        return end_in_body(b, name);
    if (str_eq(name, STR("head")))
        enter_body(b);
    else if (find_open(b, name, 0))
        close_through(b, find_open(b, name, 0));
    return true;
}

/* --- the whole --- */

static bool add_text(struct builder *b, struct str t)
{
    if (b->in_head && b->depth == 0) {
        if (str_trim(t).len == 0)
            return true;
        enter_body(b);
    }
    return insert_text(b, t);
}

static bool begin(struct builder *b)
{
    b->items = 3;
    b->html = node_element(b->arena, NULL, STR("html"));
    b->head = b->html ? node_element(b->arena, b->html, STR("head")) : NULL;
    b->body = b->head ? node_element(b->arena, b->html, STR("body")) : NULL;
    if (!b->body)
        return error_memory(b->err, b->what);
    b->open[0].node = b->head;
    b->in_head = true;
    return true;
}

struct node *htmltree_parse(struct str html, const char *what, struct arena *a, struct error *err)
{
    struct builder b = {.arena = a, .what = what, .err = err};
    struct htmltokens tokens = {
        .html = html, .arena = a, .max_attributes = HTMLTREE_MAX_ATTRIBUTES};
    struct htmltoken token;
    bool ok = true;

    if (html.len > HTMLTREE_MAX_BYTES) {
        error_set(err, what, "longer than %zu bytes", (size_t)HTMLTREE_MAX_BYTES);
        return NULL;
    }
    if (!begin(&b))
        return NULL;
    for (htmltoken_next(&tokens, &token); ok && token.kind != HTMLTOKEN_END_OF_FILE;
         htmltoken_next(&tokens, &token)) {
        if (token.kind == HTMLTOKEN_FAILED)
            ok = error_memory(err, what);
        else if (token.kind == HTMLTOKEN_TEXT)
            ok = add_text(&b, token.text);
        else if (token.kind == HTMLTOKEN_START)
            ok = start(&b, &token);
        else
            ok = end(&b, token.name);
        if (!ok)
            return NULL;
    }
    return b.html;
}

/* --- the encoding that a page declares --- */

/* The value behind "charset=" in a Content-Type. */
static struct str charset_in(struct str content)
{
    size_t at = 0, from;

    while (at + 7 < content.len && !str_eq_nocase(str_cut(content, at, at + 7), STR("charset")))
        at++;
    at += 7;
    while (at < content.len && (ascii_is_space(content.s[at]) || content.s[at] == '='))
        at++;
    if (at < content.len && (content.s[at] == '"' || content.s[at] == '\''))
        at++;
    from = at;
    while (at < content.len && !ascii_is_space(content.s[at]) && !strchr(";\"'", content.s[at]))
        at++;
    return str_cut(content, from, at);
}

/* <?xml version="1.0" encoding="..."?> */
static struct str xml_encoding(struct str head)
{
    const ptrdiff_t end = str_find(head, STR("?>"), 0);
    const ptrdiff_t at = str_find(head, STR("encoding="), 0);
    size_t from;

    if (!str_starts(head, STR("<?xml")) || at < 0 || end < at)
        return (struct str){NULL, 0};
    from = (size_t)at + 10;
    for (size_t to = from; to < (size_t)end; to++)
        if (head.s[to] == head.s[from - 1])
            return str_cut(head, from, to);
    return (struct str){NULL, 0};
}

static struct str meta_charset(const struct attribute *attributes)
{
    struct str content = {NULL, 0};
    bool content_type = false;

    for (const struct attribute *at = attributes; at; at = at->next) {
        if (str_eq(at->name, STR("charset")))
            return at->value;
        if (str_eq(at->name, STR("content")))
            content = at->value;
        if (str_eq(at->name, STR("http-equiv")) && str_eq_nocase(at->value, STR("content-type")))
            content_type = true;
    }
    return content_type ? charset_in(content) : (struct str){NULL, 0};
}

struct str htmltree_charset(struct str bytes)
{
    /* The standard reads 1024 bytes; pages with long comments before it are common. */
    struct htmltokens tokens = {.html = str_cut(bytes, 0, 8192), .max_attributes = 8};
    struct str found = xml_encoding(tokens.html);
    struct htmltoken token;

    tokens.arena = arena_new();
    if (!tokens.arena)
        return found;
    do {
        htmltoken_next(&tokens, &token);
        if (token.kind == HTMLTOKEN_START && str_eq(token.name, STR("meta"))) {
            const struct str charset = str_trim(meta_charset(token.attributes));
            const ptrdiff_t at = charset.len ? str_find(tokens.html, charset, 0) : -1;
            if (at >= 0)
                found = str_cut(bytes, (size_t)at, (size_t)at + charset.len);
        }
    } while (!found.len && token.kind != HTMLTOKEN_END_OF_FILE && token.kind != HTMLTOKEN_FAILED);
    arena_destroy(&tokens.arena);
    return found;
}
