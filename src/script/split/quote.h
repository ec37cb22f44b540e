/*
 * Direct quotations: somebody's own words, a sentence or more of them, between quotation marks. A
 * word or a part of a sentence in quotation marks ("non-core", said it "complies with the law") is
 * none: it continues the reporter's sentence.
 */
#ifndef SCRIPT_SPLIT_QUOTE_H
#define SCRIPT_SPLIT_QUOTE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct quotation {
    size_t from; /* byte of the paragraph at which its opening mark begins */
    size_t to; /* byte after its closing mark and the punctuation directly behind that; where it is
                  not closed, the paragraph's end */
};

/* What is known from one paragraph to the next of the same story; {0} before the first. */
struct quote_state {
    bool open; /* a direct quotation was not closed: it goes on if the next paragraph opens one */
};

/*
 * Finds the direct quotations of a paragraph, in order, in a language (BCP 47 tag; empty:
 * English). `next` is the paragraph after it, or empty. The array is in the arena. Knows “ ” ‘ ’ „
 * “ » « « » ‹ › 「 」 and straight marks, which are paired by what stands around them; apostrophes
 * are no marks. One that is not closed ends with its paragraph. Takes time in proportion to the
 * text.
 */
MUST_CHECK bool quotations(struct str paragraph, struct str next, struct str language,
    struct quote_state *state, struct arena *a, struct quotation **out, size_t *n,
    struct error *err);

#endif
