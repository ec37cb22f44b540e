/* Times as texts, from samples, by integers alone so that they are the timeline's. */
#ifndef PUBLISH_CLOCKTIME_H
#define PUBLISH_CLOCKTIME_H

#include "base/buf.h"

#include <stdint.h>

/*
 * n / rate seconds in the shortest decimal form of at most six places, rounded to the nearest:
 * "12.5". A Media Fragments NPT time (W3C Media Fragments 1.0, 4.2.1), and with an "s" behind it a
 * SMIL timecount.
 */
void clocktime_seconds(struct buf *out, int64_t n, uint32_t rate);
/* For a person: "1:05", "1:02:05"; whole seconds, rounded down. */
void clocktime_short(struct buf *out, int64_t n, uint32_t rate);
/* n / rate seconds in milliseconds, rounded down: never past the end. */
int64_t clocktime_ms(int64_t n, uint32_t rate);
/* Hours, minutes, seconds and milliseconds: "00:01:02" + point + "345". */
void clocktime_full(struct buf *out, int64_t ms, char point);

#endif
