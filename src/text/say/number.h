/*
 * Numbers in words. The words are ICU's: its rule-based number formats (RBNF) spell numbers in
 * every language of CLDR; there is no table of number words here. The only door to them.
 */
#ifndef TEXT_SAY_NUMBER_H
#define TEXT_SAY_NUMBER_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What spells the numbers of one language. */
struct speller;

/* For a BCP 47 tag. The caller closes it. NULL: err says why. */
MUST_CHECK struct speller *speller_open(const char *language, struct error *err);
/* Frees it and sets *speller to NULL; *speller may be NULL. */
void speller_close(struct speller **speller);

/* Has the language that rule set ("%spellout-ordinal")? */
bool speller_has(struct speller *speller, const char *rule_set);

/*
 * Adds the number in words by a rule set: letters, spaces and hyphens, in NFC, without the commas
 * and soft hyphens that ICU puts in. What the rule set cannot spell is said digit by digit.
 */
void speller_say(struct speller *speller, const char *rule_set, int64_t number, struct buf *out);

#endif
