#include "base/ini.h"

#include "base/buf.h"
#include "testing.h"

struct fixture {
    char folder[256];
    char path[512];
    struct buf seen; /* "[section]name=value|" for each setting */
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/settings", f->folder);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    buf_free(&f->seen);
    free(f);
    return 0;
}

static bool on_setting(
    void *userdata, const char *section, const char *name, const char *value, struct error *why)
{
    if (strcmp(name, "bad") == 0)
        return error_usage(why, name, "\"%s\" is no good", value);
    if (strcmp(name, "memory") == 0)
        return error_memory(why, name);
    buf_printf(userdata, "[%s]%s=%s|", section, name, value);
    return true;
}

static bool read_bytes(struct fixture *f, struct str bytes)
{
    FILE *file = fopen(f->path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes.s, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
    buf_clear(&f->seen);
    f->err = (struct error){0};
    return ini_read(f->path, on_setting, &f->seen, &f->err);
}

static void assert_reads(struct fixture *f, const char *text, const char *seen)
{
    if (!read_bytes(f, str_of(text)))
        print_error("%s\n", f->err.text);
    assert_text(buf_str(&f->seen), seen);
}

static void assert_refused(struct fixture *f, struct str bytes, const char *why)
{
    assert_false(read_bytes(f, bytes));
    assert_int_equal(f->err.kind, ERROR_USAGE);
    assert_int_equal(strncmp(f->err.text, f->path, strlen(f->path)), 0);
    assert_string_equal(f->err.text + strlen(f->path), why);
}

static void sections_and_settings(void **state)
{
    struct fixture *const f = *state;

    assert_reads(f, "", "");
    assert_reads(f, "a = 1\n[one]\nb=2\nb = 3\n\n  [ two words ]\n\tc\t=\t\n",
        "[]a=1|[one]b=2|[one]b=3|[two words]c=|");
    assert_reads(f, "a = no line end", "[]a=no line end|");
    assert_reads(f, "a = 1\r\n[x]\r\nb = 2\r\n", "[]a=1|[x]b=2|");
    assert_reads(f, "\xEF\xBB\xBF[x]\na = 1\n", "[x]a=1|");
}

static void a_value_may_hold_any_sign(void **state)
{
    struct fixture *const f = *state;

    assert_reads(
        f, "a = Now; then # more = \"so\" [x] ; end\n", "[]a=Now; then # more = \"so\" [x] ; end|");
    assert_reads(f, "caf\xC3\xA9 = \xE2\x80\x9Cyes\xE2\x80\x9D\n",
        "[]caf\xC3\xA9=\xE2\x80\x9Cyes\xE2\x80\x9D|");
    assert_reads(f, "# comment = 1\n  ; comment\n;[x]\na = 1\n", "[]a=1|");
}

/* An indented line is a setting like any other, not the continuation of the one before. */
static void there_are_no_continuations(void **state)
{
    assert_reads(*state, "a = 1\n   b = 2\n", "[]a=1|[]b=2|");
    assert_refused(*state, STR("a = 1\n   more\n"), ": line 2: expected [section] or name = value");
}

static void lines_of_any_length(void **state)
{
    struct fixture *const f = *state;
    static char text[20000];

    memset(text, 'x', sizeof text - 1);
    memcpy(text, "a = ", 4);
    memcpy(text + sizeof text - 8, "\nbad = ", 7);
    assert_refused(f, str_of(text), ": line 2: bad: \"\" is no good");
    assert_int_equal(f->seen.len, strlen("[]a=|") + sizeof text - 8 - 4);
}

static void what_is_wrong_has_a_line(void **state)
{
    struct fixture *const f = *state;

    assert_refused(f, STR("\n# x\nbad = 7\n"), ": line 3: bad: \"7\" is no good");
    assert_refused(f, STR("a=1\nword\n"), ": line 2: expected [section] or name = value");
    assert_refused(f, STR("[x\n"), ": line 1: expected \"]\" at its end");
    assert_refused(f, STR("[x] y\n"), ": line 1: expected \"]\" at its end");
    assert_refused(f, STR("[ ]\n"), ": line 1: expected a name between \"[\" and \"]\"");
    assert_refused(f, STR("\n\n = 1\n"), ": line 3: expected a name before \"=\"");
    assert_refused(f, STR("a = 1\nb = \0\n"), ": line 2: not text in UTF-8");
    assert_refused(f, STR("a = 1\n# \xFF\n"), ": line 2: not text in UTF-8");
    assert_text(buf_str(&f->seen), "[]a=1|");
}

static void failures_are_no_mistakes_of_the_user(void **state)
{
    struct fixture *const f = *state;

    assert_false(read_bytes(f, STR("memory = 1\n")));
    assert_int_equal(f->err.kind, ERROR_FAILED);
    assert_false(ini_read("no/such/file", on_setting, &f->seen, &f->err));
    assert_int_equal(f->err.kind, ERROR_FAILED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sections_and_settings),
        TEST(a_value_may_hold_any_sign),
        TEST(there_are_no_continuations),
        TEST(lines_of_any_length),
        TEST(what_is_wrong_has_a_line),
        TEST(failures_are_no_mistakes_of_the_user),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
