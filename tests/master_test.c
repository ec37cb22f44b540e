/*
 * mix/master.h and mix/overlay.h. The files are of floats, so that what is asked for can be worked
 * out to the bit: speech of 0.25, with what the test's own overlay adds.
 */
#include "mix/master.h"

#include "base/file.h"
#include "mix/level/truepeak.h"
#include "riff.h"
#include "testing.h"

#include <dirent.h>
#include <math.h>

#define RATE   22050
#define N      ((size_t)3 * RATE)
#define SPEECH 0.25f /* 8192 of 32768 */
#define FROM   1000  /* where the overlay begins, and ends */
#define TO     60000

struct fixture {
    struct arena *arena;
    char folder[256];
    char path[512];
    struct master_options options;
    struct error err;
    int64_t next; /* the frame that the overlay is asked for next */
    int turns;    /* how often it was asked from the beginning */
    float left, right;
    int64_t fail_at; /* -1: nowhere */
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/out.wav", f->folder);
    f->options = (struct master_options){.path = f->path,
        .sample_rate = RATE,
        .spool = true,
        .ceiling = -1,
        .encoder = {.shape = {.channels = 2}, .format = SAMPLES_FLOAT}};
    f->fail_at = -1;
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

/* A constant on each channel, between FROM and TO, as long as the file is of the speech's rate. */
static bool add(void *userdata, int64_t at, float *frames, size_t n, struct error *err)
{
    struct fixture *const f = userdata;
    const uint32_t channels = f->options.encoder.shape.channels;

    if (at == 0)
        f->turns++;
    else
        assert_int_equal(at, f->next);
    f->next = at + (int64_t)n;
    if (f->fail_at >= 0 && f->next > f->fail_at)
        return error_set(err, "bed.wav", "cannot be read");
    for (size_t i = 0; i < n; i++) {
        const bool on = at + (int64_t)i >= FROM && at + (int64_t)i < TO;
        frames[i * channels] += on ? f->left : 0;
        if (channels > 1)
            frames[i * channels + 1] += on ? f->right : 0;
    }
    return true;
}

/* N samples of speech and the mixdown's overlay into the file. */
static bool build(struct fixture *f, struct master_mixdown *mixdown)
{
    const struct overlay overlay = {.add = add, .userdata = f};
    static int16_t speech[N];
    struct sound_ending ending = {.n_frames = N};
    struct master *master = master_open(&f->options, &f->err);
    struct file_out *file = NULL;
    bool ok;

    assert_non_null(master);
    for (size_t i = 0; i < N; i++)
        speech[i] = (int16_t)(SPEECH * 32768);
    mixdown->overlay = &overlay;
    ok = master_write(master, speech, N, &f->err) &&
         master_finish(&master, mixdown, &ending, &file, &f->err);
    if (!ok)
        master_abort(&master);
    assert_null(master);
    return ok && file_out_commit(&file, &f->err);
}

/* The file's samples. */
static struct str samples_of(struct fixture *f)
{
    struct str file, chunk;
    char id[5];

