/*
 * The program from end to end: an article in, a WAV out, opened with libsndfile and held against
 * the timeline, the article and the format. $BULLETIN is the program; each test works in a folder
 * of its own.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* An article with two sections, a credit, quotations and an abbreviation; no sentence comes twice.
 */
static const char ARTICLE[] =
    "Harbour bridge to close for nine weeks\n"
    "\n"
    "The swing bridge at Port Ellery will close to all traffic from Monday while engineers replace "
    "its "
    "main bearing. Mr. Daniel Orme, the harbour master, said boats would still pass.\n"
    "\n"
    "Buses will be sent round by the coast-road, with 5G on board. Journeys may take forty minutes "
    "longer.\n"
    "\n"
    "Why is the bridge closing?\n"
    "\n"
    "Inspectors found cracks in the bearing during a routine survey in the spring, and warned that "
    "it might "
    "seize. “We could not wait for another winter.”\n"
    "\n"
    "The council had hoped to delay the work until the ferry was repaired, but decided last week "
    "that the "
    "“temporary” props were not enough.\n"
    "\n"
    "What happens to the ferry?\n"
    "\n"
    "A replacement boat will arrive on Sunday and carry up to sixty people on each crossing of the "
    "river. It "
    "will run until eleven at night.\n";

struct bulletin {
    char folder[64];
    struct arena *a;
};

static const char *at(const struct bulletin *b, const char *name)
{
    const struct str path = arena_printf(b->a, "%s/%s", b->folder, name);

    assert_non_null(path.s);
    return path.s;
}

static struct str read_file(const struct bulletin *b, const char *name)
{
    struct error err = {0};
    struct str text;

    if (!file_read(at(b, name), FILE_MAX_INPUT, b->a, &text, &err))
        fail_msg("%s", err.text);
    return text;
}

static void write_file(const struct bulletin *b, const char *name, struct str text)
{
    struct error err = {0};
    struct file_out *out = file_out_open(at(b, name), &err);

    assert_non_null(out);
    assert_true(file_out_write(out, text, &err));
    assert_true(file_out_commit(&out, &err));
}

/* Runs the program in the folder by the shell; returns its exit status. */
static int run(const struct bulletin *b, const char *arguments)
{
    const char *program = getenv("BULLETIN");
    const struct str line = arena_printf(
        b->a, "cd %s && %s %s 2>errors", b->folder, program ? program : "bulletin", arguments);
    int status;

    assert_non_null(line.s);
    status = system(line.s);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void run_well(const struct bulletin *b, const char *arguments)
{
    if (run(b, arguments) != 0)
        fail_msg("bulletin %s: %s", arguments, read_file(b, "errors").s);
}

static int set_up(void **state)
{
    struct bulletin *b = calloc(1, sizeof *b);

    assert_non_null(b);
    strcpy(b->folder, "/tmp/bulletin-e2e-XXXXXX");
    assert_non_null(mkdtemp(b->folder));
    b->a = arena_new();
    assert_non_null(b->a);
    write_file(b, "bridge.txt", str_of(ARTICLE));
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    struct bulletin *b = *state;
    char line[128];

    snprintf(line, sizeof line, "rm -rf %s", b->folder);
    assert_int_equal(system(line), 0);
    arena_destroy(&b->a);
    free(b);
    return 0;
}

/* --- a built bulletin, as read back --- */

struct wav {
    SF_INFO info;
    int16_t *samples; /* mono */
    SF_CUES cues;
};

static void wav_open(const struct bulletin *b, const char *name, struct wav *wav)
{
    SNDFILE *file;

    memset(wav, 0, sizeof *wav);
    file = sf_open(at(b, name), SFM_READ, &wav->info);
    if (!file)
        fail_msg("%s: %s", name, sf_strerror(NULL));
    assert_int_equal(wav->info.channels, 1);
    assert_int_equal(wav->info.format, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    wav->samples = arena_array(b->a, (size_t)wav->info.frames, sizeof *wav->samples);
    assert_non_null(wav->samples);
    assert_int_equal(sf_readf_short(file, wav->samples, wav->info.frames), wav->info.frames);
    sf_command(file, SFC_GET_CUE, &wav->cues, sizeof wav->cues);
    sf_close(file);
}

static struct json *timeline(const struct bulletin *b, const char *name)
{
    struct error err = {0};
    struct json *root = json_parse(read_file(b, name), name, &err);

    if (!root)
        fail_msg("%s", err.text);
    return root;
}

/* The sample at which `key` of a timeline's object lies. */
static int64_t sample_of(const struct json *object, const char *key, int rate)
{
    return (int64_t)(json_number(json_get(object, key), -1) * rate + 0.5);
}

static bool is_silent(const struct wav *wav, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++)
        if (wav->samples[i] != 0)
            return false;
    return true;
}

/* Is there speech in it? -60 dBFS: 40 dB below the speech, and over the engine's silence, which is
 * digital zero. */
static bool is_heard(const struct wav *wav, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++)
        if (abs(wav->samples[i]) > 32)
            return true;
    return false;
}

