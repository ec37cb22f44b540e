/* Languages: their tags (BCP 47), and which one a text is in. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/*
 * The canonical form of a BCP 47 tag, in the arena: subtags in their usual case, outdated ones
 * replaced, "_" taken for "-" ("EN_gb": "en-GB", "iw": "he"). The empty str where it is no
 * well-formed tag that names a language.
 */
MUST_CHECK struct str language_canonical(struct str tag, struct arena *a);

/* The language subtag ("en" of "en-GB"), and the region subtag ("GB"; empty where there is none).
 * Both point into the tag, and are as written. */
struct str language_primary(struct str tag);
struct str language_region(struct str tag);

/* Do both tags name the same language, whatever the region? Empty tags name none. */
bool language_same(struct str a, struct str b);

/* Is it written from right to left, in the script that the tag names or that is usual for it? */
bool language_is_rtl(struct str tag);

/* What finds out the language of texts. It loads what it knows when it first needs it. Not for use
 * by two threads at once. */
struct language_finder;

/* NULL without memory; the caller frees it. */
MUST_CHECK struct language_finder *language_finder_new(void);
/* Frees it and sets *finder to NULL; *finder may be NULL. */
void language_finder_free(struct language_finder **finder);

/*
 * The language that a text is in, a tag without region valid for ever; the empty str where that is
 * not sure. A few words never are, unless their script has one language only. Looks at some
 * thousand bytes at most.
 */
struct str language_find(struct language_finder *finder, struct str text);

#endif
