/*
 * A tree of elements and text: what a parser of XML (xml.h) or HTML (read/htmltree.h) understood.
 * It lives in an arena, and is walked without recursion, however deep it is.
 */
#ifndef BASE_NODE_H
#define BASE_NODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>

struct attribute {
    struct str name;  /* as written in XML, without prefix; in lower case in HTML */
    struct str ns;    /* XML: the namespace URI; else empty */
    struct str value; /* references expanded */
    struct attribute *next;
};

struct node {
    struct str name; /* an element's: local name in XML, lower case in HTML; empty for text */
    struct str ns;   /* XML: the namespace URI; else empty */
    struct str text; /* a text node's; empty for an element */
    struct attribute *attributes;
    struct node *parent; /* NULL for the root */
    struct node *first;  /* children */
    struct node *last;
    struct node *next; /* siblings */
    struct node *prev;
    int line; /* of the input, from 1; 0 where the parser does not tell */
};

/* A new element or text node as the last child of parent (NULL: a root). NULL without memory. The
 * strings are not copied. */
MUST_CHECK struct node *node_element(struct arena *a, struct node *parent, struct str name);
MUST_CHECK struct node *node_text(struct arena *a, struct node *parent, struct str text);

bool node_is(const struct node *node, const char *name);
bool node_is_text(const struct node *node);
/* An attribute's value; the empty str where there is none. */
struct str node_attr(const struct node *node, const char *name);

/* The node after `node` in document order within root, or NULL. */
struct node *node_following(const struct node *root, const struct node *node);
/* The same, leaving out what is below `node`. */
struct node *node_past(const struct node *root, const struct node *node);
/* The first element of that name below root, or NULL. */
struct node *node_find(const struct node *root, const char *name);
/* The first child element of that name, or NULL. */
struct node *node_child(const struct node *parent, const char *name);
/* The next sibling element of that name, or NULL. */
struct node *node_sibling(const struct node *node, const char *name);

/* Adds all text below root, in order, as it is. */
void node_add_text(const struct node *root, struct buf *out);

#endif
