#include "read/release.h"

#include "read/line/furniture.h"

#define LONGEST_MARK 60 /* bytes of a line that ends a release's story */

/* The first block that ends the story, or n_blocks. */
static size_t find_end(const struct article *article, const struct pagewords *words)
{
    for (size_t i = 0; i < article->n_blocks; i++) {
        const struct str text = article->blocks[i].text;
        struct pageline line;

        if (text.len > LONGEST_MARK)
            continue;
        line = pageline_of(words, text);
        if (furniture_ends_release(&line))
            return i;
    }
    return article->n_blocks;
}

/* Does what stands before block `end` look like a story that has ended? */
static bool is_story(const struct article *article, size_t end)
{
    size_t before = 0, behind = 0, paragraphs = 0;

    for (size_t i = 0; i < article->n_blocks; i++) {
        const struct block *block = &article->blocks[i];

        if (block->kind == BLOCK_ASIDE)
            continue;
        if (i >= end) {
            behind += block->text.len;
            continue;
        }
        before += block->text.len;
        paragraphs += block->kind == BLOCK_PARAGRAPH;
    }
    return paragraphs >= 2 && before > behind;
}

bool release_cut(struct article *articles, size_t n, struct arena *a)
{
    const struct pagewords *words = pagewords_new(a);

    if (!words)
        return false;
    for (size_t i = 0; i < n; i++) {
        struct article *article = &articles[i];
        const size_t end = find_end(article, words);

        if (!is_story(article, end))
            continue;
        for (size_t k = end; k < article->n_blocks; k++) {
            struct block *block = &article->blocks[k];
            if (block->kind == BLOCK_ASIDE)
                continue;
            block->kind = BLOCK_ASIDE;
            block->level = 0;
            block->reason = STR("behind the story's end");
        }
    }
    return true;
}
