/* What the tests of the room script share: a format, an article made of marked lines. */
#ifndef SCRIPTING_H
#define SCRIPTING_H

#include "article.h"
#include "base/arena.h"
#include "script/format/format.h"
#include "script/split/split.h"
#include "testing.h"

/* A format whose pauses and roles are all different, so that a mix-up shows. */
static inline struct format test_format(void)
{
    return (struct format){
        .name = STR("test"),
        .pause_ms = {11, 22, 33, 44, 55, 66},
        .role_title = STR("presenter"),
        .role_heading = STR("announcer"),
        .role_text = STR("reporter"),
        .role_quote = STR("quote"),
        .role_phrase = STR("host"),
        .cast = STR("calm"),
        .pause_least = 600,
        .pause_most = 1600,
        .end_most_ms = 3000,
        .one = STR("{headline}"),
        .several = STR("Several things"),
        .say = {[SAY_TITLE] = STR("{title}"), [SAY_STORY_TITLE] = STR("{headline}")},
    };
}

static inline void add_block(
    struct arena *a, struct article *article, enum block_kind kind, struct str text)
{
    struct block *const blocks = arena_more(
        a, article->blocks, article->n_blocks, &article->cap_blocks, sizeof *article->blocks);

    assert_non_null(blocks);
    article->blocks = blocks;
    blocks[article->n_blocks++] = (struct block){.kind = kind,
        .level = kind == BLOCK_HEADING ? 2 : 0,
        .text = text,
        .reason = kind == BLOCK_ASIDE ? STR("credit") : STR("")};
}

/* An article of lines: the title, then "# " headings, "> " quotations, "- " list points, "x "
 * asides, else paragraphs. */
static inline struct article test_article(struct arena *a, struct str lines)
{
    static const struct {
        const char *mark;
        enum block_kind kind;
    } marks[] = {
        {"# ", BLOCK_HEADING}, {"> ", BLOCK_QUOTE}, {"- ", BLOCK_LIST_ITEM}, {"x ", BLOCK_ASIDE}};
    struct article article = {.name = STR("test.txt")};
    struct str line;

    assert_true(str_next(&lines, '\n', &article.title));
    while (str_next(&lines, '\n', &line)) {
        enum block_kind kind = BLOCK_PARAGRAPH;

        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            if (!str_starts(line, str_of(marks[i].mark)))
                continue;
            kind = marks[i].kind;
            line = str_cut(line, 2, line.len);
            break;
        }
        add_block(a, &article, kind, line);
    }
    return article;
}

#endif
