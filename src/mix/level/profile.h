/*
 * What a sound is like from one millisecond to the next: its peak and its energy. From that it can
 * be told how loud it is at any gain, and what the limiter makes of it, without a look at its
 * samples. Kept in a spool.
 */
#ifndef MIX_LEVEL_PROFILE_H
#define MIX_LEVEL_PROFILE_H

#include "base/error.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct profile;

struct profile_point {
    float peak;   /* true peak; where that is 12 dB or more under the greatest, of samples alone */
    float energy; /* K-weighted: the sum of squares */
};

/* The spool is in the folder of the file `path`. NULL: err says why. */
MUST_CHECK struct profile *profile_open(
    const char *path, const struct sound_shape *shape, struct error *err);
/* Frees it; sets *profile to NULL, which it may be. */
void profile_close(struct profile **profile);
/* n frames, interleaved. */
MUST_CHECK bool profile_add(
    struct profile *profile, const float *frames, size_t n, struct error *err);
/* Nothing more comes. Before that, nothing can be read. */
MUST_CHECK bool profile_end(struct profile *profile, struct error *err);
/* Of what was added. */
const struct sound_shape *profile_shape(const struct profile *profile);
/* Frames in a point. */
size_t profile_frames(const struct profile *profile);
/* Reads at most n points from point `from` on; *got is how many, fewer only at the end. */
MUST_CHECK bool profile_read(const struct profile *profile, int64_t from,
    struct profile_point *points, size_t n, size_t *got, struct error *err);

#endif
