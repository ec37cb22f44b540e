/*
 * Addresses on the web: fetched within limits, several at once, by libcurl (libcurl.h).
 *
 * Only http and https are spoken, also after a redirect; certificates are checked. Addresses of
 * private networks are allowed: newsrooms have their systems there.
 */
#ifndef READ_WEB_FETCH_H
#define READ_WEB_FETCH_H

#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FETCH_MAX_REDIRECTS 5
#define FETCH_AT_ONCE       8                  /* transfers at a time; two of them a host */
#define FETCH_MAX_BYTES     ((size_t)32 << 20) /* default limit of one body, decompressed */
/* All bodies of one call together; those over it fail. With one body in the making and its copy,
 * what bounds the memory of a call: 256 MiB and twice the limit of one body a transfer. */
#define FETCH_MAX_TOTAL  ((size_t)256 << 20)
#define FETCH_CONNECT_MS 10000
#define FETCH_TOTAL_MS   60000
#define FETCH_SLOW_MS    15000 /* the time in which at least FETCH_SLOW_BYTES must come */
#define FETCH_SLOW_BYTES 1024

/* How to fetch; all zero is the usual way. */
struct fetch_options {
    size_t max_bytes; /* of one body, decompressed; 0: FETCH_MAX_BYTES */
    long connect_ms;  /* for the connection to stand; 0: FETCH_CONNECT_MS */
    long total_ms;    /* for all of a transfer; 0: FETCH_TOTAL_MS */
    long slow_ms;     /* see FETCH_SLOW_MS, which 0 stands for */
    int64_t stale_ok; /* seconds that the last good copy may be old that is used where fetching
                         fails; 0: none is */
    const char
        *cache;    /* the folder of copies; NULL: "bulletin/fetch" in $XDG_CACHE_HOME or ~/.cache
                    */
    bool no_cache; /* neither read nor write copies */
};

/* What came of one address. */
struct fetched {
    struct str name;    /* the address as messages show it: without user name and password */
    struct str url;     /* where the body came from, after redirects; likewise without */
    struct str bytes;   /* the body, decompressed */
    struct str type;    /* media type of Content-Type in lower case; empty where none was told */
    struct str charset; /* its charset parameter; likewise */
    bool stale;         /* a copy, as fetching failed: a warning was noted */
    struct error err;   /* of a kind other than ERROR_NONE: it could not be fetched, and why */
};

/*
 * Fetches n addresses into out[0] to out[n - 1], in the arena. Copies of answers that carry an ETag
 * or a date of change are kept (cache.h) and asked for conditionally. False only where nothing
 * could be tried at all (no memory, no libcurl); what became of each address is in its `err`.
 */
MUST_CHECK bool fetch_all(const struct str *urls, size_t n, const struct fetch_options *options,
    struct arena *a, struct fetched *out, struct notes *notes, struct error *err);

#endif
