#include "mix/level/limiter.h"

#include "mix/level/follower.h"
#include "mix/level/truepeak.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE ((size_t)1024) /* frames worked on at a time */

struct limiter {
    struct truepeak truepeak;
    struct follower *follower;
    uint32_t channels;
    float ceiling;
    size_t delay, history; /* frames */
    float *x[2]; /* of each channel, the last `history` samples, then those of this call; what is
                    looked at in runs may reach beyond */
};

struct limiter *limiter_open(uint32_t sample_rate, uint32_t channels, float ceiling)
{
    struct limiter *l = calloc(1, sizeof *l);

    if (!l)
        return NULL;
    l->truepeak = truepeak_make();
    l->follower = follower_open(sample_rate, 1);
    if (!l->follower) {
        limiter_close(&l);
        return NULL;
    }
    l->channels = channels;
    l->ceiling = ceiling;
    l->delay = follower_delay(l->follower) + TRUEPEAK_AFTER;
    l->history = l->delay + TRUEPEAK_TAPS;
    for (uint32_t c = 0; l && c < channels; c++) {
        l->x[c] = calloc(l->history + AT_ONCE + TRUEPEAK_RUN, sizeof *l->x[c]);
        if (!l->x[c])
            limiter_close(&l);
    }
    return l;
}

void limiter_close(struct limiter **limiter)
{
    struct limiter *const l = *limiter;

    if (!l)
        return;
    free(l->x[1]);
    free(l->x[0]);
    follower_close(&l->follower);
    free(l);
    *limiter = NULL;
}

size_t limiter_delay(const struct limiter *limiter)
{
    return limiter->delay;
}

/* May anything in the run from `at` on be over the ceiling? */
static bool may_be_over(const struct limiter *l, size_t at)
{
    for (uint32_t c = 0; c < l->channels; c++)
        if (truepeak_reach(l->x[c] + at) * l->truepeak.bound > l->ceiling)
            return true;
    return false;
}

/* The gains that the places of the run from `at` on need. */
static void needs_of(const struct limiter *l, size_t at, float *needs)
{
    float peaks[TRUEPEAK_RUN], other[TRUEPEAK_RUN];

    truepeak_run(&l->truepeak, l->x[0] + at, peaks);
    if (l->channels > 1) {
        truepeak_run(&l->truepeak, l->x[1] + at, other);
        for (size_t i = 0; i < TRUEPEAK_RUN; i++)
            peaks[i] = other[i] > peaks[i] ? other[i] : peaks[i];
    }
    for (size_t i = 0; i < TRUEPEAK_RUN; i++)
        needs[i] = peaks[i] > l->ceiling ? l->ceiling / peaks[i] : 1;
}

/* n frames of at most a run, of which the first new one is at `at`. */
static void run_some(struct limiter *l, size_t at, float *to, size_t n)
{
    const bool loud = may_be_over(l, at - TRUEPEAK_AFTER);
    float needs[TRUEPEAK_RUN], gains[TRUEPEAK_RUN];

    for (size_t i = 0; i < TRUEPEAK_RUN; i++)
        needs[i] = gains[i] = 1;
    if (loud)
        needs_of(l, at - TRUEPEAK_AFTER, needs);
    if (loud || !follower_at_rest(l->follower))
        follower_run(l->follower, needs, gains, n);
    for (uint32_t c = 0; c < l->channels; c++)
        for (size_t i = 0; i < n; i++)
            to[i * l->channels + c] = l->x[c][at + i - l->delay] * gains[i];
}

static void run_block(struct limiter *l, const float *from, float *to, size_t n)
{
    for (uint32_t c = 0; c < l->channels; c++)
        for (size_t i = 0; i < n; i++)
            l->x[c][l->history + i] = from[i * l->channels + c];
    for (size_t i = 0; i < n; i += TRUEPEAK_RUN) {
        const size_t some = n - i < TRUEPEAK_RUN ? n - i : TRUEPEAK_RUN;
        run_some(l, l->history + i, to + i * l->channels, some);
    }
    for (uint32_t c = 0; c < l->channels; c++)
        memmove(l->x[c], l->x[c] + n, l->history * sizeof *l->x[c]);
}

void limiter_run(struct limiter *limiter, const float *from, float *to, size_t n)
{
    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        run_block(limiter, from, to, some);
        from += some * limiter->channels;
        to += some * limiter->channels;
        n -= some;
    }
}
