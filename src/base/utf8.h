/* UTF-8, one code point at a time (RFC 3629: no surrogates, nothing over U+10FFFF, no overlong
 * forms). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

#define UTF8_MAX         4       /* bytes of the longest code point */
#define UTF8_REPLACEMENT 0xFFFDu /* what stands for bytes that are not UTF-8 */

/*
 * The code point at byte *at of t, which must be below t.len; *at moves past it. A byte that starts
 * none gives UTF8_REPLACEMENT and moves *at by one, so that a loop over any bytes ends.
 */
uint32_t utf8_next(struct str t, size_t *at);
/* The code point that ends at byte *at, which must be over 0; *at moves to its start. */
uint32_t utf8_prev(struct str t, size_t *at);
/* Writes cp to `out` (room for UTF8_MAX) and returns the bytes; what is no code point is written as
 * UTF8_REPLACEMENT. */
size_t utf8_put(uint32_t cp, char *out);
/* Is every byte part of a well-formed code point? */
bool utf8_valid(struct str t);
/* The beginning of well-formed text, at most `most` bytes of it, that ends with a code point. */
struct str utf8_head(struct str t, size_t most);
/* How many code points (ill-formed bytes count one each, as utf8_next gives them). */
size_t utf8_count(struct str t);

#endif
