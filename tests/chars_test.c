/* Properties from the Unicode Character Database 14.0 (what ICU 72 has is a superset). */
#include "text/chars.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void knows_cases(void **state)
{
    (void)state;
    assert_true(char_is_upper('A') && !char_is_lower('A'));
    assert_true(char_is_lower(0x00DF));                           /* ß */
    assert_true(char_is_upper(0x0416) && char_is_lower(0x0436));  /* Ж ж */
    assert_true(char_is_upper(0x01C5));                           /* Dž, title case */
    assert_false(char_is_upper(0x0627) || char_is_lower(0x0627)); /* Arabic has none */
    assert_int_equal(char_lower(0x0416), 0x0436);
    assert_int_equal(char_lower('1'), '1');
}

static void knows_letters_and_digits(void **state)
{
    (void)state;
    assert_true(char_is_letter(0x4E00) && char_is_letter(0x0E01));
    assert_true(char_is_letter(0x0941)); /* a Devanagari vowel sign belongs to its letter */
    assert_true(char_is_digit('0') && char_is_digit(0x0661)); /* Arabic-Indic one */
    assert_false(char_is_digit(0x00BD));                      /* a half is No, not Nd */
    assert_false(char_is_letter('-') || char_is_letter(' '));
}

static void knows_marks(void **state)
{
    static const uint32_t stops[] = {'.', '!', '?', 0x3002, 0x0964, 0x061F, 0x06D4, 0xFF01};
    static const uint32_t questions[] = {'?', 0x061F, 0xFF1F, 0x055E};

    (void)state;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        assert_true(char_ends_sentence(stops[i]));
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        assert_true(char_is_question(questions[i]));
    assert_false(char_ends_sentence(',') || char_ends_sentence(':'));
    assert_true(char_is_dash('-') && char_is_dash(0x2014) && !char_is_dash('_'));
    assert_true(char_opens_quote(0x201C) && char_closes_quote(0x201D));
    assert_true(char_opens_quote(0x201E) && !char_closes_quote(0x201E)); /* „ only opens */
    assert_true(char_closes_quote(0x201C));                              /* “ closes in German */
    assert_true(char_opens_quote(0x300C) && char_closes_quote(0x300D));  /* 「」 */
    assert_false(char_opens_quote(0x300D));
    assert_true(char_opens('(') && char_closes(']') && !char_opens(0x300C));
    assert_true(char_is_comma(0x060C) && char_is_comma(0x3001) && char_is_colon(0xFF1A));
}

static void knows_what_is_not_seen(void **state)
{
    static const uint32_t invisible[] = {0, 1, 0x1B, 0x7F, 0x80, 0x9F, 0xAD, 0x200B, 0x200E, 0x202E,
        0x2066, 0xFEFF, 0xFFFE, 0xFDD0, 0x1FFFF};
    static const uint32_t seen[] = {
        ' ', '\n', '\t', 0x85, 0xA0, 0x200C, 0x200D, 0x2028, 0xFFFD, 'a', 0x1F600};

    (void)state;
    for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
        assert_true(char_is_invisible(invisible[i]));
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        assert_false(char_is_invisible(seen[i]));
}

static void knows_scripts_without_spaces(void **state)
{
    (void)state;
    assert_true(char_is_unspaced(0x6F22) && char_is_unspaced(0x3042) && char_is_unspaced(0x0E01));
    assert_true(char_is_unspaced(0x30FC)); /* the long-vowel mark of katakana */
    assert_false(char_is_unspaced('a') || char_is_unspaced(0xAC00)); /* Korean has spaces */
}

static void folds_white_space(void **state)
{
    struct buf b = {0};

    (void)state;
    chars_fold(STR(" \t a\xC2\xA0\xC2\xA0"
                   "b\xE2\x80\x8B"
                   "c \r\n d\xE3\x80\x80"),
        &b);
    assert_int_equal(b.len, strlen("a bc d"));
    assert_memory_equal(b.s, "a bc d", b.len);
    buf_clear(&b);
    chars_fold(STR("\xFF"
                   "x"),
        &b); /* a byte that is no character shows as U+FFFD */
    assert_memory_equal(b.s, "\xEF\xBF\xBDx", b.len);
    buf_clear(&b);
    chars_fold(STR(" \xEF\xBB\xBF "), &b);
    assert_int_equal(b.len, 0);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_cases),
        cmocka_unit_test(knows_letters_and_digits),
        cmocka_unit_test(knows_marks),
        cmocka_unit_test(knows_what_is_not_seen),
        cmocka_unit_test(knows_scripts_without_spaces),
        cmocka_unit_test(folds_white_space),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
