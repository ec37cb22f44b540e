/*
 * mix/track/sounds.h, mix/track/bed.h and sting_samples, on files that libsndfile writes here:
 * sines, whose place, level and frequency can be worked out.
 */
#include "mix/track/sounds.h"

#include "mix/track/bed.h"
#include "mix/track/sting.h"
#include "testing.h"

#include <math.h>
#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define PI 3.14159265358979323846

struct fixture {
    char folder[256];
    char path[512]; /* the sound */
    char out[512];  /* the programme */
    struct sounds *sounds;
    struct sting sting;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->out, sizeof f->out, "%s/out.wav", f->folder);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    sounds_close(&f->sounds);
    scratch_remove(f->folder);
    free(f);
    return 0;
}

/* The test's sounds: a sine of this peak and frequency on each channel. */
struct sine {
    int format;
    int rate;
    int channels;
    int frames;
    double peak[2];
    double hz[2];
};

static double value_of(const struct sine *s, int channel, int frame)
{
    return s->peak[channel] * sin(2 * PI * s->hz[channel] * frame / s->rate);
}

static void make_file(struct fixture *f, const struct sine *s)
{
    SF_INFO info = {.samplerate = s->rate, .channels = s->channels, .format = s->format};
    double block[4096];
    SNDFILE *file;
    int filled = 0;

    snprintf(f->path, sizeof f->path, "%s/sound", f->folder);
    file = sf_open(f->path, SFM_WRITE, &info);
    if (!file)
        fail_msg("format %x: %s", (unsigned)s->format, sf_strerror(NULL));
    for (int i = 0; i < s->frames; i++) {
        for (int c = 0; c < s->channels; c++)
            block[filled++] = value_of(s, c < 2 ? c : 1, i);
        if (filled + s->channels > 4096 || i == s->frames - 1) {
            assert_int_equal(sf_write_double(file, block, filled), filled);
            filled = 0;
        }
    }
    assert_int_equal(sf_close(file), 0);
    f->sting = (struct sting){.kind = STING_FILE, .file = str_of(f->path)};
}

static size_t open_sound(struct fixture *f, uint32_t rate, uint32_t channels)
{
    const struct sound_shape shape = {.sample_rate = rate, .channels = channels};
    size_t index = 99;

    sounds_close(&f->sounds);
    f->sounds = sounds_open(f->out, &shape, &f->err);
    assert_non_null(f->sounds);
    if (!sounds_add(f->sounds, &f->sting, &index, &f->err))
        fail_msg("%s", f->err.text);
    return index;
}

/* The amplitude of a frequency in every `step`th of n samples (Goertzel, over whole periods). */
static double amplitude(const float *samples, size_t n, size_t step, double hz, double rate)
{
    double re = 0, im = 0;

    for (size_t i = 0; i < n; i++) {
        re += samples[i * step] * cos(2 * PI * hz * (double)i / rate);
        im += samples[i * step] * sin(2 * PI * hz * (double)i / rate);
    }
    return 2 * sqrt(re * re + im * im) / (double)n;
}

static void near(double got, double expected, double by)
{
    if (!(fabs(got - expected) <= by))
        fail_msg("%g is not within %g of %g", got, by, expected);
}

#define WAV(x) (SF_FORMAT_WAV | SF_FORMAT_##x)

/* Left 400 Hz of 0.5, right 1000 Hz of 0.25, two seconds: kept apart at two channels, half the sum
 * at one, whatever the rates. */
