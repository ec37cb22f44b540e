/* Where a line of text may end, how wide it is, and which way it runs. */
#ifndef TEXT_LINEBREAK_H
#define TEXT_LINEBREAK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The byte offsets at which a line of the text may end (UAX #14, with ICU's dictionaries for
 * scripts without spaces), rising, the last one text.len; none where the text is empty. The
 * white space before an offset belongs to the line that ends there. The array is in the arena.
 */
MUST_CHECK bool line_breaks(struct str text, struct str language, struct arena *a,
    const uint32_t **out, size_t *n, struct error *err);

/*
 * The width of a text in half columns: 2 for a letter, 5 for one that is East Asian wide or
 * fullwidth (UAX #11), 0 for a combining mark or an invisible sign. The five makes the 16 or 17
 * ideographs of a caption line in Chinese, Japanese and Korean of the 42 letters of others.
 */
size_t line_width(struct str text);

/* Does this code point go with the one before it, so that nothing may come between? */
bool char_is_joined(uint32_t cp);

/* Which way a text runs: that of its first letter with a direction (UAX #9, rules P2 and P3). */
enum direction { DIRECTION_NEITHER, DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT };
enum direction text_direction(struct str text);
/* The usual direction of a language (BCP 47 tag; empty: English). */
enum direction language_direction(struct str language);

#endif
