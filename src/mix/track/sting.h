/* How long stings play, and when. Sound files are only looked at. */
#ifndef MIX_TRACK_STING_H
#define MIX_TRACK_STING_H

#include "base/error.h"
#include "rundown.h"

#include <stdbool.h>
#include <stdint.h>

/* No sound is played for longer; a longer file needs a length. */
#define STING_MOST_MS 1800000u

/* A time signal: five pips of 100 ms and one of 500 ms, a second apart. */
#define PIPS_MS 5500u

/* ms in samples, half a sample rounded up. */
int64_t sting_duration(uint32_t ms, uint32_t sample_rate);

/*
 * How long a sting plays, without its pause, in samples of a rate: none, 0; pips, 5.5 s; a tone,
 * its length; a file, its length, but no longer than from its offset to its end. False, and err
 * names the file: it cannot be read, or has nothing behind the offset, or plays too long.
 */
MUST_CHECK bool sting_samples(
    const struct sting *sting, uint32_t sample_rate, int64_t *n, struct error *err);

/* What is played of a file, in frames of its own. */
struct sting_part {
    int64_t from;
    int64_t n; /* not 0 */
};

struct soundreader;
/* The same errors. */
MUST_CHECK bool sting_part_of(const struct sting *sting, const struct soundreader *reader,
    struct sting_part *part, struct error *err);

#endif
