#include "mix/level/loudness.h"

#include "mix/level/kweight.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE ((size_t)1024) /* frames turned to floats at a time */

/* Windows, in steps of 100 ms (Tech 3341, 2.2). */
#define MOMENTARY  4
#define SHORT_TERM 30

/* Gates: LUFS, and LU under what passed that (BS.1770-4, annex 1; Tech 3342, 2.1). */
#define ABSOLUTE       (-70.0)
#define RELATIVE       (-10.0)
#define RANGE_RELATIVE (-20.0)
#define RANGE_LOW      0.10 /* the share of windows under the range's lower end, and its upper */
#define RANGE_HIGH     0.95

/* Windows that passed the absolute gate are kept by their loudness: each class is 0.01 LU, so no
 * more than that is a gate or a percentile off, and sums of energies are exact. */
#define PER_LU  100
#define CLASSES (90 * PER_LU) /* up to +20 LUFS */

struct class
{
    uint64_t n;
    double energy; /* summed */
};

struct loudness {
    struct kweight weight;
    double scale; /* of energies: 2 where one channel is heard from two */
    size_t step;  /* frames in 100 ms */
    size_t in_step;
    double step_energy;
    size_t n_steps;
    double recent[SHORT_TERM]; /* energies of the last steps */
    double momentary, short_term;
    struct class blocks[CLASSES];  /* of 400 ms */
    struct class windows[CLASSES]; /* of 3 s */
};

struct loudness *loudness_open(const struct loudness_options *o)
{
    struct loudness *l = malloc(sizeof *l);

    if (!l)
        return NULL;
    l->weight = kweight_begin(o->sample_rate, o->channels);
    l->scale = o->doubled ? 2 : 1;
    l->step = (o->sample_rate + 5) / 10;
    loudness_restart(l);
    return l;
}

void loudness_restart(struct loudness *l)
{
    memset(l->weight.state, 0, sizeof l->weight.state);
    memset(l->blocks, 0, sizeof l->blocks);
    memset(l->windows, 0, sizeof l->windows);
    l->in_step = l->n_steps = 0;
    l->step_energy = 0;
    l->momentary = l->short_term = -HUGE_VAL;
}

void loudness_close(struct loudness **loudness)
{
    free(*loudness);
    *loudness = NULL;
}

/* --- what comes in --- */

static double loudness_of(double energy)
{
    return -0.691 + 10 * log10(energy);
}

/* Puts a window into its class, if it passes the absolute gate. */
static void classify(struct class *classes, double energy, double loudness)
{
    size_t i;

    if (!(loudness >= ABSOLUTE))
        return;
    i = (size_t)((loudness - ABSOLUTE) * PER_LU);
    if (i >= CLASSES)
        i = CLASSES - 1;
    classes[i].n++;
    classes[i].energy += energy;
}

/* The window of the last n steps, once there are as many. */
static void look(struct loudness *l, size_t n, struct class *classes, double *greatest)
{
    double energy = 0, loudness;

    if (l->n_steps < n)
        return;
    for (size_t i = 1; i <= n; i++)
        energy += l->recent[(l->n_steps - i) % SHORT_TERM];
    energy /= (double)n;
    loudness = loudness_of(energy);
    classify(classes, energy, loudness);
    *greatest = fmax(*greatest, loudness);
}

void loudness_add_step(struct loudness *l, double energy)
{
    l->recent[l->n_steps++ % SHORT_TERM] = energy * l->scale;
    look(l, MOMENTARY, l->blocks, &l->momentary);
    look(l, SHORT_TERM, l->windows, &l->short_term);
}

void loudness_add(struct loudness *l, const float *frames, size_t n)
{
    while (n) {
        const size_t rest = l->step - l->in_step, some = n < rest ? n : rest;
        l->step_energy += kweight_energy(&l->weight, frames, some);
        l->in_step += some;
        if (l->in_step == l->step) {
            loudness_add_step(l, l->step_energy / (double)l->step);
            l->in_step = 0;
            l->step_energy = 0;
        }
        frames += some * l->weight.channels;
        n -= some;
    }
}

void loudness_add_16(struct loudness *l, const int16_t *frames, size_t n)
{
    float room[2 * AT_ONCE];

    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE, samples = some * l->weight.channels;
        for (size_t i = 0; i < samples; i++)
            room[i] = (float)frames[i] / 32768.0f;
        loudness_add(l, room, some);
        frames += samples;
        n -= some;
    }
}

/* --- what comes out --- */

/* The sum of the classes from `from` on. */
static struct class sum_from(const struct class *classes, size_t from)
{
    struct class sum = {0};

    for (size_t i = from; i < CLASSES; i++) {
        sum.n += classes[i].n;
        sum.energy += classes[i].energy;
    }
    return sum;
}

/* The first class that passes a gate so much relative to the mean of what passed the absolute
 * one; CLASSES where nothing did. */
static size_t relative_gate(const struct class *classes, double relative)
{
    const struct class all = sum_from(classes, 0);
    double gate;

    if (all.n == 0)
        return CLASSES;
    gate = (loudness_of(all.energy / (double)all.n) + relative - ABSOLUTE) * PER_LU;
    return gate > 0 ? (size_t)gate : 0;
}

/* The loudness under which `share` of the windows from a class on are. */
static double percentile(const struct class *classes, size_t from, uint64_t n, double share)
{
    const uint64_t rank = (uint64_t)((double)(n - 1) * share + 0.5);
    uint64_t passed = 0;

    for (size_t i = from; i < CLASSES; i++) {
        passed += classes[i].n;
        if (passed > rank)
            return ABSOLUTE + ((double)i + 0.5) / PER_LU;
    }
    return ABSOLUTE;
}

static double range(const struct loudness *l)
{
    const size_t gate = relative_gate(l->windows, RANGE_RELATIVE);
    const uint64_t n = sum_from(l->windows, gate).n;

    if (n == 0)
        return 0;
    return percentile(l->windows, gate, n, RANGE_HIGH) - percentile(l->windows, gate, n, RANGE_LOW);
}

struct sound_loudness loudness_read(const struct loudness *l)
{
    const struct class passed = sum_from(l->blocks, relative_gate(l->blocks, RELATIVE));
    struct sound_loudness read = {.momentary = l->momentary, .short_term = l->short_term};

    if (passed.n == 0)
        return read;
    read.measured = true;
    read.integrated = loudness_of(passed.energy / (double)passed.n);
    read.range = range(l);
    return read;
}
