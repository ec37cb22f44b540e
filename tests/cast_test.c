/* Casts: files in voices/ and what a user may get wrong in one. */
#include "testing.h"

#include "base/file.h"
#include "speak/cast.h"

struct fixture {
    struct arena *a;
    char folder[128];
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->a = arena_new();
    assert_non_null(f->a);
    scratch_folder(f->folder, sizeof f->folder);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->a);
    free(f);
    return 0;
}

/* Loads a cast file of that text. */
static bool load(struct fixture *f, const char *text, struct cast *out, struct error *err)
{
    const struct str path = arena_printf(f->a, "%s/own.cast", f->folder);
    struct file_out *file = file_out_open(path.s, err);

    assert_non_null(file);
    assert_true(file_out_write(file, str_of(text), err));
    assert_true(file_out_commit(&file, err));
    return cast_load(path.s, f->a, out, err);
}

static void assert_refused(struct fixture *f, const char *text, const char *reason)
{
    struct error err = {0};
    struct cast cast;

    assert_false(load(f, text, &cast, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, "own.cast"));
    if (!strstr(err.text, reason))
        fail_msg("\"%s\" does not say \"%s\"", err.text, reason);
}

static void reads_every_setting(void **state)
{
    struct error err = {0};
    struct cast cast;
    const struct voice *v;

    assert_true(load(*state,
        "[presenter]\nvoice = en-gb+f3\nwpm = 160\npitch = 45\nrange = 60\nvolume = 110\nword gap "
        "= "
        "2\n\n[quote]\nvoice=+m3\n",
        &cast, &err));
    assert_int_equal(cast.n_roles, 2);
    v = cast_voice(&cast, STR("presenter"));
    assert_text(v->name, "en-gb+f3");
    assert_int_equal(v->wpm, 160);
    assert_int_equal(v->pitch, 45);
    assert_int_equal(v->range, 60);
    assert_int_equal(v->volume, 110);
    assert_int_equal(v->word_gap, 2);
    v = cast_voice(&cast, STR("quote"));
    assert_text(v->name, "+m3");
    assert_int_equal(v->wpm, 175); /* the engine's own (espeakRATE_NORMAL), as are the rest */
    assert_int_equal(v->pitch, 50);
    assert_int_equal(v->range, 50);
    assert_int_equal(v->volume, 100);
    assert_int_equal(v->word_gap, 0);
}

static void unknown_role_has_the_first_voice(void **state)
{
    struct error err = {0};
    struct cast cast;

    assert_true(load(*state, "[reader]\nvoice = de\n[quote]\nvoice = fr\n", &cast, &err));
    assert_text(cast_voice(&cast, STR("weather"))->name, "de");
    assert_text(cast_voice(&cast, STR(""))->name, "de");
}

static void default_cast_tells_its_roles_apart(void **state)
{
    const struct fixture *f = *state;
    struct error err = {0};
    struct cast cast;

    if (!cast_load("default", f->a, &cast, &err))
        fail_msg("%s", err.text);
    assert_text(cast.name, "default");
    assert_int_equal(cast.n_roles, 3);
    for (size_t i = 0; i < 3; i++) {
        const char *const roles[] = {"presenter", "reporter", "quote"};
        const struct voice *const v = cast_voice(&cast, str_of(roles[i]));
        assert_ptr_equal(v, &cast.roles[i].voice);
        assert_false(str_eq(v->name, cast_voice(&cast, str_of(roles[(i + 1) % 3]))->name));
        /* every language of an item is spoken */
        assert_true(v->name.len == 0 || v->name.s[0] == '+');
    }
}

static void settings_of_the_whole_cast(void **state)
{
    struct error err = {0};
    struct cast cast;

    assert_true(load(*state, "[reader]\nwpm = 160\n", &cast, &err));
    assert_int_equal(cast.stretch, 5);
    assert_false(cast.announce_quotes);
    assert_int_equal(cast.description.len, 0);
    assert_true(load(*state,
        "[cast]\ndescription = Two readers, brisk.\nstretch = 20\nannounce quotes = yes\n"
        "[reader]\nwpm = 160\n",
        &cast, &err));
    assert_int_equal(cast.stretch, 20);
    assert_true(cast.announce_quotes);
    assert_text(cast.description, "Two readers, brisk.");
    assert_int_equal(cast.n_roles, 1); /* the section is no role */
    assert_text(cast.roles[0].name, "reader");
}

static void numbered_roles_fall_back(void **state)
{
    struct error err = {0};
    struct cast cast;

    assert_true(load(*state,
        "[presenter]\nvoice = de\n[reporter]\nvoice = fr\n[quote-2]\nvoice = it\n", &cast, &err));
    assert_text(cast_voice(&cast, STR("reporter-2"))->name, "fr");
    assert_text(cast_voice(&cast, STR("reporter-12"))->name, "fr");
    assert_text(cast_voice(&cast, STR("quote-2"))->name, "it");
    /* neither of these has a role to fall back to */
    assert_text(cast_voice(&cast, STR("quote"))->name, "de");
    assert_text(cast_voice(&cast, STR("weather-2"))->name, "de");
    assert_text(cast_voice(&cast, STR("reporter-"))->name, "de");
    assert_text(cast_voice(&cast, STR("reporter2"))->name, "de");
    assert_text(cast_voice(&cast, STR("-2"))->name, "de");
    assert_true(cast_has(&cast, STR("reporter-2")));
    assert_false(cast_has(&cast, STR("quote")));
    assert_false(cast_has(&cast, STR("weather-2")));
}

