/*
 * An utterance: the text of one take as the engine gets it, and where in it the spoken tokens are;
 * and back, from the engine's word events to the times of the tokens.
 */
#ifndef SPEAK_UTTERANCE_H
#define SPEAK_UTTERANCE_H

#include "base/attr.h"
#include "base/buf.h"
#include "speak/wire.h"
#include "take.h"
#include "text/spoken.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a token is in the engine's text, in code points; start == end where it is not said. */
struct span {
    uint32_t start;
    uint32_t end;
};

struct utterance {
    struct buf text;    /* for the engine: no control characters, no run of over 60 without space */
    bool phonemes;      /* some tokens are [[phonemes]] */
    size_t first;       /* index of the first token among the segment's */
    size_t n;           /* tokens */
    struct span *spans; /* n of them */
    size_t cap_spans;   /* items allocated */
};

/* An empty utterance is {0}. Gives its memory back. */
void utterance_free(struct utterance *u);

/*
 * Makes the utterance of the bytes [from, to) of the spoken text and the tokens in it (parts of
 * tokens at its ends). Memory of u is used again. False without memory.
 */
MUST_CHECK bool utterance_make(
    struct utterance *u, const struct spoken *spoken, size_t from, size_t to);

/*
 * Where the bytes [from, to) of the spoken text are best cut in two: near the middle, between two
 * tokens, else at a space within one, else (with `anywhere`) between two code points. 0: nowhere.
 */
size_t utterance_cut(const struct spoken *spoken, size_t from, size_t to, bool anywhere);

/* Is there nothing to say? */
bool utterance_is_empty(const struct utterance *u);

/*
 * The times of the utterance's tokens from n_events word events and the audio. Every token that is
 * said gets one, in order; where the engine gave no event its time is shared out between its
 * neighbours by length. `words` has room for u->n; returns how many were written.
 */
size_t utterance_words(const struct utterance *u, const struct wire_event *events, size_t n_events,
    const int16_t *samples, size_t n_samples, struct take_word *words);

#endif
