/* What build and script have in common: the inputs made into a running order. */
#ifndef COMMANDS_PREPARE_H
#define COMMANDS_PREPARE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "commands/frontend.h"
#include "commands/options.h"
#include "commands/slot.h"
#include "publish/voicename.h"
#include "read/source.h"
#include "rundown.h"
#include "script/format/format.h"
#include "script/split/split.h"
#include "speak/cast.h"

#include <stdbool.h>

/* The inputs as they came. */
struct inputs {
    struct read_options how; /* the sources point to it */
    struct source *sources;  /* in the arena */
    size_t n;
};

/* Was any input named? None is an error of kind ERROR_USAGE. */
MUST_CHECK bool inputs_named(const struct options *options, struct error *err);
/* Opens all inputs; none at all is an error of kind ERROR_USAGE. */
MUST_CHECK bool inputs_open(const struct options *options, struct arena *a, struct inputs *out,
    struct notes *notes, struct error *err);
/* The articles in them, in order; a script among them is an error of kind ERROR_USAGE. */
MUST_CHECK bool inputs_articles(const struct inputs *inputs, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

struct prepared {
    struct arena *arena;  /* where all of it is; the caller's */
    struct format format; /* its cast is the one that was chosen */
    bool leads;           /* the format reads leads alone where there is no length to be filled */
    struct rundown rundown;
    struct cast cast; /* --cast, else the format's */
    int64_t now; /* --date, SOURCE_DATE_EPOCH or the clock, in Unix seconds: when it is on air */
    struct slot slot;
    const struct source *script; /* what it was made of; NULL: of articles */
    /* what it was made of, to make it again: of a script, no articles */
    struct articles articles;
    struct split_options how;
    struct frontend frontend; /* owned */
};

/* The running order: of a script that is the only input, else of the articles and the format. The
 * caller closes it, also after a failure. */
MUST_CHECK bool prepare_rundown(const struct options *options, struct arena *a,
    struct prepared *out, struct notes *notes, struct error *err);

/* The running order again, of the first n of its articles that have words only; never of a script.
 * What was left out of them is not told again. */
MUST_CHECK bool prepare_again(struct prepared *prepared, size_t n, struct error *err);

/* Ends what it holds besides the arena; may be called for {0}, and after a failure. */
void prepare_close(struct prepared *prepared);

/* Tells publish the names of the cast's voices; good as long as `prepared`. */
struct voice_names prepared_voices(const struct prepared *prepared);

#endif
