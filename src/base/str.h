/*
 * Text that carries its length: UTF-8, never owned by the struct, and not always followed by a NUL.
 * What an arena makes (arena.h) is followed by a NUL that len does not count, so that such text
 * can be handed to C libraries as it is.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/attr.h"

#include <stdbool.h>
#include <stddef.h>

struct str {
    const char *s; /* first byte; may be NULL when len is 0 */
    size_t len;    /* bytes */
};

/* A literal as a str. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* The two arguments that "%.*s" takes. */
#define STR_ARG(x) (int)(x).len, (x).s ? (x).s : ""

/* All of a NUL-terminated text; NULL gives the empty str. */
struct str str_of(const char *cstr);
/* The bytes [from, to) of t. Both are clamped to its length, to also to from. */
struct str str_cut(struct str t, size_t from, size_t to);
/* Without the ASCII white space at both ends. */
struct str str_trim(struct str t);

bool str_eq(struct str a, struct str b);
/* Equal, ASCII letters taken without case. */
bool str_eq_nocase(struct str a, struct str b);
bool str_starts(struct str t, struct str prefix);
bool str_ends(struct str t, struct str suffix);
/* Byte offset of the first `needle` in t at or after `from`, or -1. */
ptrdiff_t str_find(struct str t, struct str needle, size_t from);

/*
 * Takes the next piece off *rest, up to the byte `by` (which is dropped) or the end.
 * False when nothing is left; an empty piece between two separators is a piece.
 */
bool str_next(struct str *rest, char by, struct str *piece);

/* A whole decimal number without sign, at most max; anything else is false and *out is untouched.
 */
MUST_CHECK bool str_to_uint(struct str t, unsigned long max, unsigned long *out);

bool ascii_is_space(char c);
bool ascii_is_digit(char c);
bool ascii_is_alpha(char c);
char ascii_lower(char c);

#endif
