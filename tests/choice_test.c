/* What is kept of the stories for a length: leads first, then paragraphs and sentences in rounds,
 * then what brings it nearest. */
#include "script/fit/choice.h"

#include "fitting.h"

/* A story of paragraphs, each of sentences of so many ms. */
static void add_story(
    struct programme *p, struct arena *a, int paragraphs, int sentences, int64_t ms)
{
    add_item(p, a, ITEM_STORY, (size_t)(paragraphs * sentences));
    for (int i = 0; i < paragraphs; i++)
        for (int j = 0; j < sentences; j++)
            add_speech(p, SEGMENT_PARAGRAPH,
                j + 1 < sentences    ? BOUNDARY_SENTENCE
                : i + 1 < paragraphs ? BOUNDARY_PARAGRAPH
                                     : BOUNDARY_ITEM,
                ms);
}

/* Pauses of nothing that cannot change, no silence at the end and one rate: lengths are sums of
 * speech. */
static void make_stiff(struct programme *p)
{
    memset(p->format.pause_ms, 0, sizeof p->format.pause_ms);
    p->format.pause_least = p->format.pause_most = 1000;
    p->format.end_most_ms = 0;
    p->job.rate_least = p->job.rate_most = 1000;
    for (size_t i = 0; i < p->rundown.n_items; i++)
        for (size_t j = 0; j < p->items[i].n_segments; j++)
            p->items[i].segments[j].pause_ms = 0;
}

static struct choice choose(struct programme *p, struct arena *a, size_t least)
{
    struct choice choice;

    assert_true(choice_make(&p->job, least, a, &choice));
    return choice;
}

static void assert_keep(
    const struct programme *p, const struct choice *choice, const char *expected)
{
    char text[256] = "";
    size_t used = 0;

    for (size_t i = 0; i < p->rundown.n_items; i++)
        used += (size_t)snprintf(
            text + used, sizeof text - used, "%s%zu", i ? " " : "", choice->keep[i]);
    assert_string_equal(text, expected);
}

/* --- priority --- */

/* Three stories of 2 paragraphs of 2 sentences of 5 s: leads are 10 s. */
static struct programme *three_stories(struct arena *a)
{
    struct programme *const p = programme_of(a);

    for (int i = 0; i < 3; i++)
        add_story(p, a, 2, 2, 5000);
    make_stiff(p);
    return p;
}

static void leads_come_first(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 30000, 30000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_int_equal(choice.n_stories, 3);
    assert_keep(p, &choice, "2 2 2");
}

/* 20 s: the leads of the first two; the third has no room, and what is behind it has none either.
 */
static void the_first_stories_are_kept(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 20000, 20000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.n_stories, 2);
    assert_keep(p, &choice, "2 2 0");
}

/* Then a paragraph a story, the first story first: 40 s are three leads and one paragraph more, 50
 * s two. */
static void rounds_of_paragraphs(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 40000, 40000);
    choice = choose(p, *state, 1);
    assert_keep(p, &choice, "4 2 2");
    ask(p, 50000, 50000);
    choice = choose(p, *state, 1);
    assert_keep(p, &choice, "4 4 2");
}

/* ... then a sentence a story: 45 s are three leads, a paragraph, and a sentence of the second. */
static void rounds_of_sentences(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 45000, 45000);
    choice = choose(p, *state, 1);
    assert_keep(p, &choice, "4 3 2");
    ask(p, 55000, 60000); /* a range is filled as far as it goes */
    choice = choose(p, *state, 1);
    assert_keep(p, &choice, "4 4 4");
}

/* The first story is never left out: with 5 s it is its first sentence. */
static void of_the_first_story_less_if_need_be(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 5000, 5000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_keep(p, &choice, "1 0 0");
}

/* Where more stories must be kept, the last ones have less than their leads: 25 s with all three
 * are two leads and a sentence. */
static void so_many_stories_or_more(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 25000, 25000);
    choice = choose(p, *state, 3);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_keep(p, &choice, "2 2 1");
    choice = choose(p, *state, 1);
    assert_keep(p, &choice, "3 2 0");
}

/* --- give and take --- */

/* Sentences of 7 s against one of 4: 18 s can be had of 7 + 7 + 4 alone. */
static void one_story_gives_what_another_takes(void **state)
{
    struct programme *const p = programme_of(*state);
    struct choice choice;

    add_story(p, *state, 1, 3, 7000);
    add_story(p, *state, 1, 1, 4000);
    make_stiff(p);
    ask(p, 18000, 18000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_keep(p, &choice, "2 1");
}

/* A has sentences of 3 and 3 s, B of 10, 4 and 4: 17 s are one of A and two of B. */
static void two_stories_change_at_once(void **state)
{
    struct programme *const p = programme_of(*state);
    const int64_t ms[] = {3000, 3000, 10000, 4000, 4000};
    struct choice choice;

    add_story(p, *state, 1, 2, 0);
    add_story(p, *state, 1, 3, 0);
    make_stiff(p);
    memcpy(p->speech, ms, sizeof ms);
    ask(p, 17000, 17000);
    choice = choose(p, *state, 2);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_keep(p, &choice, "1 2");
}

/* --- what cannot be --- */

static void all_there_is_is_too_short(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 61000, 61000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_TOO_SHORT);
    assert_int_equal(choice.below, 60000);
    assert_keep(p, &choice, "4 4 4");
}

