/* The slot of a bulletin: what --length, --underrun and --end-at mean, and when it begins. */
#include "commands/slot.h"

#include "testing.h"

static struct slot slot_of(const char *length, const char *end_at)
{
    const struct options options = {.length = length, .end_at = end_at};
    struct error err = {0};
    struct slot slot;

    if (!slot_read(&options, &slot, &err))
        fail_msg("%s", err.text);
    return slot;
}

static void assert_refused(const struct options *options)
{
    struct error err = {0};
    struct slot slot;

    if (slot_read(options, &slot, &err))
        fail_msg("%s %s %s was taken", options->length ? options->length : "",
            options->end_at ? options->end_at : "", options->underrun ? options->underrun : "");
    assert_int_equal(err.kind, ERROR_USAGE);
}

/* --- the options --- */

static void assert_length(const char *text, uint32_t least, uint32_t most)
{
    const struct slot slot = slot_of(text, NULL);

    assert_true(slot.has_length);
    assert_int_equal(slot.least_ms, least);
    assert_int_equal(slot.most_ms, most);
}

static void lengths_and_ranges(void **state)
{
    (void)state;
    assert_length("3:00", 180000, 180000);
    assert_length("45", 45000, 45000);
    assert_length("0:30.5", 30500, 30500);
    assert_length("1:02:03", 3723000, 3723000);
    assert_length("24:00:00", 86400000, 86400000);
    assert_length("2:50-3:10", 170000, 190000);
    assert_length("2:50 - 3:10", 170000, 190000);
    assert_length("3:00-3:00", 180000, 180000);
}

