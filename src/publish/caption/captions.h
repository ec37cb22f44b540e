/*
 * Captions: what is said, as it is written, cut into cues of one or two lines by the usual rules
 * (BBC Subtitle Guidelines; Netflix Timed Text Style Guide): lines of at most 42 letters that end
 * where a phrase does, cues of one to seven seconds, no faster to read than to hear, a gap between
 * two of them. A cue lies within its segment; only one of under a second goes on into the
 * segment's pause. Every written word is in exactly one cue.
 */
#ifndef PUBLISH_CAPTION_CAPTIONS_H
#define PUBLISH_CAPTION_CAPTIONS_H

#include "base/arena.h"
#include "publish/output.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CAPTION_LINE    84   /* half columns of a line (text/linebreak.h): 42 letters */
#define CAPTION_LEAST   1000 /* ms that a cue lasts at least, where the pause behind it allows */
#define CAPTION_LONGEST 7000 /* ms that a cue of more than one word lasts at most */
#define CAPTION_GAP     80   /* ms between two cues: two frames of a picture */

/* What no line end parts: as a rule a word with its punctuation; an ideograph. */
struct caption_word {
    uint32_t from, to;  /* bytes of the segment's text, without white space behind it */
    int64_t start, end; /* samples */
    bool spaced;        /* white space follows it in the text */
    bool inner;         /* part of the same word as the one before it */
    bool cut;           /* the text goes on within the same word, which is longer than a line */
};

struct caption {
    const struct timeline_segment *segment;
    int64_t start, end; /* ms from the programme's start; end is after start */
    const struct caption_word *words;
    size_t n_words;
    size_t n_first; /* words of the first line; n_words where there is only one */
};

/*
 * The captions of a segment, in the arena. `until` is the sample before which its last one must
 * end: where the next segment begins.
 */
MUST_CHECK bool captions_make(const struct timeline_segment *segment, uint32_t sample_rate,
    int64_t until, struct arena *a, struct caption **out, size_t *n, struct error *err);

/* A line of a caption (0 or 1) as it is in the text; empty where it has no such line. */
struct str caption_line(const struct caption *caption, int line);

/* Writes one caption, the `number`th from 1. */
typedef void caption_fn(struct output *out, const struct caption *caption, size_t number);
/* Hands all captions of the programme to `put`, in order. */
MUST_CHECK bool captions_write(struct output *out, caption_fn *put, struct error *err);

#endif
