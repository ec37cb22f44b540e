/*
 * mix/level.h. EBU Tech 3341, section 2.9, test case 1: a 1 kHz tone of -23 dBFS on both channels
 * is of -23 LUFS; on one channel alone 3.01 less.
 */
#include "mix/level.h"

#include "mix/loudness.h"
#include "mix/truepeak.h"
#include "testing.h"

#include <math.h>

#define RATE 48000
#define N    ((size_t)20 * RATE)

struct programme {
    float *x;
    size_t n;
};

static float db(double x)
{
    return (float)pow(10, x / 20);
}

/* Into a spool in /tmp. */
static struct spool *spool_of(const float *x, size_t n)
{
    struct error err = {0};
    struct spool *spool = spool_open("-", &err);

    assert_non_null(spool);
    assert_true(spool_append(spool, (struct str){(const char *)x, n * sizeof *x}, &err));
    return spool;
}

static bool on_samples(void *userdata, const float *samples, size_t n, struct error *err)
{
    struct programme *const p = userdata;

    (void)err;
    memcpy(p->x + p->n, samples, n * sizeof *samples);
    p->n += n;
    return true;
}

/* The whole job; the result is the caller's to free. */
static float *levelled(struct level_job job, struct level_plan *plan)
{
    struct programme p = {calloc((size_t)job.n_frames + 1, sizeof(float)), 0};
    struct error err = {0};

    assert_true(level_find(&job, plan, &err));
    assert_true(level_apply(&job, plan, on_samples, &p, &err));
    assert_int_equal(p.n, job.n_frames);
    return p.x;
}

static double loudness_of(const float *x, size_t n, bool doubled)
{
    struct loudness *l = loudness_open(
        &(struct loudness_options){.sample_rate = RATE, .channels = 1, .doubled = doubled});
    double integrated;

    assert_non_null(l);
    assert_true(loudness_add(l, x, n));
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
static float *bursts(void)
{
    float *x = calloc(N, sizeof *x);

    for (size_t i = 0; i < N; i++) {
        const double swell = pow(sin(3.14159265358979 * (double)(i % 24000) / 24000), 8);
        x[i] = (float)(0.5 * swell * sin(0.09 * (double)i));
    }
    return x;
}

static void a_gain_alone_is_linear(void **state)
{
    float *const x = bursts();
    struct spool *spool = spool_of(x, N);
    struct level_plan plan;
    float *y = levelled((struct level_job){.spool = spool,
                            .n_frames = N,
                            .sample_rate = RATE,
                            .channels = 1,
                            .target = -30,
                            .ceiling = -1},
        &plan);

    (void)state;
    assert_false(plan.limit);
    for (size_t i = 0; i < N; i++)
        assert_true(y[i] == x[i] * plan.gain);
    assert_true(fabs(loudness_of(y, N, false) - -30) < 0.05);
    assert_true(fabs(plan.loudness.integrated - -30) < 0.05);
    free(y);
    free(x);
    spool_close(&spool);
}

/* Where the limiter takes loudness away, the gain makes up for it. */
static void the_target_is_met_behind_the_limiter(void **state)
{
    float *const x = bursts();
    struct spool *spool = spool_of(x, N);
    struct level_plan plan;
    struct peakmeter meter = peakmeter_begin(1);
    float *y = levelled((struct level_job){.spool = spool,
                            .n_frames = N,
                            .sample_rate = RATE,
                            .channels = 1,
                            .target = -11.5,
                            .ceiling = -3,
                            .all = true},
        &plan);

    (void)state;
    assert_true(plan.limit);
    peakmeter_add(&meter, y, N);
    assert_true(peakmeter_read(&meter) <= db(-3));
    assert_true(fabs(loudness_of(y, N, false) - -11.5) < 0.05);
    assert_true(fabs(plan.loudness.integrated - -11.5) < 0.05);
    assert_true(plan.loudness.true_peak <= -3 && plan.loudness.true_peak > -3.5);
    assert_true(plan.loudness.momentary >= plan.loudness.short_term);
    assert_true(plan.loudness.short_term >= -11.6);
    free(y);
    free(x);
    spool_close(&spool);
}

static void a_step_has_its_own_gain(void **state)
{
    float *const x = bursts();
    struct spool *spool = spool_of(x, N);
    const struct level_step steps[] = {{1000, 0.5f}, {100000, 2}, {100001, 1}};
    struct level_plan plan;
    float *y = levelled((struct level_job){.spool = spool,
                            .n_frames = N,
                            .sample_rate = RATE,
                            .channels = 1,
                            .steps = steps,
                            .n_steps = 3,
                            .target = -30,
                            .ceiling = -1},
        &plan);

    (void)state;
    assert_true(y[999] == x[999] * plan.gain);
    assert_true(y[1000] == x[1000] * (plan.gain * 0.5f));
    assert_true(y[99999] == x[99999] * (plan.gain * 0.5f));
    assert_true(y[100000] == x[100000] * (plan.gain * 2));
    assert_true(y[100001] == x[100001] * plan.gain);
    free(y);
    free(x);
    spool_close(&spool);
}

/* Nothing to be measured: nothing is changed, and no gain is endless. */
static void silence_stays_silence(void **state)
{
    float *const x = calloc(N, sizeof *x);
    struct spool *spool = spool_of(x, N);
    struct level_plan plan;
    float *y = levelled(
        (struct level_job){
            .spool = spool, .n_frames = N, .sample_rate = RATE, .channels = 1, .target = -16},
        &plan);

    (void)state;
    assert_memory_equal(x, y, N * sizeof *x);
    assert_false(plan.loudness.measured);
    assert_true(plan.gain == 1);
    free(y);
    y = levelled(
        (struct level_job){.spool = spool, .sample_rate = RATE, .channels = 1, .target = -16},
        &plan);
    assert_false(plan.loudness.measured);
    free(y);
    free(x);
    spool_close(&spool);
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
