/* The mark that a point of a list begins with: a bullet, a number, a letter. */
#ifndef READ_LINE_LISTMARK_H
#define READ_LINE_LISTMARK_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum listmark_kind {
    LISTMARK_BULLET, /* • ▪ ‣ * and their like: nothing else begins so */
    LISTMARK_DASH,   /* - – —: a dialogue in many languages begins so, too */
    LISTMARK_NUMBER, /* 1. 1) (1) #1 1: */
};

struct listmark {
    enum listmark_kind kind;
    unsigned long number; /* of LISTMARK_NUMBER: up to 999; else 0 */
    size_t len;           /* bytes of the mark and the space behind it */
};

/* Does a line begin with such a mark, and text behind it? */
bool listmark_of(struct str line, struct listmark *mark);

#endif
