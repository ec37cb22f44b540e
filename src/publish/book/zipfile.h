/*
 * A zip archive written into an output: the only door to libzip. The same parts give the same
 * bytes: every part is dated 1 January 1980, the first day that zip can tell. What a part holds is
 * made when its turn comes, so that memory follows the longest part, not the archive.
 */
#ifndef PUBLISH_BOOK_ZIPFILE_H
#define PUBLISH_BOOK_ZIPFILE_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>

struct zipfile;

/* Begins an archive in `out`, which must be empty. NULL: err says why. */
MUST_CHECK struct zipfile *zipfile_begin(struct file_out *out, struct error *err);

/* Makes the bytes of a part: adds them to `out`, whose failure to allocate sticks. */
typedef void zipfile_make(void *userdata, size_t number, struct buf *out);

/*
 * Adds a part after those there are. `make` is called with `userdata` and `number` when the archive
 * is ended; it may be called more than once, and must make the same each time. `stored`: not
 * compressed.
 */
MUST_CHECK bool zipfile_add(struct zipfile *z, const char *name, bool stored, zipfile_make *make,
    void *userdata, size_t number, struct error *err);
/* Adds all of a file, not compressed. It is read when the archive is ended. */
MUST_CHECK bool zipfile_add_file(
    struct zipfile *z, const char *name, const struct file_out *file, struct error *err);

/* Writes the archive; frees *z and sets it to NULL, also on failure. */
MUST_CHECK bool zipfile_end(struct zipfile **z, struct error *err);
/* Drops it; *z may be NULL. */
void zipfile_abort(struct zipfile **z);

#endif
