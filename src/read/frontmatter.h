/* What stands above a Markdown text about it: "name: value" lines, as static site generators have
 * them. */
#ifndef READ_FRONTMATTER_H
#define READ_FRONTMATTER_H

#include "article.h"
#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* Does a text begin with it? */
bool frontmatter_sniff(struct str text);

/*
 * Takes it off the beginning of text into the article's fields, and sets *rest to what follows
 * (which is all, where there is none). Three forms: YAML between lines of "---" (simple values,
 * quoted ones, lists in brackets or on lines of their own, folded texts), TOML between lines of
 * "+++" (simple values), and "Name: value" lines from the first line to a blank one of which the
 * first is a name that is known. Other names are passed over. False without memory.
 */
MUST_CHECK bool frontmatter_read(
    struct str text, struct arena *a, struct article *article, struct str *rest);

#endif
