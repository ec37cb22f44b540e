#include "base/error.h"

#include "base/utf8.h"
#include "testing.h"

#include <errno.h>

static void says_what_and_why(void **state)
{
    struct error err = {0};
    (void)state;

    assert_false(error_set(&err, "huawei.html", "no %s text found", "article"));
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_string_equal(err.text, "huawei.html: no article text found");
    assert_false(error_usage(&err, "--rate", "expected a number, not %d%%", 5));
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_string_equal(err.text, "--rate: expected a number, not 5%");
    assert_false(error_errno(&err, "x", ENOENT));
    assert_string_equal(err.text, "x: No such file or directory");
    assert_false(error_memory(&err, "x"));
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_false(error_set(NULL, "x", "nobody wants to know"));
}

/* However long the name, the reason is there; and what is cut, is cut between code points. */
static void long_names_leave_room(void **state)
{
    (void)state;
    for (size_t extra = 0; extra < 4; extra++) {
        struct error err = {0};
        char name[2001];
        for (size_t i = 0; i < sizeof name - 1; i++)
            name[i] = (i < extra ? 'x' : "\xF0\x9F\x98\x80"[(i - extra) % 4]);
        name[sizeof name - 1] = '\0';
        error_set(&err, name, "the reason");
        assert_non_null(strstr(err.text, ": the reason"));
        assert_true(utf8_valid(str_of(err.text)));
    }
}

static void long_reasons_are_cut(void **state)
{
    (void)state;
    for (size_t extra = 0; extra < 3; extra++) {
        struct error err = {0};
        char reason[3001];
        for (size_t i = 0; i < sizeof reason - 1; i++)
            reason[i] = (i < extra ? 'x' : "\xE2\x82\xAC"[(i - extra) % 3]);
        reason[sizeof reason - 1] = '\0';
        error_set(&err, "x", "%s", reason);
        assert_true(strlen(err.text) >= sizeof err.text - 4);
        assert_true(utf8_valid(str_of(err.text)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_and_why),
        cmocka_unit_test(long_names_leave_room),
        cmocka_unit_test(long_reasons_are_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
