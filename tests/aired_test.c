/* script/order/aired.h and script/order/storykey.h: what was on air, kept in a file that several
 * may write. */
#include "script/order/aired.h"

#include "base/date.h"
#include "base/file.h"
#include "script/order/storykey.h"
#include "testing.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOON 1795521600 /* 2026-11-24T12:00:00Z */
#define DAY  86400

struct fixture {
    struct arena *arena;
    char folder[200];
    char path[256];
};

static int set_up(void **state)
{
    struct fixture *const f = calloc(1, sizeof *f);

    if (!f || !(f->arena = arena_new()))
        return -1;
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/state.json", f->folder);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *const f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static void put(const char *path, const char *text)
{
    FILE *const out = fopen(path, "w");

    assert_non_null(out);
    fputs(text, out);
    assert_int_equal(fclose(out), 0);
}

/* Records that a story of that id was on air. */
static void air(const char *path, struct str id, int64_t at)
{
    struct segment segment = {.text = STR("Text.")};
    struct item items[] = {
        {.kind = ITEM_OPEN, .title = STR("News"), .segments = &segment, .n_segments = 1},
        {.kind = ITEM_STORY, .id = id, .title = STR("T"), .segments = &segment, .n_segments = 1},
        {.kind = ITEM_STORY, .id = STR("urn:empty"), .title = STR("Empty")},
    };
    const struct rundown rundown = {.items = items, .n_items = 3};
    struct error err;
    struct aired_update *update = aired_open(path, &rundown, at, &err);

    if (!update || !aired_commit(&update, &err))
        fail_msg("%s", err.text);
    assert_null(update);
}

static struct aired read_back(struct fixture *f)
{
    struct aired aired;
    struct error err;

    if (!aired_read(f->path, f->arena, &aired, &err))
        fail_msg("%s", err.text);
    return aired;
}

static void keeps_the_last_airing(void **state)
{
    struct fixture *const f = *state;
    struct aired aired = read_back(f); /* missing: nothing */
    int64_t at;

    assert_int_equal(aired.n, 0);
    assert_false(aired_last(&aired, STR("id:urn:a"), &at));
    air(f->path, STR("urn:a"), NOON);
    air(f->path, STR("urn:b"), NOON + 10);
    air(f->path, STR("urn:a"), NOON - DAY); /* made anew for yesterday: today's airing stays */
    aired = read_back(f);
    assert_int_equal(aired.n, 2); /* neither the opening, nor the story that nothing was said of */
    assert_true(aired_last(&aired, STR("id:urn:a"), &at));
    assert_int_equal(at, NOON);
    assert_true(aired_last(&aired, STR("id:urn:b"), &at));
    assert_int_equal(at, NOON + 10);
    air(f->path, STR("urn:a"), NOON + DAY);
    aired = read_back(f);
    assert_true(aired_last(&aired, STR("id:urn:a"), &at));
    assert_int_equal(at, NOON + DAY);
}

static void forgets_after_thirty_days(void **state)
{
    struct fixture *const f = *state;
    struct aired aired;
    int64_t at;

    air(f->path, STR("urn:old"), NOON - 30 * DAY - 1);
    air(f->path, STR("urn:kept"), NOON - 30 * DAY);
    air(f->path, STR("urn:new"), NOON);
    aired = read_back(f);
    assert_int_equal(aired.n, 2);
    assert_false(aired_last(&aired, STR("id:urn:old"), &at));
    assert_true(aired_last(&aired, STR("id:urn:kept"), &at));
}

static void aborts_without_a_trace(void **state)
{
    struct fixture *const f = *state;
    const struct rundown rundown = {0};
    struct aired_update *update = aired_open(f->path, &rundown, NOON, NULL);

    assert_non_null(update);
    aired_abort(&update);
    assert_null(update);
    assert_int_equal(rmdir(f->folder), 0); /* it is empty */
    assert_int_equal(mkdir(f->folder, 0777), 0);
    aired_abort(&update);
}

static void never_writes_over_what_is_damaged(void **state)
{
    static const char *const damaged[] = {"{\"aired\": [", "no JSON", "[]", "{}", "\"aired\"",
        "{\"aired\": {}}", "{\"aired\": [1]}", "{\"aired\": [{\"key\": \"x\"}]}",
        "{\"aired\": [{\"at\": \"2026-11-24\"}]}",
        "{\"aired\": [{\"key\": \"\", \"at\": \"2026-11-24\"}]}",
        "{\"aired\": [{\"key\": \"x\", \"at\": \"soon\"}]}", "\xff\xfe", "{\"aired\": []} more"};
    struct fixture *const f = *state;
    const struct rundown rundown = {0};

    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        struct error err = {0};
        struct aired aired;
        struct str text;

        put(f->path, damaged[i]);
        assert_false(aired_read(f->path, f->arena, &aired, &err));
        assert_non_null(strstr(err.text, "state.json: is no file of what was on air"));
        assert_null(aired_open(f->path, &rundown, NOON, &err));
        assert_true(file_read(f->path, 1000, f->arena, &text, &err));
        assert_text(text, damaged[i]);
    }
    assert_int_equal(unlink(f->path), 0);
    assert_int_equal(mkfifo(f->path, 0666), 0);
    assert_null(aired_open(f->path, &rundown, NOON, NULL));
    assert_int_equal(unlink(f->path), 0);
    put(f->path, ""); /* as touch(1) leaves one */
    assert_int_equal(read_back(f).n, 0);
}

