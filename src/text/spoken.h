/*
 * Text as it will be spoken, with the map back to what is written.
 */
#ifndef TEXT_SPOKEN_H
#define TEXT_SPOKEN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One written word and what is said for it: "£1.5bn" and "one point five billion pounds". Tokens
 * are in order and do not overlap, in the written text as in the spoken one; between them is only
 * white space and punctuation. A written word that is not said (a footnote mark) has a spoken_len
 * of 0.
 */
struct token {
    uint32_t written;     /* byte offset in the written text */
    uint32_t written_len; /* bytes */
    uint32_t spoken;      /* byte offset in the spoken text */
    uint32_t spoken_len;  /* bytes */
    struct str phonemes;  /* how to say it in espeak-ng's own alphabet, from a lexicon; empty: from
                             the spoken text */
};

struct spoken {
    struct str
        text; /* words and punctuation for the engine: clean (see spoken_clean), NFC, one line */
    struct token *tokens;
    size_t n_tokens;
};

/*
 * What is said for the written text (a sentence, in one line) in a language (BCP 47 tag), in the
 * arena. The spoken text is clean: NFC, no control, private-use or unassigned characters, white
 * space single spaces, no token of more than 60 characters without a space, no "[[" that an engine
 * could take for phonemes.
 */
MUST_CHECK bool spoken_make(struct str written, struct str language, struct arena *a,
    struct spoken *out, struct error *err);

#endif
