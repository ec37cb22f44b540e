/* Variants: files of ours that change how a voice sounds, in every language as the engine's do. */
#include "testing.h"

#include "base/file.h"
#include "speak/studio.h"
#include "speak/variant.h"

struct fixture {
    struct arena *a;
    char folder[128];
    int16_t *samples; /* of the last take */
    size_t n_samples;
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

/* Writes a file in the test's folder; its path. */
static const char *write_file(struct fixture *f, const char *name, struct str text)
{
    const struct str path = arena_printf(f->a, "%s/%s", f->folder, name);
    struct error err = {0};
    struct file_out *file = file_out_open(path.s, &err);

    assert_non_null(file);
    assert_true(file_out_write(file, text, &err));
    assert_true(file_out_commit(&file, &err));
    return path.s;
}

static bool read_text(struct fixture *f, const char *text, struct variant *out, struct error *err)
{
    return variant_read(write_file(f, "own.variant", str_of(text)), f->a, out, err);
}

/* --- files --- */

static void reads_what_is_about_the_sound(void **state)
{
    struct error err = {0};
    struct variant v;

    if (!read_text(*state,
            "// A calm voice,\n// low.\nlanguage variant\nname Own // not said\n\ngender female "
            "30\n"
            "// A second comment.\n\tpitch  90   140\nformant 1 105 100 90 -50 // wider\n"
            "breath 0 2 3\r\n# no line\ntone 600 170 1200 135\nstressAdd 0 0 -10 0 0 0 5 5\n",
            &v, &err))
        fail_msg("%s", err.text);
    assert_text(v.lines, "pitch 90 140\nformant 1 105 100 90 -50\nbreath 0 2 3\n"
                         "tone 600 170 1200 135\nstressAdd 0 0 -10 0 0 0 5 5\n");
    assert_text(v.about, "A calm voice, low.");
    assert_int_equal(v.gender, 'F');
    assert_true(read_text(*state, "flutter 2", &v, &err));
    assert_text(v.about, "");
    assert_int_equal(v.gender, '-');
}

static void assert_refused(struct fixture *f, const char *text, const char *reason)
{
    struct error err = {0};
    struct variant v;

    if (read_text(f, text, &v, &err))
        fail_msg("\"%s\" is accepted", text);
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, "own.variant: "));
    if (!strstr(err.text, reason))
        fail_msg("\"%s\" does not say \"%s\"", err.text, reason);
}

static void refuses_what_is_wrong(void **state)
{
    struct str large = arena_str(((struct fixture *)*state)->a, STR(""));

    assert_refused(*state, "", "nothing");
    assert_refused(*state, "// only a comment\nlanguage variant\n", "nothing");
    assert_refused(*state, "\npitch 90\n", "line 2: pitch: expected two numbers");
    assert_refused(*state, "pitch 90 60\n", "line 1: pitch");
    assert_refused(*state, "pitch 39 90\n", "40 to 500");
    assert_refused(*state, "pitch 90 501\n", "40 to 500");
    assert_refused(*state, "pitch 90 x\n", "pitch");
    assert_refused(*state, "pitch 90 1e2\n", "pitch");
    assert_refused(*state, "pitch 90 120 150\n", "pitch");
    assert_refused(*state, "formant 9 100 100 100\n", "formant (0 to 8)");
    assert_refused(*state, "formant -1 100\n", "formant");
    assert_refused(*state, "formant 1 100 100 100 0 0\n", "formant");
    assert_refused(*state, "formant 1 99999999999999999999\n", "formant");
    assert_refused(*state, "flutter -1\n", "0 to 20");
    assert_refused(*state, "roughness 8\n", "0 to 7");
    assert_refused(*state, "clarity 5\n", "0 to 4");
    assert_refused(*state, "tone 600 170 500 100\n", "rising");
    assert_refused(*state, "tone 600 170 1200\n", "pairs");
    assert_refused(*state, "tone 600 256\n", "0 to 255");
    assert_refused(*state, "tone 9000 20\n", "7992");
    assert_refused(*state, "tone 1 2 10 2 20 2 30 2 40 2\n", "tone");
    assert_refused(*state, "breath 1 2 3 4 5 6 7 8 9\n", "up to 8");
    assert_refused(*state, "echo 10 101\n", "echo");
    assert_refused(*state, "stressAmp 1 2 3\n", "8 numbers");
    assert_refused(*state, "gender both\n", "male or female");
    /* what is about the language, and what has the engine open files */
    assert_refused(*state, "dictionary ../../x\n", "\"dictionary\" is none of");
    assert_refused(*state, "mbrola us1\n", "\"mbrola\" is none of");
    assert_refused(*state, "klatt 3\n", "\"klatt\" is none of");
    assert_refused(*state, "replace 0 h NULL\n", "\"replace\" is none of");
    assert_refused(*state, "flutter 2\xFF\n", "UTF-8");
    while (large.len < 4096)
        large =
            arena_printf(((struct fixture *)*state)->a, "%sformant 1 100 100 100 100\n", large.s);
    assert_refused(*state, large.s, "bytes");
}

/* --- in casts --- */

