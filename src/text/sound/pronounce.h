/* Can a row of letters be said as a word, or only letter by letter? */
#ifndef TEXT_SOUND_PRONOUNCE_H
#define TEXT_SOUND_PRONOUNCE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Have the letters the shape of a word of a European language: a vowel in every syllable, and no
 * more consonants at its beginning, end or middle than can be said? Case does not matter; letters
 * with accents count as vowels.
 */
bool pronounce_as_word(struct str letters);
/* How many capitals the word begins with. */
size_t pronounce_capitals(struct str word);

#endif
