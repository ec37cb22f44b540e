/* Quotation marks in a paragraph, and which of them belong together. */
#ifndef SCRIPT_SPLIT_QUOTEMARK_H
#define SCRIPT_SPLIT_QUOTEMARK_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands between a pair of marks; those within it are part of it. */
struct quoted {
    size_t from;  /* byte at which the opening mark begins */
    size_t inner; /* ... and ends */
    size_t
        outer; /* byte at which the closing mark begins; the paragraph's end where it is missing */
    size_t to; /* ... and ends */
    bool closed;
};

/*
 * Pairs the marks of a paragraph; apostrophes, primes and stray marks are left out. `next`, the
 * paragraph after it, tells whether a single mark that is not closed can be one. The array is in
 * the arena. False: no memory.
 */
MUST_CHECK bool quotemarks(
    struct str paragraph, struct str next, struct arena *a, struct quoted **out, size_t *n);

/* Does a paragraph begin with an opening mark? */
bool quotemark_opens(struct str paragraph);

#endif
