#include "publish/podcast/podcast.h"

#include "base/file.h"
#include "base/parallel.h"
#include "publish/podcast/feedpage.h"
#include "publish/webname.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define PAGES_SHOWN 1000000 /* numbers of pages that are looked for */

struct podcast {
    struct channel channel;
    struct folder folder;
    struct arena *arena;
    struct str base; /* ends in "/", or is empty */
    size_t n;        /* episodes in the feed */
    /* numbers of the pages of older episodes; none where highest < lowest */
    size_t lowest, highest;
    struct error *errors; /* of these pages */
};

/* --- pages --- */

/*
 * The newest episodes are in the first page; the others are in pages of PODCAST_PAGE, counted from
 * the oldest episode of the folder on, so that a new one changes only the first page and the newest
 * of the others. Without them, highest is 0.
 */
static void number_pages(struct podcast *p, size_t keep)
{
    const size_t all = p->folder.n_episodes;

    p->n = keep && keep < all ? keep : all;
    p->lowest = (all - p->n) / PODCAST_PAGE + 1;
    p->highest = p->n > PODCAST_PAGE ? (all - PODCAST_PAGE - 1) / PODCAST_PAGE + 1 : 0;
}

static struct feed_page first_page(const struct podcast *p)
{
    const bool more = p->highest > 0;

    return (struct feed_page){.channel = &p->channel,
        .base = p->base,
        .language = p->n ? p->folder.episodes[0].language : STR(""),
        .episodes = p->folder.episodes,
        .n = p->n < PODCAST_PAGE ? p->n : PODCAST_PAGE,
        .number = FEED_FIRST,
        .next = more,
        .number_after = p->highest,
        .last = more ? p->lowest : FEED_FIRST};
}

/* Page `number`: of the episodes with their place from the oldest, those from (number - 1) *
 * PODCAST_PAGE on, as far as they are in the feed and not in its first page. */
static struct feed_page older_page(const struct podcast *p, size_t number)
{
    const size_t all = p->folder.n_episodes;
    const size_t oldest =
        all - (number - 1) * PODCAST_PAGE; /* the place after it, from the newest */
    const size_t to = oldest < p->n ? oldest : p->n;
    const size_t from = oldest > 2 * PODCAST_PAGE ? oldest - PODCAST_PAGE : PODCAST_PAGE;
    struct feed_page page = first_page(p);

    page.episodes = p->folder.episodes + from;
    page.n = to - from;
    page.number = number;
    page.previous = true;
    page.number_before = number < p->highest ? number + 1 : FEED_FIRST;
    page.next = number > p->lowest;
    page.number_after = number - 1;
    return page;
}

/* --- files --- */

static struct str path_of(const struct podcast *p, struct str name, struct arena *a)
{
    return arena_printf(a, "%.*s/%.*s", STR_ARG(p->folder.path), STR_ARG(name));
}

/* Has the file this content already? */
static bool is_same(const char *path, struct str content, struct arena *a)
{
    struct str old;

    return file_exists(path) && file_read(path, content.len, a, &old, NULL) && str_eq(old, content);
}

static bool write_file(const char *path, struct str content, struct error *err)
{
    struct file_out *file = file_out_open(path, err);
    bool ok = file && file_out_write(file, content, err);

    if (ok)
        ok = file_out_commit(&file, err);
    else
        file_out_abort(&file);
    return ok;
}

static bool write_page(const struct podcast *p, const struct feed_page *page, struct error *err)
{
    struct arena *a = arena_new();
    struct buf text = {0};
    char room[FEED_PAGE_NAME];
    struct str path = {NULL, 0};
    bool ok = false;

    if (a)
        path = path_of(p, feed_page_name(page->number, room), a);
    if (!path.s)
        error_memory(err, PODCAST_FEED);
    else if (feed_page_write(page, &text, err))
        ok = is_same(path.s, buf_str(&text), a) || write_file(path.s, buf_str(&text), err);
    buf_free(&text);
    arena_destroy(&a);
    return ok;
}

static void write_older(void *userdata, size_t from, size_t to)
{
    struct podcast *const p = userdata;

    for (size_t i = from; i < to; i++) {
        const struct feed_page page = older_page(p, p->lowest + i);
        (void)write_page(p, &page, &p->errors[i]); /* its error tells */
    }
}

