/*
 * mix/mix.h, with takes made here: speech is a tone between stretches of digital silence, so that
 * every place in the programme can be worked out by hand. Read back with libsndfile.
 */
#include "mix/mix.h"

#include "testing.h"

#include <sndfile.h>

#define RATE 22050

/* The takes: a second each, speech in [SPEECH, SPEECH_END). */
#define SPEECH     1000
#define SPEECH_END 21000
#define SPOKEN     (SPEECH_END - SPEECH)

struct fixture {
    struct arena *arena;
    char folder[256];
    char path[512];
    struct segment segments[5];
    struct item items[2];
    struct rundown rundown;
    int16_t samples[RATE];
    struct take_word words[3];
    struct take take;
    struct mix_options options;
    struct timeline timeline;
    struct error err;
};

/* pauses: 500 ms are 11025 samples, 333 ms 7342.65, 1 ms 22.05, 250 ms 5512.5 */
static void make_rundown(struct fixture *f)
{
    f->segments[0] = (struct segment){.kind = SEGMENT_TITLE,
        .boundary = BOUNDARY_HEADING,
        .text = STR("The title"),
        .pause_ms = 500};
    f->segments[1] = (struct segment){.kind = SEGMENT_PARAGRAPH,
        .boundary = BOUNDARY_SECTION,
        .text = STR("The lead."),
        .pause_ms = 333};
    f->segments[2] = (struct segment){.kind = SEGMENT_HEADING,
        .boundary = BOUNDARY_HEADING,
        .text = STR("Why now?"),
        .pause_ms = 0};
    f->segments[3] = (struct segment){.kind = SEGMENT_PARAGRAPH,
        .boundary = BOUNDARY_ITEM,
        .text = STR("Because."),
        .pause_ms = 1};
    f->segments[4] = (struct segment){.kind = SEGMENT_PHRASE,
        .boundary = BOUNDARY_ITEM,
        .text = STR("That was the news."),
        .pause_ms = 250};
    f->items[0] = (struct item){
        .kind = ITEM_STORY, .title = STR("A story"), .segments = f->segments, .n_segments = 4};
    f->items[1] = (struct item){.kind = ITEM_CLOSE, .segments = f->segments + 4, .n_segments = 1};
    f->rundown = (struct rundown){
        .title = STR("The bulletin"), .date = STR("2019-12-05"), .items = f->items, .n_items = 2};
}

