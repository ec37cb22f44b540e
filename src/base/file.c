#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef BULLETIN_DATADIR
#define BULLETIN_DATADIR "/usr/local/share/bulletin"
#endif

#define READ_STEP  ((size_t)256 << 10)
#define SMALL_STEP ((size_t)8 << 10)

/* Names tried before an output's temporary name is given up; they differ by a counter. */
#define TEMPORARY_TRIES 100

struct file_out {
    char *path;
    char *folder;
    char *temporary; /* the hidden file's name; NULL while the file is unnamed */
    int fd;
};

/* --- reading --- */

static bool read_all(int fd, const char *path, size_t max, struct buf *b, struct error *err)
{
    char *step = malloc(READ_STEP);
    bool ok = false;

    if (!step)
        return error_memory(err, path);
    for (;;) {
        const ssize_t got = read(fd, step, READ_STEP);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            error_errno(err, path, errno);
            goto out;
        }
        if (got == 0)
            break;
        if ((size_t)got > max - b->len) {
            error_set(err, path, "longer than the %zu MiB that are read of one input", max >> 20);
            goto out;
        }
        buf_add(b, (struct str){step, (size_t)got});
        if (b->failed) {
            error_memory(err, path);
            goto out;
        }
    }
    ok = true;
out:
    free(step);
    return ok;
}

bool file_read(const char *path, size_t max, struct arena *a, struct str *out, struct error *err)
{
    const bool standard_input = strcmp(path, "-") == 0;
    const int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct buf b = {0};
    struct stat st;
    bool ok = false;

    if (fd < 0)
        return error_errno(err, path, errno);
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        error_set(err, path, "is a folder, not a file");
        goto out;
    }
    if (!read_all(fd, path, max, &b, err))
        goto out;
    *out = buf_keep(&b, a);
    ok = out->s ? true : error_memory(err, path);
out:
    buf_free(&b);
    if (!standard_input)
        close(fd);
    return ok;
}

bool file_read_at(int folder, const char *name, size_t max, struct buf *out, struct error *err)
{
    const int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    char step[SMALL_STEP];
    bool ok = true;
    ssize_t got;

    buf_clear(out);
    if (fd < 0)
        return error_errno(err, name, errno);
    do {
        got = read(fd, step, sizeof step);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            ok = error_errno(err, name, errno);
        else if ((size_t)got > max - out->len)
            ok = error_set(err, name, "longer than the %zu MiB that are read of it", max >> 20);
        else
            buf_add(out, (struct str){step, (size_t)got});
    } while (ok && (got < 0 || (size_t)got == sizeof step)); /* a file gives less at its end only */
    close(fd);
    return ok && (!out->failed || error_memory(err, name));
}

bool file_exists(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, R_OK) == 0;
}

/* --- writing --- */

