/*
 * mix/track/duck.h and mix/track/fade.h: where speech is, to how far the bed is down. Attack 100
 * frames, release 300, 12 dB.
 */
#include "mix/track/duck.h"

#include "mix/track/fade.h"
#include "testing.h"

#include <math.h>

#define ATTACK  100
#define RELEASE 300
#define DEPTH   12.0

/* A pause of 1000 frames, and one of 399, a frame too short for both ways. */
static const struct duck_span spans[] = {{1000, 2000}, {3000, 4000}, {4399, 5000}};

static struct duck duck_of(size_t n)
{
    return (struct duck){
        .spans = spans, .n = n, .attack = ATTACK, .release = RELEASE, .depth_db = DEPTH};
}

static double at(int64_t t)
{
    const struct duck duck = duck_of(3);
    size_t near = 0;
    int64_t until;

    return duck_at(&duck, t, &near, &until);
}

static void is(double got, double expected)
{
    if (fabs(got - expected) > 1e-12)
        fail_msg("%.15g is not %.15g", got, expected);
}

static void down_when_speech_begins(void **state)
{
    (void)state;
    is(at(0), 0);
    is(at(1000 - ATTACK - 1), 0);
    assert_true(at(1000 - ATTACK) > 0);
    /* half way in dB at half time: a raised cosine, between two frames */
    is((at(949) + at(950)) / 2, DEPTH / 2);
    assert_true(at(999) < DEPTH && at(999) > DEPTH - 0.01);
    is(at(1000), DEPTH);
    is(at(1999), DEPTH);
}

static void up_from_its_end(void **state)
{
    (void)state;
    assert_true(at(2000) < DEPTH && at(2000) > DEPTH - 0.01);
    is((at(2149) + at(2150)) / 2, DEPTH / 2);
    assert_true(at(2000 + RELEASE - 1) > 0);
    is(at(2000 + RELEASE), 0);
    is(at(3000 - ATTACK - 1), 0);
    is(at(3000), DEPTH);
    is(at(5000 + RELEASE), 0);
    is(at(INT64_MAX / 2), 0);
}

static void a_short_pause_stays_down(void **state)
{
    (void)state;
    for (int64_t t = 3000; t < 5000; t++)
        is(at(t), DEPTH);
}

/* Just long enough: up for one frame, or all but. */
static void the_shortest_pause_that_comes_up(void **state)
{
    static const struct duck_span two[] = {{0, 1000}, {1000 + ATTACK + RELEASE, 2000}};
    const struct duck duck = {
        .spans = two, .n = 2, .attack = ATTACK, .release = RELEASE, .depth_db = DEPTH};
    double least = DEPTH;
    size_t near = 0;
    int64_t until;

    (void)state;
    for (int64_t t = 1000; t < two[1].from; t++)
        least = fmin(least, duck_at(&duck, t, &near, &until));
    assert_true(least < 0.01);
}

/* No step is larger than the steepest of a raised cosine: pi / 2 of its mean. */
static void there_are_no_jumps(void **state)
{
    const struct duck duck = duck_of(3);
    size_t near = 0;
    int64_t until;
    double last = 0;

    (void)state;
    for (int64_t t = 0; t < 6000; t++) {
        const double now = duck_at(&duck, t, &near, &until);
        assert_true(fabs(now - last) <= DEPTH / ATTACK * 1.5708);
        assert_true(now >= 0 && now <= DEPTH);
        last = now;
    }
}

/* Wherever the look begins, the answer is the same. */
static void it_does_not_matter_where_it_looks_first(void **state)
{
    const struct duck duck = duck_of(3);

    (void)state;
    for (int64_t t = 0; t < 6000; t += 7)
        for (size_t first = 0; first < 9; first++) {
            size_t near = first;
            int64_t until;
            is(duck_at(&duck, t, &near, &until), at(t));
        }
}

/* While it is up or down, to the next edge of a span or way; on a way, one frame. */
static void how_long_it_stays(void **state)
{
    static const int64_t stays[][2] = {{0, 1000 - ATTACK}, {1000, 2000},
        {2000 + RELEASE, 3000 - ATTACK}, {3000, 4000}, {4000, 4399}, {4399, 5000},
        {5000 + RELEASE, INT64_MAX}};
    const struct duck duck = duck_of(3);
    size_t near = 0;
    int64_t until;

    (void)state;
    for (int64_t t = 0; t < 6000; t++) {
        int64_t expected = t + 1;
        for (size_t i = 0; i < sizeof stays / sizeof *stays; i++)
            if (t >= stays[i][0] && t < stays[i][1])
                expected = stays[i][1];
        duck_at(&duck, t, &near, &until);
        assert_int_equal(until, expected);
    }
}

static void without_speech_or_ways(void **state)
{
    struct duck duck = duck_of(0);
    size_t near = 0;
    int64_t until;

    (void)state;
    is(duck_at(&duck, 1500, &near, &until), 0);
    duck = duck_of(3);
    duck.attack = duck.release = 0;
    is(duck_at(&duck, 999, &near, &until), 0);
    is(duck_at(&duck, 1000, &near, &until), DEPTH);
    is(duck_at(&duck, 1999, &near, &until), DEPTH);
    is(duck_at(&duck, 2000, &near, &until), 0);
}

static void fades(void **state)
{
    (void)state;
    /* 0.5 - 0.5 cos(pi (t + 0.5) / n): the two halves add up to 1 */
    for (int64_t t = 0; t < 50; t++)
        is(fade_rise(t, 50) + fade_rise(49 - t, 50), 1);
    is(fade_rise(50, 50), 1);
    is(fade_rise(0, 0), 1);
    for (int64_t t = 0; t < 300; t++) {
        is(fade_within(t, 300, 50, 50), fade_within(299 - t, 300, 50, 50));
        if (t >= 50 && t < 250)
            is(fade_within(t, 300, 50, 50), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(down_when_speech_begins),
        cmocka_unit_test(up_from_its_end),
        cmocka_unit_test(a_short_pause_stays_down),
        cmocka_unit_test(the_shortest_pause_that_comes_up),
        cmocka_unit_test(there_are_no_jumps),
        cmocka_unit_test(it_does_not_matter_where_it_looks_first),
        cmocka_unit_test(how_long_it_stays),
        cmocka_unit_test(without_speech_or_ways),
        cmocka_unit_test(fades),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