static void make_take(struct fixture *f)
{
    for (size_t i = SPEECH; i < SPEECH_END; i++)
        f->samples[i] = (int16_t)(i % 2 ? 90 : -90);
    f->words[0] = (struct take_word){.token = 0, .start = 0, .end = 6000};
    f->words[1] = (struct take_word){.token = 2, .start = 6000, .end = 12000};
    f->words[2] = (struct take_word){.token = 3, .start = 12000, .end = 22000};
    f->take = (struct take){.sample_rate = RATE,
        .samples = f->samples,
        .n_samples = RATE,
        .words = f->words,
        .n_words = 3};
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/out.wav", f->folder);
    make_rundown(f);
    make_take(f);
    f->options = (struct mix_options){.path = f->path, .sample_rate = RATE, .want_words = true};
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

static bool add_all(struct fixture *f, struct mix *mix)
{
    for (size_t i = 0; i < f->rundown.n_items; i++)
        for (size_t j = 0; j < f->items[i].n_segments; j++)
            if (!mix_add(mix, &f->items[i], &f->items[i].segments[j], &f->take, &f->err))
                return false;
    return true;
}

static bool mix_all(struct fixture *f)
{
    struct mix *mix = mix_open(&f->rundown, &f->options, f->arena, &f->err);
    struct file_out *file;

    if (!mix)
        return false;
    if (!add_all(f, mix)) {
        mix_abort(&mix);
        return false;
    }
    if (!mix_finish(&mix, &f->timeline, &file, &f->err))
        return false;
    assert_null(mix);
    return file_out_commit(&file, &f->err);
}

/* All samples of the file, in the arena. */
static const int16_t *read_back(struct fixture *f, size_t *n)
{
    SF_INFO info = {0};
    SNDFILE *sound = sf_open(f->path, SFM_READ, &info);
    int16_t *samples;

    assert_non_null(sound);
    assert_int_equal(info.samplerate, RATE);
    assert_int_equal(info.channels, 1);
    *n = (size_t)info.frames;
    samples = arena_array(f->arena, *n, sizeof *samples);
    assert_non_null(samples);
    assert_int_equal(sf_read_short(sound, samples, info.frames), info.frames);
    sf_close(sound);
    return samples;
}

/* Where the five segments begin: after the speech and the pause, rounded half up, of each before.
 */
static const int64_t starts[] = {
    0,
    SPOKEN + 11025,
    2 * SPOKEN + 11025 + 7343,
    3 * SPOKEN + 11025 + 7343,
    4 * SPOKEN + 11025 + 7343 + 22,
};
#define WHOLE (5 * SPOKEN + 11025 + 7343 + 22 + 5513)

static void pauses_are_exact(void **state)
{
    struct fixture *const f = *state;
    const int16_t *samples;
    size_t n, segment = 0;

    assert_true(mix_all(f));
    samples = read_back(f, &n);
    assert_int_equal(n, WHOLE);
    for (size_t i = 0; i < n; i++) {
        bool spoken;
        while (segment < 4 && (int64_t)i >= starts[segment + 1])
            segment++;
        spoken = (int64_t)i < starts[segment] + SPOKEN;
        assert_int_equal(samples[i] != 0, spoken);
    }
}

static void the_timeline_is_what_is_heard(void **state)
{
    struct fixture *const f = *state;
    const struct timeline *const t = &f->timeline;

    assert_true(mix_all(f));
    assert_int_equal(t->sample_rate, RATE);
    assert_int_equal(t->n_samples, WHOLE);
    assert_int_equal(t->n_segments, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_ptr_equal(t->segments[i].segment, &f->segments[i]);
        assert_ptr_equal(t->segments[i].item, &f->items[i == 4]);
        assert_int_equal(t->segments[i].start, starts[i]);
        assert_int_equal(t->segments[i].end, starts[i] + SPOKEN);
    }
}

/* A word's time is that of the take, less what was trimmed; never outside of the segment. */
static void words_move_with_their_take(void **state)
{
    struct fixture *const f = *state;
    const struct timeline_word *words;

    assert_true(mix_all(f));
    assert_int_equal(f->timeline.segments[2].n_words, 3);
    words = f->timeline.segments[2].words;
    assert_int_equal(words[0].token, 0);
    assert_int_equal(words[0].start, starts[2]);
    assert_int_equal(words[0].end, starts[2] + 6000 - SPEECH);
    assert_int_equal(words[1].token, 2);
    assert_int_equal(words[1].start, starts[2] + 6000 - SPEECH);
    assert_int_equal(words[2].end, starts[2] + SPOKEN);

    f->options.want_words = false;
    assert_true(mix_all(f));
    assert_int_equal(f->timeline.segments[2].n_words, 0);
}

static void marks_are_items_and_sections(void **state)
{
    struct fixture *const f = *state;
    const struct timeline *const t = &f->timeline;

    assert_true(mix_all(f));
    assert_int_equal(t->n_marks, 3);
    assert_text(t->marks[0].label, "A story");
    assert_int_equal(t->marks[0].depth, 0);
    assert_int_equal(t->marks[0].start, 0);
    assert_int_equal(t->marks[0].end, starts[4]);
    assert_text(t->marks[1].label, "Why now?");
    assert_int_equal(t->marks[1].depth, 1);
    assert_int_equal(t->marks[1].start, starts[2]);
    assert_int_equal(t->marks[1].end, starts[4]);
    assert_text(t->marks[2].label, "close"); /* an item without a title has its kind's name */
    assert_int_equal(t->marks[2].depth, 0);
    assert_int_equal(t->marks[2].start, starts[4]);
    assert_int_equal(t->marks[2].end, WHOLE);
}

/* A section ends where the next begins; a heading spoken in two voices is one. */
static void sections_follow_each_other(void **state)
{
    struct fixture *const f = *state;
    const struct timeline *const t = &f->timeline;

    f->segments[1].kind = SEGMENT_HEADING;
    f->segments[1].boundary = BOUNDARY_HEADING;
    f->segments[2].boundary = BOUNDARY_CLAUSE;
    f->segments[3].kind = SEGMENT_HEADING;
    assert_true(mix_all(f));
    assert_int_equal(t->n_marks, 4);
    assert_text(t->marks[1].label, "The lead.");
    assert_int_equal(t->marks[1].start, starts[1]);
    assert_int_equal(t->marks[1].end, starts[2]);
    assert_text(t->marks[2].label, "Why now? Because.");
    assert_int_equal(t->marks[2].start, starts[2]);
    assert_int_equal(t->marks[2].end, starts[4]);
    assert_int_equal(t->marks[0].end, starts[4]);
}

/* "Section 1: Why now?": who goes there hears that it is section 1. */
static void a_section_begins_with_its_announcement(void **state)
{
    struct fixture *const f = *state;
    const struct timeline *const t = &f->timeline;

    f->segments[1].kind = SEGMENT_PHRASE;
    f->segments[1].boundary = BOUNDARY_CLAUSE;
    assert_true(mix_all(f));
    assert_int_equal(t->n_marks, 3);
    assert_text(t->marks[1].label, "Why now?");
    assert_int_equal(t->marks[1].start, starts[1]);
}

static void the_file_has_the_marks(void **state)
{
    struct fixture *const f = *state;
    SF_CUES cues = {0};
    SF_INFO info = {0};
    SNDFILE *sound;

    assert_true(mix_all(f));
    sound = sf_open(f->path, SFM_READ, &info);
    assert_non_null(sound);
    assert_string_equal(sf_get_string(sound, SF_STR_TITLE), "The bulletin");
    assert_string_equal(sf_get_string(sound, SF_STR_DATE), "2019-12-05");
    assert_int_equal(sf_command(sound, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
    assert_int_equal(cues.cue_count, 2); /* a closing of a second is no chapter */
    assert_int_equal(cues.cue_points[0].sample_offset, 0);
    assert_int_equal(cues.cue_points[1].sample_offset, starts[2]);
    assert_text(str_trim(str_of(cues.cue_points[1].name)), "Why now?");
    sf_close(sound);
}

/*
 * Takes that break off in full swing: a click is a jump between neighbours, and there is none
 * larger than the tone's own steps. The tone: a triangle wave of 100 samples, steps of 400.
 */
static void nothing_clicks(void **state)
{
    struct fixture *const f = *state;
    const int16_t *samples;
    size_t n;

    for (size_t i = 0; i < RATE; i++) {
        const int place = (int)((i + 25) % 100);
        f->samples[i] = (int16_t)(400 * (place < 50 ? place : 100 - place) + 1);
    }
    f->take.samples = f->samples + 40;
    f->take.n_samples = 20000;
    assert_true(f->take.samples[0] > 5000);
    assert_true(f->take.samples[f->take.n_samples - 1] > 5000);
    assert_true(mix_all(f));
    samples = read_back(f, &n);
    assert_in_range(abs(samples[0]), 0, 400);
    for (size_t i = 1; i < n; i++)
        /* the fade over 66 samples adds at most 1.5 / 66 of 20001 to a step */
        assert_in_range(abs(samples[i] - samples[i - 1]), 0, 400 + 455);
    /* and the middle of the take is as it was */
    assert_memory_equal(samples + 100, f->take.samples + 100, 19800 * sizeof *samples);
}

static void a_silent_take_takes_no_time(void **state)
{
    struct fixture *const f = *state;

    memset(f->samples, 0, sizeof f->samples);
    assert_true(mix_all(f));
    assert_int_equal(f->timeline.n_samples, WHOLE - 5 * SPOKEN);
    assert_int_equal(f->timeline.segments[1].start, 11025);
    assert_int_equal(f->timeline.segments[1].end, 11025);
    assert_int_equal(f->timeline.segments[1].words[2].end, 11025);
}

static void another_rate_is_refused(void **state)
{
    struct fixture *const f = *state;

    f->take.sample_rate = 16000;
    assert_false(mix_all(f));
    assert_int_equal(f->err.kind, ERROR_FAILED);
    assert_non_null(strstr(f->err.text, "16000"));
    assert_non_null(strstr(f->err.text, "22050"));
}

static void an_empty_rundown_is_a_file(void **state)
{
    struct fixture *const f = *state;
    size_t n;

    f->rundown.n_items = 0;
    assert_true(mix_all(f));
    assert_int_equal(f->timeline.n_marks, 0);
    read_back(f, &n);
    assert_int_equal(n, 0);
}

static void no_file_after_a_failure(void **state)
{
    struct fixture *const f = *state;
    char path[1024];
    bool ok;

    disk_is_full_above(50000);
    ok = mix_all(f);
    disk_has_room();
    assert_false(ok);
    assert_non_null(strstr(f->err.text, "out.wav: File too large"));
    assert_int_equal(scratch_entries(f->folder), 0);

    snprintf(path, sizeof path, "%s/out.doc", f->folder);
    f->options.path = path;
    assert_false(mix_all(f));
    assert_int_equal(f->err.kind, ERROR_USAGE);
    f->options.path = "/proc/none/out.wav";
    assert_false(mix_all(f));
    assert_int_equal(f->err.kind, ERROR_FAILED);
}

static struct str file_bytes(struct fixture *f)
{
    struct str bytes;

    assert_true(file_read(f->path, FILE_MAX_INPUT, f->arena, &bytes, &f->err));
    return bytes;
}

static void the_same_in_the_same_out(void **state)
{
    struct fixture *const f = *state;
    struct str first;

    assert_true(mix_all(f));
    first = file_bytes(f);
    f->options.want_words = false;
    assert_true(mix_all(f));
    assert_true(str_eq(first, file_bytes(f)));
}

/* Ten times the programme takes no more memory, but for the timeline: 1,000 segments are small. */
static void memory_is_flat(void **state)
{
    struct fixture *const f = *state;
    struct mix *mix;
    size_t before;

    f->options.want_words = false;
    mix = mix_open(&f->rundown, &f->options, f->arena, &f->err);
    assert_non_null(mix);
    before = arena_size(f->arena);
    for (int i = 0; i < 1000; i++)
        assert_true(mix_add(mix, &f->items[0], &f->segments[1], &f->take, &f->err));
    assert_int_equal(mix_samples(mix), 1000 * (SPOKEN + 7343));
    assert_true(arena_size(f->arena) - before < (size_t)1000 * 200);
    mix_abort(&mix);
    assert_null(mix);
    mix_abort(&mix);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* The last pause gives what is missing, or what is too much. */
static void an_exact_length(void **state)
{
    struct fixture *f = *state;
    int64_t usual;
    size_t n;

    assert_true(mix_all(f));
    usual = f->timeline.n_samples;
    f->options.exact = usual + 12345;
    assert_true(mix_all(f));
    assert_int_equal(f->timeline.n_samples, usual + 12345);
    read_back(f, &n);
    assert_int_equal(n, usual + 12345);
    f->options.exact = usual - 5513; /* all of the last pause: 250 ms, half a sample rounded up */
    assert_true(mix_all(f));
    assert_int_equal(f->timeline.n_samples, usual - 5513);
    f->options.exact--;
    assert_false(mix_all(f));
    assert_int_equal(f->err.kind, ERROR_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pauses_are_exact),
        TEST(the_timeline_is_what_is_heard),
        TEST(words_move_with_their_take),
        TEST(marks_are_items_and_sections),
        TEST(sections_follow_each_other),
        TEST(a_section_begins_with_its_announcement),
        TEST(the_file_has_the_marks),
        TEST(nothing_clicks),
        TEST(a_silent_take_takes_no_time),
        TEST(another_rate_is_refused),
        TEST(an_empty_rundown_is_a_file),
        TEST(no_file_after_a_failure),
        TEST(the_same_in_the_same_out),
        TEST(memory_is_flat),
        cmocka_unit_test_setup_teardown(an_exact_length, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
