#include "read/web/cache.h"

#include "base/buf.h"
#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC      STR("bulletin copy 1")
#define NAME_LEN   32 /* hexadecimal digits of a file's name */
#define SUFFIX     ".copy"
#define MAX_SCAN   100000 /* files of the folder that are looked at */
#define FNV_BASIS  0xCBF29CE484222325u
#define FNV_PRIME  0x100000001B3u
#define OTHER_SEED 0x9E3779B97F4A7C15u

/* FNV-1a, 64 bits: no defence against an enemy, but nothing here needs one. */
static uint64_t fnv(struct str t, uint64_t basis)
{
    for (size_t i = 0; i < t.len; i++)
        basis = (basis ^ (unsigned char)t.s[i]) * FNV_PRIME;
    return basis;
}

struct str cache_folder(struct arena *a)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");

    /* XDG Base Directory Specification: a relative path is to be ignored */
    if (cache && cache[0] == '/')
        return arena_printf(a, "%s/bulletin/fetch", cache);
    if (home && home[0] == '/')
        return arena_printf(a, "%s/.cache/bulletin/fetch", home);
    return (struct str){NULL, 0};
}

/* The file of an address: the name tells nothing of it, as it may have a password in it. */
static struct str path_of(const char *folder, struct str url, struct arena *a)
{
    return arena_printf(a, "%s/%016llx%016llx" SUFFIX, folder,
        (unsigned long long)fnv(url, FNV_BASIS),
        (unsigned long long)fnv(url, FNV_BASIS ^ OTHER_SEED));
}

/* The next line, which must be "name: value". */
static bool field(struct str *rest, const char *name, struct str *value)
{
    const struct str want = str_of(name);
    struct str line;

    if (!str_next(rest, '\n', &line) || !str_starts(line, want) ||
        !str_starts(str_cut(line, want.len, line.len), STR(": ")))
        return false;
    *value = str_cut(line, want.len + 2, line.len);
    return true;
}

static bool parse(struct str all, struct copy *out)
{
    struct str rest = all, line, length, sum;
    unsigned long n;
    char expected[20];

    if (!str_next(&rest, '\n', &line) || !str_eq(line, MAGIC))
        return false;
    if (!field(&rest, "url", &out->url) || !field(&rest, "type", &out->type) ||
        !field(&rest, "charset", &out->charset) || !field(&rest, "etag", &out->etag) ||
        !field(&rest, "modified", &out->modified) || !field(&rest, "length", &length) ||
        !field(&rest, "sum", &sum))
        return false;
    if (!str_next(&rest, '\n', &line) || line.len > 0)
        return false;
    if (!str_to_uint(length, 1ul << 40, &n) || n != rest.len)
        return false;
    snprintf(expected, sizeof expected, "%016llx", (unsigned long long)fnv(rest, FNV_BASIS));
    if (!str_eq(sum, str_of(expected)))
        return false;
    out->bytes = rest;
    return true;
}

bool cache_read(const char *folder, struct str url, struct arena *a, struct copy *out)
{
    const struct str path = path_of(folder, url, a);
    struct stat st;
    struct str all;

    if (!path.s || stat(path.s, &st) < 0 || !S_ISREG(st.st_mode))
        return false;
    if (!file_read(path.s, FILE_MAX_INPUT, a, &all, NULL))
        return false;
    *out = (struct copy){.checked = st.st_mtime};
    return parse(all, out);
}

void cache_touch(const char *folder, struct str url)
{
    struct arena *a = arena_new();
    struct str path;

    if (!a)
        return;
    path = path_of(folder, url, a);
    if (path.s)
        (void)utimensat(AT_FDCWD, path.s, NULL, 0); /* if not: older than it is, no harm */
    arena_destroy(&a);
}

/* --- the bounds --- */

struct kept {
    char name[NAME_LEN + sizeof SUFFIX];
    int64_t time;
    int64_t size;
};

static bool is_copy(const char *name)
{
    return strspn(name, "0123456789abcdef") == NAME_LEN && strcmp(name + NAME_LEN, SUFFIX) == 0;
}

static int by_age(const void *a, const void *b)
{
    const struct kept *x = a, *y = b;

    if (x->time != y->time)
        return x->time < y->time ? 1 : -1;
    return strcmp(x->name, y->name);
}

/* Drops the oldest copies beyond the bounds. What cannot be dropped stays. */
static void prune(const char *folder, struct arena *a)
{
    DIR *dir = opendir(folder);
    struct kept *kept = NULL;
    size_t n = 0, cap = 0;
    int64_t total = 0;
    const struct dirent *entry;
    struct stat st;

    if (!dir)
        return;
    while ((entry = readdir(dir)) && n < MAX_SCAN) {
        struct kept *more;

        if (!is_copy(entry->d_name) || fstatat(dirfd(dir), entry->d_name, &st, 0) < 0)
            continue;
        more = arena_more(a, kept, n, &cap, sizeof *kept);
        if (!more)
            break;
        kept = more;
        strcpy(kept[n].name, entry->d_name);
        kept[n].time = st.st_mtime;
        kept[n++].size = st.st_size;
    }
    if (n > 0)
        qsort(kept, n, sizeof *kept, by_age);
    for (size_t i = 0; i < n; i++) {
        total += kept[i].size;
        if (i > 0 && (i >= CACHE_MAX_FILES || total > CACHE_MAX_BYTES))
            (void)unlinkat(dirfd(dir), kept[i].name, 0);
    }
    closedir(dir);
}

static bool is_line(struct str t)
{
    return t.len < 4096 && !(t.len && memchr(t.s, '\n', t.len));
}

static bool write_copy(const char *path, const struct copy *copy, struct error *err)
{
    struct buf head = {0};
    struct file_out *out = file_out_open(path, err);
    bool ok;

    if (!out)
        return false;
    buf_add(&head, MAGIC);
    buf_printf(&head, "\nurl: %.*s\ntype: %.*s\ncharset: %.*s\netag: %.*s\nmodified: %.*s\n",
        STR_ARG(copy->url), STR_ARG(copy->type), STR_ARG(copy->charset), STR_ARG(copy->etag),
        STR_ARG(copy->modified));
    buf_printf(&head, "length: %zu\nsum: %016llx\n\n", copy->bytes.len,
        (unsigned long long)fnv(copy->bytes, FNV_BASIS));
    ok = head.failed
             ? error_memory(err, path)
             : file_out_write(out, buf_str(&head), err) && file_out_write(out, copy->bytes, err);
    buf_free(&head);
    if (ok)
        return file_out_commit(&out, err);
    file_out_abort(&out);
    return false;
}

bool cache_write(const char *folder, struct str url, const struct copy *copy, struct error *err)
{
    struct arena *a = arena_new();
    struct str path;
    bool ok;

    if (!a)
        return error_memory(err, folder);
    path = path_of(folder, url, a);
    if (!path.s)
        ok = error_memory(err, folder);
    else if (!is_line(copy->url) || !is_line(copy->type) || !is_line(copy->charset) ||
             !is_line(copy->etag) || !is_line(copy->modified))
        ok = error_set(err, folder, "a header is too long to be kept");
    else
        ok = write_copy(path.s, copy, err);
    if (ok)
        prune(folder, a);
    arena_destroy(&a);
    return ok;
}
