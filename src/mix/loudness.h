/* How loud it is (ITU-R BS.1770-4, EBU R 128). The only door to libebur128. */
#ifndef MIX_LOUDNESS_H
#define MIX_LOUDNESS_H

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
    bool all;          /* also range and greatest values; else only the integrated loudness */
    bool rough; /* memory does not grow with the length, and a block counts to the nearest 0.1 LU
                 */
};

/* NULL without memory. */
MUST_CHECK struct loudness *loudness_open(const struct loudness_options *options);
/* Frees it; sets *loudness to NULL, which it may be. */
void loudness_close(struct loudness **loudness);
/* n frames, interleaved. False without memory. */
MUST_CHECK bool loudness_add(struct loudness *loudness, const float *frames, size_t n);
MUST_CHECK bool loudness_add_16(struct loudness *loudness, const int16_t *frames, size_t n);
/* Of all that came, true peak apart; not measured where nothing passed the gates. */
struct sound_loudness loudness_read(const struct loudness *loudness);

#endif
