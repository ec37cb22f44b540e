/*
 * Where phrases begin: the short words of a language before which a line is best ended, and those
 * that what follows belongs to.
 */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include "base/str.h"

#include <stdbool.h>

/*
 * Does this word (as written, without punctuation) begin a phrase or clause in the language (BCP 47
 * tag; empty: English): a conjunction, a preposition, a relative pronoun?
 */
bool phrase_opens(struct str word, struct str language);

/* Does it begin a clause: a conjunction or relative pronoun? */
bool phrase_opens_clause(struct str word, struct str language);

/*
 * Does what follows this word belong with it: an article, a possessive, a preposition, a title, an
 * auxiliary, a negation?
 */
bool phrase_holds(struct str word, struct str language);

#endif
