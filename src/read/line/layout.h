/*
 * How a plain text is laid out: what stands on its own (a paragraph, a heading, a point of a list)
 * found among lines that end wherever the writer's program ended them.
 */
#ifndef READ_LINE_LAYOUT_H
#define READ_LINE_LAYOUT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Lines with text in them that are read of one input. */
#define LAYOUT_MAX_LINES ((size_t)1 << 20)

struct piece {
    struct str text; /* one line, white space folded, never empty */
    int indent;      /* columns of white space before it, a tab to the next multiple of 8 */
    bool isolated;   /* a blank line (or the end of the text) stands before and behind it */
    bool paged;      /* a page's number or running head; it stands behind the paragraph it cut */
    bool underlined; /* a rule of = or - stood under it, as Markdown's headings have */
};

/*
 * Cuts a text (UTF-8, any line ends) into its pieces, in order; they live in the arena. Where the
 * lines of this text are wrapped at a width, those of a paragraph are joined, words divided at
 * their ends too; else each line is a piece. Lines of no letter or digit are left out where they
 * only draw a rule. Takes n log n. `what` names the input in the error: too many lines, or no
 * memory.
 */
MUST_CHECK bool layout_pieces(struct str text, const char *what, struct arena *a,
    struct piece **out, size_t *n, struct error *err);

#endif
