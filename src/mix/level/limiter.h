/*
 * A true-peak limiter that looks ahead: where nothing is over the ceiling it changes nothing, not a
 * bit; near a peak the gain moves as mix/level/follower.h says.
 */
#ifndef MIX_LEVEL_LIMITER_H
#define MIX_LEVEL_LIMITER_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

struct limiter;

/* For sound of one or two channels, which get the same gain; the ceiling is an absolute value (1:
 * full scale). NULL without memory. */
MUST_CHECK struct limiter *limiter_open(uint32_t sample_rate, uint32_t channels, float ceiling);
/* Frees it; sets *limiter to NULL, which it may be. */
void limiter_close(struct limiter **limiter);
/* Frames by which the output comes later than the input. */
size_t limiter_delay(const struct limiter *limiter);
/* Takes n frames, interleaved, and gives n, which come limiter_delay() later; `to` may be `from`.
 */
void limiter_run(struct limiter *limiter, const float *from, float *to, size_t n);

#endif
