/* What the tests of the room read share: inputs read as the commands do, articles as text. */
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include "base/buf.h"
#include "base/file.h"
#include "read/source.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define READING_NOW 1795509000 /* 2026-11-24T08:30:00Z */

struct reading {
    struct arena *arena;
    struct read_options options;
    struct notes notes;
    struct articles articles;
    struct error err;
};

static inline int reading_set_up(void **state)
{
    struct reading *f = calloc(1, sizeof *f);

    if (!f || !(f->arena = arena_new()))
        return -1;
    f->options = (struct read_options){.now = READING_NOW, .fetch = {.no_cache = true}};
    f->notes = (struct notes){.arena = f->arena};
    *state = f;
    return 0;
}

static inline int reading_tear_down(void **state)
{
    struct reading *f = *state;

    arena_destroy(&f->arena);
    free(f);
    return 0;
}

/* --- articles as text, as the .expected files have them --- */

static inline void reading_put_field(struct buf *out, const char *name, struct str value)
{
    if (value.len > 0)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static inline void reading_put_article(struct buf *out, const struct article *article)
{
    static const char *const kinds[] = {"paragraph", "heading", "quote", "list-item", "aside"};

    reading_put_field(out, "title", article->title);
    reading_put_field(out, "byline", article->byline);
    reading_put_field(out, "source", article->source);
    reading_put_field(out, "published", article->published);
    reading_put_field(out, "language", article->language);
    reading_put_field(out, "url", article->url);
    reading_put_field(out, "image", article->image);
    reading_put_field(out, "slug", article->slug);
    reading_put_field(out, "dateline", article->dateline);
    reading_put_field(out, "embargo", article->embargo);
    reading_put_field(out, "version", article->version);
    if (article->urgency)
        buf_printf(out, "urgency: %d\n", article->urgency);
    for (size_t i = 0; i < article->n_blocks; i++)
        reading_put_field(out, kinds[article->blocks[i].kind], article->blocks[i].text);
}

static inline struct str reading_as_text(struct reading *f)
{
    struct buf out = {0};
    struct str text;

    for (size_t i = 0; i < f->articles.n; i++) {
        if (i > 0)
            buf_add(&out, STR("--\n"));
        reading_put_article(&out, &f->articles.items[i]);
    }
    text = buf_keep(&out, f->arena);
    buf_free(&out);
    assert_non_null(text.s);
    return text;
}

/* --- reading --- */

/* Reads the inputs as the commands do. */
static inline bool reading_all(struct reading *f, const char *const *names, size_t n)
{
    struct source *sources = arena_array(f->arena, n, sizeof *sources);
    size_t n_sources;

    assert_non_null(sources);
    f->err = (struct error){0};
    f->articles = (struct articles){0};
    f->notes.n = 0;
    return sources_open(names, n, &f->options, f->arena, sources, &n_sources, &f->notes, &f->err) &&
           sources_articles(sources, n_sources, f->arena, &f->articles, &f->notes, &f->err);
}

static inline bool reading_one(struct reading *f, const char *name)
{
    return reading_all(f, &name, 1);
}

/* Reads a text as a type. */
static inline bool reading_text(struct reading *f, enum source_type type, struct str text)
{
    const struct source source = {
        .name = STR("x"), .type = type, .bytes = text, .options = &f->options};

    f->err = (struct error){0};
    f->articles = (struct articles){0};
    f->notes.n = 0;
    return source_articles(&source, f->arena, &f->articles, &f->notes, &f->err);
}

static inline bool reading_has_note(struct reading *f, enum note_kind kind, const char *part)
{
    for (size_t i = 0; i < f->notes.n; i++)
        if (f->notes.items[i].kind == kind && str_find(f->notes.items[i].why, str_of(part), 0) >= 0)
            return true;
    return false;
}

/* Are they the same? A language that was found in the text, and not expected, is no difference. */
static inline bool reading_same(struct str got, struct str expected)
{
    struct str line, wanted;

    while (str_next(&expected, '\n', &wanted)) {
        do
            if (!str_next(&got, '\n', &line))
                return false;
        while (str_starts(line, STR("language: ")) && !str_starts(wanted, STR("language: ")));
        if (!str_eq(line, wanted))
            return false;
    }
    return !str_next(&got, '\n', &line);
}

/* Reads FOLDER/NAME.SUFFIX and compares it with FOLDER/NAME.expected. */
static inline void reading_check(struct reading *f, const char *folder, struct str file)
{
    size_t dot = file.len;
    struct str path, expected, got;

    while (dot > 0 && file.s[dot - 1] != '.')
        dot--;
    path = arena_printf(f->arena, "%s/%.*sexpected", folder, (int)dot, file.s);
    if (!file_read(path.s, 1 << 20, f->arena, &expected, &f->err))
        fail_msg("%s", f->err.text);
    path = arena_printf(f->arena, "%s/%.*s", folder, STR_ARG(file));
    if (!reading_one(f, path.s))
        fail_msg("%s", f->err.text);
    got = reading_as_text(f);
    if (!reading_same(got, expected))
        fail_msg("%s:\n%.*s\nis not\n%.*s", path.s, STR_ARG(got), STR_ARG(expected));
}

/* All files of a folder that have an .expected beside them; how many. */
static inline size_t reading_check_folder(struct reading *f, const char *folder)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    size_t n = 0;

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        const struct str name = str_of(entry->d_name);

        if (entry->d_type != DT_REG || str_ends(name, STR(".expected")))
            continue;
        reading_check(f, folder, name);
        n++;
    }
    closedir(dir);
    return n;
}

#endif
