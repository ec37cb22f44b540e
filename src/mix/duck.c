#include "mix/duck.h"

#include "mix/fade.h"

double duck_at(const struct duck *d, int64_t t, size_t *near)
{
    size_t i = *near < d->n ? *near : d->n;
    int64_t since, until;

    /* spans[0..i) have begun at t, the others have not */
    while (i < d->n && d->spans[i].from <= t)
        i++;
    while (i > 0 && d->spans[i - 1].from > t)
        i--;
    *near = i;
    since = i > 0 ? t - d->spans[i - 1].to : d->release;
    until = i < d->n ? d->spans[i].from - t : d->attack + 1;
    if (since < 0 || (i > 0 && i < d->n && since + until < d->attack + d->release))
        return d->depth_db;
    if (since < d->release)
        return d->depth_db * (1 - fade_rise(since, d->release));
    return until <= d->attack ? d->depth_db * (1 - fade_rise(until - 1, d->attack)) : 0;
}
