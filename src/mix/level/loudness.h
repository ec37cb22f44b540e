/*
 * How loud it is: ITU-R BS.1770-4 with its gates (EBU R 128, Tech 3341), and the loudness range
 * (Tech 3342). Memory does not grow with the length. Of our own, and not libebur128's, which takes
 * five times as long over two channels and tells no energies of parts, from which mix/level/level.c
 * works out the limiter; the tests hold it against libebur128 and ffmpeg.
 */
#ifndef MIX_LEVEL_LOUDNESS_H
#define MIX_LEVEL_LOUDNESS_H

#include "base/error.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct loudness;

struct loudness_options {
    uint32_t sample_rate;
    uint32_t channels; /* 1 or 2 */
    bool doubled;      /* the mono sound will be heard from two channels: 3 LU louder */
};

/* NULL without memory. */
MUST_CHECK struct loudness *loudness_open(const struct loudness_options *options);
/* Frees it; sets *loudness to NULL, which it may be. */
void loudness_close(struct loudness **loudness);
/* n frames, interleaved. */
void loudness_add(struct loudness *loudness, const float *frames, size_t n);
void loudness_add_16(struct loudness *loudness, const int16_t *frames, size_t n);
/* Instead of frames: 100 ms whose K-weighted samples have this mean square, summed over channels.
 */
void loudness_add_step(struct loudness *loudness, double energy);
/* Forgets all that came. */
void loudness_restart(struct loudness *loudness);
/* Of all that came, true peak apart; not measured where nothing passed the gates. */
struct sound_loudness loudness_read(const struct loudness *loudness);

#endif
