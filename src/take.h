/*
 * A take: the audio of one segment, with the times of its words. The room speak makes it, mix
 * reads it. It is a pure function of the engine, the voice and the spoken text.
 */
#ifndef TAKE_H
#define TAKE_H

#include <stddef.h>
#include <stdint.h>

struct take_word {
    uint32_t token; /* index in the segment's spoken tokens; rising, a token may be missing */
    uint32_t start; /* sample at which the word begins */
    uint32_t end;   /* sample after its last; at least start, at most the next word's start */
};

struct take {
    uint32_t sample_rate;   /* samples a second */
    const int16_t *samples; /* mono; lent by the studio until the next take is asked for */
    size_t n_samples;
    const struct take_word *words; /* lent likewise */
    size_t n_words;
};

#endif
