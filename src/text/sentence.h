/* Sentences of running news text, and the clauses of one that is too long to be spoken in one go.
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Splits a text (one paragraph, white space folded) in a language (BCP 47 tag; empty: English) into
 * sentences, in order, without the white space between them: every other byte of the text is in
 * exactly one. A piece without any letter or digit is joined to a neighbour. The pieces point into
 * text, the array is in the arena. Takes time in proportion to the text.
 *
 * The candidates are ICU's (UAX #29, Sentence_Break); which of them end no sentence is told by the
 * language's abbreviations and by what comes next.
 */
MUST_CHECK bool sentences(struct str text, struct str language, struct arena *a, struct str **out,
    size_t *n, struct error *err);

/*
 * The longest piece that is spoken in one go: 400 code points, and 800 bytes. The engine's word
 * positions are unreliable in a clause of over 800 bytes, it splits clauses of over 120 short words
 * at a place of its own, and a segment's audio is held in memory. 400 letters are half a minute of
 * speech, and over twice as long as nearly every sentence of news.
 */
#define CLAUSES_MAX_CHARS 400
#define CLAUSES_MAX_BYTES 800

/*
 * Cuts a sentence into pieces of at most that length, as evenly as its punctuation allows: after a
 * semicolon, colon or dash, else after a comma, else between words, else within a word (never
 * before a combining mark). A sentence that is short enough comes back as it is.
 */
MUST_CHECK bool clauses(
    struct str sentence, struct arena *a, struct str **out, size_t *n, struct error *err);

#endif
