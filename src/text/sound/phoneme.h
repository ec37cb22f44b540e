/*
 * espeak-ng's phonemes: the mnemonics that a language's phoneme table has, and which of them is
 * which sound of the International Phonetic Alphabet. The mnemonics are those of the phoneme tables
 * that espeak-ng 1.51 ships (its file "phontab"), the sounds are what it prints for each (--ipa).
 */
#ifndef TEXT_SOUND_PHONEME_H
#define TEXT_SOUND_PHONEME_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct phoneme {
    const char *ipa;      /* the sound, in NFD, without ties; affricates and diphthongs are one */
    const char *mnemonic; /* espeak-ng's name for it */
    bool syllabic;        /* a vowel or a syllabic consonant: can carry stress */
};

/*
 * The longest sound that `ipa` (NFD, ties removed) has at byte `at` in the sounds of a language
 * (BCP 47 tag); *len are its bytes. NULL where the language, as espeak-ng speaks it, has no such
 * sound.
 */
const struct phoneme *phoneme_of_ipa(struct str ipa, size_t at, struct str language, size_t *len);

/*
 * The sound that a mnemonic stands for in a language; of several, the one with the usual
 * sign. NULL where it has no sign.
 */
const struct phoneme *phoneme_of_mnemonic(struct str mnemonic, struct str language);

/*
 * Bytes of the mnemonic at byte `at` of `text`, found as espeak-ng does (the longest that the
 * language has); 0 where there is none. Stress marks and the word break "||" are mnemonics.
 */
size_t phoneme_mnemonic(struct str text, size_t at, struct str language);

#endif
