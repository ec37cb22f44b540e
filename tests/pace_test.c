/* The pace that makes a length exact: pauses a little, then the rate, then pauses as far as they
 * go. */
#include "script/fit/pace.h"

#include "fitting.h"

/* Ten sentences of 2 s: 9 pauses of 300 ms lie between them, and 1 s is the end.
 * 20,000 + 2,700 + 1,000 = 23,700 ms. */
static struct programme *ten_sentences(struct arena *a)
{
    struct programme *const p = programme_of(a);

    add_item(p, a, ITEM_STORY, 10);
    for (int i = 0; i < 9; i++)
        add_speech(p, SEGMENT_PARAGRAPH, BOUNDARY_SENTENCE, 2000);
    add_speech(p, SEGMENT_PARAGRAPH, BOUNDARY_ITEM, 2000);
    return p;
}

/* Applies the pace; the programme must then be as long as asked for, but for what the mix does with
 * less than 2 ms. */
static void assert_exact(struct programme *p, const struct pace *pace)
{
    int64_t length;

    assert_int_equal(pace->verdict, FIT_REACHED);
    assert_int_equal(pace->rate, p->job.rate);
    pace_apply(pace, &p->rundown, &p->format);
    length = pace_length(&p->job);
    assert_in_range(length, p->rundown.least_ms - 1, p->rundown.most_ms);
}

/* --- as it is --- */

static void what_is_long_enough_stays(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    assert_int_equal(pace_length(&p->job), 23700);
    ask(p, 23700, 23700);
    pace = pace_find(&p->job);
    assert_int_equal(pace.verdict, FIT_REACHED);
    assert_int_equal(pace.rate, 1000);
    assert_int_equal(pace.pause_scale, 1000);
    assert_int_equal(pace.end_ms, 1000);
    ask(p, 20000, 25000); /* anywhere in a range */
    pace = pace_find(&p->job);
    assert_int_equal(pace.pause_scale, 1000);
    assert_int_equal(pace.end_ms, 1000);
}

/* A pause that somebody set counts, and nothing changes it: 5,000 instead of 300 ms. */
static void pauses_that_somebody_set_stay(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    p->items[0].segments[3].pause_ms = 5000;
    assert_int_equal(pace_length(&p->job), 28400);
    ask(p, 28800, 28800);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(p->items[0].segments[3].pause_ms, 5000);
    assert_true(p->items[0].segments[4].pause_ms > 300);
}

/* --- pauses --- */

/* 400 ms more: 9 pauses of 300 take it at 1,148 thousandths; 344 ms each, 396 in all; the end takes
 * the other 4. At 1,149 they would be 345 each, 405, more than there is. */
static void pauses_grow_and_the_end_takes_the_rest(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    ask(p, 24100, 24100);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(p->items[0].segments[0].pause_ms, 344);
    assert_int_equal(pace.end_ms, 1004);
    assert_int_equal(p->items[0].segments[9].pause_ms, 1004);
}

/* 22,300 ms: pauses may be 240 at the least (a fifth less) with an effort that nobody minds, 540 ms
 * less in all, and the end gives the other 860. */
static void pauses_shrink_before_the_rate_changes(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    ask(p, 22300, 22300);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(p->items[0].segments[0].pause_ms, 240);
    assert_int_equal(pace.end_ms, 140);
}

/* What is found is found again: the format takes over the pauses, and what is left of its bounds.
 * 344 of 300 ms is a scale of 1,145 to 1,148, by which 500 to 2,000 thousandths become 436 and
 * 1,742 at least. */
static void what_was_fitted_is_as_it_is(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    ask(p, 24100, 24100);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(p->format.pause_ms[BOUNDARY_SENTENCE], 344);
    assert_in_range(p->format.pause_least, 435, 437);
    assert_in_range(p->format.pause_most, 1742, 1747);
    pace = pace_find(&p->job);
    assert_int_equal(pace.pause_scale, 1000);
    assert_int_equal(pace.end_ms, 1004);
}

/* Fitted to and fro a hundred times, what pauses may be (150 to 600 ms) is what it was within a
 * twentieth: whole milliseconds are rounded each time, but to both sides. */
