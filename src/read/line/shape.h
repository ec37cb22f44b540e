/*
 * The shape of a line: what can be told of it without knowing its words. Headings, captions and
 * paragraphs are told apart by it, in any language.
 */
#ifndef READ_LINE_SHAPE_H
#define READ_LINE_SHAPE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a line ends with, closing quotation marks and brackets left aside. */
enum shape_end {
    SHAPE_END_OPEN,     /* a letter or digit: nothing ends it */
    SHAPE_END_STOP,     /* a full stop of any script */
    SHAPE_END_QUESTION, /* a question mark */
    SHAPE_END_EXCLAIM,
    SHAPE_END_COLON,
    SHAPE_END_COMMA,    /* a comma or semicolon */
    SHAPE_END_ELLIPSIS, /* … or ... */
    SHAPE_END_DASH,
};

struct shape {
    size_t words;        /* for scripts without spaces, an estimate by characters */
    size_t letters;      /* code points that are letters */
    size_t upper;        /* of them upper case */
    size_t lower;        /* of them lower case */
    size_t upper_words;  /* words whose first letter is upper case */
    size_t lower_words;  /* ... lower case */
    size_t long_lower;   /* of those, words of more than four letters */
    size_t number_words; /* words with a digit in them */
    size_t stops;        /* ends of sentences within the line, before its end */
    size_t commas;       /* within the line */
    size_t colons;       /* within the line, followed by a space */
    size_t semicolons;   /* within the line */
    bool score;          /* "2-1": digits, a hyphen or dash, digits */
    bool starts_lower;   /* its first letter is lower case */
    bool starts_money;   /* it begins with a sign of currency */
    bool starts_quoted;  /* it begins with an opening quotation mark */
    bool quotes;         /* words of it are in quotation marks */
    bool quoted;         /* all of it is within one pair of quotation marks */
    bool bracketed;      /* all of it is within round brackets */
    bool closed;         /* a quotation mark or bracket stands behind what it ends with */
    enum shape_end end;
};

/* Takes time in proportion to the line's length. */
struct shape shape_of(struct str line);

/* Does it end as a sentence does: by a stop, a question or exclamation mark, or dots? */
bool shape_is_closed(const struct shape *shape);
/* Are all its cased letters (four at least) capitals? */
bool shape_is_capitals(const struct shape *shape);
/* Does every longer word of it (two at least) begin with a capital? */
bool shape_is_title_case(const struct shape *shape);

#endif
