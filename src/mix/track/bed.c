#include "mix/track/bed.h"

#include "mix/track/sting.h"

#include <math.h>

#define QUARTER 1.57079632679489661923 /* of a turn */
#define OVER_MS 30u
#define AT_ONCE ((size_t)1024) /* frames of a crossfade read at a time */

static int64_t crossfade(int64_t n, uint32_t sample_rate)
{
    const int64_t usual = sting_duration(OVER_MS, sample_rate);

    return usual < n / 2 ? usual : n / 2;
}

int64_t bed_period(int64_t n, uint32_t sample_rate)
{
    return n - crossfade(n, sample_rate);
}

/* Takes over from the end of the turn before: frames at `at` of a crossfade of `over` frames. */
static void go_over(
    float *frames, const float *end, size_t n, uint32_t channels, int64_t at, int64_t over)
{
    for (size_t i = 0; i < n; i++) {
        const double angle = QUARTER * ((double)(at + (int64_t)i) + 0.5) / (double)over;
        const double in = sin(angle), out = cos(angle);
        for (size_t c = i * channels; c < (i + 1) * channels; c++)
            frames[c] = (float)(frames[c] * in + end[c] * out);
    }
}

/* n frames from frame `at` of a turn on, which do not pass its end; where it takes over, at most
 * AT_ONCE. */
static bool read_turn(const struct sounds *sounds, size_t index, bool first, int64_t at,
    float *frames, size_t n, struct error *err)
{
    const struct sound_shape shape = sounds_shape(sounds);
    const int64_t whole = sounds_frames(sounds, index);
    const int64_t over = crossfade(whole, shape.sample_rate);
    float end[2 * AT_ONCE];

    if (!sounds_read(sounds, index, at, frames, n, err))
        return false;
    if (first || at >= over)
        return true;
    if (!sounds_read(sounds, index, whole - over + at, end, n, err))
        return false;
    go_over(frames, end, n, shape.channels, at, over);
    return true;
}

/* How many of n frames from frame `at` of a turn on can be read at once. */
static size_t until_change(int64_t at, int64_t period, int64_t over, size_t n)
{
    const int64_t rest = (at < over ? over : period) - at;

    if ((int64_t)n > rest)
        n = (size_t)rest;
    return at < over && n > AT_ONCE ? AT_ONCE : n;
}

bool bed_read(const struct sounds *sounds, size_t index, int64_t from, float *frames, size_t n,
    struct error *err)
{
    const struct sound_shape shape = sounds_shape(sounds);
    const int64_t whole = sounds_frames(sounds, index);
    const int64_t period = bed_period(whole, shape.sample_rate);

    while (n) {
        const bool first = from < period;
        const int64_t at = from % period;
        const size_t some =
            until_change(at, period, first ? 0 : crossfade(whole, shape.sample_rate), n);
        if (!read_turn(sounds, index, first, at, frames, some, err))
            return false;
        frames += some * shape.channels;
        from += (int64_t)some;
        n -= some;
    }
    return true;
}
