#include "publish/articlejson.h"

#include "base/json.h"

static const char *kind_name(enum block_kind kind)
{
    static const char *const names[] = {
        [BLOCK_PARAGRAPH] = "paragraph",
        [BLOCK_HEADING] = "heading",
        [BLOCK_QUOTE] = "quote",
        [BLOCK_LIST_ITEM] = "list-item",
        [BLOCK_ASIDE] = "aside",
    };
    return names[kind];
}

static void put_blocks(struct json_writer *w, const struct article *article)
{
    json_begin_array(w, "blocks");
    for (size_t i = 0; i < article->n_blocks; i++) {
        const struct block *const block = &article->blocks[i];
        if (block->kind == BLOCK_ASIDE)
            continue;
        json_begin_object(w, NULL);
        json_put_str(w, "kind", str_of(kind_name(block->kind)));
        if (block->kind == BLOCK_HEADING)
            json_put_int(w, "level", block->level);
        json_put_str(w, "text", block->text);
        json_end_object(w);
    }
    json_end_array(w);
}

static void put_asides(struct json_writer *w, const struct article *article)
{
    json_begin_array(w, "aside");
    for (size_t i = 0; i < article->n_blocks; i++) {
        const struct block *const block = &article->blocks[i];
        if (block->kind != BLOCK_ASIDE)
            continue;
        json_begin_object(w, NULL);
        json_put_str(w, "text", block->text);
        json_put_str(w, "reason", block->reason);
        json_end_object(w);
    }
    json_end_array(w);
}

static void put_where_told(struct json_writer *w, const char *key, struct str value)
{
    if (value.len)
        json_put_str(w, key, value);
}

static void put_article(struct json_writer *w, const struct article *article)
{
    json_begin_object(w, NULL);
    json_put_str(w, "title", article->title);
    json_put_str(w, "byline", article->byline);
    json_put_str(w, "source", article->source);
    json_put_str(w, "published", article->published);
    json_put_str(w, "language", article->language);
    put_where_told(w, "url", article->url);
    put_where_told(w, "image", article->image);
    put_where_told(w, "slug", article->slug);
    put_where_told(w, "dateline", article->dateline);
    put_where_told(w, "embargo", article->embargo);
    put_where_told(w, "version", article->version);
    if (article->urgency)
        json_put_int(w, "urgency", article->urgency);
    put_blocks(w, article);
    put_asides(w, article);
    json_end_object(w);
}

void articlejson_write(const struct article *articles, size_t n, struct buf *out)
{
    struct json_writer w = {.out = out};

    if (n == 1) {
        put_article(&w, articles);
        return;
    }
    json_begin_array(&w, NULL);
    for (size_t i = 0; i < n; i++)
        put_article(&w, &articles[i]);
    json_end_array(&w);
}
