/*
 * How a language says that somebody says something: the verbs that introduce a quotation ("told
 * reporters:") or attribute it ("she said").
 */
#ifndef TEXT_SPEECH_H
#define TEXT_SPEECH_H

#include "base/str.h"

#include <stdbool.h>

/* Is word a verb of saying in this language (BCP 47 tag; empty: English), in a form that news uses?
 */
bool speech_is_verb(struct str word, struct str language);

/*
 * Does `after`, which follows a closing quotation mark, begin with who said it: "she said", "Mr
 * Lee of the union added", "sagte er", "a déclaré le ministre"? Looks no further than the clause.
 */
bool speech_attributes(struct str after, struct str language);

/* Is there a verb of saying in the sentence that `after` begins with, be it behind an aside: "the
 * foreman, Ann Lee, told reporters"? */
bool speech_mentions(struct str after, struct str language);

/*
 * Does `before`, which an opening quotation mark follows, end in words that introduce speech: "She
 * said", "he told reporters"? Looks at the last few words alone.
 */
bool speech_introduces(struct str before, struct str language);

/* Do we know this language's verbs at all? */
bool speech_knows(struct str language);

#endif
