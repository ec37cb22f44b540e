#include "base/spool.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct spool {
    int fd;
    char name[4096]; /* "temporary file in FOLDER" */
};

/* The folder of `path`, in `room`. */
static void folder_of(const char *path, char *room, size_t size)
{
    const char *const slash = strrchr(path, '/');
    const char *const temporary = getenv("TMPDIR");

    if (strcmp(path, "-") == 0)
        snprintf(room, size, "%s", temporary && *temporary ? temporary : "/tmp");
    else if (!slash)
        snprintf(room, size, ".");
    else if (slash == path)
        snprintf(room, size, "/");
    else
        snprintf(room, size, "%.*s", (int)(slash - path), path);
}

/* Where the file system has no unnamed files: one whose name is taken away at once. */
static int open_unlinked(const char *folder)
{
    char path[4096];
    int fd;

    if (snprintf(path, sizeof path, "%s/.bulletin-XXXXXX", folder) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        (void)unlink(path);
    return fd;
}

struct spool *spool_open(const char *path, struct error *err)
{
    struct spool *spool = malloc(sizeof *spool);
    char folder[4000];

    if (!spool) {
        error_memory(err, path);
        return NULL;
    }
    folder_of(path, folder, sizeof folder);
    snprintf(spool->name, sizeof spool->name, "temporary file in %s", folder);
    spool->fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (spool->fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
        spool->fd = open_unlinked(folder);
    if (spool->fd >= 0)
        return spool;
    error_errno(err, spool->name, errno);
    free(spool);
    return NULL;
}

void spool_close(struct spool **spool)
{
    if (!*spool)
        return;
    close((*spool)->fd);
    free(*spool);
    *spool = NULL;
}

int spool_fd(const struct spool *spool)
{
    return spool->fd;
}

const char *spool_name(const struct spool *spool)
{
    return spool->name;
}

bool spool_append(struct spool *spool, struct str bytes, struct error *err)
{
    return file_write_all(spool->fd, bytes, spool->name, err);
}

bool spool_read(const struct spool *spool, int64_t offset, void *to, size_t size, size_t *got,
    struct error *err)
{
    *got = 0;
    while (*got < size) {
        const ssize_t n =
            pread(spool->fd, (char *)to + *got, size - *got, (off_t)(offset + (int64_t)*got));
        if (n == 0)
            return true;
        if (n < 0 && errno != EINTR)
            return error_errno(err, spool->name, errno);
        if (n > 0)
            *got += (size_t)n;
    }
    return true;
}

bool spool_read_all(
    const struct spool *spool, int64_t offset, void *to, size_t size, struct error *err)
{
    size_t got;

    return spool_read(spool, offset, to, size, &got, err) &&
           (got == size || error_set(err, spool->name, "ends too early"));
}
