/*
 * The sound files of a programme, ready to be played: read, checked and measured once, and kept in
 * a temporary file at the programme's sample rate and with no more channels than it has. Two stings
 * that play the same part of a file share one.
 */
#ifndef MIX_TRACK_SOUNDS_H
#define MIX_TRACK_SOUNDS_H

#include "base/error.h"
#include "mix/sound.h"
#include "rundown.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sounds;

/* For a programme of that shape whose file is `path`, which is lent. NULL: err says why. */
MUST_CHECK struct sounds *sounds_open(
    const char *path, const struct sound_shape *shape, struct error *err);
/* Frees it; sets *sounds to NULL, which it may be. */
void sounds_close(struct sounds **sounds);

/*
 * Reads what a sting of kind STING_FILE plays, all of it, if it has not been; *index is then its
 * own. A sound of two channels in a programme of one becomes half the sum of both, which cannot be
 * clipped. False: err names the file and says what is wrong with it.
 */
MUST_CHECK bool sounds_add(
    struct sounds *sounds, const struct sting *sting, size_t *index, struct error *err);

struct sound_shape sounds_shape(const struct sounds *sounds);
/* How long it is: in frames of the programme; and in samples of another rate, as sting_samples
 * tells. */
int64_t sounds_frames(const struct sounds *sounds, size_t index);
int64_t sounds_samples(const struct sounds *sounds, size_t index, uint32_t sample_rate);
/*
 * How loud it is in the programme: LUFS; false (and *lufs is not touched) where it is too soft to
 * be measured. One shorter than what is measured (400 ms) is as loud as if it went on.
 */
bool sounds_loudness(const struct sounds *sounds, size_t index, double *lufs);
/* Frames [from, from + n) of it, which must be there, with the programme's channels. */
MUST_CHECK bool sounds_read(const struct sounds *sounds, size_t index, int64_t from, float *frames,
    size_t n, struct error *err);

#endif
