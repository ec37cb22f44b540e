/*
 * The mix: joins takes and pauses, as they come and in order, into one audio file, and keeps the
 * timeline.
 */
#ifndef MIX_MIX_H
#define MIX_MIX_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/note.h"
#include "mix/sound.h"
#include "rundown.h"
#include "take.h"
#include "timeline.h"

#include <stdbool.h>
#include <stdint.h>

struct mix;

struct mix_options {
    const char *path;     /* where its ending tells the file type; "-": WAV to standard output */
    uint32_t sample_rate; /* of the takes */
    bool want_words;      /* keep word times in the timeline */
    int64_t exact;        /* samples of the takes' rate that the programme must have, by a longer or
                             shorter last pause; 0: as many as come */
    /* the file: 0 is the default of its type */
    uint32_t file_rate; /* frames a second */
    uint32_t channels;  /* 1 or 2 */
    enum sample_format format;
    unsigned bitrate; /* kbit/s */
    bool variable;    /* the bit rate follows the sound */
    /* the level: voices are brought level with each other, and the programme to its loudness */
    bool level;      /* else all stays as it is spoken */
    double loudness; /* LUFS, -70 to -5 */
    double ceiling;  /* dBTP, -20 to 0 */
    /* tags that the running order does not tell; lent until mix_finish */
    struct str artist; /* empty: the stories' source, where it is one */
    struct str album;
    struct str cover;    /* bytes of a JPEG or PNG picture */
    struct notes *notes; /* told what of the above the file could not be; may be NULL */
};

/* Can the file be as the options say, as far as they tell without the takes' rate? Else an error of
 * kind ERROR_USAGE; `cover_name` names the cover in it. */
MUST_CHECK bool mix_check(
    const struct mix_options *options, const char *cover_name, struct error *err);
/*
 * Opens the output for a rundown, which must outlive the mix, as must the arena in which the
 * timeline grows. NULL: err says why.
 */
MUST_CHECK struct mix *mix_open(const struct rundown *rundown, const struct mix_options *options,
    struct arena *a, struct error *err);
/*
 * Adds the take of the next segment (one of item's own), without the engine's silence at its ends
 * (mix/trim.h), and then the segment's pause as digital silence: pause_ms * sample_rate / 1000
 * samples, half a sample rounded up. A take of another rate is an error.
 */
MUST_CHECK bool mix_add(struct mix *mix, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err);
/* Samples of the takes' rate written so far. */
int64_t mix_samples(const struct mix *mix);
/*
 * Completes the file: chapters, tags, header. With an exact length, one that has passed it already
 * is an error. The timeline is in samples of the file's rate. It is
 * not yet under its name: the caller commits *file (NULL for standard output) when all that belongs
 * to it is ready too. Frees the mix and sets *mix to NULL, also on failure.
 */
MUST_CHECK bool mix_finish(
    struct mix **mix, struct timeline *timeline, struct file_out **file, struct error *err);
/* Drops it; nothing appears. *mix may be NULL. */
void mix_abort(struct mix **mix);

#endif
