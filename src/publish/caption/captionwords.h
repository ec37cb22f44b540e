/* The words of a segment as captions need them: with their times, and with what a line end before
 * each costs. */
#ifndef PUBLISH_CAPTION_CAPTIONWORDS_H
#define PUBLISH_CAPTION_CAPTIONWORDS_H

#include "base/arena.h"
#include "base/error.h"
#include "publish/caption/captions.h"
#include "timeline.h"

#include <stddef.h>

struct caption_words {
    struct caption_word *items; /* in order; all of the text but white space is in one of them */
    int *breaks; /* what a line end before item i costs, from 0 (a sentence ends) to 200 (within a
                    word); that of item 0 means nothing */
    size_t n;
};

/*
 * In the arena. Times are those of the spoken tokens that a word is part of, shared out by length
 * where a token has several; of a segment that is said otherwise than written they are shared out
 * over the whole of it.
 */
MUST_CHECK bool captionwords_make(const struct timeline_segment *segment, struct arena *a,
    struct caption_words *out, struct error *err);

#endif
