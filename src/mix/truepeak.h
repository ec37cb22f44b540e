/*
 * True peak: how high the sound goes between its samples, by interpolation at four times the rate
 * (ITU-R BS.1770-4, annex 2), here with a windowed sinc of 16 taps for each of the three places.
 */
#ifndef MIX_TRUEPEAK_H
#define MIX_TRUEPEAK_H

#include <stddef.h>
#include <stdint.h>

#define TRUEPEAK_BEFORE 7 /* samples that an interpolation needs before its own, ... */
#define TRUEPEAK_AFTER  8 /* ... and after it */
#define TRUEPEAK_TAPS   (TRUEPEAK_BEFORE + 1 + TRUEPEAK_AFTER)

struct truepeak {
    float taps[3][TRUEPEAK_TAPS]; /* of the places 1/4, 1/2 and 3/4 */
    float bound;                  /* nothing between samples of at most 1 is more than this */
};

struct truepeak truepeak_make(void);
/* The greatest absolute value at x[0] and up to x[1]; x[-TRUEPEAK_BEFORE..TRUEPEAK_AFTER] are read.
 */
float truepeak_at(const struct truepeak *t, const float *x);

/* The greatest true peak of a sound of one or two channels, as it comes: that of the higher one. */
struct peakmeter {
    struct truepeak truepeak;
    uint32_t channels;
    struct {
        float history[TRUEPEAK_TAPS - 1]; /* the last samples */
        size_t quiet;                     /* samples since one that could make a new peak */
    } channel[2];
    float peak;
};

struct peakmeter peakmeter_begin(uint32_t channels);
/* n frames, interleaved. */
void peakmeter_add(struct peakmeter *meter, const float *frames, size_t n);
/* Of all that came; silence is taken to follow. */
float peakmeter_read(const struct peakmeter *meter);

#endif
