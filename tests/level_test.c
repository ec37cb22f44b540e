/*
 * mix/level/level.h. EBU Tech 3341, section 2.9, test case 1: a 1 kHz tone of -23 dBFS on both
 * channels is of -23 LUFS; on one channel alone 3.01 less.
 */
#include "mix/level/level.h"

#include "mix/level/loudness.h"
#include "mix/level/truepeak.h"
#include "testing.h"

#include <math.h>

#define RATE 48000
#define N    ((size_t)20 * RATE)

static float db(double x)
{
    return (float)pow(10, x / 20);
}

struct fixture {
    struct programme *programme;
    struct profile *profile;
    float *y; /* what came out */
    size_t n;
    float room[PROGRAMME_ROOM];
};

/* Speech, in spools in /tmp. */
static struct fixture fixture_of(const int16_t *x, size_t n)
{
    const struct sound_shape shape = {.sample_rate = RATE, .channels = 1};
    struct error err = {0};
    struct fixture f = {.programme = programme_open("-", RATE, &shape, &err),
        .profile = profile_open("-", &shape, &err),
        .y = calloc(n + 1, sizeof(float))};

    assert_true(f.programme && f.profile && f.y);
    assert_true(programme_add(f.programme, x, n, &err));
    for (size_t i = 0; i < n; i++) {
        const float sample = (float)x[i] / 32768.0f;
        assert_true(profile_add(f.profile, &sample, 1, &err));
    }
    assert_true(profile_end(f.profile, &err));
    return f;
}

static void close_fixture(struct fixture *f)
{
    profile_close(&f->profile);
    programme_close(&f->programme);
    free(f->y);
}

static float *room(void *userdata, struct error *err)
{
    struct fixture *const f = userdata;

    (void)err;
    return f->room;
}

static bool take(void *userdata, size_t n, struct error *err)
{
    struct fixture *const f = userdata;

    (void)err;
    memcpy(f->y + f->n, f->room, n * sizeof *f->room);
    f->n += n;
    return true;
}

/* The whole job. */
static struct level_plan level(struct fixture *f, struct level_job job)
{
    struct level_plan plan;
    struct error err = {0};

    job.profile = f->profile;
    assert_true(level_find(&job, &plan, &err));
    programme_arrange(f->programme, job.steps, job.n_steps, NULL);
    assert_true(
        level_apply(&plan, f->programme, &(struct programme_out){room, take, f}, "test", &err));
    return plan;
}

static double loudness_of(const float *x, size_t n, bool doubled)
{
    struct loudness *l = loudness_open(
        &(struct loudness_options){.sample_rate = RATE, .channels = 1, .doubled = doubled});
    double integrated;

    assert_non_null(l);
    loudness_add(l, x, n);
    integrated = loudness_read(l).integrated;
    loudness_close(&l);
    return integrated;
}

static void the_reference_tone_is_read(void **state)
{
    float *x = calloc(N, sizeof *x);

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = db(-23) * (float)sin(2 * 3.14159265358979 * 1000 / RATE * (double)i);
    assert_true(fabs(loudness_of(x, N, true) - -23) < 0.1);
    assert_true(fabs(loudness_of(x, N, false) - -26.01) < 0.1);
    free(x);
}

/* Bursts of a tone, as uneven as speech. */
static int16_t *bursts(void)
{
    int16_t *x = calloc(N, sizeof *x);

    assert_non_null(x);
    for (size_t i = 0; i < N; i++) {
        const double swell = pow(sin(3.14159265358979 * (double)(i % 24000) / 24000), 8);
        x[i] = (int16_t)(16384 * swell * sin(0.09 * (double)i));
    }
    return x;
}

static float sample(const int16_t *x, size_t i)
{
    return (float)x[i] / 32768.0f;
}

static void a_gain_alone_is_linear(void **state)
{
    int16_t *const x = bursts();
    struct fixture f = fixture_of(x, N);
    const struct level_plan plan = level(&f, (struct level_job){.target = -30, .ceiling = -1});

    (void)state;
    assert_false(plan.limit);
    assert_int_equal(f.n, N);
    for (size_t i = 0; i < N; i++)
        assert_true(f.y[i] == sample(x, i) * plan.gain);
    assert_true(fabs(loudness_of(f.y, N, false) - -30) < 0.05);
    assert_true(fabs(plan.loudness.integrated - -30) < 0.01);
    close_fixture(&f);
    free(x);
}

/* Where the limiter takes loudness away, the gain makes up for it; what the profile promised is
 * what is heard. */
static void the_target_is_met_behind_the_limiter(void **state)
{
    static const double targets[] = {-13, -12.5, -12, -11.5};
    int16_t *const x = bursts();

    (void)state;
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        struct fixture f = fixture_of(x, N);
        struct peakmeter meter = peakmeter_begin(1);
        const struct level_plan plan =
            level(&f, (struct level_job){.target = targets[i], .ceiling = -3});
        assert_true(plan.limit);
        assert_int_equal(f.n, N);
        peakmeter_add(&meter, f.y, N);
        assert_true(peakmeter_read(&meter) <= db(-3) && peakmeter_read(&meter) > db(-3.5));
        assert_true(fabs(loudness_of(f.y, N, false) - targets[i]) < 0.05);
        assert_true(fabs(plan.loudness.integrated - targets[i]) < 0.02);
        assert_true(fabs(plan.loudness.true_peak - 20 * log10(peakmeter_read(&meter))) < 0.05);
        assert_true(plan.loudness.momentary >= plan.loudness.short_term);
        assert_true(plan.loudness.short_term >= targets[i] - 0.1);
        close_fixture(&f);
    }
    free(x);
}

static void a_step_has_its_own_gain(void **state)
{
    static const struct level_step steps[] = {{1000, 0.5f}, {100000, 2}, {100001, 1}};
    int16_t *const x = bursts();
    struct fixture f = fixture_of(x, N);
    const struct level_plan plan =
        level(&f, (struct level_job){.steps = steps, .n_steps = 3, .target = -30, .ceiling = -1});

    (void)state;
    assert_true(f.y[999] == sample(x, 999) * plan.gain);
    assert_true(f.y[1000] == sample(x, 1000) * 0.5f * plan.gain);
    assert_true(f.y[99999] == sample(x, 99999) * 0.5f * plan.gain);
    assert_true(f.y[100000] == sample(x, 100000) * 2 * plan.gain);
    assert_true(f.y[100001] == sample(x, 100001) * plan.gain);
    close_fixture(&f);
    free(x);
}

/* Nothing to be measured: nothing is changed, and no gain is endless. */
static void silence_stays_silence(void **state)
{
    int16_t *const x = calloc(N, sizeof *x);

    (void)state;
    for (size_t n = 0; n <= N; n += N) {
        struct fixture f = fixture_of(x, n);
        const struct level_plan plan = level(&f, (struct level_job){.target = -16});
        assert_false(plan.loudness.measured);
        assert_true(plan.gain == 1);
        assert_int_equal(f.n, n);
        for (size_t i = 0; i < n; i++)
            assert_true(f.y[i] == 0);
        close_fixture(&f);
    }
    free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reference_tone_is_read),
        cmocka_unit_test(a_gain_alone_is_linear),
        cmocka_unit_test(the_target_is_met_behind_the_limiter),
        cmocka_unit_test(a_step_has_its_own_gain),
        cmocka_unit_test(silence_stays_silence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
