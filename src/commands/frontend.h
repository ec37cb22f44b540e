/* The text front end as the options want it: with the lexicons, and what it leaves to be checked.
 */
#ifndef COMMANDS_FRONTEND_H
#define COMMANDS_FRONTEND_H

#include "base/error.h"
#include "base/note.h"
#include "commands/options.h"
#include "rundown.h"
#include "text/sound/lexicon.h"
#include "text/spoken.h"

#include <stdbool.h>

struct frontend {
    struct front_end *front_end;
    struct lexicon *lexicon; /* the program's own, and then those of --lexicon */
};

/* Opens it; the caller closes it. */
MUST_CHECK bool frontend_open(
    const struct options *options, struct frontend *out, struct notes *notes, struct error *err);
/* May be called for one that was not opened ({0}). */
void frontend_close(struct frontend *frontend);

/*
 * Adds a NOTE_DOUBT for each name in the running order that no rule, lexicon or list of words
 * covers, nor the engine's dictionary: a name to check before air. Asking the engine takes a
 * process; where it cannot be asked, more names are named.
 */
void frontend_check_names(const struct rundown *rundown, struct arena *a, struct notes *notes);

#endif
