/* Names of files that are made from titles, addresses and other texts. */
#ifndef BASE_FILENAME_H
#define BASE_FILENAME_H

#include "base/arena.h"
#include "base/str.h"

#define FILENAME_MAX_BYTES 120 /* room for an ending within the 255 of common file systems */

/*
 * A name for a file, without folder or ending, that is safe on every common system and always the
 * same for the same text: letters and signs of any script are kept, and every run of what may not
 * be in a name (a slash or backslash, controls, marks of direction, bytes that are not UTF-8, and <
 * > : " | ? *) becomes one "-". It does not begin or end with a dot, space or "-", is no device of
 * Windows (con, nul, com1, ...), and is cut at a code point. "bulletin" where nothing is left.
 * In the arena; s is NULL without memory.
 */
MUST_CHECK struct str filename_make(struct str text, struct arena *a);

#endif
