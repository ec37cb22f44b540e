/*
 * The check before air: what somebody should look at in a running order before it is spoken. Each
 * finding is a note with a code (bulletin(1), CHECKS), beside those that the rooms made when they
 * read and split.
 */
#ifndef COMMANDS_CHECK_H
#define COMMANDS_CHECK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "commands/options.h"
#include "commands/prepare.h"

#include <stdbool.h>

/*
 * Adds what is to be found before a length is fitted. Always, as a NOTE_WARNING, each story that
 * comes a second time, since all who listen would hear it, and a bulletin that is off the air,
 * since nobody would. With --check and --strict, names to check, what is out of date, sounds that
 * cannot be played; with --check, which is not followed by a build, also voices that the engine
 * lacks. With --verbose, names. Fails without memory, or where the engine cannot be started.
 */
MUST_CHECK bool check_rundown(const struct options *options, const struct prepared *prepared,
    struct notes *notes, struct error *err);

/* Adds each silence that is too long, in the running order as it will be heard: pauses may have
 * been stretched for a length. False without memory. */
MUST_CHECK bool check_silence(const struct options *options, const struct prepared *prepared,
    struct notes *notes, struct error *err);

/*
 * For --check: speaks what may be heard of a running order that must have a length, and tells
 * what is cut for it, or why it cannot be had. Nothing where a voice or a sound is missing, which
 * it needs. The rundown is then as long as asked for.
 */
void check_length(const struct options *options, struct prepared *prepared, struct notes *notes);

#endif
