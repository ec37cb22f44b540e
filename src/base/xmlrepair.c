#include "base/xmlrepair.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

#define MAX_ATTRIBUTES 64                 /* of one tag; later ones are dropped */
#define MAX_ENTITIES   256                /* that a document declares */
#define MAX_CLOSED     64                 /* elements that one end tag may end beside its own */
#define MAX_REFERENCE  40                 /* bytes of a reference's name */
#define MAX_JUNK       ((size_t)64 << 10) /* bytes before the XML declaration */

struct entity {
    struct str name;
    struct str value; /* with its character references as they are */
};

struct repair {
    struct str text;
    size_t at; /* the byte that comes next */
    struct buf *out;
    xml_entity_fn *entity;
    struct arena *arena;
    struct str *open; /* the names of the open elements */
    size_t n_open;
    size_t cap_open;
    struct entity *entities;
    size_t n_entities;
    size_t cap_entities;
    size_t expanded; /* bytes that the document's own entities gave */
    bool ended;      /* the root is closed */
    bool failed;     /* memory ran out */
};

static bool is_name_start(char c)
{
    return ascii_is_alpha(c) || c == '_' || c == ':';
}

static bool is_name_char(char c)
{
    return is_name_start(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

/* XML 1.0, production 2. */
static bool is_allowed(uint32_t cp)
{
    return cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x20 && cp <= 0xD7FF) ||
           (cp >= 0xE000 && cp <= 0xFFFD) || (cp >= 0x10000 && cp <= 0x10FFFF);
}

static size_t name_end(struct str t, size_t at)
{
    if (at >= t.len || !is_name_start(t.s[at]))
        return at;
    while (at < t.len && is_name_char(t.s[at]))
        at++;
    return at;
}

static size_t skip_space(struct str t, size_t at)
{
    while (at < t.len && ascii_is_space(t.s[at]))
        at++;
    return at;
}

/* --- text and references --- */

static void add_cp(struct repair *r, uint32_t cp)
{
    switch (cp) {
    case '&': buf_add(r->out, STR("&amp;")); break;
    case '<': buf_add(r->out, STR("&lt;")); break;
    case '>': buf_add(r->out, STR("&gt;")); break;
    case '"': buf_add(r->out, STR("&quot;")); break;
    case '\v':
    case '\f': buf_add_byte(r->out, ' '); break;
    default:
        if (is_allowed(cp))
            buf_add_cp(r->out, cp);
    }
}

/* Text without any markup or references in it. */
static void add_plain(struct repair *r, struct str t)
{
    for (size_t at = 0; at < t.len;)
        add_cp(r, utf8_next(t, &at));
}

static int hex_digit(char c)
{
    c = ascii_lower(c);
    if (ascii_is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* Numbers of 128 to 159 mean Windows-1252 (HTML, "numeric character reference end state"). */
static uint32_t windows_1252(uint32_t cp)
{
    static const uint16_t high[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C,
        0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
        0x0178};

    return cp >= 128 && cp < 160 ? high[cp - 128] : cp;
}

/* The code point of "#38" or "#x26"; false where it is none. */
static bool numeric(struct str name, uint32_t *cp)
{
    const bool hex = name.len > 1 && ascii_lower(name.s[1]) == 'x';
    uint32_t n = 0;

    if (name.len < (hex ? 3u : 2u) || name.s[0] != '#')
        return false;
    for (size_t i = hex ? 2 : 1; i < name.len; i++) {
        const int digit = hex_digit(name.s[i]);

        if (digit >= (hex ? 16 : 10))
            return false;
        n = n * (hex ? 16 : 10) + (uint32_t)digit;
        if (n > 0x10FFFF)
            n = 0x110000; /* stays too large */
    }
    *cp = windows_1252(n);
    return true;
}

/* The reference that begins at `at` of t ("&name;"): its name, or the empty str where it is none.
 */
static struct str reference(struct str t, size_t at)
{
    size_t end = at + 1;

    if (end < t.len && t.s[end] == '#')
        end++;
    while (end < t.len && end - at <= MAX_REFERENCE && is_name_char(t.s[end]))
        end++;
    return end < t.len && t.s[end] == ';' ? str_cut(t, at + 1, end) : (struct str){NULL, 0};
}

static const struct entity *own_entity(const struct repair *r, struct str name)
{
    for (size_t i = 0; i < r->n_entities; i++)
        if (str_eq(r->entities[i].name, name))
            return &r->entities[i];
    return NULL;
}

static bool is_predefined(struct str name)
{
    return str_eq(name, STR("amp")) || str_eq(name, STR("lt")) || str_eq(name, STR("gt")) ||
           str_eq(name, STR("quot")) || str_eq(name, STR("apos"));
}

/* An entity of the document's own, if it is plain text and not too much. */
static bool add_own(struct repair *r, struct str name)
{
    const struct entity *own = own_entity(r, name);

    if (!own || r->expanded + own->value.len > XML_REPAIR_EXPANSION)
        return false;
    r->expanded += own->value.len;
    for (size_t at = 0; at < own->value.len;) {
        const struct str inner =
            own->value.s[at] == '&' ? reference(own->value, at) : (struct str){NULL, 0};
        uint32_t cp;

        if (inner.len > 0 && numeric(inner, &cp)) {
            add_cp(r, cp);
            at += inner.len + 2;
        } else {
            add_cp(r, utf8_next(own->value, &at));
        }
    }
    return true;
}

/* What the reference `name` stands for; false where nobody knows. */
static bool add_reference(struct repair *r, struct str name)
{
    uint32_t cp;

    if (numeric(name, &cp)) {
        add_cp(r, cp);
        return true;
    }
    if (is_predefined(name)) {
        buf_printf(r->out, "&%.*s;", STR_ARG(name));
        return true;
    }
    if (add_own(r, name))
        return true;
    cp = r->entity(name);
    if (cp == 0)
        return false;
    add_cp(r, cp);
    return true;
}

/* Text with references in it; what only looks like one is escaped. */
static void add_text(struct repair *r, struct str t)
{
    for (size_t at = 0; at < t.len;) {
        const struct str name = t.s[at] == '&' ? reference(t, at) : (struct str){NULL, 0};

        if (name.len > 0 && add_reference(r, name))
            at += name.len + 2;
        else
            add_cp(r, utf8_next(t, &at));
    }
}

/* --- elements --- */

static void push(struct repair *r, struct str name)
{
    struct str *more = arena_more(r->arena, r->open, r->n_open, &r->cap_open, sizeof *r->open);

    if (!more) {
        r->failed = true;
        return;
    }
    r->open = more;
    r->open[r->n_open++] = name;
}

static void pop(struct repair *r)
{
    const struct str name = r->open[--r->n_open];

    if (r->n_open < XML_REPAIR_DEPTH)
        buf_printf(r->out, "</%.*s>", STR_ARG(name));
    r->ended = r->n_open == 0;
}

/* The end of an attribute's value that begins at `at`; *value is without its quotation marks. */
static size_t value_end(struct str t, size_t at, struct str *value)
{
    const char quote = at < t.len ? t.s[at] : '\0';
    size_t end = at + 1;

    if (quote == '"' || quote == '\'') {
        while (end < t.len && t.s[end] != quote && t.s[end] != '<')
            end++;
        if (end < t.len && t.s[end] == quote) {
            *value = str_cut(t, at + 1, end);
            return end + 1;
        }
        at++; /* never closed before the next tag: as if unquoted */
    }
    for (end = at; end < t.len && !ascii_is_space(t.s[end]) && t.s[end] != '>'; end++)
        ;
    *value = str_cut(t, at, end);
    if (value->len > 0 && value->s[value->len - 1] == '/' && end < t.len && t.s[end] == '>')
        value->len--, end--;
    return end;
}

static bool seen_before(const struct str *seen, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(seen[i], name))
            return true;
    return false;
}

static void add_attribute(struct repair *r, struct str name, struct str value)
{
    buf_printf(r->out, " %.*s=\"", STR_ARG(name));
    add_text(r, value);
    buf_add_byte(r->out, '"');
}

/* The attributes from `at` on up to the tag's end, whose byte is returned ('>' , '/' or the end).
 */
static size_t attributes(struct repair *r, size_t at, bool keep)
{
    const struct str t = r->text;
    struct str seen[MAX_ATTRIBUTES];
    size_t n = 0;

    for (;;) {
        struct str name, value = {NULL, 0};
        size_t end;

        at = skip_space(t, at);
        if (at >= t.len || t.s[at] == '>' || t.s[at] == '<' ||
            (t.s[at] == '/' && at + 1 < t.len && t.s[at + 1] == '>'))
            return at;
        end = name_end(t, at);
        if (end == at) { /* no name: not ours to understand */
            at++;
            continue;
        }
        name = str_cut(t, at, end);
        at = skip_space(t, end);
        if (at < t.len && t.s[at] == '=')
            at = value_end(t, skip_space(t, at + 1), &value);
        else
            at = end;
        if (!keep || n == MAX_ATTRIBUTES || seen_before(seen, n, name))
            continue;
        seen[n++] = name;
        add_attribute(r, name, value);
    }
}

/* HTML's that never have content, and often no end tag, where a feed has HTML as if it were XML. */
static bool is_void(struct str name)
{
    return str_eq_nocase(name, STR("br")) || str_eq_nocase(name, STR("hr")) ||
           str_eq_nocase(name, STR("img")) || str_eq_nocase(name, STR("wbr"));
}

static void start_tag(struct repair *r)
{
    const struct str t = r->text;
    const size_t end = name_end(t, r->at + 1);
    const struct str name = str_cut(t, r->at + 1, end);
    const bool keep = r->n_open < XML_REPAIR_DEPTH;
    size_t at;
    bool empty;

    if (keep)
        buf_printf(r->out, "<%.*s", STR_ARG(name));
    at = attributes(r, end, keep);
    if (keep)
        buf_add_byte(r->out, '>');
    empty = at < t.len && t.s[at] == '/';
    if (empty)
        at++;
    r->at = at < t.len && t.s[at] == '>' ? at + 1 : at;
    push(r, name);
    if ((empty || is_void(name)) && !r->failed)
        pop(r);
}

static void end_tag(struct repair *r)
{
    const struct str t = r->text;
    const size_t end = name_end(t, r->at + 2);
    const struct str name = str_cut(t, r->at + 2, end);
    size_t depth = r->n_open, tries = 0;

    for (r->at = end; r->at < t.len && t.s[r->at] != '>' && t.s[r->at] != '<'; r->at++)
        ;
    if (r->at < t.len && t.s[r->at] == '>')
        r->at++;
    while (depth > 0 && tries < MAX_CLOSED && !str_eq(r->open[depth - 1], name)) {
        depth--;
        tries++;
    }
    if (depth == 0 || tries == MAX_CLOSED)
        return; /* it ends nothing */
    while (r->n_open >= depth)
        pop(r);
}

/* --- what is not an element --- */

/* The byte after `mark` (at or after `from`), or `otherwise` where there is none. */
static size_t after(struct str t, const char *mark, size_t from, size_t otherwise)
{
    const ptrdiff_t at = str_find(t, str_of(mark), from);

    return at < 0 ? otherwise : (size_t)at + strlen(mark);
}

static void declare(struct repair *r, struct str name, struct str value)
{
    struct entity *more;

    if (r->n_entities == MAX_ENTITIES || own_entity(r, name))
        return;
    /* with markup or other entities in it, it is no plain text */
    if (str_find(value, STR("<"), 0) >= 0)
        return;
    for (size_t at = 0; at + 1 < value.len; at++)
        if (value.s[at] == '&' && value.s[at + 1] != '#')
            return;
    more = arena_more(r->arena, r->entities, r->n_entities, &r->cap_entities, sizeof *r->entities);
    if (!more) {
        r->failed = true;
        return;
    }
    r->entities = more;
    r->entities[r->n_entities++] = (struct entity){name, value};
}

/* <!ENTITY name "value">, `at` behind the keyword; others (parameter, external) are passed by. */
static size_t entity_declaration(struct repair *r, size_t at)
{
    const struct str t = r->text;
    const size_t from = skip_space(t, at);
    const size_t end = name_end(t, from);
    const struct str name = str_cut(t, from, end);
    size_t close;

    at = skip_space(t, end);
    if (at >= t.len || end == from || (t.s[at] != '"' && t.s[at] != '\''))
        return at;
    for (close = at + 1; close < t.len && t.s[close] != t.s[at]; close++)
        ;
    declare(r, name, str_cut(t, at + 1, close));
    return close;
}

static void doctype(struct repair *r)
{
    const struct str t = r->text;
    size_t at = r->at;
    bool subset = false;
    char quote = '\0';

    for (; at < t.len && !r->failed; at++) {
        const char c = t.s[at];

        if (quote) {
            if (c == quote)
                quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            subset = true;
        } else if (c == ']') {
            subset = false;
        } else if (c == '>' && !subset) {
            break;
        } else if (subset && str_starts(str_cut(t, at, at + 8), STR("<!ENTITY"))) {
            at = entity_declaration(r, at + 8);
        } else if (subset && str_starts(str_cut(t, at, at + 4), STR("<!--"))) {
            at = after(t, "-->", at, t.len) - 1;
        }
    }
    r->at = at < t.len ? at + 1 : t.len;
}

/* "<!" and "<?". */
static void declaration(struct repair *r)
{
    const struct str t = r->text;
    const struct str here = str_cut(t, r->at, r->at + 9);
    const size_t next = after(t, ">", r->at, t.len);

    if (str_starts(here, STR("<![CDATA["))) {
        const size_t end = after(t, "]]>", r->at, t.len + 3);

        if (r->n_open > 0)
            add_plain(r, str_cut(t, r->at + 9, end - 3));
        r->at = end < t.len ? end : t.len;
    } else if (str_starts(here, STR("<!--"))) {
        r->at = after(t, "-->", r->at + 4, next);
    } else if (str_eq_nocase(here, STR("<!doctype"))) {
        doctype(r);
    } else {
        r->at = next;
    }
}

static void markup(struct repair *r)
{
    const char next = r->at + 1 < r->text.len ? r->text.s[r->at + 1] : '\0';

    if (next == '!' || next == '?') {
        declaration(r);
    } else if (next == '/' && name_end(r->text, r->at + 2) > r->at + 2) {
        end_tag(r);
    } else if (is_name_start(next)) {
        start_tag(r);
    } else {
        if (r->n_open > 0)
            buf_add(r->out, STR("&lt;"));
        r->at++;
    }
}

/* Where the document begins: behind what a server's own warnings put before the XML declaration. */
static size_t beginning(struct str text)
{
    const ptrdiff_t at = str_find(str_cut(text, 0, MAX_JUNK), STR("<?xml "), 0);

    return at < 0 ? 0 : (size_t)at;
}

bool xml_repair(struct str text, xml_entity_fn *entity, struct buf *out)
{
    struct repair r = {.text = text, .out = out, .entity = entity, .arena = arena_new()};

    if (!r.arena)
        return false;
    r.at = beginning(text);
    while (r.at < text.len && !r.ended && !r.failed) {
        const char *less = memchr(text.s + r.at, '<', text.len - r.at);
        const size_t end = less ? (size_t)(less - text.s) : text.len;

        if (r.n_open > 0)
            add_text(&r, str_cut(text, r.at, end));
        r.at = end;
        if (less)
            markup(&r);
    }
    while (r.n_open > 0 && !r.failed)
        pop(&r);
    arena_destroy(&r.arena);
    return !r.failed && !out->failed;
}
