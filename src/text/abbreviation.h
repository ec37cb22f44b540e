/*
 * A language's abbreviations, as far as they decide whether a full stop ends a sentence.
 */
#ifndef TEXT_ABBREVIATION_H
#define TEXT_ABBREVIATION_H

#include "base/str.h"

#include <stdbool.h>

enum abbreviation {
    ABBREVIATION_NONE,   /* a word: its full stop ends the sentence */
    ABBREVIATION_TITLE,  /* always followed by what it belongs to ("Mr", "vs"): never ends one */
    ABBREVIATION_NUMBER, /* belongs to a number after it ("No", "Jan"), else it is a word */
    ABBREVIATION_HOUR,   /* "p.m": ends a sentence unless a day, a month or a time zone follows */
    ABBREVIATION_FIRM, /* "Inc": as the next, and also before a capital that a small word follows */
    ABBREVIATION_OTHER, /* can stand anywhere ("Inc", "U.S"): ends one only before a word that is
                           written with a capital just because a sentence starts with it */
};

/* What `word` (without its last full stop, with those inside) is in a language (BCP 47 tag; empty:
 * English). */
enum abbreviation abbreviation_of(struct str word, struct str language);

/* Is word, written with a capital, one that would be small in the middle of a sentence ("The")? */
bool abbreviation_is_starter(struct str word, struct str language);

/* A day of the week, month or time zone, as it follows an hour ("p.m. Monday")? */
bool abbreviation_is_day(struct str word, struct str language);

/* Does the language write ordinals with a full stop ("am 5. Mai")? */
bool abbreviation_has_dotted_ordinals(struct str language);

#endif
