/*
 * Written text made fit for the front end and the engine behind it: NFC, no control, private-use,
 * unassigned or invisible characters, white space single spaces. Every byte knows where it was
 * written.
 */
#ifndef TEXT_SAY_CLEAN_H
#define TEXT_SAY_CLEAN_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most marks that are kept on one letter (Unicode's own scripts need four); more are noise. */
#define CLEAN_MARKS_MAX 4

struct clean_character;

/* A cleaned text, and the memory for the next one. An empty one is {0}. */
struct cleaned {
    struct str text; /* UTF-8; the written text itself where nothing was to be done, else lent until
                        the next clean */
    bool same;       /* it is the written text itself */
    struct buf buf;  /* the rest is for clean.c */
    struct clean_character *characters;
    uint32_t *from; /* of each byte of text: where its character begins in the written text */
    uint32_t *to;   /* ... and ends */
    size_t cap;     /* bytes of written text that characters, from and to have room for */
};

/*
 * Cleans a text of less than 1 GiB. Decimal digits of all scripts become 0 to 9, and ligatures,
 * full-width and mathematical letters the plain ones, the typographic apostrophe the typed one. No
 * longer than three times the written text. False without memory.
 */
MUST_CHECK bool clean(struct str written, struct cleaned *cleaned);
/* Frees what it holds. */
void cleaned_free(struct cleaned *cleaned);

/* Where the bytes [at, end) of the cleaned text, at least one, are in the written text. */
uint32_t cleaned_from(const struct cleaned *cleaned, size_t at);
uint32_t cleaned_to(const struct cleaned *cleaned, size_t end);

#endif
