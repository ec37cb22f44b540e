/*
 * What Unicode says of a code point, as far as readers of news text ask. The properties are those
 * of the Unicode Character Database (UAX #44); code points come from base/utf8.h.
 */
#ifndef TEXT_CHARS_H
#define TEXT_CHARS_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool char_is_upper(uint32_t cp);       /* Uppercase, or title case */
bool char_is_lower(uint32_t cp);       /* Lowercase */
bool char_is_letter(uint32_t cp);      /* Alphabetic, and the marks that belong to letters */
bool char_is_digit(uint32_t cp);       /* a decimal digit of any script (Nd) */
bool char_is_word(uint32_t cp);        /* a letter or a digit */
bool char_is_punctuation(uint32_t cp); /* general categories P* */
bool char_is_space(uint32_t cp);       /* White_Space, line ends among them */
/* Ends a line: LF, VT, FF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR (UAX #14, BK CR LF NL). */
bool char_is_line_end(uint32_t cp);
bool char_ends_sentence(uint32_t cp); /* Sentence_Terminal: . ! ? and their like in other scripts */
bool char_is_question(uint32_t cp);   /* a question mark of any script */
bool char_is_comma(uint32_t cp);      /* a comma or semicolon of any script */
bool char_is_colon(uint32_t cp);      /* a colon, full-width too */
bool char_is_dash(uint32_t cp);       /* Dash: - – — ― and their like */
bool char_is_quote(uint32_t cp);      /* Quotation_Mark, opening or closing; the apostrophe too */
bool char_opens_quote(
    uint32_t cp); /* a quotation mark that can stand before what is quoted (“ „ ») */
bool char_closes_quote(uint32_t cp); /* ... that can stand behind it */
bool char_opens(uint32_t cp);        /* an opening bracket (Ps, but no quotation mark) */
bool char_closes(uint32_t cp);       /* a closing bracket (Pe, likewise) */
/* Of a script written without spaces between words: ideographs, kana, Thai, Lao, Khmer, Burmese. */
bool char_is_unspaced(uint32_t cp);
/*
 * Not seen and not said: control characters that are no white space, marks of direction, soft
 * hyphens, zero-width spaces, byte order marks, noncharacters. The joiners U+200C and U+200D, which
 * change how letters are written, are not among them.
 */
bool char_is_invisible(uint32_t cp);

/* Has t a letter or digit, so that there is something to say? */
bool chars_have_word(struct str t);

/* Its lower-case form where that is one code point (simple mapping); else itself. */
uint32_t char_lower(uint32_t cp);

/*
 * Adds t without invisible characters and with every run of white space as one space, none at the
 * ends. Takes time in proportion to t.
 */
void chars_fold(struct str t, struct buf *out);

#endif