static void no_lengths(void **state)
{
    static const char *const wrong[] = {"", "0", "0:00", "-3:00", "3:60", "3:00-", "-", "3:10-2:50",
        "3:00-4:00-5:00", "0-3:00", "three", "3:00 min", "24:00:01", "99999999999", "1:2:3:4"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_refused(&(struct options){.length = wrong[i]});
}

static void what_to_do_with_too_little(void **state)
{
    const struct options options = {.underrun = "silence"};
    struct error err = {0};
    struct slot slot;

    (void)state;
    assert_true(slot_read(&options, &slot, &err));
    assert_true(slot.has_underrun);
    assert_int_equal(slot.underrun, UNDERRUN_SILENCE);
    assert_refused(&(struct options){.underrun = "music"});
    assert_refused(&(struct options){.underrun = ""});
}

static void ends(void **state)
{
    (void)state;
    assert_int_equal(slot_of("3:00", "15:00").end_ms, 15 * 3600000);
    assert_int_equal(slot_of("3:00", "15:00:01").end_ms, 15 * 3600000 + 1000);
    assert_int_equal(slot_of("3:00", "15:00:00.5").end_ms, 15 * 3600000 + 500);
    assert_int_equal(slot_of("3:00", "24:00").end_ms, 86400000);
    assert_true(slot_of("3:00", "2026-11-24T15:00").has_day);
    assert_true(slot_of("3:00", "2026-11-24T15:00+01:00").has_zone);
}

static void no_ends(void **state)
{
    static const char *const wrong[] = {"", "15", "25:00", "24:01", "24:00:01", "15:60", "15:00.5",
        "15:00:60", "noon", "2026-11-24", "-1:00", "15:00:00:00"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_refused(&(struct options){.end_at = wrong[i]});
}

/* --- when it begins --- */

static void assert_air(
    const char *length, const char *end_at, const char *date, const char *expected)
{
    const struct slot slot = slot_of(length, end_at);
    struct arena *a = arena_new();
    struct error err = {0};
    struct str air;

    assert_non_null(a);
    if (!slot_air(&slot, str_of(date), a, &air, &err))
        fail_msg("%s", err.text);
    assert_text(air, expected);
    arena_destroy(&a);
}

/* Three minutes before the end, on the day that is told; across midnight, the day before it. */
static void it_begins_before_its_end(void **state)
{
    (void)state;
    assert_air("3:00", "15:00", "2026-11-24", "2026-11-24T14:57:00");
    assert_air("3:00", "00:01", "2026-11-24", "2026-11-23T23:58:00");
    assert_air("3:00", "24:00", "2026-11-24", "2026-11-24T23:57:00");
    assert_air("2:00:00", "1:00", "2026-03-01", "2026-02-28T23:00:00");
    assert_air("3:00", "2026-11-24T15:00", "2020-01-01", "2026-11-24T14:57:00");
    assert_air("3:00", "2026-11-24T15:00+01:00", "", "2026-11-24T14:57:00+01:00");
}

/* A date with a time is when it is made: the end is the next such time, in the same zone. */
static void the_end_is_behind_the_time_of_the_date(void **state)
{
    (void)state;
    assert_air("3:00", "15:00", "2026-11-24T14:50", "2026-11-24T14:57:00");
    assert_air("3:00", "15:00", "2026-11-24T15:00", "2026-11-24T14:57:00");
    assert_air("3:00", "00:00", "2026-11-24T23:50", "2026-11-24T23:57:00");
    assert_air("3:00", "6:00", "2026-12-31T23:50", "2027-01-01T05:57:00");
    assert_air("3:00", "15:00", "2026-11-24T14:50+05:30", "2026-11-24T14:57:00+05:30");
    /* 23:50 there is 04:20 of the next day in Greenwich */
    assert_air("3:00", "00:00", "2026-11-24T23:50-04:30", "2026-11-24T23:57:00-04:30");
}

/* Without an end, or with a range, nobody knows yet. */
static void or_it_is_not_known(void **state)
{
    (void)state;
    assert_air("3:00", NULL, "2026-11-24", "");
    assert_air("2:50-3:10", "15:00", "2026-11-24", "");
    assert_air(NULL, "15:00", "2026-11-24", "");
}

/* A day that nobody tells is not made up: not by the clock, and not by how old an article is. */
static void without_a_day_there_is_the_time(void **state)
{
    (void)state;
    assert_air("3:00", "15:00", "", "14:57:00");
    assert_air("3:00", "00:01", "", "23:58:00");
}

static void assert_start(const char *end_at, int64_t ms, const char *expected)
{
    const struct slot slot = slot_of(NULL, end_at);
    struct arena *a = arena_new();

    assert_non_null(a);
    assert_text(slot_start(&slot, ms, a), expected);
    arena_destroy(&a);
}

static void when_to_start_it(void **state)
{
    (void)state;
    assert_start("15:00", 180000, "14:57:00");
    assert_start("15:00:00", 179750, "14:57:00.250");
    assert_start("00:01", 180000, "23:58:00");
    assert_start("24:00", 1, "23:59:59.999");
    assert_start("2026-11-24T00:01", 180000, "23:58:00");
    assert_start("12:00", 86400000, "12:00:00");
}

/* --- what is asked of the running order --- */

/* Of 2:59.5 before 15:00, the start is 14:57:00.5: pips wait half a second for the clock's. */
static void pips_fall_on_the_clock(void **state)
{
    const struct slot slot = slot_of("2:59.5", "15:00");
    struct item item = {.before = {.kind = STING_PIPS}};
    struct rundown rundown = {.items = &item, .n_items = 1};

    (void)state;
    slot_ask(&slot, &rundown);
    assert_int_equal(rundown.least_ms, 179500);
    assert_int_equal(rundown.most_ms, 179500);
    assert_int_equal(rundown.lead_ms, 500);
    rundown.lead_ms = 0;
    item.before.kind = STING_TONE; /* what is no time signal need not wait */
    slot_ask(&slot, &rundown);
    assert_int_equal(rundown.lead_ms, 0);
}

/* A script keeps what the options do not say. */
static void a_script_keeps_its_own(void **state)
{
    const struct slot slot = slot_of(NULL, "15:00");
    struct rundown rundown = {
        .least_ms = 1000, .most_ms = 2000, .lead_ms = 70, .underrun = UNDERRUN_BED};

    (void)state;
    slot_ask(&slot, &rundown);
    assert_int_equal(rundown.least_ms, 1000);
    assert_int_equal(rundown.most_ms, 2000);
    assert_int_equal(rundown.lead_ms, 70);
    assert_int_equal(rundown.underrun, UNDERRUN_BED);
}

static void it_expires(void **state)
{
    static const char *const wrong[] = {"", "soon", "2026", "2026-11", "2026-02-30"};
    struct options options = {.expires = "2026-11-24T16:00:00+01:00"};
    struct rundown rundown = {.expires = STR("2026-11-23")};
    struct error err = {0};
    struct slot slot = slot_of(NULL, NULL);

    (void)state;
    slot_ask(&slot, &rundown);
    assert_text(rundown.expires, "2026-11-23");
    assert_true(slot_read(&options, &slot, &err));
    slot_ask(&slot, &rundown);
    assert_text(rundown.expires, "2026-11-24T16:00:00+01:00");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_refused(&(struct options){.expires = wrong[i]});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_and_ranges),
        cmocka_unit_test(no_lengths),
        cmocka_unit_test(what_to_do_with_too_little),
        cmocka_unit_test(ends),
        cmocka_unit_test(no_ends),
        cmocka_unit_test(it_begins_before_its_end),
        cmocka_unit_test(the_end_is_behind_the_time_of_the_date),
        cmocka_unit_test(or_it_is_not_known),
        cmocka_unit_test(without_a_day_there_is_the_time),
        cmocka_unit_test(when_to_start_it),
        cmocka_unit_test(pips_fall_on_the_clock),
        cmocka_unit_test(a_script_keeps_its_own),
        cmocka_unit_test(it_expires),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
