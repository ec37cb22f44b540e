#include "read/markdown.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/frontmatter.h"
#include "read/markup.h"
#include "read/page/html.h"
#include "read/reader.h"
#include "text/charset.h"

#include <md4c.h>

#define MAX_DEPTH 64 /* lists within lists whose points are told apart */

/* What is under way while md4c reads. */
struct reading {
    struct arena *arena;
    struct article *article;
    struct notes *notes;
    struct error *err;
    struct buf text;       /* of the block that is open, as HTML */
    struct buf aside;      /* images, struck out text: of the innermost */
    struct buf html;       /* a block of HTML, or a table */
    struct str reason;     /* of what is in `aside` */
    struct article asides; /* of the open block, which they follow */
    unsigned level;        /* of the open heading, or 0 */
    int quotes, lists;     /* open */
    bool begun[MAX_DEPTH]; /* has the point at that depth a block already? */
    int images, strikes;   /* open spans */
    bool code, raw;        /* in a block of code; of HTML, or a table */
};

static int failed(struct reading *r)
{
    error_memory(r->err, r->article->name.s);
    return 1;
}

/* --- blocks --- */

static bool *begun(struct reading *r)
{
    return &r->begun[r->lists <= MAX_DEPTH && r->lists > 0 ? r->lists - 1 : MAX_DEPTH - 1];
}

static enum block_kind kind_of(struct reading *r)
{
    if (r->code)
        return BLOCK_ASIDE;
    if (r->level > 0)
        return BLOCK_HEADING;
    if (r->quotes > 0)
        return BLOCK_QUOTE;
    return r->lists > 0 && !*begun(r) ? BLOCK_LIST_ITEM : BLOCK_PARAGRAPH;
}

static int add_asides(struct reading *r)
{
    for (size_t i = 0; i < r->asides.n_blocks; i++)
        if (!article_add(r->article, r->arena, BLOCK_ASIDE, r->asides.blocks[i].text,
                r->asides.blocks[i].reason))
            return failed(r);
    r->asides.n_blocks = 0;
    return 0;
}

/* Ends the block whose text was gathered, if there is any. */
static int end_block(struct reading *r)
{
    const enum block_kind kind = kind_of(r);
    struct str text;

    if (r->text.failed)
        return failed(r);
    if (r->text.len > 0) {
        if (!html_text(buf_str(&r->text), r->article->name.s, r->arena, &text, r->err))
            return 1;
        if (!article_add(r->article, r->arena, kind, text, STR("code")))
            return failed(r);
        if (kind == BLOCK_HEADING && text.len > 0)
            r->article->blocks[r->article->n_blocks - 1].level = r->level > 2 ? (int)r->level : 2;
        if (r->lists > 0 && text.len > 0)
            *begun(r) = true;
        buf_clear(&r->text);
    }
    return add_asides(r);
}