/* Waits for a descriptor that was handed to us non-blocking (a pipe of a terminal or an ssh). */
static bool wait_writable(int fd)
{
    struct pollfd wait = {.fd = fd, .events = POLLOUT};

    return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

bool file_write_all(int fd, struct str t, const char *what, struct error *err)
{
    while (t.len) {
        const ssize_t put = write(fd, t.s, t.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0 && errno == EAGAIN && wait_writable(fd))
            continue;
        if (put < 0)
            return error_errno(err, what, errno);
        if (put == 0) /* no error, no progress: not for ever */
            return error_errno(err, what, EIO);
        t = str_cut(t, (size_t)put, t.len);
    }
    return true;
}

/* Makes the folder `path` with its parents. */
static bool make_folders(const char *path, struct error *err)
{
    char *part = strdup(path);
    struct stat st;
    bool ok = false;

    if (!part)
        return error_memory(err, path);
    for (char *slash = strchr(part + 1, '/');; slash = strchr(slash + 1, '/')) {
        if (slash)
            *slash = '\0';
        if (mkdir(part, 0777) < 0 && errno != EEXIST) {
            /* a read-only or closed parent may well hold a folder that is there already */
            const int reason = errno;
            if (stat(part, &st) < 0 || !S_ISDIR(st.st_mode)) {
                error_errno(err, part, reason);
                goto out;
            }
        }
        if (!slash)
            break;
        *slash = '/';
    }
    ok = true;
out:
    free(part);
    return ok;
}

/* The folder of path, allocated; "." where it names none. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return strdup(".");
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* The unnamed file's name under /proc. */
static const char *self_path(const struct file_out *out, char *room, size_t size)
{
    snprintf(room, size, "/proc/self/fd/%d", out->fd);
    return room;
}

/* A hidden name beside path that no other process uses, allocated. It is not made of path's own,
 * which may be as long as a name can be. */
static char *temporary_name(const struct file_out *out, int try)
{
    char *name;

    if (asprintf(&name, "%s/.bulletin-%ld-%d", out->folder, (long)getpid(), try) < 0)
        return NULL;
    return name;
}

static bool open_hidden(struct file_out *out, struct error *err)
{
    for (int try = 0; try < TEMPORARY_TRIES; try++) {
        out->temporary = temporary_name(out, try);
        if (!out->temporary)
            return error_memory(err, out->path);
        out->fd = open(out->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (out->fd >= 0)
            return true;
        free(out->temporary);
        out->temporary = NULL;
        if (errno != EEXIST)
            break;
    }
    return error_errno(err, out->path, errno);
}

static void free_out(struct file_out **out)
{
    struct file_out *o = *out;

    if (o->fd >= 0)
        close(o->fd);
    if (o->temporary)
        unlink(o->temporary);
    free(o->temporary);
    free(o->folder);
    free(o->path);
    free(o);
    *out = NULL;
}

/* Is path a name that a file can get? What would only fail at the end is found out here, and what
 * is no file (a device, a pipe) is not replaced by one. */
static bool can_be_named(const char *path, struct error *err)
{
    const size_t len = strlen(path);
    struct stat st;

    if (len == 0)
        return error_set(err, "\"\"", "is no name for a file");
    if (path[len - 1] == '/')
        return error_set(err, path, "is a folder, not a file to write");
    if (lstat(path, &st) < 0)
        return errno == ENOENT || error_errno(err, path, errno);
    if (S_ISDIR(st.st_mode))
        return error_set(err, path, "is a folder, not a file to write");
    if (!S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode))
        return error_set(err, path, "is a device or a pipe, not a file to write");
    return true;
}

/* Opens an unnamed file in the output's folder; the descriptor stays -1 where that is not to be
 * had. */
static bool open_unnamed(struct file_out *out, struct error *err)
{
    char self[64];

    out->fd = open(out->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (out->fd < 0 &&
        (errno == EACCES || errno == EROFS || errno == EPERM || errno == ENOSPC || errno == EDQUOT))
        return error_errno(err, out->path, errno);
    if (out->fd < 0)
        return true;
    /* name_unnamed needs /proc */
    if (access(self_path(out, self, sizeof self), F_OK) == 0)
        return true;
    close(out->fd);
    out->fd = -1;
    return true;
}

struct file_out *file_out_open(const char *path, struct error *err)
{
    struct file_out *out;

    if (!can_be_named(path, err))
        return NULL;
    out = calloc(1, sizeof *out);
    if (!out) {
        error_memory(err, path);
        return NULL;
    }
    out->fd = -1;
    out->path = strdup(path);
    out->folder = folder_of(path);
    if (!out->path || !out->folder) {
        error_memory(err, path);
        goto fail;
    }
    if (!make_folders(out->folder, err) || !open_unnamed(out, err))
        goto fail;
    if (out->fd < 0 && !open_hidden(out, err))
        goto fail;
    return out;
fail:
    free_out(&out);
    return NULL;
}

int file_out_fd(const struct file_out *out)
{
    return out->fd;
}

const char *file_out_path(const struct file_out *out)
{
    return out->path;
}

bool file_out_rename(struct file_out *out, const char *path, struct error *err)
{
    char *copy;

    if (!can_be_named(path, err))
        return false;
    copy = strdup(path);
    if (!copy)
        return error_memory(err, path);
    free(out->path);
    out->path = copy;
    return true;
}

bool file_out_write(struct file_out *out, struct str t, struct error *err)
{
    return file_write_all(out->fd, t, out->path, err);
}

/* Gives the unnamed file a hidden name: linkat cannot replace what rename then does. */
static bool name_unnamed(struct file_out *out, struct error *err)
{
    char self[64];
    int reason = EEXIST;

    self_path(out, self, sizeof self);
    for (int try = 0; try < TEMPORARY_TRIES && reason == EEXIST; try++) {
        out->temporary = temporary_name(out, try);
        if (!out->temporary)
            return error_memory(err, out->path);
        if (linkat(AT_FDCWD, self, AT_FDCWD, out->temporary, AT_SYMLINK_FOLLOW) == 0)
            return true;
        reason = errno;
        free(out->temporary);
        out->temporary = NULL;
    }
    return error_errno(err, out->path, reason);
}

static bool sync_folder(const struct file_out *out, struct error *err)
{
    const int fd = open(out->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = true;

    if (fd < 0 && errno == EACCES) /* may be written to, but not be read: cannot be synced */
        return true;
    if (fd < 0)
        return error_errno(err, out->folder, errno);
    if (fsync(fd) < 0 && errno != EINVAL) /* EINVAL: the file system has no fsync of folders */
        ok = error_errno(err, out->folder, errno);
    close(fd);
    return ok;
}

bool file_out_commit(struct file_out **out, struct error *err)
{
    struct file_out *o = *out;
    bool ok = false;

    if (fsync(o->fd) < 0 && errno != EINVAL) {
        error_errno(err, o->path, errno);
        goto out;
    }
    if (!o->temporary && !name_unnamed(o, err))
        goto out;
    if (rename(o->temporary, o->path) < 0) {
        error_errno(err, o->path, errno);
        goto out;
    }
    free(o->temporary);
    o->temporary = NULL;
    ok = sync_folder(o, err);
out:
    free_out(out);
    return ok;
}

void file_out_abort(struct file_out **out)
{
    if (*out)
        free_out(out);
}

/* --- the program's own data --- */

/* The folder of the executable, in the arena; s is NULL where the system does not tell. */
static struct str executable_folder(struct arena *a)
{
    char path[PATH_MAX];
    const ssize_t len = readlink("/proc/self/exe", path, sizeof path);

    for (ssize_t i = len - 1; i > 0; i--)
        if (path[i] == '/')
            return arena_str(a, (struct str){path, (size_t)i});
    return (struct str){NULL, 0};
}

#define DATA_ROOTS 4

/* Where data may be, in the order in which it is looked for; s is NULL for one that there is not.
 */
static void data_roots(struct arena *a, struct str roots[DATA_ROOTS])
{
    const struct str executable = executable_folder(a), none = {NULL, 0};

    roots[0] = str_of(getenv("BULLETIN_DATA"));
    roots[1] = executable;
    roots[2] = executable.s ? arena_printf(a, "%s/../share/bulletin", executable.s) : none;
    roots[3] = STR(BULLETIN_DATADIR);
}

struct str file_data(const char *name, struct arena *a)
{
    struct str roots[DATA_ROOTS];

    data_roots(a, roots);
    for (size_t i = 0; i < DATA_ROOTS; i++) {
        const struct str path =
            roots[i].len ? arena_printf(a, "%s/%s", roots[i].s, name) : roots[i];
        if (path.s && access(path.s, R_OK) == 0)
            return path;
    }
    return (struct str){NULL, 0};
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct str *)a)->s, ((const struct str *)b)->s);
}

