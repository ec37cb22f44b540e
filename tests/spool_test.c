/* base/spool.h */
#include "base/spool.h"

#include "testing.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

static size_t count_files(const char *folder)
{
    DIR *const dir = opendir(folder);
    size_t n = 0;

    assert_non_null(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n;
}

static void what_was_written_is_read_from_any_place(void **state)
{
    char folder[] = "/tmp/spool-XXXXXX", path[64], got[16];
    struct error err = {0};
    struct spool *spool;
    size_t n, before;

    (void)state;
    assert_non_null(mkdtemp(folder));
    before = count_files(folder);
    snprintf(path, sizeof path, "%s/b.wav", folder);
    spool = spool_open(path, &err);
    assert_non_null(spool);
    assert_int_equal(count_files(folder), before); /* it has no name */
    assert_true(spool_append(spool, STR("harbour "), &err));
    assert_true(spool_append(spool, STR("ferry"), &err));
    assert_true(spool_read(spool, 3, got, 7, &n, &err));
    assert_int_equal(n, 7);
    assert_memory_equal(got, "bour fe", 7);
    assert_true(spool_read(spool, 8, got, sizeof got, &n, &err));
    assert_int_equal(n, 5); /* fewer only at the end */
    assert_memory_equal(got, "ferry", 5);
    assert_true(spool_append(spool, STR("!"), &err)); /* behind the end, wherever was read */
    assert_true(spool_read(spool, 12, got, sizeof got, &n, &err));
    assert_memory_equal(got, "y!", 2);
    assert_true(spool_read_all(spool, 8, got, 6, &err));
    assert_memory_equal(got, "ferry!", 6);
    assert_false(spool_read_all(spool, 8, got, 7, &err));
    assert_non_null(strstr(err.text, spool_name(spool)));
    spool_close(&spool);
    assert_null(spool);
    assert_int_equal(rmdir(folder), 0);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    struct error err = {0};

    (void)state;
    assert_null(spool_open("/tmp/no-such-folder/b.wav", &err));
    assert_non_null(strstr(err.text, "/tmp/no-such-folder"));
}

/* A file-size limit stands for a full disk: the same short write and error. */
static void a_full_disk_is_told(void **state)
{
    static const char bytes[8192] = {0};
    struct error err = {0};
    struct spool *spool = spool_open("-", &err);
    bool ok;

    (void)state;
    assert_non_null(spool);
    disk_is_full_above(4096);
    ok = spool_append(spool, (struct str){bytes, sizeof bytes}, &err);
    disk_has_room();
    assert_false(ok);
    assert_non_null(strstr(err.text, "temporary file in "));
    spool_close(&spool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read_from_any_place),
        cmocka_unit_test(a_folder_that_is_not_there_is_named),
        cmocka_unit_test(a_full_disk_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
