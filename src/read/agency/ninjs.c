#include "read/agency/ninjs.h"

#include "base/json.h"
#include "read/agency/agency.h"
#include "read/page/authors.h"
#include "read/page/html.h"
#include "read/reader.h"
#include "text/charset.h"

#include <stdlib.h>

/* One property under the names that it has in the versions of ninjs; NULL ends them. */
static const struct json *property(const struct json *item, const char *const *names)
{
    const struct json *value = NULL;

    for (; *names && !value; names++)
        value = json_get(item, *names);
    return value;
}

bool ninjs_sniff(struct str head)
{
    static const char *const marks[] = {"\"versioncreated\"", "\"versionCreated\"", "\"pubstatus\"",
        "\"pubStatus\"", "\"body_text\"", "\"body_xhtml\"", "\"body_html\"", "\"headlines\"",
        "\"bodies\"", "\"slugline\"", "\"byline\"", "\"urgency\""};
    size_t n = 0;

    if (head.len == 0 || (head.s[0] != '{' && head.s[0] != '['))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        n += str_find(head, str_of(marks[i]), 0) >= 0;
    return n > 0 && (n > 1 || str_find(head, STR("\"uri\""), 0) >= 0);
}

/* A text property as one line of the article. False without memory. */
static bool set(struct str *field, const struct json *value, struct arena *a)
{
    struct str text = json_text(value);

    if (field->len > 0)
        return true;
    if (json_kind(value) == JSON_KIND_NUMBER) { /* a version, told as a number */
        *field = arena_printf(a, "%g", json_number(value, 0));
        return field->s != NULL;
    }
    *field = article_line(a, text);
    return field->s != NULL;
}

/* --- headline and text --- */

static struct str role_of(const struct json *value)
{
    return json_text(json_get(value, "role"));
}

/* Of an array of {role, value}: the main one. */
static const struct json *main_of(const struct json *array)
{
    const struct json *best = json_at(array, 0);

    for (size_t i = 0; i < json_count(array); i++)
        if (str_eq(role_of(json_at(array, i)), STR("main")))
            return json_at(array, i);
    return best;
}

static bool fill_title(
    const struct json *item, struct arena *a, struct article *article, struct error *err)
{
    static const char *const names[] = {"headline", "title", "name", NULL};
    const struct json *value = json_get(main_of(json_get(item, "headlines")), "value");
    struct str text = json_text(value);

    for (size_t i = 0; names[i] && text.len == 0; i++)
        text = json_text(json_get(item, names[i]));
    return html_text(text, article->name.s, a, &article->title, err);
}

/* "text/html", "application/xhtml+xml", and what early examples have: "body_xhtml". */
static bool is_html(struct str type)
{
    return str_find(type, STR("html"), 0) >= 0;
}

static bool add(struct str text, bool html, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    return html ? html_blocks(text, a, article, notes, err)
                : agency_add_text(text, a, article, err);
}

/* Of ninjs 2 and 3: the body in HTML, which has paragraphs and headings; else the plain one. */
static bool add_bodies(const struct json *bodies, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    const struct json *best = NULL;
    bool html = false;

    for (size_t i = 0; i < json_count(bodies); i++) {
        const struct json *const body = json_at(bodies, i);
        const struct str type = json_text(json_get(body, "contentType"));
        const bool is = is_html(type.len ? type : json_text(json_get(body, "contenttype")));

        if (json_text(json_get(body, "value")).len > 0 && (!best || (is && !html))) {
            best = body;
            html = is;
        }
    }
    return !best || add(json_text(json_get(best, "value")), html, a, article, notes, err);
}

/* Of ninjs 1: a property for each form. */
static bool add_body(const struct json *item, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    static const char *const html_names[] = {"body_xhtml", "body_html", "body_html5", NULL};
    static const char *const text_names[] = {"body_text", "body", NULL};
    const struct str html = json_text(property(item, html_names));

    if (html.len > 0)
        return add(html, true, a, article, notes, err);
    return add(json_text(property(item, text_names)), false, a, article, notes, err);
}

static bool add_description(const struct json *item, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    static const char *const names[] = {"description_text", "description_usage", NULL};
    const struct str html = json_text(json_get(item, "description_html"));
    const struct json *const descriptions = json_get(item, "descriptions");

    if (json_count(descriptions) > 0)
        return add_bodies(descriptions, a, article, notes, err);
    if (html.len > 0)
        return add(html, true, a, article, notes, err);
    return add(json_text(property(item, names)), false, a, article, notes, err);
}

static bool fill_text(const struct json *item, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    if (!add_bodies(json_get(item, "bodies"), a, article, notes, err))
        return false;
    if (!article_has_text(article) && !add_body(item, a, article, notes, err))
        return false;
    return article_has_text(article) || add_description(item, a, article, notes, err);
}

