/*
 * Words against the energy they belong to, from end to end: where a comma makes the engine pause,
 * the sound that follows the pause is the word that follows the comma, and the timeline has it
 * begin there. Pauses and onsets are found in the WAV's samples by a rule of our own, not the
 * program's: windows of 5 ms by their RMS. $BULLETIN is the program.
 */
#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Speech of -16 LUFS has an RMS near 5000; this is -54 dBFS, well under its quietest consonants. */
#define QUIET 64

/* A pause, in windows of 5 ms: 80 ms, longer than the closure of a plosive within speech. */
#define PAUSE 16

/* How far a word may begin from its sound, in seconds: the promise is 60 ms, but the engine's own
 * events are up to 50 ms early there, so that 60 would not tell whether the program corrects them.
 */
#define TOLERANCE 0.020

/* Each word of `after` follows a comma: plosives, which begin with a closure as silent as the
 * pause, fricatives, which begin softly, vowels, nasals and liquids. */
static const struct {
    const char *language;
    const char *text;
    const char *after; /* in order, divided by spaces */
} SENTENCES[] = {
    {"en-GB", "Tonight the harbour is closed, because the tide is high, but people still wait.",
        "because but"},
    {"en-GB", "Before dawn, ten boats, two ferries, and a tug came in.", "ten two and"},
    {"en-GB", "She packed the car, kissed the children, locked the door, and left.",
        "kissed locked and"},
    {"en-GB", "In the morning, fishermen mend nets, sailors paint, visitors stroll, others sleep.",
        "fishermen sailors visitors others"},
    {"en-GB", "After the storm, nobody, not even the mayor, knew what to do.", "nobody not knew"},
    {"de-DE", "Am Morgen, kurz nach sechs, kamen zwei Boote, drei Kutter und ein Schiff.",
        "kurz kamen drei"},
    {"de-DE", "Der Hafen bleibt zu, weil das Wasser steigt, aber niemand geht nach Hause.",
        "weil aber"},
    {"de-DE", "Er sagte, dass es regnet, trank seinen Kaffee, packte ein, ging fort.",
        "dass trank packte ging"},
};

#define N_SENTENCES (sizeof SENTENCES / sizeof SENTENCES[0])

struct built {
    struct arena *a;
    struct json *root;
    int16_t *samples;
    SF_INFO info;
};

static void load(struct built *built, const char *folder)
{
    struct error err = {0};
    const struct str wav = arena_printf(built->a, "%s/b.wav", folder);
    const struct str json = arena_printf(built->a, "%s/b.json", folder);
    struct str text;
    SNDFILE *file;

    assert_true(wav.s && json.s);
    file = sf_open(wav.s, SFM_READ, &built->info);
    assert_non_null(file);
    assert_int_equal(built->info.channels, 1);
    built->samples = arena_array(built->a, (size_t)built->info.frames, sizeof *built->samples);
    assert_non_null(built->samples);
    assert_int_equal(sf_readf_short(file, built->samples, built->info.frames), built->info.frames);
    sf_close(file);
    if (!file_read(json.s, FILE_MAX_INPUT, built->a, &text, &err))
        fail_msg("%s", err.text);
    built->root = json_parse(text, json.s, &err);
    if (!built->root)
        fail_msg("%s", err.text);
}

/* Builds the sentence as the story of an article, in a folder that is removed again. */
static void make(struct built *built, const char *language, const char *text)
{
    const char *const program = getenv("BULLETIN");
    char folder[] = "/tmp/bulletin-onset-XXXXXX";
    struct str line;

    memset(built, 0, sizeof *built);
    built->a = arena_new();
    assert_non_null(built->a);
    assert_non_null(mkdtemp(folder));
    line = arena_printf(built->a,
        "cd %s && printf 'Harbour\\n\\n%%s\\n' '%s' >a.txt && %s build -q --lang %s --also json -o "
        "b.wav a.txt",
        folder, text, program ? program : "bulletin", language);
    assert_non_null(line.s);
    assert_int_equal(system(line.s), 0);
    load(built, folder);
    line = arena_printf(built->a, "rm -rf %s", folder);
    assert_non_null(line.s);
    assert_int_equal(system(line.s), 0);
}

