/* FLAC's metadata blocks made anew (RFC 9639, section 8): STREAMINFO as it is, then our own. */
#include "base/buf.h"
#include "mix/file/vorbiscomment.h"
#include "mix/file/wrap.h"

#include <string.h>

#define STREAMINFO     0
#define VORBIS_COMMENT 4
#define PICTURE        6
#define LAST           0x80
#define BLOCK_MAX      ((size_t)0xFFFFFF)
#define HEAD           42 /* "fLaC", a block's head, and the 34 bytes of STREAMINFO */

/* A metadata block's head. */
static void put_head(struct buf *out, unsigned type, bool last, size_t size)
{
    buf_add_byte(out, (char)(type | (last ? LAST : 0)));
    buf_add_byte(out, (char)(size >> 16 & 0xFF));
    buf_add_byte(out, (char)(size >> 8 & 0xFF));
    buf_add_byte(out, (char)(size & 0xFF));
}

static bool unknown(const struct wrapping *w, struct error *err)
{
    return error_set(err, spool_name(w->body), "the library laid out the FLAC file in another way");
}

/* Reads the head, and finds where the frames begin: behind the block that is marked as the last. */
static bool read_head(const struct wrapping *w, char head[HEAD], int64_t *frames, struct error *err)
{
    size_t got;
    unsigned char block[4];

    if (!spool_read(w->body, 0, head, HEAD, &got, err))
        return false;
    if (got != HEAD || memcmp(head, "fLaC", 4) != 0 || (head[4] & 0x7F) != STREAMINFO)
        return unknown(w, err);
    *frames = 4;
    do {
        if (!spool_read(w->body, *frames, block, sizeof block, &got, err))
            return false;
        if (got != sizeof block)
            return unknown(w, err);
        *frames += 4 + (block[1] << 16 | block[2] << 8 | block[3]);
    } while (!(block[0] & LAST));
    return true;
}

bool wrap_flac(const struct wrapping *w, struct sink *out, struct error *err)
{
    struct buf comments = {0}, picture = {0}, head = {0};
    char begin[HEAD];
    int64_t frames = 0;
    bool ok = false;

    if (!read_head(w, begin, &frames, err))
        return false;
    vorbiscomment_add(STR("bulletin"), w->tags, w->ending, w->sample_rate, false, &comments);
    vorbiscomment_picture(w->tags->cover, &picture);
    if (comments.len > BLOCK_MAX || picture.len > BLOCK_MAX) {
        error_set(err, "tags", "are larger than FLAC holds (16 MiB)");
        goto out;
    }
    begin[4] = STREAMINFO;
    buf_add(&head, (struct str){begin, HEAD});
    put_head(&head, VORBIS_COMMENT, picture.len == 0, comments.len);
    buf_add(&head, buf_str(&comments));
    if (picture.len) {
        put_head(&head, PICTURE, true, picture.len);
        buf_add(&head, buf_str(&picture));
    }
    if (comments.failed || picture.failed || head.failed) {
        error_memory(err, "tags");
        goto out;
    }
    sink_write(out, buf_str(&head));
    ok = wrap_copy(w, frames, out, err);
out:
    buf_free(&head);
    buf_free(&picture);
    buf_free(&comments);
    return ok;
}
