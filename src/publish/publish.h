/*
 * The door of the room publish: everything that goes with the audio, each written beside it with
 * its own ending.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/error.h"
#include "base/file.h"
#include "rundown.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>

#define PUBLISH_MAX 16 /* outputs of one bulletin */

/* Which outputs were asked for, as a set of rows of the table in publish.c. */
struct publish_list {
    unsigned outputs; /* bit i: row i */
};

/* Reads --also's comma list ("json,txt"). What is no output is an error of kind ERROR_USAGE that
 * lists those there are. */
MUST_CHECK bool publish_parse(const char *also, struct publish_list *out, struct error *err);
/* Does any of them need the times of words? */
bool publish_wants_words(const struct publish_list *list);

/*
 * Writes them for the audio file `audio_path`; none is under its name yet: files[0..*n) (room for
 * PUBLISH_MAX) are for the caller to commit or abort.
 */
MUST_CHECK bool publish(const struct publish_list *list, const char *audio_path,
    const struct rundown *rundown, const struct timeline *timeline, struct file_out **files,
    size_t *n, struct error *err);

#endif
