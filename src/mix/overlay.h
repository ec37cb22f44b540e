/* Other sound laid over the speech: stings, beds, pips. */
#ifndef MIX_OVERLAY_H
#define MIX_OVERLAY_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Adds its sound to the n frames from frame `at` of the programme on: interleaved, of the file's
 * channels and sample rate, full scale being 1 (more is not clipped). Called in order from frame 0
 * to the end, at most twice over a programme. False (err filled in) stops.
 */
typedef bool overlay_fn(void *userdata, int64_t at, float *frames, size_t n, struct error *err);

struct overlay {
    overlay_fn *add;
    void *userdata;
};

#endif
