#include "mix/track/tone.h"

#include "mix/track/fade.h"
#include "mix/track/sting.h"

#include <math.h>

#define PI        3.14159265358979323846
#define TONE_RAMP 5u /* ms */
#define PIPS_RAMP 1u
#define PIPS_HZ   1000u
#define PIP_MS    100u
#define LAST_MS   500u
#define LAST      5 /* the second of the last pip */

double tone_sine(uint32_t hz, int64_t t, uint32_t sample_rate)
{
    return sin(2 * PI * (double)(hz * t % sample_rate) / sample_rate);
}

static double with_ramps(uint32_t hz, int64_t t, int64_t n, uint32_t ramp_ms, uint32_t sample_rate)
{
    const int64_t ramp = sting_duration(ramp_ms, sample_rate);

    return t >= n ? 0 : tone_sine(hz, t, sample_rate) * fade_within(t, n, ramp, ramp);
}

double tone_at(uint32_t hz, int64_t t, int64_t n, uint32_t sample_rate)
{
    return with_ramps(hz, t, n, TONE_RAMP, sample_rate);
}

double pips_at(int64_t t, uint32_t sample_rate)
{
    const int64_t second = t / sample_rate;
    const int64_t n = sting_duration(second < LAST ? PIP_MS : LAST_MS, sample_rate);

    if (second > LAST)
        return 0;
    return with_ramps(PIPS_HZ, t % sample_rate, n, PIPS_RAMP, sample_rate);
}