/* A format of our own, whose pauses differ so that each boundary is told by its length. */
static void write_format(const struct bulletin *b)
{
    write_file(b, "own.format",
        STR("[cast]\nname = default\n"
            "[roles]\ntitle = presenter\nheading = presenter\ntext = reporter\nquote = quote\n"
            "[title]\nseveral = The news\n"
            "[pauses]\nclause = 90\nsentence = 210\nparagraph = 430\nheading = 550\nsection = 870\n"
            "item = 1310\n"));
}

/* The silence between two segments is what the format says of their boundary, to the sample. */
static void test_pauses_are_exact(void **state)
{
    static const int pauses[] = {1310, /* title | story */
        210, 430,                      /* lead: two sentences, then the end of the paragraph */
        210, 870,                      /* buses, journeys; then a section begins */
        550, 210, 430, 870,            /* heading; inspectors, the quotation; council; section */
        550, 210};                     /* heading; a replacement boat, it will run */
    const struct bulletin *b = *state;
    const struct json *segments;
    struct json *root;
    struct wav wav;

    write_format(b);
    run_well(b, "build --format own.format --also json -o b.wav bridge.txt");
    wav_open(b, "b.wav", &wav);
    root = timeline(b, "b.json");
    segments = json_get(root, "segments");
    assert_int_equal(json_count(segments), sizeof pauses / sizeof pauses[0] + 1);
    for (size_t i = 0; i < sizeof pauses / sizeof pauses[0]; i++) {
        const int rate = wav.info.samplerate;
        const int64_t end = sample_of(json_at(segments, i), "end", rate);
        const int64_t next = sample_of(json_at(segments, i + 1), "start", rate);
        /* n ms are n * rate / 1000 samples, rounded to the nearest */
        assert_int_equal(next - end, (pauses[i] * (int64_t)rate + 500) / 1000);
        assert_true(is_silent(&wav, end, next));
        /* the engine's own silence is trimmed: speech begins and ends within 60 ms of the segment's
         * ends */
        assert_true(is_heard(&wav, next, next + rate / 100));
        assert_true(is_heard(&wav, end - rate / 100, end));
    }
    json_free(&root);
}

/* A word without the punctuation around it. */
static struct str bare(struct str word)
{
    static const char *const marks[] = {
        "“", "”", "‘", "’", ".", ",", "?", "!", ":", ";", "\"", NULL};
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = 0; marks[i]; i++) {
            const struct str mark = str_of(marks[i]);
            if (str_starts(word, mark)) {
                word = str_cut(word, mark.len, word.len);
                again = true;
            }
            if (str_ends(word, mark)) {
                word = str_cut(word, 0, word.len - mark.len);
                again = true;
            }
        }
    }
    return word;
}

/* Promise 1: the words of the timeline are those of the article, each once and in order, in rising
 * time. */
static void test_words_are_the_articles(void **state)
{
    const struct bulletin *b = *state;
    struct str rest = str_of(ARTICLE);
    const struct json *segments;
    struct json *root;
    struct wav wav;
    int64_t last = 0;

    run_well(b, "build --also json -o b.wav bridge.txt");
    wav_open(b, "b.wav", &wav);
    root = timeline(b, "b.json");
    segments = json_get(root, "segments");
    for (size_t i = 0; i < json_count(segments); i++) {
        const struct json *segment = json_at(segments, i);
        const struct json *words = json_get(segment, "words");
        const int64_t from = sample_of(segment, "start", wav.info.samplerate);
        /* no role of the default cast names a language: it is the article's */
        assert_true(str_starts(json_text(json_get(segment, "voice")), STR("en")));
        const int64_t to = sample_of(segment, "end", wav.info.samplerate);
        for (size_t k = 0; k < json_count(words); k++) {
            const struct json *word = json_at(words, k);
            const struct str text = bare(json_text(json_get(word, "text")));
            const int64_t start = sample_of(word, "start", wav.info.samplerate);
            const int64_t end = sample_of(word, "end", wav.info.samplerate);
            struct str piece = {0};
            rest = str_trim(rest);
            for (size_t n = 0; n <= rest.len; n++)
                if (n == rest.len || ascii_is_space(rest.s[n])) {
                    piece = bare(str_cut(rest, 0, n));
                    rest = str_cut(rest, n, rest.len);
                    break;
                }
            if (!str_eq(piece, text))
                fail_msg(
                    "the article has '%.*s', the timeline '%.*s'", STR_ARG(piece), STR_ARG(text));
            assert_true(start >= from && start >= last && end >= start && end <= to);
            last = start;
        }
    }
    assert_int_equal(str_trim(rest).len, 0);
    json_free(&root);
}

