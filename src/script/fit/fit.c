#include "script/fit/fit.h"

#define LIGHT_LEAST 800u /* a change of pauses that nobody minds, in thousandths */
#define LIGHT_MOST  1200u

/* From one rate to the next, speech becomes less than so much longer: a word a minute is one of 80
 * or more, and some steps of the engine's are greater than others (172 words a minute, after 170
 * and 171, by 1.6 %). */
#define RATE_STEPS 50

int64_t fit_samples(const struct fit_job *job, uint64_t ms)
{
    return (int64_t)((ms * job->sample_rate + 500) / 1000);
}

int64_t fit_least(const struct fit_job *job)
{
    return fit_samples(job, job->rundown->least_ms);
}

int64_t fit_most(const struct fit_job *job)
{
    return fit_samples(job, job->rundown->most_ms);
}

bool fit_is_usual(const struct fit_job *job, const struct segment *segment)
{
    return segment->pause_ms == job->format->pause_ms[segment->boundary];
}

int64_t fit_usual_end(const struct fit_job *job)
{
    const uint32_t pause = job->format->pause_ms[BOUNDARY_ITEM], most = job->format->end_most_ms;

    return fit_samples(job, pause < most ? pause : most);
}

static uint32_t within(const struct format *format, uint32_t scale)
{
    if (scale < format->pause_least)
        return format->pause_least;
    return scale > format->pause_most ? format->pause_most : scale;
}

uint32_t fit_least_scale(const struct format *format, enum fit_effort effort)
{
    return within(format, effort == FIT_LIGHT ? LIGHT_LEAST : 0);
}

uint32_t fit_most_scale(const struct format *format, enum fit_effort effort)
{
    return within(format, effort == FIT_LIGHT ? LIGHT_MOST : UINT32_MAX);
}

/* With pauses alone. */
static struct fit_reach reach_of_pauses(
    const struct fit_job *job, const struct fit_sum *sum, enum fit_effort effort)
{
    const int64_t least = fit_least_scale(job->format, effort);
    const int64_t most = fit_most_scale(job->format, effort);
    const int64_t rest = sum->speech + sum->fixed;

    return (struct fit_reach){.least = rest + sum->pauses * least / 1000,
        .most = rest + sum->pauses * most / 1000 + fit_samples(job, job->format->end_most_ms)};
}

bool fit_has_rate(const struct fit_job *job, const struct fit_sum *sum)
{
    const struct fit_reach reach = reach_of_pauses(job, sum, FIT_PAUSES);

    return reach.most - reach.least >= sum->speech / RATE_STEPS;
}

struct fit_reach fit_reach(
    const struct fit_job *job, const struct fit_sum *sum, enum fit_effort effort)
{
    struct fit_reach reach = reach_of_pauses(job, sum, effort);

    if (effort != FIT_RATE || !fit_has_rate(job, sum))
        return reach;
    if (job->rate < job->rate_most)
        reach.least -= sum->speech - sum->speech * job->rate / job->rate_most;
    if (job->rate > job->rate_least)
        reach.most += sum->speech * job->rate / job->rate_least - sum->speech;
    return reach;
}
