#include "script/fit.h"

#define LIGHT_LEAST 800u /* a change of pauses that nobody minds, in thousandths */
#define LIGHT_MOST  1200u

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

struct fit_reach fit_reach(
    const struct fit_job *job, const struct fit_sum *sum, enum fit_effort effort)
{
    const int64_t scale_least = fit_least_scale(job->format, effort);
    const int64_t scale_most = fit_most_scale(job->format, effort);
    int64_t quick = sum->speech, slow = quick;

    if (effort == FIT_RATE && job->rate < job->rate_most)
        quick = sum->speech * job->rate / job->rate_most;
    if (effort == FIT_RATE && job->rate > job->rate_least)
        slow = sum->speech * job->rate / job->rate_least;
    return (struct fit_reach){.least = quick + sum->fixed + sum->pauses * scale_least / 1000,
        .most = slow + sum->fixed + sum->pauses * scale_most / 1000 +
                fit_samples(job, job->format->end_most_ms)};
}
