#include "mix/limiter.h"

#include "mix/truepeak.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AHEAD_MS   5
#define RELEASE_MS 50
#define AT_ONCE    ((size_t)1024) /* frames worked on at a time */

/*
 * The gain that a place needs is taken as the least over the `ahead` samples from there on, then
 * let come back slowly, then averaged over `ahead` samples before. All gains in the average of the
 * place of a peak have looked at that peak: so the average is never more than it needs.
 */
struct limiter {
    struct truepeak truepeak;
    uint32_t channels;
    float ceiling, release;
    size_t ahead, delay, history; /* frames */
    size_t quiet;                 /* frames since one that could make a peak */
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
    float *x[2]; /* of each channel, the last `history` samples, and then those of this call */
};

struct limiter *limiter_open(uint32_t sample_rate, uint32_t channels, float ceiling)
{
    struct limiter *l = calloc(1, sizeof *l);

    if (!l)
        return NULL;
    l->truepeak = truepeak_make();
    l->channels = channels;
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
    for (uint32_t c = 0; c < channels; c++)
        l->x[c] = calloc(l->history + AT_ONCE, sizeof *l->x[c]);
    if (!l->need || !l->came || !l->gains || !l->x[0] || (channels > 1 && !l->x[1]))
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
    free(l->x[1]);
    free(l->x[0]);
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

/* The gain that the frame TRUEPEAK_AFTER before `at` needs, when that at `at` has just come. */
static float gain_needed(struct limiter *l, size_t at)
{
    float peak = 0;

    l->quiet++;
    for (uint32_t c = 0; c < l->channels; c++)
        if (fabsf(l->x[c][at]) * l->truepeak.bound > l->ceiling)
            l->quiet = 0;
    if (l->quiet >= TRUEPEAK_TAPS)
        return 1;
    for (uint32_t c = 0; c < l->channels; c++)
        peak = fmaxf(peak, truepeak_at(&l->truepeak, l->x[c] + at - TRUEPEAK_AFTER));
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

/* The gain of the frame `delay` before `at`. */
static float next_gain(struct limiter *l, size_t at)
{
    const float need = least_need(l, gain_needed(l, at));
    const float back = l->gain + (1 - l->gain) * l->release;

    l->gain = need < back ? need : back;
    if (l->gain > 1 - 1e-5f)
        l->gain = need < 1 ? need : 1;
    return average(l, l->gain);
}

static void run_block(struct limiter *l, const float *from, float *to, size_t n)
{
    for (uint32_t c = 0; c < l->channels; c++)
        for (size_t i = 0; i < n; i++)
            l->x[c][l->history + i] = from[i * l->channels + c];
    for (size_t i = 0; i < n; i++) {
        const size_t at = l->history + i;
        const float gain = next_gain(l, at);
        for (uint32_t c = 0; c < l->channels; c++)
            to[i * l->channels + c] = l->x[c][at - l->delay] * gain;
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
