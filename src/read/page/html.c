#include "read/page/html.h"

#include "base/buf.h"
#include "read/page/authors.h"
#include "read/page/content.h"
#include "read/page/htmltree.h"
#include "read/page/metadata.h"
#include "read/reader.h"
#include "text/chars.h"
#include "text/charset.h"

#include <stddef.h>

/* Weights (pagemap.h) of what was found. */
#define ENOUGH    600 /* more text than a teaser has: no other way is tried */
#define LEAST     120 /* less is no article */
#define LEAST_ANY 40  /* ... unless the page calls itself one */

struct page {
    const char *what;
    struct arena *arena;
    struct error *err;
    const struct node *root;
    struct metadata metadata;
    struct content content;
    bool careless; /* it was found without heeding hints of class names */
};

/* --- telling HTML from other texts --- */

/* Past "<?xml ... ?>", comments and white space. */
static struct str skip_prologue(struct str head)
{
    for (;;) {
        ptrdiff_t end = -1;
        head = str_trim(head);
        if (str_starts(head, STR("<?xml")))
            end = str_find(head, STR("?>"), 0);
        else if (str_starts(head, STR("<!--")))
            end = str_find(head, STR("-->"), 0);
        if (end < 0)
            return head;
        head = str_cut(head, (size_t)end + (head.s[1] == '?' ? 2 : 3), head.len);
    }
}

bool html_sniff(struct str head)
{
    static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<title",
        "<script", "<style", "<meta", "<link", "<iframe", "<h1", "<h2", "<div", "<font", "<table",
        "<article", "<section", "<main", "<p", "<a", "<b", "<br", "<center"};

    head = skip_prologue(head);
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        const struct str tag = str_of(tags[i]);
        if (head.len > tag.len && str_eq_nocase(str_cut(head, 0, tag.len), tag) &&
            (head.s[tag.len] == '>' || ascii_is_space(head.s[tag.len])))
            return true;
    }
    return false;
}

/* --- the page --- */

static bool parse(const struct source *source, struct page *page)
{
    struct str charset = source->charset, text;

    if (charset.len == 0)
        charset = htmltree_charset(source->bytes);
    if (!charset_decode(source->bytes, charset, page->what, page->arena, &text, page->err))
        return false;
    page->root = htmltree_parse(text, page->what, page->arena, page->err);
    return page->root != NULL;
}

/*
 * The content, found in ways that are the less careful the less the one before has given: by all
 * hints; without those of class names; with captions (a gallery); with what is there for browsers
 * without scripts.
 */
static bool find_content(struct page *page)
{
    const struct str title = page->metadata.title, byline = page->metadata.byline;
    const struct pagemap_options ways[] = {
        {.title = title, .byline = byline},
        {.title = title, .byline = byline, .keep_captions = true},
        {.title = title, .byline = byline, .keep_weak = true},
        {.title = title, .byline = byline, .keep_weak = true, .keep_noscript = true},
    };

    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const int64_t best = page->content.weight;
        struct content content;
        if (i == 1 && page->content.captions < best)
            continue;
        if (i > 1 && best >= ENOUGH / 3)
            break;
        if (!content_find(page->root, &ways[i], page->arena, &content))
            return error_memory(page->err, page->what);
        if (i == 0 || content.weight > best * 3 / 2) {
            page->content = content;
            page->careless = ways[i].keep_weak;
        }
        if (page->content.weight >= ENOUGH && page->content.captions < page->content.weight)
            break;
    }
    return true;
}

/* --- the article --- */

static bool add_content(const struct content *content, struct article *article, struct arena *a)
{
    for (size_t i = 0; i < content->passages.n; i++) {
        const struct passage *passage = &content->passages.items[i];
        const bool aside = passage->kind == BLOCK_ASIDE;
        if (aside && passage->hint == PAGEHINT_NAVIGATION)
            continue;
        if (!article_add(article, a, passage->kind, passage->text,
                aside ? passage->reason : (struct str){NULL, 0}))
            return false;
        if (passage->kind == BLOCK_HEADING && article->n_blocks)
            article->blocks[article->n_blocks - 1].level = passage->level;
    }
    return true;
}

/* The text that JSON-LD carries: a line a paragraph. It may itself be HTML. */
static bool add_declared_body(struct page *page, struct article *article)
{
    struct str rest = page->metadata.body, line;
    struct buf folded = {0};
    bool ok = true;

    if (str_find(rest, STR("<p"), 0) >= 0 || str_find(rest, STR("</"), 0) >= 0)
        return html_blocks(rest, page->arena, article, NULL, page->err);
    while (ok && str_next(&rest, '\n', &line)) {
        struct str text;
        buf_clear(&folded);
        chars_fold(line, &folded);
        text = buf_keep(&folded, page->arena);
        ok = text.s &&
             article_add(article, page->arena, BLOCK_PARAGRAPH, text, (struct str){NULL, 0});
    }
    buf_free(&folded);
    return ok ? true : error_memory(page->err, page->what);
}

