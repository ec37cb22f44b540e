/*
 * Samples with fewer bits: rounded with dither of triangular probability density, two steps from
 * peak to peak, which turns the distortion of rounding into a steady noise (Lipshitz, Wannamaker
 * and Vanderkooy, "Quantization and Dither", J. AES 40/5, 1992). The noise is the same each time.
 */
#ifndef MIX_DITHER_H
#define MIX_DITHER_H

#include <stddef.h>
#include <stdint.h>

struct dither {
    uint64_t state; /* of the generator */
};

/* Begins anew, always at the same place. */
struct dither dither_begin(void);
/* n samples of 16 bits; what is over full scale is clipped. */
void dither_16(struct dither *dither, const float *from, int16_t *to, size_t n);
/* n samples of 24 bits, in the upper bits. */
void dither_24(struct dither *dither, const float *from, int32_t *to, size_t n);

#endif
