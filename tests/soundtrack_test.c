/*
 * Stings, pips and beds in a programme (mix/mix.h, mix/track/soundtrack.h). Speech is a sine of 950
 * Hz, a bed one of 1050 Hz: near enough to be as loud at the same peak (the K filter of BS.1770
 * lies 0.1 dB apart), and told apart over 100 ms, which are whole periods of both. The files are of
 * floats.
 */
#include "mix/mix.h"

#include "base/file.h"
#include "mix/resample.h"
#include "riff.h"
#include "testing.h"

#include <math.h>
#include <sndfile.h>

#define PI         3.14159265358979323846
#define RATE       22050
#define WINDOW     2205 /* 100 ms */
#define SPEECH_HZ  950
#define BED_HZ     1050
#define SPEECH     0.1 /* peak */
#define SPOKEN     RATE
#define LEFT_HZ    400
#define RIGHT_HZ   700
#define SECOND(ms) ((int64_t)(ms)*RATE / 1000)

/* The programme, in samples of the takes:
 *   lead 250 ms | pips 5.5 s, 500 ms | a (1 s), 300 ms | sting 1 s, 200 ms |          item 0
 *   b (1 s), 3 s, c (1 s), 500 ms |                                                     1, bed
 *   tone 300 ms, 700 ms | d (1 s), 300 ms, e (1 s), 2 s                                 2, bed */
#define LEAD    5513 /* 5512.5 */
#define PIPS    LEAD
#define A       (PIPS + SECOND(6000))
#define STING   (A + SPOKEN + SECOND(300))
#define B       (STING + RATE + SECOND(200))
#define C       (B + SPOKEN + SECOND(3000))
#define TONE    (C + SPOKEN + SECOND(500))
#define D       (TONE + SECOND(1000))
#define E       (D + SPOKEN + SECOND(300))
#define END     (E + SPOKEN + SECOND(2000))
#define BED     B
#define BED_END END

struct fixture {
    struct arena *arena;
    char folder[256];
    char path[512], bed[512], sting[512];
    struct segment segments[5];
    struct item items[3];
    struct rundown rundown;
    struct take_word word;
    struct take take;
    struct mix_options options;
    struct timeline timeline;
    struct error err;
    float *sound; /* of the programme, interleaved */
    int64_t n_frames;
    uint32_t rate, channels;
};

