/*
 * The encoding of an XML document (XML 1.0, 4.3.3 and appendix F), as documents really have it.
 */
#ifndef BASE_XMLENCODING_H
#define BASE_XMLENCODING_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/* The encoding that the document's XML declaration names, pointing into `bytes`; else empty. */
struct str xml_declared(struct str bytes);

/*
 * The document as UTF-8: `bytes` themselves (without a byte order mark) where they are that
 * already, else a copy in the arena. In order: a byte order mark or the pattern of UTF-16; bytes
 * that are valid UTF-8, whatever is declared; the encoding that the XML declaration names (Latin-1
 * and ASCII are read as Windows-1252, as the WHATWG Encoding Standard has it). What is none of
 * these is an error that names `what`; with `lenient` each byte that is not UTF-8 is read as
 * Windows-1252, and what the declared encoding does not know becomes U+FFFD. Without memory an
 * error in any case.
 */
MUST_CHECK bool xml_utf8(struct str bytes, const char *what, bool lenient, struct arena *a,
    struct str *out, struct error *err);

#endif
