/* What the test programs share: cmocka with what it needs, texts with a length, a scratch folder.
 */
#ifndef TESTING_H
#define TESTING_H

#include "base/str.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

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

/* Entries of a folder, hidden ones too. */
static inline size_t scratch_entries(const char *folder)
{
    DIR *dir = opendir(folder);
    size_t n = 0;

    assert_non_null(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2; /* "." and ".." */
}

/* Until disk_has_room, no file of this process grows over so many bytes: writing fails with EFBIG.
 */
static inline void disk_is_full_above(rlim_t bytes)
{
    struct rlimit limit;

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static inline void disk_has_room(void)
{
    struct rlimit limit;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

#endif
