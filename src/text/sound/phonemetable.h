/*
 * The sounds and mnemonics of each language, as data for phoneme.c.
 */
#ifndef TEXT_SOUND_PHONEMETABLE_H
#define TEXT_SOUND_PHONEMETABLE_H

#include "base/str.h"
#include "text/sound/phoneme.h"

#include <stddef.h>

/* Bytes of the longest mnemonic: phontab has room for four. */
#define MNEMONIC_MAX 4

struct sounds {
    const struct phoneme *items; /* in no order */
    size_t n;
};

struct mnemonics {
    const char (*items)[MNEMONIC_MAX]; /* sorted by strncmp, filled up with NULs */
    size_t n;
};

/* A vowel before an r that ends the syllable: heard in American English, silent in British. */
struct r_vowel {
    const char *without; /* the vowel's mnemonic */
    struct phoneme with; /* ipa: with r; mnemonic: the one that leaves the r to the accent */
};

struct phoneme_table {
    const char *language;         /* primary subtag, lower case; NULL: any that is not listed */
    struct sounds sounds;         /* the language's own, to be looked at before the common ones */
    struct mnemonics mnemonics;   /* beside those of every language */
    const struct r_vowel *vowels; /* n_vowels of them: where a final r is the accent's matter */
    size_t n_vowels;
};

/* The table of a language (BCP 47 tag). Never NULL. */
const struct phoneme_table *phoneme_table(struct str language);
/* Those of the languages whose data is in phonememore.c. */
const struct phoneme_table *phoneme_more_tables(size_t *n);

/* What every language has: espeak-ng's base table, and what comes nearest to it. */
struct sounds phoneme_common_sounds(void);
struct mnemonics phoneme_common_mnemonics(void);

#endif
