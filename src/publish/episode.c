#include "publish/episode.h"

#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "publish/chapters.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SIDECAR_MAX ((size_t)64 << 20) /* bytes */

const struct episode_type episode_audio[EPISODE_AUDIO_TYPES] = {
    {".mp3", "audio/mpeg"},
    {".m4a", "audio/mp4"},
    {".opus", "audio/ogg"},
    {".ogg", "audio/ogg"},
    {".flac", "audio/flac"},
    {".wav", "audio/wav"},
};

struct reading {
    struct folder *folder;
    struct arena *arena;
    struct notes *notes;
};

/* --- names --- */

static int compare_text(struct str a, struct str b)
{
    const size_t shorter = a.len < b.len ? a.len : b.len;
    const int order = shorter ? memcmp(a.s, b.s, shorter) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_names(const void *a, const void *b)
{
    return compare_text(*(const struct str *)a, *(const struct str *)b);
}

static bool add_name(struct reading *r, const char *name)
{
    struct folder *const f = r->folder;
    struct str *const more =
        arena_more(r->arena, f->files, f->n_files, &f->cap_files, sizeof *more);

    if (!more)
        return false;
    f->files = more;
    more[f->n_files] = arena_str(r->arena, str_of(name));
    return more[f->n_files++].s != NULL;
}

static bool list_names(struct reading *r, struct error *err)
{
    struct folder *const f = r->folder;
    DIR *const dir = opendir(f->path.s);
    const struct dirent *entry;
    bool ok = true;

    if (!dir)
        return error_errno(err, f->path.s, errno);
    while (ok && (errno = 0, entry = readdir(dir)))
        if (entry->d_name[0] != '.')
            ok = add_name(r, entry->d_name) || error_memory(err, f->path.s);
    if (ok && errno)
        ok = error_errno(err, f->path.s, errno);
    closedir(dir);
    if (ok && f->n_files)
        qsort(f->files, f->n_files, sizeof *f->files, compare_names);
    return ok;
}

bool folder_has(const struct folder *folder, struct str name, const char *ending)
{
    char whole[NAME_MAX + 1];
    const size_t len = strlen(ending);
    struct str key = {whole, name.len + len};

    if (key.len > NAME_MAX || folder->n_files == 0)
        return false;
    memcpy(whole, name.s, name.len);
    memcpy(whole + name.len, ending, len);
    return bsearch(&key, folder->files, folder->n_files, sizeof key, compare_names);
}

/* --- sidecars --- */

static void warn(const struct reading *r, struct str name, const char *ending, const char *why)
{
    const struct str path =
        arena_printf(r->arena, "%.*s/%.*s%s", STR_ARG(r->folder->path), STR_ARG(name), ending);

    if (path.s)
        notes_add(r->notes, NOTE_WARNING, path, "%s", why);
}

/* The sidecar's value, or NULL after a warning. `scratch` holds its bytes. */
static struct json *read_json(
    const struct reading *r, struct str name, const char *ending, struct arena *scratch)
{
    const struct str path =
        arena_printf(scratch, "%.*s/%.*s%s", STR_ARG(r->folder->path), STR_ARG(name), ending);
    struct error why = {0};
    struct json *root = NULL;
    struct str bytes, text;

    if (path.s && file_read(path.s, SIDECAR_MAX, scratch, &bytes, &why))
        root = json_parse(bytes, path.s, &why);
    if (root && json_number(json_get(root, "duration"), -1) >= 0)
        return root;
    text = str_of(why.text); /* "WHAT: WHY": what is said as the note's own */
    if (path.s && str_starts(text, path))
        text = str_cut(text, path.len + 2, text.len);
    if (path.s)
        notes_add(r->notes, NOTE_WARNING, path, "%.*s; the episode is left out of the feed",
            STR_ARG(root ? STR("tells no duration") : text));
    json_free(&root);
    return NULL;
}

static bool describe(const struct json *stories, struct arena *a, struct episode *e)
{
    struct buf lines = {0};

    for (size_t i = 0; i < json_count(stories); i++) {
        const struct str title = json_text(json_get(json_at(stories, i), "title"));
        if (i && lines.len)
            buf_add_byte(&lines, '\n');
        buf_add(&lines, title);
    }
    e->description = buf_keep(&lines, a);
    buf_free(&lines);
    if (json_count(stories) == 1) {
        const struct str url = json_text(json_get(json_at(stories, 0), "url"));
        if (is_web_address(url))
            e->link = arena_str(a, url);
    }
    return e->description.s && (e->link.s || e->link.len == 0);
}

/* Is it the text of a UUID, as uuid_text writes it? */
static bool is_uuid(struct str t)
{
    if (t.len != UUID_TEXT - 1)
        return false;
    for (size_t i = 0; i < t.len; i++) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? t.s[i] != '-' : !strchr("0123456789abcdef", t.s[i]))
            return false;
    }
    return true;
}

static void set_guid(struct episode *e, struct str told)
{
    struct uuid made;

    if (is_uuid(told)) {
        memcpy(e->guid, told.s, told.len);
        e->guid[told.len] = '\0';
        return;
    }
    made = uuid_make(&uuid_of_episodes, e->name);
    uuid_text(&made, e->guid);
}

