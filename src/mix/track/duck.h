/*
 * How far a bed is turned down for speech. It knows beforehand where the speech is: it is down when
 * speech begins and comes up from where speech ends, each along a raised cosine in decibels; in a
 * pause too short for both it stays down, so that it does not pump.
 */
#ifndef MIX_TRACK_DUCK_H
#define MIX_TRACK_DUCK_H

#include <stddef.h>
#include <stdint.h>

struct duck_span {
    int64_t from, to; /* frames [from, to), not empty */
};

struct duck {
    const struct duck_span *spans; /* rising, none within another; lent */
    size_t n;
    int64_t attack;  /* frames of the way down */
    int64_t release; /* frames of the way up */
    double depth_db; /* not negative */
};

/* By how many dB it is down at frame t, 0 to depth_db, and in all frames from there to *until (not
 * with it). *near is a span to begin to look from; begin with 0, and hand in what was left there.
 */
double duck_at(const struct duck *duck, int64_t t, size_t *near, int64_t *until);

#endif
