#include "publish/articletext.h"

static void put_line(struct buf *out, const char *name, struct str value)
{
    if (value.len)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static void put_heading(struct buf *out, int level, struct str text)
{
    for (int i = 0; i < level; i++)
        buf_add_byte(out, '#');
    buf_add_byte(out, ' ');
    buf_add(out, text);
}

static void put_block(struct buf *out, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING: put_heading(out, block->level, block->text); return;
    case BLOCK_QUOTE: buf_add(out, STR("> ")); break;
    case BLOCK_LIST_ITEM: buf_add(out, STR("- ")); break;
    case BLOCK_ASIDE:
        buf_printf(out, "[%.*s: %.*s]", STR_ARG(block->reason), STR_ARG(block->text));
        return;
    case BLOCK_PARAGRAPH: break;
    }
    buf_add(out, block->text);
}

/* Title and origin; says whether there was any. */
static bool put_top(struct buf *out, const struct article *article)
{
    const bool origin = article->byline.len || article->source.len || article->published.len;

    if (article->title.len) {
        put_heading(out, 1, article->title);
        buf_add(out, origin ? STR("\n\n") : STR("\n"));
    }
    put_line(out, "By", article->byline);
    put_line(out, "Source", article->source);
    put_line(out, "Published", article->published);
    return origin || article->title.len;
}

void articletext_write(const struct article *article, bool asides, struct buf *out)
{
    enum block_kind before = BLOCK_HEADING;
    bool any;

    if (out->len)
        buf_add(out, STR("\n\n"));
    any = put_top(out, article);
    for (size_t i = 0; i < article->n_blocks; i++) {
        const struct block *const block = &article->blocks[i];
        if (block->kind == BLOCK_ASIDE && !asides)
            continue;
        /* the points of a list stay together */
        if (any && !(before == BLOCK_LIST_ITEM && block->kind == BLOCK_LIST_ITEM))
            buf_add_byte(out, '\n');
        put_block(out, block);
        buf_add_byte(out, '\n');
        before = block->kind;
        any = true;
    }
}
