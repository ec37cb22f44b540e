#include "mix/file/wav.h"

#include "base/utf8.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* How libsndfile lays out the head: RIFF size WAVE, "fmt " with 16 bytes, for floats "fact" with 4,
 * JUNK with WAV_RESERVED. */
#define RIFF_HEAD   12
#define CHUNK_HEAD  8
#define FMT_CHUNK   (CHUNK_HEAD + 16)
#define FACT_CHUNK  (CHUNK_HEAD + 4)
#define WHOLE_HEAD  (RIFF_HEAD + FMT_CHUNK + FACT_CHUNK + CHUNK_HEAD + WAV_RESERVED)
#define FORMAT_PCM  1u
#define SAMPLE_BITS 16u

#define TEXT_MAX ((size_t)1000) /* bytes of a title or label */

/* A size that is not known, or in the ds64 chunk ([RF64] 3.1). */
#define SIZE_ELSEWHERE UINT32_MAX

void wav_put_u16(struct buf *out, uint32_t v)
{
    buf_add(out, (struct str){(const char[]){(char)(v & 0xFF), (char)(v >> 8 & 0xFF)}, 2});
}

void wav_put_u32(struct buf *out, uint32_t v)
{
    wav_put_u16(out, v & 0xFFFF);
    wav_put_u16(out, v >> 16);
}

static void put_u64(struct buf *out, uint64_t v)
{
    wav_put_u32(out, (uint32_t)v);
    wav_put_u32(out, (uint32_t)(v >> 32));
}

static void put_head(struct buf *out, const char *id, uint32_t size)
{
    buf_add(out, (struct str){id, 4});
    wav_put_u32(out, size);
}

static void set_u32(struct buf *out, size_t at, uint32_t v)
{
    if (out->failed)
        return;
    for (size_t i = 0; i < 4; i++)
        out->s[at + i] = (char)(v >> 8 * i & 0xFF);
}

/* --- tags --- */

/*
 * Players show a line at most, and libsndfile loses its way in a head of over 100 KiB: a longer
 * text is cut at a code point.
 */
static struct str cut_text(struct str t)
{
    size_t at = 0, end = 0;

    while (at < t.len && at <= TEXT_MAX) {
        end = at;
        utf8_next(t, &at);
    }
    return at <= TEXT_MAX ? t : str_cut(t, 0, end);
}

/*
 * A text of LIST/INFO, a ZSTR ([RIFF] 2-14). Even would do, but libsndfile 1.2.0 pads the whole
 * list to a multiple of four, and then does not find its way out of it in RF64: so every text is
 * one.
 */
static void put_info(struct buf *out, const char *id, struct str text)
{
    const size_t size = (text.len + 1 + 3) / 4 * 4;

    if (text.len == 0)
        return;
    put_head(out, id, (uint32_t)size);
    buf_add(out, text);
    for (size_t i = text.len; i < size; i++)
        buf_add_byte(out, '\0');
}

void wav_info(const struct sound_tags *tags, struct buf *out)
{
    buf_add(out, STR("INFO"));
    put_info(out, "INAM", cut_text(tags->title));
    put_info(out, "IART", cut_text(tags->artist));
    put_info(out, "IPRD", cut_text(tags->album));
    put_info(out, "ICMT", cut_text(tags->comment));
    put_info(out, "ICRD", str_cut(tags->date, 0, 10)); /* year-month-day, [RIFF] 2-15 */
    put_info(out, "ISFT", STR("bulletin"));
}

/* --- cues --- */

static size_t count_in_reach(const struct timeline_mark *marks, size_t n)
{
    size_t in_reach = 0;

    while (in_reach < n && marks[in_reach].start <= (int64_t)UINT32_MAX)
        in_reach++;
    return in_reach;
}

/* A cue point: dwName, dwPosition, fccChunk, dwChunkStart, dwBlockStart, dwSampleOffset. */
static void put_point(struct buf *out, uint32_t name, uint32_t frame)
{
    wav_put_u32(out, name);
    wav_put_u32(out, frame);
    buf_add(out, STR("data"));
    wav_put_u32(out, 0);
    wav_put_u32(out, 0);
    wav_put_u32(out, frame);
}

/*
 * A label: dwName and a ZSTR. A chunk need only be even, but libsndfile 1.2.0 cannot open a file
 * with one that is no multiple of four, and ffmpeg 5.1 loses its place behind a pad byte; so the
 * text itself is padded, with spaces.
 */
static void put_label(struct buf *out, uint32_t name, struct str text)
{
    const size_t size = (4 + text.len + 1 + 3) / 4 * 4;

    put_head(out, "labl", (uint32_t)size);
    wav_put_u32(out, name);
    buf_add(out, text);
    for (size_t i = 4 + text.len + 1; i < size; i++)
        buf_add_byte(out, ' ');
    buf_add_byte(out, '\0');
}

void wav_cues(const struct timeline_mark *marks, size_t n, struct buf *out)
{
    size_t list;

    n = count_in_reach(marks, n);
    if (n == 0)
        return;
    put_head(out, "cue ", (uint32_t)(4 + 24 * n));
    wav_put_u32(out, (uint32_t)n);
    for (size_t i = 0; i < n; i++)
        put_point(out, (uint32_t)i + 1, (uint32_t)marks[i].start);
    list = out->len;
    put_head(out, "LIST", 0);
    buf_add(out, STR("adtl"));
    for (size_t i = 0; i < n; i++)
        put_label(out, (uint32_t)i + 1, cut_text(marks[i].label));
    set_u32(out, list + 4, (uint32_t)(out->len - list - CHUNK_HEAD));
}