static void bounds_do_not_drift(void **state)
{
    struct programme *const p = ten_sentences(*state);

    for (int i = 0; i < 100; i++) {
        const uint32_t length = 23000 + 97 * (uint32_t)(i * 7 % 19);
        struct pace pace;
        ask(p, length, length);
        pace = pace_find(&p->job);
        assert_exact(p, &pace);
    }
    assert_in_range(
        (uint64_t)p->format.pause_most * p->format.pause_ms[BOUNDARY_SENTENCE] / 1000, 570, 630);
    assert_in_range(
        (uint64_t)p->format.pause_least * p->format.pause_ms[BOUNDARY_SENTENCE] / 1000, 142, 158);
}

/* The end of [length] is a bound: with pauses that may not change, 23,701 ms is 1 ms of the end. */
static void the_end_alone_may_do(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    p->format.pause_least = p->format.pause_most = 1000;
    p->job.rate_least = p->job.rate_most = 1000;
    ask(p, 24700, 24700); /* an end of 2 s, the most */
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(pace.end_ms, 2000);
    p->items[0].segments[9].pause_ms = 1000;
    ask(p, 24710, 24710);
    pace = pace_find(&p->job);
    assert_int_equal(pace.verdict, FIT_TOO_SHORT);
    assert_int_equal(pace.below, 24700);
    ask(p, 22600, 22600); /* 22,700 without any end */
    pace = pace_find(&p->job);
    assert_int_equal(pace.verdict, FIT_TOO_LONG);
    assert_int_equal(pace.above, 22700);
}

/* 10,000 sentences of one second: a millisecond more in each pause is 10 s, more than the end may
 * be; it takes them all the same. */
static void a_long_programme_has_a_pace(void **state)
{
    struct programme *const p = programme_of(*state);
    struct pace pace;

    add_item(p, *state, ITEM_STORY, 10000);
    for (int i = 0; i < 9999; i++)
        add_speech(p, SEGMENT_PARAGRAPH, BOUNDARY_SENTENCE, 1000);
    add_speech(p, SEGMENT_PARAGRAPH, BOUNDARY_ITEM, 1000);
    /* 10,000,000 of speech, 9,999 * 300 of pauses, 1,000 of end, and 5,000 ms */
    ask(p, 13005700, 13005700);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(pace.end_ms, 6000);
}

/* --- the rate --- */

/* 26,400 ms is 2,700 more. Pauses a fifth longer, 540, and an end of 2 s, 1,000, are not enough: so
 * it is to be read slower, until pauses are the format's: 20,000 to 22,700, 881 thousandths; the
 * bound is 950. */
static void the_rate_changes_when_pauses_do_not_do(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    ask(p, 26400, 26400);
    pace = pace_find(&p->job);
    assert_int_equal(pace.verdict, FIT_REACHED);
    assert_int_equal(pace.rate, 950);
    ask(p, 25300, 25300); /* 21,600: 926, below the bound; with 24,300: 20,600, 971 */
    assert_int_equal(pace_find(&p->job).rate, 950);
    ask(p, 21900, 21900); /* 1,800 less: 18,200, 1,099; the bound is 1,050 */
    assert_int_equal(pace_find(&p->job).rate, 1050);
}

/* Where the end may be less than an item's pause, it is to be that: 500 ms, not 1,000. */
static void a_short_end_counts_as_it_is(void **state)
{
    struct programme *const p = ten_sentences(*state);

    p->format.pause_least = p->format.pause_most = 1000;
    p->format.end_most_ms = 500; /* more than a step of the rate */
    ask(p, 23600, 23600);        /* 20,000 + 400 + 2,700 + 500 */
    assert_int_equal(pace_find(&p->job).rate, 20000 * 1000 / 20400);
}

/* What the rate leaves over must have its place: where pauses may not change, and the end is
 * shorter than a step of the rate, that is a matter of luck, and only tried where nothing else
 * does. */
