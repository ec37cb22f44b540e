/*
 * A plain text on its way to an article: its pieces, and what each was found to be. The steps below
 * are taken in the order in which they stand; none changes an item that is settled.
 */
#ifndef READ_PLAIN_DRAFT_H
#define READ_PLAIN_DRAFT_H

#include "article.h"
#include "base/arena.h"
#include "base/attr.h"
#include "base/str.h"
#include "read/line/listmark.h"
#include "read/line/pageline.h"
#include "read/line/shape.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the longest line that rules about words look at; what is longer is a paragraph. */
#define DRAFT_LONGEST_LINE 2000

/* A piece of the text and what it was found to be. */
struct draft_item {
    struct str text;
    struct shape shape;
    struct listmark mark;
    bool marked;   /* it begins with a list's mark */
    bool isolated; /* blank lines around it */
    bool underlined;
    bool settled;  /* kind is final */
    bool links;    /* it heads links to other stories */
    bool button;   /* a name that rows of buttons have */
    bool picture;  /* a button that belongs to a picture ("View image") */
    bool dated;    /* it names a day, month or year */
    bool signs;    /* it names who made it: an agency, an author */
    bool repeated; /* the same line stands elsewhere in a place like this one */
    bool speaker;  /* it begins with a label that other lines begin with as well: "Q:" */
    enum block_kind kind;
    const char *reason; /* of an aside */
};

struct draft {
    struct article *article;
    struct arena *arena;
    struct draft_item *items;
    size_t n;
    size_t story; /* the item that the story begins with: the first paragraph */
    size_t told;  /* behind the second paragraph of two in a row: no byline comes later */
};

void draft_set_aside(struct draft_item *item, const char *reason);
/* Is it a paragraph: a sentence or several, or too long for anything else? */
bool draft_is_paragraph(const struct draft_item *item);

/* Sets the page's furniture aside, and looks at what each line names. */
void draft_look_at_lines(struct draft *d, const struct pagewords *words);
/* Takes the title, the first line that is none of the page's furniture; one that is known, a mail's
 * subject, stays. A text of one line is a paragraph. */
void draft_find_title(struct draft *d);
/* Names of buttons in a row, or beside what is a button anyway. */
void draft_set_buttons_aside(struct draft *d);
/* Finds where the story begins. */
void draft_find_story(struct draft *d);
/* Bylines and dates before it; dates of the page's own anywhere, and bylines behind it. */
void draft_look_around_story(struct draft *d, const struct pagewords *words);
/* The headlines that follow "More on this story". */
void draft_set_links_aside(struct draft *d);
/* A pull quote says in large letters what the story says as well; it would be heard twice. */
void draft_set_pull_quotes_aside(struct draft *d);
/* In live reports each entry begins with its time, and a heading or the text. Where a heading
 * follows, or the zone is told, the time is the page's; else it may be all that a chronology has
 * for a heading. */
void draft_look_at_times(struct draft *d, const struct pagewords *words);
/* Lists with marks, and short lines without behind "The main signs are:". */
void draft_find_lists(struct draft *d);
/* Sub-headings. False without memory. */
MUST_CHECK bool draft_find_headings(struct draft *d);

#endif
