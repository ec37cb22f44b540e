/*
 * The studio's takes: they are the same whatever was spoken before, at once or elsewhere; every
 * word has its time; and text of strangers stays text.
 */
#include "speak/studio.h"

#include "speak/sanitizer.h"
#include "speaking.h"

#include <sys/resource.h>
#include <unistd.h>

/* --- the same in, the same out --- */

static void takes_depend_on_nothing_else(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[N_TEXTS], backwards[N_TEXTS];
    const unsigned jobs[] = {1, 2, 4};

    fill(f, segments, false);
    fill(f, backwards, true);
    for (size_t i = 0; i < N_TEXTS; i++) /* each in a studio of its own */
        speak(f, &segments[i], 1);
    for (size_t j = 0; j < 3; j++) {
        const struct kept *const run = &f->kept[f->n_kept];
        f->options.jobs = jobs[j];
        speak(f, segments, N_TEXTS);
        for (size_t i = 0; i < N_TEXTS; i++)
            assert_true(same(&f->kept[i], &run[i]));
    }
    f->options.jobs = 1;
    speak(f, backwards, N_TEXTS);
    for (size_t i = 0; i < N_TEXTS; i++)
        assert_true(same(&f->kept[i], &f->kept[f->n_kept - 1 - i]));
    assert_int_equal(warnings(f), 0);
}

/* Reads the audio that espeak-ng's own command makes of a text; false where it is not installed. */
static bool own_command(struct speaking *f, const char *text, struct kept *out)
{
    char command[1024];
    unsigned char header[44];
    FILE *pipe;

    snprintf(command, sizeof command, "espeak-ng -v en-gb -z -b 1 --stdout '%s'", text);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    *out = (struct kept){.samples = arena_array(f->a, 1 << 20, sizeof(int16_t))};
    assert_non_null(out->samples);
    if (fread(header, 1, sizeof header, pipe) == sizeof header)
        out->n_samples = fread(out->samples, sizeof(int16_t), 1 << 20, pipe);
    return pclose(pipe) == 0;
}

/* What makes takes independent changes nothing in them. */
static void takes_are_the_engine_s_own(void **state)
{
    static const char *const texts[] = {
        "The swing bridge will close on Monday.",
        "Prices rose by 2.5 per cent in the 12 months to March 2019.",
        "Привет means hello in Moscow.",
        "<speak>say <break time=\"5s\"/>hello</speak>", /* without -m the command reads no SSML */
        "<audio src=\"/etc/passwd\"/> <voice name=\"de\">good day</voice> &amp; <!-- hidden -->",
    };
    struct speaking *const f = *state;
    struct kept own;

    if (system("command -v espeak-ng >/dev/null") != 0)
        skip();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct kept *const k = take_of(f, texts[i]);
        assert_true(own_command(f, texts[i], &own));
        if (!same_sound(k, &own))
            fail_msg("%s: %zu samples, not %zu", texts[i], k->n_samples, own.n_samples);
    }
}

static void memory_is_flat(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[60];
    struct rusage before, after;

    if (ADDRESS_SANITIZER)
        skip();
    for (size_t i = 0; i < 60; i++)
        segments[i] = segment_of(f, TEXTS[1], "reporter");
    speak(f, segments, 20);
    forget(f);
    getrusage(RUSAGE_CHILDREN, &before);
    for (size_t i = 0; i < 3; i++) {
        speak(f, segments, 60);
        forget(f);
    }
    getrusage(RUSAGE_CHILDREN, &after);
    assert_true(after.ru_maxrss < before.ru_maxrss + 1024); /* KiB */
    assert_true(after.ru_maxrss < 64 << 10);
}

/* --- words --- */

static void every_word_has_its_time(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[N_TEXTS];

    fill(f, segments, false);
    speak(f, segments, N_TEXTS);
    for (size_t i = 0; i < N_TEXTS; i++)
        assert_every_word(&f->kept[i]);
}

