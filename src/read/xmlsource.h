/* What the readers of XML formats (feeds, NITF, NewsML-G2) share. */
#ifndef READ_XMLSOURCE_H
#define READ_XMLSOURCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/node.h"
#include "base/note.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>

/* The root element's tag at the beginning of a text ("rdf:RDF xmlns=..."), without its angle
 * brackets, up to the end of head; empty where no XML begins there. */
struct str xmlsource_tag(struct str head);
/* Is that tag's local name this one? */
bool xmlsource_tag_is(struct str tag, const char *local);

/*
 * The source's root element. The encoding is that of the header or the XML declaration, unless the
 * bytes say otherwise. An ill-formed document is repaired, and noted as a doubt. NULL: err says
 * why.
 */
MUST_CHECK struct node *xmlsource_parse(
    const struct source *source, struct arena *a, struct notes *notes, struct error *err);

/* An element's name without the prefix that an undeclared namespace left in it. */
struct str xmlsource_local(const struct node *node);
/* Is it an element of that local name, whatever its namespace? */
bool xmlsource_is(const struct node *node, const char *local);
/* The next element of that local name (any namespace) among the siblings from `node` on, or NULL.
 */
const struct node *xmlsource_from(const struct node *node, const char *local);
/* The first such child of parent, or NULL. */
const struct node *xmlsource_child(const struct node *parent, const char *local);
/* The first such element below root, or NULL. */
const struct node *xmlsource_find(const struct node *root, const char *local);
/* All text below a node as one line in the arena; empty for NULL. s is NULL without memory. */
MUST_CHECK struct str xmlsource_text(const struct node *node, struct arena *a);
/* An attribute of the nearest element, from `node` upwards, that has it ("lang", "base"); else
 * empty. */
struct str xmlsource_inherited(const struct node *node, const char *name);

/* What an element becomes in HTML. */
struct xmlsource_rename {
    const char *local;
    const char *html; /* NULL: left out with all that is in it */
};

/* Adds what is below a node as HTML: elements without their prefixes and under their names in
 * `renames` (ended by a NULL local; may be NULL), text escaped. */
void xmlsource_add_html(
    const struct node *root, const struct xmlsource_rename *renames, struct buf *out);

#endif
