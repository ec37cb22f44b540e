/*
 * Pages of tests/pages against the blocks that their author expects of them, for the score and for
 * the test that holds its floor. Words are counted as bags: a word read twice counts twice.
 */
#ifndef TESTS_PAGESCORE_H
#define TESTS_PAGESCORE_H

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "read/page/html.h"
#include "read/plain/plain.h"
#include "text/chars.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BLOCKS 1000
#define MAX_WORDS  20000
#define MAX_PAGES  200

struct expected {
    struct str title, byline, published, language, source;
    struct block blocks[MAX_BLOCKS];
    size_t n;
};

struct tally {
    size_t found, expected, common;
};

struct score {
    struct tally words, headings, kinds;
    int title, byline, published, language, source; /* 1 right, 0 wrong */
};

/* --- reading what is expected --- */

static inline void read_field(struct expected *out, struct str name, struct str value)
{
    static const char *const names[] = {"title", "byline", "published", "language", "source"};
    struct str *const fields[] = {
        &out->title, &out->byline, &out->published, &out->language, &out->source};

    for (size_t i = 0; i < 5; i++)
        if (str_eq(name, str_of(names[i])))
            *fields[i] = value;
}

static inline void read_line(struct expected *out, struct str line, bool in_blocks)
{
    static const char *const kinds[] = {"paragraph", "heading", "quote", "list-item"};
    const ptrdiff_t colon = str_find(line, STR(":"), 0);
    const struct str name = str_cut(line, 0, colon < 0 ? 0 : (size_t)colon);
    const struct str value = str_trim(str_cut(line, (size_t)colon + 1, line.len));

    if (!in_blocks)
        read_field(out, name, value);
    for (size_t i = 0; in_blocks && i < 4; i++)
        if (str_eq(name, str_of(kinds[i])) && out->n < MAX_BLOCKS)
            out->blocks[out->n++] = (struct block){.kind = (enum block_kind)i, .text = value};
}

static inline bool read_expected(
    const char *path, struct arena *a, struct expected *out, struct error *err)
{
    struct str text, line;
    bool in_blocks = false;

    *out = (struct expected){0};
    if (!file_read(path, FILE_MAX_INPUT, a, &text, err))
        return false;
    while (str_next(&text, '\n', &line)) {
        in_blocks |= line.len == 0;
        if (line.len)
            read_line(out, line, in_blocks);
    }
    return true;
}

/* --- words --- */

struct words {
    struct str items[MAX_WORDS];
    size_t n;
};

/* Words are runs of letters and digits; a letter of a script without spaces is a word. */
static inline void add_words(struct words *words, struct str t, struct arena *a)
{
    size_t from = 0, at = 0;
    bool inside = false;

    t = arena_str(a, t);
    while (at < t.len && words->n + 1 < MAX_WORDS) {
        const size_t start = at;
        const uint32_t cp = utf8_next(t, &at);
        const bool part = char_is_letter(cp) || char_is_digit(cp);
        if (inside && (!part || char_is_unspaced(cp))) {
            words->items[words->n++] = str_cut(t, from, start);
            inside = false;
        }
        if (part && char_is_unspaced(cp))
            words->items[words->n++] = str_cut(t, start, at);
        else if (part && !inside) {
            from = start;
            inside = true;
        }
    }
    if (inside)
        words->items[words->n++] = str_cut(t, from, t.len);
}

static inline int compare(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    const size_t len = x->len < y->len ? x->len : y->len;
    const int order = len ? memcmp(x->s, y->s, len) : 0;

    return order ? order : (x->len > y->len) - (x->len < y->len);
}

