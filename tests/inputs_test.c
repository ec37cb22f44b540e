/*
 * Whole inputs of every type in tests/inputs, read as the commands read them: NAME.TYPE beside
 * NAME.expected, which says in what order a listener should hear what, and what is set aside.
 * Titles, dates and what is heard were marked by hand in the inputs before anything read them; what
 * is set aside was read, and found right, behind.
 */
#include "reading.h"

#define FOLDER "tests/inputs"

static void reads_every_input(void **state)
{
    assert_true(reading_check_folder(*state, FOLDER) >= 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_input, reading_set_up, reading_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
