/*
 * Memory that is given back all at once. Everything of a bulletin (or of an article) lives in one
 * arena, and goes with it; nothing is freed by itself. Not for use by two threads at once.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/attr.h"
#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* An empty arena, or NULL without memory. The caller destroys it. */
MUST_CHECK struct arena *arena_new(void);
/* Frees all that was ever taken from it and sets the caller's pointer to NULL. *a may be NULL. */
void arena_destroy(struct arena **a);

/* `size` zeroed bytes, aligned for any type, or NULL without memory. */
MUST_CHECK void *arena_alloc(struct arena *a, size_t size);
/* n zeroed items of `size` bytes, or NULL without memory or where n * size is no size_t. */
MUST_CHECK void *arena_array(struct arena *a, size_t n, size_t size);
/*
 * Room for one more item in an array of n items that lives in the arena: returns the array, moved
 * and doubled where *cap is reached (*cap is updated), or NULL without memory (the old one stays
 * whole). The new item is zeroed. A first call passes NULL, 0 and a *cap of 0.
 */
MUST_CHECK void *arena_more(struct arena *a, void *items, size_t n, size_t *cap, size_t size);

/*
 * Text made in the arena, followed by a NUL. Without memory the result's s is NULL; every other
 * result's s is not, also when len is 0.
 */
MUST_CHECK struct str arena_str(struct arena *a, struct str t);
MUST_CHECK struct str arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
MUST_CHECK struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap) PRINTF_LIKE(2, 0);

/* Bytes that the arena holds from the system. */
size_t arena_size(const struct arena *a);

#endif
