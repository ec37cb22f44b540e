/* mix/trim.h. Levels in decibels of full scale: an amplitude of 32768 * 10^(dB/20). */
#include "mix/trim.h"

#include "testing.h"

#define RATE  22050
#define MS(x) ((size_t)(x)*RATE / 1000)

static int16_t take[RATE];

/* A take of one second with noise of an amplitude in [from, to), and `floor` elsewhere; never 0. */
static void make(size_t from, size_t to, int amplitude, int floor)
{
    for (size_t i = 0; i < RATE; i++) {
        const int loud = i >= from && i < to ? amplitude : floor;
        take[i] = (int16_t)(i % 2 ? loud : -loud);
    }
}

/* The engine's silence is digital zero: what is left begins and ends with the first sound. */
static void digital_silence_goes_to_the_sample(void **state)
{
    struct trim t;
    (void)state;

    make(1000, 20000, 1000, 0);
    t = trim_take(take, RATE, RATE);
    assert_int_equal(t.from, 1000);
    assert_int_equal(t.to, 20000);
    make(0, RATE, 1000, 0);
    t = trim_take(take, RATE, RATE);
    assert_int_equal(t.from, 0);
    assert_int_equal(t.to, RATE);
}

static void silence_is_empty(void **state)
{
    struct trim t;
    (void)state;

    make(0, 0, 0, 0);
    t = trim_take(take, RATE, RATE);
    assert_int_equal(t.from, 0);
    assert_int_equal(t.to, 0);
    t = trim_take(take, 0, RATE);
    assert_int_equal(t.to, 0);
    t = trim_take(NULL, 0, RATE);
    assert_int_equal(t.to, 0);
    make(0, RATE, 5, 5); /* -76 dBFS throughout */
    t = trim_take(take, RATE, RATE);
    assert_int_equal(t.to, 0);
}

/* A soft consonant of -50 dBFS (104) before loud speech is kept; noise of -70 dBFS (10) is not. */
static void soft_consonants_stay(void **state)
{
    struct trim t;
    (void)state;

    make(5000, 15000, 8000, 0);
    for (size_t i = 3000; i < 5000; i++)
        take[i] = (int16_t)(i % 2 ? 104 : -104);
    for (size_t i = 15000; i < 17000; i++)
        take[i] = (int16_t)(i % 2 ? 104 : -104);
    t = trim_take(take, RATE, RATE);
    assert_int_equal(t.from, 3000);
    assert_int_equal(t.to, 17000);

    make(5000, 15000, 8000, 10);
    t = trim_take(take, RATE, RATE);
    assert_in_range(t.from, 5000 - MS(8), 5000 - MS(4)); /* 5 ms of margin, of 2 ms windows */
    assert_in_range(t.to, 15000 + MS(4), 15000 + MS(8));
}

/* Sound shorter than any window is kept where it is loud, and where the take is that short. */
static void short_sounds(void **state)
{
    struct trim t;
    (void)state;

    make(0, 0, 0, 0);
    take[7000] = 20000; /* a single click: over 45 samples -40 dBFS */
    t = trim_take(take, RATE, RATE);
    assert_int_equal(t.from, 7000);
    assert_int_equal(t.to, 7001);
    t = trim_take(take + 7000, 1, RATE);
    assert_int_equal(t.from, 0);
    assert_int_equal(t.to, 1);
}

static void fades_where_sound_is_cut(void **state)
{
    struct trim t;
    (void)state;

    make(5000, 15000, 8000, 10); /* cut out of a floor of noise */
    t = trim_take(take, RATE, RATE);
    assert_true(t.fade_in);
    assert_true(t.fade_out);
    make(5000, 15000, 100, 0); /* begins and ends softly out of zeros: nothing is cut */
    t = trim_take(take, RATE, RATE);
    assert_false(t.fade_in);
    assert_false(t.fade_out);
    make(0, RATE, 8000, 0); /* nothing is cut, but the take itself begins and ends with a jump */
    t = trim_take(take, RATE, RATE);
    assert_true(t.fade_in);
    assert_true(t.fade_out);
}

/* A fade of a constant rises all the way, without a step of more than the curve's steepest: 1.5/n.
 */
static void fades_are_smooth(void **state)
{
    static int16_t from[100], to[100];
    (void)state;

    for (size_t i = 0; i < 100; i++)
        from[i] = 20000;
    trim_fade(from, to, 100, true);
    assert_in_range(to[0], 0, 10);
    assert_in_range(to[99], 19990, 20000);
    for (size_t i = 1; i < 100; i++)
        assert_in_range(to[i] - to[i - 1], 0, 301);
    assert_in_range(to[49] + to[50], 19999, 20001); /* half way in the middle */
    for (size_t i = 0; i < 100; i++)
        from[i] = -20000;
    trim_fade(from, to, 100, false);
    assert_in_range(-to[0], 19990, 20000);
    assert_in_range(-to[99], 0, 10);
    for (size_t i = 1; i < 100; i++)
        assert_in_range(to[i] - to[i - 1], 0, 301);
    trim_fade(from, to, 0, true);
    from[0] = 1; /* sound stays sound, and silence silence */
    from[1] = 0;
    trim_fade(from, to, 100, true);
    assert_int_equal(to[0], 1);
    assert_int_equal(to[1], 0);
    assert_true(to[2] < 0);
}

static void fades_do_not_meet(void **state)
{
    struct trim t = {.from = 100, .to = 110};
    (void)state;

    assert_int_equal(trim_fade_length(&t, RATE), 5);
    t.to = 100;
    assert_int_equal(trim_fade_length(&t, RATE), 0);
    t.to = 10000;
    assert_int_equal(trim_fade_length(&t, RATE), MS(3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digital_silence_goes_to_the_sample),
        cmocka_unit_test(silence_is_empty),
        cmocka_unit_test(soft_consonants_stay),
        cmocka_unit_test(short_sounds),
        cmocka_unit_test(fades_where_sound_is_cut),
        cmocka_unit_test(fades_are_smooth),
        cmocka_unit_test(fades_do_not_meet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
