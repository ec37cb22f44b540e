/*
 * Text that grows: a heap buffer whose failure sticks. Appending after a failure does nothing, so
 * a writer appends what it has to and looks at `failed` once, at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct buf {
    char *s;     /* owned; NULL while nothing was appended; a NUL follows the len bytes otherwise */
    size_t len;  /* bytes in use */
    size_t cap;  /* bytes allocated */
    bool failed; /* memory ran out: what was appended since is missing */
};

/* An empty buffer is {0}. Gives the memory back and empties it. */
void buf_free(struct buf *b);
/* Forgets the content (and a failure), keeps the memory. */
void buf_clear(struct buf *b);

void buf_add(struct buf *b, struct str t);
void buf_add_byte(struct buf *b, char c);
/* One code point as UTF-8. */
void buf_add_cp(struct buf *b, uint32_t cp);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* What is in it, valid until the next append. */
struct str buf_str(const struct buf *b);
/* A copy of what is in it in the arena; s is NULL where the buffer failed or the arena has no
 * memory. */
MUST_CHECK struct str buf_keep(const struct buf *b, struct arena *a);

#endif
