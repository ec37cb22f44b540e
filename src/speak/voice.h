/*
 * The engine: the only code that talks to libespeak-ng, in the zygote and its workers alone.
 * libespeak-ng keeps all its state in global variables; here is its one instance.
 */
#ifndef SPEAK_VOICE_H
#define SPEAK_VOICE_H

#include "base/attr.h"
#include "base/error.h"
#include "speak/wire.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;

/* Loads and initialises the engine. NULL: err says why. It lives until the process ends. */
MUST_CHECK struct engine *engine_open(struct error *err);
/* Of what it speaks, in samples a second. */
uint32_t engine_sample_rate(const struct engine *engine);
/* The folder of its data. */
const char *engine_data(const struct engine *engine);

/* Has it the voice, and its variant where that is the engine's? False: err says what it lacks, of
 * kind ERROR_USAGE where the voice names it, ERROR_FAILED where the language has no voice. */
MUST_CHECK bool engine_has_voice(
    const struct engine *engine, const struct wire_voice *voice, struct error *err);

/* Sets the voice and its parameters. Once in a process. */
MUST_CHECK bool engine_set_voice(
    struct engine *engine, const struct wire_voice *voice, struct error *err);

/* Speaks the slot's text into the slot, or transcribes it, as is wanted. The result is in its
 * status. */
void engine_speak(struct engine *engine, struct wire_slot *slot);

/*
 * Writes the engine's voices to fd, a line each: identifier, name, gender ("M", "F" or "-") and
 * language tags, divided by tabs.
 */
MUST_CHECK bool engine_list(struct engine *engine, int fd);

#endif
