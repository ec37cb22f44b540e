#include "read/page/jsonld.h"

#include "base/buf.h"
#include "base/json.h"

#include <string.h>

#define MAX_DEPTH   8   /* objects within objects that are looked into */
#define MAX_OBJECTS 500 /* objects that are looked at */
#define MAX_AUTHORS 12

struct reader {
    struct arena *arena;
    struct jsonld *out;
    const struct json *root; /* where "@id" is looked up */
    size_t seen;
    bool failed;
};

/* --- small mistakes --- */

/* Without what publishers put around: <!-- -->, //<![CDATA[ //]]>, a semicolon. */
static struct str unwrap(struct str t)
{
    const ptrdiff_t cdata = str_find(t, STR("CDATA["), 0);
    size_t from = cdata >= 0 && cdata < 32 ? (size_t)cdata + 6 : 0, to = t.len;

    while (from < to && t.s[from] != '{' && t.s[from] != '[')
        from++;
    if (cdata >= 0 && str_find(t, STR("]]>"), from) >= 0)
        to = (size_t)str_find(t, STR("]]>"), from);
    while (to > from && t.s[to - 1] != '}' && t.s[to - 1] != ']')
        to--;
    return str_cut(t, from, to);
}

/* A comma that only a closing bracket follows. */
static bool is_extra_comma(struct str t, size_t i)
{
    if (t.s[i] != ',')
        return false;
    for (i++; i < t.len && ascii_is_space(t.s[i]);)
        i++;
    return i < t.len && (t.s[i] == '}' || t.s[i] == ']');
}

static struct str repair(struct str t, struct arena *a)
{
    struct buf out = {0};
    struct str kept;
    bool quoted = false;

    for (size_t i = 0; i < t.len; i++) {
        const char c = t.s[i];
        if (quoted && c == '\\' && i + 1 < t.len) {
            buf_add(&out, str_cut(t, i, i + 2));
            i++;
        } else if (quoted && (unsigned char)c < ' ') {
            buf_add(&out, c == '\n' ? STR("\\n") : STR(" "));
        } else if (quoted || !is_extra_comma(t, i)) {
            buf_add_byte(&out, c);
        }
        if (c == '"')
            quoted = !quoted;
    }
    kept = buf_keep(&out, a);
    buf_free(&out);
    return kept;
}

static struct json *parse(struct str text, struct arena *a, bool *failed)
{
    const struct str json = unwrap(text);
    struct json *root;
    struct str repaired;

    if (json.len == 0)
        return NULL;
    root = json_parse(json, "JSON-LD", NULL);
    if (root)
        return root;
    repaired = repair(json, a);
    if (!repaired.s) {
        *failed = true;
        return NULL;
    }
    return json_parse(repaired, "JSON-LD", NULL);
}

/* --- values --- */

static struct str keep(struct reader *reader, struct str t)
{
    const struct str kept = arena_str(reader->arena, str_trim(t));

    reader->failed |= !kept.s;
    return kept.s ? kept : (struct str){NULL, 0};
}

static void keep_first(struct reader *reader, struct str *field, struct str t)
{
    if (field->len == 0 && str_trim(t).len)
        *field = keep(reader, t);
}

/* A text, or the text of the first of several. */
static struct str first_text(const struct json *value)
{
    return json_kind(value) == JSON_KIND_ARRAY ? json_text(json_at(value, 0)) : json_text(value);
}

/* The object that has this "@id" at the top or in the "@graph"; itself where it says more. */
static const struct json *resolve(const struct reader *reader, const struct json *object)
{
    const struct str id = json_text(json_get(object, "@id"));
    const struct json *graph = json_get(reader->root, "@graph");

    if (id.len == 0 || json_get(object, "name"))
        return object;
    if (!graph)
        graph = reader->root;
    for (size_t i = 0; i < json_count(graph) && i < MAX_OBJECTS; i++)
        if (str_eq(json_text(json_get(json_at(graph, i), "@id")), id) &&
            json_get(json_at(graph, i), "name"))
            return json_at(graph, i);
    return object;
}

static struct str name_of(const struct reader *reader, const struct json *value)
{
    const struct json *object;

    if (json_kind(value) == JSON_KIND_ARRAY)
        value = json_at(value, 0);
    if (json_kind(value) == JSON_KIND_TEXT)
        return json_text(value);
    object = resolve(reader, value);
    return first_text(json_get(object, "name"));
}

