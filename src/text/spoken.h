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
    const char *rule;     /* the name of the rule that decided ("money"), valid for ever; NULL: said
                             as written */
    bool doubtful; /* a name that no rule, lexicon or list of words covers: to check before air */
};

struct spoken {
    struct str
        text; /* words and punctuation for the engine: clean (see spoken_make), NFC, one line */
    struct token *tokens;
    size_t n_tokens;
};

/*
 * The text front end: what is known of languages (number formats, rules, abbreviations), read when
 * a language is first met and kept. One serves a whole run, any number of languages; not for use
 * by two threads at once.
 */
struct front_end;
struct lexicon; /* text/lexicon.h */

/* An empty one; the caller closes it. NULL: err says why. */
MUST_CHECK struct front_end *front_end_open(struct error *err);
/* Frees it and sets *front_end to NULL; *front_end may be NULL. */
void front_end_close(struct front_end **front_end);

/*
 * Lets a lexicon decide before every rule from now on; NULL: none. It must outlive the front end,
 * and may be added to meanwhile.
 */
void front_end_use_lexicon(struct front_end *front_end, const struct lexicon *lexicon);

/*
 * What is said for the written text (a sentence, in one line) in a language (BCP 47 tag; empty:
 * English), in the arena. The spoken text is clean: NFC, no control, private-use or unassigned
 * characters, white space single spaces, no token of more than 60 characters without a space, no
 * "[[" that an engine could take for phonemes. A lexicon's aliases aside, it has at most 24 bytes
 * for each written one, and 32 more. Fails without memory, and where the language's data file is
 * damaged.
 */
MUST_CHECK bool spoken_make(struct front_end *front_end, struct str written, struct str language,
    struct arena *a, struct spoken *out, struct error *err);

#endif
