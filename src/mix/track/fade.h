/*
 * Fades from and to silence, along a raised cosine, which has no corner at either end. (Where one
 * sound goes over into another, bed.h, the fade is one of equal power.)
 */
#ifndef MIX_TRACK_FADE_H
#define MIX_TRACK_FADE_H

#include <stdint.h>

/* The factor at frame t of a fade of n frames; 1 where it is over. */
double fade_rise(int64_t t, int64_t n);
/* The factor at frame t of a sound of `length` frames that has a fade at either end, of `in` and
 * `out` frames. Both count where they meet. */
double fade_within(int64_t t, int64_t length, int64_t in, int64_t out);

#endif
