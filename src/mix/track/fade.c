#include "mix/track/fade.h"

#include <math.h>

#define PI 3.14159265358979323846

double fade_rise(int64_t t, int64_t n)
{
    return t >= n ? 1 : 0.5 - 0.5 * cos(PI * ((double)t + 0.5) / (double)n);
}

double fade_within(int64_t t, int64_t length, int64_t in, int64_t out)
{
    return fade_rise(t, in) * fade_rise(length - 1 - t, out);
}
