/* An article as plain text, for a person to check (`bulletin read`). */
#ifndef PUBLISH_ARTICLETEXT_H
#define PUBLISH_ARTICLETEXT_H

#include "article.h"
#include "base/buf.h"

#include <stdbool.h>

/*
 * Writes the title, a line each for byline, source and date, and the blocks with an empty line
 * between them: headings as "## Heading" (as many signs as their level), list items as "- item",
 * quotations as "> text", so that the kinds can be told apart and the text read again as Markdown.
 * Another article before it in `out` is kept apart by two empty lines.
 * With `asides`, also what is not spoken, in its place: "[reason: text]". Failure to allocate
 * sticks in `out`.
 */
void articletext_write(const struct article *article, bool asides, struct buf *out);

#endif
