/*
 * The timeline: where every item, section, segment and word lies in the finished programme, in
 * samples of the file's rate. The room mix makes it, publish reads it. It points into the rundown
 * and lives in the arena that mix was given.
 */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "base/str.h"
#include "rundown.h"

#include <stddef.h>
#include <stdint.h>

struct timeline_word {
    uint32_t token; /* index in the segment's spoken tokens */
    int64_t start;  /* sample */
    int64_t end;    /* sample after the last; not before start */
};

struct timeline_segment {
    const struct segment *segment;
    const struct item *item;
    int64_t start; /* first sample of its speech */
    int64_t end;   /* sample after its speech, where its pause begins */
    struct timeline_word *words;
    size_t n_words;
};

/* A place to jump to: the beginning of an item, or of a section (a sub-heading) within one. */
struct timeline_mark {
    const struct item *item;
    struct str label; /* the item's title or the sub-heading */
    int depth;        /* 0 an item, 1 a section */
    int64_t start;    /* sample */
    int64_t end;      /* sample at which the next mark of its depth or less starts; the last: the
                         programme's end */
};

struct timeline {
    uint32_t sample_rate; /* samples a second */
    int64_t n_samples;    /* frames of the whole programme */
    struct timeline_segment *segments;
    size_t n_segments;
    struct timeline_mark *marks; /* by start; an item before its first section */
    size_t n_marks;
};

#endif
