/*
 * Where sound goes: a descriptor written in large blocks, whose first failure sticks. Encoders
 * that report no write errors of their own (libsndfile's close returns 0 on a full disk) write
 * through it, and are judged by it afterwards.
 */
#ifndef MIX_FILE_SINK_H
#define MIX_FILE_SINK_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct sink;

/* A sink for descriptor fd, at offset 0 of a file or on a pipe; `what` names it in errors. Both
 * must outlive it. NULL: err says why. */
MUST_CHECK struct sink *sink_open(int fd, const char *what, struct error *err);
/* Drops what is not flushed and frees it, not the descriptor; sets *sink to NULL, which it may be.
 */
void sink_close(struct sink **sink);

/* Appends or overwrites at the current offset. After a failure nothing is done. */
void sink_write(struct sink *sink, struct str bytes);
/* Moves to a byte offset of a file. */
void sink_seek(struct sink *sink, int64_t offset);
/* The current offset, and that of the end, in bytes; what is not flushed counts. */
int64_t sink_tell(const struct sink *sink);
int64_t sink_length(const struct sink *sink);
/* Writes out what is held back, and tells whether everything so far went well; else err has the
 * first failure. */
MUST_CHECK bool sink_flush(struct sink *sink, struct error *err);
/* Has nothing failed so far? Else err has the first failure. */
MUST_CHECK bool sink_ok(const struct sink *sink, struct error *err);

#endif
