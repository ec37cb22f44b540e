/* Sentences of running news text. */
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
 * exactly one. The pieces point into text, the array is in the arena.
 */
MUST_CHECK bool sentences(struct str text, struct str language, struct arena *a, struct str **out,
    size_t *n, struct error *err);

#endif
