/*
 * Markdown (CommonMark, with GitHub's tables and strikethrough). The only door to md4c, which is
 * chosen over cmark as it hands out the text while it reads (no tree, no recursion) and knows
 * tables.
 */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

#define MARKDOWN_MAX_BYTES ((size_t)16 << 20) /* more is an error */

/* See reader.h. Plain text often looks a little like Markdown: two signs of it are asked for. */
bool markdown_sniff(struct str head);

/*
 * Adds one article. Its title is that of the front matter (frontmatter.h), else the heading that
 * the text begins with. Links give their text, images their alternative text as an aside, as do
 * code blocks and what is struck out; HTML is read as in html.h.
 */
MUST_CHECK bool markdown_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

#endif
