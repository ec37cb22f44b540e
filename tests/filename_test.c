/* Names made from texts: what file systems and Windows' naming rules forbid is never in them. */
#include "base/filename.h"

#include "base/utf8.h"
#include "testing.h"

static void assert_name(struct str text, const char *expected)
{
    struct arena *a = arena_new();

    assert_non_null(a);
    assert_text(filename_make(text, a), expected);
    arena_destroy(&a);
}

static void good_names_stay(void **state)
{
    (void)state;
    assert_name(STR("Harbour ferry, 2nd part"), "Harbour ferry, 2nd part");
    assert_name(STR("\xD8\xA7\xD9\x84 \xF0\x9F\x98\x80"), "\xD8\xA7\xD9\x84 \xF0\x9F\x98\x80");
    assert_name(STR("v1.2"), "v1.2");
}

static void no_name_leaves_its_folder(void **state)
{
    (void)state;
    assert_name(STR("../../etc/passwd"), "etc-passwd");
    assert_name(STR("..\\..\\x"), "x");
    assert_name(STR("/"), "bulletin");
    assert_name(STR(".."), "bulletin");
    assert_name(STR(".hidden."), "hidden");
}

static void what_no_name_may_hold(void **state)
{
    (void)state;
    assert_name(STR(""), "bulletin");
    assert_name(STR("-"), "bulletin"); /* nor does it look like an option */
    assert_name(STR("-rf x"), "rf x");
    assert_name(STR("a\x1B[31m\nb\0c"), "a-[31m-b-c");
    assert_name(STR("</script><img src=x>"), "script-img src=x");
    assert_name(STR("a\xFF\xFE"
                    "b"),
        "a-b");
    assert_name(STR("cod\xE2\x80\xAE"
                    "3pm.exe"),
        "cod-3pm.exe"); /* U+202E turns the text round */
    assert_name(STR("NUL"), "bulletin-NUL");
    assert_name(STR("com1.txt"), "bulletin-com1.txt");
    assert_name(STR("common"), "common");
}

static void long_ones_are_cut_at_a_code_point(void **state)
{
    struct arena *a = arena_new();
    char text[1000];
    struct str name;
    (void)state;

    for (size_t i = 0; i + 1 < sizeof text; i += 2)
        memcpy(text + i, "\xC3\xA9", 2);
    text[0] = 'x';
    text[1] = 'x'; /* so that a cut at 120 bytes falls between two code points, at 119 within */
    name = filename_make((struct str){text, sizeof text}, a);
    assert_true(name.len <= FILENAME_MAX_BYTES && name.len > FILENAME_MAX_BYTES - UTF8_MAX);
    assert_true(utf8_valid(name));
    name = filename_make((struct str){text + 1, sizeof text - 1}, a);
    assert_true(utf8_valid(name) && name.len == 119);
    arena_destroy(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_names_stay),
        cmocka_unit_test(no_name_leaves_its_folder),
        cmocka_unit_test(what_no_name_may_hold),
        cmocka_unit_test(long_ones_are_cut_at_a_code_point),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
