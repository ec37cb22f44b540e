/*
 * A page measured: for every node of its tree what text, how many links and what hints lie in it,
 * and what of it is furniture. In the order of the document, so that a subtree is a range.
 */
#ifndef READ_PAGE_PAGEMAP_H
#define READ_PAGE_PAGEMAP_H

#include "base/arena.h"
#include "base/node.h"
#include "base/str.h"
#include "read/page/pagehint.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Lengths of text are weights: a character of an alphabet counts 1, one of a script that says more
 * with each (ideographs, kana, Hangul, Thai; in UTF-8 three bytes and more) 2, white space 0.
 */
struct spot {
    const struct node *node;
    size_t parent; /* index; its own for the root */
    size_t end;    /* index after its subtree */
    size_t
        block; /* index of the innermost block element that it lies in (itself, where it is one) */
    struct pagehints hints;
    enum pagehint dropped; /* why it is no content; of what lies within too */
    bool dropped_here;     /* the dropping starts with this element */
    bool is_block;
    bool is_silent; /* scripts, styles, buttons and the like: never text */
    bool in_link;
    /* of the subtree, all that is not silent */
    int64_t all;
    int64_t all_links; /* within links */
    int64_t all_good;  /* in running text */
    /* of the subtree without what was dropped */
    int64_t kept;
    int64_t kept_links;
    int64_t score; /* running text counts for, lists of links and furniture against */
    /* of the inline text whose innermost block it is */
    int64_t own;
    int64_t own_links;
    int64_t own_marks; /* punctuation within and at the end of sentences */
};

struct pagemap {
    struct spot *spots; /* in the arena; [0] is the root that was given */
    size_t n;
    size_t heading; /* index of the article's headline; 0 where none was found */
};

struct pagemap_options {
    struct str title;   /* the article's, as declared; may be empty */
    struct str byline;  /* likewise: names joined by ", " */
    bool keep_weak;     /* drop only what is certain, not by hints of class names */
    bool keep_captions; /* captions are content (a gallery) */
    bool keep_noscript; /* what is there for browsers without scripts is content */
    bool fragment;      /* all of it is content but for what is never spoken */
};

/* Measures root's tree, in linear time and 200 bytes a node. False without memory. */
MUST_CHECK bool pagemap_make(const struct node *root, const struct pagemap_options *options,
    struct arena *a, struct pagemap *out);

/* Is the block running text: long enough, punctuated, and no list of links? */
bool pagemap_is_running(const struct spot *spot);

/* Does the element open a line of its own? */
bool pagemap_is_block(struct str name);

/* The letters and digits of a text, in lower case where that is ASCII: for comparing what is
 * written with different punctuation. In the arena; s is NULL without memory. */
struct str pagemap_key(struct str text, struct arena *a);

#endif
