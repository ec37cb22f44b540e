/*
 * A media overlay: which part of the audio goes with which element of a document (EPUB 3.3, 9.2).
 */
#ifndef PUBLISH_BOOK_SMIL_H
#define PUBLISH_BOOK_SMIL_H

#include "base/buf.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>

struct smil {
    const struct timeline *timeline;
    size_t from, to;      /* the segments, of which at least one lasts */
    const char *document; /* a file's name: element #text holds the segments, with the ids "s" and
                             their index ("s12") */
    const char *audio;    /* the audio's name */
    bool words;           /* a sentence is a sequence of its words, whose ids are the sentence's,
                             "w", and the clip's index ("s12w3"; publish/book/clips.h) */
};

/* Adds the overlay. Failure to allocate sticks in `out`. */
void smil_write(const struct smil *smil, struct buf *out);

#endif