static void the_rate_goes_by_steps(void **state)
{
    struct programme *const p = ten_sentences(*state);
    const struct fit_sum sum = {.speech = 20000, .pauses = 2700};

    p->format.pause_least = p->format.pause_most = 1000;
    p->format.end_most_ms = 300; /* a fiftieth of 20 s is 400 ms */
    assert_false(fit_has_rate(&p->job, &sum));
    assert_int_equal(fit_reach(&p->job, &sum, FIT_RATE).most, 23000);
    assert_int_equal(fit_reach(&p->job, &sum, FIT_RATE).least, 22700);
    p->format.end_most_ms = 400;
    assert_true(fit_has_rate(&p->job, &sum));
    assert_int_equal(fit_reach(&p->job, &sum, FIT_RATE).most, 20000 * 1000 / 950 + 2700 + 400);
}

/* At the slowest rate it was measured again, 21,053 ms of speech; then pauses do the rest, as far
 * as they may: 26,400 - 21,053 - 1,000 = 4,347 in 9 pauses, 483 each. */
static void pauses_do_the_rest(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    for (int i = 0; i < 10; i++)
        p->speech[i] = i < 3 ? 2106 : 2105;
    p->job.rate = 950;
    p->rundown.rate = 950;
    ask(p, 26400, 26400);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_in_range(p->items[0].segments[0].pause_ms, 482, 483);
}

/* A cast that does not stretch: 23,700 + 9 * 300 + 1,000 is the most, 21,350 the least. */
static void without_a_rate_pauses_are_all(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    p->job.rate_least = p->job.rate_most = 1000;
    ask(p, 27400, 27400);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(p->items[0].segments[0].pause_ms, 600);
}

static void what_cannot_be_says_what_can(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    p->job.rate_least = p->job.rate_most = 1000;
    ask(p, 27500, 27500);
    pace = pace_find(&p->job);
    assert_int_equal(pace.verdict, FIT_TOO_SHORT);
    assert_int_equal(pace.below, 27400);
    assert_int_equal(pace.above, 0);
    ask(p, 21300, 21300);
    pace = pace_find(&p->job);
    assert_int_equal(pace.verdict, FIT_TOO_LONG);
    assert_int_equal(pace.above, 21350);
    assert_int_equal(pace.below, 0);
}

/* --- the lead, stings and pips --- */

static void lead_and_stings_count(void **state)
{
    struct programme *const p = ten_sentences(*state);

    p->rundown.lead_ms = 250;
    p->items[0].before = (struct sting){.kind = STING_TONE, .length_ms = 400, .pause_ms = 150};
    p->before[0] = 400;
    p->items[0].after = (struct sting){.kind = STING_TONE, .length_ms = 600, .pause_ms = 50};
    p->after[0] = 600;
    /* 23,700 + 250 + 550 + 650; the pause of the last segment, 1,000, is not the end any more */
    assert_int_equal(pace_length(&p->job), 25150);
    /* a pause of what is not played does not count */
    p->items[0].before.kind = STING_NONE;
    p->before[0] = 0;
    assert_int_equal(pace_length(&p->job), 24600);
}

/* Pips after the story wait for a whole second from the end of the lead: the story takes 23,700, so
 * they begin at 24,000 and last 5,500. */
static void pips_wait_for_a_second(void **state)
{
    struct programme *const p = ten_sentences(*state);

    p->rundown.lead_ms = 123;
    p->items[0].after = (struct sting){.kind = STING_PIPS};
    p->after[0] = 5500;
    assert_int_equal(pace_length(&p->job), 123 + 24000 + 5500);
}

/* Every length of a range of 3 s has a pace, though pips jump from second to second. */
static void pips_in_the_middle_leave_no_gap(void **state)
{
    for (uint32_t length = 29000; length < 32000; length += 37) {
        struct programme *const p = ten_sentences(*state);
        struct pace pace;

        p->items[0].after = (struct sting){.kind = STING_PIPS};
        p->after[0] = 5500;
        p->job.rate_least = p->job.rate_most = 1000;
        add_item(p, *state, ITEM_CLOSE, 1);
        add_speech(p, SEGMENT_PHRASE, BOUNDARY_ITEM, 700);
        ask(p, length, length);
        pace = pace_find(&p->job);
        assert_exact(p, &pace);
    }
}

