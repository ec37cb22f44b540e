/*
 * Files: read whole with a limit, written whole or not at all, and found among the program's data.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most that is read of one input: 256 MiB. Longer ones are refused with a message. */
#define FILE_MAX_INPUT ((size_t)256 << 20)

/*
 * Reads all of `path` ("-" is standard input) into the arena. At most `max` bytes; a directory, an
 * unreadable file or a longer one is an error that names path.
 */
MUST_CHECK bool file_read(
    const char *path, size_t max, struct arena *a, struct str *out, struct error *err);

/*
 * An output that appears under its name only when it is complete and on disk. Until then it is an
 * unnamed file of the same folder (O_TMPFILE), so that even SIGKILL leaves nothing behind; where
 * the file system has none, a hidden one that file_out_abort removes.
 */
struct file_out;

/*
 * Opens an output for `path`, whose folder is made (with parents) when missing. A folder, device or
 * pipe of that name is an error; a symbolic link is replaced, not followed. NULL: err says why.
 */
MUST_CHECK struct file_out *file_out_open(const char *path, struct error *err);
/* Its descriptor, readable and writable, at offset 0; owned by the output. */
int file_out_fd(const struct file_out *out);
/* The name it will have. */
const char *file_out_path(const struct file_out *out);
/* Gives it another name of the same folder. */
MUST_CHECK bool file_out_rename(struct file_out *out, const char *path, struct error *err);
/* Writes all of t at the current offset. */
MUST_CHECK bool file_out_write(struct file_out *out, struct str t, struct error *err);
/*
 * fsync, name it (replacing an older one), fsync its folder; frees it and sets *out to NULL, also
 * on failure. Killed between the naming and the replacing, it leaves a hidden file.
 */
MUST_CHECK bool file_out_commit(struct file_out **out, struct error *err);
/* Drops it: nothing appears, an older file stays. Frees and sets *out to NULL; *out may be NULL. */
void file_out_abort(struct file_out **out);

/* Writes all of t to descriptor fd, over short writes and EINTR; `what` names it in the error. */
MUST_CHECK bool file_write_all(int fd, struct str t, const char *what, struct error *err);

/*
 * Reads all of a file of the folder that descriptor `folder` is, at most `max` bytes, over what
 * `out` held: for many small files one after the other. A pipe is not waited for. `name` is the
 * error's.
 */
MUST_CHECK bool file_read_at(
    int folder, const char *name, size_t max, struct buf *out, struct error *err);

/* Does path name a regular file that can be read? */
bool file_exists(const char *path);

/*
 * Where the program's own data is, such as "voices/calm.cast" or "scripts/formats/article": looked
 * for in $BULLETIN_DATA, beside the executable (a build tree), in ../share/bulletin of the
 * executable's folder (an installed or relocated program), and in the folder it was configured to
 * be installed in. The path is in the arena; s is NULL where there is no such file or folder.
 */
struct str file_data(const char *name, struct arena *a);

struct file_names {
    struct str *items; /* in the arena, each followed by a NUL */
    size_t n;
};

/*
 * What there is to choose from in a folder of the program's data ("voices"), wherever file_data
 * would find it: the names of the files with that ending, without it, sorted, each once.
 */
MUST_CHECK bool file_data_names(const char *folder, const char *ending, struct arena *a,
    struct file_names *out, struct error *err);

#endif
