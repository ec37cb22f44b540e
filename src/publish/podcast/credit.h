/* Credits: the names of people in a byline, for a podcast's list of who made an episode. */
#ifndef PUBLISH_PODCAST_CREDIT_H
#define PUBLISH_PODCAST_CREDIT_H

#include "base/buf.h"
#include "base/str.h"

/* Adds the names in a byline (text/people.h), a line each, but for those that `out` has already.
 * What is longer than a feed may hold is no name. */
void credit_add(struct str byline, struct buf *out);

#endif