static void of_every_type(void **state)
{
    /* how far an amplitude may be off: half a step of the samples, the resampler's ripple; lossy
     * types by a few hundredths */
    static const struct {
        int format, rate;
        double by;
    } types[] = {
        {WAV(PCM_16), 44100, 1e-3},
        {WAV(PCM_16), 22050, 1e-3},
        {WAV(PCM_16), 8000, 1e-3},
        {WAV(PCM_U8), 48000, 1e-2},
        {WAV(PCM_24), 96000, 1e-3},
        {WAV(PCM_32), 44100, 1e-3},
        {WAV(FLOAT), 48000, 1e-3},
        {WAV(DOUBLE), 192000, 1e-3},
        {SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 32000, 1e-3},
        {SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 44100, 1e-3},
        {SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44100, 3e-2},
        {SF_FORMAT_OGG | SF_FORMAT_OPUS, 48000, 3e-2},
        {SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 44100, 3e-2},
        {WAV(ULAW), 8000, 3e-2},
    };
    struct fixture *const f = *state;

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        const struct sine sine = {
            types[i].format, types[i].rate, 2, 2 * types[i].rate, {0.5, 0.25}, {400, 1000}};
        static float sound[2 * 48000];
        size_t index;

        make_file(f, &sine);
        index = open_sound(f, 48000, 2);
        assert_true(sounds_frames(f->sounds, index) >= 2 * 48000 - 2500); /* a lossy one's delay */
        assert_true(sounds_read(f->sounds, index, 12000, sound, 48000, &f->err));
        near(amplitude(sound, 48000, 2, 400, 48000), 0.5, types[i].by);
        near(amplitude(sound, 48000, 2, 1000, 48000), 0, types[i].by);
        near(amplitude(sound + 1, 48000, 2, 1000, 48000), 0.25, types[i].by);
        near(amplitude(sound + 1, 48000, 2, 400, 48000), 0, types[i].by);

        index = open_sound(f, 22050, 1);
        assert_true(sounds_read(f->sounds, index, 5000, sound, 22050, &f->err));
        near(amplitude(sound, 22050, 1, 400, 22050), 0.25, types[i].by);
        near(amplitude(sound, 22050, 1, 1000, 22050), 0.125, types[i].by);
    }
}

/* A part: its first frame is the file's own at the offset, its length what was asked for. */
static void a_part_of_a_file(void **state)
{
    const struct sine sine = {WAV(DOUBLE), 22050, 1, 22050, {0.5, 0}, {300, 0}};
    struct fixture *const f = *state;
    float sound[2205];
    size_t index;
    int64_t n;

    make_file(f, &sine);
    f->sting.offset_ms = 500; /* frame 11025 */
    f->sting.length_ms = 100; /* 2205 of them */
    index = open_sound(f, 22050, 1);
    assert_int_equal(sounds_frames(f->sounds, index), 2205);
    assert_true(sounds_read(f->sounds, index, 0, sound, 2205, &f->err));
    for (int i = 0; i < 2205; i++)
        near(sound[i], value_of(&sine, 0, 11025 + i), 1e-6);
    assert_true(sting_samples(&f->sting, 22050, &n, &f->err));
    assert_int_equal(n, 2205);
    assert_true(sting_samples(&f->sting, 48000, &n, &f->err));
    assert_int_equal(n, 4800);

    /* no more than there is */
    f->sting.offset_ms = 900;
    f->sting.length_ms = 5000;
    assert_true(sting_samples(&f->sting, 44100, &n, &f->err));
    assert_int_equal(n, 4410);
}

static void lengths_of_what_is_made(void **state)
{
    const struct sting none = {0}, pips = {.kind = STING_PIPS},
                       tone = {.kind = STING_TONE, .hz = 440, .length_ms = 333};
    struct fixture *const f = *state;
    int64_t n;

    assert_true(sting_samples(&none, 22050, &n, &f->err));
    assert_int_equal(n, 0);
    assert_true(sting_samples(&pips, 22050, &n, &f->err));
    assert_int_equal(n, 121275); /* 5.5 s */
    assert_true(sting_samples(&tone, 22050, &n, &f->err));
    assert_int_equal(n, 7343); /* 7342.65 */
}

/*
 * A sine of peak 0 dBFS at 997 Hz is -3.01 LUFS in one channel, and as much more in two as two are
 * more than one (BS.1770-4, annex 1, note 1).
 */
