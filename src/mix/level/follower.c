#include "mix/level/follower.h"

#include <math.h>
#include <stdlib.h>

#define AHEAD_MS   5
#define RELEASE_MS 50

/*
 * The gain that a place needs is taken as the least over the `ahead` places from there on, then let
 * come back slowly, then averaged over `ahead` places before. All gains in the average of the place
 * of a peak have looked at that peak: so the average is never more than it needs.
 */
struct follower {
    size_t ahead;
    float release, keep; /* of the way back to 1, what is gone and what is left a place later */
    float gain;          /* the last that was let come back */
    /* a queue of rising needs under 1, and when each came: its head is the least of the last
     * `ahead` */
    float *need;
    uint64_t *came;
    size_t head, n_queue;
    uint64_t now;
    /* the last `ahead` gains */
    float *gains;
    size_t at;
    size_t since; /* how many gains ago the last was that is less than 1; at most `ahead` */
    double sum;
    double part; /* of one gain in the average */
};

struct follower *follower_open(uint32_t sample_rate, size_t frames)
{
    struct follower *f = calloc(1, sizeof *f);

    if (!f)
        return NULL;
    f->ahead = ((size_t)sample_rate * AHEAD_MS / 1000 + frames / 2) / frames + (frames == 1);
    if (f->ahead == 0)
        f->ahead = 1;
    f->part = 1 / (double)f->ahead;
    f->release = (float)(1 - exp(-1000.0 * (double)frames / (RELEASE_MS * (double)sample_rate)));
    f->keep = 1 - f->release;
    f->gain = 1;
    f->since = f->ahead;
    f->sum = (double)f->ahead;
    f->need = calloc(f->ahead, sizeof *f->need);
    f->came = calloc(f->ahead, sizeof *f->came);
    f->gains = calloc(f->ahead, sizeof *f->gains);
    if (!f->need || !f->came || !f->gains)
        follower_close(&f);
    for (size_t i = 0; f && i < f->ahead; i++)
        f->gains[i] = 1;
    return f;
}

void follower_close(struct follower **follower)
{
    struct follower *const f = *follower;

    if (!f)
        return;
    free(f->gains);
    free(f->came);
    free(f->need);
    free(f);
    *follower = NULL;
}

size_t follower_delay(const struct follower *f)
{
    return f->ahead - 1;
}

static size_t wrapped(const struct follower *f, size_t i)
{
    return i < f->ahead ? i : i - f->ahead;
}

/* The least of this and the `ahead` - 1 needs before it. */
static float least_need(struct follower *f, float need)
{
    size_t tail;

    f->now++;
    if (f->n_queue > 0 && f->now - f->came[f->head] >= f->ahead) {
        f->head = wrapped(f, f->head + 1);
        f->n_queue--;
    }
    if (need >= 1)
        return f->n_queue > 0 ? f->need[f->head] : 1;
    while (f->n_queue > 0 && f->need[wrapped(f, f->head + f->n_queue - 1)] >= need)
        f->n_queue--;
    tail = wrapped(f, f->head + f->n_queue);
    f->need[tail] = need;
    f->came[tail] = f->now;
    f->n_queue++;
    return f->need[f->head];
}

/* The average of this gain and the `ahead` - 1 before it; exactly 1 where all are. */
static float average(struct follower *f, float gain)
{
    f->sum += (double)gain - (double)f->gains[f->at];
    f->gains[f->at] = gain;
    f->at = wrapped(f, f->at + 1);
    if (gain < 1)
        f->since = 0;
    else if (f->since < f->ahead)
        f->since++;
    if (f->since < f->ahead)
        return (float)(f->sum * f->part);
    f->sum = (double)f->ahead; /* what was lost in rounding */
    return 1;
}

static float next(struct follower *f, float need)
{
    /* most often nothing is needed, nor was of late */
    const float least = need >= 1 && f->n_queue == 0 ? 1 : least_need(f, need);
    const float back = f->gain * f->keep + f->release;

    f->gain = least < back ? least : back;
    if (f->gain > 1 - 1e-5f)
        f->gain = least < 1 ? least : 1;
    return average(f, f->gain);
}

/* On a copy, which the compiler keeps in registers. */
void follower_run(struct follower *follower, const float *needs, float *gains, size_t n)
{
    struct follower f = *follower;

    for (size_t i = 0; i < n; i++)
        gains[i] = next(&f, needs[i]);
    *follower = f;
}

bool follower_at_rest(const struct follower *f)
{
    return f->n_queue == 0 && f->gain == 1 && f->since == f->ahead;
}