/* Readers that alternate are no use if they sound alike. */
static void casts_with_two_reporters_have_two_voices(void **state)
{
    static const char *const casts[] = {"newsroom", "evening", "clear"};
    const struct fixture *f = *state;
    struct error err = {0};
    struct cast cast;

    for (size_t i = 0; i < sizeof casts / sizeof *casts; i++) {
        const struct voice *first, *second;
        if (!cast_load(casts[i], f->a, &cast, &err))
            fail_msg("%s", err.text);
        first = cast_voice(&cast, STR("reporter"));
        second = cast_voice(&cast, STR("reporter-2"));
        assert_false(str_eq(first->name, second->name));
        assert_true(first->tuning.len > 0);
        assert_true(second->tuning.len > 0);
        assert_false(str_eq(first->tuning, second->tuning));
        assert_int_equal(first->name.s[0], '+'); /* any language */
    }
}

static void refuses_what_is_wrong(void **state)
{
    assert_refused(*state, "[presenter]\nwpm = 79\n", "80 to 450");
    assert_refused(*state, "[presenter]\nwpm = 451\n", "80 to 450");
    assert_refused(*state, "[presenter]\npitch = 101\n", "0 to 100");
    assert_refused(*state, "[presenter]\npitch = -1\n", "0 to 100");
    assert_refused(*state, "[presenter]\nvolume = loud\n", "0 to 200");
    assert_refused(*state, "[presenter]\ntempo = 3\n", "tempo");
    assert_refused(*state, "voice = en-gb\n", "role");
    assert_refused(*state, "; nobody\n", "no role");
    assert_refused(*state, "[cast]\nstretch = 5\n", "no role");
    assert_refused(*state, "[cast]\nstretch = 21\n", "0 to 20");
    assert_refused(*state, "[cast]\nstretch = 5%\n", "0 to 20");
    assert_refused(*state, "[cast]\nannounce quotes = maybe\n", "yes or no");
    assert_refused(*state, "[cast]\nwpm = 160\n", "announce quotes");
    /* the engine opens any path that it is given as a name */
    assert_refused(*state, "[presenter]\nvoice = ../../../etc/passwd\n", "voice's name");
    assert_refused(*state, "[presenter]\nvoice = en\\gb\n", "voice's name");
}

static void names_what_is_missing(void **state)
{
    const struct fixture *f = *state;
    struct error err = {0};
    struct cast cast;

    assert_false(cast_load("no-such-cast", f->a, &cast, &err));
    assert_non_null(strstr(err.text, "no-such-cast"));
    assert_false(cast_load("/no/such/file.cast", f->a, &cast, &err));
    assert_non_null(strstr(err.text, "/no/such/file.cast"));
}

static void rate_moves_all_roles(void **state)
{
    struct error err = {0};
    struct cast cast;

    assert_true(load(*state, "[a]\nwpm = 200\n[b]\nwpm = 100\n[c]\nwpm = 400\n", &cast, &err));
    cast_set_wpm(&cast, 150); /* three quarters of all */
    assert_int_equal(cast.roles[0].voice.wpm, 150);
    assert_int_equal(cast.roles[1].voice.wpm, 80); /* 75 is below what the engine takes */
    assert_int_equal(cast.roles[2].voice.wpm, 300);
}

static void rate_is_scaled_and_rounded(void **state)
{
    struct error err = {0};
    struct cast cast;

    assert_true(load(*state, "[a]\nwpm = 170\n[b]\nwpm = 81\n[c]\nwpm = 440\n", &cast, &err));
    cast_set_rate(&cast, 1000);
    assert_int_equal(cast.roles[0].voice.wpm, 170);
    assert_int_equal(cast.roles[1].voice.wpm, 81);
    cast_set_rate(&cast, 1050);
    assert_int_equal(cast.roles[0].voice.wpm, 179); /* 178.5 */
    assert_int_equal(cast.roles[1].voice.wpm, 85);  /* 85.05 */
    assert_int_equal(cast.roles[2].voice.wpm, 450); /* 462 is over what the engine takes */
    cast_set_rate(&cast, 0);
    assert_int_equal(cast.roles[0].voice.wpm, 80);
    cast_set_rate(&cast, 4294967295U);
    assert_int_equal(cast.roles[0].voice.wpm, 450);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_setting, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_role_has_the_first_voice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(default_cast_tells_its_roles_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_what_is_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rate_moves_all_roles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rate_is_scaled_and_rounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(settings_of_the_whole_cast, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbered_roles_fall_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            casts_with_two_reporters_have_two_voices, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
