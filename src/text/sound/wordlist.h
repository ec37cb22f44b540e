/* Small word lists of a language, kept as one text with a space before and after each word. */
#ifndef TEXT_SOUND_WORDLIST_H
#define TEXT_SOUND_WORDLIST_H

#include "base/str.h"

#include <stdbool.h>

/* Is word, as it is written, in the list? */
bool wordlist_has(const char *list, struct str word);

/* Is the primary subtag of a BCP 47 tag this one (in lower case)? The empty tag is English. */
bool wordlist_is_language(struct str tag, const char *subtag);

#endif
