/*
 * The readers: one for each type of source, in a table (source.c). A reader tells by the content
 * whether it is its type, and makes articles of it.
 */
#ifndef READ_READER_H
#define READ_READER_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

struct reader {
    enum source_type type;
    const char *name;  /* what --from takes: "html" */
    const char *label; /* what messages call it: "a web page" */
    /*
     * Is it this type? `head` is the beginning of the input as UTF-8 text (up to 8 KiB; never
     * binary), without byte order mark and the white space before the first character. NULL: never
     * sniffed.
     */
    bool (*sniff)(struct str head);
    /* Adds its articles to out (see source_articles). NULL: not read by this room. */
    bool (*parse)(const struct source *source, struct arena *a, struct articles *out,
        struct notes *notes, struct error *err);
};

/* A new, empty article at the end of out, with its name set; NULL without memory. Valid until the
 * next. */
MUST_CHECK struct article *articles_add(struct articles *out, struct arena *a, struct str name);

/*
 * Adds a block at the end of the article. The text is not copied; an empty one adds nothing. For an
 * aside `reason` says why it is not spoken (a literal or in the arena). False without memory.
 */
MUST_CHECK bool article_add(struct article *article, struct arena *a, enum block_kind kind,
    struct str text, struct str reason);

/* An urgency as agencies write it, "1" to "9"; 0 for anything else (article.h). */
int article_urgency(struct str text);

/* A text as article.h has texts: one line, white space folded, nothing invisible; in the arena. s
 * is NULL without memory. */
MUST_CHECK struct str article_line(struct arena *a, struct str text);

/* Does it have a block that would be spoken? */
bool article_has_text(const struct article *article);

#endif