static void loudness_is_as_it_is_heard(void **state)
{
    struct fixture *const f = *state;
    struct sine sine = {WAV(FLOAT), 48000, 1, 96000, {0.1, 0.1}, {997, 997}};
    double lufs = 0;

    make_file(f, &sine);
    assert_true(sounds_loudness(f->sounds, open_sound(f, 48000, 1), &lufs));
    near(lufs, -23.01, 0.05);
    assert_true(sounds_loudness(f->sounds, open_sound(f, 48000, 2), &lufs));
    near(lufs, -20.0, 0.05);
    sine.channels = 2; /* half the sum of the same on both */
    make_file(f, &sine);
    assert_true(sounds_loudness(f->sounds, open_sound(f, 22050, 1), &lufs));
    near(lufs, -23.01, 0.05);
    /* shorter than a block: as if it went on. At its seams it is 1.2 % of the time off its phase.
     */
    sine.frames = 4800;
    make_file(f, &sine);
    assert_true(sounds_loudness(f->sounds, open_sound(f, 48000, 2), &lufs));
    near(lufs, -20.0, 0.2);
    sine.peak[0] = sine.peak[1] = 0;
    make_file(f, &sine);
    assert_false(sounds_loudness(f->sounds, open_sound(f, 48000, 2), &lufs));
}

static void the_same_part_is_read_once(void **state)
{
    const struct sine sine = {WAV(PCM_16), 22050, 1, 22050, {0.5, 0}, {300, 0}};
    struct fixture *const f = *state;
    size_t first, again;

    make_file(f, &sine);
    first = open_sound(f, 22050, 1);
    f->sting.gain_db = -12;
    f->sting.pause_ms = 12;
    assert_true(sounds_add(f->sounds, &f->sting, &again, &f->err));
    assert_int_equal(again, first);
    f->sting.offset_ms = 12;
    assert_true(sounds_add(f->sounds, &f->sting, &again, &f->err));
    assert_int_not_equal(again, first);
}

/*
 * Repeated: 300 Hz over 10,000 frames, which is not a whole number of periods (136.05), so that a
 * hard cut would jump by 0.16. With the crossfade no step is larger than the sine's own of
 * 0.5 * 2 pi 300 / 22050 = 0.0427, times root 2 where both are heard, and what the two factors move
 * (pi / 2 / 661 * 0.5 each).
 */
static void a_bed_has_no_seam(void **state)
{
    const struct sine sine = {WAV(FLOAT), 22050, 1, 10000, {0.5, 0}, {300, 0}};
    struct fixture *const f = *state;
    static float bed[70000], pieces[70000];
    size_t index;

    make_file(f, &sine);
    index = open_sound(f, 22050, 1);
    assert_int_equal(bed_period(10000, 22050), 10000 - 662); /* 30 ms: 661.5 */
    assert_true(bed_read(f->sounds, index, 0, bed, 70000, &f->err));
    for (size_t i = 1; i < 70000; i++)
        if (!(fabsf(bed[i] - bed[i - 1]) < 0.0427f * 1.4143f + 0.0024f))
            fail_msg("frame %zu: from %g to %g", i, (double)bed[i - 1], (double)bed[i]);
    for (int i = 0; i < 10000 - 662; i++)
        near(bed[i], value_of(&sine, 0, i), 1e-6);
    /* the second turn, behind the crossfade */
    for (int i = 662; i < 10000 - 662; i++)
        near(bed[10000 - 662 + i], value_of(&sine, 0, i), 1e-6);
    /* however it is asked for */
    for (size_t i = 0, n = 1; i < 70000; i += n, n = n * 7 % 4801 + 1) {
        n = n < 70000 - i ? n : 70000 - i;
        assert_true(bed_read(f->sounds, index, (int64_t)i, pieces + i, n, &f->err));
    }
    assert_memory_equal(bed, pieces, sizeof bed);
}

