/* What stands behind an encoder (encoder.h): samples to bytes, for one type of file. */
#ifndef MIX_FILE_CODEC_H
#define MIX_FILE_CODEC_H

#include "base/error.h"
#include "mix/file/encoder.h"
#include "mix/file/sink.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>

/* Where the bytes go. All lent until the codec's end. */
struct codec_place {
    struct sink *sink; /* whose failures the caller looks at, too */
    int fd;            /* the sink's */
    const char *what;  /* in errors */
};

struct codec {
    /* Begins; NULL: err says why. */
    void *(*open)(
        const struct codec_place *place, const struct encoder_options *options, struct error *err);
    /* Appends n frames. */
    bool (*write)(
        void *state, enum sample_format format, const void *frames, size_t n, struct error *err);
    /* Writes what is left; nothing is in the sink's hands afterwards. */
    bool (*finish)(void *state, const struct sound_ending *ending, struct error *err);
    /* Frees it, finished or not. */
    void (*close)(void *state);
};

extern const struct codec soundfile_wav, soundfile_flac, soundfile_mp3, soundfile_ogg;
extern const struct codec opusfile;
extern const struct codec wavstream;

/* Takes n frames of what was decoded; false (err filled in) stops. */
typedef bool decode_fn(void *userdata, const struct sound_shape *shape, const float *frames,
    size_t n, struct error *err);
/* Decodes what MP3, Ogg or FLAC a descriptor holds from its beginning. */
MUST_CHECK bool soundfile_decode(
    int fd, const char *what, decode_fn *out, void *userdata, struct error *err);

#endif
