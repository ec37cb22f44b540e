/*
 * True peak: how high the sound goes between its samples, by interpolation at four times the rate
 * (ITU-R BS.1770-4, annex 2), here with a windowed sinc of 16 taps for each of the three places.
 */
#ifndef MIX_LEVEL_TRUEPEAK_H
#define MIX_LEVEL_TRUEPEAK_H

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
/* Places that are looked at together, which costs a quarter of looking at each. */
#define TRUEPEAK_RUN ((size_t)16)
/* Of each place x[0] to x[TRUEPEAK_RUN - 1] the greatest absolute value there and up to the next;
 * reads from x[-TRUEPEAK_BEFORE] on, and TRUEPEAK_AFTER more than the run. */
void truepeak_run(const struct truepeak *t, const float *x, float *peaks);
/* The greatest absolute value of the samples that truepeak_run reads. */
float truepeak_reach(const float *x);

/* A sound of one or two channels, looked at in runs as it comes. */
struct peakruns {
    struct truepeak truepeak;
    uint32_t channels;
    size_t n; /* frames held back: those before the next run, and those that it lacks others for */
    float x[2][TRUEPEAK_BEFORE + 1024 + TRUEPEAK_RUN + TRUEPEAK_AFTER]; /* of each channel */
};
/* What peakruns_add takes at a time, and how many runs that can complete. */
#define PEAKRUNS_MOST ((size_t)1024)
#define PEAKRUNS_MADE (PEAKRUNS_MOST / TRUEPEAK_RUN + 2)

struct peakruns peakruns_begin(uint32_t channels);
/*
 * Takes n frames, interleaved, and gives the peak of each run that they complete, that of the
 * higher channel: the true peak if any sample near is over `floor`, else only the greatest sample.
 * Returns how many.
 */
size_t peakruns_add(
    struct peakruns *runs, const float *frames, size_t n, float floor, float *peaks);

/* The greatest true peak of such a sound. */
struct peakmeter {
    struct peakruns runs;
    float peak;
};

struct peakmeter peakmeter_begin(uint32_t channels);
/* n frames, interleaved. */
void peakmeter_add(struct peakmeter *meter, const float *frames, size_t n);
/* Of all that came; silence is taken to follow. */
float peakmeter_read(const struct peakmeter *meter);

#endif