static int end_html(struct reading *r)
{
    const bool ok = r->html.failed
                        ? error_memory(r->err, r->article->name.s)
                        : html_blocks(buf_str(&r->html), r->arena, r->article, r->notes, r->err);

    buf_clear(&r->html);
    r->raw = false;
    return ok ? add_asides(r) : 1;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct reading *const r = data;

    switch (type) {
    case MD_BLOCK_TR: buf_add(&r->html, STR("<tr>")); return 0;
    case MD_BLOCK_TH: buf_add(&r->html, STR("<th>")); return 0;
    case MD_BLOCK_TD: buf_add(&r->html, STR("<td>")); return 0;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: return 0;
    default: break;
    }
    if (end_block(r))
        return 1;
    switch (type) {
    case MD_BLOCK_QUOTE: r->quotes++; break;
    case MD_BLOCK_LI:
        r->lists++;
        *begun(r) = false;
        break;
    case MD_BLOCK_H: r->level = ((MD_BLOCK_H_DETAIL *)detail)->level; break;
    case MD_BLOCK_CODE: r->code = true; break;
    case MD_BLOCK_HTML: r->raw = true; break;
    case MD_BLOCK_TABLE:
        r->raw = true;
        buf_add(&r->html, STR("<table>"));
        break;
    default: break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct reading *const r = data;

    (void)detail;
    switch (type) {
    case MD_BLOCK_TR: buf_add(&r->html, STR("</tr>")); return 0;
    case MD_BLOCK_TH: buf_add(&r->html, STR("</th>")); return 0;
    case MD_BLOCK_TD: buf_add(&r->html, STR("</td>")); return 0;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: return 0;
    case MD_BLOCK_TABLE: buf_add(&r->html, STR("</table>")); return end_html(r);
    case MD_BLOCK_HTML: return end_html(r);
    default: break;
    }
    if (end_block(r))
        return 1;
    switch (type) {
    case MD_BLOCK_QUOTE: r->quotes--; break;
    case MD_BLOCK_LI: r->lists--; break;
    case MD_BLOCK_H: r->level = 0; break;
    case MD_BLOCK_CODE: r->code = false; break;
    default: break;
    }
    return 0;
}

/* --- spans and text --- */

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct reading *const r = data;

    (void)detail;
    r->images += type == MD_SPAN_IMG;
    r->strikes += type == MD_SPAN_DEL;
    if (r->images + r->strikes == 1 && (type == MD_SPAN_IMG || type == MD_SPAN_DEL))
        r->reason = type == MD_SPAN_IMG ? STR("picture") : STR("struck out");
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct reading *const r = data;
    struct str text;

    (void)detail;
    r->images -= type == MD_SPAN_IMG;
    r->strikes -= type == MD_SPAN_DEL;
    if (r->images + r->strikes > 0 || r->aside.len == 0)
        return 0;
    if (r->aside.failed)
        return failed(r);
    if (!html_text(buf_str(&r->aside), r->article->name.s, r->arena, &text, r->err))
        return 1;
    buf_clear(&r->aside);
    return article_add(&r->asides, r->arena, BLOCK_ASIDE, text, r->reason) ? 0 : failed(r);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *data)
{
    struct reading *const r = data;
    const struct str t = {bytes, size};
    struct buf *const to = r->images + r->strikes > 0 ? &r->aside : r->raw ? &r->html : &r->text;

    switch (type) {
    case MD_TEXT_NULLCHAR: buf_add_cp(to, UTF8_REPLACEMENT); break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: buf_add_byte(to, ' '); break;
    case MD_TEXT_ENTITY: /* read as HTML later on, as HTML itself is */
    case MD_TEXT_HTML: buf_add(to, t); break;
    default: markup_add(to, t);
    }
    return 0;
}

/* --- the whole --- */

static bool read_blocks(struct str markdown, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text};
    struct error why = {0};
    struct reading r = {.arena = a, .article = article, .notes = notes, .err = &why};
    const int result = md_parse(markdown.s, (MD_SIZE)markdown.len, &parser, &r);

    buf_free(&r.text);
    buf_free(&r.aside);
    buf_free(&r.html);
    if (result == 0)
        return true;
    if (why.kind == ERROR_NONE)
        return error_memory(err, article->name.s);
    if (err)
        *err = why;
    return false;
}

/* The heading that the text begins with is the title, or repeats that of the front matter. */
static void find_title(struct article *article)
{
    size_t i = 0;

    while (i < article->n_blocks && article->blocks[i].kind == BLOCK_ASIDE)
        i++;
    if (i == article->n_blocks || article->blocks[i].kind != BLOCK_HEADING)
        return;
    if (article->title.len == 0) {
        article->title = article->blocks[i].text;
        for (; i + 1 < article->n_blocks; i++)
            article->blocks[i] = article->blocks[i + 1];
        article->n_blocks--;
    } else if (str_eq_nocase(article->title, article->blocks[i].text)) {
        article->blocks[i].kind = BLOCK_ASIDE;
        article->blocks[i].level = 0;
        article->blocks[i].reason = STR("repeats the headline");
    }
}

