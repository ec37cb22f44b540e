/* The studio's voices: which one a language chooses, which are refused, and how they are set. */
#include "speak/studio.h"

#include "speaking.h"

/* Speaks in an item of that language, with the role whose voice leaves it open. */
static bool speak_language(struct speaking *f, const char *language, struct error *err)
{
    struct segment *const s = arena_alloc(f->a, sizeof *s);

    assert_non_null(s);
    *s = segment_of(f, "Radio Hotel 12", "open");
    return try_speak(f, s, 1, language, err);
}

static const struct kept *take_in(struct speaking *f, const char *voice, const char *language)
{
    struct error err = {0};

    f->cast.roles[2].voice.name = str_of(voice);
    if (!speak_language(f, language, &err))
        fail_msg("%s", err.text);
    return &f->kept[f->n_kept - 1];
}

static void languages_choose_the_voice(void **state)
{
    /* BCP 47 tags, and the file of the voice that espeak-ng 1.51 lists for them (--voices) */
    static const struct {
        const char *tag, *voice;
    } cases[] = {
        {"en-GB", "gmw/en"},
        {"en", "gmw/en"},
        {"en-AU", "gmw/en"},
        {"", "gmw/en"},
        {"en-US", "gmw/en-US"},
        {"de-AT-1996", "gmw/de"},
        {"no", "gmq/nb"},
        {"zh-Hant-TW", "sit/cmn"},
        {"pt-br", "roa/pt-BR"},
        {"pt", "roa/pt"},
        {"es-MX", "roa/es-419"},
        {"en-GB-x-rp", "gmw/en-GB-x-rp"},
        {"fr-u-nu-latn", "roa/fr"},
    };
    struct speaking *const f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct kept *const by_tag = take_in(f, "", cases[i].tag);
        const struct kept *const by_name = take_in(f, cases[i].voice, "xx");
        if (!same(by_tag, by_name))
            fail_msg("%s is not spoken by %s", cases[i].tag, cases[i].voice);
    }
    assert_true(same(take_in(f, "+f3", "de-DE"), take_in(f, "de+f3", "en")));
    assert_false(same_sound(take_in(f, "+f3", "de"), take_in(f, "", "de")));
    assert_false(same_sound(take_in(f, "", "en-GB"), take_in(f, "", "en-US")));
}

static void assert_no_voice(
    struct speaking *f, const char *voice, const char *language, const char *named)
{
    struct error err = {0};

    f->cast.roles[2].voice.name = str_of(voice);
    assert_false(speak_language(f, language, &err));
    if (!strstr(err.text, named))
        fail_msg("\"%s\" does not name %s", err.text, named);
    assert_int_equal(f->n_kept, 0);
}

static void unknown_voices_are_refused(void **state)
{
    struct speaking *const f = *state;

    assert_no_voice(f, "", "tlh-Latn", "tlh-Latn");
    assert_no_voice(f, "no-such-voice", "en", "no-such-voice");
    assert_no_voice(f, "en-gb+nobody", "en", "nobody");
    assert_no_voice(f, "../../../etc/passwd", "en", "passwd");
    assert_no_voice(f, "/etc/passwd", "en", "passwd");
    assert_no_voice(f, "+../../../../etc/passwd", "en", "passwd");
}

/* What the engine lacks is known before anything is spoken, and names the line that asks for it. */
static void a_missing_voice_stops_it_at_once(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[] = {
        segment_of(f, "One.", "reporter"),
        segment_of(f, "Two.", "quote"),
    };
    struct error err = {0};

    f->cast.roles[1].voice.name = STR("en-gb+nobody");
    f->cast.roles[1].voice.set_at = STR("town.cast: line 12");
    assert_false(try_speak(f, segments, 2, "en-GB", &err));
    assert_int_equal(f->n_kept, 0);
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, "town.cast: line 12: en-gb+nobody: "));
    /* a language that has no voice is not the cast's fault */
    f->cast.roles[1].voice.name = STR("+f3");
    assert_false(try_speak(f, segments, 2, "tlh", &err));
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_null(strstr(err.text, "town.cast"));
    assert_non_null(strstr(err.text, "tlh: "));
    assert_int_equal(f->n_kept, 0);
}

static void voices_are_asked_for(void **state)
{
    struct speaking *const f = *state;
    struct error err = {0};
    struct studio *studio = studio_open(&f->cast, &f->options, &err);
    const struct voice *const open = &f->cast.roles[2].voice;
    struct segment s = segment_of(f, "One.", "open");

    assert_non_null(studio);
    assert_true(studio_has_voice(studio, open, STR("de-AT"), &err));
    assert_false(studio_has_voice(studio, open, STR("tlh"), &err));
    assert_false(studio_has_voice(studio, open, STR("tlh"), NULL));
    /* what was asked for does not matter to what is spoken */
    assert_true(speak_in(f, studio, &s, 1, "de-AT", &err));
    assert_int_equal(f->n_kept, 1);
    studio_close(&studio);
}

static void rate_and_pitch_are_heard(void **state)
{
    struct speaking *const f = *state;
    const struct kept *const plain = take_in(f, "en-gb", "en");
    const struct kept *fast, *high;

    f->cast.roles[2].voice.wpm = 350;
    fast = take_in(f, "en-gb", "en");
    f->cast.roles[2].voice.wpm = 175;
    f->cast.roles[2].voice.pitch = 99;
    high = take_in(f, "en-gb", "en");
    assert_in_range(fast->n_samples, plain->n_samples / 3, plain->n_samples * 2 / 3);
    assert_false(same_sound(plain, high));
}

static void voices_are_listed(void **state)
{
    struct speaking *const f = *state;
    struct studio_voice_info *voices;
    bool british = false, variant = false;
    struct error err = {0};
    size_t n;

    assert_true(studio_voices(f->a, &voices, &n, &err));
    for (size_t i = 0; i < n; i++) {
        if (str_eq(voices[i].name, STR("gmw/en"))) {
            british = str_find(voices[i].languages, STR("en-gb"), 0) == 0;
            assert_text(voices[i].title, "English (Great Britain)");
            assert_int_equal(voices[i].gender, 'M');
        }
        if (str_eq(voices[i].name, STR("+f3"))) {
            variant = true;
            assert_int_equal(voices[i].gender, 'F');
            assert_int_equal(voices[i].languages.len, 0);
        }
    }
    assert_true(british && variant);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, speaking_set_up, speaking_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(languages_choose_the_voice),
        TEST(unknown_voices_are_refused),
        TEST(a_missing_voice_stops_it_at_once),
        TEST(voices_are_asked_for),
        TEST(rate_and_pitch_are_heard),
        TEST(voices_are_listed),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
