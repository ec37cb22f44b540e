/* Another sample rate, as the samples come. The only door to soxr. */
#ifndef MIX_RESAMPLE_H
#define MIX_RESAMPLE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct resampler;

/* Takes frames of the new rate; false (err filled in) stops the resampler. */
typedef bool resample_fn(void *userdata, const float *frames, size_t n, struct error *err);

/* From one rate to another, handing on to `out`. NULL: err says why, naming `what`. */
MUST_CHECK struct resampler *resampler_open(uint32_t from, uint32_t to, uint32_t channels,
    resample_fn *out, void *userdata, const char *what, struct error *err);
/* Takes n frames; hands on as many as are ready. */
MUST_CHECK bool resampler_write(
    struct resampler *r, const float *frames, size_t n, struct error *err);
/* Hands on the rest: then resample_place(all frames that came) were handed on in all. */
MUST_CHECK bool resampler_flush(struct resampler *r, struct error *err);
/* Frees it; sets *r to NULL, which it may be. */
void resampler_close(struct resampler **r);

/* Where sample `at` of one rate lies in another, to the nearest sample, half rounded up. */
int64_t resample_place(int64_t at, uint32_t from, uint32_t to);

#endif
