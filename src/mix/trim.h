/* Where the speech is within a take, and its edges. */
#ifndef MIX_TRIM_H
#define MIX_TRIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct trim {
    size_t from;   /* first sample that is kept */
    size_t to;     /* sample after the last */
    bool fade_in;  /* sound is cut there, or begins with a jump: fade, or it clicks */
    bool fade_out; /* likewise at the end */
};

/*
 * The part of n samples that is speech: from the first to the last 2 ms that are louder than
 * -60 dBFS, with 5 ms more on either side so far as they are not digital silence. Empty (at 0)
 * where nothing is that loud. See trim.c for where the numbers come from.
 */
struct trim trim_take(const int16_t *samples, size_t n, uint32_t sample_rate);

/* Samples of a fade: 3 ms, or half of what is kept where that is less. */
size_t trim_fade_length(const struct trim *trim, uint32_t sample_rate);

/*
 * Copies n samples of one end of a take, rising from silence (or falling to it) along 3x^2 - 2x^3,
 * which has no corner at either end. What is not silent does not become so: the pause beside it
 * stays exact.
 */
void trim_fade(const int16_t *from, int16_t *to, size_t n, bool rising);

#endif