/* --- odd formats --- */

/* Pauses of nothing stay nothing, and the end does what it may. */
static void pauses_of_nothing(void **state)
{
    struct programme *const p = programme_of(*state);
    struct pace pace;

    memset(p->format.pause_ms, 0, sizeof p->format.pause_ms);
    add_item(p, *state, ITEM_STORY, 2);
    add_speech(p, SEGMENT_PARAGRAPH, BOUNDARY_SENTENCE, 1000);
    add_speech(p, SEGMENT_PARAGRAPH, BOUNDARY_ITEM, 1000);
    ask(p, 3500, 3500);
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_int_equal(pace.end_ms, 1500);
}

/* Bounds that do not hold 100 %: pauses are then at least, or at most, what they say. */
static void bounds_apart_from_the_usual(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    p->format.pause_least = 1300;
    p->format.pause_most = 1600;
    ask(p, 25000, 25000); /* 20,000 + 9 * 390 + 1,490 */
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_in_range(p->items[0].segments[0].pause_ms, 390, 480);
}

static void bounds_below_the_usual(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace;

    p->format.pause_least = 400;
    p->format.pause_most = 600;
    ask(p, 22600, 22600); /* 20,000 + 9 * 180 + 980 */
    pace = pace_find(&p->job);
    assert_exact(p, &pace);
    assert_in_range(p->items[0].segments[0].pause_ms, 120, 180);
}

/* The widest bounds that a format may have, used up, are bounds that a script may have. */
static void bounds_stay_within_what_a_script_may_have(void **state)
{
    struct programme *const p = ten_sentences(*state);
    struct pace pace = {.rate = 1000, .pause_scale = 100, .end_ms = 0};

    p->format.pause_least = 100;
    p->format.pause_most = 5000;
    pace_apply(&pace, &p->rundown, &p->format);
    assert_int_equal(p->format.pause_least, 1000);
    assert_int_equal(p->format.pause_most, FORMAT_PAUSE_LIMIT);
    pace_apply(&pace, &p->rundown, &p->format);
    assert_int_equal(p->format.pause_most, FORMAT_PAUSE_LIMIT);
}

/* Silence is all there is, and no more of it than the end may be. */
static void nothing_at_all(void **state)
{
    struct programme *const p = programme_of(*state);

    assert_int_equal(pace_length(&p->job), 0);
    ask(p, 1000, 1000);
    assert_int_equal(pace_find(&p->job).end_ms, 1000);
    p->job.rate_least = p->job.rate_most = 1000;
    ask(p, 3000, 3000);
    assert_int_equal(pace_find(&p->job).verdict, FIT_TOO_SHORT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(what_is_long_enough_stays),
        IN_ARENA(pauses_that_somebody_set_stay),
        IN_ARENA(pauses_grow_and_the_end_takes_the_rest),
        IN_ARENA(pauses_shrink_before_the_rate_changes),
        IN_ARENA(what_was_fitted_is_as_it_is),
        IN_ARENA(bounds_do_not_drift),
        IN_ARENA(the_end_alone_may_do),
        IN_ARENA(a_long_programme_has_a_pace),
        IN_ARENA(the_rate_changes_when_pauses_do_not_do),
        IN_ARENA(a_short_end_counts_as_it_is),
        IN_ARENA(the_rate_goes_by_steps),
        IN_ARENA(pauses_do_the_rest),
        IN_ARENA(without_a_rate_pauses_are_all),
        IN_ARENA(what_cannot_be_says_what_can),
        IN_ARENA(lead_and_stings_count),
        IN_ARENA(pips_wait_for_a_second),
        IN_ARENA(pips_in_the_middle_leave_no_gap),
        IN_ARENA(pauses_of_nothing),
        IN_ARENA(bounds_apart_from_the_usual),
        IN_ARENA(bounds_below_the_usual),
        IN_ARENA(bounds_stay_within_what_a_script_may_have),
        IN_ARENA(nothing_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