/* --- what cannot be played --- */

/* The error names the file and has the reason. */
static void refused(struct fixture *f, const char *reason)
{
    const struct sound_shape shape = {.sample_rate = 22050, .channels = 1};
    size_t index;

    sounds_close(&f->sounds);
    f->sounds = sounds_open(f->out, &shape, &f->err);
    f->err = (struct error){0};
    assert_false(sounds_add(f->sounds, &f->sting, &index, &f->err));
    assert_int_equal(f->err.kind, ERROR_FAILED);
    if (strncmp(f->err.text, f->sting.file.s, f->sting.file.len) != 0 ||
        !strstr(f->err.text, reason))
        fail_msg("\"%s\" does not say \"%s\"", f->err.text, reason);
}

static void cut_file(const struct fixture *f, long size)
{
    assert_int_equal(truncate(f->path, size), 0);
}

static void files_that_are_none(void **state)
{
    struct fixture *const f = *state;
    char path[600];
    FILE *file;

    snprintf(f->path, sizeof f->path, "%s/none.wav", f->folder);
    f->sting = (struct sting){.kind = STING_FILE, .file = str_of(f->path)};
    refused(f, "No such file");
    f->sting.file = str_of(f->folder);
    refused(f, "is not a sound file");
    snprintf(path, sizeof path, "%s/pipe", f->folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    f->sting.file = str_of(path);
    refused(f, "is not a sound file");
    f->sting.file = STR("/dev/zero");
    refused(f, "is not a sound file");
    file = fopen(f->path, "w");
    assert_non_null(file);
    fclose(file);
    f->sting.file = str_of(f->path);
    refused(f, "is not a sound file that can be read");
    file = fopen(f->path, "w");
    assert_non_null(file);
    fputs("This is no music.\n", file);
    fclose(file);
    refused(f, "is not a sound file that can be read");
}

static void shapes_that_cannot_be(void **state)
{
    struct fixture *const f = *state;
    struct sine sine = {WAV(PCM_16), 44100, 6, 1000, {0.5, 0.5}, {300, 300}};

    make_file(f, &sine);
    refused(f, "has 6 channels");
    sine.channels = 1;
    sine.frames = 0;
    make_file(f, &sine);
    refused(f, "holds no sound");
    sine.frames = 1000;
    sine.rate = 100;
    make_file(f, &sine);
    refused(f, "has 100 samples a second");
    sine.rate = 44100;
    make_file(f, &sine);
    f->sting.offset_ms = 60000;
    refused(f, "nothing is behind an offset of 60.000 s");
    sine.rate = 4000; /* 31 minutes of it */
    sine.frames = 31 * 60 * 4000;
    sine.format = WAV(PCM_U8);
    make_file(f, &sine);
    refused(f, "give it a length");
}

static void damaged_files(void **state)
{
    static const int formats[] = {
        WAV(PCM_16), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_AIFF | SF_FORMAT_PCM_24};
    struct sine sine = {0, 44100, 1, 44100, {0.5, 0}, {300, 0}};
    struct fixture *const f = *state;
    struct stat stat_;

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        sine.format = formats[i];
        make_file(f, &sine);
        assert_int_equal(stat(f->path, &stat_), 0);
        cut_file(f, stat_.st_size / 2);
        refused(f, "is damaged");
    }
    sine.format = WAV(FLOAT);
    sine.peak[0] = NAN;
    make_file(f, &sine);
    refused(f, "what is no sound");
    sine.peak[0] = INFINITY;
    make_file(f, &sine);
    refused(f, "what is no sound");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(of_every_type),
        TEST(a_part_of_a_file),
        TEST(lengths_of_what_is_made),
        TEST(loudness_is_as_it_is_heard),
        TEST(the_same_part_is_read_once),
        TEST(a_bed_has_no_seam),
        TEST(files_that_are_none),
        TEST(shapes_that_cannot_be),
        TEST(damaged_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