/* The older pages on all cores, then the first, which leads to them. */
static bool write_pages(struct podcast *p, struct error *err)
{
    const size_t n = p->highest < p->lowest ? 0 : p->highest - p->lowest + 1;
    const struct feed_page first = first_page(p);

    p->errors = arena_array(p->arena, n, sizeof *p->errors);
    if (!p->errors)
        return error_memory(err, PODCAST_FEED);
    parallel_run(n, 1, write_older, p);
    for (size_t i = 0; i < n; i++)
        if (p->errors[i].kind != ERROR_NONE) {
            *err = p->errors[i];
            return false;
        }
    return write_page(p, &first, err);
}

/* Is it the name of a page that is no longer needed? */
static bool is_old_page(const struct podcast *p, struct str name)
{
    const struct str number = str_cut(name, sizeof "feed-" - 1, name.len - (sizeof ".xml" - 1));
    unsigned long page;

    return str_to_uint(number, PAGES_SHOWN, &page) && (page < p->lowest || page > p->highest);
}

/* Removes what an earlier, longer feed left; only a file that this program made. */
static bool remove_old_pages(struct podcast *p, struct error *err)
{
    for (size_t i = 0; i < p->folder.n_pages; i++) {
        struct str path, text;
        if (!is_old_page(p, p->folder.pages[i]))
            continue;
        path = path_of(p, p->folder.pages[i], p->arena);
        if (!path.s)
            return error_memory(err, PODCAST_FEED);
        if (!file_read(path.s, FILE_MAX_INPUT, p->arena, &text, NULL) ||
            str_find(text, STR("<generator>" FEED_GENERATOR "</generator>"), 0) < 0)
            continue;
        if (unlink(path.s) < 0 && errno != ENOENT)
            return error_errno(err, path.s, errno);
    }
    return true;
}

static bool choose_base(
    struct podcast *p, const char *asked, struct notes *notes, struct error *err)
{
    const struct str base = asked ? str_of(asked) : p->channel.base_url;

    if (base.len == 0) {
        notes_add(notes, NOTE_WARNING, p->folder.path,
            "no --base-url and no base_url in " CHANNEL_FILE
            ": the feed's addresses are relative, which podcast apps do not take");
        return true;
    }
    if (!is_web_address(base))
        return error_usage(
            err, asked ? asked : base.s, "the base URL must begin with http:// or https://");
    p->base = arena_printf(p->arena, "%.*s%s", STR_ARG(base), str_ends(base, STR("/")) ? "" : "/");
    return p->base.s || error_memory(err, PODCAST_FEED);
}

static bool write_all(struct podcast *p, const struct podcast_options *options, struct notes *notes,
    struct error *err)
{
    if (!channel_read(options->folder, p->arena, &p->channel, err) ||
        !folder_read(options->folder, p->arena, &p->folder, notes, err) ||
        !choose_base(p, options->base_url, notes, err))
        return false;
    number_pages(p, options->keep ? options->keep : p->channel.keep);
    return write_pages(p, err) && remove_old_pages(p, err);
}

bool podcast_lock(const char *folder, int *lock, struct error *err)
{
    *lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*lock < 0)
        return error_errno(err, folder, errno);
    while (flock(*lock, LOCK_EX) < 0)
        if (errno != EINTR)
            break; /* the file system has no locks: the last one wins */
    return true;
}

void podcast_unlock(int *lock)
{
    if (*lock >= 0)
        close(*lock);
    *lock = -1;
}

bool podcast_write(
    const struct podcast_options *options, size_t *n, struct notes *notes, struct error *err)
{
    struct podcast p = {.arena = arena_new()};
    int lock = -1;
    bool ok = false;

    if (!p.arena) {
        error_memory(err, options->folder);
        goto out;
    }
    if (!options->locked && !podcast_lock(options->folder, &lock, err))
        goto out;
    ok = write_all(&p, options, notes, err);
    *n = p.n;
out:
    folder_free(&p.folder);
    podcast_unlock(&lock);
    arena_destroy(&p.arena);
    return ok;
}
