#include "mix/limiter.h"

#include "mix/truepeak.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AHEAD_MS   5
#define RELEASE_MS 50
#define AT_ONCE    ((size_t)1024) /* samples worked on at a time */

/*
 * The gain that a place needs is taken as the least over the `ahead` samples from there on, then
 * let come back slowly, then averaged over `ahead` samples before. All gains in the average of the
 * place of a peak have looked at that peak: so the average is never more than it needs.
 */
struct limiter {
    struct truepeak truepeak;
    float ceiling, release;
    size_t ahead, delay, history; /* samples */
    size_t quiet;                 /* samples since one that could make a peak */
    float gain;                   /* the last that was let come back */
    /* a queue of rising needs, and when each came: its head is the least of the last `ahead` */
    float *need;
    uint64_t *came;
    size_t head, n_queue;
    uint64_t now;
    /* the last `ahead` gains */
    float *gains;
    size_t at, n_below; /* n_below: of them less than 1 */
    double sum;
    float *x; /* the last `history` samples, and then those of this call */
};

struct limiter *limiter_open(uint32_t sample_rate, float ceiling)
{
    struct limiter *l = calloc(1, sizeof *l);

    if (!l)
        return NULL;
    l->truepeak = truepeak_make();
    l->ceiling = ceiling;
    l->release = (float)(1 - exp(-1000.0 / (RELEASE_MS * (double)sample_rate)));
    l->ahead = (size_t)sample_rate * AHEAD_MS / 1000 + 1;
    l->delay = l->ahead - 1 + TRUEPEAK_AFTER;
    l->history = l->delay + TRUEPEAK_TAPS;
    l->quiet = TRUEPEAK_TAPS;
    l->gain = 1;
    l->need = calloc(l->ahead, sizeof *l->need);
    l->came = calloc(l->ahead, sizeof *l->came);
    l->gains = calloc(l->ahead, sizeof *l->gains);
    l->x = calloc(l->history + AT_ONCE, sizeof *l->x);
    if (!l->need || !l->came || !l->gains || !l->x)
        limiter_close(&l);
    for (size_t i = 0; l && i < l->ahead; i++)
        l->gains[i] = 1;
    return l;
}

void limiter_close(struct limiter **limiter)
{
    struct limiter *const l = *limiter;

    if (!l)
        return;
    free(l->x);
    free(l->gains);
    free(l->came);
    free(l->need);
    free(l);
    *limiter = NULL;
}

size_t limiter_delay(const struct limiter *limiter)
{
    return limiter->delay;
}

/* The gain that x[0] up to x[1] needs, when `newest` has just come. */
static float gain_needed(struct limiter *l, const float *x, float newest)
{
    float peak;

    l->quiet = fabsf(newest) * l->truepeak.bound > l->ceiling ? 0 : l->quiet + 1;
    if (l->quiet >= TRUEPEAK_TAPS)
        return 1;
    peak = truepeak_at(&l->truepeak, x);
    return peak > l->ceiling ? l->ceiling / peak : 1;
}

/* The least of this and the `ahead` - 1 needs before it. */
static float least_need(struct limiter *l, float need)
{
    const size_t size = l->ahead;

    l->now++;
    if (l->n_queue > 0 && l->now - l->came[l->head] >= size) {
        l->head = (l->head + 1) % size;
        l->n_queue--;
    }
    while (l->n_queue > 0 && l->need[(l->head + l->n_queue - 1) % size] >= need)
        l->n_queue--;
    l->need[(l->head + l->n_queue) % size] = need;
    l->came[(l->head + l->n_queue) % size] = l->now;
    l->n_queue++;
    return l->need[l->head];
}

/* The average of this gain and the `ahead` - 1 before it; exactly 1 where all are. */
static float average(struct limiter *l, float gain)
{
    const float oldest = l->gains[l->at];

    l->gains[l->at] = gain;
    l->at = (l->at + 1) % l->ahead;
    if (oldest == 1 && gain == 1 && l->n_below == 0)
        return 1;
    if (l->n_below == 0)
        l->sum = (double)l->ahead;
    l->n_below += (size_t)(gain < 1);
    l->n_below -= (size_t)(oldest < 1);
    l->sum += (double)gain - (double)oldest;
    return l->n_below == 0 ? 1 : (float)(l->sum / (double)l->ahead);
}

/* The gain of the sample that came `delay` ago. */
static float next_gain(struct limiter *l, const float *x)
{
    const float need = least_need(l, gain_needed(l, x - TRUEPEAK_AFTER, x[0]));
    const float back = l->gain + (1 - l->gain) * l->release;

    l->gain = need < back ? need : back;
    if (l->gain > 1 - 1e-5f)
        l->gain = need < 1 ? need : 1;
    return average(l, l->gain);
}

static void run_block(struct limiter *l, const float *from, float *to, size_t n)
{
    float *const fresh = l->x + l->history;

    memcpy(fresh, from, n * sizeof *from);
    for (size_t i = 0; i < n; i++)
        to[i] = fresh[(ptrdiff_t)i - (ptrdiff_t)l->delay] * next_gain(l, fresh + i);
    memmove(l->x, l->x + n, l->history * sizeof *l->x);
}

void limiter_run(struct limiter *limiter, const float *from, float *to, size_t n)
{
    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        run_block(limiter, from, to, some);
        from += some;
        to += some;
        n -= some;
    }
}