static bool has_type(const struct json *object, const char *part)
{
    const struct json *type = json_get(object, "@type");

    if (json_kind(type) == JSON_KIND_TEXT)
        return str_find(json_text(type), str_of(part), 0) >= 0;
    for (size_t i = 0; i < json_count(type) && i < 8; i++)
        if (str_find(json_text(json_at(type, i)), str_of(part), 0) >= 0)
            return true;
    return false;
}

static void add_author(struct reader *reader, const struct json *value, struct buf *names)
{
    const struct json *object = resolve(reader, value);
    const struct str name = str_trim(name_of(reader, value));

    if (name.len == 0 || name.len > 120)
        return;
    if (has_type(object, "Organization")) {
        keep_first(reader, &reader->out->organisation, name);
        return;
    }
    if (names->len)
        buf_add(names, STR("; "));
    buf_add(names, name);
}

static void read_authors(struct reader *reader, const struct json *value)
{
    struct buf names = {0};

    if (json_kind(value) != JSON_KIND_ARRAY)
        add_author(reader, value, &names);
    for (size_t i = 0; i < json_count(value) && i < MAX_AUTHORS; i++)
        add_author(reader, json_at(value, i), &names);
    keep_first(reader, &reader->out->authors, buf_str(&names));
    reader->failed |= names.failed;
    buf_free(&names);
}

static struct str image_of(const struct json *value)
{
    if (json_kind(value) == JSON_KIND_ARRAY)
        value = json_at(value, 0);
    if (json_kind(value) == JSON_KIND_OBJECT)
        value = json_get(value, "url");
    return first_text(value);
}

static bool is_false(const struct json *value)
{
    return str_eq_nocase(json_text(value), STR("false")) || !json_truth(value, true);
}

static void read_article(struct reader *reader, const struct json *object)
{
    struct jsonld *out = reader->out;
    const struct json *author = json_get(object, "author");
    const struct json *page = json_get(object, "mainEntityOfPage");

    out->is_article = true;
    keep_first(reader, &out->headline, first_text(json_get(object, "headline")));
    keep_first(reader, &out->headline, first_text(json_get(object, "name")));
    read_authors(reader, author ? author : json_get(object, "creator"));
    keep_first(reader, &out->publisher, name_of(reader, json_get(object, "publisher")));
    keep_first(reader, &out->published, first_text(json_get(object, "datePublished")));
    keep_first(reader, &out->published, first_text(json_get(object, "dateCreated")));
    keep_first(reader, &out->language, name_of(reader, json_get(object, "inLanguage")));
    keep_first(reader, &out->url, first_text(json_get(object, "url")));
    keep_first(reader, &out->url, first_text(json_get(page, "@id")));
    keep_first(reader, &out->image, image_of(json_get(object, "image")));
    keep_first(reader, &out->description, first_text(json_get(object, "description")));
    keep_first(reader, &out->body, first_text(json_get(object, "articleBody")));
    out->is_paid |= is_false(json_get(object, "isAccessibleForFree"));
}

static bool is_article(const struct json *object)
{
    static const char *const types[] = {"Article", "BlogPosting", "SocialMediaPosting"};

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (has_type(object, types[i]))
            return true;
    return false;
}

/* --- looking through --- */

static void visit(struct reader *reader, const struct json *value, int depth)
{
    static const char *const below[] = {"@graph", "mainEntity", "mainEntityOfPage", "article"};

    if (depth > MAX_DEPTH || reader->failed || !value)
        return;
    if (json_kind(value) == JSON_KIND_ARRAY) {
        for (size_t i = 0; i < json_count(value) && reader->seen < MAX_OBJECTS; i++)
            visit(reader, json_at(value, i), depth + 1);
        return;
    }
    if (json_kind(value) != JSON_KIND_OBJECT || reader->seen++ >= MAX_OBJECTS)
        return;
    if (is_article(value) && reader->out->headline.len == 0)
        read_article(reader, value);
    reader->out->is_listing |= has_type(value, "CollectionPage") ||
                               has_type(value, "SearchResultsPage") || has_type(value, "ItemList");
    for (size_t i = 0; i < sizeof below / sizeof below[0]; i++)
        visit(reader, json_get(value, below[i]), depth + 1);
}

bool jsonld_read(struct str text, struct arena *a, struct jsonld *out)
{
    struct reader reader = {.arena = a, .out = out};
    struct json *root = parse(text, a, &reader.failed);

    reader.root = root;
    visit(&reader, root, 0);
    json_free(&root);
    return !reader.failed;
}
