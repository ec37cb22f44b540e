/*
 * The timeline: where every item, section, segment and word lies in the finished programme, in
 * samples of the file's rate. The room mix makes it, publish reads it. It points into the rundown
 * and lives in the arena that mix was given.
 */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "base/arena.h"
#include "base/str.h"
#include "rundown.h"

#include <stdbool.h>
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

/* A place to jump to: the beginning of an item, or of a section within one: of its sub-heading, or
 * of the words that announce it ("Section 1:"). */
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

/*
 * Which marks are chapters, in every output: stories, sections, and an opening, headlines or a
 * closing of five seconds or more, or with sections. What is shorter is part of the chapter beside
 * it: nobody goes there. Where an item is called as the one right before it (an opening that says
 * the headline of the only story), the first of the two stands for both. Where there is no other,
 * the first mark is one.
 */
bool timeline_is_chapter(const struct timeline *timeline, size_t i);

/* The item that chapter i is about: the story's, where it stands for both. */
const struct item *timeline_chapter_item(const struct timeline *timeline, size_t i);

/*
 * The chapters as players show them that know one at a time: n of them, with their items, from the
 * beginning to the end of the programme without a gap. In the arena; NULL without memory.
 */
struct timeline_mark *timeline_chapters(
    const struct timeline *timeline, struct arena *a, size_t *n);

#endif
