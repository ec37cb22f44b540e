/*
 * Copies of what was fetched: for asking a server whether anything is new, and as the last good
 * copy where it does not answer. A file each, bounded in number and size; what is damaged is no
 * copy.
 */
#ifndef READ_WEB_CACHE_H
#define READ_WEB_CACHE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

#define CACHE_MAX_FILES 256                  /* beyond these the oldest go */
#define CACHE_MAX_BYTES ((int64_t)128 << 20) /* likewise, all together */

struct copy {
    struct str url;      /* where it came from, after redirects, for messages */
    struct str type;     /* media type */
    struct str charset;  /* of Content-Type */
    struct str etag;     /* ETag, empty where there was none */
    struct str modified; /* Last-Modified, likewise */
    struct str bytes;    /* the body, decompressed */
    int64_t checked;     /* Unix seconds at which it was last known to be the newest */
};

/* The folder of the copies ("bulletin/fetch" in $XDG_CACHE_HOME or ~/.cache); s is NULL where there
 * is none to be had. */
struct str cache_folder(struct arena *a);

/* The copy of `url` (as it was asked for) into the arena. False: there is none, or it is damaged.
 */
MUST_CHECK bool cache_read(const char *folder, struct str url, struct arena *a, struct copy *out);
/* Keeps a copy, which replaces an older one whole, and drops the oldest ones. It is `checked` now.
 */
MUST_CHECK bool cache_write(
    const char *folder, struct str url, const struct copy *copy, struct error *err);
/* The copy is `checked` now. */
void cache_touch(const char *folder, struct str url);

#endif
