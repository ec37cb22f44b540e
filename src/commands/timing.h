/*
 * An exact length: speaks what may be heard, and makes the running order such that it is as long as
 * asked for. What was spoken for that is kept on a shelf, and the programme made of it.
 */
#ifndef COMMANDS_TIMING_H
#define COMMANDS_TIMING_H

#include "base/error.h"
#include "base/note.h"
#include "commands/options.h"
#include "commands/prepare.h"
#include "speak/shelf.h"

#include <stdbool.h>
#include <stdint.h>

/* Is the running order asked to have a length? */
bool timing_is_asked(const struct prepared *prepared);

struct timing {
    struct shelf *shelf;  /* the takes of all its segments; owned by the caller, who closes it */
    uint32_t sample_rate; /* of them */
    int64_t samples;      /* how long the programme must be */
};

/*
 * Makes prepared->rundown so long: cuts it (each cut is a note of kind NOTE_LEFT_OUT), sets its
 * rate, also in prepared->cast, and its pauses. A length that cannot be had is an error that says
 * what can.
 */
MUST_CHECK bool timing_fit(const struct options *options, struct prepared *prepared,
    struct timing *out, struct notes *notes, struct error *err);

#endif
