/* What the options say of the audio file. */
#ifndef COMMANDS_AUDIO_H
#define COMMANDS_AUDIO_H

#include "base/arena.h"
#include "base/error.h"
#include "commands/options.h"
#include "mix/mix.h"
#include "script/format/format.h"

#include <stdbool.h>

/*
 * Fills in all of `out` but what the studio and the outputs beside it decide, and checks that the
 * type of file that `path` tells can be so: before anything is spoken. The cover is read into the
 * arena.
 */
MUST_CHECK bool audio_options(const struct options *options, const char *path, struct arena *a,
    struct mix_options *out, struct error *err);

/* Takes the format's loudness where --loudness was not given. */
void audio_use_format(
    const struct options *options, const struct format *format, struct mix_options *out);

#endif
