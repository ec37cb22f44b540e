/*
 * mix/level/loudness.h and mix/level/kweight.h: against the tables of ITU-R BS.1770-4, the test
 * cases of EBU Tech 3341 and 3342 (made here from their descriptions), and libebur128 on sound as
 * uneven as speech.
 */
#include "mix/level/loudness.h"

#include "mix/level/kweight.h"
#include "testing.h"

/* its "enum error" has a name of ours */
#define error ebur128_error
#include <ebur128.h>
#undef error
#include <math.h>

#define RATE 48000
#define PI   3.14159265358979323846

/* BS.1770-4, tables 1 and 2: both filters' coefficients at 48 kHz. */
static void the_filters_are_those_of_the_tables(void **state)
{
    static const double shelf[] = {
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585};
    static const double pass[] = {-1.99004745483398, 0.99007225036621};
    const struct kweight k = kweight_begin(RATE, 1);

    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_true(fabs(k.shelf[i] - shelf[i]) < 1e-6);
    for (size_t i = 0; i < 2; i++)
        assert_true(fabs(k.pass[i] - pass[i]) < 1e-6);
}

/* A stretch of a test case: so many seconds of a 1 kHz tone of so many dBFS on both channels. */
struct stretch {
    double seconds, dbfs;
};

static void add_stretch(struct loudness *l, uint32_t rate, struct stretch stretch)
{
    const double level = pow(10, stretch.dbfs / 20);

    for (size_t i = 0; i < (size_t)(stretch.seconds * rate); i++) {
        const float x = (float)(level * sin(2 * PI * 1000 / rate * (double)i));
        loudness_add(l, (float[]){x, x}, 1);
    }
}

static struct sound_loudness measure(uint32_t rate, const struct stretch *stretches, size_t n)
{
    struct loudness *l =
        loudness_open(&(struct loudness_options){.sample_rate = rate, .channels = 2});
    struct sound_loudness read;

    assert_non_null(l);
    for (size_t i = 0; i < n; i++)
        add_stretch(l, rate, stretches[i]);
    read = loudness_read(l);
    loudness_close(&l);
    return read;
}

/* Tech 3341, table 1: cases 1 to 5, each within 0.1 LU, at any rate. */
static void the_integrated_loudness_of_the_test_cases(void **state)
{
    static const struct {
        struct stretch stretches[5];
        size_t n;
        double expected;
    } cases[] = {
        {{{20, -23}}, 1, -23},
        {{{20, -33}}, 1, -33},
        {{{10, -36}, {60, -23}, {10, -36}}, 3, -23},
        {{{10, -72}, {10, -36}, {60, -23}, {10, -36}, {10, -72}}, 5, -23},
        {{{20, -26}, {20.1, -20}, {20, -26}}, 3, -23},
    };
    static const uint32_t rates[] = {48000, 22050, 44100, 11025};

    (void)state;
    for (size_t r = 0; r < 4; r++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            const struct sound_loudness read = measure(rates[r], cases[i].stretches, cases[i].n);
            assert_true(read.measured);
            assert_true(fabs(read.integrated - cases[i].expected) < 0.1);
        }
}

