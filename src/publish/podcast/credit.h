/* Credits: the names of people in a byline, for a podcast's list of who made an episode. */
#ifndef PUBLISH_PODCAST_CREDIT_H
#define PUBLISH_PODCAST_CREDIT_H

#include "base/buf.h"
#include "base/str.h"

/*
 * Adds the names in a byline, a line each, but for those that `out` has already. "and", what it is
 * in the languages of the bulletins, "&" and ";" part two names; a comma parts them only in such a
 * list, for "Ann Lee, Political Editor" is one. What is longer than a feed may hold is no name.
 */
void credit_add(struct str byline, struct buf *out);

#endif
