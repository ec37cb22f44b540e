/*
 * mix/file/dither.h. With dither of triangular density over two steps, the error of rounding has
 * the mean 0 and the power of a quarter of a step squared, whatever the sound is (Lipshitz,
 * Wannamaker and Vanderkooy 1992, section 4: 1/12 of the rounding, twice 1/12 of the dither).
 */
#include "mix/file/dither.h"

#include "testing.h"

#include <math.h>

#define N ((size_t)1 << 18)

/* By five standard deviations: less than one in a million would be further off. */
#define FAR 5.0

struct fixture {
    float sound[N];
    int16_t narrow[N];
    int32_t wide[N];
    double errors[N]; /* steps */
};

static int set_up(void **state)
{
    *state = malloc(sizeof(struct fixture));
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

/* The same value, in steps of 1 / scale, all along. */
static void hold(struct fixture *f, double steps, double scale)
{
    for (size_t i = 0; i < N; i++)
        f->sound[i] = (float)(steps / scale);
}

static void round_16(struct fixture *f)
{
    struct dither dither = dither_begin();

    dither_16(&dither, f->sound, f->narrow, N);
    for (size_t i = 0; i < N; i++)
        f->errors[i] = f->narrow[i] - (double)f->sound[i] * 32768;
}

static void round_24(struct fixture *f)
{
    struct dither dither = dither_begin();

    dither_24(&dither, f->sound, f->wide, N);
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(f->wide[i] & 0xFF, 0);
        f->errors[i] = f->wide[i] / 256 - (double)f->sound[i] * 8388608; /* exact: see above */
    }
}

static void is_free_of_the_sound(const struct fixture *f)
{
    double mean = 0, power = 0;

    for (size_t i = 0; i < N; i++) {
        mean += f->errors[i] / (double)N;
        power += f->errors[i] * f->errors[i] / (double)N;
        assert_true(fabs(f->errors[i]) <= 1.5); /* half a step, and one of noise */
    }
    assert_true(fabs(mean) < FAR * 0.5 / sqrt((double)N));
    /* the fourth power's mean is under 3 of a normal distribution's, which has this deviation */
    assert_true(fabs(power - 0.25) < FAR * 0.25 * sqrt(2.0 / (double)N));
}

static void the_error_is_the_same_for_any_sound(void **state)
{
    static const double steps[] = {
        0, 0.125, 0.25, 0.5, 0.75, -0.5, -0.25, 1.0 / 3, 1000.5, -1000.25, 20000.125, -32000.75};
    struct fixture *const f = *state;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        hold(f, steps[i], 32768);
        round_16(f);
        is_free_of_the_sound(f);
        hold(f, steps[i], 8388608);
        round_24(f);
        is_free_of_the_sound(f);
    }
}

/* White: no sample's error tells that of a later one. */
static void the_error_is_white(void **state)
{
    struct fixture *const f = *state;

    hold(f, 0.3, 32768);
    round_16(f);
    for (size_t lag = 1; lag <= 64; lag++) {
        double sum = 0;
        for (size_t i = lag; i < N; i++)
            sum += f->errors[i] * f->errors[i - lag];
        assert_true(fabs(sum / (double)(N - lag) / 0.25) < FAR / sqrt((double)N));
    }
}

static void calls_do_not_matter(void **state)
{
    struct fixture *const f = *state;
    struct dither at_once = dither_begin(), in_parts = at_once;
    const unsigned seed = 20261124;
    uint64_t random = seed;
    int16_t narrow[64];
    int32_t wide[64];

    hold(f, 0.3, 32768);
    dither_16(&at_once, f->sound, f->narrow, N);
    dither_24(&at_once, f->sound, f->wide, N);
    for (size_t i = 0, n; i < N; i += n) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        n = 1 + (random >> 33) % 64;
        n = n < N - i ? n : N - i;
        dither_16(&in_parts, f->sound + i, narrow, n);
        if (memcmp(narrow, f->narrow + i, n * sizeof *narrow) != 0)
            fail_msg("seed %u: other samples from %zu on", seed, i);
    }
    for (size_t i = 0; i < N; i += 64) {
        dither_24(&in_parts, f->sound + i, wide, 64);
        assert_memory_equal(wide, f->wide + i, sizeof wide);
    }
}

static void what_is_over_full_scale_is_clipped(void **state)
{
    static const float loud[] = {1, 1.5f, 1e30f, INFINITY, -1, -1.5f, -1e30f, -INFINITY};

    (void)state;
    for (size_t i = 0; i < sizeof loud / sizeof *loud; i++) {
        struct dither dither = dither_begin();
        for (size_t turn = 0; turn < 1000; turn++) {
            float sound[8];
            int16_t narrow[8];
            int32_t wide[8];
            for (size_t j = 0; j < 8; j++)
                sound[j] = loud[i];
            dither_16(&dither, sound, narrow, 8);
            dither_24(&dither, sound, wide, 8);
            for (size_t j = 0; j < 8; j++) {
                /* a step is left to the noise */
                assert_true(loud[i] > 0 ? narrow[j] == 32767 : narrow[j] <= -32767);
                assert_true(loud[i] > 0 ? wide[j] == 0x7FFFFF * 256 : wide[j] <= -0x7FFFFF * 256);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_error_is_the_same_for_any_sound),
        cmocka_unit_test(the_error_is_white),
        cmocka_unit_test(calls_do_not_matter),
        cmocka_unit_test(what_is_over_full_scale_is_clipped),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
