#include "script/fit/pace.h"

/* --- how long it is --- */

/* The silence at the end: the pause of the last sting, else of the last segment; in ms. NULL where
 * there is nothing at all. */
static uint32_t *end_of(const struct rundown *rundown)
{
    struct item *const last = rundown->n_items ? &rundown->items[rundown->n_items - 1] : NULL;

    if (!last)
        return NULL;
    if (last->after.kind != STING_NONE)
        return &last->after.pause_ms;
    return last->n_segments ? &last->segments[last->n_segments - 1].pause_ms : NULL;
}

/* Walks through a programme. */
struct walk {
    const struct fit_job *job;
    const uint32_t *end; /* its silence at the end, which does not count */
    uint32_t scale;      /* of the format's pauses */
    int64_t at;          /* samples behind the lead */
    int64_t speech;      /* how much of it was speech, ... */
    int64_t pauses;      /* ... and pauses of the format's, as they are */
};

static void walk_sting(struct walk *w, const struct sting *sting, int64_t samples)
{
    if (sting->kind == STING_NONE)
        return;
    if (sting->kind == STING_PIPS)
        w->at += pips_wait(w->at, w->job->sample_rate);
    w->at += samples;
    if (&sting->pause_ms != w->end)
        w->at += fit_samples(w->job, sting->pause_ms);
}

static void walk_segment(struct walk *w, const struct segment *segment, int64_t speech)
{
    const uint32_t ms = segment->pause_ms;

    w->at += speech;
    w->speech += speech;
    if (&segment->pause_ms == w->end)
        return;
    if (!fit_is_usual(w->job, segment)) {
        w->at += fit_samples(w->job, ms);
        return;
    }
    w->at += fit_samples(w->job, ((uint64_t)ms * w->scale + 500) / 1000);
    w->pauses += fit_samples(w->job, ms);
}

/* All but the lead and the silence at the end. */
static struct walk walk(const struct fit_job *job, uint32_t scale)
{
    const struct rundown *const r = job->rundown;
    struct walk w = {.job = job, .end = end_of(r), .scale = scale};
    size_t k = 0;

    for (size_t i = 0; i < r->n_items; i++) {
        walk_sting(&w, &r->items[i].before, job->before[i]);
        for (size_t j = 0; j < r->items[i].n_segments; j++)
            walk_segment(&w, &r->items[i].segments[j], job->speech[k++]);
        walk_sting(&w, &r->items[i].after, job->after[i]);
    }
    return w;
}

static int64_t lead(const struct fit_job *job)
{
    return fit_samples(job, job->rundown->lead_ms);
}

int64_t pace_length(const struct fit_job *job)
{
    const uint32_t *const end = end_of(job->rundown);

    return lead(job) + walk(job, 1000).at + (end ? fit_samples(job, *end) : 0);
}

/* --- finding the pace --- */

static int64_t clamp(int64_t n, int64_t least, int64_t most)
{
    return n < least ? least : n > most ? most : n;
}

/* What is left for the end where it is to be `target` long (without its lead). */
static int64_t end_left(const struct fit_job *job, int64_t target, uint32_t scale)
{
    return target - walk(job, scale).at;
}

/* The greatest scale from `least` to `most` that leaves `end` or more for the end; `least` where
 * none does. The longer the pauses, the less is left, also where pips wait for a second. */
static uint32_t greatest_scale(
    const struct fit_job *job, int64_t target, int64_t end, uint32_t least, uint32_t most)
{
    while (least < most) {
        const uint32_t middle = most - (most - least) / 2;
        if (end_left(job, target, middle) >= end)
            least = middle;
        else
            most = middle - 1;
    }
    return least;
}

/* Pauses, within an effort, and an end that make it `target` long (without its lead). The end is
 * longer than the format allows only by what the next longer pauses would be too much. */
