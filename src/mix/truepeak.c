#include "mix/truepeak.h"

#include <math.h>
#include <string.h>

#define PI      3.14159265358979323846
#define AT_ONCE ((size_t)1024) /* samples looked at at a time */

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

float truepeak_at(const struct truepeak *t, const float *x)
{
    float peak = fabsf(x[0]);

    for (int i = 0; i < 3; i++) {
        float sum = 0;
        for (int j = 0; j < TRUEPEAK_TAPS; j++)
            sum += t->taps[i][j] * x[j - TRUEPEAK_BEFORE];
        if (fabsf(sum) > peak)
            peak = fabsf(sum);
    }
    return peak;
}

struct peakmeter peakmeter_begin(uint32_t channels)
{
    return (struct peakmeter){.truepeak = truepeak_make(), .channels = channels};
}

/* Looks only where a sample, or one near it, can make a new peak. */
static void add_block(struct peakmeter *m, uint32_t channel, const float *frames, size_t n)
{
    float *const history = m->channel[channel].history;
    size_t quiet = m->channel[channel].quiet;
    float x[TRUEPEAK_TAPS - 1 + AT_ONCE];
    float *const fresh = x + TRUEPEAK_TAPS - 1;

    memcpy(x, history, sizeof m->channel->history);
    for (size_t i = 0; i < n; i++)
        fresh[i] = frames[i * m->channels + channel];
    for (size_t i = 0; i < n; i++) {
        quiet = fabsf(fresh[i]) * m->truepeak.bound > m->peak ? 0 : quiet + 1;
        if (quiet < TRUEPEAK_TAPS) {
            const float peak = truepeak_at(&m->truepeak, x + i + TRUEPEAK_BEFORE);
            if (peak > m->peak)
                m->peak = peak;
        }
    }
    m->channel[channel].quiet = quiet;
    memcpy(history, x + n, sizeof m->channel->history);
}

void peakmeter_add(struct peakmeter *m, const float *frames, size_t n)
{
    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        for (uint32_t c = 0; c < m->channels; c++)
            add_block(m, c, frames, some);
        frames += some * m->channels;
        n -= some;
    }
}

float peakmeter_read(const struct peakmeter *meter)
{
    static const float silence[2 * TRUEPEAK_TAPS] = {0};
    struct peakmeter rest = *meter;

    peakmeter_add(&rest, silence, TRUEPEAK_TAPS);
    return rest.peak;
}
