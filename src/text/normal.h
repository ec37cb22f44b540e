/* Unicode's normal forms (UAX #15) and case folding, by ICU. */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

enum normal_form {
    NORMAL_NFC,
    NORMAL_NFD,
};

/* t in that form, in the arena; ill-formed bytes become U+FFFD. s is NULL without memory. */
MUST_CHECK struct str normal(struct str t, enum normal_form form, struct arena *a);

/* A code point without difference of case (CaseFolding.txt, simple). */
uint32_t normal_fold(uint32_t cp);

#endif