/* Two sines, of a file's two channels, or one. */
static void make_file(const char *path, int rate, int channels, double seconds, double peak,
    double left_hz, double right_hz)
{
    SF_INFO info = {
        .samplerate = rate, .channels = channels, .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    const size_t n = (size_t)(seconds * rate) * (size_t)channels;
    double *const sound = malloc(n * sizeof *sound);

    assert_non_null(file);
    assert_non_null(sound);
    for (size_t i = 0; i < n; i++) {
        const size_t frame = i / (size_t)channels, channel = i % (size_t)channels;
        sound[i] = peak * sin(2 * PI * (channel ? right_hz : left_hz) * (double)frame / rate);
    }
    assert_int_equal(sf_write_double(file, sound, (sf_count_t)n), n);
    assert_int_equal(sf_close(file), 0);
    free(sound);
}

static void make_rundown(struct fixture *f)
{
    static const uint32_t pauses[] = {300, 3000, 500, 300, 2000};
    const struct bed bed = {.sound = {.kind = STING_FILE, .file = str_of(f->bed), .gain_db = -6},
        .duck_db = 12,
        .attack_ms = 200,
        .release_ms = 400};

    for (size_t i = 0; i < 5; i++)
        f->segments[i] = (struct segment){.kind = SEGMENT_PARAGRAPH,
            .role = STR("reporter"),
            .text = STR("Words."),
            .pause_ms = pauses[i]};
    f->items[0] = (struct item){.kind = ITEM_OPEN,
        .before = {.kind = STING_PIPS, .gain_db = -18, .pause_ms = 500},
        .after = {.kind = STING_FILE, .file = str_of(f->sting), .pause_ms = 200},
        .segments = f->segments,
        .n_segments = 1};
    f->items[1] =
        (struct item){.kind = ITEM_STORY, .bed = bed, .segments = f->segments + 1, .n_segments = 2};
    f->items[2] = (struct item){.kind = ITEM_STORY,
        .before =
            {.kind = STING_TONE, .hz = 600, .length_ms = 300, .gain_db = -20, .pause_ms = 700},
        .bed = bed,
        .segments = f->segments + 3,
        .n_segments = 2};
    f->rundown =
        (struct rundown){.title = STR("News"), .lead_ms = 250, .items = f->items, .n_items = 3};
}

static int set_up(void **state)
{
    static int16_t samples[SPOKEN];
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/out.wav", f->folder);
    snprintf(f->bed, sizeof f->bed, "%s/bed.wav", f->folder);
    snprintf(f->sting, sizeof f->sting, "%s/sting.wav", f->folder);
    /* the bed is 20 dB too loud, the sting 14 dB too soft: no matter; the bed is long enough not to
     * be repeated, as where a sine goes over into itself its level would move (sounds_test.c) */
    make_file(f->bed, 32000, 1, 16, 10 * SPEECH, BED_HZ, 0);
    make_file(f->sting, 44100, 2, 1, SPEECH / 5, LEFT_HZ, RIGHT_HZ);
    make_rundown(f);
    for (int i = 0; i < SPOKEN; i++) /* the half: no zero at its ends, all of it is speech */
        samples[i] = (int16_t)lrint(32768 * SPEECH * cos(2 * PI * SPEECH_HZ * i / RATE));
    f->word = (struct take_word){.start = 0, .end = SPOKEN};
    f->take = (struct take){.sample_rate = RATE,
        .samples = samples,
        .n_samples = SPOKEN,
        .words = &f->word,
        .n_words = 1};
    f->options = (struct mix_options){.path = f->path,
        .sample_rate = RATE,
        .want_words = true,
        .format = SAMPLES_FLOAT,
        .ceiling = -1};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f->sound);
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

static void read_back(struct fixture *f)
{
    SF_INFO info = {0};
    SNDFILE *file = sf_open(f->path, SFM_READ, &info);

    assert_non_null(file);
    free(f->sound);
    f->sound = malloc((size_t)(info.frames * info.channels) * sizeof *f->sound);
    assert_non_null(f->sound);
    assert_int_equal(sf_readf_float(file, f->sound, info.frames), info.frames);
    f->n_frames = info.frames;
    f->rate = (uint32_t)info.samplerate;
    f->channels = (uint32_t)info.channels;
    sf_close(file);
}

static void build(struct fixture *f)
{
    struct mix *mix = mix_open(&f->rundown, &f->options, f->arena, &f->err);
    struct file_out *file;

    if (!mix || !add_all(f, mix) || !mix_finish(&mix, &f->timeline, &file, &f->err) ||
        !file_out_commit(&file, &f->err))
        fail_msg("%s", f->err.text);
    read_back(f);
}

static float sample(const struct fixture *f, int64_t at, uint32_t channel)
{
    assert_true(at >= 0 && at < f->n_frames);
    return f->sound[at * f->channels + channel];
}

/* dB of the peak of a frequency in 100 ms from a frame on, by Goertzel. */
static double level(const struct fixture *f, int64_t at, uint32_t channel, double hz)
{
    const int64_t n = f->rate / 10;
    double re = 0, im = 0;

    for (int64_t i = 0; i < n; i++) {
        re += sample(f, at + i, channel) * cos(2 * PI * hz * (double)i / f->rate);
        im += sample(f, at + i, channel) * sin(2 * PI * hz * (double)i / f->rate);
    }
    return 20 * log10(2 * sqrt(re * re + im * im) / (double)n + 1e-9);
}

static void near(double got, double expected, double by)
{
    if (!(fabs(got - expected) <= by))
        fail_msg("%g is not within %g of %g", got, by, expected);
}

/* Nothing but 24 bits' noise from one frame to another. */
static void is_silent(const struct fixture *f, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++)
        for (uint32_t c = 0; c < f->channels; c++)
            if (!(fabsf(sample(f, i, c)) < 1e-6f))
                fail_msg("frame %lld of %lld is not silent", (long long)i, (long long)to);
}

