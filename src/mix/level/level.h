/*
 * Brings a programme to its loudness: one gain for all of it, and a limiter where that takes a peak
 * over the ceiling. The gain is found from the programme's profile, as it will be heard behind the
 * limiter; no pass over the samples is needed but the one that applies it.
 */
#ifndef MIX_LEVEL_LEVEL_H
#define MIX_LEVEL_LEVEL_H

#include "base/error.h"
#include "mix/level/profile.h"
#include "mix/programme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct level_job {
    const struct profile *profile;  /* of the programme, or of its speech as it came */
    const struct level_step *steps; /* what gains that will have, in the profile's frames */
    size_t n_steps;
    bool as_it_is;  /* no gain: only the ceiling counts */
    double target;  /* LUFS */
    double ceiling; /* dBTP */
    bool doubled;   /* of one channel: it will be heard from two (loudness.h) */
};

/* What the job needs. */
struct level_plan {
    float gain;                     /* a factor; 1 where nothing was loud enough to be measured */
    bool limit;                     /* the limiter is needed */
    double ceiling;                 /* dBTP: the limiter's */
    struct sound_loudness loudness; /* as it will come out, within 0.05 LU and dB */
};

MUST_CHECK bool level_find(const struct level_job *job, struct level_plan *plan, struct error *err);

/* Hands on the programme at its level: in a thread beside the one that plays it. `what` is named in
 * errors. */
MUST_CHECK bool level_apply(const struct level_plan *plan, struct programme *programme,
    const struct programme_out *out, const char *what, struct error *err);

#endif
