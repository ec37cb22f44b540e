#include "mix/level/level.h"

#include "mix/level/follower.h"
#include "mix/level/limiter.h"
#include "mix/level/loudness.h"
#include "mix/relay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TURNS 12    /* rehearsals to find the gain */
#define NEAR  0.003 /* LU off the target that are good enough */
/* No more gain than this: what is quieter than that is noise. */
#define MOST_GAIN 40.0
/* Of loudness by gain: what the limiter holds fast cannot be made louder by much. */
#define LEAST_SLOPE 0.1
/* dB: interpolation at four times the rate can be so much too low (BS.1770-4, annex 2, attachment
 * 1), and a gain that moves lifts what lies between samples a little. */
#define MARGIN 0.2

static float factor(double db)
{
    return (float)pow(10, db / 20);
}

static double decibels(double factor_)
{
    return 20 * log10(factor_);
}

/* --- the pass over the samples --- */

struct pass {
    struct programme_relay played; /* between what plays and what limits */
    float gain;
    struct limiter *limiter; /* NULL: none */
    size_t skip;             /* frames that are only the limiter's delay */
    const struct programme_out *out;
};

/* At most PROGRAMME_ROOM frames, of which the limiter gives others. */
static bool pass_on(struct pass *p, const float *frames, size_t n, struct error *err)
{
    float *const room = p->out->room(p->out->userdata, err);
    const size_t skip = p->skip < n ? p->skip : n;

    if (!room)
        return false;
    for (size_t i = 0; i < n * p->played.channels; i++)
        room[i] = frames[i] * p->gain;
    if (p->limiter)
        limiter_run(p->limiter, room, room, n);
    p->skip -= skip;
    if (skip > 0)
        memmove(
            room, room + skip * p->played.channels, (n - skip) * p->played.channels * sizeof *room);
    return n == skip || p->out->take(p->out->userdata, n - skip, err);
}

/* In the relay's thread. */
static bool on_frames(void *userdata, struct str bytes, struct error *err)
{
    struct pass *const p = userdata;

    return pass_on(p, (const float *)(const void *)bytes.s,
        bytes.len / (p->played.channels * sizeof(float)), err);
}

/* Gets out what the limiter holds back. */
static bool drain(struct pass *p, struct error *err)
{
    static const float silence[2 * PROGRAMME_ROOM] = {0};
    size_t rest = p->limiter ? limiter_delay(p->limiter) : 0;

    while (rest > 0) {
        const size_t some = rest < PROGRAMME_ROOM ? rest : PROGRAMME_ROOM;
        if (!pass_on(p, silence, some, err))
            return false;
        rest -= some;
    }
    return true;
}

static bool set_up(struct pass *p, const struct level_plan *plan, const struct sound_shape *shape,
    const char *what, struct error *err)
{
    if (plan->limit) {
        p->limiter =
            limiter_open(shape->sample_rate, shape->channels, factor(plan->ceiling - MARGIN));
        if (!p->limiter)
            return error_memory(err, what);
        p->skip = limiter_delay(p->limiter);
    }
    p->played.relay = relay_open(on_frames, p, what, err);
    return p->played.relay != NULL;
}

bool level_apply(const struct level_plan *plan, struct programme *programme,
    const struct programme_out *out, const char *what, struct error *err)
{
    const struct sound_shape shape = programme_shape(programme);
    struct pass pass = {.played.channels = shape.channels, .gain = plan->gain, .out = out};
    const struct programme_out played = programme_to_relay(&pass.played);
    const bool ok = set_up(&pass, plan, &shape, what, err) &&
                    programme_play(programme, &played, err) &&
                    relay_finish(&pass.played.relay, err) && drain(&pass, err);

    relay_abort(&pass.played.relay);
    limiter_close(&pass.limiter);
    return ok;
}

/* --- rehearsals: the same on the profile, a point at a time --- */

#define POINTS     ((size_t)1024) /* worked on at a time */
#define MOST_DELAY ((size_t)16)   /* points */

struct rehearsal {
    const struct level_job *job;
    struct loudness *loudness;
    struct follower *limiter; /* how its gain moves; NULL: none */
    float ceiling, gain;
    size_t passed;                        /* steps */
    size_t n_points, frames;              /* that came, and frames in one */
    int64_t step, next_step;              /* frames in 100 ms, and where the next begin */
    double energy;                        /* of this 100 ms, */
    size_t points;                        /* of so many points */
    float peak;                           /* the greatest, before the limiter */
    float needs[POINTS];                  /* of the limiter's gain, */
    float gains[POINTS];                  /* and what it is, some points later */
    double energies[MOST_DELAY + POINTS]; /* of the last points, and of these */
};

/* Gives the points the programme's gain, and their voices'. */
static void raise_points(struct rehearsal *r, const struct profile_point *points, size_t n)
{
    const struct level_job *const job = r->job;
    int64_t until = 0;
    float gain = 1;

    for (size_t i = 0; i < n; i++) {
        const int64_t frame = (int64_t)((r->n_points + i) * r->frames);
        float peak;
        if (frame >= until)
            gain = r->gain * level_step_gain(job->steps, job->n_steps, &r->passed, frame, &until);
        peak = points[i].peak * gain;
        r->peak = peak > r->peak ? peak : r->peak;
        r->needs[i] = peak > r->ceiling ? r->ceiling / peak : 1;
        r->energies[MOST_DELAY + i] = (double)points[i].energy * (double)gain * (double)gain;
    }
}

