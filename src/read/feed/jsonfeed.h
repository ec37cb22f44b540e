/* JSON Feed (jsonfeed.org, 1 and 1.1): the same stories as an Atom feed has, in other brackets. */
#ifndef READ_FEED_JSONFEED_H
#define READ_FEED_JSONFEED_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/* Does such a feed begin here? Its version, which comes first, is the format's address. */
bool jsonfeed_sniff(struct str head);

/* The feed as Atom (RFC 4287), in the arena, so that all that is known of feeds holds for it. Fails
 * where it is no JSON, and without memory. `what` names the input. */
MUST_CHECK bool jsonfeed_as_atom(
    struct str text, const char *what, struct arena *a, struct str *atom, struct error *err);

#endif
