/*
 * Pronunciations as lexicons write them, made into phonemes that espeak-ng takes.
 */
#ifndef TEXT_SOUND_IPA_H
#define TEXT_SOUND_IPA_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/*
 * Turns a pronunciation in the International Phonetic Alphabet into espeak-ng's phonemes for a
 * language (BCP 47 tag), in the arena. Stress (U+02C8, U+02CC; also ASCII ' and ,) goes before the
 * vowel of its syllable, length (U+02D0; also ASCII :) is kept, ties, syllable marks and the
 * diacritics of fine detail (dental, aspirated, unreleased, ...) are dropped, spaces become word
 * breaks. A single syllable is stressed. Fails, with `what` named in the error, where a sound is
 * none that espeak-ng has in this language, and where there is no sound at all.
 */
MUST_CHECK bool ipa_to_phonemes(struct str ipa, struct str language, const char *what,
    struct arena *a, struct str *out, struct error *err);

/*
 * Checks phonemes written in espeak-ng's own alphabet for a language, and writes them in the arena
 * with spaces as word breaks. Fails likewise where a mnemonic is none of the language's: the engine
 * itself would drop the rest of the word without a word.
 */
MUST_CHECK bool ipa_check_phonemes(struct str phonemes, struct str language, const char *what,
    struct arena *a, struct str *out, struct error *err);

/*
 * The phonemes of an English word with 's or s behind it (in the arena): "s" after a voiceless
 * consonant, "Iz" after a sibilant, "z" after every other sound. s is NULL without memory.
 */
MUST_CHECK struct str ipa_possessive(struct str phonemes, struct arena *a);

#endif
