/* What the test programs share: cmocka with what it needs, texts with a length, a scratch folder.
 */
#ifndef TESTING_H
#define TESTING_H

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A text with a length against a literal or other C string. */
#define assert_text(got, expected) assert_text_at((got), (expected), __FILE__, __LINE__)

static inline void assert_text_at(struct str got, const char *expected, const char *file, int line)
{
    if (str_eq(got, str_of(expected)))
        return;
    print_error("\"%.*s\" is not \"%s\"\n", STR_ARG(got), expected);
    _fail(file, line);
}

/* Makes an empty folder for a test's files; `room` takes its path. */
static inline void scratch_folder(char *room, size_t size)
{
    const char *const base = getenv("TMPDIR");

    snprintf(room, size, "%s/bulletin-test-XXXXXX", base ? base : "/tmp");
    assert_non_null(mkdtemp(room));
}

/* Removes it with what is in it. */
static inline void scratch_remove(const char *folder)
{
    char command[512];

    snprintf(command, sizeof command, "rm -rf -- '%s'", folder);
    assert_int_equal(system(command), 0);
}

#endif
