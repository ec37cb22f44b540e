/*
 * An Ogg stream (RFC 3533) of Vorbis or Opus with another comment packet, and a serial number that
 * follows from what it says of itself instead of from chance. The only door to libogg.
 */
#include "base/buf.h"
#include "mix/file/vorbiscomment.h"
#include "mix/file/wrap.h"

#include <ogg/ogg.h>
#include <string.h>

#define AT_ONCE 65536 /* bytes read at a time */

struct rewriting {
    const struct wrapping *w;
    struct sink *out;
    ogg_sync_state pages;
    ogg_stream_state from; /* the header packets as they were */
    ogg_stream_state to;   /* as they are to be */
    int64_t offset;        /* in the body */
    int n_headers;         /* packets seen */
    bool opus;
    long number; /* of the next page */
};

static bool unknown(const struct rewriting *r, struct error *err)
{
    return error_set(
        err, spool_name(r->w->body), "the library laid out the Ogg file in another way");
}

/* The same programme has the same number (FNV-1a). */
static int serial_of(const struct sound_tags *tags)
{
    const struct str texts[] = {tags->title, tags->date};
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < texts[i].len; j++)
            hash = (hash ^ (unsigned char)texts[i].s[j]) * 16777619u;
    return (int)(hash & 0x7FFFFFFF);
}

/* The next page; *page is lent until the call after. *none at the end. */
static bool next_page(struct rewriting *r, ogg_page *page, bool *none, struct error *err)
{
    *none = false;
    while (ogg_sync_pageout(&r->pages, page) != 1) {
        char *const room = ogg_sync_buffer(&r->pages, AT_ONCE);
        size_t got;
        if (!room)
            return error_memory(err, "Ogg");
        if (!spool_read(r->w->body, r->offset, room, AT_ONCE, &got, err))
            return false;
        r->offset += (int64_t)got;
        *none = got == 0;
        if (*none)
            return true;
        ogg_sync_wrote(&r->pages, (long)got);
    }
    return true;
}

static void write_page(struct rewriting *r, const ogg_page *page)
{
    sink_write(r->out, (struct str){(const char *)page->header, (size_t)page->header_len});
    sink_write(r->out, (struct str){(const char *)page->body, (size_t)page->body_len});
}

/* Who made the stream, as its own comment packet tells behind `magic` bytes. */
static struct str vendor_of(const ogg_packet *packet, size_t magic)
{
    const struct str all = {(const char *)packet->packet, (size_t)packet->bytes};
    uint32_t len = 0;

    if (all.len < magic + 4)
        return STR("");
    for (size_t i = 4; i-- > 0;)
        len = len << 8 | packet->packet[magic + i];
    return str_cut(all, magic + 4, magic + 4 + len);
}

/* Puts the comment packet of our own in the place of `old`. */
static bool put_comments(struct rewriting *r, const ogg_packet *old, struct error *err)
{
    const struct str magic = r->opus ? STR("OpusTags") : STR("\x03vorbis");
    struct buf bytes = {0};
    ogg_packet packet = *old;
    bool ok;

    buf_add(&bytes, magic);
    vorbiscomment_add(
        vendor_of(old, magic.len), r->w->tags, r->w->ending, r->w->sample_rate, true, &bytes);
    if (!r->opus)
        buf_add_byte(&bytes, 1); /* the framing bit */
    packet.packet = (unsigned char *)bytes.s;
    packet.bytes = (long)bytes.len;
    ok = !bytes.failed && ogg_stream_packetin(&r->to, &packet) == 0;
    buf_free(&bytes);
    return ok || error_memory(err, "tags");
}

static bool put_header(struct rewriting *r, ogg_packet *packet, struct error *err)
{
    ogg_page page;

    r->n_headers++;
    if (r->n_headers == 2)
        return put_comments(r, packet, err);
    if (ogg_stream_packetin(&r->to, packet) != 0)
        return error_memory(err, "Ogg");
    if (r->n_headers > 1)
        return true;
    r->opus = packet->bytes >= 8 && memcmp(packet->packet, "OpusHead", 8) == 0;
    while (ogg_stream_flush(&r->to, &page)) /* the first packet has a page to itself */
        write_page(r, &page);
    return true;
}

/* The header packets: two of Opus (RFC 7845, section 3), three of Vorbis. */
static bool rewrite_headers(struct rewriting *r, struct error *err)
{
    ogg_page page;
    ogg_packet packet;
    bool none;

    while (r->n_headers < (r->opus ? 2 : 3)) {
        if (!next_page(r, &page, &none, err))
            return false;
        if (none)
            return unknown(r, err);
        if (r->n_headers == 0)
            ogg_stream_reset_serialno(&r->from, ogg_page_serialno(&page));
        if (ogg_stream_pagein(&r->from, &page) != 0)
            return unknown(r, err);
        while (ogg_stream_packetout(&r->from, &packet) == 1)
            if (!put_header(r, &packet, err))
                return false;
    }
    while (ogg_stream_flush(&r->to, &page)) {
        write_page(r, &page);
        r->number = ogg_page_pageno(&page) + 1;
    }
    return true;
}

static void put_little(unsigned char *to, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        to[i] = (unsigned char)(v >> 8 * i & 0xFF);
}

/* The pages of sound, with another serial, number and checksum (RFC 3533, section 6). */
static bool rewrite_pages(struct rewriting *r, int serial, struct error *err)
{
    ogg_page page;
    bool none;

    for (;;) {
        if (!next_page(r, &page, &none, err))
            return false;
        if (none)
            return sink_ok(r->out, err);
        put_little(page.header + 14, (uint32_t)serial);
        put_little(page.header + 18, (uint32_t)r->number++);
        ogg_page_checksum_set(&page);
        write_page(r, &page);
    }
}

bool wrap_ogg(const struct wrapping *w, struct sink *out, struct error *err)
{
    const int serial = serial_of(w->tags);
    struct rewriting r = {.w = w, .out = out};
    bool ok;

    ogg_sync_init(&r.pages);
    if (ogg_stream_init(&r.from, 0) != 0)
        return error_memory(err, "Ogg");
    ok = ogg_stream_init(&r.to, serial) == 0 || error_memory(err, "Ogg");
    ok = ok && rewrite_headers(&r, err) && rewrite_pages(&r, serial, err);
    ogg_stream_clear(&r.to);
    ogg_stream_clear(&r.from);
    ogg_sync_clear(&r.pages);
    return ok;
}