    assert_true(file_read(f->path, 100 << 20, f->arena, &file, &f->err));
    file = str_cut(file, 12, file.len);
    while (riff_next(&file, 0, id, &chunk))
        if (strcmp(id, "data") == 0)
            return chunk;
    fail_msg("no data");
    return chunk;
}

static float at(struct str data, size_t i)
{
    float x;

    memcpy(&x, data.s + i * sizeof x, sizeof x);
    return x;
}

/* Speech in the middle, the overlay where it is to be, the steps' gains on the speech alone; and
 * where nothing is over the ceiling, not a bit more. */
static void sound_is_laid_over_the_speech(void **state)
{
    static const struct level_step steps[] = {{0, 1}, {30000, 0.5f}};
    struct fixture *const f = *state;
    struct master_mixdown mixdown = {.steps = steps, .n_steps = 2};
    struct str data;

    f->left = 0.125f;
    f->right = -0.5f;
    assert_true(build(f, &mixdown));
    data = samples_of(f);
    assert_int_equal(data.len, N * 2 * sizeof(float));
    for (size_t i = 0; i < N; i++) {
        const float speech = i < 30000 ? SPEECH : SPEECH / 2;
        const bool on = i >= FROM && i < TO;
        assert_true(at(data, 2 * i) == speech + (on ? f->left : 0));
        assert_true(at(data, 2 * i + 1) == speech + (on ? f->right : 0));
    }
    assert_int_equal(f->next, N);
    assert_true(f->turns >= 1 && f->turns <= 2);
}

static void one_channel_takes_sound_too(void **state)
{
    struct fixture *const f = *state;
    struct master_mixdown mixdown = {0};
    struct str data;

    f->options.encoder.shape.channels = 1;
    f->left = 0.5f;
    assert_true(build(f, &mixdown));
    data = samples_of(f);
    assert_int_equal(data.len, N * sizeof(float));
    assert_true(at(data, FROM - 1) == SPEECH && at(data, FROM) == SPEECH + 0.5f);
    assert_true(at(data, TO - 1) == SPEECH + 0.5f && at(data, TO) == SPEECH);
}

/* A file of another rate: frames are the file's, 48000 / 22050 as many. */
static void frames_are_of_the_files_rate(void **state)
{
    struct fixture *const f = *state;
    struct master_mixdown mixdown = {0};

    f->options.encoder.shape.sample_rate = 48000;
    assert_true(build(f, &mixdown));
    assert_int_equal(f->next, 3 * 48000);
    assert_int_equal(samples_of(f).len, 3 * 48000 * 2 * sizeof(float));
}

/* Of both channels, the louder one tells the limiter, and both get the same gain. */
static void the_ceiling_holds_without_a_loudness(void **state)
{
    struct fixture *const f = *state;
    struct master_mixdown mixdown = {0};
    struct peakmeter meter = peakmeter_begin(2);
    struct str data;

    f->left = 1.75f; /* 2 with the speech */
    f->right = 0.25f;
    assert_true(build(f, &mixdown));
    data = samples_of(f);
    for (size_t i = 0; i < N; i++)
        peakmeter_add(&meter, (float[]){at(data, 2 * i), at(data, 2 * i + 1)}, 1);
    assert_true(20 * log10(peakmeter_read(&meter)) <= -1);
    assert_true(at(data, 2 * 40000) > 0.85f);
    assert_true(fabsf(at(data, 2 * 40000 + 1) * 4 - at(data, 2 * 40000)) < 1e-5f);
    /* where there is nothing over it, nothing is done */
    assert_true(at(data, 0) == SPEECH && at(data, 1) == SPEECH);
    assert_true(at(data, 2 * N - 1) == at(data, 2 * N - 2));
}

static void a_failing_overlay_leaves_no_file(void **state)
{
    struct fixture *const f = *state;
    struct master_mixdown mixdown = {0};

    f->fail_at = 30000;
    assert_false(build(f, &mixdown));
    assert_text(str_of(f->err.text), "bed.wav: cannot be read");
    assert_int_equal(scratch_entries(f->folder), 0);
}

/* The value of a sample of 16 or 24 bits, low byte first, in steps of 16 bits. */
static double whole_at(struct str data, size_t i, size_t bytes)
{
    const unsigned char *const s = (const unsigned char *)data.s + i * bytes;
    const int32_t upper = (int8_t)s[bytes - 1] * 256 + s[bytes - 2];

    return upper + (bytes > 2 ? s[0] / 256.0 : 0);
}

/* Speech that nothing is done to comes into the file as it is: there are no bits to cut, so no
 * noise to be added. */
static void speech_alone_is_not_touched(void **state)
{
    struct fixture *const f = *state;

    f->options.spool = false;
    for (size_t bytes = 2; bytes <= 3; bytes++)
        for (uint32_t channels = 1; channels <= 2; channels++) {
            struct master_mixdown mixdown = {0};
            struct str data;
            f->options.encoder.format = bytes == 2 ? SAMPLES_16 : SAMPLES_24;
            f->options.encoder.shape.channels = channels;
            assert_true(build(f, &mixdown));
            data = samples_of(f);
            assert_int_equal(data.len, N * channels * bytes);
            for (size_t i = 0; i < N * channels; i++)
                assert_true(whole_at(data, i, bytes) == 8192);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sound_is_laid_over_the_speech, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_channel_takes_sound_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(frames_are_of_the_files_rate, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_ceiling_holds_without_a_loudness, set_up, tear_down),
        cmocka_unit_test_setup_teardown(speech_alone_is_not_touched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failing_overlay_leaves_no_file, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
