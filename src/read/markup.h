/* Text put into HTML that the page reader then reads (page/html.h). */
#ifndef READ_MARKUP_H
#define READ_MARKUP_H

#include "base/buf.h"
#include "base/str.h"

/* Adds the text such that it is read as it is, between tags or within a quoted attribute. */
void markup_add(struct buf *html, struct str text);

#endif
