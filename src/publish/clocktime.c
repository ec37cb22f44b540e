#include "publish/clocktime.h"

#include <stdio.h>

void clocktime_seconds(struct buf *out, int64_t n, uint32_t rate)
{
    const int64_t micro = ((n % rate) * 1000000 + rate / 2) / rate;
    char places[16];
    int len;

    buf_printf(out, "%lld", (long long)(n / rate + micro / 1000000));
    len = snprintf(places, sizeof places, "%06lld", (long long)(micro % 1000000));
    while (len > 0 && places[len - 1] == '0')
        len--;
    if (len > 0)
        buf_printf(out, ".%.*s", len, places);
}

void clocktime_short(struct buf *out, int64_t n, uint32_t rate)
{
    const long long seconds = n / rate;

    if (seconds >= 3600)
        buf_printf(out, "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
    else
        buf_printf(out, "%lld:%02lld", seconds / 60, seconds % 60);
}

int64_t clocktime_ms(int64_t n, uint32_t rate)
{
    return n / rate * 1000 + n % rate * 1000 / rate;
}

void clocktime_full(struct buf *out, int64_t ms, char point)
{
    buf_printf(out, "%02lld:%02lld:%02lld%c%03lld", (long long)(ms / 3600000),
        (long long)(ms / 60000 % 60), (long long)(ms / 1000 % 60), point, (long long)(ms % 1000));
}
