/* Stock phrases: the files that come with the program are complete, and a wrong one is refused. */
#include "script/format/phrasebook.h"

#include "base/file.h"
#include "script/format/format.h"
#include "script/format/wording.h"
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>

/* The languages of the normaliser (voices/lang), without their variants. */
static const char *const languages[] = {"en", "de", "fr", "es", "it", "nl", "pt", "sv"};

/* What the program itself asks for, whatever the format. */
static const char *const own[] = {"bulletin", "item-opening", "item-headlines", "item-contents",
    "item-closing", "time-hour", "time-minute", "quote", "end-quote"};

struct fixture {
    struct arena *arena;
    struct phrasebook book;
    struct notes notes;
    struct error err;
    char folder[256];
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    setenv("BULLETIN_DATA", ".", 0);
    scratch_folder(f->folder, sizeof f->folder);
    f->arena = arena_new();
    assert_non_null(f->arena);
    f->notes.arena = f->arena;
    f->book = (struct phrasebook){.arena = f->arena, .notes = &f->notes};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static const struct phrases *open_phrases(struct fixture *f, const char *language)
{
    const struct phrases *const phrases = phrasebook_open(&f->book, str_of(language), &f->err);

    if (!phrases)
        fail_msg("%s: %s", language, f->err.text);
    return phrases;
}

/* Everything known: then a phrase's first alternative is said, so that none can be empty. */
static struct fields all_known(void)
{
    struct fields fields = {0};

    for (int i = 0; i < FIELD_KINDS; i++)
        fields.value[i] = STR("7");
    return fields;
}

static void assert_sayable(const struct phrases *phrases, struct str wording, const char *language)
{
    const struct fields all = all_known();
    struct buf out = {0};

    if (!wording_fill(wording, &all, phrases, &out))
        fail_msg("%s: \"%.*s\" says nothing", language, STR_ARG(wording));
    buf_free(&out);
}

static void assert_has(const struct phrases *phrases, const char *name, const char *language)
{
    if (!phrases_find(phrases, str_of(name)).s)
        fail_msg("%s has no phrase \"%s\"", language, name);
}

static void every_language_has_what_the_program_says(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const struct phrases *const phrases = open_phrases(f, languages[i]);
        assert_text(phrases->language, languages[i]);
        for (size_t k = 0; k < sizeof own / sizeof *own; k++)
            assert_has(phrases, own[k], languages[i]);
    }
    assert_int_equal(f->notes.n, 0);
}

/* Languages have the same phrases, but for times of day, which need not all be said their own way.
 */
static void every_language_has_the_phrases_of_english(void **state)
{
    struct fixture *f = *state;
    const struct phrases *const english = open_phrases(f, "en");

    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const struct phrases *const phrases = open_phrases(f, languages[i]);
        for (size_t k = 0; k < english->n; k++)
            if (!str_starts(english->items[k].name, STR("time-")))
                assert_has(phrases, english->items[k].name.s, languages[i]);
        for (size_t k = 0; k < phrases->n; k++)
            if (!str_starts(phrases->items[k].name, STR("time-")))
                assert_has(english, phrases->items[k].name.s, languages[i]);
    }
}

/* All that the formats say can be said in all languages, whoever wrote what. */
static void every_format_can_be_said_in_every_language(void **state)
{
    struct fixture *f = *state;
    struct file_names formats;

    assert_true(file_data_names("scripts/formats", "", f->arena, &formats, &f->err));
    assert_true(formats.n >= 4);
    for (size_t i = 0; i < formats.n; i++) {
        struct format format;
        if (!format_load(formats.items[i].s, f->arena, &format, &f->err))
            fail_msg("%s", f->err.text);
        for (size_t k = 0; k < sizeof languages / sizeof *languages; k++) {
            const struct phrases *const phrases = open_phrases(f, languages[k]);
            assert_sayable(phrases, format.one, languages[k]);
            assert_sayable(phrases, format.several, languages[k]);
            for (int p = 0; p < SAY_PLACES; p++) {
                struct str lines = format.say[p], line;
                while (str_next(&lines, '\n', &line))
                    assert_sayable(phrases, line, languages[k]);
            }
        }
    }
}

