/* The splitter: articles and a format make a running order. */
#ifndef SCRIPT_SPLIT_SPLIT_H
#define SCRIPT_SPLIT_SPLIT_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "rundown.h"
#include "script/format/format.h"

#include <stdbool.h>
#include <stddef.h>

#define SPLIT_LANGUAGE "en-GB" /* where neither option nor article tells */

struct split_options {
    struct str language;  /* --lang: overrides the articles' own; else empty */
    struct str date;      /* --date; else empty */
    struct str air;       /* when it begins on air: ISO 8601 with time, or "14:57:00" of a day that
                             is not known; empty: --date tells, or nobody: the clock is never asked */
    struct str station;   /* --station: overrides the format's; else empty */
    bool announce_quotes; /* the cast's: "quote" and "end quote" are said around quotations */
};

/*
 * Makes the running order of n articles, in the arena, in the shape of the format: an opening,
 * headlines, a story for each article in the order given, a closing; each where there is something
 * to say in it. What a format says is said in the language
 * of the item, in the wording of its stock phrases.
 *
 * Every word of the blocks of these articles is in exactly one segment of its story, in order, but
 * for asides, which are notes of kind NOTE_LEFT_OUT (NOTE_DESIGN where the article's fields keep
 * what they say), and what is behind the lead where the format takes leads alone, which is a note
 * of kind NOTE_DESIGN. Titles are repeated in headlines (SEGMENT_LIST_ITEM). Articles without a
 * word are left away; where all are, that is an error. The same arguments make the same running
 * order, however often.
 */
MUST_CHECK bool split(const struct article *articles, size_t n, const struct format *format,
    const struct split_options *options, struct front_end *front_end, struct arena *a,
    struct rundown *out, struct notes *notes, struct error *err);

#endif
