/* What build and script have in common: the inputs made into a running order. */
#ifndef COMMANDS_PREPARE_H
#define COMMANDS_PREPARE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "commands/options.h"
#include "publish/voicename.h"
#include "read/source.h"
#include "rundown.h"
#include "script/format.h"
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
    struct rundown rundown;
    struct cast cast; /* --cast, else the format's */
};

/* The running order: of a script that is the only input, else of the articles and the format. */
MUST_CHECK bool prepare_rundown(const struct options *options, struct arena *a,
    struct prepared *out, struct notes *notes, struct error *err);

/* Tells publish the names of the cast's voices; good as long as `prepared`. */
struct voice_names prepared_voices(const struct prepared *prepared);

#endif
