/*
 * The stock phrases of the languages that a bulletin needs. They are settings files
 * voices/phrases/LANGUAGE.phrases with one section [phrases]; those of a regional variant
 * (pt-br.phrases) stand before those of its language.
 */
#ifndef SCRIPT_FORMAT_PHRASEBOOK_H
#define SCRIPT_FORMAT_PHRASEBOOK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "script/format/phrase.h"

#include <stddef.h>

/* Spoken where a language has no phrases of its own. */
#define PHRASES_FALLBACK "en-GB"

/* All languages that a bulletin needs, each read when it is first asked for. {0} but for these: */
struct phrasebook {
    struct arena *arena; /* where the phrases live; the caller's */
    struct notes *notes; /* told of a language without phrases; may be NULL */
    const struct phrases **items;
    size_t n;
    size_t cap; /* items allocated */
};

/*
 * The phrases of a language (BCP 47 tag), good as long as the arena. Where there are none, those of
 * English, and a note. What is wrong in a file is an error of kind ERROR_USAGE that names file and
 * line. NULL: err says why.
 */
MUST_CHECK const struct phrases *phrasebook_open(
    struct phrasebook *book, struct str language, struct error *err);

#endif
