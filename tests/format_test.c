#include "script/format.h"

#include "testing.h"

static const char complete[] = "[title]\nseveral = News\n[cast]\nname = calm\n"
                               "[roles]\ntitle = a\nheading = b\ntext = c\nquote = d-2\n"
                               "[pauses]\nclause = 1\nsentence = 2\nparagraph = 3\nheading = 4\n"
                               "section = 5\nitem = 600000\n";

struct fixture {
    char folder[256];
    char path[512];
    struct arena *arena;
    struct format format;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    setenv("BULLETIN_DATA", ".", 0); /* `make check` sets it; by hand, run from the top level */
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/own.format", f->folder);
    f->arena = arena_new();
    assert_non_null(f->arena);
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

static bool load(struct fixture *f, const char *settings)
{
    FILE *file = fopen(f->path, "w");

    assert_non_null(file);
    assert_true(fputs(settings, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return format_load(f->path, f->arena, &f->format, &f->err);
}

/* The settings with the first `from` replaced. */
static bool load_with(struct fixture *f, const char *from, const char *to)
{
    char settings[1024];
    const char *const hit = strstr(complete, from);

    assert_non_null(hit);
    snprintf(settings, sizeof settings, "%.*s%s%s", (int)(hit - complete), complete, to,
        hit + strlen(from));
    return load(f, settings);
}

static void assert_refused(struct fixture *f, const char *where, const char *why)
{
    assert_int_equal(f->err.kind, ERROR_USAGE);
    if (!strstr(f->err.text, f->path) || !strstr(f->err.text, where) || !strstr(f->err.text, why))
        fail_msg("\"%s\" does not name the file, \"%s\" and \"%s\"", f->err.text, where, why);
}

static void reads_every_setting(void **state)
{
    struct fixture *f = *state;

    assert_true(load(f, complete));
    assert_text(f->format.name, f->path);
    assert_text(f->format.several, "News");
    assert_text(f->format.cast, "calm");
    assert_text(f->format.role_title, "a");
    assert_text(f->format.role_heading, "b");
    assert_text(f->format.role_text, "c");
    assert_text(f->format.role_quote, "d-2");
    assert_int_equal(f->format.pause_ms[BOUNDARY_CLAUSE], 1);
    assert_int_equal(f->format.pause_ms[BOUNDARY_SENTENCE], 2);
    assert_int_equal(f->format.pause_ms[BOUNDARY_PARAGRAPH], 3);
    assert_int_equal(f->format.pause_ms[BOUNDARY_HEADING], 4);
    assert_int_equal(f->format.pause_ms[BOUNDARY_SECTION], 5);
    assert_int_equal(f->format.pause_ms[BOUNDARY_ITEM], 600000);
}

/* The pauses of the design: sentence < paragraph < section < item, and a clause below them all. */
static void the_article_format_has_rising_pauses(void **state)
{
    struct fixture *f = *state;
    const uint32_t *const pause = f->format.pause_ms;

    if (!format_load("article", f->arena, &f->format, &f->err))
        fail_msg("%s", f->err.text);
    assert_text(f->format.name, "article");
    assert_true(pause[BOUNDARY_CLAUSE] < pause[BOUNDARY_SENTENCE]);
    assert_true(pause[BOUNDARY_SENTENCE] < pause[BOUNDARY_PARAGRAPH]);
    assert_true(pause[BOUNDARY_PARAGRAPH] < pause[BOUNDARY_SECTION]);
    assert_true(pause[BOUNDARY_SECTION] < pause[BOUNDARY_ITEM]);
    assert_text(f->format.role_quote, "quote");
}

static void names_file_and_line_of_what_is_wrong(void **state)
{
    struct fixture *f = *state;

    assert_false(load_with(f, "sentence =", "sentnce ="));
    assert_refused(f, "line 12", "sentnce");
    assert_false(load_with(f, "[pauses]", "[pause]"));
    assert_refused(f, "line 11", "pause");
    assert_false(load_with(f, "clause = 1", "clause = 600001"));
    assert_refused(f, "line 11", "600001");
    assert_false(load_with(f, "clause = 1", "clause = -1"));
    assert_refused(f, "line 11", "-1");
    assert_false(load_with(f, "clause = 1", "clause = 1.5"));
    assert_refused(f, "line 11", "1.5");
    assert_false(load_with(f, "quote = d-2", "quote = D 2"));
    assert_refused(f, "line 9", "D 2");
    assert_false(load_with(f, "quote = d-2", "quotes = d"));
    assert_refused(f, "line 9", "quotes");
    assert_false(load_with(f, "name = calm", "name ="));
    assert_refused(f, "line 4", "cast");
    assert_false(load_with(f, "several", "many"));
    assert_refused(f, "line 2", "many");
    assert_false(load_with(f, "[title]\n", ""));
    assert_refused(f, "line 1", "section");
}

static void every_setting_is_needed(void **state)
{
    static const char *const lines[] = {"name = calm\n", "title = a\n", "heading = b\n",
        "text = c\n", "quote = d-2\n", "clause = 1\n", "sentence = 2\n", "paragraph = 3\n",
        "heading = 4\n", "section = 5\n", "item = 600000\n"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char name[32] = "";

        assert_int_equal(sscanf(lines[i], "%31s", name), 1);
        assert_false(load_with(f, lines[i], ""));
        assert_refused(f, name, "missing");
    }
}

static void a_name_that_is_none_is_refused(void **state)
{
    static const char *const names[] = {"", "no-such-format", "no/such/file", "no-such.format"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        f->err = (struct error){0};
        assert_false(format_load(names[i], f->arena, &f->format, &f->err));
        assert_int_not_equal(f->err.kind, ERROR_NONE);
        assert_non_null(strstr(f->err.text, names[i]));
    }
}

static void roles_have_plain_names(void **state)
{
    (void)state;
    assert_true(format_is_role(STR("presenter")));
    assert_true(format_is_role(STR("reader-2")));
    assert_true(format_is_role(STR("a2345678901234567890123456789012"))); /* 32 letters */
    assert_false(format_is_role(STR("a23456789012345678901234567890123")));
    assert_false(format_is_role(STR("")));
    assert_false(format_is_role(STR("2nd")));
    assert_false(format_is_role(STR("Presenter")));
    assert_false(format_is_role(STR("the presenter")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_setting, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_article_format_has_rising_pauses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_file_and_line_of_what_is_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_setting_is_needed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_none_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(roles_have_plain_names, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
