/* What an element of a feed is: its local name and its module, whichever version and prefix. */
#ifndef READ_FEED_FEEDNAME_H
#define READ_FEED_FEEDNAME_H

#include "base/node.h"

#include <stdbool.h>

enum feed_module {
    FEED_CORE, /* Atom, RSS 1.0, and RSS without a namespace */
    FEED_CONTENT,
    FEED_DC,
    FEED_DCTERMS,
    FEED_MEDIA,
    FEED_ITUNES,
    FEED_FEEDBURNER,
    FEED_XHTML,
    FEED_OTHER,
};

struct feed_name {
    enum feed_module module;
    const char *local;
};

/* Is it that element? Local names are taken without case: feeds have "pubdate", too. */
bool feed_is(const struct node *node, enum feed_module module, const char *local);
/* Is it an element with a story in it (item, entry)? */
bool feed_is_entry(const struct node *node);
/* The first child that has the first of the names that any child has, or NULL. A name whose local
 * part is NULL ends them. */
const struct node *feed_child(const struct node *parent, const struct feed_name *names);

#endif
