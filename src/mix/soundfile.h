/*
 * A file of sound, encoded by libsndfile through a sink, so that no write error is lost. The only
 * door to libsndfile.
 */
#ifndef MIX_SOUNDFILE_H
#define MIX_SOUNDFILE_H

#include "base/error.h"
#include "base/file.h"
#include "mix/sound.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct soundfile;

struct soundfile_options {
    struct sound_shape shape;
    struct sound_tags tags; /* lent until soundfile_finish */
    int64_t rf64_above;     /* a RIFF of more bytes becomes RF64; 0: 4 GiB, as it must be */
};

/*
 * Opens a file whose ending tells its type; one that is none is an error of kind ERROR_USAGE that
 * lists those there are. The path "-" is a WAV stream on standard output, without cues, whose
 * header tells no length where it cannot be gone back to. NULL: err says why.
 */
MUST_CHECK struct soundfile *soundfile_open(
    const char *path, const struct soundfile_options *options, struct error *err);
/* Appends n frames. */
MUST_CHECK bool soundfile_write(
    struct soundfile *sound, const int16_t *frames, size_t n, struct error *err);
/* Appends n frames of silence. */
MUST_CHECK bool soundfile_write_silence(struct soundfile *sound, int64_t n, struct error *err);
/* Frames written so far. */
int64_t soundfile_frames(const struct soundfile *sound);
/*
 * Completes it, with a labelled cue for each mark. *file is then the caller's to commit or abort;
 * NULL for standard output. Frees it and sets *sound to NULL, also on failure.
 */
MUST_CHECK bool soundfile_finish(struct soundfile **sound, const struct timeline_mark *marks,
    size_t n_marks, struct file_out **file, struct error *err);
/* Drops it; nothing appears. *sound may be NULL. */
void soundfile_abort(struct soundfile **sound);

#endif
