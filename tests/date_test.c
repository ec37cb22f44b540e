/*
 * date.h. The instants were worked out with GNU date ("date -u -d ... +%s"); the forms are those of
 * RFC 822, RFC 2822, RFC 3339, W3C-DTF and what publishers make of them.
 */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* 2026-11-24T08:30:00Z */
#define T 1795509000

static const struct {
    const char *text;
    int64_t instant;
    const char *iso;
} good[] = {
    /* ISO 8601 and its profiles */
    {"2026-11-24T08:30:00Z", T, "2026-11-24T08:30:00Z"},
    {"2026-11-24T09:30:00+01:00", T, "2026-11-24T09:30:00+01:00"},
    {"2026-11-24T03:30:00-0500", T, "2026-11-24T03:30:00-05:00"},
    {"2026-11-24T09:30:00+01", T, "2026-11-24T09:30:00+01:00"},
    {"2026-11-24t08:30:00.123456z", T, "2026-11-24T08:30:00Z"},
    {"2026-11-24 08:30:00", T, "2026-11-24T08:30:00"},
    {"2026-11-24T08:30", T, "2026-11-24T08:30:00"},
    {"2026-11-24 09:30:00 +0100", T, "2026-11-24T09:30:00+01:00"},
    {"2026-11-24 08:30:00 UTC", T, "2026-11-24T08:30:00Z"},
    {"20261124T083000Z", T, "2026-11-24T08:30:00Z"},
    {"20261124T093000+0100", T, "2026-11-24T09:30:00+01:00"},
    {"20261124T0830", T, "2026-11-24T08:30:00"},
    {"2026/11/24", 1795478400, "2026-11-24"},
    {"20261124", 1795478400, "2026-11-24"},
    {" 2026-11-24\n", 1795478400, "2026-11-24"},
    {"2026-11", 1793491200, "2026-11"},
    {"2026", 1767225600, "2026"},
    {"2026-11-23T24:00:00Z", 1795478400, "2026-11-24T00:00:00Z"},
    {"2016-12-31T23:59:60Z", 1483228799, "2016-12-31T23:59:59Z"},
    {"1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59Z"},
    {"2024-02-29", 1709164800, "2024-02-29"},
    {"2026-11-25T07:30:00+23:00", 0, NULL},
    /* RFC 822 and 2822 */
    {"Tue, 24 Nov 2026 08:30:00 GMT", T, "2026-11-24T08:30:00Z"},
    {"Tue, 24 Nov 2026 09:30:00 +0100", T, "2026-11-24T09:30:00+01:00"},
    {"24 Nov 26 08:30 UT", T, "2026-11-24T08:30:00Z"},
    {"Wed, 01 Jul 98 00:00:00 EDT", 899265600, "1998-07-01T00:00:00-04:00"},
    {"Tue, 24 Nov 2026 03:30:00 EST", T, "2026-11-24T03:30:00-05:00"},
    {"Tue, 24 Nov 2026 09:30:00 CET (Mitteleuropa)", T, "2026-11-24T09:30:00+01:00"},
    /* what is made of it */
    {"Mon, 24 Nov 2026 08:30:00 GMT", T, "2026-11-24T08:30:00Z"},
    {"Tuesday, 24 November 2026 08:30:00 GMT", T, "2026-11-24T08:30:00Z"},
    {"Tues 24 Sept 2026 8:30 GMT", 1790238600, "2026-09-24T08:30:00Z"},
    {"Tue, 24-Nov-2026 08:30:00 GMT", T, "2026-11-24T08:30:00Z"},
    {"Tue,24 Nov 2026 08:30:00 GMT", T, "2026-11-24T08:30:00Z"},
    {"Tue, 24 Nov 2026 09:30:00 GMT+0100", T, "2026-11-24T09:30:00+01:00"},
    {"Tue, 24 Nov 2026 09:30:00 +01:00", T, "2026-11-24T09:30:00+01:00"},
    {"Tue Nov 24 08:30:00 2026", T, "2026-11-24T08:30:00"},
    {"Tue Nov 24 08:30:00 UTC 2026", T, "2026-11-24T08:30:00Z"},
    {"November 24th, 2026 8:30 AM UTC", T, "2026-11-24T08:30:00Z"},
    {"Nov 24, 2026, 8:30 pm", 1795552200, "2026-11-24T20:30:00"},
    {"24 Nov 2026 12:05 AM GMT", 1795478700, "2026-11-24T00:05:00Z"},
    {"24 November 2026", 1795478400, "2026-11-24"},
    {"mar., 24 nov. 2026 08:30:00 +0000", T, "2026-11-24T08:30:00Z"},
    {"Do, 24 Dez 2026 09:30:00 +0100", 1798101000, "2026-12-24T09:30:00+01:00"},
    {"1er ao\xC3\xBBt 2026", 1785542400, "2026-08-01"},
    {"24 de enero de 2026", 1769212800, "2026-01-24"},
    {"24.11.2026 08:30", T, "2026-11-24T08:30:00"},
    {"24/11/2026", 1795478400, "2026-11-24"},
    {"11/24/2026 08:30", T, "2026-11-24T08:30:00"},
    {"1795509000", T, "2026-11-24T08:30:00Z"},
    {"1795509000123", T, "2026-11-24T08:30:00Z"},
};

