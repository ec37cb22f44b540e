#include "publish/podcast/episodename.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "publish/podcast/episode.h"
#include "publish/podcast/episodejson.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TITLE_MAX 60 /* bytes of the title's part */

/* Adds the date's digits and hyphens, and of a time the hour and minute. */
static void add_date(struct buf *out, struct str date)
{
    buf_add(out, str_cut(date, 0, 10));
    if (date.len >= 16 && date.s[10] == 'T') {
        buf_add_byte(out, '-');
        buf_add(out, str_cut(date, 11, 13));
        buf_add(out, str_cut(date, 14, 16));
    }
}

/* Adds words of small letters and digits with hyphens between, and no part of a word where there is
 * no room for all of it. */
static void add_words(struct buf *out, struct str text)
{
    const size_t most = out->len + TITLE_MAX;
    size_t word = out->len; /* where the word at hand begins, its hyphen with it */
    bool within = false;

    for (size_t i = 0; i < text.len && !out->failed; i++) {
        const char c = ascii_lower(text.s[i]);
        if (!ascii_is_digit(c) && !ascii_is_alpha(c)) {
            within = within && c == '\''; /* "can't" is one word */
            continue;
        }
        if (out->len >= most) {
            if (within && word > most - TITLE_MAX)
                out->len = word;
            return;
        }
        if (!within) {
            word = out->len;
            if (out->len)
                buf_add_byte(out, '-');
        }
        buf_add_byte(out, c);
        within = true;
    }
}

/* --- whose a name is --- */

enum owner { OWNER_NOBODY, OWNER_SAME, OWNER_OTHER };

static bool exists(const char *folder, struct str name, const char *ending, struct arena *a)
{
    const struct str path = arena_printf(a, "%s/%.*s%s", folder, STR_ARG(name), ending);

    return path.s && access(path.s, F_OK) == 0;
}

/* By the guid beside it; what nothing tells about was not made by build. */
static enum owner owner_of(const char *folder, struct str name, const char *guid, struct arena *a)
{
    const char *const sidecar = episode_types[EPISODE_SIDECAR].ending;
    const struct str path = arena_printf(a, "%s/%.*s%s", folder, STR_ARG(name), sidecar);
    struct json *root = NULL;
    struct str bytes;
    bool same;

    if (!exists(folder, name, sidecar, a)) {
        for (int i = 0; i < EPISODE_AUDIO; i++)
            if (exists(folder, name, episode_types[i].ending, a))
                return OWNER_OTHER;
        return OWNER_NOBODY;
    }
    if (path.s && file_read(path.s, FILE_MAX_INPUT, a, &bytes, NULL))
        root = json_parse(bytes, path.s, NULL);
    same = str_eq(json_text(json_get(root, "guid")), str_of(guid));
    json_free(&root);
    return same ? OWNER_SAME : OWNER_OTHER;
}

/*
 * The name to take: `plain`, or where that is another's, or is "", one with as much of the guid
 * behind it as makes it free. One that this episode has already comes first. s is NULL where there
 * is none.
 */
static struct str choose_name(
    const char *folder, struct str plain, bool unique, const char *guid, struct arena *a)
{
    const char *const hyphen = plain.len ? "-" : "";
    const struct str names[] = {plain, arena_printf(a, "%.*s%s%.8s", STR_ARG(plain), hyphen, guid),
        arena_printf(a, "%.*s%s%s", STR_ARG(plain), hyphen, guid)};
    struct str free_name = {NULL, 0};

    for (size_t i = unique ? 0 : 1; i < sizeof names / sizeof names[0]; i++) {
        const enum owner owner = names[i].s ? owner_of(folder, names[i], guid, a) : OWNER_OTHER;
        if (owner == OWNER_SAME)
            return names[i];
        if (owner == OWNER_NOBODY && !free_name.s)
            free_name = names[i];
    }
    return free_name;
}

bool episode_path(const char *folder, const struct rundown *rundown, const char *ending,
    struct arena *a, const char **out, struct error *err)
{
    char guid[UUID_TEXT];
    struct buf plain = {0};
    struct str name, path;
    bool ok;

    if (!episode_guid(rundown, guid, err))
        return false;
    add_date(&plain, rundown->date);
    add_words(&plain, rundown->title);
    ok = !plain.failed || error_memory(err, folder);
    name = ok ? choose_name(folder, buf_str(&plain), plain.len > 10 && rundown->date.len, guid, a)
              : (struct str){NULL, 0};
    if (ok && !name.s)
        ok = error_set(err, folder, "every name for the episode is another one's there already");
    if (ok) {
        path = arena_printf(a, "%s/%.*s%s", folder, STR_ARG(name), ending);
        *out = path.s;
        ok = path.s || error_memory(err, folder);
    }
    buf_free(&plain);
    return ok;
}

static bool link_or_point(const char *path, const char *name, const char *link_path)
{
    return link(path, link_path) == 0 || symlink(name, link_path) == 0;
}

bool episode_link_latest(const char *path, struct error *err)
{
    const char *const slash = strrchr(path, '/');
    const char *const name = slash ? slash + 1 : path;
    const char *const ending = strrchr(name, '.');
    char hidden[4096], latest[4096];
    const int folder = (int)(name - path);
    const int a = snprintf(hidden, sizeof hidden, "%.*s.latest-%ld", folder, path, (long)getpid());
    const int b =
        snprintf(latest, sizeof latest, "%.*slatest%s", folder, path, ending ? ending : "");

    if (a < 0 || b < 0 || (size_t)a >= sizeof hidden || (size_t)b >= sizeof latest)
        return error_set(err, path, "the path is too long");
    (void)unlink(hidden); /* of a killed process with the same number */
    if (!link_or_point(path, name, hidden) || rename(hidden, latest) < 0) {
        error_errno(err, latest, errno);
        (void)unlink(hidden);
        return false;
    }
    (void)unlink(hidden); /* rename leaves it where both are the same file already */
    return true;
}