/* A pause of the engine's at a comma lies between words, not in them. */
static void a_word_ends_with_its_sound(void **state)
{
    struct speaking *const f = *state;
    const struct kept *const k = take_of(f, "tomorrow, tomorrow, tomorrow.");
    const size_t length = k->words[2].end - k->words[2].start;

    assert_every_word(k);
    for (size_t i = 0; i < 2; i++) {
        const size_t gap = k->words[i + 1].start - k->words[i].end;
        assert_in_range(k->words[i].end - k->words[i].start, length / 2, 2 * length);
        assert_in_range(gap, 22050 / 20, 22050); /* 50 ms to a second */
    }
    for (size_t i = k->words[2].end; i < k->n_samples; i++)
        assert_in_range(k->samples[i] + 1000, 0, 2000); /* nothing to hear after the last */
}

/* One written word that is said in several, one that is not said, and punctuation between. */
static void tokens_are_mapped(void **state)
{
    struct speaking *const f = *state;
    /* "Rates* rose £1.5bn - “really”." */
    struct token tokens[] = {
        token_of(0, 5, 0, 5),    /* Rates */
        token_of(5, 1, 5, 0),    /* *, not said */
        token_of(7, 4, 6, 4),    /* rose */
        token_of(12, 7, 11, 29), /* £1.5bn: one point five billion pounds */
        token_of(25, 6, 46, 6),  /* really, behind “ */
    };
    struct segment s = {
        .text = STR("Rates* rose £1.5bn - “really”."),
        .role = STR("reporter"),
        .spoken = {STR("Rates rose one point five billion pounds - “really”."), tokens, 5},
    };
    const struct kept *k;

    speak(f, &s, 1);
    k = &f->kept[0];
    assert_in_order(k);
    assert_int_equal(k->n_words, 4);
    assert_int_equal(k->words[0].token, 0);
    assert_int_equal(k->words[1].token, 2);
    assert_int_equal(k->words[2].token, 3);
    assert_int_equal(k->words[3].token, 4);
    /* five words take longer than one */
    assert_true(k->words[2].end - k->words[2].start > 2 * (k->words[1].end - k->words[1].start));
}

static void nothing_to_say_is_an_empty_take(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[] = {
        segment_of(f, "", "reporter"),
        segment_of(f, "Yes.", "reporter"),
        segment_of(f, "   ", "reporter"),
    };

    speak(f, segments, 3);
    assert_int_equal(f->kept[0].n_samples, 0);
    assert_int_equal(f->kept[0].n_words, 0);
    assert_true(f->kept[1].n_samples > 2000);
    assert_int_equal(f->kept[2].n_samples, 0);
}

/* --- text stays text --- */

static void phonemes_are_ours_alone(void **state)
{
    struct speaking *const f = *state;
    struct segment given = segment_of(f, "say Xi now", "reporter");
    struct segment both = segment_of(f, "[[h@l'oU]] Xi now", "reporter");
    struct segment broken = segment_of(f, "[ [h@l'oU]] Xi now", "reporter");
    const struct kept *written, *guess, *spoken;

    given.spoken.tokens[1].phonemes = STR("S'i:");
    both.spoken.tokens[1].phonemes = STR("S'i:");
    broken.spoken.tokens[2].phonemes = STR("S'i:");
    speak(f, &given, 1);
    written = take_of(f, "say Xi now");
    spoken = take_of(f, "say she now");
    guess = &f->kept[0];
    assert_false(same_sound(guess, written)); /* "zai" */
    assert_every_word(guess);
    /* "she" sounds as S'i: does, but for the stress of a pronoun: near in length */
    assert_in_range(guess->n_samples, spoken->n_samples * 8 / 10, spoken->n_samples * 13 / 10);
    speak(f, &both, 1);
    speak(f, &broken, 1);
    assert_true(same_sound(&f->kept[f->n_kept - 2], &f->kept[f->n_kept - 1]));
    /* without phonemes of ours the engine is not even told to look for any */
    written = take_of(f, "say [[h@l'oU]] now");
    spoken = take_of(f, "say hello now");
    assert_true(written->n_samples > spoken->n_samples * 5 / 4);
}

