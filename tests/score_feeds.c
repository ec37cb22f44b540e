/*
 * How well feeds, agency files and Markdown are read: each file of the folders against its
 * .expected, as a table. A field or block counts as right when kind and text are, in its story's
 * place.
 */
#include "base/buf.h"
#include "base/file.h"
#include "read/source.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW       1795509000 /* 2026-11-24T08:30:00Z */
#define MAX_LINES 2000

enum column { STORIES, TITLES, DATES, OTHERS, BLOCKS, COLUMNS };

struct tally {
    size_t right, found, expected;
};

static const char *const KINDS[] = {"paragraph", "heading", "quote", "list-item", "aside"};

static void put(struct buf *out, const char *name, struct str value)
{
    if (value.len > 0)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static void put_article(struct buf *out, const struct article *a)
{
    put(out, "title", a->title);
    put(out, "byline", a->byline);
    put(out, "source", a->source);
    put(out, "published", a->published);
    put(out, "url", a->url);
    put(out, "slug", a->slug);
    put(out, "dateline", a->dateline);
    put(out, "embargo", a->embargo);
    put(out, "version", a->version);
    for (size_t i = 0; i < a->n_blocks; i++)
        put(out, KINDS[a->blocks[i].kind], a->blocks[i].text);
    buf_add(out, STR("--\n"));
}

static bool starts(struct str line, const char *name)
{
    const struct str want = str_of(name);

    return str_starts(line, want) && str_starts(str_cut(line, want.len, line.len), STR(": "));
}

static enum column column_of(struct str line)
{
    if (starts(line, "title"))
        return TITLES;
    if (starts(line, "published"))
        return DATES;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (starts(line, KINDS[i]))
            return BLOCKS;
    return OTHERS;
}

/* The next story's lines off the text. */
static bool next_story(struct str *text, struct str *story)
{
    const struct str all = *text;
    ptrdiff_t end;

    if (all.len == 0)
        return false;
    end = str_starts(all, STR("--\n")) ? 0 : str_find(all, STR("\n--\n"), 0);
    *story = str_cut(all, 0, end < 0 ? all.len : (size_t)end + 1);
    *text = str_cut(all, end < 0 ? all.len : (size_t)end + (end ? 4 : 3), all.len);
    return true;
}

/* Lines that both have, each once; languages and pictures are not compared. */
static void compare(struct str got, struct str expected, struct tally t[COLUMNS])
{
    struct str lines[MAX_LINES], line;
    size_t n = 0;

    while (str_next(&got, '\n', &line) && n < MAX_LINES)
        if (!starts(line, "language") && !starts(line, "image")) {
            t[column_of(line)].found++;
            lines[n++] = line;
        }
    while (str_next(&expected, '\n', &line)) {
        if (starts(line, "language") || starts(line, "image"))
            continue;
        t[column_of(line)].expected++;
        for (size_t i = 0; i < n; i++)
            if (lines[i].s && str_eq(lines[i], line)) {
                t[column_of(line)].right++;
                lines[i] = (struct str){NULL, 0};
                break;
            }
    }
}

static void score(struct str got, struct str expected, struct tally t[COLUMNS])
{
    struct str a = {NULL, 0}, b = {NULL, 0};

    for (;;) {
        const bool has_a = next_story(&got, &a), has_b = next_story(&expected, &b);

        if (!has_a && !has_b)
            return;
        t[STORIES].found += has_a;
        t[STORIES].expected += has_b;
        t[STORIES].right += has_a && has_b;
        compare(has_a ? a : (struct str){NULL, 0}, has_b ? b : (struct str){NULL, 0}, t);
    }
}

static double f1(const struct tally *t)
{
    return t->found + t->expected == 0 ? 1
                                       : 2.0 * (double)t->right / (double)(t->found + t->expected);
}

static void print_row(const char *name, const struct tally t[COLUMNS])
{
    printf("%-40.40s", name);
    for (size_t i = 0; i < COLUMNS; i++)
        printf(" %8.3f", f1(&t[i]));
    putchar('\n');
}

static bool score_file(const char *path, struct tally total[COLUMNS])
{
    const struct read_options options = {.now = NOW, .fetch = {.no_cache = true}};
    const char *const dot = strrchr(path, '.');
    struct tally t[COLUMNS] = {{0, 0, 0}};
    struct arena *a = arena_new();
    struct articles articles = {0};
    struct source source;
    struct error err = {0};
    struct str expected, name;
    struct buf got = {0};
    bool ok = false;

    if (!a)
        return false;
    name = arena_printf(a, "%.*s.expected", (int)(dot - path), path);
    if (!file_read(name.s, 1 << 20, a, &expected, &err))
        goto out;
    if (source_open(path, &options, a, &source, NULL, &err) &&
        source_articles(&source, a, &articles, NULL, &err))
        for (size_t i = 0; i < articles.n; i++)
            put_article(&got, &articles.items[i]);
    score(buf_str(&got), expected, t);
    print_row(strrchr(path, '/') + 1, t);
    for (size_t i = 0; i < COLUMNS; i++) {
        total[i].right += t[i].right;
        total[i].found += t[i].found;
        total[i].expected += t[i].expected;
    }
    ok = true;
out:
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    buf_free(&got);
    arena_destroy(&a);
    return ok;
}

static int is_wanted(const struct dirent *entry)
{
    return entry->d_type == DT_REG && !str_ends(str_of(entry->d_name), STR(".expected"));
}

static bool score_folder(const char *folder, struct tally total[COLUMNS])
{
    struct dirent **names;
    const int n = scandir(folder, &names, is_wanted, alphasort);
    bool ok = n > 0;

    for (int i = 0; i < n; i++) {
        char path[512];

        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        ok = score_file(path, total) && ok;
        free(names[i]);
    }
    if (n >= 0)
        free(names);
    return ok;
}

int main(int argc, char **argv)
{
    struct tally total[COLUMNS] = {{0, 0, 0}};
    bool ok = true;

    printf(
        "%-40s %8s %8s %8s %8s %8s   (F1)\n", "", "stories", "titles", "dates", "fields", "blocks");
    for (int i = 1; i < argc; i++)
        ok = score_folder(argv[i], total) && ok;
    print_row("all", total);
    return ok ? 0 : 1;
}
