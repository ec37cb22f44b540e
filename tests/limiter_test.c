/*
 * mix/level/limiter.h and mix/level/truepeak.h. Tones whose peaks lie between samples are worked
 * out by hand: a sine of a quarter of the rate, 45 degrees on, has samples of 0.707 of its peak.
 */
#include "mix/level/limiter.h"

#include "mix/level/truepeak.h"
#include "testing.h"

#include <math.h>

#define RATE 48000
#define N    48000
#define PI   3.14159265358979323846

static float true_peak(const float *x, size_t n)
{
    struct peakmeter meter = peakmeter_begin(1);

    peakmeter_add(&meter, x, n);
    return peakmeter_read(&meter);
}

/* The greatest absolute value at x[0] and up to x[1], a place at a time. */
static float peak_at(const struct truepeak *t, const float *x)
{
    float peak = fabsf(x[0]);

    for (int place = 0; place < 3; place++) {
        float sum = 0;
        for (int i = 0; i < TRUEPEAK_TAPS; i++)
            sum += t->taps[place][i] * x[i - TRUEPEAK_BEFORE];
        peak = fmaxf(peak, fabsf(sum));
    }
    return peak;
}

/* The interpolation done in full, without leaving anything out. */
static float slow_peak(const float *x, size_t n)
{
    const struct truepeak t = truepeak_make();
    float *padded = calloc(n + 64, sizeof *padded), peak = 0;

    memcpy(padded + 32, x, n * sizeof *x);
    for (size_t i = 16; i < n + 40; i++)
        peak = fmaxf(peak, peak_at(&t, padded + i));
    free(padded);
    return peak;
}

/* A limiter's output, without its delay. */
static float *limited(const float *x, size_t n, float ceiling, uint32_t rate)
{
    struct limiter *l = limiter_open(rate, 1, ceiling);
    const size_t delay = limiter_delay(l);
    float *in = calloc(n + delay, sizeof *in), *out = calloc(n + delay, sizeof *out);
    size_t done = 0, step = 1;

    assert_non_null(l);
    memcpy(in, x, n * sizeof *x);
    while (done < n + delay) {
        const size_t some = step < n + delay - done ? step : n + delay - done;
        limiter_run(l, in + done, out + done, some);
        done += some;
        step = step * 5 % 3001 + 1;
    }
    memmove(out, out + delay, n * sizeof *out);
    limiter_close(&l);
    free(in);
    return out;
}

static float noise(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (float)((double)*state / 2147483648.0 - 1);
}

/* Sample i of N of a tone that fades in and out: one that breaks off has higher peaks. */
static float tone(size_t i, double step, double phase)
{
    return (float)(0.8 * sin(PI * (double)i / N) * sin(step * (double)i + phase));
}

static void peaks_between_samples_are_found(void **state)
{
    static float x[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = tone(i, PI / 2, PI / 4);
    assert_true(fabsf(x[N / 2]) < 0.57f);
    assert_true(fabs(true_peak(x, N) - 0.8) < 0.01);
    for (size_t i = 0; i < N; i++)
        x[i] = tone(i, 2 * PI * 997 / RATE, 0);
    assert_true(fabs(true_peak(x, N) - 0.8) < 0.002);
}

/* Leaving out what cannot be a peak changes nothing. */
static void the_short_way_finds_the_same(void **state)
{
    static float x[N];
    uint32_t seed = 12345;

    (void)state;
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < 3000; i++)
            x[i] = noise(&seed) * noise(&seed) * noise(&seed);
        assert_true(true_peak(x, 3000) == slow_peak(x, 3000));
    }
}

static void what_is_under_the_ceiling_is_untouched(void **state)
{
    static float x[N];
    uint32_t seed = 7;
    float *y;

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = 0.4f * noise(&seed);
    y = limited(x, N, 0.99f, RATE);
    assert_memory_equal(x, y, sizeof x);
    free(y);
}

/* Bursts, single samples, a loud start and end: nothing of it comes out over the ceiling. */
static void nothing_is_over_the_ceiling(void **state)
{
    static const uint32_t rates[] = {8000, 22050, 44100, 48000};
    static float x[N];
    uint32_t seed = 99;

    (void)state;
    for (size_t r = 0; r < sizeof rates / sizeof *rates; r++) {
        float *y;
        for (size_t i = 0; i < N; i++) {
            const bool burst = i / 3000 % 2 == 0;
            x[i] = (float)((burst ? 1.9 : 0.3) * sin(0.11 * (double)i)) + 0.05f * noise(&seed);
        }
        x[10000] = 3;
        x[N - 1] = -2;
        y = limited(x, N, 0.7f, rates[r]);
        /* a moving gain lifts what lies between samples a little: 0.2 dB are left for it */
        assert_true(slow_peak(y, N) <= 0.7f * 1.0233f);
        assert_true(slow_peak(y, N) >= 0.7f * 0.9f);
        free(y);
    }
}

/* One click: 5 ms before it all is as it was, and half a second after it, too. */
static void it_works_only_where_it_must(void **state)
{
    static float x[N];
    float *y;

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = (float)(0.5 * sin(0.02 * (double)i));
    x[24000] = 2;
    y = limited(x, N, 0.9f, RATE);
    for (size_t i = 0; i < N; i++) {
        assert_true(fabsf(y[i]) <= fabsf(x[i]));
        if (i + 240 + TRUEPEAK_TAPS < 24000 || i > 24000 + RATE / 2)
            assert_true(y[i] == x[i]);
        /* 50 ms after it, a good part of the gain is back: 0.45 + 0.55 (1 - 1/e) */
        if (i == 24000 + RATE / 20)
            assert_true(y[i] / x[i] > 0.75f);
    }
    assert_true(fabsf(y[24000]) <= 0.9f);
    free(y);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peaks_between_samples_are_found),
        cmocka_unit_test(the_short_way_finds_the_same),
        cmocka_unit_test(what_is_under_the_ceiling_is_untouched),
        cmocka_unit_test(nothing_is_over_the_ceiling),
        cmocka_unit_test(it_works_only_where_it_must),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
