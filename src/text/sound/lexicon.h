/*
 * Pronunciation lexicons: W3C PLS 1.0 files (Pronunciation Lexicon Specification, 14 October 2008),
 * several at once, looked up in running text.
 */
#ifndef TEXT_SOUND_LEXICON_H
#define TEXT_SOUND_LEXICON_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* What was loaded so far, for one user at a time. */
struct lexicon;

/* An empty one; the caller frees it. NULL without memory. */
MUST_CHECK struct lexicon *lexicon_new(void);
/* Frees it and sets *lexicon to NULL; *lexicon may be NULL. */
void lexicon_free(struct lexicon **lexicon);

/*
 * Adds the lexemes of a PLS file. A file that cannot be read or is no lexicon is an error. A
 * lexeme that cannot be used (a sound that espeak-ng has not in the lexicon's language, an alphabet
 * that is neither "ipa" nor "x-espeak", no grapheme, no pronunciation) is a NOTE_WARNING that names
 * file, line and grapheme, and the others are loaded. Of several pronunciations the first with
 * prefer="true" counts, else the first (PLS 4.6, 4.7); `role` is not looked at, so that of two
 * lexemes with one grapheme the first counts. With notes NULL nobody wants to hear of that: then
 * pronunciations are looked at only when a match needs them, which takes less time, and the first
 * one counts even where it cannot be used. Beyond PLS, an attribute `case="insensitive"` (in any
 * namespace) on a grapheme, a lexeme or the lexicon makes graphemes match in any case.
 */
MUST_CHECK bool lexicon_load(
    struct lexicon *lexicon, const char *path, struct notes *notes, struct error *err);
/* The same from a text; `what` names it in errors and notes. */
MUST_CHECK bool lexicon_parse(struct lexicon *lexicon, struct str text, const char *what,
    struct notes *notes, struct error *err);

/* Graphemes loaded. */
size_t lexicon_size(const struct lexicon *lexicon);

/* Texts are in the arena. Exactly one of alias and phonemes is not empty. */
struct lexicon_match {
    size_t len;          /* bytes of the text, a possessive 's included */
    struct str alias;    /* what to read instead, as if it were written there */
    struct str phonemes; /* in espeak-ng's own alphabet, checked, words divided by "||" */
};

/*
 * The longest grapheme that stands at byte `at` of `text` (NFC) as whole words, in a language (BCP
 * 47 tag; empty: English). An entry serves all regions of its language. Words end at what is no
 * letter, digit or mark: so in hyphenated compounds, and in English before 's, which is then part
 * of the match. White space, apostrophes and hyphens match others of their kind. Graphemes match in
 * the case they are written in, and besides: one that begins small also with a capital ("Kyiv-born"
 * at the start of a sentence), one with capital and small letters of five letters or more also in
 * capitals throughout (headlines). Of several of the same length the closest in case wins, then the
 * lexicon loaded last. False where there is none, and without memory.
 */
bool lexicon_match(const struct lexicon *lexicon, struct str text, size_t at, struct str language,
    struct arena *a, struct lexicon_match *out);

#endif
