#include "mix/level/truepeak.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846

/* A raised cosine over the taps, with the centre at `at`. */
static double window(double offset)
{
    return 0.5 + 0.5 * cos(PI * offset / (TRUEPEAK_TAPS / 2.0));
}

static void make_taps(float *taps, double at)
{
    double value[TRUEPEAK_TAPS], sum = 0;

    for (int i = 0; i < TRUEPEAK_TAPS; i++) {
        const double offset = i - TRUEPEAK_BEFORE - at;
        value[i] = sin(PI * offset) / (PI * offset) * window(offset);
        sum += value[i];
    }
    for (int i = 0; i < TRUEPEAK_TAPS; i++)
        taps[i] = (float)(value[i] / sum);
}

struct truepeak truepeak_make(void)
{
    struct truepeak t = {.bound = 1};

    for (int i = 0; i < 3; i++) {
        float sum = 0;
        make_taps(t.taps[i], (i + 1) / 4.0);
        for (int j = 0; j < TRUEPEAK_TAPS; j++)
            sum += fabsf(t.taps[i][j]);
        if (sum > t.bound)
            t.bound = sum;
    }
    return t;
}

/* fmaxf() is a call. */
static float greater(float a, float b)
{
    return a > b ? a : b;
}

void truepeak_run(const struct truepeak *t, const float *x, float *peaks)
{
    for (size_t i = 0; i < TRUEPEAK_RUN; i++)
        peaks[i] = fabsf(x[i]);
    for (size_t place = 0; place < 3; place++) {
        float sum[TRUEPEAK_RUN] = {0};
        for (size_t j = 0; j < TRUEPEAK_TAPS; j++) {
            const float tap = t->taps[place][j];
            const float *const from = x + j - TRUEPEAK_BEFORE;
            for (size_t i = 0; i < TRUEPEAK_RUN; i++)
                sum[i] += tap * from[i];
        }
        for (size_t i = 0; i < TRUEPEAK_RUN; i++)
            peaks[i] = greater(peaks[i], fabsf(sum[i]));
    }
}

static float greatest(const float *x, size_t n)
{
    float peak[4] = {0};

    for (; n >= 4; n -= 4, x += 4)
        for (size_t i = 0; i < 4; i++)
            peak[i] = greater(peak[i], fabsf(x[i]));
    while (n-- > 0)
        peak[0] = greater(peak[0], fabsf(x[n]));
    return greater(greater(peak[0], peak[1]), greater(peak[2], peak[3]));
}

float truepeak_reach(const float *x)
{
    return greatest(x - TRUEPEAK_BEFORE, TRUEPEAK_RUN + TRUEPEAK_TAPS - 1);
}

/* --- runs --- */

struct peakruns peakruns_begin(uint32_t channels)
{
    return (struct peakruns){
        .truepeak = truepeak_make(), .channels = channels, .n = TRUEPEAK_BEFORE};
}

static float peak_of_run(const struct truepeak *t, const float *x, float floor)
{
    float peaks[TRUEPEAK_RUN];

    if (truepeak_reach(x) <= floor)
        return greatest(x, TRUEPEAK_RUN);
    truepeak_run(t, x, peaks);
    return greatest(peaks, TRUEPEAK_RUN);
}

size_t peakruns_add(struct peakruns *r, const float *frames, size_t n, float floor, float *peaks)
{
    size_t made = 0, at = TRUEPEAK_BEFORE;

    for (uint32_t c = 0; c < r->channels; c++)
        for (size_t i = 0; i < n; i++)
            r->x[c][r->n + i] = frames[i * r->channels + c];
    r->n += n;
    for (; at + TRUEPEAK_RUN + TRUEPEAK_AFTER <= r->n; at += TRUEPEAK_RUN) {
        peaks[made] = peak_of_run(&r->truepeak, r->x[0] + at, floor);
        if (r->channels > 1)
            peaks[made] = greater(peaks[made], peak_of_run(&r->truepeak, r->x[1] + at, floor));
        made++;
    }
    r->n -= at - TRUEPEAK_BEFORE;
    for (uint32_t c = 0; c < r->channels; c++)
        memmove(r->x[c], r->x[c] + at - TRUEPEAK_BEFORE, r->n * sizeof *r->x[c]);
    return made;
}

/* --- the meter --- */

struct peakmeter peakmeter_begin(uint32_t channels)
{
    return (struct peakmeter){.runs = peakruns_begin(channels)};
}

void peakmeter_add(struct peakmeter *m, const float *frames, size_t n)
{
    float peaks[PEAKRUNS_MADE];

    while (n) {
        const size_t some = n < PEAKRUNS_MOST ? n : PEAKRUNS_MOST;
        /* only what is near a higher sample than this can make a new peak */
        const float floor = m->peak / m->runs.truepeak.bound;
        const size_t made = peakruns_add(&m->runs, frames, some, floor, peaks);
        m->peak = greater(m->peak, greatest(peaks, made));
        frames += some * m->runs.channels;
        n -= some;
    }
}

float peakmeter_read(const struct peakmeter *meter)
{
    static const float silence[2 * (TRUEPEAK_RUN + TRUEPEAK_TAPS)] = {0};
    struct peakmeter rest = *meter;

    peakmeter_add(&rest, silence, TRUEPEAK_RUN + TRUEPEAK_TAPS);
    return rest.peak;
}
