#include "base/file.h"

#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    char folder[256];
    char path[512]; /* folder/out.wav */
};

/*
 * Stands in front of the C library's open, so that a test can have a file system without O_TMPFILE.
 */
static bool without_tmpfile;

int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list ap;

    if ((flags & O_TMPFILE) == O_TMPFILE && without_tmpfile) {
        errno = EOPNOTSUPP;
        return -1;
    }
    if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) {
        va_start(ap, flags);
        mode = va_arg(ap, mode_t);
        va_end(ap);
    }
    return openat(AT_FDCWD, path, flags, mode);
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/out.wav", f->folder);
    without_tmpfile = false;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static void write_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_content(struct fixture *f, const char *path, const char *content)
{
    struct error err = {0};
    struct str text;

    assert_true(file_read(path, FILE_MAX_INPUT, f->arena, &text, &err));
    assert_text(text, content);
}

/* --- reading --- */

static void reads_up_to_the_limit(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct str text;

    write_file(f->path, "12345");
    assert_true(file_read(f->path, 5, f->arena, &text, &err));
    assert_text(text, "12345");
    assert_int_equal(text.s[5], '\0');
    assert_false(file_read(f->path, 4, f->arena, &text, &err));
    assert_int_equal(strncmp(err.text, f->path, strlen(f->path)), 0);
    write_file(f->path, "");
    assert_true(file_read(f->path, 0, f->arena, &text, &err));
    assert_non_null(text.s);
    assert_int_equal(text.len, 0);
}

static void says_why_it_cannot_read(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct str text;

    assert_false(file_read("no/such/file", 5, f->arena, &text, &err));
    assert_string_equal(err.text, "no/such/file: No such file or directory");
    assert_false(file_read(f->folder, 5, f->arena, &text, &err));
    assert_non_null(strstr(err.text, ": is a folder"));
}

static void an_endless_input_ends(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct str text;

    assert_false(file_read("/dev/zero", (size_t)1 << 20, f->arena, &text, &err));
    assert_string_equal(err.text, "/dev/zero: longer than the 1 MiB that are read of one input");
}

static void reads_standard_input(void **state)
{
    struct fixture *f = *state;
    const int before = dup(STDIN_FILENO);
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "piped", 5), 5);
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    assert_content(f, "-", "piped");
    assert_int_equal(dup2(before, STDIN_FILENO), STDIN_FILENO);
    close(before);
}

/* --- writing whole or not at all --- */

static void nothing_is_there_before_the_commit(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct file_out *out = file_out_open(f->path, &err);

    assert_non_null(out);
    assert_string_equal(file_out_path(out), f->path);
    assert_true(file_out_write(out, STR("whole"), &err));
    assert_int_equal(scratch_entries(f->folder), 0);
    assert_true(file_out_commit(&out, &err));
    assert_null(out);
    assert_int_equal(scratch_entries(f->folder), 1);
    assert_content(f, f->path, "whole");
}

static void an_abort_leaves_the_old_one(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct file_out *out;

    for (int hidden = 0; hidden < 2; hidden++) {
        without_tmpfile = hidden;
        write_file(f->path, "old");
        out = file_out_open(f->path, &err);
        assert_non_null(out);
        assert_true(file_out_write(out, STR("new"), &err));
        file_out_abort(&out);
        assert_null(out);
        file_out_abort(&out); /* of NULL: nothing */
        assert_int_equal(scratch_entries(f->folder), 1);
        assert_content(f, f->path, "old");
    }
}

static void a_commit_replaces_the_old_one(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct file_out *out;

    for (int hidden = 0; hidden < 2; hidden++) {
        without_tmpfile = hidden;
        write_file(f->path, "old and longer");
        out = file_out_open(f->path, &err);
        assert_non_null(out);
        assert_true(file_out_write(out, STR("new"), &err));
        assert_true(file_out_commit(&out, &err));
        assert_int_equal(scratch_entries(f->folder), 1);
        assert_content(f, f->path, "new");
    }
}

/* Two at once in one folder, as audio and transcript are. */
static void several_go_side_by_side(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    char other[512];

    snprintf(other, sizeof other, "%s/out.txt", f->folder);
    for (int hidden = 0; hidden < 2; hidden++) {
        struct file_out *one, *two;
        without_tmpfile = hidden;
        one = file_out_open(f->path, &err);
        two = file_out_open(other, &err);
        assert_non_null(one);
        assert_non_null(two);
        assert_true(file_out_write(one, STR("one"), &err));
        assert_true(file_out_write(two, STR("two"), &err));
        assert_true(file_out_commit(&one, &err));
        assert_true(file_out_commit(&two, &err));
        assert_content(f, f->path, "one");
        assert_content(f, other, "two");
        assert_int_equal(scratch_entries(f->folder), 2);
    }
}