#define SPEECH_DB (20 * log10(SPEECH))

/* --- pips and places --- */

/* Six, each from the first frame of a second to the frame it ends: five of 100 ms, one of 500 ms,
 * at 1 kHz, the frames before and after silent; the lead's end is at `lead`. */
static void are_pips(const struct fixture *f, int64_t lead, double db, double by)
{
    for (int k = 0; k < 6; k++) {
        const int64_t from = lead + (int64_t)k * f->rate;
        const int64_t n = f->rate * (k < 5 ? 100 : 500) / 1000;
        /* the first frames of a rise over 1 ms are small, but not as small as silence */
        assert_true(fabsf(sample(f, from + 1, 0)) > 1e-6f);
        assert_true(fabsf(sample(f, from + n - 2, 0)) > 1e-6f);
        is_silent(f, from + n, k < 5 ? from + f->rate : from + n + 100);
        /* 1 ms at each end has half the sum: 1 % less in all of a short one */
        near(level(f, from, 0, 1000), db + (k < 5 ? 20 * log10(0.99) : 20 * log10(0.995)), by);
        /* and it is no other tone: 10 Hz beside it is the nearest that can be told */
        assert_true(level(f, from, 0, 990) < db - 30 && level(f, from, 0, 1010) < db - 30);
    }
    is_silent(f, 0, lead);
}

static void pips_are_on_the_second(void **state)
{
    struct fixture *const f = *state;

    build(f);
    are_pips(f, LEAD, -18, 0.02);
    f->options.file_rate = 48000;
    build(f);
    assert_int_equal(f->rate, 48000);
    are_pips(f, resample_place(LEAD, RATE, 48000), -18, 0.02);
}

/* Behind other things they wait for the next second, and what follows them comes later. */
static void pips_wait_for_the_second(void **state)
{
    struct fixture *const f = *state;
    const int64_t plain = C + SPOKEN + SECOND(500); /* 14.0 s behind the lead, plus ... */
    const int64_t second = LEAD + 15 * (int64_t)RATE;

    f->items[2].before = f->items[0].before;
    f->segments[2].pause_ms = 600; /* ... 100 ms */
    f->items[1].bed = f->items[2].bed = (struct bed){0};
    build(f);
    assert_int_equal(plain - LEAD, 14 * RATE);
    is_silent(f, C + SPOKEN, second);
    assert_true(fabsf(sample(f, second + 1, 0)) > 1e-6f);
    assert_int_equal(f->timeline.marks[2].start, second);
    assert_int_equal(f->timeline.segments[3].start, second + 6 * RATE);
    /* where they would begin on one they do not wait */
    f->segments[2].pause_ms = 500;
    build(f);
    assert_int_equal(f->timeline.marks[2].start, plain);
}

static void everything_has_its_place(void **state)
{
    static const int64_t starts[] = {A, B, C, D, E};
    struct fixture *const f = *state;
    const struct timeline *const t = &f->timeline;

    build(f);
    assert_int_equal(f->n_frames, END);
    assert_int_equal(t->n_samples, END);
    assert_int_equal(t->n_segments, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(t->segments[i].start, starts[i]);
        assert_int_equal(t->segments[i].end, starts[i] + SPOKEN);
        assert_int_equal(t->segments[i].n_words, 1);
        assert_int_equal(t->segments[i].words[0].start, starts[i]);
        assert_int_equal(t->segments[i].words[0].end, starts[i] + SPOKEN);
    }
    /* a chapter begins with what is played before it */
    assert_int_equal(t->n_marks, 3);
    assert_int_equal(t->marks[0].start, PIPS);
    assert_int_equal(t->marks[1].start, B);
    assert_int_equal(t->marks[2].start, TONE);
    assert_int_equal(t->marks[1].end, TONE);
    /* the pauses before and behind the sting are silent */
    is_silent(f, A + SPOKEN, STING);
    is_silent(f, STING + RATE + 2, B);
}

