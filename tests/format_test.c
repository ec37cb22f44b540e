#include "script/format/format.h"

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

/* What a format without the setting does: as documented in bulletin-format(5). */
static void the_rest_has_defaults(void **state)
{
    struct fixture *f = *state;

    assert_true(load_with(f, "[title]\nseveral = News\n", ""));
    assert_text(f->format.several, "@bulletin");
    assert_text(f->format.one, "{headline}");
    assert_text(f->format.station, "");
    assert_text(f->format.role_phrase, "a"); /* who says titles */
    assert_int_equal(f->format.n_readers, 1);
    assert_true(f->format.loudness < 0.001 && f->format.loudness > -0.001);
    assert_int_equal(f->format.most_stories, 0);
    assert_int_equal(f->format.order, ORDER_GIVEN);
    assert_int_equal(f->format.form, STORY_FULL);
    assert_int_equal(f->format.most_headlines, 0);
    assert_int_equal(f->format.pause_least, 600);
    assert_int_equal(f->format.pause_most, 1600);
    assert_int_equal(f->format.end_most_ms, 3000);
    assert_text(f->format.say[SAY_OPENING], "");
    assert_text(f->format.say[SAY_TITLE], "{title}");
    assert_text(f->format.say[SAY_STORY_TITLE], "{headline}");
    assert_text(f->format.say[SAY_CLOSING], "");
    assert_int_equal(f->format.opening.kind, STING_NONE);
    assert_int_equal(f->format.bed.sound.kind, STING_NONE);
}

/* The complete settings and more. */
static bool load_and(struct fixture *f, const char *more)
{
    char settings[2048];

    snprintf(settings, sizeof settings, "%s%s", complete, more);
    return load(f, settings);
}

static void reads_what_may_be_missing(void **state)
{
    struct fixture *f = *state;
    char beside[512];

    assert_true(
        load_and(f, "[station]\nname = Radio North\n"
                    "[level]\nloudness = -23\n"
                    "[stories]\nmost = 12\norder = longest-not-aired\nform = lead\n"
                    "[headlines]\nmost = all\n"
                    "[length]\npauses = 75-130 %\nend = 1.5 s\n"
                    "[say]\nopening = Hello.\nopening = From {station}. | @bulletin\ntitle =\n"
                    "headline = {number}: {headline}\nbefore section = {number} of {count}\n"
                    "[sound]\nopening = pips, gain -20 dB\nclosing = end.wav, fade out 500 ms\n"
                    "bed = tone 200 Hz, duck 9 dB\nbed under = throughout\n"));
    assert_text(f->format.station, "Radio North");
    assert_true(f->format.loudness < -22.9 && f->format.loudness > -23.1);
    assert_int_equal(f->format.most_stories, 12);
    assert_int_equal(f->format.order, ORDER_LONGEST_NOT_AIRED);
    assert_int_equal(f->format.form, STORY_LEAD);
    assert_int_equal(f->format.most_headlines, FORMAT_ALL);
    assert_int_equal(f->format.pause_least, 750);
    assert_int_equal(f->format.pause_most, 1300);
    assert_int_equal(f->format.end_most_ms, 1500);
    assert_text(f->format.say[SAY_OPENING], "Hello.\nFrom {station}. | @bulletin");
    assert_text(f->format.say[SAY_TITLE], "");
    assert_text(f->format.say[SAY_HEADLINE], "{number}: {headline}");
    assert_int_equal(f->format.opening.kind, STING_PIPS);
    assert_int_equal(f->format.closing.kind, STING_FILE);
    snprintf(beside, sizeof beside, "%s/end.wav", f->folder); /* beside the format */
    assert_text(f->format.closing.file, beside);
    assert_int_equal(f->format.bed.sound.hz, 200);
    assert_int_equal(f->format.bed_under, UNDER_ALL);
}

static void readers_take_turns(void **state)
{
    struct fixture *f = *state;

    assert_true(load_with(f, "text = c", "text = reporter, reporter-2 ,c"));
    assert_text(f->format.role_text, "reporter");
    assert_int_equal(f->format.n_readers, 3);
    assert_text(f->format.readers[1], "reporter-2");
    assert_text(f->format.readers[2], "c");
    assert_false(load_with(f, "text = c", "text = a, , b"));
    assert_refused(f, "line 8", "role");
    assert_false(load_with(f, "text = c", "text = a,b,c,d,e,f,g,h,i"));
    assert_refused(f, "line 8", "at most 8");
}