/* --- completing --- */

void wav_chunk(const char *id, struct str data, struct buf *out)
{
    put_head(out, id, (uint32_t)data.len);
    buf_add(out, data);
    if (data.len % 2)
        buf_add_byte(out, '\0');
}

/* Reads the head back, to be sure that it is the one which is to be changed. *format_len is how
 * much lies between RIFF and JUNK. */
static bool read_head(const struct wav_ending *e, char *head, size_t *format_len, struct error *err)
{
    const ssize_t got = pread(e->fd, head, WHOLE_HEAD, 0);

    if (got < 0)
        return error_errno(err, e->what, errno);
    *format_len = FMT_CHUNK;
    if (got == WHOLE_HEAD && memcmp(head + RIFF_HEAD + FMT_CHUNK, "fact", 4) == 0)
        *format_len += FACT_CHUNK;
    if (got != WHOLE_HEAD || memcmp(head, "RIFF", 4) != 0 ||
        memcmp(head + RIFF_HEAD, "fmt \x10\0\0", 8) != 0 ||
        memcmp(head + RIFF_HEAD + *format_len, "JUNK", 4) != 0)
        return error_set(err, e->what, "the library laid out the WAV file's head in another way");
    return true;
}

/* The head of an RF64 file: the ds64 chunk takes the place of JUNK, and comes first ([RF64] 3.2).
 */
static void rf64_head(
    struct buf *out, struct str format, int64_t riff_size, int64_t data_size, int64_t n_frames)
{
    put_head(out, "RF64", SIZE_ELSEWHERE);
    buf_add(out, STR("WAVE"));
    put_head(out, "ds64", WAV_RESERVED);
    put_u64(out, (uint64_t)riff_size);
    put_u64(out, (uint64_t)data_size);
    put_u64(out, (uint64_t)n_frames);
    wav_put_u32(out, 0); /* entries of a table of other large chunks */
    buf_add(out, format);
}

bool wav_complete(const struct wav_ending *e, struct error *err)
{
    const int64_t data_size = e->n_frames * e->frame_bytes;
    const int64_t padding = data_size % 2; /* [RIFF] 2-6: a chunk is even */
    const int64_t data_end = sink_length(e->sink);
    const int64_t riff_size = data_end + (int64_t)e->chunks.len - CHUNK_HEAD;
    const bool large = riff_size > e->limit;
    char head[WHOLE_HEAD];
    struct buf changed = {0}, size = {0};
    size_t format_len = 0;
    bool ok = false;

    sink_seek(e->sink, data_end);
    sink_write(e->sink, e->chunks);
    if (!sink_flush(e->sink, err) || !read_head(e, head, &format_len, err))
        return false;
    wav_put_u32(&size, large ? SIZE_ELSEWHERE : (uint32_t)data_size);
    if (large)
        rf64_head(&changed, (struct str){head + RIFF_HEAD, format_len}, riff_size, data_size,
            e->n_frames);
    else
        put_head(&changed, "RIFF", (uint32_t)riff_size);
    if (changed.failed || size.failed) {
        error_memory(err, e->what);
        goto out;
    }
    sink_seek(e->sink, 0);
    sink_write(e->sink, buf_str(&changed));
    sink_seek(e->sink, (int64_t)(RIFF_HEAD + format_len + CHUNK_HEAD + WAV_RESERVED));
    sink_write(e->sink, e->early);
    sink_seek(e->sink, data_end - padding - data_size - 4);
    sink_write(e->sink, buf_str(&size));
    ok = sink_flush(e->sink, err);
out:
    buf_free(&size);
    buf_free(&changed);
    return ok;
}

/* --- streams --- */

void wav_stream_head(
    const struct sound_shape *shape, const struct sound_tags *tags, struct buf *out)
{
    const uint32_t frame = shape->channels * (SAMPLE_BITS / 8);
    size_t list;

    put_head(out, "RIFF", SIZE_ELSEWHERE);
    buf_add(out, STR("WAVE"));
    put_head(out, "fmt ", FMT_CHUNK - CHUNK_HEAD);
    wav_put_u16(out, FORMAT_PCM);
    wav_put_u16(out, shape->channels);
    wav_put_u32(out, shape->sample_rate);
    wav_put_u32(out, shape->sample_rate * frame);
    wav_put_u16(out, frame);
    wav_put_u16(out, SAMPLE_BITS);
    list = out->len;
    put_head(out, "LIST", 0);
    wav_info(tags, out);
    set_u32(out, list + 4, (uint32_t)(out->len - list - CHUNK_HEAD));
    put_head(out, "data", SIZE_ELSEWHERE);
}

bool wav_stream_complete(struct sink *sink, size_t head_len, struct error *err)
{
    const int64_t end = sink_length(sink);
    struct buf size = {0};
    bool ok = false;

    if (end - CHUNK_HEAD > WAV_LIMIT)
        return sink_flush(sink, err);
    wav_put_u32(&size, (uint32_t)(end - CHUNK_HEAD));
    wav_put_u32(&size, (uint32_t)(end - (int64_t)head_len));
    if (size.failed) {
        error_memory(err, "standard output");
        goto out;
    }
    sink_seek(sink, 4);
    sink_write(sink, str_cut(buf_str(&size), 0, 4));
    sink_seek(sink, (int64_t)head_len - 4);
    sink_write(sink, str_cut(buf_str(&size), 4, 8));
    sink_seek(sink, end); /* what else is written there comes after it */
    ok = sink_flush(sink, err);
out:
    buf_free(&size);
    return ok;
}
