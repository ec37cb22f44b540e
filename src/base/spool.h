/*
 * A temporary file without a name, written and then read: gone with its descriptor, whatever
 * ends the program.
 */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct spool;

/* Opens one in the folder of the file `path`, where the room for a programme is; for "-" in
 * $TMPDIR, else /tmp. The folder must be there. NULL: err says why. */
MUST_CHECK struct spool *spool_open(const char *path, struct error *err);
/* Frees it; sets *spool to NULL, which it may be. */
void spool_close(struct spool **spool);
/* Its descriptor, owned by it. */
int spool_fd(const struct spool *spool);
/* What it is called in errors. */
const char *spool_name(const struct spool *spool);
/* Writes all the bytes behind what was written so far. */
MUST_CHECK bool spool_append(struct spool *spool, struct str bytes, struct error *err);
/* Reads up to `size` bytes at `offset` into `to`, fewer only at the end; *got is how many. */
MUST_CHECK bool spool_read(const struct spool *spool, int64_t offset, void *to, size_t size,
    size_t *got, struct error *err);
/* Reads all of `size` bytes at `offset`; fewer are an error. */
MUST_CHECK bool spool_read_all(
    const struct spool *spool, int64_t offset, void *to, size_t size, struct error *err);

#endif