/* --- the rest --- */

static bool fill_dates(const struct json *item, struct arena *a, struct article *article)
{
    static const char *const created[] = {"versioncreated", "versionCreated", "firstcreated",
        "firstCreated", "contentcreated", "contentCreated", NULL};
    const struct json *const embargo = json_get(item, "embargoed");
    const struct str when = json_text(embargo);

    article->published = agency_date(json_text(property(item, created)), a);
    article->embargo = agency_date(when, a);
    return article->published.s && article->embargo.s;
}

static struct str infosource(const struct json *item)
{
    static const char *const names[] = {"infosource", "infosources", "infoSources", NULL};
    const struct json *const sources = property(item, names);

    return json_text(json_get(json_at(sources, 0), "name"));
}

/* The first picture among the associated items: in an array (2.x, 3.x) or by name (1.x). */
static struct str picture(const struct json *item)
{
    const struct json *const associated = json_get(item, "associations");

    for (size_t i = 0; i < json_count(associated); i++) {
        const struct json *const one = json_at(associated, i);
        const struct json *const renditions = json_get(one, "renditions");

        if (str_eq(json_text(json_get(one, "type")), STR("picture")) && json_count(renditions) > 0)
            return json_text(json_get(json_at(renditions, 0), "href"));
    }
    return (struct str){NULL, 0};
}

static bool fill_source(const struct json *item, struct arena *a, struct article *article)
{
    static const char *const holders[] = {"source", "copyrightholder", "copyrightHolder", NULL};

    article->source = article_line(a, infosource(item));
    article->image = article_line(a, picture(item));
    return article->source.s && article->image.s &&
           set(&article->source, property(item, holders), a);
}

/* A number, which some write as text. */
static int urgency(const struct json *item)
{
    const struct json *const value = json_get(item, "urgency");
    const double n = json_number(value, 0);

    if (json_kind(value) != JSON_KIND_NUMBER)
        return article_urgency(json_text(value));
    return n >= 1 && n <= 9 ? (int)n : 0;
}

static bool fill(const struct json *item, struct arena *a, struct article *article)
{
    static const char *const bylines[] = {"byline", "by", NULL};
    static const char *const places[] = {"dateline", "located", NULL};
    static const char *const slugs[] = {"slugline", "slug", NULL};

    if (!set(&article->id, json_get(item, "uri"), a) ||
        !set(&article->byline, property(item, bylines), a) ||
        !set(&article->slug, property(item, slugs), a) ||
        !set(&article->dateline, property(item, places), a) ||
        !set(&article->version, json_get(item, "version"), a) ||
        !set(&article->language, json_get(item, "language"), a) || !fill_dates(item, a, article))
        return false;
    article->byline = authors_names(article->byline, a);
    article->urgency = urgency(item);
    return article->byline.s && fill_source(item, a, article);
}

static bool is_text(const struct json *item)
{
    const struct str type = json_text(json_get(item, "type"));

    return type.len == 0 || str_eq(type, STR("text")) || str_eq(type, STR("composite"));
}

static bool take(const struct json *item, const struct source *source, struct arena *a,
    struct articles *out, struct notes *notes, struct error *err)
{
    static const char *const statuses[] = {"pubstatus", "pubStatus", NULL};
    struct article *article;

    if (json_kind(item) != JSON_KIND_OBJECT || !is_text(item)) {
        notes_add(notes, NOTE_DETAIL, source->name, "an item in it is no text");
        return true;
    }
    article = articles_add(out, a, source->name);
    if (!article || !fill(item, a, article))
        return error_memory(err, source->name.s);
    if (!fill_title(item, a, article, err) || !fill_text(item, a, article, notes, err))
        return false;
    agency_apply_status(agency_status(json_text(property(item, statuses))), source, out, notes);
    return true;
}

static bool take_all(const struct json *root, const struct source *source, struct arena *a,
    struct articles *out, struct notes *notes, struct error *err)
{
    const struct json *const items =
        json_kind(root) == JSON_KIND_ARRAY ? root : json_get(root, "items");
    const size_t before = out->n;

    if (json_kind(items) != JSON_KIND_ARRAY) {
        if (!take(root, source, a, out, notes, err))
            return false;
    }
    for (size_t i = 0; i < json_count(items); i++)
        if (!take(json_at(items, i), source, a, out, notes, err))
            return false;
    return out->n > before || error_set(err, source->name.s, "has no text that may be used in it");
}

bool ninjs_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const char *const what = source->name.s;
    struct json *root;
    struct str text;
    bool ok;

    if (!charset_decode(source->bytes, source->charset, what, a, &text, err))
        return false;
    root = json_parse(text, what, err);
    if (!root)
        return false;
    ok = take_all(root, source, a, out, notes, err);
    json_free(&root);
    return ok;
}
