/* A person's own wording of how a text is said, mapped to what is written. */
#ifndef SCRIPT_FILE_SAY_H
#define SCRIPT_FILE_SAY_H

#include "base/arena.h"
#include "base/error.h"
#include "text/spoken.h"

#include <stdbool.h>

/*
 * What is said for the written text where `say` is to be said instead of it, in the arena: the
 * front end's reading of `say`. Words that both have at the beginning and end are matched one to
 * one, and so are those between where there are as many; else these are one token.
 */
MUST_CHECK bool say_make(struct front_end *front_end, struct str text, struct str say,
    struct str language, struct arena *a, struct spoken *out, struct error *err);

#endif
