/*
 * An exact length, as a pure function of how long each segment takes to speak. First what is kept
 * of the stories (script/fit/choice.h), then, with that measured, how fast it is read and with what
 * pauses (script/fit/pace.h). These are the terms of both.
 */
#ifndef SCRIPT_FIT_FIT_H
#define SCRIPT_FIT_FIT_H

#include "rundown.h"
#include "script/format/format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fit_job {
    const struct rundown *rundown; /* asks for the length: least_ms to most_ms */
    const struct format *format;   /* with the bounds of pauses */
    const int64_t *speech;         /* samples of each segment's speech, in the rundown's order */
    const int64_t *before;         /* samples of each item's sting before it, without its pause */
    const int64_t *after;          /* likewise after it */
    uint32_t sample_rate;          /* of all samples here */
    uint32_t rate;                 /* at which the speech was measured: thousandths of the cast's */
    uint32_t rate_least;           /* ... and how slow ... */
    uint32_t rate_most;            /* ... and fast it may be */
};

enum fit_verdict {
    FIT_REACHED,
    FIT_TOO_LONG,  /* even the least that can be kept is too long */
    FIT_TOO_SHORT, /* even all there is is too short */
    FIT_BETWEEN,   /* a sentence less is too short, and one more too long */
};

/* What a length is made of, in samples. */
struct fit_sum {
    int64_t speech;
    int64_t pauses; /* the format's, which may change */
    int64_t fixed;  /* stings, pauses that somebody set, the lead */
};

/* How much may be done to reach a length. */
enum fit_effort {
    FIT_LIGHT,  /* pauses a fifth shorter or longer, as far as the format allows */
    FIT_PAUSES, /* all that the format allows */
    FIT_RATE,   /* and the reading rate */
};

/* The least and the greatest length that a sum can have with an effort, the last pause included. */
struct fit_reach {
    int64_t least;
    int64_t most;
};
struct fit_reach fit_reach(
    const struct fit_job *job, const struct fit_sum *sum, enum fit_effort effort);
/* Can the reading rate be counted on? It goes by steps (an engine speaks 170 words a minute, or
 * 171), and pauses must make up what is between two of them. */
bool fit_has_rate(const struct fit_job *job, const struct fit_sum *sum);

/* Least and most pauses with an effort, in thousandths of the format's. */
uint32_t fit_least_scale(const struct format *format, enum fit_effort effort);
uint32_t fit_most_scale(const struct format *format, enum fit_effort effort);

/* The length asked for, in samples. */
int64_t fit_least(const struct fit_job *job);
int64_t fit_most(const struct fit_job *job);

/* Samples of so many milliseconds, half a sample rounded up: as mix does. */
int64_t fit_samples(const struct fit_job *job, uint64_t ms);
/* The silence at the end that is best: an item's pause, as far as the format allows. In samples. */
int64_t fit_usual_end(const struct fit_job *job);
/* Has the segment the pause that the format gives it? Else somebody set it. */
bool fit_is_usual(const struct fit_job *job, const struct segment *segment);

#endif
