#include "read/feed/feedtext.h"

#include "read/feed/feedname.h"
#include "read/page/html.h"
#include "read/xmlsource.h"

#include <string.h>

/* --- an element's HTML --- */

/* Adds the text below a node; what an unclosed tag swallowed of the next entry is not its own. */
static void add_own_text(const struct node *root, struct buf *out)
{
    const struct node *node = root;

    while (node) {
        if (node != root && feed_is_entry(node)) {
            node = node_past(root, node);
            continue;
        }
        buf_add(out, node->text);
        node = node_following(root, node);
    }
}

static bool has_elements(const struct node *node)
{
    for (const struct node *c = node->first; c; c = c->next)
        if (!node_is_text(c) && !feed_is_entry(c))
            return true;
    return false;
}

/* Is the element's text plain (Atom's type="text", RFC 4287, 3.1.1; RSS has no such word)? */
static bool is_plain(const struct node *node)
{
    const struct str type = node_attr(node, "type");
    const struct str mode = node_attr(node, "mode"); /* Atom 0.3 */
    const bool atom = feed_is(node, FEED_CORE, "content") || feed_is(node, FEED_CORE, "summary") ||
                      feed_is(node, FEED_CORE, "title") || feed_is(node, FEED_CORE, "subtitle");

    if (str_eq(mode, STR("escaped")))
        return str_eq(type, STR("text/plain"));
    if (type.len == 0) /* RSS's title is HTML as often as not: what has no markup reads the same */
        return false;
    return atom && (str_eq(type, STR("text")) || str_eq(type, STR("text/plain")));
}

/* What an element holds, as HTML. */
static void add_html(const struct node *node, struct buf *out)
{
    struct buf plain = {0};

    if (has_elements(node)) {
        xmlsource_add_html(node, NULL, out);
        return;
    }
    if (!is_plain(node)) {
        add_own_text(node, out);
        return;
    }
    add_own_text(node, &plain);
    for (size_t i = 0; i < plain.len; i++)
        if (plain.s[i] == '<')
            buf_add(out, STR("&lt;"));
        else
            buf_add_byte(out, plain.s[i]); /* "&" stays: see entity_left */
    out->failed |= plain.failed;
    buf_free(&plain);
}

/* "&amp;" or "&#8217;" still in a text that should have none: it was escaped once too often. */
static bool entity_left(struct str t)
{
    for (ptrdiff_t at = str_find(t, STR("&"), 0); at >= 0;
         at = str_find(t, STR("&"), (size_t)at + 1)) {
        size_t end = (size_t)at + 1;

        while (end < t.len &&
               (ascii_is_alpha(t.s[end]) || ascii_is_digit(t.s[end]) || t.s[end] == '#'))
            end++;
        if (end > (size_t)at + 2 && end < t.len && t.s[end] == ';')
            return true;
    }
    return false;
}

bool feed_line(
    const struct node *node, const char *what, struct arena *a, struct str *out, struct error *err)
{
    struct buf html = {0};
    bool ok;

    *out = (struct str){"", 0};
    if (!node)
        return true;
    add_html(node, &html);
    ok = !html.failed ? html_text(buf_str(&html), what, a, out, err) : error_memory(err, what);
    buf_free(&html);
    if (ok && entity_left(*out))
        ok = html_text(*out, what, a, out, err);
    return ok;
}

/* --- blocks --- */

/* A tag of HTML at byte `at` ("<p", "</div", "<br/"), written with this "<". */
static bool tag_at(struct str t, size_t at, struct str less)
{
    static const char *const tags[] = {"p", "br", "div", "span", "a", "b", "i", "em", "strong",
        "ul", "ol", "li", "img", "h1", "h2", "h3", "h4", "blockquote", "figure", "table", "section",
        "article", "u", "font", "center", "iframe", "hr", "pre"};
    size_t end;

    at += less.len;
    if (at < t.len && t.s[at] == '/')
        at++;
    for (end = at; end < t.len && (ascii_is_alpha(t.s[end]) || ascii_is_digit(t.s[end])); end++)
        ;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_eq_nocase(str_cut(t, at, end), str_of(tags[i])))
            return true;
    return false;
}

static bool has_tag(struct str t, struct str less)
{
    for (ptrdiff_t at = str_find(t, less, 0); at >= 0; at = str_find(t, less, (size_t)at + 1))
        if (tag_at(t, (size_t)at, less))
            return true;
    return false;
}

/* Lines apart by blank ones, without any markup: a paragraph each. */
static void mark_paragraphs(struct str t, struct buf *out)
{
    size_t ends = 0;

    buf_add(out, STR("<p>"));
    for (size_t i = 0; i < t.len; i++) {
        if (t.s[i] == '\n')
            ends++;
        else if (!ascii_is_space(t.s[i])) {
            if (ends > 1)
                buf_add(out, STR("</p><p>"));
            ends = 0;
        }
        buf_add_byte(out, t.s[i]);
    }
    buf_add(out, STR("</p>"));
}

