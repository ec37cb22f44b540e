#include "mix/level/kweight.h"

#include <math.h>
#include <stdbool.h>

#define PI 3.14159265358979323846
/* A state under this is silence; smaller ones would end as denormal numbers, which are slow. */
#define SILENCE 1e-60

/*
 * BS.1770-4 gives the coefficients for 48 kHz alone (tables 1 and 2). These are the analogue
 * filters of which they are the bilinear transform, so that other rates get the same response: at
 * 48 kHz the tables' figures come out, which the tests check.
 */
static const struct {
    double hz, q, gain, middle; /* dB, and the power of the gain that the middle term has */
} shelf = {1681.974450955533, 0.7071752369554196, 3.999843853973347, 0.4996667741545416};
static const struct {
    double hz, q;
} pass = {38.13547087602444, 0.5003270373238773};

struct kweight kweight_begin(uint32_t sample_rate, uint32_t channels)
{
    struct kweight k = {.channels = channels};
    const double high = pow(10, shelf.gain / 20), middle = pow(high, shelf.middle);
    double w = tan(PI * shelf.hz / sample_rate), a0 = 1 + w / shelf.q + w * w;

    k.shelf[0] = (high + middle * w / shelf.q + w * w) / a0;
    k.shelf[1] = 2 * (w * w - high) / a0;
    k.shelf[2] = (high - middle * w / shelf.q + w * w) / a0;
    k.shelf[3] = 2 * (w * w - 1) / a0;
    k.shelf[4] = (1 - w / shelf.q + w * w) / a0;
    w = tan(PI * pass.hz / sample_rate);
    a0 = 1 + w / pass.q + w * w;
    k.pass[0] = 2 * (w * w - 1) / a0;
    k.pass[1] = (1 - w / pass.q + w * w) / a0;
    return k;
}

/* Both filters, in direct form I: of each, one product alone waits for the last result. */
static double run(struct kweight *k, const float *x, size_t n)
{
    const double b0 = k->shelf[0], b1 = k->shelf[1], b2 = k->shelf[2];
    const double a1 = k->shelf[3], a2 = k->shelf[4], c1 = k->pass[0], c2 = k->pass[1];
    const bool both = k->channels > 1;
    kweight_pair x1 = k->state[0], x2 = k->state[1], y1 = k->state[2], y2 = k->state[3];
    kweight_pair z1 = k->state[4], z2 = k->state[5];
    kweight_pair energy = {0, 0};

    for (size_t i = 0; i < n; i++) {
        const kweight_pair in = both ? (kweight_pair){(double)x[2 * i], (double)x[2 * i + 1]}
                                     : (kweight_pair){(double)x[i], 0};
        const kweight_pair y = (b0 * in + b1 * x1 + b2 * x2 - a2 * y2) - a1 * y1;
        const kweight_pair z = (y - 2 * y1 + y2 - c2 * z2) - c1 * z1;
        x2 = x1;
        x1 = in;
        y2 = y1;
        y1 = y;
        z2 = z1;
        z1 = z;
        energy += z * z;
    }
    k->state[0] = x1;
    k->state[1] = x2;
    k->state[2] = y1;
    k->state[3] = y2;
    k->state[4] = z1;
    k->state[5] = z2;
    return energy[0] + energy[1];
}

double kweight_energy(struct kweight *k, const float *frames, size_t n)
{
    const double energy = run(k, frames, n);

    for (size_t i = 0; i < 6; i++)
        for (size_t c = 0; c < 2; c++)
            if (fabs(k->state[i][c]) < SILENCE)
                k->state[i][c] = 0;
    return energy;
}
