/* The slot of a bulletin: how long it must be, when it must be over, and until when it may run. */
#ifndef COMMANDS_SLOT_H
#define COMMANDS_SLOT_H

#include "base/arena.h"
#include "base/error.h"
#include "commands/options.h"
#include "rundown.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct slot {
    bool has_length; /* --length */
    uint32_t least_ms, most_ms;
    bool has_underrun; /* --underrun */
    enum underrun underrun;
    bool has_end;       /* --end-at */
    bool has_day;       /* ... on a day that it tells */
    int64_t end_ms;     /* of that day, or since 1970 where it tells the day, without a zone */
    bool has_zone;      /* it told one, ... */
    int offset;         /* ... so many minutes east of UTC */
    struct str expires; /* --expires: the last moment at which it may be on air; or empty */
};

/* Reads the options; what is wrong with them is an error of kind ERROR_USAGE. */
MUST_CHECK bool slot_read(const struct options *options, struct slot *out, struct error *err);

/*
 * When the bulletin begins on air, as ISO 8601, where the slot tells: it must have an end and one
 * length. The day is --end-at's own, else that of `date` (with a time that is later than the end,
 * the day after it); else there is only the time of the day ("14:57:00"). Empty where the slot does
 * not tell. False without memory.
 */
MUST_CHECK bool slot_air(
    const struct slot *slot, struct str date, struct arena *a, struct str *air, struct error *err);

/* Asks the rundown for the slot's length and expiry, and for a lead by which pips in it fall on
 * whole seconds of the clock. */
void slot_ask(const struct slot *slot, struct rundown *rundown);

/* The time of the day at which to start what is `ms` long so that it ends in time: "14:57:00" or
 * "14:57:00.250", in the arena; s is NULL without memory. */
MUST_CHECK struct str slot_start(const struct slot *slot, int64_t ms, struct arena *a);

#endif
