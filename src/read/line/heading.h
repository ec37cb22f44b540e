/*
 * Sub-headings in text without markup, found by how lines look among each other: no single sign
 * makes one, and no word does.
 */
#ifndef READ_LINE_HEADING_H
#define READ_LINE_HEADING_H

#include "base/arena.h"
#include "read/line/shape.h"

#include <stdbool.h>
#include <stddef.h>

enum heading_role {
    HEADING_ROLE_TEXT, /* anything: a paragraph, a heading, a caption */
    HEADING_ROLE_ITEM, /* a point of a list; never a heading */
    HEADING_ROLE_META, /* not part of the story, but not set aside; never a heading */
};

/* A line of the story, what was set aside left out. */
struct heading_line {
    struct shape shape;
    enum heading_role role;
    unsigned long number; /* the number that it begins with ("3. How do I pay?"); 0: none */
    bool isolated;        /* blank lines around it (layout.h) */
    bool underlined;      /* drawn as a heading (layout.h) */
    bool credited;        /* a credit stands right behind it, as behind a caption */
    bool pictured;        /* a picture's button stands right before it */
    bool dated;           /* it names a day, month or year behind its first word */
    bool timed;           /* it follows an entry's time, of which the article has several */
    bool signs;           /* it names who made it: an agency, an author */
    bool repeated;        /* the same line stands elsewhere in a place like this one */
    bool found;           /* the result: it is a sub-heading */
};

/*
 * Sets `found` of the lines of one article, its title left out; `title` is the title's shape,
 * all zero without one. Several passes, each linear in n. False without memory.
 */
MUST_CHECK bool headings_find(
    struct heading_line *lines, size_t n, const struct shape *title, struct arena *a);

#endif