/* One level of escaping off. */
static void unescape(struct str t, struct buf *out)
{
    static const char *const pairs[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
    size_t from = 0;
    ptrdiff_t at;

    while ((at = str_find(t, STR("&"), from)) >= 0) {
        const struct str here = str_cut(t, (size_t)at, t.len);
        size_t i = 0;

        buf_add(out, str_cut(t, from, (size_t)at));
        while (i < 4 && !str_starts(here, str_of(pairs[i][0])))
            i++;
        buf_add(out, i < 4 ? str_of(pairs[i][1]) : STR("&"));
        from = (size_t)at + (i < 4 ? strlen(pairs[i][0]) : 1);
    }
    buf_add(out, str_cut(t, from, t.len));
}

/* The blocks of an element's HTML: escaped twice, or no HTML at all, as it may be. */
static bool add_blocks(struct str html, struct arena *a, struct article *article, struct error *err)
{
    struct buf marked = {0};
    bool ok;

    if (has_tag(html, STR("<")))
        return html_blocks(html, a, article, NULL, err);
    if (has_tag(html, STR("&lt;")))
        unescape(html, &marked);
    else
        mark_paragraphs(html, &marked);
    ok = marked.failed ? error_memory(err, article->name.s)
                       : html_blocks(buf_str(&marked), a, article, NULL, err);
    buf_free(&marked);
    return ok;
}

/* Is the element's content here, and text? (Atom's may be elsewhere, or a picture.) */
static bool is_text_here(const struct node *node)
{
    const struct str type = node_attr(node, "type");

    if (node_attr(node, "src").len > 0)
        return false;
    return str_find(type, STR("/"), 0) < 0 || str_starts(type, STR("text/")) ||
           str_eq(type, STR("application/xhtml+xml")) || str_eq(type, STR("application/xml"));
}

/* The blocks of the first of the names that the entry has, into `out`, whose name is set. */
static bool read_blocks(const struct node *entry, const struct feed_name *names, struct arena *a,
    struct article *out, struct error *err)
{
    const struct node *const node = feed_child(entry, names);
    struct buf html = {0};
    bool ok;

    if (!node || !is_text_here(node))
        return true;
    add_html(node, &html);
    ok = html.failed ? error_memory(err, out->name.s) : add_blocks(buf_str(&html), a, out, err);
    buf_free(&html);
    return ok;
}

/* Bytes that would be spoken. */
static size_t text_len(const struct article *article)
{
    size_t len = 0;

    for (size_t i = 0; i < article->n_blocks; i++)
        if (article->blocks[i].kind != BLOCK_ASIDE)
            len += article->blocks[i].text.len;
    return len;
}

static void set_aside(struct block *block, struct str reason)
{
    block->kind = BLOCK_ASIDE;
    block->level = 0;
    block->reason = reason;
}

/* "[...]" at the end of a summary that was cut off: an ellipsis. False without memory. */
static bool tidy_end(struct block *block, struct arena *a)
{
    static const char *const marks[] = {"[\xE2\x80\xA6]", "[...]", "(...)", "(\xE2\x80\xA6)"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const struct str mark = str_of(marks[i]);
        struct str text = block->text;

        if (!str_ends(text, mark) || text.len == mark.len)
            continue;
        text = str_trim(str_cut(text, 0, text.len - mark.len));
        block->text = arena_printf(a, "%.*s\xE2\x80\xA6", STR_ARG(text));
        return block->text.s != NULL;
    }
    return true;
}

/*
 * Feeds repeat the headline above the text, and put a line under it that names both the story and
 * the site ("The post ... appeared first on ..."): neither is part of the story.
 */
static bool tidy(struct article *article, struct arena *a)
{
    struct block *first = NULL, *last = NULL;

    for (size_t i = 0; i < article->n_blocks; i++)
        if (article->blocks[i].kind != BLOCK_ASIDE) {
            last = &article->blocks[i];
            if (!first)
                first = last;
        }
    if (last && !tidy_end(last, a))
        return false;
    if (!first || article->title.len == 0)
        return true;
    if (first != last && str_eq_nocase(first->text, article->title))
        set_aside(first, STR("repeats the headline"));
    if (first != last && last->text.len < article->title.len + article->source.len + 100 &&
        article->source.len > 0 && str_find(last->text, article->title, 0) >= 0 &&
        str_find(last->text, article->source, 0) >= 0)
        set_aside(last, STR("names the story and its site"));
    return true;
}

bool feed_blocks(
    const struct node *entry, struct arena *a, struct article *article, struct error *err)
{
    static const struct feed_name contents[] = {{FEED_CONTENT, "encoded"}, {FEED_CORE, "content"},
        {FEED_XHTML, "body"}, {FEED_XHTML, "div"}, {FEED_CORE, NULL}};
    static const struct feed_name summaries[] = {{FEED_CORE, "description"}, {FEED_CORE, "summary"},
        {FEED_DC, "description"}, {FEED_MEDIA, "description"}, {FEED_ITUNES, "summary"},
        {FEED_CORE, NULL}};
    struct article content = {.name = article->name}, summary = content;
    const struct article *longer = &content;

    if (!read_blocks(entry, contents, a, &content, err) ||
        !read_blocks(entry, summaries, a, &summary, err))
        return false;
    if (text_len(&summary) > text_len(&content))
        longer = &summary;
    article->blocks = longer->blocks;
    article->n_blocks = longer->n_blocks;
    article->cap_blocks = longer->cap_blocks;
    return tidy(article, a) || error_memory(err, article->name.s);
}
