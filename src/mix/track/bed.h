/*
 * A sound that is repeated: the end of each turn goes over into the beginning of the next, over 30
 * ms, with equal power (sine and cosine), as the two have as a rule nothing to do with each other.
 */
#ifndef MIX_TRACK_BED_H
#define MIX_TRACK_BED_H

#include "base/error.h"
#include "mix/track/sounds.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Repeating what is shorter than this (ms) makes a tone of its own. */
#define BED_LEAST_MS 100u

/* Frames after which it begins anew, of a sound of n frames. */
int64_t bed_period(int64_t n, uint32_t sample_rate);

/* Frames [from, from + n) of the sound repeated for ever, with the programme's channels. */
MUST_CHECK bool bed_read(const struct sounds *sounds, size_t index, int64_t from, float *frames,
    size_t n, struct error *err);

#endif
