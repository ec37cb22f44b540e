#include "publish/podcast/episode.h"

#include "base/file.h"
#include "base/parallel.h"
#include "publish/podcast/sidecar.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART 512 /* episodes that a thread reads in one go */

const struct episode_type episode_types[EPISODE_FILES] = {
    [EPISODE_MP3] = {".mp3", "audio/mpeg"},
    [EPISODE_M4A] = {".m4a", "audio/mp4"},
    [EPISODE_OPUS] = {".opus", "audio/ogg"},
    [EPISODE_OGG] = {".ogg", "audio/ogg"},
    [EPISODE_FLAC] = {".flac", "audio/flac"},
    [EPISODE_WAV] = {".wav", "audio/wav"},
    [EPISODE_VTT] = {".vtt", "text/vtt"},
    [EPISODE_SRT] = {".srt", "application/x-subrip"},
    [EPISODE_TRANSCRIPT] = {".transcript.json", "application/json"},
    [EPISODE_TXT] = {".txt", "text/plain"},
    [EPISODE_CHAPTERS] = {".chapters.json", "application/json+chapters"},
    [EPISODE_JPG] = {".jpg", "image/jpeg"},
    [EPISODE_PNG] = {".png", "image/png"},
    [EPISODE_SIDECAR] = {".episode.json", "application/json"},
    [EPISODE_TIMELINE] = {".json", "application/json"},
};

struct entry {
    char head[24];   /* of the name, filled up with NULs: what most are told apart by */
    struct str name; /* without ending */
    enum episode_file file;
};

struct reading {
    struct folder *folder;
    struct arena *arena;
    struct notes *notes;
    int fd; /* of the folder */
    struct entry *entries;
    size_t n_entries;
    size_t cap_entries;
};

bool episode_has(const struct episode *episode, enum episode_file file)
{
    return episode->files >> file & 1;
}

/* --- names --- */

static int compare_text(struct str a, struct str b)
{
    const size_t shorter = a.len < b.len ? a.len : b.len;
    const int order = shorter ? memcmp(a.s, b.s, shorter) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *const x = a, *const y = b;
    int order = memcmp(x->head, y->head, sizeof x->head);

    if (order == 0 && (x->name.len > sizeof x->head || y->name.len > sizeof y->head))
        order = compare_text(x->name, y->name);
    return order ? order : (x->file > y->file) - (x->file < y->file);
}

/* The file of an episode that a name is, by the longest ending; false: none. */
static bool tell_file(struct str name, struct entry *out)
{
    size_t longest = 0;

    for (size_t i = 0; i < EPISODE_FILES; i++) {
        const struct str ending = str_of(episode_types[i].ending);
        if (ending.len <= longest || name.len <= ending.len || !str_ends(name, ending))
            continue;
        longest = ending.len;
        out->file = (enum episode_file)i;
    }
    out->name = str_cut(name, 0, name.len - longest);
    return longest > 0;
}

static bool add_entry(struct reading *r, struct entry entry)
{
    struct entry *const more =
        arena_more(r->arena, r->entries, r->n_entries, &r->cap_entries, sizeof *more);

    if (!more)
        return false;
    r->entries = more;
    memcpy(entry.head, entry.name.s,
        entry.name.len < sizeof entry.head ? entry.name.len : sizeof entry.head);
    entry.name = arena_str(r->arena, entry.name);
    more[r->n_entries++] = entry;
    return entry.name.s;
}

static bool add_page(struct reading *r, struct str name)
{
    struct folder *const f = r->folder;
    struct str *const more =
        arena_more(r->arena, f->pages, f->n_pages, &f->cap_pages, sizeof *more);

    if (!more)
        return false;
    f->pages = more;
    more[f->n_pages] = arena_str(r->arena, name);
    return more[f->n_pages++].s != NULL;
}