bool markdown_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const char *const what = source->name.s;
    struct article *article;
    struct str text_of_it;

    if (!charset_decode(source->bytes, source->charset, what, a, &text_of_it, err))
        return false;
    if (text_of_it.len > MARKDOWN_MAX_BYTES)
        return error_set(err, what, "longer than the %zu MiB of Markdown that are read",
            MARKDOWN_MAX_BYTES >> 20);
    article = articles_add(out, a, source->name);
    if (!article || !frontmatter_read(text_of_it, a, article, &text_of_it))
        return error_memory(err, what);
    if (!read_blocks(text_of_it, a, article, notes, err))
        return false;
    find_title(article);
    return true;
}

/* --- sniffing --- */

/* "# Heading": up to six marks, a space, and a word, maybe with signs before it ("@word"). */
static bool is_heading(struct str line)
{
    size_t n = 0;

    while (n < line.len && line.s[n] == '#')
        n++;
    if (n < 1 || n > 6 || n == line.len || line.s[n] != ' ')
        return false;
    while (n < line.len && !ascii_is_alpha(line.s[n]) && !ascii_is_digit(line.s[n]) &&
           (unsigned char)line.s[n] < 0x80)
        n++;
    return n < line.len;
}

/* "[text](address)", the address without spaces. */
static bool has_link(struct str line)
{
    const ptrdiff_t at = str_find(line, STR("]("), 0);
    size_t end;

    if (at < 1 || str_find(str_cut(line, 0, (size_t)at), STR("["), 0) < 0)
        return false;
    for (end = (size_t)at + 2; end < line.len && line.s[end] != ')' && line.s[end] != ' '; end++)
        ;
    return end > (size_t)at + 4 && end < line.len;
}

/* "**strong**" within a line. */
static bool has_strong(struct str line)
{
    const ptrdiff_t at = str_find(line, STR("**"), 0);

    return at >= 0 && (size_t)at + 3 < line.len && !ascii_is_space(line.s[at + 2]) &&
           line.s[at + 2] != '*' && str_find(line, STR("**"), (size_t)at + 3) > 0;
}

/* "[name]: http://..." */
static bool is_definition(struct str line)
{
    const ptrdiff_t at = str_find(line, STR("]: "), 0);

    return at > 1 && line.s[0] == '[' && (line.s[1] != '^') &&
           str_find(line, STR("://"), (size_t)at) > 0;
}

/* A rule of = or - as wide as words under a line that has some. */
static bool is_underline(struct str line, struct str before)
{
    size_t n = 0;

    line = str_trim(line);
    while (n < line.len && line.s[n] == line.s[0])
        n++;
    return n >= 3 && n == line.len && (line.s[0] == '=' || line.s[0] == '-') &&
           str_trim(before).len > 0;
}

/* "|---|:--:|" under a row. */
static bool is_table_rule(struct str line)
{
    size_t dashes = 0, bars = 0;

    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++) {
        dashes += line.s[i] == '-';
        bars += line.s[i] == '|';
        if (line.s[i] != '-' && line.s[i] != '|' && line.s[i] != ':' && line.s[i] != ' ')
            return false;
    }
    return dashes >= 2 && bars >= 1;
}

static struct str first_line(struct str text)
{
    struct str line = {NULL, 0};

    return str_next(&text, '\n', &line) ? line : (struct str){NULL, 0};
}

bool markdown_sniff(struct str head)
{
    const bool begins = is_heading(first_line(head)); /* plain text has it elsewhere, if at all */
    int signs = begins ? 1 : 0, quotes = 0;
    struct str line, before = {NULL, 0};

    if (frontmatter_sniff(head))
        return true;
    while (str_next(&head, '\n', &line) && signs < 2) {
        if (is_heading(line) || is_table_rule(line) || str_starts(line, STR("```")) ||
            str_starts(line, STR("~~~")) || is_definition(line) || is_underline(line, before))
            signs++;
        if (has_link(line))
            signs += str_find(line, STR("!["), 0) >= 0 ? 2 : 1;
        if (has_strong(line))
            signs++;
        if (str_starts(line, STR("> ")) && quotes++ == 0)
            signs++;
        before = line;
    }
    return signs >= 2;
}
