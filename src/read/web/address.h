/* Addresses on the web (RFC 3986). */
#ifndef READ_WEB_ADDRESS_H
#define READ_WEB_ADDRESS_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* Does a name look like an address ("http://...", also "ftp:...", "file:...") and not like a
 * file's?
 */
bool address_is_url(struct str name);

/* Is it one of http or https? */
bool address_is_web(struct str url);

/* An address as messages show it: without user name and password. In the arena; s is NULL without
 * memory. */
MUST_CHECK struct str address_shown(struct str url, struct arena *a);

/*
 * An address as a page at `base` means it (RFC 3986, 5), in the arena: "../a" at "http://b/c/d" is
 * "http://b/a". Without a base, or where the result is not http or https, it is the empty str.
 * False without memory.
 */
MUST_CHECK bool address_resolve(struct str base, struct str ref, struct arena *a, struct str *out);

#endif
