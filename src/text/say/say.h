/*
 * What is said, as it is put together: words, the pauses between them, and the tokens that map them
 * back to the written text.
 */
#ifndef TEXT_SAY_SAY_H
#define TEXT_SAY_SAY_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SAY_RUN_MAX 60 /* characters without a space that an engine is given */

struct say {
    struct buf text; /* owned */
    size_t run;      /* characters since the last space */
    char pause;      /* punctuation that is due before the next word; 0: none */
    bool glue;       /* the next piece goes on without a space */
};

/* Forgets what was said, keeps the memory. */
void say_clear(struct say *say);
/*
 * Says words (with single spaces) behind a space. Typographic apostrophes become plain ones, and
 * brackets are left out, so that there is no "[[".
 */
void say_words(struct say *say, struct str words);
/* The same without a space before them. */
void say_glued(struct say *say, struct str words);
/* A pause, by its punctuation: one of , ; : . ! ? The strongest of several is what is heard; none
 * before the first word. */
void say_pause(struct say *say, char mark);
/* Ends the text with the pause that is due. */
void say_end(struct say *say);

/* What was said so far, to go back to when a rule finds that it does not apply. */
struct say_mark {
    size_t len;
    size_t run;
    char pause;
    bool glue;
};
struct say_mark say_mark(const struct say *say);
void say_back(struct say *say, struct say_mark mark);

#endif
