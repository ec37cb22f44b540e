#include "read/web/gunzip.h"

#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

/* inflateInit2: the largest window, the format told by the header */
#define GZIP_OR_ZLIB (15 + 32)

struct gunzip {
    z_stream stream;
    bool complete; /* the end of a stream was reached, and nothing came after it */
};

struct gunzip *gunzip_new(void)
{
    struct gunzip *g = calloc(1, sizeof *g);

    if (g && inflateInit2(&g->stream, GZIP_OR_ZLIB) != Z_OK) {
        free(g);
        g = NULL;
    }
    return g;
}

void gunzip_free(struct gunzip **g)
{
    if (!*g)
        return;
    inflateEnd(&(*g)->stream);
    free(*g);
    *g = NULL;
}

bool gunzip_complete(const struct gunzip *g)
{
    return g->complete;
}

/* One step into out. What follows a whole stream is another (RFC 1952, 2.2) or padding. */
static enum gunzip_result step(struct gunzip *g, struct buf *out, size_t max)
{
    unsigned char chunk[16384];
    int result;

    if (g->complete) {
        if (*g->stream.next_in != 0x1F) {
            g->stream.avail_in = 0;
            return GUNZIP_OK;
        }
        if (inflateReset(&g->stream) != Z_OK)
            return GUNZIP_DAMAGED;
        g->complete = false;
    }
    g->stream.next_out = chunk;
    g->stream.avail_out = sizeof chunk;
    result = inflate(&g->stream, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR)
        return GUNZIP_NO_MEMORY;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        return GUNZIP_DAMAGED;
    g->complete = result == Z_STREAM_END;
    if (sizeof chunk - g->stream.avail_out > max - out->len)
        return GUNZIP_TOO_LONG;
    buf_add(out, (struct str){(const char *)chunk, sizeof chunk - g->stream.avail_out});
    return out->failed ? GUNZIP_NO_MEMORY : GUNZIP_OK;
}

enum gunzip_result gunzip_add(struct gunzip *g, struct str piece, struct buf *out, size_t max)
{
    enum gunzip_result result = GUNZIP_OK;

    if (piece.len == 0)
        return GUNZIP_OK;
    if (piece.len > UINT32_MAX)
        return GUNZIP_TOO_LONG;
    g->stream.next_in = (z_const Bytef *)(uintptr_t)piece.s;
    g->stream.avail_in = (uInt)piece.len;
    /* what the window still holds comes out also when all of the piece went in */
    do
        result = step(g, out, max);
    while (result == GUNZIP_OK &&
           (g->stream.avail_in > 0 || (g->stream.avail_out == 0 && !g->complete)));
    return result;
}