static void killed_half_way_nothing_is_left(void **state)
{
    struct fixture *f = *state;
    int status;
    const pid_t child = fork();

    if (child == 0) {
        struct file_out *out = file_out_open(f->path, NULL);
        if (!out || !file_out_write(out, STR("half"), NULL))
            _exit(1);
        raise(SIGKILL);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(scratch_entries(f->folder), 0);
}

static void folders_are_made(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct file_out *out;
    char path[512];

    snprintf(path, sizeof path, "%s/a//b/c/out.wav", f->folder);
    out = file_out_open(path, &err);
    assert_non_null(out);
    assert_true(file_out_commit(&out, &err));
    assert_content(f, path, "");
}

static void bad_names_are_told_at_once(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    char path[1024];

    assert_null(file_out_open(f->folder, &err));
    assert_non_null(strstr(err.text, "is a folder"));
    snprintf(path, sizeof path, "%s/new/", f->folder);
    assert_null(file_out_open(path, &err));
    assert_non_null(strstr(err.text, "is a folder"));
    assert_null(file_out_open("", &err));
    write_file(f->path, "a file");
    snprintf(path, sizeof path, "%s/x.wav", f->path);
    assert_null(file_out_open(path, &err));
    assert_non_null(strstr(err.text, "Not a directory"));
    snprintf(path, sizeof path, "%s/%0300d.wav", f->folder, 0);
    assert_null(file_out_open(path, &err));
    assert_non_null(strstr(err.text, "File name too long"));
    snprintf(path, sizeof path, "%s/pipe.wav", f->folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_null(file_out_open(path, &err));
    assert_null(file_out_open("/dev/null", &err));
    assert_non_null(strstr(err.text, "is a device"));
    assert_null(file_out_open("/proc/out.wav", &err));
    assert_int_equal(err.kind, ERROR_FAILED);
}

/* A name may be as long as the file system takes (255 bytes), though it is first hidden. */
static void the_longest_name_is_good(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    char path[1024];

    snprintf(path, sizeof path, "%s/%0251d.wav", f->folder, 0);
    for (int hidden = 0; hidden < 2; hidden++) {
        struct file_out *out;
        without_tmpfile = hidden;
        out = file_out_open(path, &err);
        assert_non_null(out);
        assert_true(file_out_commit(&out, &err));
    }
}

/* The system's limit on a file's size stands for a full disk. */
static void a_full_disk_is_an_error(void **state)
{
    struct fixture *f = *state;
    static char much[5000];
    struct error err = {0};
    struct file_out *out = file_out_open(f->path, &err);

    assert_non_null(out);
    disk_is_full_above(1000);
    assert_false(file_out_write(out, (struct str){much, sizeof much}, &err));
    disk_has_room();
    assert_non_null(strstr(err.text, ": File too large"));
    file_out_abort(&out);
    assert_int_equal(scratch_entries(f->folder), 0);
}

static void a_full_device_is_an_error(void **state)
{
    struct error err = {0};
    const int fd = open("/dev/full", O_WRONLY);
    (void)state;

    assert_true(fd >= 0);
    assert_false(file_write_all(fd, STR("x"), "standard output", &err));
    assert_string_equal(err.text, "standard output: No space left on device");
    close(fd);
}

/* A pipe that does not block takes more than fits in it, as soon as somebody reads. */
static void waits_for_a_slow_reader(void **state)
{
    static char sent[300000];
    int ends[2], status;
    pid_t child;
    (void)state;

    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    child = fork();
    if (child == 0) {
        close(ends[0]);
        _exit(file_write_all(ends[1], (struct str){sent, sizeof sent}, "pipe", NULL) ? 0 : 1);
    }
    close(ends[1]);
    assert_int_equal(fcntl(ends[0], F_SETFL, 0), 0);
    for (int full = 0; full < fcntl(ends[0], F_GETPIPE_SZ);) /* nothing is read before it is full */
        assert_int_equal(ioctl(ends[0], FIONREAD, &full), 0);
    usleep(20000); /* and then the writer has time to meet it */
    for (size_t got = 0; got < sizeof sent;) {
        static char room[4096];
        const ssize_t n = read(ends[0], room, sizeof room);
        assert_true(n > 0);
        got += (size_t)n;
    }
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

/* --- the program's data --- */

static void data_is_looked_for_where_told(void **state)
{
    struct fixture *f = *state;
    struct str found;

    write_file(f->path, "");
    assert_int_equal(setenv("BULLETIN_DATA", f->folder, 1), 0);
    found = file_data("out.wav", f->arena);
    assert_text(found, f->path);
    assert_null(file_data("no-such-data", f->arena).s);
    assert_int_equal(unsetenv("BULLETIN_DATA"), 0);
    assert_true(file_exists(f->path));
    assert_false(file_exists(f->folder));
    assert_false(file_exists("no/such/file"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_up_to_the_limit),
        TEST(says_why_it_cannot_read),
        TEST(an_endless_input_ends),
        TEST(reads_standard_input),
        TEST(nothing_is_there_before_the_commit),
        TEST(an_abort_leaves_the_old_one),
        TEST(a_commit_replaces_the_old_one),
        TEST(several_go_side_by_side),
        TEST(killed_half_way_nothing_is_left),
        TEST(folders_are_made),
        TEST(bad_names_are_told_at_once),
        TEST(the_longest_name_is_good),
        TEST(a_full_disk_is_an_error),
        TEST(a_full_device_is_an_error),
        TEST(waits_for_a_slow_reader),
        TEST(data_is_looked_for_where_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
