/* The text of a feed's elements, which carry HTML in many ways: escaped once or twice, in CDATA, as
 * XML of their own, or not at all. */
#ifndef READ_FEED_FEEDTEXT_H
#define READ_FEED_FEEDTEXT_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"

#include <stdbool.h>

/* An element's text as one line, without markup; empty for NULL. `what` names the input. Fails
 * without memory. */
MUST_CHECK bool feed_line(
    const struct node *node, const char *what, struct arena *a, struct str *out, struct error *err);

/*
 * Sets the article's blocks to the entry's text: its content or its summary, whichever is longer.
 * What only repeats the headline or names the site is set aside; article->name, title and source
 * must be there. None at all is no error.
 */
MUST_CHECK bool feed_blocks(
    const struct node *entry, struct arena *a, struct article *article, struct error *err);

#endif