/* What comes out of the limiter, in the place of the energies of so many points before. */
static void limit_points(struct rehearsal *r, size_t n)
{
    const size_t delay = follower_delay(r->limiter);

    follower_run(r->limiter, r->needs, r->gains, n);
    for (size_t i = 0; i < n; i++)
        r->energies[MOST_DELAY + i - delay] *= (double)r->gains[i] * (double)r->gains[i];
}

/* The energies of n points, the first of them at `from`. */
static void hear_points(struct rehearsal *r, const double *from, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        r->energy += from[i];
        r->points++;
        r->n_points++;
        if ((int64_t)(r->n_points * r->frames) < r->next_step)
            continue;
        loudness_add_step(r->loudness, r->energy / (double)(r->points * r->frames));
        r->next_step += r->step;
        r->energy = 0;
        r->points = 0;
    }
}

static void play_points(struct rehearsal *r, const struct profile_point *points, size_t n)
{
    const size_t delay = r->limiter ? follower_delay(r->limiter) : 0;

    raise_points(r, points, n);
    if (r->limiter)
        limit_points(r, n);
    hear_points(r, r->energies + MOST_DELAY - delay, n);
    memmove(r->energies, r->energies + n, MOST_DELAY * sizeof *r->energies);
}

static bool play(struct rehearsal *r, struct error *err)
{
    struct profile_point points[POINTS];
    size_t n;

    do {
        if (!profile_read(r->job->profile, (int64_t)r->n_points, points, POINTS, &n, err))
            return false;
        play_points(r, points, n);
    } while (n > 0);
    return true;
}

/* What would come of the plan. */
static bool rehearse(const struct level_job *job, struct loudness *loudness,
    struct level_plan *plan, struct error *err)
{
    const struct sound_shape *const shape = profile_shape(job->profile);
    const int64_t step = (shape->sample_rate + 5) / 10;
    struct rehearsal r = {.job = job,
        .loudness = loudness,
        .ceiling = factor(plan->ceiling - MARGIN),
        .gain = plan->gain,
        .frames = profile_frames(job->profile),
        .step = step,
        .next_step = step};
    double peak;
    bool ok;

    if (plan->limit) {
        r.limiter = follower_open(shape->sample_rate, r.frames);
        if (!r.limiter)
            return error_memory(err, "limiter");
    }
    loudness_restart(loudness);
    ok = play(&r, err);
    follower_close(&r.limiter);
    if (!ok)
        return false;
    peak = decibels((double)r.peak);
    plan->loudness = loudness_read(loudness);
    plan->loudness.true_peak = plan->limit ? fmin(peak, plan->ceiling - MARGIN) : peak;
    return true;
}

/* --- finding the gain --- */

/*
 * With the limiter, a decibel of gain is less of loudness: goes nearer by turns, by the slope that
 * the last two told.
 */
static bool search(const struct level_job *job, struct loudness *loudness, double db,
    struct level_plan *plan, struct error *err)
{
    double slope = 0.85, last_db = 0, last = 0;

    plan->limit = true;
    for (int turn = 0; turn < TURNS; turn++) {
        double off;
        plan->gain = factor(db);
        if (!rehearse(job, loudness, plan, err))
            return false;
        off = job->target - plan->loudness.integrated;
        if (!plan->loudness.measured || fabs(off) <= NEAR || db >= MOST_GAIN)
            return true;
        if (turn > 0 && fabs(db - last_db) > 0.001)
            slope = (plan->loudness.integrated - last) / (db - last_db);
        slope = slope < LEAST_SLOPE ? LEAST_SLOPE : slope > 1 ? 1 : slope;
        last_db = db;
        last = plan->loudness.integrated;
        db = fmin(db + off / slope, MOST_GAIN);
    }
    return true;
}

/* What a gain without limiter makes of what was measured. */
static void shift(struct sound_loudness *l, double db)
{
    l->integrated += db;
    l->true_peak += db;
    l->momentary += db;
    l->short_term += db;
}

static bool find(const struct level_job *job, struct loudness *loudness, struct level_plan *plan,
    struct error *err)
{
    double db;

    if (!rehearse(job, loudness, plan, err))
        return false;
    if (job->as_it_is || !plan->loudness.measured) {
        plan->limit = plan->loudness.true_peak > job->ceiling - MARGIN;
        return !plan->limit || rehearse(job, loudness, plan, err);
    }
    db = fmin(job->target - plan->loudness.integrated, MOST_GAIN);
    if (plan->loudness.true_peak + db > job->ceiling - MARGIN)
        return search(job, loudness, db, plan, err);
    plan->gain = factor(db);
    shift(&plan->loudness, db);
    return true;
}

bool level_find(const struct level_job *job, struct level_plan *plan, struct error *err)
{
    const struct sound_shape *const shape = profile_shape(job->profile);
    struct loudness *loudness = loudness_open(&(struct loudness_options){
        .sample_rate = shape->sample_rate, .channels = shape->channels, .doubled = job->doubled});
    bool ok;

    *plan = (struct level_plan){.gain = 1, .ceiling = job->ceiling};
    if (!loudness)
        return error_memory(err, "loudness");
    ok = find(job, loudness, plan, err);
    loudness_close(&loudness);
    return ok;
}