static inline void count_common(struct words *found, struct words *expected, struct tally *tally)
{
    size_t i = 0, k = 0;

    qsort(found->items, found->n, sizeof *found->items, compare);
    qsort(expected->items, expected->n, sizeof *expected->items, compare);
    tally->found += found->n;
    tally->expected += expected->n;
    while (i < found->n && k < expected->n) {
        const int order = compare(&found->items[i], &expected->items[k]);
        tally->common += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
}

/* --- scoring --- */

static struct words found_words, expected_words;

static inline void score_words(const struct article *article, const struct expected *expected,
    struct arena *a, struct score *out)
{
    found_words.n = expected_words.n = 0;
    for (size_t i = 0; i < article->n_blocks; i++)
        if (article->blocks[i].kind != BLOCK_ASIDE)
            add_words(&found_words, article->blocks[i].text, a);
    for (size_t i = 0; i < expected->n; i++)
        add_words(&expected_words, expected->blocks[i].text, a);
    count_common(&found_words, &expected_words, &out->words);
}

/* Is there a block of that kind (or of any, -1) with that text? */
static inline bool has_block(const struct block *blocks, size_t n, int kind, struct str text)
{
    for (size_t i = 0; i < n; i++)
        if (blocks[i].kind != BLOCK_ASIDE && (kind < 0 || (int)blocks[i].kind == kind) &&
            str_eq(blocks[i].text, text))
            return true;
    return false;
}

static inline void score_blocks(
    const struct article *article, const struct expected *expected, struct score *out)
{
    for (size_t i = 0; i < article->n_blocks; i++) {
        const struct block *block = &article->blocks[i];
        if (block->kind == BLOCK_HEADING) {
            out->headings.found++;
            out->headings.common +=
                has_block(expected->blocks, expected->n, BLOCK_HEADING, block->text);
        }
        out->kinds.found += block->kind != BLOCK_ASIDE;
    }
    for (size_t i = 0; i < expected->n; i++) {
        const struct block *block = &expected->blocks[i];
        out->headings.expected += block->kind == BLOCK_HEADING;
        out->kinds.expected++;
        out->kinds.common +=
            has_block(article->blocks, article->n_blocks, (int)block->kind, block->text);
    }
}

static inline int same(struct str found, struct str expected, const char *what, bool verbose)
{
    if (str_eq(found, expected))
        return 1;
    if (verbose)
        printf("    %s: \"%.*s\", expected \"%.*s\"\n", what, STR_ARG(found), STR_ARG(expected));
    return 0;
}

static inline void show_differences(const struct article *article, const struct expected *expected)
{
    static const char *const kinds[] = {"paragraph", "heading", "quote", "list-item", "aside"};

    for (size_t i = 0; i < article->n_blocks; i++) {
        const struct block *block = &article->blocks[i];
        if (block->kind == BLOCK_ASIDE)
            printf("    (%.*s) %.*s\n", STR_ARG(block->reason), STR_ARG(block->text));
        else if (!has_block(expected->blocks, expected->n, (int)block->kind, block->text))
            printf("    + %s: %.*s\n", kinds[block->kind], STR_ARG(block->text));
    }
    for (size_t i = 0; i < expected->n; i++)
        if (!has_block(article->blocks, article->n_blocks, (int)expected->blocks[i].kind,
                expected->blocks[i].text))
            printf("    - %s: %.*s\n", kinds[expected->blocks[i].kind],
                STR_ARG(expected->blocks[i].text));
}

static inline double ratio(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 1.0;
}

static inline double f1(const struct tally *tally)
{
    return ratio(2 * tally->common, tally->found + tally->expected);
}

static inline void add_tally(struct tally *to, const struct tally *from)
{
    to->found += from->found;
    to->expected += from->expected;
    to->common += from->common;
}

static inline bool score_page(const char *path, const struct expected *expected, bool verbose,
    struct arena *a, struct score *out)
{
    static const struct read_options options = {0};
    struct source source = {.type = SOURCE_HTML, .name = str_of(path), .options = &options};
    struct articles articles = {0};
    struct error err = {0};
    const struct article *article;

    if (!file_read(path, FILE_MAX_INPUT, a, &source.bytes, &err) ||
        !html_articles(&source, a, &articles, NULL, &err)) {
        printf("    %s\n", err.text);
        for (size_t i = 0; i < expected->n; i++)
            add_words(&expected_words, expected->blocks[i].text, a);
        out->words.expected = expected_words.n;
        out->kinds.expected = expected->n;
        return false;
    }
    article = &articles.items[0];
    score_words(article, expected, a, out);
    score_blocks(article, expected, out);
    out->title = same(article->title, expected->title, "title", verbose);
    out->byline = same(article->byline, expected->byline, "byline", verbose);
    out->published = same(article->published, expected->published, "published", verbose);
    out->language = same(article->language, expected->language, "language", verbose);
    out->source = same(article->source, expected->source, "source", verbose);
    if (verbose)
        show_differences(article, expected);
    return true;
}

/* The article as bare lines through the plain reader. */
static inline bool score_flat(const char *path, const struct expected *expected, bool verbose,
    struct arena *a, struct score *out)
{
    static const struct read_options options = {.from = "text"};
    struct source source = {.type = SOURCE_TEXT, .name = str_of(path), .options = &options};
    struct articles articles = {0};
    struct error err = {0};
    struct buf text = {0};
    bool ok;

    buf_printf(&text, "%.*s\n", STR_ARG(expected->title));
    for (size_t i = 0; i < expected->n; i++)
        buf_printf(&text, "%.*s\n", STR_ARG(expected->blocks[i].text));
    source.bytes = buf_keep(&text, a);
    buf_free(&text);
    ok = plain_parse(&source, a, &articles, NULL, &err);
    if (!ok) {
        printf("    %s\n", err.text);
        return false;
    }
    score_words(&articles.items[0], expected, a, out);
    score_blocks(&articles.items[0], expected, out);
    out->title = same(articles.items[0].title, expected->title, "title", verbose);
    if (verbose)
        show_differences(&articles.items[0], expected);
    return true;
}

static inline void add_score(struct score *to, const struct score *from)
{
    add_tally(&to->words, &from->words);
    add_tally(&to->headings, &from->headings);
    add_tally(&to->kinds, &from->kinds);
    to->title += from->title;
    to->byline += from->byline;
    to->published += from->published;
    to->language += from->language;
    to->source += from->source;
}

static inline int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline size_t list_pages(const char *folder, struct arena *a, char **out)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    size_t n = 0;

    while (dir && (entry = readdir(dir)) && n < MAX_PAGES) {
        const struct str name = str_of(entry->d_name);
        char *copy;
        if (!str_ends(name, STR(".expected")))
            continue;
        copy = arena_alloc(a, name.len + 1);
        if (copy)
            memcpy(copy, name.s, name.len - 9);
        if (copy)
            out[n++] = copy;
    }
    if (dir)
        closedir(dir);
    qsort(out, n, sizeof *out, by_name);
    return n;
}

#endif
