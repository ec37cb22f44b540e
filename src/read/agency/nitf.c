#include "read/agency/nitf.h"

#include "read/agency/agency.h"
#include "read/page/authors.h"
#include "read/reader.h"
#include "read/xmlsource.h"

bool nitf_sniff(struct str head)
{
    return xmlsource_tag_is(xmlsource_tag(head), "nitf");
}

/* Sets a field that is empty yet. False without memory. */
static bool set(struct str *field, struct str value)
{
    if (field->len == 0)
        *field = value;
    return value.s != NULL;
}

static bool set_text(struct str *field, const struct node *node, struct arena *a)
{
    return field->len > 0 || set(field, xmlsource_text(node, a));
}

static bool set_line(struct str *field, struct str value, struct arena *a)
{
    return field->len > 0 || set(field, article_line(a, value));
}

/* The attribute of the first element of that name below root. */
static struct str attribute(const struct node *root, const char *local, const char *name)
{
    const struct node *const node = xmlsource_find(root, local);

    return node ? node_attr(node, name) : (struct str){NULL, 0};
}

static struct str meta(const struct node *root, const char *name)
{
    for (const struct node *node = root; node; node = node_following(root, node))
        if (xmlsource_is(node, "meta") && str_eq_nocase(node_attr(node, "name"), str_of(name)))
            return node_attr(node, "content");
    return (struct str){NULL, 0};
}

static bool set_date(struct str *field, struct str value, struct arena *a)
{
    if (field->len > 0 || value.len == 0)
        return true;
    return set(field, agency_date(value, a));
}

static bool fill_head(const struct node *root, struct arena *a, struct article *article)
{
    if (article->urgency == 0)
        article->urgency = article_urgency(attribute(root, "urgency", "ed-urg"));
    return set_line(&article->id, attribute(root, "doc-id", "id-string"), a) &&
           set_line(&article->slug, meta(root, "slug"), a) &&
           set_line(&article->slug, meta(root, "slugline"), a) &&
           set_line(&article->slug, attribute(root, "du-key", "key"), a) &&
           set_line(&article->version, attribute(root, "du-key", "version"), a) &&
           set_line(&article->version, meta(root, "version"), a) &&
           set_date(&article->published, attribute(root, "date.issue", "norm"), a) &&
           set_date(&article->published, attribute(root, "pubdata", "date.publication"), a) &&
           set_date(&article->published, attribute(root, "story.date", "norm"), a) &&
           set_date(&article->embargo, attribute(root, "date.release", "norm"), a);
}

static bool fill_source(const struct node *root, struct arena *a, struct article *article)
{
    return set_text(&article->source, xmlsource_find(root, "distributor"), a) &&
           set_line(&article->source, attribute(root, "pubdata", "name"), a) &&
           set_line(&article->source, attribute(root, "doc.copyright", "holder"), a) &&
           set_line(&article->source, attribute(root, "doc-id", "regsrc"), a);
}

/* The persons of a byline, or its text without their functions ("byttl"). */
static bool fill_byline(const struct node *root, struct arena *a, struct article *article)
{
    const struct node *const byline = xmlsource_find(root, "byline");
    const struct node *person = xmlsource_find(byline, "person");
    struct buf names = {0};

    if (!byline || article->byline.len > 0)
        return true;
    for (const struct node *node = byline; node;) {
        if (person ? xmlsource_is(node, "person") : node_is_text(node)) {
            struct buf name = {0};

            node_add_text(node, &name);
            if (person && names.len > 0)
                buf_add(&names, STR("; "));
            buf_add(&names, buf_str(&name));
            names.failed |= name.failed;
            buf_free(&name);
            node = node_past(byline, node);
        } else {
            node = xmlsource_is(node, "byttl") ? node_past(byline, node)
                                               : node_following(byline, node);
        }
    }
    article->byline = names.failed ? (struct str){NULL, 0} : authors_names(buf_str(&names), a);
    buf_free(&names);
    return article->byline.s != NULL;
}

/* Adds the text of each element of that name below root as an aside. */
static bool set_aside(const struct node *root, const char *local, struct str reason,
    struct arena *a, struct article *article)
{
    for (const struct node *node = root; node; node = node_following(root, node))
        if (xmlsource_is(node, local)) {
            const struct str text = xmlsource_text(node, a);

            if (!text.s || !article_add(article, a, BLOCK_ASIDE, text, reason))
                return false;
        }
    return true;
}

static bool fill_body_head(const struct node *root, struct arena *a, struct article *article)
{
    const struct node *const head = xmlsource_find(root, "body.head");
    const struct node *const hedline = xmlsource_find(head, "hedline");
    const struct node *const headline = xmlsource_find(hedline, "hl1");

    if (!set_text(&article->title, headline ? headline : hedline, a) ||
        !set_text(&article->title, xmlsource_find(xmlsource_find(root, "head"), "title"), a) ||
        !set_text(&article->dateline, xmlsource_find(head, "dateline"), a) ||
        !fill_byline(head ? head : root, a, article))
        return false;
    if (!head)
        return true;
    return (!hedline || set_aside(hedline, "hl2", STR("second headline"), a, article)) &&
           set_aside(head, "note", STR("note to editors"), a, article);
}

/* The story, or where there is none its abstract, which otherwise is set aside. */
static bool fill_text(const struct node *root, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    const struct node *const abstract =
        xmlsource_find(xmlsource_find(root, "body.head"), "abstract");
    const struct node *content = xmlsource_child(xmlsource_child(root, "body"), "body.content");
    const struct node *const end = xmlsource_find(root, "body.end");
    const size_t before = article->n_blocks;

    for (; content; content = xmlsource_from(content->next, "body.content"))
        if (!agency_add_nitf(content, a, article, notes, err))
            return false;
    if (abstract && article->n_blocks == before)
        return agency_add_nitf(abstract, a, article, notes, err);
    if ((abstract &&
            !article_add(article, a, BLOCK_ASIDE, xmlsource_text(abstract, a), STR("abstract"))) ||
        (end && !set_aside(end, "tagline", STR("tagline"), a, article)))
        return error_memory(err, article->name.s);
    return true;
}

bool nitf_fill(const struct node *root, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    struct str language = xmlsource_inherited(root, "lang");
    const struct node *const body = xmlsource_find(root, "body");

    if (language.len == 0 && body)
        language = node_attr(body, "lang");
    if (!fill_head(root, a, article) || !fill_source(root, a, article) ||
        !set_line(&article->language, language, a) || !fill_body_head(root, a, article))
        return error_memory(err, article->name.s);
    return fill_text(root, a, article, notes, err);
}

bool nitf_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const struct node *const root = xmlsource_parse(source, a, notes, err);
    const size_t before = out->n;
    struct article *article;

    if (!root)
        return false;
    article = articles_add(out, a, source->name);
    if (!article)
        return error_memory(err, source->name.s);
    if (!nitf_fill(root, a, article, notes, err))
        return false;
    agency_apply_status(
        agency_status(attribute(root, "docdata", "management-status")), source, out, notes);
    return out->n > before ||
           error_set(err, source->name.s, "was canceled by its agency, and may not be used");
}