static bool add_file(struct reading *r, struct str name)
{
    struct entry entry = {0};

    if (name.s[0] == '.')
        return true;
    if (tell_file(name, &entry))
        return str_eq(entry.name, STR("latest")) || add_entry(r, entry);
    if (str_starts(name, STR("feed-")) && str_ends(name, STR(".xml")))
        return add_page(r, name);
    return true;
}

static bool list_names(struct reading *r, struct error *err)
{
    DIR *const dir = opendir(r->folder->path.s);
    const struct dirent *entry;
    bool ok = true;

    if (!dir)
        return error_errno(err, r->folder->path.s, errno);
    while (ok && (errno = 0, entry = readdir(dir)))
        ok = add_file(r, str_of(entry->d_name)) || error_memory(err, r->folder->path.s);
    if (ok && errno)
        ok = error_errno(err, r->folder->path.s, errno);
    closedir(dir);
    if (ok && r->n_entries)
        qsort(r->entries, r->n_entries, sizeof *r->entries, compare_entries);
    return ok;
}

/* Makes an episode of each name that has audio. */
static bool group_names(struct reading *r, struct error *err)
{
    struct folder *const f = r->folder;
    size_t end;

    for (size_t i = 0; i < r->n_entries; i = end) {
        struct episode e = {.name = r->entries[i].name}, *more;
        for (end = i; end < r->n_entries && str_eq(r->entries[end].name, e.name); end++)
            e.files |= 1u << r->entries[end].file;
        if (r->entries[i].file >= EPISODE_AUDIO) /* audio sorts first */
            continue;
        more = arena_more(r->arena, f->episodes, f->n_episodes, &f->cap_episodes, sizeof *more);
        if (!more)
            return error_memory(err, f->path.s);
        f->episodes = more;
        more[f->n_episodes++] = e;
    }
    return true;
}

/* --- reading one --- */

/* The name of an episode's file, in `room`; NULL: too long for one. */
static const char *file_name(
    const struct episode *e, enum episode_file file, char room[NAME_MAX + 1])
{
    const struct str ending = str_of(episode_types[file].ending);

    if (e->name.len + ending.len > NAME_MAX)
        return NULL;
    memcpy(room, e->name.s, e->name.len);
    memcpy(room + e->name.len, ending.s, ending.len + 1);
    return room;
}

/* The lengths of the audio, and its time as a date; false: there is none. */
static bool measure(const struct reading *r, struct episode *e)
{
    bool any = false;

    for (int i = 0; i < EPISODE_AUDIO; i++) {
        char room[NAME_MAX + 1];
        struct stat st;
        const char *const name =
            episode_has(e, (enum episode_file)i) ? file_name(e, (enum episode_file)i, room) : NULL;
        if (!name || fstatat(r->fd, name, &st, 0) < 0 || !S_ISREG(st.st_mode))
            continue;
        e->bytes[i] = (uint64_t)st.st_size;
        if (st.st_size > 0 && !any)
            e->instant = st.st_mtime; /* unless the sidecar tells a date */
        any = any || st.st_size > 0;
    }
    return any;
}

static void set_trouble(struct episode *e, enum episode_file about, struct str why)
{
    e->told_by = about;
    e->trouble = why;
}

static enum episode_file first_audio(const struct episode *e)
{
    enum episode_file file = EPISODE_MP3;

    while (!episode_has(e, file))
        file++;
    return file;
}

