/*
 * The cases of tests/spoken/: reading them (tests/spoken/README.md has the format), and deciding
 * whether what was made is what was expected. Shared by the score and by the test of its floors.
 */
#ifndef SPOKEN_CASES_H
#define SPOKEN_CASES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/normal.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct spoken_case {
    struct str written;
    struct str expected; /* alternatives, divided by " | " */
    struct str class;
    struct str language;
    const char *file;
    int line;
};

struct spoken_cases {
    struct spoken_case *items;
    size_t n, cap;
};

/* "# class: money" gives "money" for the name "class". */
static inline bool spoken_setting(struct str line, const char *name, struct str *value)
{
    char prefix[32];

    snprintf(prefix, sizeof prefix, "# %s:", name);
    if (!str_starts(line, str_of(prefix)))
        return false;
    *value = str_trim(str_cut(line, strlen(prefix), line.len));
    return true;
}

static inline void spoken_read_file(
    const char *file, const char *language, struct arena *a, struct spoken_cases *out)
{
    struct spoken_case now = {.language = str_of(language), .class = STR("?"), .file = file};
    struct error err = {0};
    struct str text, line;

    if (!file_read(file, FILE_MAX_INPUT, a, &text, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    while (str_next(&text, '\n', &line)) {
        const ptrdiff_t tab = str_find(line, STR("\t"), 0);
        now.line++;
        if (tab < 0) {
            if (!spoken_setting(line, "class", &now.class))
                (void)spoken_setting(line, "lang", &now.language);
            continue;
        }
        now.written = str_cut(line, 0, (size_t)tab);
        now.expected = str_cut(line, (size_t)tab + 1, line.len);
        out->items = arena_more(a, out->items, out->n, &out->cap, sizeof now);
        if (!out->items)
            exit(1);
        out->items[out->n++] = now;
    }
}

/* All cases of a language's folder, the files by name. */
static inline struct spoken_cases spoken_read(
    const char *folder, const char *language, struct arena *a)
{
    struct spoken_cases cases = {0};
    char pattern[512];
    glob_t found;

    snprintf(pattern, sizeof pattern, "%s/%s/*.txt", folder, language);
    if (glob(pattern, 0, NULL, &found) != 0)
        return cases;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const struct str name = arena_str(a, str_of(found.gl_pathv[i]));
        spoken_read_file(name.s, language, a, &cases);
    }
    globfree(&found);
    return cases;
}

/* The next alternative of what is expected; false after the last. */
static inline bool spoken_alternative(struct str *rest, struct str *one)
{
    const ptrdiff_t bar = str_find(*rest, STR(" | "), 0);

    if (!rest->s)
        return false;
    *one = bar < 0 ? *rest : str_cut(*rest, 0, (size_t)bar);
    *rest = bar < 0 ? (struct str){0} : str_cut(*rest, (size_t)bar + 3, rest->len);
    return true;
}

/* Letters and digits alone, case aside. */
static inline struct str spoken_letters(struct str t, struct arena *a)
{
    const struct str nfc = normal(t, NORMAL_NFC, a);
    struct buf out = {0};
    struct str kept;

    for (size_t at = 0; at < nfc.len;) {
        const uint32_t cp = utf8_next(nfc, &at);
        if (char_is_letter(cp) || char_is_digit(cp))
            buf_add_cp(&out, normal_fold(cp));
    }
    kept = buf_keep(&out, a);
    buf_free(&out);
    return kept;
}

static inline bool spoken_is_exact(struct str said, struct str expected, struct arena *a)
{
    const struct str letters = spoken_letters(said, a);
    struct str one;

    while (spoken_alternative(&expected, &one))
        if (str_eq(letters, spoken_letters(one, a)))
            return true;
    return false;
}

#endif