static void done(struct built *built)
{
    json_free(&built->root);
    arena_destroy(&built->a);
}

static bool is_quiet(const struct built *built, int64_t window)
{
    const int64_t size = built->info.samplerate / 200;
    double sum = 0;

    for (int64_t i = window * size; i < (window + 1) * size; i++)
        sum += (double)built->samples[i] * built->samples[i];
    return sum < (double)QUIET * QUIET * (double)size;
}

/* Writes the seconds of sounds that follow a pause within [from, to) seconds; returns how many. */
static size_t find_onsets(
    const struct built *built, double from, double to, double *onsets, size_t max)
{
    const int64_t size = built->info.samplerate / 200;
    size_t n = 0;
    int quiet = 0;

    for (int64_t w = (int64_t)(from * built->info.samplerate) / size;
         (w + 1) * size <= (int64_t)(to * built->info.samplerate); w++) {
        if (is_quiet(built, w)) {
            quiet++;
            continue;
        }
        if (quiet >= PAUSE) {
            assert_true(n < max);
            onsets[n++] = (double)(w * size) / built->info.samplerate;
        }
        quiet = 0;
    }
    return n;
}

/* The start of the word `name` of the segment, at or behind the n-th word; n moves behind it. */
static double start_of(const struct json *words, struct str name, size_t *n)
{
    for (; *n < json_count(words); (*n)++) {
        const struct json *const word = json_at(words, *n);
        if (str_eq(json_text(json_get(word, "text")), name)) {
            (*n)++;
            return json_number(json_get(word, "start"), -1);
        }
    }
    fail_msg("the timeline has no '%.*s'", STR_ARG(name));
    return -1;
}

/* How far `at` is from the nearest of the onsets. */
static double distance(double at, const double *onsets, size_t n)
{
    double best = HUGE_VAL;

    for (size_t i = 0; i < n; i++)
        best = fmin(best, fabs(at - onsets[i]));
    return best;
}

/* Each word behind a comma begins where a sound does that follows a pause. */
static void check_words(const struct json *words, const char *after, const double *onsets, size_t n)
{
    size_t n_words = 0;

    while (*after) {
        const struct str name = {after, strcspn(after, " ")};
        const double off = distance(start_of(words, name, &n_words), onsets, n);
        if (!(off <= TOLERANCE))
            fail_msg("'%.*s' is %.0f ms from its sound", STR_ARG(name), 1000 * off);
        after += name.len + strspn(after + name.len, " ");
    }
}

/* And every sound that follows a pause is the beginning of a word. */
static void check_onsets(const struct json *words, const double *onsets, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double off = HUGE_VAL;
        for (size_t k = 0; k < json_count(words); k++)
            off = fmin(off,
                distance(json_number(json_get(json_at(words, k), "start"), -1), &onsets[i], 1));
        if (!(off <= TOLERANCE))
            fail_msg("no word is within %.0f ms of the sound at %.3f s", 1000 * off, onsets[i]);
    }
}

static void check_sentence(const char *language, const char *text, const char *after)
{
    struct built built;
    double onsets[16];
    const struct json *segment, *words;
    size_t n;

    make(&built, language, text);
    segment = json_at(json_get(built.root, "segments"), 1); /* behind the title */
    words = json_get(segment, "words");
    n = find_onsets(&built, json_number(json_get(segment, "start"), -1),
        json_number(json_get(segment, "end"), -1), onsets, 16);
    check_words(words, after, onsets, n);
    check_onsets(words, onsets, n);
    done(&built);
}

static void test_words_begin_where_heard(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_SENTENCES; i++)
        check_sentence(SENTENCES[i].language, SENTENCES[i].text, SENTENCES[i].after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_begin_where_heard)};

    return cmocka_run_group_tests_name("onset", tests, NULL, NULL);
}