/* The sample of a timer in the file's "cart" chunk: eight of a name and 32 bits, from byte 684 on
 * (AES46). */
static int64_t timer(struct fixture *f, const char *name)
{
    struct str file, chunk;
    char id[5];

    assert_true(file_read(f->path, (size_t)1 << 27, f->arena, &file, &f->err));
    file = str_cut(file, 12, file.len);
    while (riff_next(&file, 0, id, &chunk))
        for (size_t at = 684; strcmp(id, "cart") == 0 && at < 748; at += 8)
            if (memcmp(chunk.s + at, name, 4) == 0)
                return riff_u32(chunk, at + 4);
    fail_msg("no timer %s", name);
    return -1;
}

/* What is played before the first words is the intro; what follows the last is not talked over. */
static void playout_is_told_where_words_are(void **state)
{
    struct fixture *const f = *state;

    build(f);
    assert_int_equal(timer(f, "INTs"), 0);
    assert_int_equal(timer(f, "INTe"), A);
    assert_int_equal(timer(f, "SEGs"), E + SPOKEN);
    assert_int_equal(timer(f, "SEGe"), END);
    f->items[2].after = f->items[0].after;
    build(f);
    assert_int_equal(timer(f, "SEGs"), END + RATE);
    f->items[0].n_segments = f->items[1].n_segments = f->items[2].n_segments = 0;
    build(f);
    assert_int_equal(timer(f, "INTe"), 0);
}

/* --- levels --- */

/* Both sines of the sting are of one peak P; in one channel they are halved. Its power is then
 * 2 (P/2)^2 / 2; that the K filter lies 0.6 dB lower at 400 Hz than at 950 is left to the margin.
 */
static void a_sting_is_as_loud_as_speech(void **state)
{
    struct fixture *const f = *state;

    build(f);
    near(level(f, STING + WINDOW, 0, LEFT_HZ), SPEECH_DB - 3, 0.8);
    near(level(f, STING + WINDOW, 0, RIGHT_HZ), SPEECH_DB - 3, 0.8);
    near(level(f, A + WINDOW, 0, SPEECH_HZ), SPEECH_DB, 0.01);
    f->items[0].after.gain_db = -10;
    build(f);
    near(level(f, STING + WINDOW, 0, LEFT_HZ), SPEECH_DB - 13, 0.8);
}

static void two_channels_are_kept_apart(void **state)
{
    struct fixture *const f = *state;

    f->options.channels = 2;
    build(f);
    near(level(f, STING + WINDOW, 0, LEFT_HZ), SPEECH_DB, 0.8);
    assert_true(level(f, STING + WINDOW, 0, RIGHT_HZ) < -70);
    near(level(f, STING + WINDOW, 1, RIGHT_HZ), SPEECH_DB, 0.8);
    assert_true(level(f, STING + WINDOW, 1, LEFT_HZ) < -70);
    /* what has one channel is in the middle */
    for (int64_t i = 0; i < f->n_frames; i++)
        if (i < STING || i >= B)
            assert_true(!(sample(f, i, 0) < sample(f, i, 1) || sample(f, i, 0) > sample(f, i, 1)));
    near(level(f, C - SECOND(1500), 0, BED_HZ), SPEECH_DB - 6, 0.3);
}

