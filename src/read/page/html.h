/*
 * Web pages: the article out of a whole HTML page, and out of the pieces of HTML that feeds and
 * Markdown carry.
 */
#ifndef READ_PAGE_HTML_H
#define READ_PAGE_HTML_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

/* Is it HTML? As browsers tell it (MIME Sniffing standard, 7.1), XHTML's declaration passed over.
 * For head see reader.h. */
bool html_sniff(struct str head);

/*
 * Adds the article of a whole page to `out`, in the arena: what the publisher declares of it
 * (metadata.h) and the blocks that were found to be its content (content.h). What was set aside
 * within the article is a block of kind BLOCK_ASIDE; the page around it is not reported. A page
 * without an article is an error ("NAME: no article text found"), and nothing is added. Time is
 * linear in the page; memory at most four times its bytes and 650 MB (at the bounds of htmltree.h;
 * usual pages take ten times their bytes).
 */
MUST_CHECK bool html_articles(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err);

/*
 * Adds the blocks of a piece of HTML (UTF-8; a feed's content, Markdown's HTML) to the article, in
 * the arena. All of it is taken for content, and only what is never spoken is set aside: captions,
 * embeds, share buttons, what is hidden. No blocks at all is no error. Of the article's other
 * fields none is touched; `article->name` names the input in errors. Fails without memory and where
 * the piece is larger than htmltree.h allows.
 */
MUST_CHECK bool html_blocks(struct str fragment, struct arena *a, struct article *article,
    struct notes *notes, struct error *err);

/*
 * The text of a piece of HTML as one line, in the arena: for a title or a summary that may or may
 * not carry markup and character references.
 */
MUST_CHECK bool html_text(
    struct str fragment, const char *what, struct arena *a, struct str *out, struct error *err);

#endif