static void takes_any_key(void **state)
{
    struct fixture *const f = *state;
    struct aired aired;
    int64_t at;

    air(f->path, STR("urn:\"\\\x01</script>\n\xff"), NOON);
    air(f->path, STR("urn:\xc3\xa9"), NOON);
    aired = read_back(f);
    assert_int_equal(aired.n, 2);
    assert_true(aired_last(&aired, STR("id:urn:\xc3\xa9"), &at));
    /* twice the same story in a file that somebody edited: the last airing counts */
    put(f->path, "{\"aired\": [{\"key\": \"a\", \"at\": \"2026-11-24T12:00:00Z\"},"
                 "{\"key\": \"a\", \"at\": \"2026-11-24T12:00:01Z\"},"
                 "{\"key\": \"a\", \"at\": \"2026-11-23\", \"title\": 7}]}");
    aired = read_back(f);
    assert_int_equal(aired.n, 1);
    assert_true(aired_last(&aired, STR("a"), &at));
    assert_int_equal(at, NOON + 1);
}

static void follows_a_link(void **state)
{
    struct fixture *const f = *state;
    char real[256];
    struct stat st;

    snprintf(real, sizeof real, "%s/real.json", f->folder);
    air(real, STR("urn:a"), NOON);
    assert_int_equal(symlink("real.json", f->path), 0);
    air(f->path, STR("urn:b"), NOON);
    assert_int_equal(lstat(f->path, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(read_back(f).n, 2);
}

/* Eight programs, five stories each, at once: all forty are there. */
static void loses_nothing_to_others(void **state)
{
    enum { PROGRAMS = 8, STORIES = 5 };
    struct fixture *const f = *state;

    for (int p = 0; p < PROGRAMS; p++) {
        const pid_t pid = fork();

        assert_true(pid >= 0);
        for (int i = 0; pid == 0 && i < STORIES; i++) {
            char id[32];

            snprintf(id, sizeof id, "urn:%d-%d", p, i);
            air(f->path, str_of(id), NOON);
        }
        if (pid == 0)
            _exit(0);
    }
    for (int p = 0; p < PROGRAMS; p++) {
        int status;

        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(read_back(f).n, PROGRAMS * STORIES);
}

static void writes_what_people_can_read(void **state)
{
    struct fixture *const f = *state;
    struct str text;

    air(f->path, STR("urn:a"), NOON);
    assert_true(file_read(f->path, 1000, f->arena, &text, NULL));
    assert_true(str_find(text, STR("\"id:urn:a\""), 0) > 0);
    assert_true(str_find(text, STR("\"2026-11-24T12:00:00Z\""), 0) > 0);
    assert_true(str_find(text, STR("\"T\""), 0) > 0);
}

/* --- keys --- */

static void knows_addresses(void **state)
{
    static const char *const same[][2] = {
        {"https://www.example.org/a/", "example.org/a"},
        {"http://Example.ORG/Path?id=7&utm_source=x&UTM_Medium=y#top", "example.org/Path?id=7"},
        {"https://example.org/?fbclid=1", "example.org"},
        {"https://example.org/a?b=1&&c=2&at_medium=RSS", "example.org/a?b=1&c=2"},
        {"  https://example.org/a?utm_id ", "example.org/a"},
        {"https://example.org/a?utmost=1", "example.org/a?utmost=1"},
        {"#", ""},
        {"?utm_source=1", ""},
        {"", ""},
        {"urn:x", "urn:x"},
    };
    struct fixture *const f = *state;

    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_text(storykey_address(str_of(same[i][0]), f->arena), same[i][1]);
}

static void prefers_the_publishers_mark(void **state)
{
    struct fixture *const f = *state;
    struct article article = {.id = STR("urn:7"),
        .url = STR("https://a.example/7"),
        .title = STR("Ferry – back in “Service”!"),
        .source = STR("Harbour News")};
    struct item item = {
        .id = article.id, .url = article.url, .title = article.title, .source = article.source};

    assert_text(storykey_of_article(&article, f->arena), "id:urn:7");
    assert_text(storykey_of_item(&item, f->arena), "id:urn:7");
    article.id = item.id = STR("7"); /* good within its source only */
    assert_text(storykey_of_article(&article, f->arena), "id:Harbour News 7");
    article.id = item.id = STR("");
    assert_text(storykey_of_item(&item, f->arena), "url:a.example/7");
    article.url = item.url = STR("");
    assert_text(
        storykey_of_article(&article, f->arena), "title:ferry back in service | Harbour News");
    assert_text(storykey_of_item(&item, f->arena), "title:ferry back in service | Harbour News");
    article.title = STR("…");
    assert_text(storykey_of_article(&article, f->arena), "");
}

static void keeps_keys_short(void **state)
{
    struct fixture *const f = *state;
    char *const text = arena_alloc(f->arena, 100000);
    struct article article = {0};
    struct str one, other;

    assert_non_null(text);
    for (size_t i = 0; i < 99999; i += 3)
        memcpy(text + i, "\xe2\x82\xac", 3);
    memcpy(text, "a:", 2);
    article.id = (struct str){text, 99999};
    one = storykey_of_article(&article, f->arena);
    article.id.len -= 3;
    other = storykey_of_article(&article, f->arena);
    assert_true(one.len <= STORYKEY_MAX && other.len <= STORYKEY_MAX);
    assert_false(str_eq(one, other));
}

#define WITH_FILES(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILES(keeps_the_last_airing),
        WITH_FILES(forgets_after_thirty_days),
        WITH_FILES(aborts_without_a_trace),
        WITH_FILES(never_writes_over_what_is_damaged),
        WITH_FILES(takes_any_key),
        WITH_FILES(follows_a_link),
        WITH_FILES(loses_nothing_to_others),
        WITH_FILES(writes_what_people_can_read),
        WITH_FILES(knows_addresses),
        WITH_FILES(prefers_the_publishers_mark),
        WITH_FILES(keeps_keys_short),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