static void add_metadata(struct page *page, struct article *article)
{
    const struct metadata *metadata = &page->metadata;

    article->title = metadata->title;
    article->byline = metadata->byline;
    article->source = metadata->source;
    article->published = metadata->published;
    article->language = metadata->language;
    article->image = metadata->image;
    article->url = metadata->url;
    if (article->byline.len == 0 && page->content.byline.len)
        article->byline = authors_names(page->content.byline, page->arena);
    if (article->published.len == 0)
        article->published = page->content.published;
}

/* Is the text that JSON-LD carries the better one? */
static bool prefers_declared_body(const struct page *page)
{
    const int64_t declared = (int64_t)page->metadata.body.len;

    return declared >= LEAST && page->content.weight < LEAST && declared > page->content.weight;
}

static bool is_article(const struct page *page)
{
    const bool declared =
        page->metadata.is_article || (page->metadata.title.len && !page->metadata.is_listing);

    if (page->content.linky && !page->metadata.is_article && page->careless)
        return false; /* a front page: teasers taken for text when hints were not heeded */
    return page->content.weight >= (declared ? LEAST_ANY : LEAST);
}

static void note(const struct page *page, struct notes *notes)
{
    const struct str name = str_of(page->what);

    if (page->content.paywall)
        notes_add(notes, NOTE_DOUBT, name,
            "the page says that the rest of the article is for subscribers");
    else if (page->metadata.is_paid && page->content.weight < 3 * ENOUGH)
        notes_add(notes, NOTE_DOUBT, name,
            "the page says that the article is not free to read: it may be only the beginning");
}

bool html_articles(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    struct page page = {.what = source->name.s, .arena = a, .err = err};
    struct article *article;
    bool declared, added;

    if (!parse(source, &page))
        return false;
    if (!metadata_read(page.root, a, &page.metadata))
        return error_memory(err, page.what);
    if (!find_content(&page))
        return false;
    declared = prefers_declared_body(&page);
    if (!declared && !is_article(&page))
        return error_set(err, page.what, "no article text found");
    article = articles_add(out, a, source->name);
    if (!article)
        return error_memory(err, page.what);
    add_metadata(&page, article);
    if (article->url.len == 0)
        article->url = source->url;
    added = declared ? add_declared_body(&page, article)
                     : add_content(&page.content, article, a) || error_memory(err, page.what);
    if (!added || !article_has_text(article)) {
        out->n--;
        return added ? error_set(err, page.what, "no article text found") : false;
    }
    note(&page, notes);
    return true;
}

/* --- pieces --- */

static struct node *parse_piece(
    struct str fragment, const char *what, struct arena *a, struct error *err)
{
    struct node *root = htmltree_parse(fragment, what, a, err);

    return root ? node_child(root, "body") : NULL;
}

bool html_blocks(struct str fragment, struct arena *a, struct article *article, struct notes *notes,
    struct error *err)
{
    const struct pagemap_options options = {.fragment = true};
    const char *what = article->name.len ? article->name.s : "HTML";
    const struct node *body = parse_piece(fragment, what, a, err);
    struct content content;

    (void)notes; /* asides say themselves why they are asides */
    if (!body)
        return false;
    if (!content_find(body, &options, a, &content) || !add_content(&content, article, a))
        return error_memory(err, what);
    return true;
}

bool html_text(
    struct str fragment, const char *what, struct arena *a, struct str *out, struct error *err)
{
    const struct node *body = parse_piece(fragment, what, a, err);
    struct buf raw = {0}, folded = {0};

    if (!body)
        return false;
    for (const struct node *node = body; node;) {
        if (node_is(node, "script") || node_is(node, "style")) {
            node = node_past(body, node);
            continue;
        }
        if (pagemap_is_block(node->name) || node_is(node, "br"))
            buf_add_byte(&raw, ' ');
        buf_add(&raw, node->text);
        node = node_following(body, node);
    }
    chars_fold(buf_str(&raw), &folded);
    *out = raw.failed ? (struct str){NULL, 0} : buf_keep(&folded, a);
    buf_free(&raw);
    buf_free(&folded);
    return out->s ? true : error_memory(err, what);
}
