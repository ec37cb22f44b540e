/*
 * The same story twice in a bulletin: as two feeds, or an agency's two versions, bring it in.
 *
 * It is told and kept, not taken out: that two stories read alike is a judgement, and a bulletin
 * that silently lacks one of them is worse than one that somebody has to look at. (Only what an
 * agency itself says, that a version supersedes another of the same id, takes a story out:
 * order_supersede.)
 */
#ifndef SCRIPT_ORDER_DUPLICATE_H
#define SCRIPT_ORDER_DUPLICATE_H

#include "base/arena.h"
#include "base/error.h"
#include "rundown.h"

#include <stdbool.h>
#include <stddef.h>

enum duplicate_by {
    DUPLICATE_ID,      /* the publisher's own mark is the same */
    DUPLICATE_ADDRESS, /* the address is, but for where its reader came from (storykey.h) */
    DUPLICATE_TEXT,    /* the text nearly is */
};

struct duplicate {
    size_t item;  /* of the rundown: the later one */
    size_t first; /* the earliest item that has the same story */
    enum duplicate_by by;
    unsigned percent; /* of DUPLICATE_TEXT: how much of the shorter text is in the longer one */
};

/*
 * Finds the stories that an earlier item has too, each once, in the order of the rundown; the array
 * is in the arena.
 *
 * Texts are compared in any language alike: by the pieces of 8 letters or digits that they consist
 * of, without case, space and punctuation (shingles; Broder 1997), of their first 4096. Two are the
 * same story when the longer one has 60% of the shorter one's pieces, or 40% where the titles are
 * the same too; of a text of less than 100 letters, 90%, or 40% with the same title. What is in
 * another language is another story: somebody wants both. Takes n log n in the letters of all
 * stories.
 */
MUST_CHECK bool duplicates_find(const struct rundown *rundown, struct arena *a,
    struct duplicate **out, size_t *n, struct error *err);

#endif
