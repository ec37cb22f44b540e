/*
 * The written text as the rules see it: a row of words, runs of digits and signs.
 */
#ifndef TEXT_SAY_LEXEME_H
#define TEXT_SAY_LEXEME_H

#include "base/attr.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct entry; /* langdata.h */

enum lexeme_kind {
    LEXEME_WORD,   /* letters of any script, with apostrophes between them */
    LEXEME_DIGITS, /* 0 to 9, any number of them */
    LEXEME_SIGN,   /* one code point of anything else */
};

/* How a word is written. A single capital is SHAPE_UPPER. */
enum lexeme_shape { SHAPE_NONE, SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_MIXED };

struct lexeme {
    uint32_t at; /* bytes [at, end) of the cleaned text */
    uint32_t end;
    uint32_t stem; /* of a word: the end without a possessive 's; else end */
    uint32_t cp;   /* of a sign */
    enum lexeme_kind kind;
    enum lexeme_shape shape;   /* of a word's stem; else SHAPE_NONE */
    bool glued;                /* no space before it */
    const struct entry *entry; /* what the language's data have under it, or NULL; see langdata.h */
};

struct lexemes {
    struct lexeme *items; /* owned */
    size_t n;
    size_t cap; /* items allocated */
};

/* Splits a cleaned text. Every byte but spaces is in exactly one lexeme. False without memory. */
MUST_CHECK bool lexemes_split(struct str text, struct lexemes *out);
void lexemes_free(struct lexemes *lexemes);

/* A hyphen, dash or minus sign. */
bool is_dash(uint32_t cp);
/* An apostrophe, typed or typographic. */
bool is_apostrophe(uint32_t cp);

#endif
