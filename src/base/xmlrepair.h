/*
 * Ill-formed XML made well-formed, as far as its sense can be told: text is kept whatever becomes
 * of the markup around it.
 */
#ifndef BASE_XMLREPAIR_H
#define BASE_XMLREPAIR_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Elements nested deeper lose their tags, and keep their text. */
#define XML_REPAIR_DEPTH 200
/* Bytes that the entities which a document declares may expand to in all; later references stay as
 * they are written. */
#define XML_REPAIR_EXPANSION ((size_t)1 << 20)

/* The code point of a named character reference ("eacute"), or 0. */
typedef uint32_t xml_entity_fn(struct str name);

/*
 * Adds `text` (UTF-8) to `out` as a well-formed document: one root element, from the first tag on;
 * every element closed, end tags that end nothing dropped; attributes quoted, each once; "&" and
 * "<" that begin nothing escaped; references to entities resolved where `entity` or the document
 * itself (with plain text) says to what; forbidden characters, comments, processing instructions
 * and the document type dropped. Linear in time. False without memory.
 */
MUST_CHECK bool xml_repair(struct str text, xml_entity_fn *entity, struct buf *out);

#endif
