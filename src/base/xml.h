/*
 * XML 1.0 read into a tree of nodes. The only door to libxml2's parser.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "base/str.h"

/*
 * Parses a document (any encoding that it declares or marks) into the arena and returns its root
 * element. No external entity or DTD is ever loaded, nesting and expansion are limited (see xml.c),
 * and with `recover` what can be saved of an ill-formed document is. NULL: err names `what`, line
 * and reason.
 */
MUST_CHECK struct node *xml_parse(
    struct str bytes, const char *what, bool recover, struct arena *a, struct error *err);

#endif
