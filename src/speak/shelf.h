/*
 * A shelf of takes that were spoken and are put by, in a temporary file, until the programme is
 * made of them. A take is a function of engine, voice and spoken text, and these find it again: the
 * role (within one cast), the language, the text and its phonemes.
 */
#ifndef SPEAK_SHELF_H
#define SPEAK_SHELF_H

#include "base/error.h"
#include "rundown.h"
#include "take.h"

#include <stdbool.h>
#include <stdint.h>

struct shelf;

/* An empty one, in $TMPDIR, else /tmp. NULL: err says why. */
MUST_CHECK struct shelf *shelf_open(struct error *err);
/* Frees it and sets *shelf to NULL, which it may be. */
void shelf_close(struct shelf **shelf);

/* Puts a take by, with the samples of it that are speech (a number of the caller's). */
MUST_CHECK bool shelf_put(struct shelf *shelf, const struct item *item,
    const struct segment *segment, const struct take *take, int64_t speech, struct error *err);
/* The samples that are speech in the take of a segment, as they were put; -1: it is not there. */
int64_t shelf_speech(
    const struct shelf *shelf, const struct item *item, const struct segment *segment);
/* The take of a segment, which must be there; lent until the next call. */
MUST_CHECK bool shelf_take(struct shelf *shelf, const struct item *item,
    const struct segment *segment, struct take *out, struct error *err);

#endif
