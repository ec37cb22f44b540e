/* Stock phrases: what a newsreader says in a language, by name ("sign-off"). Each is a wording
 * (script/format/wording.h) that names no other. */
#ifndef SCRIPT_FORMAT_PHRASE_H
#define SCRIPT_FORMAT_PHRASE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct phrase {
    struct str name; /* "contents", "contents.one" */
    struct str wording;
};

/* The phrases of one language, those of a regional variant behind those of its language. The texts
 * and the array live where the phrasebook's do. */
struct phrases {
    struct str asked;    /* BCP 47 tag that they were asked for by */
    struct str language; /* tag that they are in: the same, or PHRASES_FALLBACK */
    struct phrase *items;
    size_t n;
    size_t cap; /* items allocated */
};

/* The phrase of that name, a variant's before its language's; s is NULL where there is none. */
struct str phrases_find(const struct phrases *phrases, struct str name);

/* Is it a phrase's name: a lower-case letter, then lower-case letters, digits and hyphens? */
bool phrase_is_name(struct str name);

#endif
