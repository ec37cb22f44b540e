/*
 * The door of the room publish: everything that goes with the audio, each written beside it with
 * its own ending. (What goes to standard output has doors of its own: articlejson.h, articletext.h,
 * scriptjson.h.)
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "publish/voicename.h"
#include "rundown.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>

#define PUBLISH_MAX 16 /* outputs of one bulletin */

/* Which outputs were asked for, as a set of rows of the table in publish.c. */
struct publish_list {
    unsigned outputs; /* bit i: row i */
};

/* What they are made of; all lent. */
struct publish_input {
    const char *audio_path;       /* the audio file that they go with, as it will be named */
    const struct file_out *audio; /* the audio itself, whole but not yet under its name; NULL: not
                                     at hand, and outputs that hold it fail */
    const struct rundown *rundown;
    const struct timeline *timeline;
    struct str cover; /* bytes of a JPEG or PNG picture; empty: none */
    struct voice_names voices;
};

/* Reads --also's comma list ("json,txt"). What is no output is an error of kind ERROR_USAGE that
 * lists those there are. */
MUST_CHECK bool publish_parse(const char *also, struct publish_list *out, struct error *err);
/* Does any of them need the times of words? */
bool publish_wants_words(const struct publish_list *list);

/*
 * The paths that publish() will write to, in the arena: paths[0..*n) (room for PUBLISH_MAX). For
 * the caller to see that none is an input.
 */
MUST_CHECK bool publish_paths(const struct publish_list *list, const char *audio_path,
    struct arena *a, const char **paths, size_t *n, struct error *err);

/*
 * Writes them: the audio's name with its ending replaced. None is under its name yet: files[0..*n)
 * (room for PUBLISH_MAX) are for the caller to commit or abort; none on failure. Beside "-" there
 * is no place for them: an error of kind ERROR_USAGE.
 */
MUST_CHECK bool publish(const struct publish_list *list, const struct publish_input *input,
    struct file_out **files, size_t *n, struct error *err);

#endif
