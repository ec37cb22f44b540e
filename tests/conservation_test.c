/*
 * Nothing lost, nothing twice: of all sample pages and articles at once, through the program. Every
 * word of a plain text is in what `read` shows of it, and every word of the blocks that `read`
 * shows is in the segments of `script`, once and in order.
 */
#include "base/buf.h"
#include "base/json.h"
#include "testing.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct buf files; /* names of the inputs, each quoted, with spaces between */
};

static void add_file(struct fixture *f, const char *path)
{
    buf_printf(&f->files, " '%s'", path);
}

static void add_all(struct fixture *f, const char *pattern)
{
    glob_t found;

    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        add_file(f, found.gl_pathv[i]);
    globfree(&found);
}

/* What a command prints on standard output; the caller frees it. */
static struct buf output_of(const char *command, const struct buf *files)
{
    struct buf line = {0}, out = {0};
    char part[65536];
    size_t got;
    FILE *pipe;

    /* shell: the program, in the environment of the test */
    buf_printf(&line, "\"$BULLETIN\" %s --date 2026-11-24%.*s", command, (int)files->len, files->s);
    buf_add_byte(&line, '\0');
    assert_false(line.failed);
    pipe = popen(line.s, "r");
    assert_non_null(pipe);
    while ((got = fread(part, 1, sizeof part, pipe)) > 0)
        buf_add(&out, (struct str){part, got});
    assert_int_equal(pclose(pipe), 0);
    buf_free(&line);
    assert_false(out.failed);
    return out;
}

static struct json *json_of(const char *command, const struct buf *files)
{
    struct buf out = output_of(command, files);
    struct error err = {0};
    struct json *const root = json_parse(buf_str(&out), command, &err);

    if (!root)
        fail_msg("%s", err.text);
    buf_free(&out);
    return root;
}

/* Adds the text without its white space, which may be another between words. */
static void add_words(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_space(text.s[i]))
            buf_add_byte(out, text.s[i]);
}

static void add_texts(struct buf *out, const struct json *array)
{
    for (size_t i = 0; i < json_count(array); i++)
        add_words(out, json_text(json_get(json_at(array, i), "text")));
}

static void assert_same_words(const struct buf *read, const struct buf *script, struct str title)
{
    size_t same = 0;

    assert_false(read->failed || script->failed);
    while (same < read->len && same < script->len && read->s[same] == script->s[same])
        same++;
    if (same < read->len || same < script->len)
        fail_msg("\"%.*s\": byte %zu: read \"%.60s\", script \"%.60s\"", STR_ARG(title), same,
            same < read->len ? read->s + same : "", same < script->len ? script->s + same : "");
}

/* In a bulletin of several articles, each is a story that begins with its title. */
static void every_word_of_the_blocks_is_in_one_segment(void **state)
{
    struct fixture f = {0};
    struct json *articles, *rundown;
    size_t at = 0;

    (void)state;
    add_all(&f, "tests/pages/*.html");
    add_all(&f, "tests/markdown/*.md");
    add_all(&f, "scripts/articles/*.txt");
    articles = json_of("read --json 2>/dev/null", &f.files);
    rundown = json_of("script --json 2>/dev/null", &f.files);
    for (size_t i = 0; i < json_count(json_get(rundown, "items")); i++) {
        const struct json *const item = json_at(json_get(rundown, "items"), i);
        const struct json *const article = json_at(articles, at);
        struct buf read = {0}, script = {0};
        if (!str_eq(json_text(json_get(item, "kind")), STR("story")))
            continue;
        at++;
        add_words(&read, json_text(json_get(article, "title")));
        add_texts(&read, json_get(article, "blocks"));
        add_texts(&script, json_get(item, "segments"));
        assert_same_words(&read, &script, json_text(json_get(article, "title")));
        buf_free(&read);
        buf_free(&script);
    }
    assert_int_equal(at, json_count(articles));
    assert_true(at > 40);
    json_free(&articles);
    json_free(&rundown);
    buf_free(&f.files);
}

/* --- plain text --- */

/* How often the word stands in t between white space. */
static size_t count(struct str t, struct str word)
{
    size_t n = 0;
    ptrdiff_t at = 0;

    while ((at = str_find(t, word, (size_t)at)) >= 0) {
        const size_t end = (size_t)at + word.len;
        n += (at == 0 || ascii_is_space(t.s[at - 1])) && (end == t.len || ascii_is_space(t.s[end]));
        at = (ptrdiff_t)end;
    }
    return n;
}

/* "-", bullets and "2.": that an item of a list has one is its kind. */
static bool is_list_mark(struct str word)
{
    return str_eq(word, STR("-")) || str_eq(word, STR("*")) || str_eq(word, STR("\u2022")) ||
           (word.len <= 3 && ascii_is_digit(word.s[0]) && word.s[word.len - 1] == '.');
}

/* An annotated article (see headings_test.c) as it was: its lines are "P text". */
static void flatten(const char *path, struct buf *out)
{
    FILE *const file = fopen(path, "r");
    char *line = NULL;
    size_t size = 0;

    assert_non_null(file);
    while (getline(&line, &size, file) > 0)
        if (line[0] >= 'A' && line[0] <= 'Z' && line[1] == ' ')
            buf_add(out, str_of(line + 2));
    free(line);
    fclose(file);
    assert_false(out->failed);
}

static void assert_nothing_lost(struct str input, const struct json *article, const char *path)
{
    static const char *const fields[] = {"title", "byline", "source", "published", "dateline"};
    static const char *const lists[] = {"blocks", "aside"};
    struct buf shown = {0};
    struct str rest = input, line, word;

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        buf_add(&shown, json_text(json_get(article, fields[i])));
        buf_add_byte(&shown, '\n');
    }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct json *const list = json_get(article, lists[i]);
        for (size_t j = 0; j < json_count(list); j++) {
            buf_add(&shown, json_text(json_get(json_at(list, j), "text")));
            buf_add_byte(&shown, '\n');
        }
    }
    assert_false(shown.failed);
    while (str_next(&rest, '\n', &line))
        while (str_next(&line, ' ', &word))
            if (word.len && !is_list_mark(word) &&
                count(buf_str(&shown), word) < count(input, word))
                fail_msg("%s: \"%.*s\" is lost", path, STR_ARG(word));
    buf_free(&shown);
}

static void every_word_of_a_plain_text_is_shown(void **state)
{
    static const char *const patterns[] = {"tests/articles/*.txt", "tests/articles/heldout/*.txt"};
    const char *const out = getenv("OUT");
    char path[4096];

    (void)state;
    snprintf(path, sizeof path, "%s/conservation.txt", out ? out : "out");
    for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
        glob_t found;
        assert_int_equal(glob(patterns[p], 0, NULL, &found), 0);
        for (size_t i = 0; i < found.gl_pathc; i++) {
            struct fixture f = {0};
            struct buf text = {0};
            struct json *article;
            FILE *file;
            flatten(found.gl_pathv[i], &text);
            file = fopen(path, "w");
            assert_non_null(file);
            assert_int_equal(fwrite(text.s, 1, text.len, file), text.len);
            assert_int_equal(fclose(file), 0);
            add_file(&f, path);
            article = json_of("read --json --from text", &f.files);
            assert_nothing_lost(buf_str(&text), article, found.gl_pathv[i]);
            json_free(&article);
            buf_free(&text);
            buf_free(&f.files);
        }
        globfree(&found);
    }
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_the_blocks_is_in_one_segment),
        cmocka_unit_test(every_word_of_a_plain_text_is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