static bool set_pauses(
    const struct fit_job *job, int64_t target, enum fit_effort effort, struct pace *pace)
{
    const uint32_t least = fit_least_scale(job->format, effort);
    const uint32_t most = fit_most_scale(job->format, effort);
    const int64_t end_most = fit_samples(job, job->format->end_most_ms);
    uint32_t scale = greatest_scale(job, target, fit_usual_end(job), least, most);
    int64_t end = end_left(job, target, scale);

    if (end > end_most && scale < most && end_left(job, target, scale + 1) >= 0)
        end = end_left(job, target, ++scale);
    if (end < 0 || (end > end_most && scale == most))
        return false;
    pace->pause_scale = scale;
    pace->end_ms = (uint32_t)(end * 1000 / job->sample_rate);
    return true;
}

/* The rate at which the pauses need not change. */
static uint32_t wanted_rate(const struct fit_job *job, int64_t target)
{
    const struct walk w = walk(job, 1000);
    const int64_t speech = target - (w.at - w.speech) - fit_usual_end(job);

    if (speech <= 0)
        return job->rate_most;
    return (uint32_t)clamp(w.speech * job->rate / speech, job->rate_least, job->rate_most);
}

/* What can be had at the job's rate is not the target. */
static void note_reach(const struct fit_job *job, int64_t target, struct pace *pace)
{
    const int64_t least = walk(job, fit_least_scale(job->format, FIT_PAUSES)).at;
    const int64_t most = walk(job, fit_most_scale(job->format, FIT_PAUSES)).at +
                         fit_samples(job, job->format->end_most_ms);

    if (least > target)
        pace->above = lead(job) + least;
    else
        pace->below = lead(job) + most;
}

static bool has_rate(const struct fit_job *job)
{
    const struct walk w = walk(job, 1000);

    return fit_has_rate(job, &(struct fit_sum){.speech = w.speech, .pauses = w.pauses});
}

/* The pace that makes it `target` long (without its lead), from what it is. */
static struct pace change(const struct fit_job *job, int64_t target, struct pace pace)
{
    struct pace loose = pace;

    if (set_pauses(job, target, FIT_LIGHT, &pace))
        return pace;
    if (!set_pauses(job, target, FIT_PAUSES, &loose))
        note_reach(job, target, &loose);
    else if (job->rate != 1000 || !has_rate(job))
        return loose;
    loose.rate = wanted_rate(job, target);
    if (loose.rate == job->rate && (loose.below || loose.above))
        loose.verdict = loose.above ? FIT_TOO_LONG : FIT_TOO_SHORT;
    return loose;
}

struct pace pace_find(const struct fit_job *job)
{
    const uint32_t *const end = end_of(job->rundown);
    const int64_t length = pace_length(job);
    const int64_t near = fit_samples(job, 2);
    const int64_t target = clamp(length, fit_least(job), fit_most(job));
    struct pace pace = {.rate = job->rate, .pause_scale = 1000, .end_ms = end ? *end : 0};

    if (length - target <= near && target - length <= near &&
        (length <= target || (end && *end >= 2)))
        return pace;
    return change(job, target - lead(job), pace);
}

/* --- giving it --- */

static uint32_t scaled(uint32_t ms, uint32_t scale)
{
    return (uint32_t)(((uint64_t)ms * scale + 500) / 1000);
}

/* What is left of a bound: to the nearest thousandth, so that bounds do not drift as a script is
 * edited and made again. */
static uint32_t bound_left(uint32_t bound, uint32_t scale)
{
    const uint64_t left = scale ? ((uint64_t)bound * 1000 + scale / 2) / scale : bound;

    return left < FORMAT_PAUSE_LIMIT ? (uint32_t)left : FORMAT_PAUSE_LIMIT;
}

void pace_apply(const struct pace *pace, struct rundown *rundown, struct format *format)
{
    const struct fit_job job = {.format = format};
    uint32_t *const end = end_of(rundown);
    const uint32_t scale = pace->pause_scale;

    for (size_t i = 0; i < rundown->n_items; i++)
        for (size_t j = 0; j < rundown->items[i].n_segments; j++) {
            struct segment *const s = &rundown->items[i].segments[j];
            if (fit_is_usual(&job, s))
                s->pause_ms = scaled(s->pause_ms, scale);
        }
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        format->pause_ms[b] = scaled(format->pause_ms[b], scale);
    if (end)
        *end = pace->end_ms;
    rundown->rate = pace->rate;
    format->pause_least = bound_left(format->pause_least, scale);
    format->pause_most = bound_left(format->pause_most, scale);
}