static void a_language_without_phrases_speaks_english_ones(void **state)
{
    struct fixture *f = *state;
    const struct phrases *phrases = open_phrases(f, "xx");

    assert_text(phrases->language, PHRASES_FALLBACK);
    assert_text(phrases_find(phrases, STR("bulletin")), "News bulletin");
    assert_int_equal(f->notes.n, 1);
    assert_int_equal(f->notes.items[0].kind, NOTE_DETAIL);
    assert_ptr_equal(open_phrases(f, "xx"), phrases); /* and is told once */
    assert_int_equal(f->notes.n, 1);
    open_phrases(f, "");
    open_phrases(f, "../../etc/passwd");
    open_phrases(f, "a-tag-that-is-longer-than-any-that-is-in-use-anywhere");
}

static void a_variant_inherits(void **state)
{
    struct fixture *f = *state;

    assert_text(open_phrases(f, "en-US")->language, "en-US");
    assert_text(phrases_find(open_phrases(f, "de-AT"), STR("quote")), "Zitat");
    assert_int_equal(f->notes.n, 0);
    assert_null(phrases_find(open_phrases(f, "de-AT"), STR("no-such-phrase")).s);
}

/* A data folder of our own: a language and its variant. */
static void write_phrases(const struct fixture *f, const char *name, const char *text)
{
    char path[512];
    FILE *file;

    snprintf(path, sizeof path, "mkdir -p '%s/voices/phrases'", f->folder);
    assert_int_equal(system(path), 0);
    snprintf(path, sizeof path, "%s/voices/phrases/%s.phrases", f->folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void a_variants_own_phrases_stand_before(void **state)
{
    struct fixture *f = *state;
    char *const before = strdup(getenv("BULLETIN_DATA"));

    assert_int_equal(setenv("BULLETIN_DATA", f->folder, 1), 0);
    write_phrases(f, "qq", "[phrases]\na = one\nb = two\n");
    write_phrases(f, "qq-zz", "[phrases]\nb = three\n");
    assert_text(phrases_find(open_phrases(f, "qq-ZZ"), STR("a")), "one");
    assert_text(phrases_find(open_phrases(f, "qq-ZZ"), STR("b")), "three");
    assert_text(phrases_find(open_phrases(f, "qq"), STR("b")), "two");
    assert_int_equal(setenv("BULLETIN_DATA", before, 1), 0);
    free(before);
}

static void a_wrong_file_is_refused_with_its_line(void **state)
{
    static const struct {
        const char *text, *where, *why;
    } wrong[] = {
        {"a = b\n", "line 1", "[phrases]"},
        {"[phrase]\na = b\n", "line 2", "[phrases]"},
        {"[phrases]\n\nA = b\n", "line 3", "small letters"},
        {"[phrases]\na.two = b\n", "line 2", "small letters"},
        {"[phrases]\na =\n", "line 2", "words"},
        {"[phrases]\na = b\na = c\n", "line 3", "before"},
        {"[phrases]\na = {nothing}\n", "line 2", "{nothing}"},
        {"[phrases]\na = b | @c\n", "line 2", "@c"},
        {"[phrases]\na = b |  | c\n", "line 2", "|"},
    };
    struct fixture *f = *state;
    char *const before = strdup(getenv("BULLETIN_DATA"));

    assert_int_equal(setenv("BULLETIN_DATA", f->folder, 1), 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        write_phrases(f, "qq", wrong[i].text);
        assert_null(phrasebook_open(&f->book, STR("qq"), &err));
        if (err.kind != ERROR_USAGE || !strstr(err.text, "qq.phrases") ||
            !strstr(err.text, wrong[i].where) || !strstr(err.text, wrong[i].why))
            fail_msg("\"%s\" does not name the file, \"%s\" and \"%s\"", err.text, wrong[i].where,
                wrong[i].why);
    }
    assert_int_equal(setenv("BULLETIN_DATA", before, 1), 0);
    free(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            every_language_has_what_the_program_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            every_language_has_the_phrases_of_english, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            every_format_can_be_said_in_every_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_language_without_phrases_speaks_english_ones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_variant_inherits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_variants_own_phrases_stand_before, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_file_is_refused_with_its_line, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