static bool has_name(const struct file_names *names, struct str name)
{
    for (size_t i = 0; i < names->n; i++)
        if (str_eq(names->items[i], name))
            return true;
    return false;
}

/* Adds the names of a folder's files; a folder that cannot be read has none. */
static bool add_names(
    const char *folder, struct str ending, struct arena *a, struct file_names *out, size_t *cap)
{
    DIR *const dir = opendir(folder);
    const struct dirent *entry;
    bool ok = true;

    while (ok && dir && (entry = readdir(dir))) {
        const struct str file = str_of(entry->d_name);
        struct str name;
        if (file.s[0] == '.' || !str_ends(file, ending))
            continue;
        name = arena_str(a, str_cut(file, 0, file.len - ending.len));
        if (!name.s) {
            ok = false;
        } else if (!has_name(out, name)) {
            struct str *const more = arena_more(a, out->items, out->n, cap, sizeof *more);
            ok = more != NULL;
            if (ok) {
                out->items = more;
                more[out->n++] = name;
            }
        }
    }
    if (dir)
        closedir(dir);
    return ok;
}

bool file_data_names(const char *folder, const char *ending, struct arena *a,
    struct file_names *out, struct error *err)
{
    struct str roots[DATA_ROOTS];
    size_t cap = 0;

    *out = (struct file_names){0};
    data_roots(a, roots);
    for (size_t i = 0; i < DATA_ROOTS; i++) {
        const struct str path =
            roots[i].len ? arena_printf(a, "%s/%s", roots[i].s, folder) : roots[i];
        if (path.s && !add_names(path.s, str_of(ending), a, out, &cap))
            return error_memory(err, folder);
    }
    if (out->n)
        qsort(out->items, out->n, sizeof *out->items, compare_names);
    return true;
}
