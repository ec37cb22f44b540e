/* The pace of a bulletin: at what rate, and with what pauses, all of it is as long as asked for. */
#ifndef SCRIPT_FIT_PACE_H
#define SCRIPT_FIT_PACE_H

#include "script/fit/fit.h"

struct pace {
    enum fit_verdict verdict;
    uint32_t rate;        /* thousandths of the cast's; where it is not the job's, measure again at
                             it and ask again */
    uint32_t pause_scale; /* thousandths, of the pauses that are the format's */
    uint32_t end_ms;      /* the silence at the end */
    int64_t below; /* samples, where the rate of the job does not do: the greatest length that it
                      can have, if that is too short; else 0 */
    int64_t above; /* ... and the least, if that is too long; else 0 */
};

/*
 * First the pauses change lightly, then the reading rate, then the pauses as far as the format
 * allows; what whole milliseconds leave over goes to the silence at the end. What is as long as
 * asked for already stays as it is. The verdict is never FIT_BETWEEN.
 */
struct pace pace_find(const struct fit_job *job);

/* Gives the rundown its pauses, and the format these with what is left of its bounds, so that the
 * next fit of it finds it as long as asked for. */
void pace_apply(const struct pace *pace, struct rundown *rundown, struct format *format);

/* How long all of it is as it stands, in samples. */
int64_t pace_length(const struct fit_job *job);

#endif
