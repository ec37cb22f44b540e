/*
 * XML 1.0 and HTML written as a stream: the only door to libxml2's writer, which escapes. What is
 * written comes out at the end of a buffer that its owner may empty between two calls, so that a
 * document of any length takes no more memory than its longest text.
 *
 * Texts and values may be any bytes: what is not UTF-8 becomes U+FFFD, and characters that XML does
 * not allow (XML 1.0, production 2, Char: most controls, U+FFFE, U+FFFF) are dropped. Names are the
 * caller's own. Failure to allocate sticks in the buffer (buf.h).
 */
#ifndef BASE_XMLWRITE_H
#define BASE_XMLWRITE_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct xml_writer;

enum xml_writer_kind {
    XML_WRITER_XML,  /* begins with an XML declaration; what has no content is closed as <a/> */
    XML_WRITER_HTML, /* begins with <!DOCTYPE html>; every element but the void ones of HTML (HTML
                        Standard, 13.1.2) gets an end tag. But for scripts and styles, it is
                        well-formed XML, too. */
};

/* A writer at the end of `out`; the caller ends it. Threads may have one each. NULL without memory.
 */
MUST_CHECK struct xml_writer *xml_writer_begin(struct buf *out, enum xml_writer_kind kind);
/* Closes what is open, frees the writer and sets *w to NULL; *w may be NULL. */
void xml_writer_end(struct xml_writer **w);
/* Puts into the buffer what the writer still holds: to be called before the buffer is emptied or
 * looked at. */
void xml_flush(struct xml_writer *w);

void xml_open(struct xml_writer *w, const char *name);
void xml_close(struct xml_writer *w);
/* Of the element just opened, before its content. */
void xml_attr(struct xml_writer *w, const char *name, struct str value);
void xml_attrf(struct xml_writer *w, const char *name, const char *fmt, ...) PRINTF_LIKE(3, 4);
void xml_text(struct xml_writer *w, struct str text);
/* An element with a text and no attributes. */
void xml_element(struct xml_writer *w, const char *name, struct str text);
/* Text that is not escaped: the content of <script> and <style>, and constants only. */
void xml_raw(struct xml_writer *w, const char *text);

/* May XML 1.0 hold this code point? */
bool xml_is_char(uint32_t cp);

#endif
