/*
 * HTML read into a tree of nodes (base/node.h), as browsers would read it, in linear time and
 * within stated bounds.
 *
 * Tokens follow the HTML standard (13.2.5 Tokenization, 13.5 Named character references). The tree
 * is built by a part of 13.2.6: elements that the standard implies are opened and closed, an end
 * tag closes what is open within it, html, head and body are always there. Left out is what needs
 * more than linear time or moves text away from where it was written: reopening of formatting
 * elements (the adoption agency) and foster parenting. Names are in lower case, SVG's and MathML's
 * too. <noscript> is read as a page without scripts reads it, <template> as an ordinary element.
 */
#ifndef READ_PAGE_HTMLTREE_H
#define READ_PAGE_HTMLTREE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "base/str.h"

/*
 * Bounds. An element nested deeper than the depth is not opened: its text stays, in its parent. A
 * page of more items (elements, texts and attributes) is an error. A tree takes at most 112 bytes
 * an item, so 235 MB, on top of the input and at most two copies of its text.
 */
#define HTMLTREE_MAX_BYTES      ((size_t)256 << 20) /* more is an error */
#define HTMLTREE_MAX_DEPTH      256
#define HTMLTREE_MAX_ITEMS      ((size_t)2 << 20)
#define HTMLTREE_MAX_ATTRIBUTES 64 /* of an element; further ones are dropped */

/*
 * Parses a page, or a fragment of one, in UTF-8 into the arena; names, texts and values may point
 * into `html`, which must live as long. Returns the element "html" with its children "head" and
 * "body"; both may be empty. NULL, with `what` named in err: too large, or no memory.
 */
MUST_CHECK struct node *htmltree_parse(
    struct str html, const char *what, struct arena *a, struct error *err);

/*
 * The encoding that a page's <meta> declares at its beginning (13.2.3.2, the prescan),
 * pointing into `bytes`; empty where there is none.
 */
struct str htmltree_charset(struct str bytes);

#endif
