/* Compressed answers of web servers (RFC 1952 and 1950), piece by piece. The only door to zlib. */
#ifndef READ_WEB_GUNZIP_H
#define READ_WEB_GUNZIP_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct gunzip;

/* NULL without memory. The caller frees it. */
MUST_CHECK struct gunzip *gunzip_new(void);
/* Frees it and sets the caller's pointer to NULL. *g may be NULL. */
void gunzip_free(struct gunzip **g);

enum gunzip_result {
    GUNZIP_OK,
    GUNZIP_DAMAGED,  /* no gzip or zlib stream, or a wrong checksum */
    GUNZIP_TOO_LONG, /* out would be longer than max */
    GUNZIP_NO_MEMORY,
};

/* Decompresses the next piece onto out, whose length stays at most max. */
MUST_CHECK enum gunzip_result gunzip_add(
    struct gunzip *g, struct str piece, struct buf *out, size_t max);
/* Did the stream come to its end? Else it was cut short. */
bool gunzip_complete(const struct gunzip *g);

#endif
