#include "mix/trim.h"

#include <stdlib.h>

/*
 * Measured over 24 sentences and words chosen for soft edges ("f", "Puff", "Thoughts", "Vivid") in
 * seven voices of espeak-ng 1.51: the engine's own silence is digital zero, 0 to 135 ms before the
 * speech (49 before a plosive, 110 behind an opening quotation mark) and 7 to 324 ms after it (308
 * behind a closing quotation mark). At -60 dBFS the edge found was never more than 2 ms inside of
 * it; at -40 dBFS a final "f" lost 45 ms. So -60 finds the soft consonants, and 5 ms are a margin
 * for engines whose silence is not as clean.
 */
#define WINDOW_MS     2
#define MARGIN_MS     5
#define FADE_MS       3
#define LEAST_SQUARE  1074 /* -60 dBFS: 32768 squared, times 10 to the power -6 */
#define LARGEST_START 104  /* -50 dBFS: an edge sample above it is a jump */

static size_t in_samples(uint32_t ms, uint32_t sample_rate)
{
    return (size_t)ms * sample_rate / 1000;
}

static int64_t square(int16_t x)
{
    return (int64_t)x * x;
}

/*
 * The first window of w samples that is loud enough, counted from the beginning or (backwards) from
 * the end: how many samples lie before it, n where there is none.
 */
static size_t silence_before(const int16_t *s, size_t n, size_t w, bool backwards)
{
    const int64_t least = (int64_t)LEAST_SQUARE * (int64_t)w;
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += square(s[backwards ? n - 1 - i : i]);
        if (i >= w)
            sum -= square(s[backwards ? n - 1 - (i - w) : i - w]);
        if (sum >= least)
            return i >= w ? i - w + 1 : 0;
    }
    return n;
}

struct trim trim_take(const int16_t *samples, size_t n, uint32_t sample_rate)
{
    const size_t w = in_samples(WINDOW_MS, sample_rate) + 1;
    const size_t margin = in_samples(MARGIN_MS, sample_rate);
    const size_t before = silence_before(samples, n, w, false);
    size_t after;
    struct trim trim = {0};

    if (before == n)
        return trim;
    after = silence_before(samples, n, w, true);
    trim.from = before > margin ? before - margin : 0;
    trim.to = n - (after > margin ? after - margin : 0);
    while (samples[trim.from] == 0)
        trim.from++;
    while (samples[trim.to - 1] == 0)
        trim.to--;
    trim.fade_in =
        (trim.from > 0 && samples[trim.from - 1] != 0) || abs(samples[trim.from]) > LARGEST_START;
    trim.fade_out =
        (trim.to < n && samples[trim.to] != 0) || abs(samples[trim.to - 1]) > LARGEST_START;
    return trim;
}

size_t trim_fade_length(const struct trim *trim, uint32_t sample_rate)
{
    const size_t most = (trim->to - trim->from) / 2, usual = in_samples(FADE_MS, sample_rate);

    return usual < most ? usual : most;
}

/* Rounded away from zero. */
static int16_t round_up(double y)
{
    const int16_t toward = (int16_t)y;

    if (y == toward)
        return toward;
    return (int16_t)(y < 0 ? toward - 1 : toward + 1);
}

void trim_fade(const int16_t *from, int16_t *to, size_t n, bool rising)
{
    for (size_t i = 0; i < n; i++) {
        const double x = ((double)(rising ? i : n - 1 - i) + 0.5) / (double)n;
        to[i] = round_up(from[i] * (x * x * (3 - 2 * x)));
    }
}
