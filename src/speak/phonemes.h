/*
 * What the engine makes of a text before it is sound: its phonemes. The engine runs in processes of
 * its own, as it does for takes (zygote.h); each text is transcribed from the same fresh state.
 */
#ifndef SPEAK_PHONEMES_H
#define SPEAK_PHONEMES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct phonemizer;

enum phoneme_alphabet {
    PHONEMES_MNEMONIC, /* espeak-ng's own: "h@l'oU w'3:ld" */
    PHONEMES_IPA,      /* "həlˈəʊ wˈɜːld" */
};

/*
 * Starts the engine for a language (BCP 47 tag; the engine's nearest voice) or a voice by its name.
 * NULL: err says why.
 */
MUST_CHECK struct phonemizer *phonemizer_open(const char *voice, struct error *err);
/* Ends its processes and frees it; sets *p to NULL. *p may be NULL. */
void phonemizer_close(struct phonemizer **p);

/*
 * The phonemes of a text (UTF-8, clean: see struct spoken), in the arena: words and clauses divided
 * by spaces, on one line. With `marked`, "[[...]]" in it are phonemes. A text on which the engine
 * crashes or hangs is an error that quotes its beginning; the next one works all the same.
 */
MUST_CHECK bool phonemizer_transcribe(struct phonemizer *p, struct str text, bool marked,
    enum phoneme_alphabet alphabet, struct arena *a, struct str *out, struct error *err);

/*
 * Does the engine's dictionary list this word, so that somebody has decided how it is said? A word
 * that it does not list is said by its rules of spelling, which names do not keep to. Fails
 * likewise.
 */
MUST_CHECK bool phonemizer_lists(
    struct phonemizer *p, struct str word, struct arena *a, bool *listed, struct error *err);

#endif
