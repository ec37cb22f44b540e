/* Casting: whether the engine has what cast and running order ask for, before anything is spoken.
 */
#ifndef COMMANDS_CASTING_H
#define COMMANDS_CASTING_H

#include "base/error.h"
#include "commands/prepare.h"
#include "speak/studio.h"

/* The error is that of the first voice that the engine lacks: with the line of the cast that names
 * it, or with that of the script that names a language without a voice. */
MUST_CHECK bool casting_check(
    const struct prepared *prepared, struct studio *studio, struct error *err);

#endif
