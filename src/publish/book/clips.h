/*
 * Clips: which part of the audio goes with which part of a segment's text, for books whose text is
 * shown as it is spoken (EPUB 3.3, 9). Those of all segments join without a gap, so that a reader
 * that plays one after the other plays the whole programme, with its pauses and music.
 */
#ifndef PUBLISH_BOOK_CLIPS_H
#define PUBLISH_BOOK_CLIPS_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/error.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clip {
    uint32_t from, to;  /* bytes of the segment's text, without white space behind it */
    int64_t begin, end; /* samples; end is after begin */
};

/*
 * Where the audio of segment i begins: at its speech; or, where a mark stands before that (an item
 * that begins with music), at the mark. That of the first one at 0.
 */
int64_t clip_begin(const struct timeline *timeline, size_t i);
/* Where the next one's begins; the last one's ends with the programme. */
int64_t clip_end(const struct timeline *timeline, size_t i);

/*
 * The clips of segment i, in the arena: one of all its text, or with `words` one a written word
 * (with its punctuation; what is said as nothing goes with the next). None where the segment
 * takes no time.
 */
MUST_CHECK bool clips_make(const struct timeline *timeline, size_t i, bool words, struct arena *a,
    struct clip **out, size_t *n, struct error *err);

#endif
