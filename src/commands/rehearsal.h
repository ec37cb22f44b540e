/*
 * The rehearsal: speaks what may be heard of a bulletin, to know how long it takes, and keeps the
 * takes on a shelf, so that none is spoken twice.
 */
#ifndef COMMANDS_REHEARSAL_H
#define COMMANDS_REHEARSAL_H

#include "base/error.h"
#include "base/note.h"
#include "commands/prepare.h"
#include "script/fit/fit.h"
#include "speak/cast.h"
#include "speak/shelf.h"
#include "speak/studio.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sting_length {
    struct sting sting;
    int64_t samples;
};

struct rehearsal {
    struct prepared *prepared; /* whose running order is spoken; the caller's */
    unsigned jobs;             /* segments spoken at once; 0: one a core */
    struct cast cast;          /* at the running order's rate; in the bulletin's arena */
    struct studio *studio;     /* owned */
    struct shelf *shelf;       /* owned */
    uint32_t sample_rate;
    int64_t spoken;              /* samples of speech in all that was spoken, at whatever rate */
    double a_byte;               /* samples that a byte of spoken text takes, as far as known */
    int64_t measured;            /* samples of speech, and ... */
    int64_t bytes;               /* ... bytes of spoken text, that tell it; at the rate */
    struct notes notes;          /* what the studio said of the takes on the shelf */
    struct sting_length *stings; /* those that were looked at, in the arena */
    size_t n_stings, cap_stings;
};

/* Reads at this rate from now on (thousandths of the cast's own, which the running order is told,
 * too), with an empty shelf. */
MUST_CHECK bool rehearsal_set_rate(struct rehearsal *r, uint32_t rate, struct error *err);

/* Speaks what of the running order is to be kept (as choice.h has it; all: keep is NULL) and not
 * yet on the shelf. *any: there was something. */
MUST_CHECK bool rehearsal_speak(
    struct rehearsal *r, const size_t *keep, bool *any, struct error *err);

/* How long all of it takes, as measured, else as estimated, with arrays in the arena. `share` of
 * what the cast allows is the bounds of the rate. */
MUST_CHECK bool rehearsal_describe(
    struct rehearsal *r, double share, struct fit_job *job, struct error *err);

/* Ends it; where the shelf is to be kept, its owner has set it to NULL. */
void rehearsal_close(struct rehearsal *r);

#endif
