/* Articles as JSON (`bulletin read --json`): what was understood of the input. */
#ifndef PUBLISH_ARTICLEJSON_H
#define PUBLISH_ARTICLEJSON_H

#include "article.h"
#include "base/buf.h"

#include <stddef.h>

/*
 * Writes one article as an object, several (or none) as an array of them: {"title","byline",
 * "source","published","language","blocks":[{"kind","text"}],"aside":[{"text","reason"}]}. A
 * heading has a "level"; fields that only some inputs tell ("url", "image", "slug", ...) are there
 * where they are told. Failure to allocate sticks in `out`.
 */
void articlejson_write(const struct article *articles, size_t n, struct buf *out);

#endif
