/* The line-up: which of the articles that came in are in the bulletin, and in which order. */
#ifndef COMMANDS_LINEUP_H
#define COMMANDS_LINEUP_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "commands/options.h"
#include "read/source.h"
#include "script/format/format.h"
#include "script/order/aired.h"

#include <stdbool.h>
#include <stdint.h>

/* Is what the options ask of it sound? For before anything is read. */
MUST_CHECK bool lineup_check_options(const struct options *options, struct error *err);

/*
 * For --check, which reads stories under embargo to look at the rest all the same: warns of each,
 * and takes it out, unless there is nothing else.
 */
void lineup_embargoes(struct articles *articles, int64_t now, struct notes *notes);

/*
 * Takes out what another article supersedes, sorts the rest as --order or else the format says, and
 * keeps as many as --stories or else the format says. `aired` is what --state told, or empty.
 */
MUST_CHECK bool lineup_make(const struct options *options, const struct format *format,
    const struct aired *aired, struct arena *a, struct articles *articles, struct notes *notes,
    struct error *err);

#endif