static void understands(void **state)
{
    struct arena *a = arena_new();

    (void)state;
    assert_non_null(a);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct date date;
        struct str iso;

        if (!good[i].iso) {
            assert_false(date_parse(str_of(good[i].text), &date));
            continue;
        }
        if (!date_parse(str_of(good[i].text), &date))
            fail_msg("not understood: %s", good[i].text);
        iso = date_iso(&date, a);
        assert_non_null(iso.s);
        if (date.instant != good[i].instant || !str_eq(iso, str_of(good[i].iso)))
            fail_msg("%s: %lld, %.*s", good[i].text, (long long)date.instant, STR_ARG(iso));
    }
    arena_destroy(&a);
}

static void refuses(void **state)
{
    static const char *const bad[] = {"", " ", "soon", "today", "24 Nov", "Nov 2026 x y z 1 2 3 4",
        "2026-13-01", "2026-02-29", "2026-00-10", "2026-11-24T25:00:00Z", "2026-11-24T08:60:00Z",
        "31 Apr 2026 00:00:00 GMT", "3/4/2026", "2026-11-24Tx", "2026-11-24T08:30:00 nowhere",
        "99999999999999999999", "12345", "-2026-11-24", "Tue, 24 Nov 20266 08:30:00 GMT",
        "0000-00-00T00:00:00Z", "0001-01-01T00:00:00Z", ":::", "+", "24 Nov 2026 24:30"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct date date = {.instant = 42};

        if (date_parse(str_of(bad[i]), &date))
            fail_msg("understood: \"%s\" as %lld", bad[i], (long long)date.instant);
        assert_int_equal(date.instant, 42);
    }
}

/* Every day of 400 years there and back: the calendar repeats after that. */
static void goes_round(void **state)
{
    struct arena *a = arena_new();

    (void)state;
    assert_non_null(a);
    for (int64_t day = date_days(1800, 1, 1); day < date_days(2200, 1, 1); day++) {
        const struct date date = {.instant = day * 86400 + 4321, .precision = DATE_TIME};
        struct date again;

        assert_true(date_parse(date_iso(&date, a), &again));
        assert_int_equal(again.instant, date.instant);
        if (arena_size(a) > 1 << 20) {
            arena_destroy(&a);
            a = arena_new();
            assert_non_null(a);
        }
    }
    arena_destroy(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(understands),
        cmocka_unit_test(refuses),
        cmocka_unit_test(goes_round),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
