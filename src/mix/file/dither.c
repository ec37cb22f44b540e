#include "mix/file/dither.h"

/* Samples are rounded from a fixed point with so many bits under the last that is kept: integers
 * are quick, and exact. */
#define UNDER 15
#define HALF  (1 << (UNDER - 1))

struct dither dither_begin(void)
{
    struct dither d = {.next = 0};
    uint32_t seed = 0;

    for (size_t i = 0; i < DITHER_LANES; i++)
        d.lanes[i] = seed += 0x9E3779B9u; /* 2^32 by the golden ratio: far apart, and never 0 */
    return d;
}

/* The next state of a generator: xorshift (Marsaglia 2003). */
static uint32_t step(uint32_t x)
{
    x ^= x << 13;
    x ^= x >> 17;
    return x ^ x << 5;
}

/* The sum of two even distributions of one step each, in the fixed point: of mean 0. */
static int32_t noise(uint32_t random)
{
    return (int32_t)((random >> (32 - UNDER)) + (random & ((1u << UNDER) - 1))) -
           ((1 << UNDER) - 1);
}

/* As processors have it, and without a call or a branch. */
static float lesser(float a, float b)
{
    return a < b ? a : b;
}

static float greater(float a, float b)
{
    return a > b ? a : b;
}

/* x is within full scale. */
static int16_t round_16(float x, uint32_t random)
{
    const int32_t fixed = (int32_t)(x * (float)(1 << (15 + UNDER)));
    const int32_t whole = (fixed + noise(random) + HALF) >> UNDER;
    const int32_t most = whole < INT16_MAX ? whole : INT16_MAX;

    return (int16_t)(most > INT16_MIN ? most : INT16_MIN);
}

static int32_t round_24(float x, uint32_t random)
{
    const int64_t fixed = (int64_t)((double)x * (double)((int64_t)1 << (23 + UNDER)));
    const int64_t whole = (fixed + noise(random) + HALF) >> UNDER;
    const int64_t most = whole < 0x7FFFFF ? whole : 0x7FFFFF;

    return (int32_t)((most > -0x800000 ? most : -0x800000) * 256);
}

/* What is no number counts as full scale. */
static float clipped(float x)
{
    return greater(lesser(x, 1), -1);
}

/* The number for the next sample alone. */
static uint32_t next(struct dither *d)
{
    uint32_t *const lane = &d->lanes[d->next];

    d->next = (d->next + 1) % DITHER_LANES;
    return *lane = step(*lane);
}

/* As many samples as there are lanes, beginning with the first; in short loops, each of which a
 * compiler makes one of vectors. */
static void round_all_16(struct dither *d, const float *from, int16_t *to)
{
    float x[DITHER_LANES];

    for (size_t i = 0; i < DITHER_LANES; i++)
        x[i] = lesser(from[i], 1);
    for (size_t i = 0; i < DITHER_LANES; i++)
        x[i] = greater(x[i], -1);
    for (size_t i = 0; i < DITHER_LANES; i++)
        d->lanes[i] = step(d->lanes[i]);
    for (size_t i = 0; i < DITHER_LANES; i++)
        to[i] = round_16(x[i], d->lanes[i]);
}

void dither_16(struct dither *dither, const float *from, int16_t *to, size_t n)
{
    struct dither d = *dither;
    size_t i = 0;

    for (; i < n && d.next != 0; i++)
        to[i] = round_16(clipped(from[i]), next(&d));
    for (; i + DITHER_LANES <= n; i += DITHER_LANES)
        round_all_16(&d, from + i, to + i);
    for (; i < n; i++)
        to[i] = round_16(clipped(from[i]), next(&d));
    *dither = d;
}

void dither_24(struct dither *dither, const float *from, int32_t *to, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = round_24(clipped(from[i]), next(dither));
}
