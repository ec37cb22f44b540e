/*
 * How a limiter's gain moves: it falls over 5 ms before a peak, along straight lines, and comes
 * back within a few times 50 ms, too short to be heard as pumping.
 */
#ifndef MIX_LEVEL_FOLLOWER_H
#define MIX_LEVEL_FOLLOWER_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct follower;

/* For gains of which each is that of `frames` frames. NULL without memory. */
MUST_CHECK struct follower *follower_open(uint32_t sample_rate, size_t frames);
/* Frees it; sets *follower to NULL, which it may be. */
void follower_close(struct follower **follower);
/* How many gains later than the need the gain comes. */
size_t follower_delay(const struct follower *follower);
/* Takes the greatest gains that the next n places allow, at most 1, and gives the gains of the
 * places follower_delay() before: never more than these allow. */
void follower_run(struct follower *follower, const float *needs, float *gains, size_t n);
/* Is the gain exactly 1, and will it be as long as the needs are? Then these may be left out. */
bool follower_at_rest(const struct follower *follower);

#endif
