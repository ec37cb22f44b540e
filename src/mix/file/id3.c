#include "mix/file/id3.h"

#include "base/picture.h"
#include "mix/file/clock.h"
#include "mix/file/wrap.h"

#include <stdio.h>
#include <string.h>

#define HEAD        10 /* bytes of a tag's or a frame's head */
#define UTF8        '\x03'
#define FRONT_COVER '\x03'
#define TOP_LEVEL   2 /* flags of CTOC */
#define ORDERED     1
#define NO_OFFSET   UINT32_MAX /* chapters are told by time alone */
#define SIZE_MAX28  ((size_t)1 << 28)

static void put_u32(struct buf *out, uint32_t v)
{
    for (int i = 3; i >= 0; i--)
        buf_add_byte(out, (char)(v >> 8 * i & 0xFF));
}

/* Sets a size: 28 bits, seven a byte (structure, 6.2). */
static void set_size(struct buf *out, size_t at, size_t size)
{
    if (size >= SIZE_MAX28)
        out->failed = true;
    for (size_t i = 0; !out->failed && i < 4; i++)
        out->s[at + i] = (char)(size >> 7 * (3 - i) & 0x7F);
}

/* A frame's head, whose size end_frame sets; the result is where it is. */
static size_t begin_frame(struct buf *out, const char *id)
{
    const size_t at = out->len;

    buf_add(out, (struct str){id, 4});
    buf_add(out, (struct str){"\0\0\0\0\0\0", 6});
    return at;
}

static void end_frame(struct buf *out, size_t at)
{
    set_size(out, at + 4, out->len - at - HEAD);
}

static void put_text(struct buf *out, const char *id, struct str text)
{
    size_t at;

    if (text.len == 0)
        return;
    at = begin_frame(out, id);
    buf_add_byte(out, UTF8);
    buf_add(out, text);
    end_frame(out, at);
}

/* A language as ISO 639-2 has it (native frames, 4.2.3), by its tag's first part (ISO 639-1). */
static const char *language_of(struct str tag)
{
    static const char *const table[][2] = {{"en", "eng"}, {"de", "deu"}, {"fr", "fra"},
        {"es", "spa"}, {"it", "ita"}, {"nl", "nld"}, {"pt", "por"}, {"sv", "swe"}, {"da", "dan"},
        {"nb", "nob"}, {"no", "nor"}, {"fi", "fin"}, {"pl", "pol"}, {"cs", "ces"}, {"el", "ell"},
        {"ru", "rus"}, {"uk", "ukr"}, {"tr", "tur"}, {"ga", "gle"}, {"cy", "cym"}, {"gd", "gla"},
        {"ca", "cat"}, {"eu", "eus"}, {"ro", "ron"}, {"hu", "hun"}, {"zh", "zho"}, {"ja", "jpn"},
        {"ko", "kor"}, {"ar", "ara"}, {"he", "heb"}, {"hi", "hin"}, {"eo", "epo"}, {"la", "lat"}};

    if (tag.len != 2 && !(tag.len > 2 && tag.s[2] == '-'))
        return "und";
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_eq_nocase(str_cut(tag, 0, 2), str_of(table[i][0])))
            return table[i][1];
    return "und";
}

static void put_comment(struct buf *out, const struct sound_tags *tags)
{
    size_t at;

    if (tags->comment.len == 0)
        return;
    at = begin_frame(out, "COMM");
    buf_add_byte(out, UTF8);
    buf_add(out, str_of(language_of(tags->language)));
    buf_add_byte(out, '\0'); /* no description */
    buf_add(out, tags->comment);
    end_frame(out, at);
}

static void put_cover(struct buf *out, struct str cover)
{
    struct picture picture;
    size_t at;

    if (!picture_look(cover, &picture))
        return;
    at = begin_frame(out, "APIC");
    buf_add_byte(out, UTF8);
    buf_add(out, str_of(picture.type));
    buf_add_byte(out, '\0');
    buf_add_byte(out, FRONT_COVER);
    buf_add_byte(out, '\0'); /* no description */
    buf_add(out, cover);
    end_frame(out, at);
}