/* A cue at every chapter, with its label: the story, from its title on, and the two sub-headings.
 */
static void test_cues(void **state)
{
    static const char *const labels[] = {"Harbour bridge to close for nine weeks",
        "Why is the bridge closing?", "What happens to the ferry?"};
    const struct bulletin *b = *state;
    const struct json *segments;
    struct json *root;
    struct str bytes;
    struct wav wav;
    size_t found = 0;

    run_well(b, "build --also json -o b.wav bridge.txt");
    wav_open(b, "b.wav", &wav);
    assert_int_equal(wav.cues.cue_count, 3);
    /* each cue is where a segment begins, and the first is where speech does */
    root = timeline(b, "b.json");
    segments = json_get(root, "segments");
    for (size_t i = 0; i < json_count(segments); i++)
        if (found < 3 && sample_of(json_at(segments, i), "start", wav.info.samplerate) ==
                             wav.cues.cue_points[found].sample_offset)
            found++;
    assert_int_equal(found, 3);
    json_free(&root);
    bytes = read_file(b, "b.wav");
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        assert_true(str_find(bytes, str_of(labels[i]), 44) > 0);
}

static void assert_same_file(const struct bulletin *b, const char *one, const char *other)
{
    if (!str_eq(read_file(b, one), read_file(b, other)))
        fail_msg("%s and %s differ", one, other);
}

/* Promise 2: twice, with any number of jobs, and from the article as from its script. */
static void test_same_bytes(void **state)
{
    const struct bulletin *b = *state;

    run_well(b, "build --also json,txt --date 2026-03-04 --jobs 1 -o one.wav bridge.txt");
    run_well(b, "build --also json,txt --date 2026-03-04 --jobs 1 -o again.wav bridge.txt");
    run_well(b, "build --also json,txt --date 2026-03-04 --jobs 4 -o four.wav bridge.txt");
    run_well(b, "script --date 2026-03-04 -o b.script bridge.txt");
    run_well(b, "build --also json,txt -o script.wav b.script");
    assert_same_file(b, "one.wav", "again.wav");
    assert_same_file(b, "one.wav", "four.wav");
    assert_same_file(b, "one.wav", "script.wav");
    assert_same_file(b, "one.json", "script.json");
    assert_same_file(b, "one.txt", "script.txt");
}

/* A script of a script is the script. */
static void test_script_is_stable(void **state)
{
    const struct bulletin *b = *state;

    run_well(b, "script -o one.script bridge.txt");
    run_well(b, "script -o two.script one.script");
    assert_same_file(b, "one.script", "two.script");
}

/* Standard output carries a WAV, whose samples are the file's. */
static void test_standard_output(void **state)
{
    const struct bulletin *b = *state;
    struct wav wav;
    struct str bytes;

    run_well(b, "build -o b.wav bridge.txt");
    run_well(b, "build -q -o - bridge.txt > piped.wav");
    wav_open(b, "b.wav", &wav);
    bytes = read_file(b, "piped.wav");
    assert_true(str_starts(bytes, STR("RIFF")));
    /* the header is all that comes before the samples, which end the stream */
    assert_true(bytes.len > (size_t)wav.info.frames * 2);
    assert_memory_equal(bytes.s + bytes.len - (size_t)wav.info.frames * 2, wav.samples,
        (size_t)wav.info.frames * 2);
    assert_int_equal(read_file(b, "errors").len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pauses_are_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words_are_the_articles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cues, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_script_is_stable, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_standard_output, set_up, tear_down),
    };

    return cmocka_run_group_tests_name("e2e", tests, NULL, NULL);
}
