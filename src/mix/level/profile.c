#include "mix/level/profile.h"

#include "base/spool.h"
#include "mix/level/kweight.h"
#include "mix/level/truepeak.h"

#include <stdlib.h>
#include <string.h>

#define ROOM  ((size_t)4096) /* points kept back before they are written */
#define SPARE ((size_t)128)  /* of these, for what comes in one go */
/* What is so much under the greatest peak needs no exact one: a limiter does not get there. */
#define FLOOR 0.25f

struct profile {
    struct spool *spool;
    struct sound_shape shape;
    size_t frames; /* in a point; whole runs */
    struct kweight weight;
    struct peakruns runs;
    float peak; /* the greatest so far */
    /* points that are not written yet, and what was added to them: the runs come later */
    size_t n_frames, n_runs;
    struct profile_point room[ROOM];
};

struct profile *profile_open(const char *path, const struct sound_shape *shape, struct error *err)
{
    struct profile *p = malloc(sizeof *p);
    const size_t most = PEAKRUNS_MOST / TRUEPEAK_RUN / 2;
    size_t runs = (shape->sample_rate / 1000 + TRUEPEAK_RUN / 2) / TRUEPEAK_RUN;

    if (!p) {
        error_memory(err, path);
        return NULL;
    }
    p->spool = spool_open(path, err);
    if (!p->spool) {
        free(p);
        return NULL;
    }
    runs = runs < 1 ? 1 : runs > most ? most : runs;
    p->frames = runs * TRUEPEAK_RUN;
    p->shape = *shape;
    p->weight = kweight_begin(shape->sample_rate, shape->channels);
    p->runs = peakruns_begin(shape->channels);
    p->peak = 0;
    p->n_frames = p->n_runs = 0;
    memset(p->room, 0, sizeof p->room);
    return p;
}

void profile_close(struct profile **profile)
{
    if (!*profile)
        return;
    spool_close(&(*profile)->spool);
    free(*profile);
    *profile = NULL;
}

/* Writes the points that are complete, if there are many or nothing more comes. */
static bool flush(struct profile *p, bool all, struct error *err)
{
    const size_t n = p->n_runs * TRUEPEAK_RUN / p->frames;

    if (!all && n < ROOM - SPARE)
        return true;
    if (!spool_append(p->spool, (struct str){(const char *)p->room, n * sizeof *p->room}, err))
        return false;
    memmove(p->room, p->room + n, (ROOM - n) * sizeof *p->room);
    memset(p->room + ROOM - n, 0, n * sizeof *p->room);
    p->n_frames -= n * p->frames;
    p->n_runs -= n * p->frames / TRUEPEAK_RUN;
    return true;
}

static void add_energies(struct profile *p, const float *frames, size_t n)
{
    while (n) {
        const size_t rest = p->frames - p->n_frames % p->frames, some = n < rest ? n : rest;
        p->room[p->n_frames / p->frames].energy += (float)kweight_energy(&p->weight, frames, some);
        p->n_frames += some;
        frames += some * p->weight.channels;
        n -= some;
    }
}

static void add_peaks(struct profile *p, const float *frames, size_t n)
{
    float peaks[PEAKRUNS_MADE];
    const size_t made = peakruns_add(&p->runs, frames, n, p->peak * FLOOR, peaks);

    for (size_t i = 0; i < made; i++) {
        struct profile_point *const point = &p->room[p->n_runs++ * TRUEPEAK_RUN / p->frames];
        if (peaks[i] > point->peak)
            point->peak = peaks[i];
        if (peaks[i] > p->peak)
            p->peak = peaks[i];
    }
}

bool profile_add(struct profile *p, const float *frames, size_t n, struct error *err)
{
    while (n) {
        const size_t some = n < PEAKRUNS_MOST ? n : PEAKRUNS_MOST;
        add_energies(p, frames, some);
        add_peaks(p, frames, some);
        if (!flush(p, false, err))
            return false;
        frames += some * p->weight.channels;
        n -= some;
    }
    return true;
}

/* Silence makes the last point whole, and the runs in it. */
bool profile_end(struct profile *p, struct error *err)
{
    static const float silence[2 * PEAKRUNS_MOST] = {0};
    const size_t n = p->frames + TRUEPEAK_RUN + TRUEPEAK_TAPS;

    return profile_add(p, silence, n < PEAKRUNS_MOST ? n : PEAKRUNS_MOST, err) &&
           flush(p, true, err);
}

const struct sound_shape *profile_shape(const struct profile *profile)
{
    return &profile->shape;
}

size_t profile_frames(const struct profile *profile)
{
    return profile->frames;
}

bool profile_read(const struct profile *p, int64_t from, struct profile_point *points, size_t n,
    size_t *got, struct error *err)
{
    const int64_t size = (int64_t)sizeof *points;

    if (!spool_read(p->spool, from * size, points, n * sizeof *points, got, err))
        return false;
    *got /= sizeof *points;
    return true;
}
