#include "mix/file/sink.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK ((size_t)256 << 10) /* bytes handed to the system at a time */
#define WRITEBACK                                                                                  \
    ((int64_t)4 << 20) /* bytes that the system is asked to bring to disk at a time                \
                        */

struct sink {
    int fd;
    const char *what; /* the caller's */
    int64_t flushed;  /* offset up to which the descriptor was written */
    int64_t length;   /* the greatest offset ever reached */
    size_t used;      /* bytes held back */
    struct error why; /* the first failure */
    char block[BLOCK];
};

struct sink *sink_open(int fd, const char *what, struct error *err)
{
    struct sink *sink = malloc(sizeof *sink);

    if (!sink) {
        error_memory(err, what);
        return NULL;
    }
    sink->fd = fd;
    sink->what = what;
    sink->flushed = 0;
    sink->length = 0;
    sink->used = 0;
    sink->why.kind = ERROR_NONE;
    return sink;
}

void sink_close(struct sink **sink)
{
    free(*sink);
    *sink = NULL;
}

/*
 * Asks the system to begin bringing to disk what was written up to `end`, in step with the writing:
 * else it all waits for the fsync at the end, and so does the user. Only a hint; a pipe refuses it.
 */
static void begin_writeback(const struct sink *sink, int64_t end)
{
    const int64_t from = sink->flushed / WRITEBACK * WRITEBACK, to = end / WRITEBACK * WRITEBACK;

    if (to > from)
        (void)sync_file_range(sink->fd, from, to - from, SYNC_FILE_RANGE_WRITE);
}

static void put(struct sink *sink, struct str bytes)
{
    const int64_t end = sink->flushed + (int64_t)bytes.len;

    if (!file_write_all(sink->fd, bytes, sink->what, &sink->why))
        return;
    begin_writeback(sink, end);
    sink->flushed = end;
}

static void flush(struct sink *sink)
{
    const struct str held = {sink->block, sink->used};

    sink->used = 0;
    put(sink, held);
}

void sink_write(struct sink *sink, struct str bytes)
{
    if (sink->why.kind != ERROR_NONE || bytes.len == 0)
        return;
    if (bytes.len > BLOCK - sink->used) {
        /* fill the block first, so that the system always gets whole ones */
        const struct str head = str_cut(bytes, 0, BLOCK - sink->used);
        memcpy(sink->block + sink->used, head.s, head.len);
        sink->used = BLOCK;
        flush(sink);
        bytes = str_cut(bytes, head.len, bytes.len);
    }
    if (bytes.len >= BLOCK && sink->why.kind == ERROR_NONE) {
        const size_t whole = bytes.len / BLOCK * BLOCK;
        put(sink, str_cut(bytes, 0, whole));
        bytes = str_cut(bytes, whole, bytes.len);
    }
    if (sink->why.kind != ERROR_NONE)
        return;
    memcpy(sink->block + sink->used, bytes.s, bytes.len);
    sink->used += bytes.len;
    if (sink_tell(sink) > sink->length)
        sink->length = sink_tell(sink);
}

void sink_seek(struct sink *sink, int64_t offset)
{
    if (sink->why.kind != ERROR_NONE || offset == sink_tell(sink))
        return;
    flush(sink);
    if (sink->why.kind != ERROR_NONE)
        return;
    if (lseek(sink->fd, (off_t)offset, SEEK_SET) < 0)
        error_errno(&sink->why, sink->what, errno);
    else
        sink->flushed = offset;
}

int64_t sink_tell(const struct sink *sink)
{
    return sink->flushed + (int64_t)sink->used;
}

int64_t sink_length(const struct sink *sink)
{
    return sink->length;
}

bool sink_ok(const struct sink *sink, struct error *err)
{
    if (sink->why.kind == ERROR_NONE)
        return true;
    if (err)
        *err = sink->why;
    return false;
}

bool sink_flush(struct sink *sink, struct error *err)
{
    if (sink->why.kind == ERROR_NONE)
        flush(sink);
    return sink_ok(sink, err);
}