/* The complete settings have 16 lines; the section is line 17. */
static void refuses_what_is_none(void **state)
{
    static const struct {
        const char *more, *where, *why;
    } wrong[] = {
        {"[stories]\nmost = 0\n", "line 18", "most"},
        {"[stories]\nmost = 1001\n", "line 18", "1001"},
        {"[stories]\norder = random\n", "line 18", "longest-not-aired"},
        {"[stories]\nform = half\n", "line 18", "full or lead"},
        {"[headlines]\nmost = some\n", "line 18", "some"},
        {"[headlines]\nleast = 1\n", "line 18", "most"},
        {"[length]\npauses = 60 %\n", "line 18", "60-160"},
        {"[length]\npauses = 5-160 %\n", "line 18", "5-160"},
        {"[length]\npauses = 60-90 %\n", "line 18", "60-90"},
        {"[length]\npauses = 101-160 %\n", "line 18", "101-160"},
        {"[length]\npauses = -\n", "line 18", "60-160"},
        {"[length]\nend = soon\n", "line 18", "soon"},
        {"[level]\nloudness = nan\n", "line 18", "nan"},
        {"[level]\nloudness = -23 LU\n", "line 18", "-23 LU"},
        {"[level]\nloudness = -4\n", "line 18", "-4"},
        {"[level]\nloudness =\n", "line 18", "LUFS"},
        {"[level]\nloudness = -23\nloudness = -16\n", "line 19", "before"},
        {"[say]\nopening = {headline}\n", "line 18", "{headline}"}, /* of which story? */
        {"[say]\nopening = Hello.\nopening = {hour}\n", "line 19", "{hour}"},
        {"[say]\nopening = @no-such-phrase\n", "line 18", "no-such-phrase"},
        {"[say]\nfarewell = Bye\n", "line 18", "sign-off"},
        {"[title]\none = {number}\n", "line 18", "{number}"},
        {"[title]\none =\n", "line 18", "words"},
        {"[sound]\nopening = tone 5 Hz\n", "line 18", "5 Hz"},
        {"[sound]\nbed = pips\n", "line 18", "pips"},
        {"[sound]\nbed under = all\n", "line 18", "throughout"},
        {"[sound]\nmiddle = pips\n", "line 18", "separator"},
        {"[sounds]\nopening = pips\n", "line 18", "headlines"},
        {"[station]\nname =\n", "line 18", "station"},
        {"[roles]\nphrase = The Host\n", "line 18", "The Host"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        f->err = (struct error){0};
        if (load_and(f, wrong[i].more))
            fail_msg("\"%s\" was taken", wrong[i].more);
        assert_refused(f, wrong[i].where, wrong[i].why);
    }
}

/* What the program ships: with values that its purpose asks for. */
static void shipped_formats_load(void **state)
{
    static const struct {
        const char *name;
        double loudness;
        enum story_form form;
        uint32_t headlines;
    } shipped[] = {
        {"article", 0, STORY_FULL, 0},
        {"hourly", -23, STORY_LEAD, 3}, /* EBU R 128 */
        {"digest", -16, STORY_FULL, 0}, /* podcast directories */
        {"talking-newspaper", -19, STORY_FULL, FORMAT_ALL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        if (!format_load(shipped[i].name, f->arena, &f->format, &f->err))
            fail_msg("%s", f->err.text);
        assert_true(f->format.loudness - shipped[i].loudness < 0.001 &&
                    shipped[i].loudness - f->format.loudness < 0.001);
        assert_int_equal(f->format.form, shipped[i].form);
        assert_int_equal(f->format.most_headlines, shipped[i].headlines);
        /* no sound file is shipped */
        assert_int_equal(f->format.opening.kind, STING_NONE);
        assert_int_equal(f->format.separator.kind, STING_NONE);
        assert_int_equal(f->format.closing.kind, STING_NONE);
        assert_int_equal(f->format.bed.sound.kind, STING_NONE);
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
        cmocka_unit_test_setup_teardown(the_rest_has_defaults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_what_may_be_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(readers_take_turns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shipped_formats_load, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_none_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(roles_have_plain_names, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
