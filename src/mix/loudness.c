#include "mix/loudness.h"

/* its "enum error" has a name of ours */
#define error ebur128_error
#include <ebur128.h>
#undef error
#include <math.h>
#include <stdlib.h>

/* Steps of 100 ms (Tech 3341, 2.2). */
#define MOMENTARY  4
#define SHORT_TERM 30

struct loudness {
    ebur128_state *state;
    bool all;
    uint32_t channels;
    size_t step;    /* frames in 100 ms: how often the greatest values are looked at (Tech 3341) */
    size_t in_step; /* frames since */
    size_t n_steps;
    double energy[SHORT_TERM]; /* of the last steps */
    double momentary, short_term;
};

struct loudness *loudness_open(const struct loudness_options *o)
{
    const int mode = EBUR128_MODE_I | (o->all ? EBUR128_MODE_S | EBUR128_MODE_LRA : 0) |
                     (o->rough ? EBUR128_MODE_HISTOGRAM : 0);
    struct loudness *l = calloc(1, sizeof *l);

    if (!l)
        return NULL;
    l->state = ebur128_init(o->channels, o->sample_rate, mode);
    if (!l->state ||
        (o->doubled && ebur128_set_channel(l->state, 0, EBUR128_DUAL_MONO) != EBUR128_SUCCESS)) {
        loudness_close(&l);
        return NULL;
    }
    l->all = o->all;
    l->channels = o->channels;
    l->step = o->sample_rate / 10;
    l->momentary = l->short_term = -HUGE_VAL;
    return l;
}

void loudness_close(struct loudness **loudness)
{
    if (!*loudness)
        return;
    if ((*loudness)->state)
        ebur128_destroy(&(*loudness)->state);
    free(*loudness);
    *loudness = NULL;
}

/* The mean of the last n energies, as loudness (BS.1770-4, annex 1). */
static double recent(const struct loudness *l, size_t n)
{
    double sum = 0;

    for (size_t i = 1; i <= n; i++)
        sum += l->energy[(l->n_steps - i) % SHORT_TERM];
    return -0.691 + 10 * log10(sum / (double)n);
}

/* The greatest values from the energies of steps of 100 ms: libebur128 would sum up three seconds
 * each time. */
static void look(struct loudness *l)
{
    double value;

    if (ebur128_loudness_window(l->state, 100, &value) != EBUR128_SUCCESS)
        return;
    l->energy[l->n_steps++ % SHORT_TERM] = pow(10, (value + 0.691) / 10);
    if (l->n_steps >= MOMENTARY)
        l->momentary = fmax(l->momentary, recent(l, MOMENTARY));
    if (l->n_steps >= SHORT_TERM)
        l->short_term = fmax(l->short_term, recent(l, SHORT_TERM));
}

bool loudness_add(struct loudness *l, const float *frames, size_t n)
{
    if (!l->all)
        return ebur128_add_frames_float(l->state, frames, n) == EBUR128_SUCCESS;
    while (n) {
        const size_t rest = l->step - l->in_step, some = n < rest ? n : rest;
        if (ebur128_add_frames_float(l->state, frames, some) != EBUR128_SUCCESS)
            return false;
        l->in_step += some;
        if (l->in_step == l->step) {
            l->in_step = 0;
            look(l);
        }
        frames += some * l->channels;
        n -= some;
    }
    return true;
}

bool loudness_add_16(struct loudness *l, const int16_t *frames, size_t n)
{
    return ebur128_add_frames_short(l->state, frames, n) == EBUR128_SUCCESS;
}

struct sound_loudness loudness_read(const struct loudness *l)
{
    struct sound_loudness read = {.momentary = l->momentary, .short_term = l->short_term};

    if (ebur128_loudness_global(l->state, &read.integrated) != EBUR128_SUCCESS ||
        !isfinite(read.integrated))
        return read;
    if (l->all && ebur128_loudness_range(l->state, &read.range) != EBUR128_SUCCESS)
        return read;
    read.measured = true;
    return read;
}
