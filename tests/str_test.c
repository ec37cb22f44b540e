#include "testing.h"

static void cut_clamps(void **state)
{
    const struct str t = STR("bulletin");
    (void)state;

    assert_text(str_cut(t, 0, 4), "bull");
    assert_text(str_cut(t, 4, 99), "etin");
    assert_text(str_cut(t, 6, 2), "");
    assert_text(str_cut(t, 99, 100), "");
    assert_null(str_cut((struct str){NULL, 0}, 0, 5).s);
}

static void trim(void **state)
{
    (void)state;
    assert_text(str_trim(STR(" \t\r\n\v\f a b \n")), "a b");
    assert_text(str_trim(STR("   ")), "");
    assert_text(str_trim(STR("\xC2\xA0")), "\xC2\xA0"); /* a no-break space is not ASCII */
    assert_text(str_trim((struct str){NULL, 0}), "");
}

static void equality(void **state)
{
    (void)state;
    assert_true(str_eq((struct str){NULL, 0}, STR("")));
    assert_false(str_eq(STR("a"), STR("A")));
    assert_true(str_eq_nocase(STR("PM@z"), STR("pm@Z")));
    assert_false(
        str_eq_nocase(STR("@"), STR("`"))); /* 0x40 and 0x60: a careless fold equals them */
    assert_false(str_eq_nocase(STR("ab"), STR("abc")));
    assert_true(str_eq(STR("a\0b"), STR("a\0b")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
}

static void ends(void **state)
{
    (void)state;
    assert_true(str_starts(STR("abc"), STR("ab")));
    assert_true(str_starts(STR("abc"), STR("")));
    assert_false(str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("x.wav"), STR(".wav")));
    assert_false(str_ends(STR("wav"), STR(".wav")));
}

static void find(void **state)
{
    const struct str t = STR("banana");
    (void)state;

    assert_int_equal(str_find(t, STR("an"), 0), 1);
    assert_int_equal(str_find(t, STR("an"), 2), 3);
    assert_int_equal(str_find(t, STR("an"), 4), -1);
    assert_int_equal(str_find(t, STR("a"), 5), 5);
    assert_int_equal(str_find(t, STR(""), 6), 6);
    assert_int_equal(str_find(t, STR("a"), 7), -1);
    assert_int_equal(str_find(STR("ab\0cd"), STR("cd"), 0), 3);
    assert_int_equal(str_find((struct str){NULL, 0}, STR("a"), 0), -1);
}

static void pieces(void **state)
{
    struct str rest = STR("a,,b,"), piece;
    (void)state;

    assert_true(str_next(&rest, ',', &piece));
    assert_text(piece, "a");
    assert_true(str_next(&rest, ',', &piece));
    assert_text(piece, "");
    assert_true(str_next(&rest, ',', &piece));
    assert_text(piece, "b");
    assert_true(str_next(&rest, ',', &piece));
    assert_text(piece, "");
    assert_false(str_next(&rest, ',', &piece));
}

static void numbers(void **state)
{
    unsigned long n = 7;
    (void)state;

    assert_true(str_to_uint(STR("0"), 0, &n));
    assert_int_equal(n, 0);
    assert_true(str_to_uint(STR("007"), 10, &n));
    assert_int_equal(n, 7);
    assert_true(str_to_uint(STR("255"), 255, &n));
    assert_int_equal(n, 255);
    assert_false(str_to_uint(STR("256"), 255, &n));
    assert_false(str_to_uint(STR("1000"), 255, &n));
    assert_false(str_to_uint(STR("5"), 4, &n));
    /* 2^64 and 2^64 - 1 */
    assert_false(str_to_uint(STR("18446744073709551616"), (unsigned long)-1, &n));
    assert_int_equal(n, 255);
    assert_true(str_to_uint(STR("18446744073709551615"), (unsigned long)-1, &n));
    assert_true(n == (unsigned long)-1);
    assert_false(str_to_uint(STR(""), 9, &n));
    assert_false(str_to_uint(STR("+1"), 9, &n));
    assert_false(str_to_uint(STR("-1"), 9, &n));
    assert_false(str_to_uint(STR(" 1"), 9, &n));
    assert_false(str_to_uint(STR("1x"), 9, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_clamps),
        cmocka_unit_test(trim),
        cmocka_unit_test(equality),
        cmocka_unit_test(ends),
        cmocka_unit_test(find),
        cmocka_unit_test(pieces),
        cmocka_unit_test(numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
