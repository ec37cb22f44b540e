/*
 * A rule of the front end: it looks at the lexemes from one place on, and where it applies it says
 * them. rules.c has all of them in order; the functions here are what they share.
 */
#ifndef TEXT_SAY_RULE_H
#define TEXT_SAY_RULE_H

#include "base/arena.h"
#include "text/say/langdata.h"
#include "text/say/lexeme.h"
#include "text/say/say.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch of lexemes with what is said for it: a token to be. */
struct piece {
    size_t first; /* lexemes [first, end) */
    size_t end;
    size_t spoken; /* bytes [spoken, spoken_end) of what is said; equal: nothing */
    size_t spoken_end;
    struct str phonemes; /* in the arena; empty: from what is said */
};

#define PIECES_MAX 64

struct lexicon; /* lexicon.h */

/* What a rule sees and changes. */
struct view {
    const struct langdata *lang;
    struct str language;           /* its tag */
    const struct lexicon *lexicon; /* NULL: none */
    struct lexemes *alias;         /* for what a lexicon says to read instead */
    struct arena *arena;           /* the caller's, for phonemes */
    struct str text;               /* the cleaned text */
    const struct lexeme *lexemes;
    size_t n;
    bool shouting; /* the text is in capitals, which then say nothing about a word */
    struct say *say;
    struct buf *words; /* for number words on their way */

    struct piece pieces[PIECES_MAX]; /* of the rule at work; the last one is open */
    size_t n_pieces;
    size_t letters_end;  /* where the text ended when the open piece's phonemes were set */
    bool is_punctuation; /* set by a rule: what it consumed is no token */
};

struct rule {
    const char *name; /* shown to the user */
    unsigned starts;  /* kinds of lexemes it may begin with: START_ flags */
    /* Says what begins at lexeme `at` and returns how many lexemes that were; 0: it does not apply
     * (what it said is taken back). */
    size_t (*say)(struct view *v, size_t at);
};

#define START_WORD   1u
#define START_DIGITS 2u
#define START_SIGN   4u

/* --- looking --- */

/* Lexeme i; beyond both ends a sign that nothing is like. */
const struct lexeme *lexeme_at(const struct view *v, size_t i);
struct str text_of(const struct view *v, size_t i);
struct str stem_of(const struct view *v, size_t i);
bool is_word(const struct view *v, size_t i);
bool is_digits(const struct view *v, size_t i);
bool is_sign(const struct view *v, size_t i, uint32_t cp);
/* Is there a lexeme i, without a space before it? */
bool is_glued(const struct view *v, size_t i);
/* Is it a word that begins with a capital? */
bool is_capitalised(const struct view *v, size_t i);
bool is_single_capital(const struct view *v, size_t i);
/* A dash between lexemes i - 1 and i + 1, without spaces. */
bool is_joining_dash(const struct view *v, size_t i);
/* Number of decimal digits of lexeme i; 0: no digits. */
size_t digit_count(const struct view *v, size_t i);
/* The value of a run of at most 9 digits; -1: no digits, or more. */
long small_number(const struct view *v, size_t i);
/* Does what is said end here: no lexeme i, or one that ends a sentence or clause? */
bool is_clause_end(const struct view *v, size_t i);

/* The longest entry of that class at lexeme i, and how many lexemes it takes. NULL: none. */
const struct entry *entry_at(const struct view *v, size_t i, enum entry_class class, size_t *used);
/* Is the word i in a list of the language? */
bool is_listed(const struct view *v, size_t i, enum entry_class class);
/* Is one of the `reach` words before or behind lexemes [from, to) in that list, within the clause?
 */
bool is_near(const struct view *v, size_t from, size_t to, size_t reach, enum entry_class class);
/* The style of an ordinal number at lexeme `at`: what the one or two words before it ask for. */
struct str ordinal_style(const struct view *v, size_t at);
/* Entry field i, or the last one before it; the empty str where it has none. */
struct str field_of(const struct entry *entry, size_t i);

/* --- saying --- */

/* Closes the open piece before lexeme `end` and opens the next one. */
void piece_break(struct view *v, size_t end);
/* A setting's text, where it has one. */
void say_setting(struct view *v, enum setting setting);
/* A whole number in a style ("cardinal", "ordinal", "year"). */
void say_number(struct view *v, struct str style, int64_t number);
/* A year as it is said in running text. */
void say_year(struct view *v, int64_t year);
/* The digits among bytes [from, to) one by one; zero by a setting where that is not empty. */
void say_digits(struct view *v, size_t from, size_t to, enum setting zero);
/* Capitals and the like letter by letter, with their names as phonemes where the language has them.
 */
void say_letters(struct view *v, struct str letters);

/* A value for a template. */
struct value {
    const char *name;
    int64_t number;
    struct str text; /* said instead of the number where it is not empty */
    bool letters;    /* text is said letter by letter */
    size_t lexeme;   /* of letters: where they are written */
};
/*
 * Says a template: words, and "{name}" or "{name:style}" for values. A style with "plural-" before
 * it is made plural by the language's endings; "padded" says the zero of 01 to 09. Text next to a
 * brace goes on without a space.
 */
void say_template(struct view *v, struct str template, const struct value *values, size_t n_values);

#endif
