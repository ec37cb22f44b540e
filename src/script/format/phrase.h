/*
 * Stock phrases: what a newsreader says in a language, by name ("sign-off"). They are settings
 * files voices/phrases/LANGUAGE.phrases with one section [phrases]; those of a regional variant
 * (pt-br.phrases) stand before those of its language. Each is a wording (script/format/wording.h)
 * that names no other.
 */
#ifndef SCRIPT_FORMAT_PHRASE_H
#define SCRIPT_FORMAT_PHRASE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Spoken where a language has no phrases of its own. */
#define PHRASES_FALLBACK "en-GB"

struct phrase {
    struct str name; /* "contents", "contents.one" */
    struct str wording;
};

/* The phrases of one language. */
struct phrases {
    struct str asked;    /* BCP 47 tag that they were asked for by */
    struct str language; /* tag that they are in: the same, or PHRASES_FALLBACK */
    struct phrase *items;
    size_t n;
    size_t cap; /* items allocated */
};

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

/* The phrase of that name; s is NULL where there is none. */
struct str phrases_find(const struct phrases *phrases, struct str name);

/* Is it a phrase's name: a lower-case letter, then lower-case letters, digits and hyphens? */
bool phrase_is_name(struct str name);

#endif