static void a_cast_finds_it_beside_itself(void **state)
{
    struct fixture *const f = *state;
    const char *const path = write_file(
        f, "own.cast", STR("[a]\nvoice = +./calm.variant\n[b]\nvoice = en-gb+calm.variant\n"));
    struct error err = {0};
    struct cast cast;

    assert_false(cast_load(path, f->a, &cast, &err));
    assert_non_null(strstr(err.text, "own.cast: line 2: "));
    assert_non_null(strstr(err.text, "calm.variant"));
    write_file(f, "calm.variant", STR("pitch 80 10\n"));
    assert_false(cast_load(path, f->a, &cast, &err));
    assert_non_null(strstr(err.text, "own.cast: line 2: "));
    assert_non_null(strstr(err.text, "calm.variant: line 1: pitch"));
    write_file(f, "calm.variant", STR("pitch 80 100\n"));
    if (!cast_load(path, f->a, &cast, &err))
        fail_msg("%s", err.text);
    assert_text(cast.roles[0].voice.name, "+calm");
    assert_text(cast.roles[1].voice.name, "en-gb+calm");
    assert_text(cast.roles[0].voice.tuning, "pitch 80 100\n");
    assert_text(cast.roles[1].voice.tuning, "pitch 80 100\n");
    assert_true(str_ends(cast.roles[1].voice.set_at, STR("own.cast: line 4")));
}

/* Those that come with the program can all be used, and each says what it is for. */
static void the_program_s_are_right(void **state)
{
    struct fixture *const f = *state;
    struct file_names names;
    struct error err = {0};
    struct variant v;

    assert_true(file_data_names(VARIANT_FOLDER, VARIANT_ENDING, f->a, &names, &err));
    for (size_t i = 0; i < names.n; i++) {
        if (!variant_read(variant_find(names.items[i], f->a).s, f->a, &v, &err))
            fail_msg("%s", err.text);
        assert_true(v.about.len > 0);
        assert_true(v.gender == 'M' || v.gender == 'F');
    }
}

/* --- as they sound --- */

static bool keep(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct fixture *const f = userdata;

    (void)item;
    (void)segment;
    (void)err;
    f->samples = arena_array(f->a, take->n_samples + 1, sizeof *f->samples);
    assert_non_null(f->samples);
    memcpy(f->samples, take->samples, take->n_samples * sizeof *f->samples);
    f->n_samples = take->n_samples;
    return true;
}

/* Speaks a sentence in a language with the voice that a cast file gives. */
static void speak(struct fixture *f, const char *voice, const char *language)
{
    const struct str text = arena_printf(f->a, "[reader]\nvoice = %s\n", voice);
    struct segment segment = {.text = STR("Radio Hotel 12, Tomatoes."), .role = STR("reader")};
    struct item item = {.segments = &segment, .n_segments = 1, .language = str_of(language)};
    const struct rundown rundown = {.items = &item, .n_items = 1};
    const struct studio_options options = {.jobs = 1};
    struct notes notes = {.arena = f->a};
    struct error err = {0};
    struct studio *studio;
    struct cast cast;

    segment.spoken.text = segment.text;
    if (!cast_load(write_file(f, "own.cast", text), f->a, &cast, &err))
        fail_msg("%s", err.text);
    studio = studio_open(&cast, &options, &err);
    if (!studio || !studio_speak(studio, &rundown, keep, f, &notes, &err))
        fail_msg("%s", err.text);
    studio_close(&studio);
}

/* Does a voice sound to the sample as another? */
static bool same(struct fixture *f, const char *voice, const char *other, const char *language)
{
    const int16_t *samples;
    size_t n;

    speak(f, voice, language);
    samples = f->samples;
    n = f->n_samples;
    speak(f, other, language);
    return n == f->n_samples && memcmp(samples, f->samples, n * sizeof *samples) == 0;
}

/* Where the engine has its data, as its own command tells; false where it is not installed. */
static bool engine_data(char *room, size_t size)
{
    FILE *const pipe = popen("espeak-ng --version 2>/dev/null | sed 's/.*Data at: //'", "r");
    bool told;

    assert_non_null(pipe);
    told = fgets(room, (int)size, pipe) != NULL;
    room[strcspn(room, "\n")] = '\0';
    return pclose(pipe) == 0 && told;
}

/* A copy of one of the engine's variants does to the voices of all languages, also to those whose
 * own file is about the sound (cy, pl), what the engine does with it. */
static void a_file_does_what_the_engine_does(void **state)
{
    static const char *const languages[] = {"en-GB", "en-US", "de", "pt-BR", "cy", "pl", "ru"};
    static const char *const variants[] = {"f3", "m3", "f5"};
    struct fixture *const f = *state;
    struct error err = {0};
    char data[256];

    if (!engine_data(data, sizeof data))
        skip();
    for (size_t v = 0; v < 3; v++) {
        const struct str path = arena_printf(f->a, "%s/voices/!v/%s", data, variants[v]);
        struct str text;
        if (!file_read(path.s, 4096, f->a, &text, &err))
            fail_msg("%s", err.text);
        write_file(f, "copy.variant", text);
        for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
            if (!same(f, "+copy.variant", arena_printf(f->a, "+%s", variants[v]).s, languages[i]))
                fail_msg("%s in %s", variants[v], languages[i]);
    }
}

static void every_setting_is_heard(void **state)
{
    static const char *const lines[] = {"pitch 120 180", "formant 1 130", "flutter 10",
        "roughness 7", "clarity 0", "voicing 60", "consonants 150 150", "breath 5 5 5",
        "tone 600 20 1200 250", "echo 100 50", "stressAmp 5 5 5 5 5 5 5 5",
        "stressAdd 50 50 50 50 50 50 50 50"};
    struct fixture *const f = *state;

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        write_file(f, "own.variant", str_of(lines[i]));
        if (same(f, "+own.variant", "en-GB", "en-GB"))
            fail_msg("%s changes nothing", lines[i]);
        if (same(f, "de+own.variant", "+own.variant", "en-GB"))
            fail_msg("%s is not in the language of the voice", lines[i]);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(reads_what_is_about_the_sound),
        TEST(refuses_what_is_wrong),
        TEST(a_cast_finds_it_beside_itself),
        TEST(the_program_s_are_right),
        TEST(a_file_does_what_the_engine_does),
        TEST(every_setting_is_heard),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