static bool fill(const struct reading *r, const struct json *root, struct episode *e)
{
    const double seconds = json_number(json_get(root, "duration"), 0);
    const struct str title = str_trim(json_text(json_get(root, "title")));
    struct date date;

    e->duration = seconds >= 1e9 ? 1000000000 : (int64_t)(seconds + 0.5);
    if (e->duration < 1)
        e->duration = 1;
    e->title = arena_str(r->arena, title.len ? title : e->name);
    e->language = arena_str(r->arena, json_text(json_get(root, "language")));
    if (date_parse(json_text(json_get(root, "date")), &date))
        e->instant = date.instant;
    set_guid(e, json_text(json_get(root, "guid")));
    return e->title.s && e->language.s && describe(json_get(root, "stories"), r->arena, e);
}

/* --- episodes --- */

/* The name without the ending of an audio file, whose number *type is; else empty. */
static struct str audio_name(struct str file, size_t *type)
{
    for (*type = 0; *type < EPISODE_AUDIO_TYPES; ++*type) {
        const struct str ending = str_of(episode_audio[*type].ending);
        if (file.len > ending.len && str_ends(file, ending))
            return str_cut(file, 0, file.len - ending.len);
    }
    return (struct str){NULL, 0};
}

static bool measure(const struct reading *r, struct episode *e)
{
    bool any = false;

    for (size_t i = 0; i < EPISODE_AUDIO_TYPES; i++) {
        char path[PATH_MAX];
        struct stat st;
        const int len = snprintf(path, sizeof path, "%.*s/%.*s%s", STR_ARG(r->folder->path),
            STR_ARG(e->name), episode_audio[i].ending);
        if (!folder_has(r->folder, e->name, episode_audio[i].ending) || len < 0 ||
            (size_t)len >= sizeof path || stat(path, &st) < 0 || !S_ISREG(st.st_mode))
            continue;
        e->bytes[i] = (uint64_t)st.st_size;
        if (st.st_size > 0 && !any)
            e->instant = st.st_mtime; /* unless the sidecar tells a date */
        any = any || st.st_size > 0;
    }
    return any;
}

/* Is it the first of the types in which this episode is there? */
static bool is_first_type(const struct folder *f, struct str name, size_t type)
{
    for (size_t i = 0; i < type; i++)
        if (folder_has(f, name, episode_audio[i].ending))
            return false;
    return true;
}

static bool add_episode(struct reading *r, struct str name, size_t type, struct error *err)
{
    struct folder *const f = r->folder;
    struct episode e = {.name = name}, *more;
    struct json *root = NULL;
    struct arena *scratch;
    bool ok = true;

    if (!measure(r, &e)) {
        warn(r, name, episode_audio[type].ending, "no audio in it; left out of the feed");
        return true;
    }
    scratch = arena_new();
    if (!scratch)
        return error_memory(err, f->path.s);
    if (folder_has(f, name, ".episode.json"))
        root = read_json(r, name, ".episode.json", scratch);
    else if (folder_has(f, name, ".json"))
        root = read_json(r, name, ".json", scratch);
    else
        warn(r, name, episode_audio[type].ending,
            "nothing beside it tells what it is (build it with --also episode); left out of the "
            "feed");
    if (root) {
        more = arena_more(r->arena, f->episodes, f->n_episodes, &f->cap_episodes, sizeof *more);
        ok = more && fill(r, root, &e);
        if (ok) {
            f->episodes = more;
            more[f->n_episodes++] = e;
        }
    }
    json_free(&root);
    arena_destroy(&scratch);
    return ok || error_memory(err, f->path.s);
}

static int newest_first(const void *a, const void *b)
{
    const struct episode *const x = a, *const y = b;

    if (x->instant != y->instant)
        return x->instant < y->instant ? 1 : -1;
    return compare_text(y->name, x->name);
}

static int by_guid(const void *a, const void *b)
{
    const struct episode *const x = a, *const y = b;
    const int order = strcmp(x->guid, y->guid);

    return order ? order : compare_text(x->name, y->name);
}

/* Leaves the episodes in the order of their guids. */
static bool part_guids(struct folder *f, struct error *err)
{
    char first[UUID_TEXT] = "";

    if (f->n_episodes)
        qsort(f->episodes, f->n_episodes, sizeof *f->episodes, by_guid);
    for (size_t i = 0; i < f->n_episodes; i++) {
        struct episode *const e = &f->episodes[i];
        struct buf name = {0};
        struct uuid own;
        bool ok;

        if (strcmp(first, e->guid) != 0) {
            memcpy(first, e->guid, sizeof first);
            continue;
        }
        buf_printf(&name, "%s\n%.*s", e->guid, STR_ARG(e->name));
        own = uuid_make(&uuid_of_episodes, buf_str(&name));
        uuid_text(&own, e->guid);
        ok = !name.failed;
        buf_free(&name);
        if (!ok)
            return error_memory(err, f->path.s);
    }
    return true;
}

bool folder_read(
    const char *path, struct arena *a, struct folder *out, struct notes *notes, struct error *err)
{
    struct reading reading = {out, a, notes};

    *out = (struct folder){.path = arena_str(a, str_of(path))};
    if (!out->path.s)
        return error_memory(err, path);
    if (!list_names(&reading, err))
        return false;
    for (size_t i = 0; i < out->n_files; i++) {
        size_t type;
        const struct str name = audio_name(out->files[i], &type);
        if (name.len == 0 || str_eq(name, STR("latest")) || !is_first_type(out, name, type))
            continue;
        if (!add_episode(&reading, name, type, err))
            return false;
    }
    if (!part_guids(out, err))
        return false;
    if (out->n_episodes)
        qsort(out->episodes, out->n_episodes, sizeof *out->episodes, newest_first);
    return true;
}
