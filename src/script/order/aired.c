#include "script/order/aired.h"

#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"
#include "script/order/storykey.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define DAY       86400
#define WAIT_MS   20
#define WAITS     1500 /* of WAIT_MS */
#define TITLE_MAX 200  /* bytes of a title that are kept */

struct aired_update {
    struct file_out *file;
    int folder; /* locked; -1: not open */
};

/* --- the list --- */

static int compare_keys(struct str a, struct str b)
{
    const size_t both = a.len < b.len ? a.len : b.len;
    const int order = both ? memcmp(a.s, b.s, both) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* By key, the last airing first. */
static int by_key(const void *x, const void *y)
{
    const struct aired_story *const a = x, *const b = y;
    const int order = compare_keys(a->key, b->key);

    return order ? order : (a->at < b->at) - (a->at > b->at);
}

/* The last airing first. */
static int by_airing(const void *x, const void *y)
{
    const struct aired_story *const a = x, *const b = y;

    return a->at != b->at ? (a->at < b->at) - (a->at > b->at) : compare_keys(a->key, b->key);
}

static bool add(struct aired *aired, struct arena *a, struct aired_story story)
{
    struct aired_story *const more =
        arena_more(a, aired->items, aired->n, &aired->cap, sizeof *more);

    if (!more)
        return false;
    aired->items = more;
    more[aired->n++] = story;
    return true;
}

/* Sorts it by key, and keeps the last airing of each story. */
static void tidy(struct aired *aired)
{
    size_t kept = 0;

    if (aired->n > 0)
        qsort(aired->items, aired->n, sizeof *aired->items, by_key);
    for (size_t i = 0; i < aired->n; i++)
        if (kept == 0 || !str_eq(aired->items[kept - 1].key, aired->items[i].key))
            aired->items[kept++] = aired->items[i];
    aired->n = kept;
}

bool aired_last(const struct aired *aired, struct str key, int64_t *at)
{
    size_t low = 0, high = aired->n;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare_keys(aired->items[middle].key, key);

        if (order == 0) {
            *at = aired->items[middle].at;
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* --- reading --- */

static bool is_damaged(const char *path, const char *why, struct error *err)
{
    return error_set(
        err, path, "is no file of what was on air, or damaged (%s); it is left as it is", why);
}

static bool take(const struct json *value, const char *path, struct arena *a, struct aired *out,
    struct error *err)
{
    const struct str key = json_text(json_get(value, "key"));
    const struct str at = json_text(json_get(value, "at"));
    struct aired_story story;
    struct date date;

    if (key.len == 0)
        return is_damaged(path, "a story without a \"key\"", err);
    if (!date_parse(at, &date))
        return is_damaged(path, "a story without a date \"at\"", err);
    story = (struct aired_story){.key = arena_str(a, key),
        .title = arena_str(a, json_text(json_get(value, "title"))),
        .at = date.instant};
    return (story.key.s && story.title.s && add(out, a, story)) || error_memory(err, path);
}

static bool parse(
    struct str text, const char *path, struct arena *a, struct aired *out, struct error *err)
{
    struct error why = {0};
    struct json *root = json_parse(text, path, &why);
    const struct json *const list = json_get(root, "aired");
    bool ok = true;

    if (!root)
        return is_damaged(path, "it is not JSON", err);
    if (json_kind(list) != JSON_KIND_ARRAY)
        ok = is_damaged(path, "it has no list \"aired\"", err);
    for (size_t i = 0; ok && i < json_count(list); i++)
        ok = take(json_at(list, i), path, a, out, err);
    json_free(&root);
    return ok;
}

bool aired_read(const char *path, struct arena *a, struct aired *out, struct error *err)
{
    struct stat st;
    struct str text;

    *out = (struct aired){0};
    if (stat(path, &st) < 0)
        return errno == ENOENT || error_errno(err, path, errno);
    if (!S_ISREG(st.st_mode)) /* reading a pipe might never end */
        return error_set(err, path, "is no file, in which --state could be kept");
    if (!file_read(path, FILE_MAX_INPUT, a, &text, err))
        return false;
    if (text.len > 0 && !parse(text, path, a, out, err))
        return false;
    tidy(out);
    return true;
}

/* --- writing --- */

static bool add_rundown(
    struct aired *aired, const struct rundown *rundown, int64_t at, struct arena *a)
{
    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        struct aired_story story = {.title = utf8_head(item->title, TITLE_MAX), .at = at};

        if (item->kind != ITEM_STORY || item->n_segments == 0)
            continue;
        story.key = storykey_of_item(item, a);
        if (!story.key.s || (story.key.len > 0 && !add(aired, a, story)))
            return false;
    }
    tidy(aired);
    return true;
}

/* Forgets what was on air too long before `at`, and what is too much. */
static void forget(struct aired *aired, int64_t at)
{
    size_t kept = 0;

    for (size_t i = 0; i < aired->n; i++)
        if (aired->items[i].at >= at - (int64_t)AIRED_DAYS * DAY)
            aired->items[kept++] = aired->items[i];
    aired->n = kept;
    if (aired->n <= AIRED_MOST)
        return;
    qsort(aired->items, aired->n, sizeof *aired->items, by_airing);
    aired->n = AIRED_MOST;
    tidy(aired);
}

static void write_list(const struct aired *aired, struct arena *a, struct buf *out)
{
    struct json_writer w = {.out = out};

    json_begin_object(&w, NULL);
    json_begin_array(&w, "aired");
    for (size_t i = 0; i < aired->n; i++) {
        const struct date at = {
            .instant = aired->items[i].at, .precision = DATE_TIME, .has_zone = true};
        const struct str when = date_iso(&at, a);

        out->failed = out->failed || !when.s;
        json_begin_object(&w, NULL);
        json_put_str(&w, "key", aired->items[i].key);
        json_put_str(&w, "at", when);
        json_put_str(&w, "title", aired->items[i].title);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_end_object(&w);
}

/* The folder that path lies in, locked; -1: err says why. It is made where it is missing, by the
 * output that is opened first. */
static int lock_folder(const char *path, struct error *err)
{
    const char *const slash = strrchr(path, '/');
    char *const folder =
        slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
    const struct timespec wait = {.tv_nsec = WAIT_MS * 1000000L};
    int fd = -1;

    if (!folder) {
        error_memory(err, path);
        return -1;
    }
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        error_errno(err, folder, errno);
    for (int i = 0; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) < 0; i++) {
        if ((errno == EWOULDBLOCK || errno == EINTR) && i < WAITS) {
            nanosleep(&wait, NULL);
            continue;
        }
        if (errno == EWOULDBLOCK)
            error_set(err, path, "another program has been writing to it for too long");
        else
            error_errno(err, folder, errno);
        close(fd);
        fd = -1;
    }
    free(folder);
    return fd;
}

/* Makes the new file ready, with the old one locked. */
static bool fill(struct aired_update *update, const char *path, const struct rundown *rundown,
    int64_t at, struct error *err)
{
    struct arena *a = arena_new();
    struct aired aired;
    struct buf text = {0};
    bool ok = false;

    if (!a)
        return error_memory(err, path);
    if (!aired_read(path, a, &aired, err))
        goto out;
    if (!add_rundown(&aired, rundown, at, a)) {
        error_memory(err, path);
        goto out;
    }
    forget(&aired, at);
    write_list(&aired, a, &text);
    ok = text.failed ? error_memory(err, path) : file_out_write(update->file, buf_str(&text), err);
out:
    buf_free(&text);
    arena_destroy(&a);
    return ok;
}

struct aired_update *aired_open(
    const char *path, const struct rundown *rundown, int64_t at, struct error *err)
{
    struct aired_update *update = calloc(1, sizeof *update);
    char *const target = realpath(path, NULL); /* NULL: there is none yet */
    const char *const file = target ? target : path;

    if (!update) {
        error_memory(err, path);
        goto out;
    }
    update->folder = -1;
    update->file = file_out_open(file, err);
    if (update->file)
        update->folder = lock_folder(file, err);
    if (update->folder < 0 || !fill(update, file, rundown, at, err))
        aired_abort(&update);
out:
    free(target);
    return update;
}

bool aired_commit(struct aired_update **update, struct error *err)
{
    const bool ok = file_out_commit(&(*update)->file, err);

    aired_abort(update);
    return ok;
}

void aired_abort(struct aired_update **update)
{
    if (!*update)
        return;
    file_out_abort(&(*update)->file);
    if ((*update)->folder >= 0)
        close((*update)->folder);
    free(*update);
    *update = NULL;
}
