/*
 * Samples with fewer bits: rounded with dither of triangular probability density, two steps from
 * peak to peak, which turns the distortion of rounding into a steady noise (Lipshitz, Wannamaker
 * and Vanderkooy, "Quantization and Dither", J. AES 40/5, 1992). The noise is the same each time,
 * in however many calls the samples come.
 */
#ifndef MIX_FILE_DITHER_H
#define MIX_FILE_DITHER_H

#include <stddef.h>
#include <stdint.h>

/* Generators side by side, for one sample each in turn: they can be worked on at once. */
#define DITHER_LANES 8

struct dither {
    uint32_t lanes[DITHER_LANES]; /* their states */
    size_t next;                  /* whose turn it is */
};

/* Begins anew, always at the same place. */
struct dither dither_begin(void);
/* n samples of 16 bits; what is over full scale is clipped. */
void dither_16(struct dither *dither, const float *from, int16_t *to, size_t n);
/* n samples of 24 bits, in the upper bits. */
void dither_24(struct dither *dither, const float *from, int32_t *to, size_t n);

#endif
