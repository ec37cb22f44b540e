/*
 * An audio file being made, of whatever type its ending tells: samples in, a whole file out. Behind
 * it stand the codecs (codec.h).
 */
#ifndef MIX_FILE_ENCODER_H
#define MIX_FILE_ENCODER_H

#include "base/error.h"
#include "base/file.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct encoder;

struct encoder_options {
    struct sound_shape shape;  /* of the file, and of all that is written to it */
    enum sample_format format; /* in the file, where its type lets choose */
    unsigned bitrate;          /* kbit/s; 0: the type's default */
    bool variable;             /* the bit rate follows the sound */
    struct sound_tags tags;    /* lent until the end */
    struct str cut_id;         /* what a playout system calls it; lent likewise */
    struct str expires;        /* ISO 8601: off the air after it; or empty; lent likewise */
    int64_t rf64_above;        /* a RIFF of more bytes becomes RF64; 0: 4 GiB, as it must be */
};

/* What a type of file can be. */
struct encoder_type {
    const char *ending;    /* ".wav"; NULL for the stream on standard output */
    uint32_t default_rate; /* 0: that of the voices */
    const uint32_t *rates; /* those it can hold, up to 0; NULL: any */
    uint32_t max_channels;
    bool formats[3];     /* the sample formats that it can keep; none: it keeps no samples */
    size_t max_chapters; /* later ones are left out; 0: no such limit */
    bool has_bitrate;
    bool has_variable;
    unsigned min_bitrate, max_bitrate; /* kbit/s */
    bool lossy;                        /* what is decoded is not quite what was encoded: */
    double loss;                       /* dB by which it is quieter, as a rule */
    double headroom;                   /* dB by which its peaks are higher, as a rule */
};

/*
 * The type that a path's ending tells, or of the stream for "-". NULL: an error of kind ERROR_USAGE
 * that lists those there are.
 */
MUST_CHECK const struct encoder_type *encoder_type_of(const char *path, struct error *err);
/* Can a file of that type be so? Else an error of kind ERROR_USAGE names `path` and what it can be.
 */
MUST_CHECK bool encoder_check(const struct encoder_type *type,
    const struct encoder_options *options, const char *path, struct error *err);

/*
 * Opens a file whose ending tells its type, or for "-" a WAV stream on standard output, without
 * cues, whose header tells no length where it cannot be gone back to. NULL: err says why.
 */
MUST_CHECK struct encoder *encoder_open(
    const char *path, const struct encoder_options *options, struct error *err);
/*
 * Appends n frames. SAMPLES_16 is taken by every type that keeps 16 bits or none; SAMPLES_24 where
 * the file has 24; floats where it has them, or is of a type that keeps no samples.
 */
MUST_CHECK bool encoder_write(struct encoder *encoder, enum sample_format format,
    const void *frames, size_t n, struct error *err);
/*
 * Of a lossy type: ends the encoding, decodes all of it, and tells how loud it is (with true peak,
 * without the greatest values). `twins`: its two channels are the same sound, so that listening to
 * one will do. Then only encoder_restart, _finish or _abort may follow.
 */
MUST_CHECK bool encoder_listen(
    struct encoder *encoder, bool twins, struct sound_loudness *heard, struct error *err);
/* Drops what was written, to write anew. Of a lossy type only. */
MUST_CHECK bool encoder_restart(struct encoder *encoder, struct error *err);
/*
 * Completes it, with a chapter for each mark. *file is then the caller's to commit or abort;
 * NULL for standard output. Frees it and sets *encoder to NULL, also on failure.
 */
MUST_CHECK bool encoder_finish(struct encoder **encoder, const struct sound_ending *ending,
    struct file_out **file, struct error *err);
/* Drops it; nothing appears. *encoder may be NULL. */
void encoder_abort(struct encoder **encoder);

#endif