/* An opening of 8 s and one sentence of 5 are the least. */
static void what_must_be_said_is_too_long(void **state)
{
    struct programme *const p = programme_of(*state);
    struct choice choice;

    add_item(p, *state, ITEM_OPEN, 1);
    add_speech(p, SEGMENT_PHRASE, BOUNDARY_ITEM, 8000);
    add_story(p, *state, 2, 2, 5000);
    add_story(p, *state, 2, 2, 5000);
    make_stiff(p);
    ask(p, 12000, 12000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_TOO_LONG);
    assert_int_equal(choice.above, 13000);
    ask(p, 13000, 13000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_keep(p, &choice, "1 1 0");
}

/* 17 s is between 15 and 20. What is kept then is too short, for those who fill it up. */
static void between_two_sentences(void **state)
{
    struct programme *const p = three_stories(*state);
    struct choice choice;

    ask(p, 17000, 17000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_BETWEEN);
    assert_int_equal(choice.below, 15000);
    assert_int_equal(choice.above, 20000);
    assert_keep(p, &choice, "3 0 0");
}

/* The fixed part alone is as long as asked for, and there are no stories. */
static void without_stories(void **state)
{
    struct programme *const p = programme_of(*state);
    struct choice choice;

    add_item(p, *state, ITEM_OPEN, 1);
    add_speech(p, SEGMENT_PHRASE, BOUNDARY_ITEM, 8000);
    make_stiff(p);
    ask(p, 8000, 8000);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_int_equal(choice.n_stories, 0);
    ask(p, 9000, 9000);
    assert_int_equal(choose(p, *state, 1).verdict, FIT_TOO_SHORT);
    ask(p, 7000, 7000);
    assert_int_equal(choose(p, *state, 1).verdict, FIT_TOO_LONG);
}

/* --- with pauses and rate --- */

/* A lead is kept as soon as pauses at their shortest let it in: two stories of 10 s, pauses of an
 * item, 1 s, between them. 20 s of speech and 500 ms, without any end, is 20.5 s. */
static void pauses_make_room(void **state)
{
    struct programme *const p = programme_of(*state);
    struct choice choice;

    add_story(p, *state, 1, 1, 10000);
    add_story(p, *state, 1, 1, 10000);
    ask(p, 20500, 20500);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_keep(p, &choice, "1 1");
    /* more is left to the rate: there is no room without it, but with both stories it does */
    ask(p, 20300, 20300);
    choice = choose(p, *state, 1);
    assert_int_equal(choice.n_stories, 1);
    assert_int_equal(choice.verdict, FIT_BETWEEN);
    assert_int_equal(choice.below, 10000 * 1000 / 950 + 2000); /* one, slowly, and the end */
    choice = choose(p, *state, 2);
    assert_int_equal(choice.verdict, FIT_REACHED);
    assert_keep(p, &choice, "1 1");
}

/* A rate that a script has set beyond the cast's bounds is no worse than those. */
static void a_rate_beyond_the_bounds(void **state)
{
    struct programme *const p = programme_of(*state);
    const struct fit_sum sum = {.speech = 10000};
    struct fit_reach reach;

    p->job.rate = 900;
    reach = fit_reach(&p->job, &sum, FIT_RATE);
    assert_int_equal(reach.least, 10000 * 900 / 1050);
    assert_int_equal(reach.most, 10000 + 2000);
}

/* --- many --- */

/* 300 stories of 60 sentences: to look at every pair of their 18,000 places, for each of these
 * lengths, would take minutes. All are a millisecond off what sentences give. */
static void many_stories_are_no_matter(void **state)
{
    struct programme *const p = programme_of(*state);

    for (int i = 0; i < 300; i++)
        add_story(p, *state, 20, 3, 3000);
    make_stiff(p);
    for (uint32_t length = 600001; length < 40000000; length += 6000000) {
        struct choice choice;
        ask(p, length, length);
        choice = choose(p, *state, 1);
        assert_int_equal(choice.verdict, FIT_BETWEEN);
        assert_int_equal(choice.below, length - 1);
        assert_int_equal(choice.above, length + 2999);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(leads_come_first),
        IN_ARENA(the_first_stories_are_kept),
        IN_ARENA(rounds_of_paragraphs),
        IN_ARENA(rounds_of_sentences),
        IN_ARENA(of_the_first_story_less_if_need_be),
        IN_ARENA(so_many_stories_or_more),
        IN_ARENA(one_story_gives_what_another_takes),
        IN_ARENA(two_stories_change_at_once),
        IN_ARENA(all_there_is_is_too_short),
        IN_ARENA(what_must_be_said_is_too_long),
        IN_ARENA(between_two_sentences),
        IN_ARENA(without_stories),
        IN_ARENA(pauses_make_room),
        IN_ARENA(a_rate_beyond_the_bounds),
        IN_ARENA(many_stories_are_no_matter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
