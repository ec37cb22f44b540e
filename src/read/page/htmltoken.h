/* HTML's tokens (HTML standard, 13.2.5), one at a time and in linear time. */
#ifndef READ_PAGE_HTMLTOKEN_H
#define READ_PAGE_HTMLTOKEN_H

#include "base/arena.h"
#include "base/node.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum htmltoken_kind {
    HTMLTOKEN_END_OF_FILE,
    HTMLTOKEN_TEXT,
    HTMLTOKEN_START, /* a start tag */
    HTMLTOKEN_END,   /* an end tag */
    HTMLTOKEN_FAILED /* no memory */
};

struct htmltoken {
    enum htmltoken_kind kind;
    struct str name;              /* of a tag, in lower case */
    struct str text;              /* of a text, references expanded; never empty */
    struct attribute *attributes; /* of a start tag, in order */
    size_t n_attributes;
    bool self_closing; /* "/>" */
};

struct htmltokens {
    struct str html; /* UTF-8, the caller's; tokens may point into it */
    size_t at;       /* byte that is read next */
    struct str raw;  /* the element within which there are no tags but its own end (script, title);
                        else empty */
    size_t max_attributes; /* of an element; further ones are dropped */
    struct arena *arena;   /* where texts with references and attributes are made */
};

/*
 * Reads the next token; comments, declarations and processing instructions are passed over. After a
 * failure or the end the same comes again.
 */
void htmltoken_next(struct htmltokens *tokens, struct htmltoken *token);

#endif
