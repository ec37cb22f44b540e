/*
 * The K-weighting of ITU-R BS.1770-4, annex 1: a shelf for the head and a high-pass, after which
 * loudness is energy.
 */
#ifndef MIX_LEVEL_KWEIGHT_H
#define MIX_LEVEL_KWEIGHT_H

#include <stddef.h>
#include <stdint.h>

/* Two channels are worked on at once, which takes as long as one: each waits for its own last
 * sample. (A vector, because no compiler sees it in a loop over the channels.) */
typedef double kweight_pair __attribute__((vector_size(16)));

struct kweight {
    uint32_t channels;
    double shelf[5], pass[2]; /* coefficients: b0 b1 b2 a1 a2; a1 a2 (b is 1 -2 1) */
    kweight_pair state[6];    /* the last two of what comes in, of the shelf and of both; of one
                                 channel,    the second is silent */
};

/* For sound of one or two channels. */
struct kweight kweight_begin(uint32_t sample_rate, uint32_t channels);
/* The energy of the next n frames, weighted: the sum of squares over all samples of all channels.
 */
double kweight_energy(struct kweight *k, const float *frames, size_t n);

#endif
