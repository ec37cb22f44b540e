/* What press releases have behind the story: the end mark, notes to editors, whom to call. */
#ifndef READ_RELEASE_H
#define READ_RELEASE_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Sets aside what stands behind an end mark ("ENDS", "-30-") or a heading such as "Notes to
 * editors", where the story stands before it: two paragraphs at least, and more than what follows.
 * False without memory.
 */
MUST_CHECK bool release_cut(struct article *articles, size_t n, struct arena *a);

#endif
