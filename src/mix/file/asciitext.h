/* Text for fields of fixed length that hold ASCII only, as broadcasters' chunks have them. */
#ifndef MIX_FILE_ASCIITEXT_H
#define MIX_FILE_ASCIITEXT_H

#include "base/buf.h"
#include "base/str.h"

#include <stddef.h>

/*
 * Adds `size` bytes: the text with Latin letters (U+00C0 to U+017F) without their marks, quotation
 * marks and dashes made plain, and "?" for all else that is not ASCII; cut to size - 1 characters,
 * at a word's end where that loses little, and filled up with NULs.
 */
void asciitext_field(struct str text, size_t size, struct buf *out);

#endif