/* Tech 3342, table 1: cases 1 to 4, each within 1 LU. */
static void the_range_of_the_test_cases(void **state)
{
    static const struct {
        struct stretch stretches[5];
        size_t n;
        double expected;
    } cases[] = {
        {{{20, -20}, {20, -30}}, 2, 10},
        {{{20, -20}, {20, -15}}, 2, 5},
        {{{20, -40}, {20, -20}}, 2, 20},
        {{{20, -50}, {20, -35}, {20, -20}, {20, -35}, {20, -50}}, 5, 15},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(
            fabs(measure(RATE, cases[i].stretches, cases[i].n).range - cases[i].expected) < 1);
}

/* Tech 3341, cases 9 and 12: 1.34 s of -20 and 1.66 of -30 in turn are of -23 in any 3 s; 0.18 s
 * and 0.22 s of the same in any 400 ms. */
static void the_greatest_values_of_the_test_cases(void **state)
{
    struct stretch stretches[50];

    (void)state;
    for (size_t i = 0; i < 10; i++)
        stretches[i] = i % 2 ? (struct stretch){1.66, -30} : (struct stretch){1.34, -20};
    assert_true(fabs(measure(RATE, stretches, 10).short_term - -23) < 0.1);
    for (size_t i = 0; i < 50; i++)
        stretches[i] = i % 2 ? (struct stretch){0.22, -30} : (struct stretch){0.18, -20};
    assert_true(fabs(measure(RATE, stretches, 50).momentary - -23) < 0.1);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed;
}

/* Noise in syllables and words of random length and level, with pauses between. */
static float *speech(size_t n, uint32_t channels, uint32_t seed)
{
    float *const x = calloc(n * channels, sizeof *x);
    float level[2] = {0, 0}, low[2] = {0, 0};

    assert_non_null(x);
    for (size_t i = 0; i < n; i++) {
        if (i % 4800 == 0)
            for (size_t c = 0; c < 2; c++)
                level[c] = next(&seed) % 5 == 0 ? 0 : (float)(next(&seed) >> 8) / (float)(1 << 25);
        for (size_t c = 0; c < channels; c++) {
            low[c] += 0.2f * ((float)((double)next(&seed) / 2147483648.0 - 1) - low[c]);
            x[i * channels + c] = low[c] * level[c];
        }
    }
    return x;
}

/* Another implementation of the same: integrated within 0.01 LU, range within 0.3 (it looks once a
 * second, Tech 3342 lets one), at several rates, on one channel, two, and one heard from two. */
static void another_implementation_agrees(void **state)
{
    static const struct loudness_options options[] = {
        {.sample_rate = 48000, .channels = 1},
        {.sample_rate = 48000, .channels = 2},
        {.sample_rate = 22050, .channels = 1, .doubled = true},
        {.sample_rate = 44100, .channels = 2},
    };
    const uint32_t seed = 20261124;

    (void)state;
    print_message("seed %u\n", seed);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const struct loudness_options *const o = &options[i];
        const size_t n = 60 * (size_t)o->sample_rate;
        float *const x = speech(n, o->channels, seed + (uint32_t)i);
        ebur128_state *other =
            ebur128_init(o->channels, o->sample_rate, EBUR128_MODE_I | EBUR128_MODE_LRA);
        struct loudness *l = loudness_open(o);
        struct sound_loudness read;
        double integrated, range;

        assert_true(l && other);
        if (o->doubled)
            ebur128_set_channel(other, 0, EBUR128_DUAL_MONO);
        assert_int_equal(ebur128_add_frames_float(other, x, n), EBUR128_SUCCESS);
        ebur128_loudness_global(other, &integrated);
        ebur128_loudness_range(other, &range);
        loudness_add(l, x, n / 3);
        loudness_add(l, x + n / 3 * o->channels, n - n / 3);
        read = loudness_read(l);
        assert_true(fabs(read.integrated - integrated) < 0.01);
        assert_true(fabs(read.range - range) < 0.3);
        ebur128_destroy(&other);
        loudness_close(&l);
        free(x);
    }
}

static void silence_is_not_measured(void **state)
{
    struct loudness *l =
        loudness_open(&(struct loudness_options){.sample_rate = RATE, .channels = 1});
    static const float silence[RATE] = {0};

    (void)state;
    assert_non_null(l);
    assert_false(loudness_read(l).measured);
    for (size_t i = 0; i < 20; i++)
        loudness_add(l, silence, RATE);
    assert_false(loudness_read(l).measured);
    loudness_close(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_filters_are_those_of_the_tables),
        cmocka_unit_test(the_integrated_loudness_of_the_test_cases),
        cmocka_unit_test(the_range_of_the_test_cases),
        cmocka_unit_test(the_greatest_values_of_the_test_cases),
        cmocka_unit_test(another_implementation_agrees),
        cmocka_unit_test(silence_is_not_measured),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