/* espeak-ng takes \x01 for a command and \x02 for phonemes whatever its flags are. */
static void control_characters_are_spaces(void **state)
{
    struct speaking *const f = *state;
    const struct kept *const rate = take_of(f, "say \001"
                                               "50R hello there");
    const struct kept *const space = take_of(f, "say  50R hello there");
    const struct kept *const phonemes = take_of(f, "say [\002h@l'oU]] there");
    const struct kept *const text = take_of(f, "say [ h@l'oU]] there");
    const struct kept *const c1 = take_of(f, "say \xC2\x9B"
                                             "31m hello \x7F there \xE2\x80\xA8 you");
    const struct kept *const none = take_of(f, "say  31m hello   there   you");
    const struct kept *const bad = take_of(f, "say \xFF\xC0 hello");
    const struct kept *const good = take_of(f, "say    hello");

    assert_true(same_sound(rate, space));
    assert_true(same_sound(phonemes, text));
    assert_true(same_sound(c1, none));
    assert_true(same_sound(bad, good));
}

static void markup_runs_nothing(void **state)
{
    struct speaking *const f = *state;
    char folder[128], text[512];
    const struct kept *k;

    scratch_folder(folder, sizeof folder);
    snprintf(text, sizeof text,
        "<speak><audio src=\"x; touch %s/ran\">hi</audio><audio src=\"$(touch %s/ran)\"/></speak>",
        folder, folder);
    k = take_of(f, text);
    assert_true(k->n_samples > 22050); /* it is read out */
    snprintf(text, sizeof text, "%s/ran", folder);
    assert_int_not_equal(access(text, F_OK), 0);
    scratch_remove(folder);
}

static const char *repeated(struct speaking *f, const char *text, size_t n)
{
    char *const out = arena_alloc(f->a, strlen(text) * n + 1);

    assert_non_null(out);
    for (size_t i = 0; i < n; i++)
        strcat(out, text);
    return out;
}

/* Texts that abort espeak-ng 1.51 (upstream pull request 2495), or that it cuts without a word. */
static void pathological_texts_are_spoken(void **state)
{
    struct speaking *const f = *state;
    struct segment segments[] = {
        segment_of(f, repeated(f, "s'", 70), "reporter"),
        segment_of(f, repeated(f, "s' ", 70), "reporter"),
        segment_of(f, repeated(f, "anti", 80), "reporter"),
        segment_of(f, repeated(f, "anti ", 80), "reporter"),
        segment_of(f, repeated(f, "नमस्तेhello ", 40), "reporter"),
        segment_of(f, repeated(f, "a", 6000), "reporter"),
        segment_of(f, repeated(f, "word ", 2000), "reporter"),
        segment_of(f, repeated(f, "(", 1000), "reporter"),
    };
    const size_t n = sizeof segments / sizeof *segments;
    const size_t six_thousand = 5, two_thousand = 6;

    speak(f, segments, n);
    for (size_t i = 0; i < n - 1; i++)
        assert_every_word(&f->kept[i]);
    assert_int_equal(warnings(f), 0);
    /* no letter or word takes under 20 ms */
    assert_true(f->kept[six_thousand].n_samples > (size_t)6000 * 22050 / 50);
    assert_true(f->kept[two_thousand].n_samples > (size_t)2000 * 22050 / 50);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, speaking_set_up, speaking_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(takes_depend_on_nothing_else),
        TEST(takes_are_the_engine_s_own),
        TEST(memory_is_flat),
        TEST(every_word_has_its_time),
        TEST(a_word_ends_with_its_sound),
        TEST(tokens_are_mapped),
        TEST(nothing_to_say_is_an_empty_take),
        TEST(phonemes_are_ours_alone),
        TEST(control_characters_are_spaces),
        TEST(markup_runs_nothing),
        TEST(pathological_texts_are_spoken),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
