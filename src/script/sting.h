/*
 * Stings and beds as they are written in formats and scripts: what is played, then settings, with
 * commas between:
 *
 *     opening.wav, gain -6 dB, offset 1.5 s, length 4 s, fade in 50 ms, fade out 800 ms
 *     "a, b.flac", pause 200 ms
 *     tone 880 Hz, length 300 ms, gain -18 dB
 *     pips, gain -18 dB
 *     bed.ogg, gain -4 dB, duck 14 dB, attack 250 ms, release 900 ms, fade out 2 s
 *
 * A file's name goes on to the first comma, or stands between quotation marks; one that is not
 * absolute is looked for beside the file that names it.
 */
#ifndef SCRIPT_STING_H
#define SCRIPT_STING_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "rundown.h"

#include <stdbool.h>

/* Reads one; texts go to the arena. `beside` is the file that it stands in (NULL: the current
 * folder). A mistake is an error of kind ERROR_USAGE whose text says what was expected. */
MUST_CHECK bool sting_parse(
    struct str text, const char *beside, struct arena *a, struct sting *out, struct error *why);
/* The same for a bed, which cannot be pips. */
MUST_CHECK bool bed_parse(
    struct str text, const char *beside, struct arena *a, struct bed *out, struct error *why);

/* Write what the readers read back to the same value; nothing for one that is none. */
void sting_write(const struct sting *sting, struct buf *out);
void bed_write(const struct bed *bed, struct buf *out);

#endif
