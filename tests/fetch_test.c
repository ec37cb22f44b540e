/*
 * fetch.h, address.h and cache.h, against a web server of our own (server.c). What must happen
 * follows from RFC 9110 (redirects, conditional requests, content codings) and from the limits of
 * fetch.h.
 */
#include "read/web/fetch.h"

#include "read/web/address.h"
#include "read/web/cache.h"
#include "serving.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <time.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct serving server;
    char folder[64]; /* of copies */
    struct fetch_options options;
    struct notes notes;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    if (!f || !(f->arena = arena_new()))
        return -1;
    strcpy(f->folder, "/tmp/bulletin-fetch-XXXXXX");
    if (!mkdtemp(f->folder) || serving_start(&f->server, NULL) < 0)
        return -1;
    f->options = (struct fetch_options){.cache = f->folder};
    f->notes = (struct notes){.arena = f->arena};
    *state = f;
    return 0;
}

static size_t each_copy(struct fixture *f, void (*act)(int folder, const char *name))
{
    DIR *dir = opendir(f->folder);
    const struct dirent *entry;
    size_t n = 0;

    while (dir && (entry = readdir(dir)))
        if (entry->d_name[0] != '.') {
            n++;
            if (act)
                act(dirfd(dir), entry->d_name);
        }
    if (dir)
        closedir(dir);
    return n;
}

