#include "mix/file/vorbiscomment.h"

#include "base/picture.h"

#include <inttypes.h>
#include <stdio.h>

#define FRONT_COVER 3

static void put_little(struct buf *out, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        buf_add_byte(out, (char)(v >> 8 * i & 0xFF));
}

static void put_big(struct buf *out, uint32_t v)
{
    for (int i = 3; i >= 0; i--)
        buf_add_byte(out, (char)(v >> 8 * i & 0xFF));
}

static void put_text(struct buf *out, struct str text)
{
    put_little(out, (uint32_t)text.len);
    buf_add(out, text);
}

/* "NAME=value"; counts it. */
static void put_comment(struct buf *out, const char *name, struct str value, uint32_t *count)
{
    const struct str key = str_of(name);

    if (value.len == 0)
        return;
    put_little(out, (uint32_t)(key.len + 1 + value.len));
    buf_add(out, key);
    buf_add_byte(out, '=');
    buf_add(out, value);
    ++*count;
}

static void put_chapter(struct buf *out, size_t number, const struct timeline_mark *mark,
    uint32_t rate, uint32_t *count)
{
    const int64_t ms = mark->start / rate * 1000 + mark->start % rate * 1000 / rate;
    char name[32], time[48];

    snprintf(name, sizeof name, "CHAPTER%03zu", number);
    snprintf(time, sizeof time, "%02" PRId64 ":%02" PRId64 ":%02" PRId64 ".%03" PRId64,
        ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
    put_comment(out, name, str_of(time), count);
    snprintf(name, sizeof name, "CHAPTER%03zuNAME", number);
    put_comment(out, name, mark->label, count);
}

/* RFC 4648, section 4. */
static void put_base64(struct str bytes, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < bytes.len; i += 3) {
        const size_t n = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t v = 0;
        for (size_t j = 0; j < 3; j++)
            v = v << 8 | (j < n ? (unsigned char)bytes.s[i + j] : 0);
        for (size_t j = 0; j < 4; j++)
            buf_add_byte(out, j <= n ? digits[v >> 6 * (3 - j) & 63] : '=');
    }
}

static void put_cover(struct buf *out, struct str cover, uint32_t *count)
{
    struct buf block = {0}, text = {0};

    vorbiscomment_picture(cover, &block);
    put_base64(buf_str(&block), &text);
    put_comment(out, "METADATA_BLOCK_PICTURE", buf_str(&text), count);
    out->failed = out->failed || block.failed || text.failed;
    buf_free(&text);
    buf_free(&block);
}

void vorbiscomment_add(struct str vendor, const struct sound_tags *tags,
    const struct sound_ending *ending, uint32_t sample_rate, bool cover, struct buf *out)
{
    uint32_t count = 0;
    struct buf comments = {0};

    put_comment(&comments, "TITLE", tags->title, &count);
    put_comment(&comments, "ARTIST", tags->artist, &count);
    put_comment(&comments, "ALBUM", tags->album, &count);
    put_comment(&comments, "DATE", tags->date, &count);
    put_comment(&comments, "LANGUAGE", tags->language, &count);
    put_comment(&comments, "COMMENT", tags->comment, &count);
    put_comment(&comments, "ENCODER", STR("bulletin"), &count);
    for (size_t i = 0; i < ending->n_chapters && i < VORBISCOMMENT_CHAPTERS; i++)
        put_chapter(&comments, i + 1, &ending->chapters[i], sample_rate, &count);
    if (cover && tags->cover.len)
        put_cover(&comments, tags->cover, &count);
    put_text(out, vendor);
    put_little(out, count);
    buf_add(out, buf_str(&comments));
    out->failed = out->failed || comments.failed;
    buf_free(&comments);
}

void vorbiscomment_picture(struct str cover, struct buf *out)
{
    struct picture picture;

    if (!picture_look(cover, &picture))
        return;
    put_big(out, FRONT_COVER);
    put_big(out, (uint32_t)str_of(picture.type).len);
    buf_add(out, str_of(picture.type));
    put_big(out, 0); /* bytes of a description */
    put_big(out, picture.width);
    put_big(out, picture.height);
    put_big(out, picture.depth);
    put_big(out, 0); /* colours of a palette */
    put_big(out, (uint32_t)cover.len);
    buf_add(out, cover);
}
