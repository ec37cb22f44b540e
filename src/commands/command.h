/* The subcommands: each reads its options and calls the rooms in order. */
#ifndef COMMANDS_COMMAND_H
#define COMMANDS_COMMAND_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "commands/options.h"

#include <stdbool.h>

/*
 * Does a command's work: false with err filled in where it could not. What it makes may live in the
 * arena, what the user should know goes to notes, which main shows.
 */
typedef bool command_fn(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err);

command_fn build_command;
command_fn feed_command;
command_fn read_command;
command_fn script_command;
command_fn spoken_command;
command_fn voices_command;

#endif
