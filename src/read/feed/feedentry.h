/* One story of a feed: what its elements say, in whichever of the dialects they are written. */
#ifndef READ_FEED_FEEDENTRY_H
#define READ_FEED_FEEDENTRY_H

#include "article.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/node.h"
#include "base/str.h"
#include "read/source.h"

#include <stdbool.h>
#include <stddef.h>

struct feed_entry {
    const struct node *node;
    size_t order;         /* in the feed, from 0 */
    bool dated;           /* it has a date of its own */
    int64_t instant;      /* to order by: its date's, or that of the entry before it */
    struct article about; /* all but its blocks */
};

/* What is told of the feed as a whole, and holds for entries that do not say otherwise. */
struct feed_channel {
    struct str title;
    struct str language;
    struct str base; /* the address that relative links refer to */
};

/* Fills the channel from the element that has the feed's own title. Fails without memory. */
MUST_CHECK bool feed_channel_read(const struct node *root, const struct source *source,
    struct arena *a, struct feed_channel *out, struct error *err);

/* Fills all but order and instant of an undated entry. Fails without memory. */
MUST_CHECK bool feed_entry_read(const struct node *node, const struct source *source,
    const struct feed_channel *channel, struct arena *a, struct feed_entry *out, struct error *err);

#endif
