#include "base/buf.h"

#include "testing.h"

static void grows_and_stays_ended(void **state)
{
    struct buf b = {0};
    (void)state;

    assert_text(buf_str(&b), "");
    for (int i = 0; i < 10000; i++) {
        buf_add_byte(&b, (char)('a' + i % 26));
        assert_int_equal(b.s[b.len], '\0');
    }
    assert_int_equal(b.len, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(b.s[i], 'a' + i % 26);
    assert_false(b.failed);
    buf_free(&b);
    assert_null(b.s);
}

static void all_kinds_of_text(void **state)
{
    struct buf b = {0};
    (void)state;

    buf_add(&b, STR("a\0b"));
    buf_add(&b, (struct str){NULL, 0});
    buf_add_cp(&b, 0x20AC);
    buf_add_cp(&b, 0xD800); /* no code point: U+FFFD */
    buf_printf(&b, "%s-%d", "x", 7);
    assert_int_equal(b.len, 3 + 3 + 3 + 3);
    assert_memory_equal(b.s, "a\0b\xE2\x82\xAC\xEF\xBF\xBDx-7", b.len + 1);
    buf_clear(&b);
    assert_text(buf_str(&b), "");
    buf_printf(&b, "%0*d", 5000, 1);
    assert_int_equal(b.len, 5000);
    buf_free(&b);
}

static void failure_sticks_until_cleared(void **state)
{
    struct arena *a = arena_new();
    struct buf b = {0};
    (void)state;

    assert_non_null(a);
    buf_add(&b, STR("kept"));
    buf_add(&b, (struct str){"", SIZE_MAX - 10}); /* no such memory; nothing is read of it */
    assert_true(b.failed);
    buf_add(&b, STR(" not"));
    buf_printf(&b, "%d", 1);
    assert_text(buf_str(&b), "kept");
    assert_null(buf_keep(&b, a).s);
    buf_clear(&b);
    buf_add(&b, STR("again"));
    assert_text(buf_keep(&b, a), "again");
    buf_free(&b);
    arena_destroy(&a);
}

static void an_empty_one_is_kept_as_text(void **state)
{
    struct arena *a = arena_new();
    struct buf b = {0};
    (void)state;

    assert_non_null(a);
    assert_non_null(buf_keep(&b, a).s);
    arena_destroy(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_stays_ended),
        cmocka_unit_test(all_kinds_of_text),
        cmocka_unit_test(failure_sticks_until_cleared),
        cmocka_unit_test(an_empty_one_is_kept_as_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
