/*
 * The programme's sound on its way from the mix to its file: sample rate, level, channels and bits
 * as the file is to have them. What costs time is done in a thread beside the caller's.
 */
#ifndef MIX_MASTER_H
#define MIX_MASTER_H

#include "base/error.h"
#include "base/file.h"
#include "base/note.h"
#include "mix/file/encoder.h"
#include "mix/level/level.h"
#include "mix/overlay.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct master;

struct master_options {
    const char *path;               /* of the file, or "-" */
    uint32_t sample_rate;           /* of what is written: mono, 16 bits */
    bool level;                     /* bring it to a loudness; else it stays as it comes */
    bool spool;                     /* other sound will be laid over it (an overlay) */
    double loudness;                /* LUFS, of the whole programme, with level */
    double ceiling;                 /* dBTP, with level or spool: no true peak is over it */
    struct notes *notes;            /* told what did not come out as asked for; may be NULL */
    struct encoder_options encoder; /* a sample rate of 0: the type's default, else as it comes */
};

/* NULL: err says why. What the options lend must outlive the master. */
MUST_CHECK struct master *master_open(const struct master_options *options, struct error *err);
/* Appends n samples. */
MUST_CHECK bool master_write(
    struct master *master, const int16_t *samples, size_t n, struct error *err);
/* Appends n samples of silence. */
MUST_CHECK bool master_write_silence(struct master *master, int64_t n, struct error *err);
/* Samples that came in so far. */
int64_t master_samples(const struct master *master);
/* The sample rate of the file. */
uint32_t master_rate(const struct master *master);
/* How the programme is made of what came in. All lent until the end of master_finish. */
struct master_mixdown {
    const struct level_step *steps; /* gains of parts of the speech, in samples of the file's rate;
                                       they count only with `level` or `spool` */
    size_t n_steps;
    const struct overlay *overlay; /* needs `spool`; NULL: none */
};

/*
 * Completes the file: the steps' gains, the overlay, the level, the ceiling, the encoding. Without
 * `level` the gain is 1, and the limiter works only where the ceiling would be passed. The file's
 * length is the samples that came in, at its own rate (resample_place). The loudness in `ending` is
 * filled in here. *file is the caller's to commit or abort; NULL for standard output. Frees it and
 * sets *master to NULL, also on failure.
 */
MUST_CHECK bool master_finish(struct master **master, const struct master_mixdown *mixdown,
    struct sound_ending *ending, struct file_out **file, struct error *err);
/* Drops it; nothing appears. *master may be NULL. */
void master_abort(struct master **master);

#endif