/* Under the whole of all speech of its items and under the tone, 12 dB less than in the pause. */
static void a_bed_is_down_under_speech(void **state)
{
    static const int64_t spoken[] = {B, C, D, E};
    struct fixture *const f = *state;

    build(f);
    near(level(f, C - SECOND(1500), 0, BED_HZ), SPEECH_DB - 6, 0.3);
    near(level(f, E + SPOKEN + SECOND(1500), 0, BED_HZ), SPEECH_DB - 6, 0.3);
    for (size_t i = 0; i < 4; i++)
        for (int64_t at = spoken[i]; at + WINDOW <= spoken[i] + SPOKEN; at += WINDOW) {
            /* where speech begins and ends it has fades of 3 ms: 1.5 % of it, 18 dB louder than the
             * bed, can add a decibel to what a window there says of the bed */
            const bool at_edge = at == spoken[i] || at + 2 * WINDOW > spoken[i] + SPOKEN;
            near(level(f, at, 0, BED_HZ), SPEECH_DB - 18, at_edge ? 1.2 : 0.3);
            near(level(f, at, 0, SPEECH_HZ), SPEECH_DB, 0.2);
        }
    near(level(f, TONE + WINDOW, 0, BED_HZ), SPEECH_DB - 18, 0.3);
    near(level(f, TONE + WINDOW, 0, 600), -20, 0.05);
    /* a pause of 300 ms is shorter than 200 and 400: it stays down */
    near(level(f, D + SPOKEN + WINDOW, 0, BED_HZ), SPEECH_DB - 18, 0.3);
    /* none outside of its items */
    assert_true(level(f, A + WINDOW, 0, BED_HZ) < -70);
}

/* Up 400 ms after speech, still up 200 ms before it: the windows just there. Half way (6 dB) in the
 * middle of each way; a window of 100 ms there spans some dB, whose mean is near it. */
static void it_takes_its_time(void **state)
{
    struct fixture *const f = *state;
    const double up = SPEECH_DB - 6;

    build(f);
    near(level(f, B + SPOKEN + SECOND(150), 0, BED_HZ), up - 6, 1);
    near(level(f, B + SPOKEN + SECOND(400), 0, BED_HZ), up, 0.3);
    near(level(f, C - SECOND(300), 0, BED_HZ), up, 0.3);
    near(level(f, C - SECOND(150), 0, BED_HZ), up - 6, 1);
}

/*
 * What is set holds in a programme that is brought to a loudness, and in a stereo one: all is moved
 * by the same. Pips keep their peak within a decibel: the programme is not quite as loud as its
 * speech alone.
 */
static void levels_hold_at_a_loudness(void **state)
{
    struct fixture *const f = *state;
    const double loudness[] = {-23, -16};

    f->options.level = true;
    for (uint32_t i = 0; i < 4; i++) {
        double speech;
        f->options.loudness = loudness[i / 2];
        f->options.channels = 1 + i % 2;
        build(f);
        speech = level(f, D + WINDOW, 0, SPEECH_HZ);
        near(level(f, D + WINDOW, 0, BED_HZ), speech - 18, 0.3);
        near(level(f, C - SECOND(1500), 0, BED_HZ), speech - 6, 0.3);
        near(level(f, PIPS + WINDOW / 4, 0, 1000), -18, 1.5);
    }
}

/* However loud the sounds, nothing is over the ceiling. */
static void nothing_is_clipped(void **state)
{
    struct fixture *const f = *state;

    f->items[0].after.gain_db = f->items[1].bed.sound.gain_db = f->items[2].bed.sound.gain_db = 24;
    f->items[0].before.gain_db = 0;
    build(f);
    for (int64_t i = 0; i < f->n_frames; i++)
        assert_true(fabsf(sample(f, i, 0)) <= 0.8913f); /* -1 dBFS */
}

/* --- beds of other lengths --- */

static void a_bed_fades_as_a_whole(void **state)
{
    struct fixture *const f = *state;

    for (size_t i = 1; i < 3; i++) {
        f->items[i].bed.sound.fade_in_ms = 1000;
        f->items[i].bed.sound.fade_out_ms = 1000;
    }
    build(f);
    assert_true(fabsf(sample(f, BED, 0)) <= SPEECH + 1e-4f);
    near(level(f, BED + SECOND(450), 0, BED_HZ), SPEECH_DB - 18 - 6, 0.5);
    near(level(f, END - SECOND(550), 0, BED_HZ), SPEECH_DB - 6 - 6, 0.5);
    assert_true(level(f, END - WINDOW, 0, BED_HZ) < SPEECH_DB - 6 - 20);
    assert_true(fabsf(sample(f, END - 1, 0)) < 1e-4f);
    /* where the items meet it goes on */
    near(level(f, TONE + WINDOW, 0, BED_HZ), SPEECH_DB - 18, 0.3);
}

