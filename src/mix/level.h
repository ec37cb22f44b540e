/*
 * Brings a programme to its loudness: one gain for all of it, and a limiter where that takes a peak
 * over the ceiling. The programme lies in a spool, as floats of one or two channels; it is measured
 * as it will be heard, behind the limiter.
 */
#ifndef MIX_LEVEL_H
#define MIX_LEVEL_H

#include "base/error.h"
#include "base/spool.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From this frame on, a gain of its own comes before all: a voice's. */
struct level_step {
    int64_t from; /* frame; rising */
    float gain;   /* a factor */
};

struct level_job {
    const struct spool *spool;
    int64_t n_frames;
    uint32_t sample_rate;
    uint32_t channels;              /* 1 or 2 */
    const struct level_step *steps; /* before the first, the gain is 1 */
    size_t n_steps;
    bool as_it_is;  /* no gain: only the ceiling counts */
    double target;  /* LUFS */
    double ceiling; /* dBTP */
    bool doubled;   /* of one channel: it will be heard from two channels (loudness.h) */
    bool all;       /* tell all of struct sound_loudness, not only the integrated */
};

/* What the job needs. */
struct level_plan {
    float gain;                     /* a factor; 1 where nothing was loud enough to be measured */
    bool limit;                     /* the limiter is needed */
    double ceiling;                 /* dBTP: the limiter's */
    struct sound_loudness loudness; /* as it will be heard */
};

MUST_CHECK bool level_find(const struct level_job *job, struct level_plan *plan, struct error *err);

/* Takes the next n frames; false (err filled in) stops. */
typedef bool level_fn(void *userdata, const float *frames, size_t n, struct error *err);
/* Hands on the programme at its level. */
MUST_CHECK bool level_apply(const struct level_job *job, const struct level_plan *plan,
    level_fn *out, void *userdata, struct error *err);

#endif
