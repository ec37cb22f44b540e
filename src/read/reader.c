#include "read/reader.h"

#include "base/buf.h"
#include "text/chars.h"

struct article *articles_add(struct articles *out, struct arena *a, struct str name)
{
    struct article *items = arena_more(a, out->items, out->n, &out->cap, sizeof *items);

    if (!items)
        return NULL;
    out->items = items;
    items[out->n].name = name;
    return &items[out->n++];
}

bool article_add(struct article *article, struct arena *a, enum block_kind kind, struct str text,
    struct str reason)
{
    struct block *blocks;

    if (text.len == 0)
        return true;
    blocks =
        arena_more(a, article->blocks, article->n_blocks, &article->cap_blocks, sizeof *blocks);
    if (!blocks)
        return false;
    article->blocks = blocks;
    blocks[article->n_blocks++] = (struct block){
        .kind = kind,
        .level = kind == BLOCK_HEADING ? 2 : 0,
        .text = text,
        .reason = kind == BLOCK_ASIDE ? reason : (struct str){0},
    };
    return true;
}

struct str article_line(struct arena *a, struct str text)
{
    struct buf line = {0};
    struct str out;

    chars_fold(text, &line);
    out = buf_keep(&line, a);
    buf_free(&line);
    return out;
}

bool article_has_text(const struct article *article)
{
    for (size_t i = 0; i < article->n_blocks; i++)
        if (article->blocks[i].kind != BLOCK_ASIDE)
            return true;
    return false;
}

int article_urgency(struct str text)
{
    unsigned long n;

    return str_to_uint(str_trim(text), 9, &n) ? (int)n : 0;
}