/* It ends before what is played after its last item, ... */
static void a_bed_ends_before_the_last_sting(void **state)
{
    struct fixture *const f = *state;

    f->items[2].after = f->items[0].after;
    build(f);
    assert_int_equal(f->n_frames, END + RATE + SECOND(200));
    near(level(f, END - SECOND(500), 0, BED_HZ), SPEECH_DB - 6, 0.3);
    assert_true(level(f, END + WINDOW, 0, BED_HZ) < -60);
    assert_true(level(f, END + WINDOW, 0, LEFT_HZ) > -30);
}

/* ... or with the programme, also where its last pause is made longer. */
static void a_bed_goes_on_to_an_exact_end(void **state)
{
    struct fixture *const f = *state;

    f->options.exact = END + 3 * RATE + 1;
    build(f);
    assert_int_equal(f->n_frames, END + 3 * RATE + 1);
    near(level(f, END + 2 * RATE, 0, BED_HZ), SPEECH_DB - 6, 0.3);
}

static void another_bed_begins_anew(void **state)
{
    struct fixture *const f = *state;

    f->items[2].bed.sound.kind = STING_TONE;
    f->items[2].bed.sound.hz = 1300;
    f->items[2].bed.sound.gain_db = -26;
    build(f);
    /* it is down from its beginning: speech begins there */
    near(level(f, D + WINDOW, 0, 1300), -26 - 12, 0.3);
    near(level(f, E + SPOKEN + SECOND(1000), 0, 1300), -26, 0.1);
    assert_true(level(f, D + WINDOW, 0, BED_HZ) < -70);
    assert_true(level(f, TONE + WINDOW, 0, BED_HZ) < -60);
    assert_true(level(f, C + WINDOW, 0, 1300) < -60);
}

/* An item that says nothing is an ident: it has its chapter. */
static void an_item_of_sound_alone(void **state)
{
    struct fixture *const f = *state;

    f->items[1] =
        (struct item){.kind = ITEM_STORY, .title = STR("Ident"), .before = f->items[0].after};
    f->items[2].bed = (struct bed){0};
    build(f);
    assert_int_equal(f->timeline.n_segments, 3);
    assert_int_equal(f->timeline.n_marks, 3);
    assert_text(f->timeline.marks[1].label, "Ident");
    assert_int_equal(f->timeline.marks[1].start, B);
    assert_int_equal(f->timeline.marks[2].start, B + RATE + SECOND(200));
    assert_true(level(f, B + WINDOW, 0, LEFT_HZ) > -30);
}

static void a_missing_file_is_known_at_once(void **state)
{
    struct fixture *const f = *state;

    f->items[2].after = (struct sting){.kind = STING_FILE, .file = STR("/proc/none.wav")};
    assert_null(mix_open(&f->rundown, &f->options, f->arena, &f->err));
    assert_non_null(strstr(f->err.text, "/proc/none.wav: "));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pips_are_on_the_second),
        TEST(pips_wait_for_the_second),
        TEST(everything_has_its_place),
        TEST(playout_is_told_where_words_are),
        TEST(a_sting_is_as_loud_as_speech),
        TEST(two_channels_are_kept_apart),
        TEST(a_bed_is_down_under_speech),
        TEST(it_takes_its_time),
        TEST(levels_hold_at_a_loudness),
        TEST(nothing_is_clipped),
        TEST(a_bed_fades_as_a_whole),
        TEST(a_bed_ends_before_the_last_sting),
        TEST(a_bed_goes_on_to_an_exact_end),
        TEST(another_bed_begins_anew),
        TEST(an_item_of_sound_alone),
        TEST(a_missing_file_is_known_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