static void delete_copy(int folder, const char *name)
{
    unlinkat(folder, name, 0);
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    serving_stop(&f->server);
    each_copy(f, delete_copy);
    rmdir(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static struct str url_of(struct fixture *f, const char *path)
{
    return arena_printf(f->arena, "http://127.0.0.1:%d%s", f->server.port, path);
}

static struct fetched fetch_url(struct fixture *f, struct str url)
{
    struct fetched out;
    struct error err = {0};

    if (!fetch_all(&url, 1, &f->options, f->arena, &out, &f->notes, &err))
        fail_msg("%s", err.text);
    return out;
}

static struct fetched fetch(struct fixture *f, const char *path)
{
    return fetch_url(f, url_of(f, path));
}

static void assert_body(struct fixture *f, const char *path, const char *body)
{
    const struct fetched got = fetch(f, path);

    if (got.err.kind != ERROR_NONE)
        fail_msg("%s", got.err.text);
    if (!str_eq(got.bytes, str_of(body)))
        fail_msg("%s: \"%.*s\" is not \"%s\"", path, STR_ARG(got.bytes), body);
}

static void assert_failed(const struct fetched *got, const char *why)
{
    const struct str text = str_of(got->err.text);

    assert_int_equal(got->err.kind, ERROR_FAILED);
    if (!str_starts(text, got->name) || str_find(text, str_of(why), got->name.len) < 0)
        fail_msg(
            "\"%s\" does not name %.*s and say \"%s\"", got->err.text, STR_ARG(got->name), why);
    assert_int_equal(got->bytes.len, 0);
}

static void assert_fails(struct fixture *f, const char *path, const char *why)
{
    const struct fetched got = fetch(f, path);

    assert_failed(&got, why);
}

static void tells_addresses_from_files(void **state)
{
    (void)state;
    assert_true(address_is_url(STR("http://a/b")));
    assert_true(address_is_url(STR("HTTPS://a")));
    assert_true(address_is_url(STR("ftp://a")));
    assert_true(address_is_url(STR("gopher://a")));
    assert_true(address_is_url(STR("file:///etc/passwd")));
    assert_true(address_is_url(STR("file:/etc/passwd")));
    assert_true(address_is_url(STR("data:text/html,x")));
    assert_false(address_is_url(STR("http")));
    assert_false(address_is_url(STR("a/http://b")));
    assert_false(address_is_url(STR("C:\\x")));
    assert_false(address_is_url(STR("12:30.txt")));
    assert_false(address_is_url(STR("-")));
    assert_false(address_is_url(STR("")));
}

/* The examples of RFC 3986, 5.4. */
static void resolves_addresses(void **state)
{
    struct fixture *f = *state;
    static const char *const cases[][2] = {{"g", "http://a/b/c/g"}, {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"}, {"/g", "http://a/g"}, {"//g", "http://g/"},
        {"?y", "http://a/b/c/d;p?y"}, {"g?y", "http://a/b/c/g?y"}, {"../g", "http://a/b/g"},
        {"../../g", "http://a/g"}, {"https://x/y z", "https://x/y%20z"},
        {"https://x/y", "https://x/y"}, {"mailto:a@b", ""}, {"file:///etc/passwd", ""},
        {"javascript:x", ""}, {"", ""}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out;

        assert_true(
            address_resolve(STR("http://a/b/c/d;p?q"), str_of(cases[i][0]), f->arena, &out));
        if (!str_eq(out, str_of(cases[i][1])))
            fail_msg("%s: %.*s", cases[i][0], STR_ARG(out));
    }
}

static void gets_bodies(void **state)
{
    struct fixture *f = *state;
    char hello[5001] = "";

    for (int i = 0; i < 1000; i++)
        memcpy(hello + 5 * i, "hello", 6);
    assert_body(f, "/text", "text");
    assert_body(f, "/chunked", "one two");
    assert_body(f, "/gzip", hello);
    assert_body(f, "/redirect/5", "text");
    assert_body(f, "/relative", "text");
    assert_body(f, "/cookie", "text");
    strcpy(hello + 4990, "");
    assert_int_equal(fetch(f, "/gzip-twice").bytes.len, 5006);
}

static void tells_type_and_place(void **state)
{
    struct fixture *f = *state;
    struct fetched got = fetch(f, "/latin1");

    assert_true(str_eq(got.type, STR("text/html")));
    assert_true(str_eq(got.charset, STR("ISO-8859-1")));
    assert_true(str_eq(got.bytes, STR("caf\xE9")));
    got = fetch(f, "/redirect/2");
    assert_true(str_eq(got.url, url_of(f, "/text")));
    assert_true(str_eq(got.name, url_of(f, "/redirect/2")));
    assert_true(str_eq(got.type, STR("text/plain")));
    assert_int_equal(got.charset.len, 0);
}

static void refuses_other_schemes(void **state)
{
    struct fixture *f = *state;
    static const char *const urls[] = {"file:///etc/passwd", "ftp://127.0.0.1/x",
        "gopher://127.0.0.1/x", "data:text/plain,x", "scp://127.0.0.1/x"};

    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        const struct fetched got = fetch_url(f, str_of(urls[i]));

        assert_failed(&got, "only http and https");
    }
    assert_fails(f, "/to-file", "not http or https");
    assert_fails(f, "/to-ftp", "not http or https");
}

static void bounds_redirects(void **state)
{
    struct fixture *f = *state;

    assert_fails(f, "/redirect/6", "redirects more than 5 times");
    assert_fails(f, "/loop", "redirects more than 5 times");
}

static void names_what_a_server_says(void **state)
{
    struct fixture *f = *state;

    assert_fails(f, "/status/404", "answers 404");
    assert_fails(f, "/status/500", "answers 500");
    assert_fails(f, "/status/304", "answers 304"); /* nobody asked conditionally */
    assert_fails(f, "/empty", "empty");
    assert_fails(f, "/garbage", "HTTP/0.9"); /* libcurl's words */
}

static void refuses_what_is_broken(void **state)
{
    struct fixture *f = *state;

    assert_fails(f, "/short", "cut short");
    assert_fails(f, "/gzip-cut", "cut short");
    assert_fails(f, "/gzip-bad", "damaged");
    assert_fails(f, "/br", "compression");
    assert_int_equal(each_copy(f, NULL), 0); /* nothing broken is kept */
}

static void bounds_length(void **state)
{
    struct fixture *f = *state;

    f->options.max_bytes = 100000;
    assert_fails(f, "/huge", "longer than");
    assert_fails(f, "/gzip-bomb", "longer than");
    assert_fails(f, "/huge-length", "longer than");
    f->options.max_bytes = 0;
    assert_fails(f, "/gzip-bomb", "longer than the 32768 KiB");
    assert_true(arena_size(f->arena) < 1 << 20);
}

static void bounds_time(void **state)
{
    struct fixture *f = *state;

    f->options.slow_ms = 150;
    assert_fails(f, "/slow", "too slowly");
    assert_fails(f, "/slow-head", "too slowly");
    assert_fails(f, "/silent", "too slowly");
    f->options.slow_ms = 0;
    f->options.total_ms = 150;
    assert_fails(f, "/slow", "too long");
    assert_fails(f, "/silent", "too long");
}

static void says_why_there_is_no_connection(void **state)
{
    struct fixture *f = *state;
    const struct str url = url_of(f, "/text");
    struct fetched got;

    serving_stop(&f->server); /* nobody listens there any more */
    got = fetch_url(f, url);
    assert_failed(&got, "onnect");
    got = fetch_url(f, STR("http://no-such-host.invalid/")); /* RFC 6761: never resolves */
    assert_failed(&got, "esolve");
    got = fetch_url(f, STR("http://"));
    assert_failed(&got, "not a well-formed address");
    got = fetch_url(f, STR("http://[::1/"));
    assert_failed(&got, "not a well-formed address");
}

static void shows_no_password(void **state)
{
    struct fixture *f = *state;
    const struct str url =
        arena_printf(f->arena, "http://editor:s3cret@127.0.0.1:%d/status/404", f->server.port);
    struct fetched got = fetch_url(f, url);

    assert_failed(&got, "answers 404");
    assert_null(strstr(got.err.text, "s3cret"));
    assert_true(str_eq(got.name, url_of(f, "/status/404")));
    got = fetch_url(
        f, arena_printf(f->arena, "http://editor:s3cret@127.0.0.1:%d/echo", f->server.port));
    assert_true(str_find(got.bytes, STR("Authorization: Basic"), 0) > 0); /* but it is used */
    assert_true(str_eq(got.url, url_of(f, "/echo")));
}

static void says_who_asks(void **state)
{
    struct fixture *f = *state;
    const struct fetched got = fetch(f, "/echo");

    assert_true(str_find(got.bytes, STR("bulletin"), 0) > 0);
    assert_true(str_find(got.bytes, STR("Accept-Encoding: gzip\r\n"), 0) > 0);
    assert_true(str_find(got.bytes, STR("If-"), 0) < 0);
}

/* The body differs each time it is made: where it is the same, it is the copy. */
static void asks_conditionally(void **state)
{
    struct fixture *f = *state;
    static const char *const paths[] = {"/etag", "/modified"};

    for (size_t i = 0; i < 2; i++) {
        const struct fetched first = fetch(f, paths[i]), second = fetch(f, paths[i]);

        assert_int_equal(first.err.kind, ERROR_NONE);
        assert_true(str_starts(first.bytes, STR("body of ")));
        assert_true(str_eq(first.bytes, second.bytes));
        assert_true(str_eq(first.url, second.url));
        assert_false(second.stale);
    }
    assert_false(str_eq(fetch(f, "/no-store").bytes, fetch(f, "/no-store").bytes));
    f->options.no_cache = true;
    assert_false(str_eq(fetch(f, "/etag").bytes, fetch(f, "/etag").bytes));
}

static void damage_copy(int folder, const char *name)
{
    const int fd = openat(folder, name, O_WRONLY);
    struct stat st;

    assert_true(fd >= 0 && fstat(fd, &st) == 0);
    assert_int_equal(pwrite(fd, "X", 1, st.st_size - 1), 1);
    close(fd);
}

static void cut_copy(int folder, const char *name)
{
    const int fd = openat(folder, name, O_WRONLY);

    assert_true(fd >= 0 && ftruncate(fd, 40) == 0);
    close(fd);
}

static void ignores_damaged_copies(void **state)
{
    struct fixture *f = *state;
    struct fetched first = fetch(f, "/etag"), second;

    assert_int_equal(each_copy(f, damage_copy), 1);
    second = fetch(f, "/etag");
    assert_true(str_starts(second.bytes, STR("body of ")));
    assert_false(str_eq(first.bytes, second.bytes));
    assert_int_equal(each_copy(f, cut_copy), 1);
    assert_false(str_eq(fetch(f, "/etag").bytes, second.bytes));
}

static void age_copy(int folder, const char *name)
{
    const struct timespec hour_ago[2] = {
        {.tv_sec = time(NULL) - 3600}, {.tv_sec = time(NULL) - 3600}};

    assert_int_equal(utimensat(folder, name, hour_ago, 0), 0);
}

static void falls_back_on_the_last_good_copy(void **state)
{
    struct fixture *f = *state;
    const struct fetched good = fetch(f, "/etag");
    struct fetched got;

    serving_stop(&f->server);
    got = fetch(f, "/etag");
    assert_failed(&got, "onnect"); /* unless it was allowed */
    f->options.stale_ok = 1800;
    got = fetch(f, "/etag");
    assert_int_equal(got.err.kind, ERROR_NONE);
    assert_true(got.stale);
    assert_true(str_eq(got.bytes, good.bytes));
    assert_int_equal(f->notes.n, 1);
    assert_int_equal(f->notes.items[0].kind, NOTE_WARNING);
    assert_true(str_eq(f->notes.items[0].what, got.name));
    each_copy(f, age_copy);
    got = fetch(f, "/etag");
    assert_failed(&got, "onnect"); /* an hour is too old */
}

static void survives_a_folder_it_cannot_use(void **state)
{
    struct fixture *f = *state;

    f->options.cache = "/dev/null/copies";
    assert_body(f, "/text", "text");
    assert_int_equal(f->notes.n, 1);
    assert_int_equal(f->notes.items[0].kind, NOTE_DETAIL);
}

static void bounds_the_copies(void **state)
{
    struct fixture *f = *state;
    struct copy copy = {.bytes = STR("body")};
    struct error err = {0};

    for (int i = 0; i < CACHE_MAX_FILES + 20; i++) {
        char path[120];
        int fd;

        snprintf(path, sizeof path, "%s/%032x.copy", f->folder, (unsigned)i);
        fd = open(path, O_WRONLY | O_CREAT, 0600);
        assert_true(fd >= 0);
        close(fd);
    }
    each_copy(f, age_copy);
    assert_true(cache_write(f->folder, STR("http://a/"), &copy, &err));
    assert_int_equal(each_copy(f, NULL), CACHE_MAX_FILES);
    assert_true(cache_read(f->folder, STR("http://a/"), f->arena, &copy)); /* the oldest went */
    copy.etag = STR("a\nb");                                               /* would forge a line */
    assert_false(cache_write(f->folder, STR("http://a/"), &copy, &err));
}

static void fetches_several_at_once(void **state)
{
    struct fixture *f = *state;
    static const char *const paths[] = {"/text", "/silent", "/status/404", "/chunked", "/loop",
        "/echo", "/slow", "/redirect/1", "/gzip", "/short", "/text", "/etag"};
    enum { N = sizeof paths / sizeof *paths };
    static const bool good[N] = {1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1};
    struct str urls[N];
    struct fetched out[N];
    struct error err = {0};

    for (size_t i = 0; i < N; i++)
        urls[i] = url_of(f, paths[i]);
    f->options.slow_ms = 200;
    assert_true(fetch_all(urls, N, &f->options, f->arena, out, &f->notes, &err));
    for (size_t i = 0; i < N; i++) {
        if ((out[i].err.kind == ERROR_NONE) != good[i])
            fail_msg("%s: %s", paths[i], out[i].err.text);
        assert_true(str_eq(out[i].name, urls[i])); /* each in its place */
    }
    assert_true(str_eq(out[3].bytes, STR("one two")));
    assert_true(fetch_all(NULL, 0, &f->options, f->arena, NULL, &f->notes, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_addresses_from_files),
        cmocka_unit_test_setup_teardown(resolves_addresses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gets_bodies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_type_and_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_other_schemes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_redirects, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_what_a_server_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_broken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_length, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_why_there_is_no_connection, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shows_no_password, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_who_asks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(asks_conditionally, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ignores_damaged_copies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(falls_back_on_the_last_good_copy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(survives_a_folder_it_cannot_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_the_copies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fetches_several_at_once, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
