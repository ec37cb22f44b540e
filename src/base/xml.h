/*
 * XML 1.0 read into a tree of nodes. The only door to libxml2's parser.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "base/str.h"

/* Longer documents are refused. */
#define XML_MAX_INPUT ((size_t)64 << 20)
/* So are documents with more elements, texts and attributes together (about 110 bytes each). */
#define XML_MAX_NODES ((size_t)1000000)

/*
 * Parses a document (its encoding: xmlencoding.h) into the arena and returns its root element.
 * Nothing but `bytes` is ever read: no DTD and no entity is loaded, and a document that declares
 * entities is refused. So is one nested deeper than 256. With `recover` an ill-formed document is
 * repaired first (xmlrepair.h), and one that declares entities keeps those that are plain text.
 * An element or attribute with a prefix that is not declared has it in its name ("dc:date"). NULL:
 * err names `what`, line and reason. Memory, the input apart: at most 64 MiB each for the text in
 * UTF-8, for a repaired one (given back) and for the texts of the tree, and 110 MiB for its nodes.
 */
MUST_CHECK struct node *xml_parse(
    struct str bytes, const char *what, bool recover, struct arena *a, struct error *err);

#endif