/* Reads one. False without memory. */
static bool read_episode(
    const struct reading *r, struct episode *e, struct arena *a, struct sidecar *told)
{
    const enum episode_file sidecar =
        episode_has(e, EPISODE_SIDECAR) ? EPISODE_SIDECAR : EPISODE_TIMELINE;
    char room[NAME_MAX + 1];
    const char *const name = file_name(e, sidecar, room);
    struct error why = {0};

    if (!measure(r, e)) {
        set_trouble(e, first_audio(e), STR("no audio in it; left out of the feed"));
        return true;
    }
    if (!name || !episode_has(e, sidecar)) {
        set_trouble(e, first_audio(e),
            STR("nothing beside it tells what it is (build it with --also episode); left out of "
                "the feed"));
        return true;
    }
    if (file_read_at(r->fd, name, SIDECAR_MAX, &told->bytes, &why)) {
        struct str trouble;
        if (sidecar_read(told, a, e, &trouble))
            return true;
        set_trouble(e, sidecar, trouble);
    } else { /* "NAME: WHY" */
        set_trouble(
            e, sidecar, arena_str(a, str_cut(str_of(why.text), strlen(name) + 2, sizeof why.text)));
    }
    if (e->trouble.s)
        e->trouble =
            arena_printf(a, "%.*s; the episode is left out of the feed", STR_ARG(e->trouble));
    return e->trouble.s;
}

/* A thread's: a part of the episodes, with an arena of its own. One whose arena is missing had no
 * memory. */
static void read_part(void *userdata, size_t from, size_t to)
{
    const struct reading *const r = userdata;
    struct arena *a = arena_new();
    struct sidecar told = {0};
    bool ok = a != NULL;

    for (size_t i = from; ok && i < to; i++)
        ok = read_episode(r, &r->folder->episodes[i], a, &told);
    sidecar_free(&told);
    if (ok)
        r->folder->arenas[from / PART] = a;
    else
        arena_destroy(&a);
}

static bool read_all(struct reading *r, struct error *err)
{
    struct folder *const f = r->folder;

    f->n_arenas = (f->n_episodes + PART - 1) / PART;
    f->arenas = arena_array(r->arena, f->n_arenas, sizeof(struct arena *));
    if (!f->arenas)
        return error_memory(err, f->path.s);
    parallel_run(f->n_episodes, PART, read_part, r);
    for (size_t i = 0; i < f->n_arenas; i++)
        if (!f->arenas[i])
            return error_memory(err, f->path.s);
    return true;
}

static void warn(
    const struct reading *r, const struct episode *e, enum episode_file about, struct str why)
{
    const struct str path = arena_printf(r->arena, "%.*s/%.*s%s", STR_ARG(r->folder->path),
        STR_ARG(e->name), episode_types[about].ending);

    if (path.s)
        notes_add(r->notes, NOTE_WARNING, path, "%.*s", STR_ARG(why));
}

/* Leaves out those with trouble, and tells it. */
static void sift(struct reading *r)
{
    struct folder *const f = r->folder;
    size_t kept = 0;

    for (size_t i = 0; i < f->n_episodes; i++) {
        const struct episode *const e = &f->episodes[i];

        if (e->trouble.s) {
            warn(r, e, e->told_by, e->trouble);
            continue;
        }
        if (e->undated)
            warn(r, e, first_audio(e),
                STR("nothing tells its date, and the file's time stands for it, which a copy may "
                    "not keep (build it with --date)"));
        f->episodes[kept++] = *e;
    }
    f->n_episodes = kept;
}

/* --- guids and order --- */

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
    struct reading r = {.folder = out, .arena = a, .notes = notes};
    bool ok = false;

    *out = (struct folder){.path = arena_str(a, str_of(path))};
    if (!out->path.s)
        return error_memory(err, path);
    r.fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (r.fd < 0)
        return error_errno(err, path, errno);
    if (!list_names(&r, err) || !group_names(&r, err) || !read_all(&r, err))
        goto out;
    sift(&r);
    if (!part_guids(out, err))
        goto out;
    if (out->n_episodes)
        qsort(out->episodes, out->n_episodes, sizeof *out->episodes, newest_first);
    ok = true;
out:
    close(r.fd);
    return ok;
}

void folder_free(struct folder *folder)
{
    for (size_t i = 0; i < folder->n_arenas; i++)
        arena_destroy(&folder->arenas[i]);
    folder->n_arenas = 0;
}
