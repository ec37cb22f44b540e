#include "testing.h"

#include "text/say/clean.h"

/* U+0301 COMBINING ACUTE ACCENT is CC 81, U+00E9 is C3 A9. */
static void test_composes_and_remembers_where(void **state)
{
    struct cleaned c = {0};

    (void)state;
    assert_true(clean(STR("cafe\xCC\x81 x"), &c));
    assert_text(c.text, "caf\xC3\xA9 x");
    assert_int_equal(cleaned_from(&c, 3), 3); /* é is written in the bytes [3, 6) */
    assert_int_equal(cleaned_to(&c, 5), 6);
    assert_int_equal(cleaned_from(&c, 6), 7);
    cleaned_free(&c);
}

static void test_plain_text_is_itself(void **state)
{
    struct cleaned c = {0};
    const struct str text = STR("Plain text, no more.");

    (void)state;
    assert_true(clean(text, &c));
    assert_true(c.same);
    assert_ptr_equal(c.text.s, text.s);
    assert_int_equal(cleaned_from(&c, 6), 6);
    assert_int_equal(cleaned_to(&c, 5), 5);
    cleaned_free(&c);
}

static void check(const char *written, const char *expected)
{
    struct cleaned c = {0};

    assert_true(clean(str_of(written), &c));
    assert_text(c.text, expected);
    cleaned_free(&c);
}

static void test_drops_what_is_neither_said_nor_seen(void **state)
{
    (void)state;
    check("a\x01"
          "b\x7F",
        "ab"); /* C0 and DEL */
    check("a\xC2\x85"
          "b",
        "a b"); /* NEL ends a line */
    check("a\xE2\x80\x8F"
          "b\xE2\x81\xA7"
          "c\xE2\x80\xAE",
        "abc");                                              /* RLM, RLI, RLO: marks of direction */
    check("zero\xE2\x80\x8Bwidth\xEF\xBB\xBF", "zerowidth"); /* ZWSP, BOM */
    check("hy\xC2\xADphen", "hyphen");                       /* SOFT HYPHEN */
    check("x\xEE\x80\x80y", "xy");                           /* U+E000, private use */
    check("x\xF3\xB0\x80\x80y", "xy");                       /* U+F0000, private use of plane 15 */
    check("x\xCD\xB8y", "xy");                               /* U+0378, unassigned */
}

static void test_bytes_that_are_no_utf8_are_dropped(void **state)
{
    (void)state;
    check("a\xED\xA0\x80"
          "b",
        "ab"); /* an unpaired surrogate, as an escape may leave it */
    check("a\xFF\xC3", "a");
}

static void test_marks_belong_on_letters(void **state)
{
    (void)state;
    check("1\xCC\x81 ^\xCC\x81", "1 ^");
    check("a =\xCC\xB8 b", "a \xE2\x89\xA0 b"); /* not equal */
}

static void test_folds_white_space(void **state)
{
    (void)state;
    check("  a \t b\xC2\xA0\xE2\x80\xAF"
          "c\n",
        "a b c"); /* NBSP and NNBSP */
    check("   ", "");
    check("", "");
}

static void test_plain_letters_and_digits(void **state)
{
    (void)state;
    check("\xEF\xBC\x91\xEF\xBC\x92", "12"); /* full-width digits */
    check("\xD9\xA3\xD9\xA4", "34");         /* Arabic-Indic digits */
    check("e\xEF\xAC\x83"
          "cient",
        "efficient");                 /* the ligature ffi */
    check("\xF0\x9D\x90\x87i", "Hi"); /* mathematical bold H */
    check("H\xE2\x82\x82O", "H2O");   /* SUBSCRIPT TWO */
    check("it\xE2\x80\x99s", "it's"); /* the typographic apostrophe */
    check(
        "m\xC2\xB2 \xC2\xBD", "m\xC2\xB2 \xC2\xBD"); /* superscripts and fractions mean something */
}

static void test_marks_have_an_end(void **state)
{
    char written[1 + 2 * 5000 + 2] = "a";
    struct cleaned c = {0};

    (void)state;
    for (size_t i = 0; i < 5000; i++)
        memcpy(written + 1 + 2 * i, "\xCC\x81", 2);
    written[10001] = 'b';
    assert_true(clean((struct str){written, 10002}, &c));
    assert_true(c.text.len <= 2 + 2 * CLEAN_MARKS_MAX + 1);
    assert_int_equal(c.text.s[c.text.len - 1], 'b');
    assert_int_equal(cleaned_to(&c, c.text.len), 10002);
    cleaned_free(&c);
}

/* Any bytes: the result is UTF-8, at most three times as long, and its places rise. */
static void test_any_bytes(void **state)
{
    const unsigned seed = 20260303;
    uint32_t random = seed;
    struct cleaned c = {0};

    (void)state;
    print_message("seed %u\n", seed);
    for (int round = 0; round < 2000; round++) {
        char written[64];
        size_t len = 0;

        for (; len < sizeof written; len++) {
            random = random * 1664525 + 1013904223;
            written[len] = (char)(random >> 24);
        }
        assert_true(clean((struct str){written, len}, &c));
        assert_true(c.text.len <= 3 * len);
        for (size_t i = 1; i < c.text.len; i++) {
            assert_true(cleaned_from(&c, i) >= cleaned_from(&c, i - 1));
            assert_true(cleaned_to(&c, i) > cleaned_from(&c, i - 1));
            assert_true(cleaned_to(&c, i + 1) <= len);
        }
    }
    cleaned_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_composes_and_remembers_where),
        cmocka_unit_test(test_plain_text_is_itself),
        cmocka_unit_test(test_drops_what_is_neither_said_nor_seen),
        cmocka_unit_test(test_bytes_that_are_no_utf8_are_dropped),
        cmocka_unit_test(test_marks_belong_on_letters),
        cmocka_unit_test(test_folds_white_space),
        cmocka_unit_test(test_plain_letters_and_digits),
        cmocka_unit_test(test_marks_have_an_end),
        cmocka_unit_test(test_any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
