/*
 * What a story is known by from one bulletin to the next: the publisher's own mark of it, else its
 * address, else its title and source.
 */
#ifndef SCRIPT_ORDER_STORYKEY_H
#define SCRIPT_ORDER_STORYKEY_H

#include "article.h"
#include "base/arena.h"
#include "base/str.h"
#include "rundown.h"

/*
 * The keys, in the arena; s is NULL without memory. They begin with what they are made of ("id:",
 * "url:", "title:") and have at most STORYKEY_MAX bytes, so that a file of them stays small: of a
 * longer one the end is a hash of it. The article's and that of the item made of it are the same,
 * but for an article that has neither id nor address nor title: its key is empty, and it is like no
 * other.
 */
#define STORYKEY_MAX 320
MUST_CHECK struct str storykey_of_article(const struct article *article, struct arena *a);
MUST_CHECK struct str storykey_of_item(const struct item *item, struct arena *a);

/*
 * The mark alone, or empty where there is none. A mark that is no URI ("1234", without a colon) is
 * good within its source only, and has that with it.
 */
MUST_CHECK struct str storykey_id(struct str id, struct str source, struct arena *a);

/*
 * An address without what differs from one link to the next of the same page: scheme, "www.",
 * upper case in the host, fragment, a slash at the end, and the parts of the query that only tell
 * where the reader came from (utm_source and the like). Empty where there is none.
 */
MUST_CHECK struct str storykey_address(struct str url, struct arena *a);

/* Letters and digits of a title, without difference of case, words one space apart. */
MUST_CHECK struct str storykey_title(struct str title, struct arena *a);

#endif
