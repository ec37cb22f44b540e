/*
 * What is heard of a programme besides speech: stings, pips and beds, each with its place. Opened
 * before anything is spoken, so that a file that cannot be played is known by then; told the places
 * as they come; then laid over the speech (overlay.h).
 */
#ifndef MIX_TRACK_SOUNDTRACK_H
#define MIX_TRACK_SOUNDTRACK_H

#include "base/error.h"
#include "mix/overlay.h"
#include "mix/sound.h"
#include "mix/track/duck.h"
#include "rundown.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct soundtrack;

/* Does anything sound in the rundown but speech? */
bool soundtrack_needed(const struct rundown *rundown);

/*
 * For a rundown, which must outlive it, whose speech has `speech_rate` samples a second, and a file
 * `path` (lent) of that shape: reads all its sounds. NULL: err says why, naming the sound's file.
 */
MUST_CHECK struct soundtrack *soundtrack_open(const struct rundown *rundown, uint32_t speech_rate,
    const struct sound_shape *shape, const char *path, struct error *err);
/* Frees it; sets *track to NULL, which it may be. */
void soundtrack_close(struct soundtrack **track);

/* A sting of the rundown is played from a sample of the speech's rate on; *n is how long, likewise.
 * Behind the one before. */
MUST_CHECK bool soundtrack_sting(struct soundtrack *track, const struct sting *sting, int64_t from,
    int64_t *n, struct error *err);
/* A bed of the rundown lies from one sample of the speech's rate to another, behind the one before.
 */
MUST_CHECK bool soundtrack_bed(
    struct soundtrack *track, const struct bed *bed, int64_t from, int64_t to, struct error *err);

/* What the places are not told by. */
struct soundtrack_speech {
    const struct duck_span *spans; /* where somebody speaks: frames of the file's rate, rising; may
                                      be empty ones */
    size_t n_spans;
    double loudness; /* LUFS of the speech as it lies in one channel */
    bool level;      /* the programme will be brought to a loudness: */
    double target;   /* LUFS */
};

/*
 * The overlay, good as long as the track. The level of a file is that of the speech and its gain;
 * that of what is made is its peak in the file, taking the programme for as loud as its
 * speech. Beds are down under stings, too.
 */
MUST_CHECK bool soundtrack_overlay(struct soundtrack *track, const struct soundtrack_speech *speech,
    struct overlay *overlay, struct error *err);

#endif
