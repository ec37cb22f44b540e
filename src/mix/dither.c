#include "mix/dither.h"

struct dither dither_begin(void)
{
    return (struct dither){0x9E3779B97F4A7C15u};
}

/* xorshift64* (Vigna 2016): its upper bits are good. */
static uint32_t next(struct dither *d)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    return (uint32_t)(d->state * 0x2545F4914F6CDD1Du >> 32);
}

/* The sum of two even distributions of one step each: from -1 to 1. */
static double noise(struct dither *d)
{
    const uint32_t r = next(d);

    return ((double)(r >> 16) + (double)(r & 0xFFFF) - 65535.0) / 65536.0;
}

static int32_t quantise(struct dither *d, float x, double scale)
{
    const double y = (double)x * scale + noise(d) + 0.5;
    int32_t whole;

    if (y >= scale)
        return (int32_t)(scale - 1);
    if (!(y >= -scale))
        return (int32_t)-scale;
    whole = (int32_t)y;
    return whole - (int32_t)(y < whole); /* rounded down; floor() is a call */
}

void dither_16(struct dither *dither, const float *from, int16_t *to, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = (int16_t)quantise(dither, from[i], 32768.0);
}

void dither_24(struct dither *dither, const float *from, int32_t *to, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = quantise(dither, from[i], 8388608.0) * 256;
}
