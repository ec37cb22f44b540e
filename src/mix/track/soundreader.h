/*
 * A sound file that is played: whatever libsndfile reads, as floats. What cannot be played is found
 * out before anything is made of it.
 */
#ifndef MIX_TRACK_SOUNDREADER_H
#define MIX_TRACK_SOUNDREADER_H

#include "base/error.h"
#include "base/str.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct soundreader;

/*
 * Opens a file of one or two channels. NULL: err names it and says why it cannot be played (it is
 * missing, no file, of no known type, cut off, empty, or has a shape that no sound has).
 */
MUST_CHECK struct soundreader *soundreader_open(struct str path, struct error *err);
/* Frees it; sets *reader to NULL, which it may be. */
void soundreader_close(struct soundreader **reader);

struct sound_shape soundreader_shape(const struct soundreader *reader);
/* Its path, for errors. */
const char *soundreader_name(const struct soundreader *reader);
/* How many it says it holds. */
int64_t soundreader_frames(const struct soundreader *reader);
/* Goes on at a frame. */
MUST_CHECK bool soundreader_seek(struct soundreader *reader, int64_t frame, struct error *err);
/* Reads the next n frames, interleaved: all of them, or it is an error. Values that are no sound
 * (not a number, or without bounds) are one too. */
MUST_CHECK bool soundreader_read(
    struct soundreader *reader, float *frames, size_t n, struct error *err);

#endif
