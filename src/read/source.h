/*
 * The door of the room read: an input as the user named it, its type found by its content, and the
 * articles in it.
 */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"

#include <stdbool.h>
#include <stddef.h>

enum source_type {
    SOURCE_SCRIPT, /* a script file: for script/scriptfile.h, not for source_articles */
    SOURCE_TEXT,   /* plain text */
    SOURCE_HTML,   /* a web page */
    SOURCE_FEED,   /* RSS or Atom */
    SOURCE_MARKDOWN,
    SOURCE_NITF,   /* agency XML */
    SOURCE_NEWSML, /* NewsML-G2 */
    SOURCE_NINJS,  /* agency JSON */
};

struct source {
    struct str name; /* as the user named it: a path, "-" or a URL */
    enum source_type type;
    struct str bytes;   /* the content as it came */
    struct str charset; /* what a header or --from said of its encoding; else empty */
};

struct articles {
    struct article *items;
    size_t n;
    size_t cap; /* items allocated */
};

/* The name that --from takes ("text", "html", ...), and the other way round: false where it is
 * none. */
const char *source_type_name(enum source_type type);
MUST_CHECK bool source_type_of(struct str name, enum source_type *type);

/*
 * Reads the input `name` and finds its type; `from` is a type's name that overrides sniffing, or
 * NULL. What is no text (an image, a PDF, an archive) is refused with its type.
 */
MUST_CHECK bool source_open(
    const char *name, const char *from, struct arena *a, struct source *out, struct error *err);

/*
 * Adds the source's articles to `out`, in the arena; what was set aside or is in doubt goes to
 * notes. A source in which no article's text is found is an error.
 */
MUST_CHECK bool source_articles(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

#endif
