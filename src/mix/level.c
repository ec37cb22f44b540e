#include "mix/level.h"

#include "mix/limiter.h"
#include "mix/loudness.h"
#include "mix/truepeak.h"

#include <math.h>

#define AT_ONCE ((size_t)4096) /* frames read at a time */
#define TURNS   8              /* passes of the limiter to find the gain */
#define NEAR    0.02           /* LU off the target that are good enough */
/* No more gain than this: what is quieter than that is noise. */
#define MOST_GAIN 40.0
/* Of loudness by gain: what the limiter holds fast cannot be made louder by much. */
#define LEAST_SLOPE 0.1
/* dB: interpolation at four times the rate can be so much too low (BS.1770-4, annex 2, attachment
 * 1), and a gain that moves lifts what lies between samples a little. */
#define MARGIN 0.2
/* Above so many seconds, memory counts for more than 0.1 LU of a block. */
#define LONG ((int64_t)7200)

static float factor(double db)
{
    return (float)pow(10, db / 20);
}

static double decibels(double factor_)
{
    return 20 * log10(factor_);
}

/* --- one pass over the spool --- */

struct pass {
    const struct level_job *job;
    struct limiter *limiter; /* NULL: none */
    size_t step;             /* steps passed */
    size_t skip;             /* frames that are only the limiter's delay */
    float gain;
    level_fn *out;
    void *userdata;
};

/* Multiplies n frames from frame `at` on. */
static void amplify(struct pass *p, float *frames, int64_t at, size_t n)
{
    const uint32_t channels = p->job->channels;

    for (size_t i = 0; i < n; i++) {
        float gain = p->gain;
        while (p->step < p->job->n_steps && p->job->steps[p->step].from <= at + (int64_t)i)
            p->step++;
        if (p->step > 0)
            gain *= p->job->steps[p->step - 1].gain;
        for (uint32_t c = 0; c < channels; c++)
            frames[i * channels + c] *= gain;
    }
}

static bool hand_on(struct pass *p, float *frames, size_t n, struct error *err)
{
    size_t skip;

    if (p->limiter)
        limiter_run(p->limiter, frames, frames, n);
    skip = p->skip < n ? p->skip : n;
    p->skip -= skip;
    return n == skip || p->out(p->userdata, frames + skip * p->job->channels, n - skip, err);
}

/* Gets out what the limiter holds back. */
static bool drain(struct pass *p, float *room, struct error *err)
{
    size_t rest = p->limiter ? limiter_delay(p->limiter) : 0;

    while (rest > 0) {
        const size_t some = rest < AT_ONCE ? rest : AT_ONCE;
        for (size_t i = 0; i < some * p->job->channels; i++)
            room[i] = 0;
        if (!hand_on(p, room, some, err))
            return false;
        rest -= some;
    }
    return true;
}

static bool run(struct pass *p, struct error *err)
{
    float room[2 * AT_ONCE];
    const size_t frame = p->job->channels * sizeof *room;
    int64_t at = 0;
    size_t got;

    while (at < p->job->n_frames) {
        const int64_t rest = p->job->n_frames - at;
        const size_t wanted = rest < (int64_t)AT_ONCE ? (size_t)rest : AT_ONCE;
        if (!spool_read(p->job->spool, at * (int64_t)frame, room, wanted * frame, &got, err))
            return false;
        if (got != wanted * frame)
            return error_set(err, spool_name(p->job->spool), "ends too early");
        amplify(p, room, at, wanted);
        if (!hand_on(p, room, wanted, err))
            return false;
        at += (int64_t)wanted;
    }
    return drain(p, room, err);
}

bool level_apply(const struct level_job *job, const struct level_plan *plan, level_fn *out,
    void *userdata, struct error *err)
{
    struct pass pass = {.job = job, .gain = plan->gain, .out = out, .userdata = userdata};
    bool ok;

    if (plan->limit) {
        pass.limiter =
            limiter_open(job->sample_rate, job->channels, factor(plan->ceiling - MARGIN));
        if (!pass.limiter)
            return error_memory(err, "limiter");
        pass.skip = limiter_delay(pass.limiter);
    }
    ok = run(&pass, err);
    limiter_close(&pass.limiter);
    return ok;
}

/* --- finding the gain --- */

struct meters {
    struct loudness *loudness;
    struct peakmeter peak;
};

static bool on_samples(void *userdata, const float *frames, size_t n, struct error *err)
{
    struct meters *const m = userdata;

    peakmeter_add(&m->peak, frames, n);
    return loudness_add(m->loudness, frames, n) || error_memory(err, "loudness");
}

/* Measures the programme as the plan makes it. */
static bool measure(const struct level_job *job, struct level_plan *plan, struct error *err)
{
    const struct loudness_options options = {.sample_rate = job->sample_rate,
        .channels = job->channels,
        .doubled = job->doubled,
        .all = job->all,
        .rough = job->n_frames > LONG * job->sample_rate};
    struct meters m = {.peak = peakmeter_begin(job->channels)};
    bool ok;

    m.loudness = loudness_open(&options);
    if (!m.loudness)
        return error_memory(err, "loudness");
    ok = level_apply(job, plan, on_samples, &m, err);
    if (ok) {
        plan->loudness = loudness_read(m.loudness);
        plan->loudness.true_peak = decibels(peakmeter_read(&m.peak));
    }
    loudness_close(&m.loudness);
    return ok;
}

/* What a gain without limiter makes of what was measured. */
static void shift(struct sound_loudness *l, double db)
{
    l->integrated += db;
    l->true_peak += db;
    l->momentary += db;
    l->short_term += db;
}

/*
 * With the limiter, a decibel of gain is less of loudness: goes nearer by turns, by the slope that
 * the last two told.
 */
static bool search(
    const struct level_job *job, double db, struct level_plan *plan, struct error *err)
{
    double slope = 0.85, last_db = 0, last = 0;

    plan->limit = true;
    for (int turn = 0; turn < TURNS; turn++) {
        double off;
        plan->gain = factor(db);
        if (!measure(job, plan, err))
            return false;
        off = job->target - plan->loudness.integrated;
        if (!plan->loudness.measured || fabs(off) <= NEAR || db >= MOST_GAIN)
            return true;
        if (turn > 0 && fabs(db - last_db) > 0.01)
            slope = (plan->loudness.integrated - last) / (db - last_db);
        slope = slope < LEAST_SLOPE ? LEAST_SLOPE : slope > 1 ? 1 : slope;
        last_db = db;
        last = plan->loudness.integrated;
        db = fmin(db + off / slope, MOST_GAIN);
    }
    return true;
}

/* Without a target: only the limiter. */
static bool hold(const struct level_job *job, struct level_plan *plan, struct error *err)
{
    plan->limit = true;
    return measure(job, plan, err);
}

bool level_find(const struct level_job *job, struct level_plan *plan, struct error *err)
{
    double db;

    *plan = (struct level_plan){.gain = 1, .ceiling = job->ceiling};
    if (!measure(job, plan, err))
        return false;
    if (job->as_it_is)
        return plan->loudness.true_peak <= job->ceiling - MARGIN || hold(job, plan, err);
    if (!plan->loudness.measured)
        return true;
    db = job->target - plan->loudness.integrated;
    if (db > MOST_GAIN)
        db = MOST_GAIN;
    if (plan->loudness.true_peak + db > job->ceiling - MARGIN)
        return search(job, db, plan, err);
    plan->gain = factor(db);
    shift(&plan->loudness, db);
    return true;
}