/* TDRC: as far as known, in UTC (structure, 4). */
static void put_date(struct buf *out, struct str date)
{
    const struct clock clock = clock_utc(date);
    char text[32];

    snprintf(text, sizeof text, "%s%s%s", clock.day, clock.has_time ? "T" : "",
        clock.has_time ? clock.time : "");
    put_text(out, "TDRC", clock.has_day ? str_of(text) : date);
}

/* --- chapters --- */

static void put_id(struct buf *out, const char *kind, size_t number)
{
    buf_printf(out, "%s%zu", kind, number);
    buf_add_byte(out, '\0');
}

static uint32_t milliseconds(int64_t at, uint32_t rate)
{
    return (uint32_t)(at / rate * 1000 + at % rate * 1000 / rate);
}

static void put_chapter(struct buf *out, const struct sound_ending *ending, size_t i, uint32_t rate)
{
    const struct timeline_mark *const mark = &ending->chapters[i];
    const size_t at = begin_frame(out, "CHAP");

    put_id(out, "chp", i + 1);
    put_u32(out, milliseconds(mark->start, rate));
    put_u32(out, milliseconds(mark->end, rate));
    put_u32(out, NO_OFFSET);
    put_u32(out, NO_OFFSET);
    put_text(out, "TIT2", mark->label);
    end_frame(out, at);
}

/* A table of `n` entries: `kind` with the numbers from `first` on. */
static void put_toc(
    struct buf *out, const char *id, int flags, const char *kind, size_t first, size_t n)
{
    const size_t at = begin_frame(out, "CTOC");

    buf_add(out, str_of(id));
    buf_add_byte(out, '\0');
    buf_add_byte(out, (char)flags);
    buf_add_byte(out, (char)n);
    for (size_t i = 0; i < n; i++)
        put_id(out, kind, first + i);
    end_frame(out, at);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* One table, or where it would be too long, a table of tables. */
static void put_tocs(struct buf *out, size_t n)
{
    const size_t tables = (n + ID3_TOC - 1) / ID3_TOC;

    if (n <= ID3_TOC) {
        put_toc(out, "toc", TOP_LEVEL | ORDERED, "chp", 1, n);
        return;
    }
    put_toc(out, "toc", TOP_LEVEL | ORDERED, "toc", 1, tables);
    for (size_t i = 0; i < tables; i++) {
        char id[32];
        snprintf(id, sizeof id, "toc%zu", i + 1);
        put_toc(out, id, ORDERED, "chp", i * ID3_TOC + 1, least(ID3_TOC, n - i * ID3_TOC));
    }
}

void id3_tag(const struct sound_tags *tags, const struct sound_ending *ending, uint32_t sample_rate,
    struct buf *out)
{
    const size_t at = out->len;
    const size_t n = least(ending->n_chapters, (size_t)ID3_CHAPTERS);

    buf_add(out, (struct str){"ID3\x04\0\0\0\0\0\0", HEAD});
    put_text(out, "TIT2", tags->title);
    put_text(out, "TPE1", tags->artist);
    put_text(out, "TALB", tags->album);
    put_date(out, tags->date);
    if (tags->language.len)
        put_text(out, "TLAN", str_of(language_of(tags->language)));
    put_comment(out, tags);
    put_text(out, "TSSE", STR("bulletin"));
    if (n > 0)
        put_tocs(out, n);
    for (size_t i = 0; i < n; i++)
        put_chapter(out, ending, i, sample_rate);
    put_cover(out, tags->cover);
    set_size(out, at + 6, out->len - at - HEAD);
}

bool wrap_mp3(const struct wrapping *w, struct sink *out, struct error *err)
{
    struct buf tag = {0};
    bool ok;

    id3_tag(w->tags, w->ending, w->sample_rate, &tag);
    ok = !tag.failed || error_memory(err, "tags");
    sink_write(out, buf_str(&tag));
    buf_free(&tag);
    return ok && wrap_copy(w, 0, out, err);
}
