/* A media overlay: which part of the audio goes with which sentence of a document (EPUB 3.3, 9.2).
 */
#ifndef PUBLISH_SMIL_H
#define PUBLISH_SMIL_H

#include "base/buf.h"
#include "timeline.h"

#include <stddef.h>
#include <stdint.h>

/* Where the audio of segment i ends: where the next one's begins, so that pauses are kept and
 * nothing is told twice; the last one's at the programme's end. The first one's begins at 0. */
int64_t smil_end(const struct timeline *timeline, size_t i);
int64_t smil_begin(const struct timeline *timeline, size_t i);

/*
 * Adds the overlay of the document (a file's name), whose element #text holds the segments
 * [from, to) with the ids "s" and their index. `audio` is the audio's name. Failure to allocate
 * sticks in `out`.
 */
void smil_write(const struct timeline *timeline, size_t from, size_t to, const char *document,
    const char *audio, struct buf *out);

#endif
