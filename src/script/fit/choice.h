/*
 * What is kept of a bulletin for an exact length. Stories have priority in their order: as many are
 * kept as have room with their first paragraphs. What is left of the time is filled in rounds, a
 * paragraph a story, then a sentence a story; then one or two of them give or take what brings the
 * whole nearest to the length.
 */
#ifndef SCRIPT_FIT_CHOICE_H
#define SCRIPT_FIT_CHOICE_H

#include "base/arena.h"
#include "base/attr.h"
#include "script/fit/fit.h"

struct choice {
    enum fit_verdict verdict;
    size_t *keep; /* for each item, the segments at its beginning that stay (script/fit/cut.h); of
                     a story 0: nothing */
    size_t n_stories; /* that stay: the first ones */
    int64_t below;    /* samples, unless reached: the greatest length under it that can be had; 0:
                         none */
    int64_t above;    /* ... and the least over it; 0: none */
};

/* Keeps `least` stories or more (as far as there are so many), the last of them with less than
 * their first paragraphs if need be. The arrays are in the arena. False without memory. */
MUST_CHECK bool choice_make(
    const struct fit_job *job, size_t least, struct arena *a, struct choice *out);

#endif
