#include "mix/track/duck.h"

#include "mix/track/fade.h"

double duck_at(const struct duck *d, int64_t t, size_t *near, int64_t *until)
{
    size_t i = *near < d->n ? *near : d->n;
    int64_t since, left;

    /* spans[0..i) have begun at t, the others have not */
    while (i < d->n && d->spans[i].from <= t)
        i++;
    while (i > 0 && d->spans[i - 1].from > t)
        i--;
    *near = i;
    since = i > 0 ? t - d->spans[i - 1].to : d->release;
    left = i < d->n ? d->spans[i].from - t : INT64_MAX;
    if (since < 0) {
        *until = d->spans[i - 1].to;
        return d->depth_db;
    }
    if (i > 0 && i < d->n && since + left < d->attack + d->release) {
        *until = d->spans[i].from;
        return d->depth_db;
    }
    *until = t + 1;
    if (since < d->release)
        return d->depth_db * (1 - fade_rise(since, d->release));
    if (left <= d->attack)
        return d->depth_db * (1 - fade_rise(left - 1, d->attack));
    *until = i < d->n ? d->spans[i].from - d->attack : INT64_MAX;
    return 0;
}
