#include "publish/book/daisy.h"

#include "base/date.h"
#include "base/xmlwrite.h"
#include "publish/book/book.h"
#include "publish/book/navigation.h"
#include "publish/book/zipfile.h"
#include "publish/clocktime.h"
#include "publish/podcast/credit.h"
#include "publish/prose.h"
#include "text/language.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#define NAME_MAX_LEN 32 /* of a file in the book */
#define OWN_FILES    4  /* what there is beside the parts: ncc, master, content, audio */

#define HTML_TYPE                                                                                  \
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "                            \
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
#define SMIL_TYPE                                                                                  \
    "<!DOCTYPE smil PUBLIC \"-//W3C//DTD SMIL 1.0//EN\" "                                          \
    "\"http://www.w3.org/TR/REC-smil/SMIL10.dtd\">\n"

struct daisy {
    struct book book;
    struct navigation nav;
    const char *audio;  /* the audio's name in the book */
    uint64_t kilobytes; /* of the whole book, rounded up */
};

/* Names such as any disk, player and CD can hold. */
static void part_name(char name[NAME_MAX_LEN], size_t part)
{
    snprintf(name, NAME_MAX_LEN, "s%04zu.smil", part + 1);
}

/* --- what documents have in common --- */

static struct xml_writer *begin(const char *type, struct buf *out)
{
    struct xml_writer *const w = xml_writer_begin(out, XML_WRITER_XML);

    if (w)
        xml_raw(w, type);
    else
        out->failed = true;
    return w;
}

static void put_meta(struct xml_writer *w, const char *name, struct str content)
{
    xml_open(w, "meta");
    xml_attr(w, "name", str_of(name));
    xml_attr(w, "content", content);
    xml_close(w);
    xml_raw(w, "\n");
}

static void put_number(struct xml_writer *w, const char *name, uint64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    put_meta(w, name, str_of(text));
}

static void put_time(struct xml_writer *w, const char *name, int64_t ms, struct buf *out)
{
    struct buf time = {0};

    clocktime_full(&time, ms, '.');
    put_meta(w, name, buf_str(&time));
    if (time.failed)
        out->failed = true;
    buf_free(&time);
}

static void put_language(struct xml_writer *w, struct str language)
{
    xml_attr(w, "lang", language);
    xml_attr(w, "xml:lang", language);
    xml_attr(w, "dir", language_is_rtl(language) ? STR("rtl") : STR("ltr"));
}

/* Up to the open <head>, with what says what it is read as. */
static void begin_html(struct xml_writer *w, const struct daisy *daisy)
{
    xml_open(w, "html");
    xml_attr(w, "xmlns", STR("http://www.w3.org/1999/xhtml"));
    put_language(w, book_language(&daisy->book));
    xml_raw(w, "\n");
    xml_open(w, "head");
    xml_open(w, "meta");
    xml_attr(w, "http-equiv", STR("Content-type"));
    xml_attr(w, "content", STR("text/html; charset=utf-8"));
    xml_close(w);
    xml_element(w, "title", book_title(&daisy->book));
    xml_raw(w, "\n");
}

/* Up to the open <head>, with what all SMIL files say ([D], metadata of SMIL files). */
static void begin_smil(struct xml_writer *w, const struct daisy *daisy)
{
    xml_open(w, "smil");
    xml_raw(w, "\n");
    xml_open(w, "head");
    xml_raw(w, "\n");
    put_meta(w, "dc:format", STR("Daisy 2.02"));
    put_meta(w, "dc:identifier", str_of(daisy->book.guid));
    put_meta(w, "dc:title", book_title(&daisy->book));
    put_meta(w, "ncc:generator", STR("bulletin"));
}

/* Where the text is shown; then the head ends. */
static void end_smil_head(struct xml_writer *w)
{
    xml_open(w, "layout");
    xml_open(w, "region");
    xml_attr(w, "id", STR("textView"));
    xml_close(w);
    xml_close(w);
    xml_close(w);
    xml_raw(w, "\n");
}

/* --- the SMIL files --- */

/* The segments of a part are those from its heading's to before the next one's. */
static size_t part_end(const struct daisy *daisy, size_t part)
{
    return part + 1 < daisy->nav.n ? daisy->nav.headings[part + 1].segment
                                   : daisy->book.input->timeline->n_segments;
}

static int64_t begin_ms(const struct daisy *daisy, size_t part)
{
    return navigation_begin(daisy->book.input->timeline, daisy->nav.headings[part].segment);
}

static int64_t end_ms(const struct daisy *daisy, size_t part)
{
    return navigation_end(daisy->book.input->timeline, part_end(daisy, part) - 1);
}

/* The end of the last one: the programme's. */
static int64_t total_ms(const struct daisy *daisy)
{
    return end_ms(daisy, daisy->nav.n - 1);
}

static void put_clip_time(struct xml_writer *w, const char *name, int64_t ms)
{
    xml_attrf(w, name, "npt=%lld.%03llds", (long long)(ms / 1000), (long long)(ms % 1000));
}

/* Segment i, unless it takes no time. */
static void put_par(const struct daisy *daisy, struct xml_writer *w, size_t i)
{
    const int64_t from = navigation_begin(daisy->book.input->timeline, i);
    const int64_t to = navigation_end(daisy->book.input->timeline, i);

    if (to <= from)
        return;
    xml_open(w, "par");
    xml_attr(w, "endsync", STR("last"));
    xml_attrf(w, "id", "p%zu", i);
    xml_open(w, "text");
    xml_attrf(w, "src", "content.html#s%zu", i);
    xml_attrf(w, "id", "t%zu", i);
    xml_close(w);
    xml_open(w, "audio");
    xml_attr(w, "src", str_of(daisy->audio));
    put_clip_time(w, "clip-begin", from);
    put_clip_time(w, "clip-end", to);
    xml_attrf(w, "id", "a%zu", i);
    xml_close(w);
    xml_close(w);
    xml_raw(w, "\n");
}

static void make_part(void *userdata, size_t part, struct buf *out)
{
    const struct daisy *const daisy = userdata;
    const int64_t lasts = end_ms(daisy, part) - begin_ms(daisy, part);
    struct xml_writer *w = begin(SMIL_TYPE, out);

    if (!w)
        return;
    begin_smil(w, daisy);
    put_meta(w, "title", daisy->nav.headings[part].label);
    put_time(w, "ncc:totalElapsedTime", begin_ms(daisy, part), out);
    put_time(w, "ncc:timeInThisSmil", lasts, out);
    end_smil_head(w);
    xml_open(w, "body");
    xml_raw(w, "\n");
    xml_open(w, "seq");
    xml_attrf(w, "dur", "%lld.%03llds", (long long)(lasts / 1000), (long long)(lasts % 1000));
    xml_raw(w, "\n");
    for (size_t i = daisy->nav.headings[part].segment; i < part_end(daisy, part); i++)
        put_par(daisy, w, i);
    xml_writer_end(&w);
}

static void make_master(void *userdata, size_t number, struct buf *out)
{
    const struct daisy *const daisy = userdata;
    struct xml_writer *w = begin(SMIL_TYPE, out);
    char name[NAME_MAX_LEN];
    (void)number;

    if (!w)
        return;
    begin_smil(w, daisy);
    put_time(w, "ncc:timeInThisSmil", total_ms(daisy), out);
    end_smil_head(w);
    xml_open(w, "body");
    xml_raw(w, "\n");
    for (size_t part = 0; part < daisy->nav.n; part++) {
        part_name(name, part);
        xml_open(w, "ref");
        xml_attr(w, "title", daisy->nav.headings[part].label);
        xml_attr(w, "src", str_of(name));
        xml_attrf(w, "id", "part-%zu", part + 1);
        xml_close(w);
        xml_raw(w, "\n");
    }
    xml_writer_end(&w);
}

/* --- the text --- */

struct content {
    const struct daisy *daisy;
    struct xml_writer *w;
    struct buf *out;
    size_t mark; /* of the timeline: those before it are of items that are written */
};

static void put_sentence(void *userdata, size_t i)
{
    const struct content *const c = userdata;

    xml_open(c->w, "span");
    xml_attrf(c->w, "id", "s%zu", i);
    xml_text(c->w, c->daisy->book.input->timeline->segments[i].segment->text);
    xml_close(c->w);
}

/* The mark of an item, of those from c->mark on; NULL: there is none, or it has no heading. */
static const struct timeline_mark *heading_of(struct content *c, const struct item *item)
{
    const struct timeline *const t = c->daisy->book.input->timeline;

    for (size_t i = c->mark; i < t->n_marks; i++) {
        if (t->marks[i].item != item || t->marks[i].depth > 0)
            continue;
        c->mark = i + 1;
        return navigation_names(&c->daisy->book, i) ? &t->marks[i] : NULL;
    }
    return NULL;
}

static bool has_title(const struct daisy *daisy, size_t chapter)
{
    return prose_has_title(daisy->book.input->timeline, daisy->book.chapters[chapter],
        daisy->book.chapters[chapter + 1]);
}

static void put_chapter(struct content *c, size_t chapter)
{
    const struct book *const book = &c->daisy->book;
    const struct item *const item = book_item(book, chapter);
    const struct timeline_mark *const heading = heading_of(c, item);
    const struct prose prose = {.w = c->w,
        .timeline = book->input->timeline,
        .level = 1,
        .userdata = c,
        .sentence = put_sentence};

    xml_open(c->w, "div");
    put_language(c->w, item->language.len ? item->language : book_language(book));
    xml_raw(c->w, "\n");
    if (heading && !has_title(c->daisy, chapter))
        xml_element(c->w, "h1", book_mark_label(book, heading));
    if (!prose_write(&prose, book->chapters[chapter], book->chapters[chapter + 1], NULL))
        c->out->failed = true; /* nothing of it can fail but the buffer */
    prose_source(c->w, item, book->words->source);
    xml_close(c->w);
    xml_raw(c->w, "\n");
}

/* The book's title, unless the first item begins with it. */
static void put_title(const struct daisy *daisy, struct xml_writer *w)
{
    if (has_title(daisy, 0) && str_eq(book_item(&daisy->book, 0)->title, book_title(&daisy->book)))
        return;
    xml_open(w, "h1");
    xml_attr(w, "class", STR("title"));
    xml_text(w, book_title(&daisy->book));
    xml_close(w);
    xml_raw(w, "\n");
}

static void make_content(void *userdata, size_t number, struct buf *out)
{
    const struct daisy *const daisy = userdata;
    struct content c = {.daisy = daisy, .w = begin(HTML_TYPE, out), .out = out};
    (void)number;

    if (!c.w)
        return;
    begin_html(c.w, daisy);
    put_meta(c.w, "dc:format", STR("Daisy 2.02"));
    put_meta(c.w, "dc:identifier", str_of(daisy->book.guid));
    put_meta(c.w, "dc:title", book_title(&daisy->book));
    xml_close(c.w);
    xml_raw(c.w, "\n");
    xml_open(c.w, "body");
    xml_raw(c.w, "\n");
    put_title(daisy, c.w);
    for (size_t i = 0; i < daisy->book.n_chapters; i++)
        put_chapter(&c, i);
    xml_writer_end(&c.w);
}

/* --- the navigation control centre --- */

/* The day where the bulletin was made, as yyyy-mm-dd ([D] asks for one); without a date, the first
 * that book.h has. */
static void put_date(const struct daisy *daisy, struct xml_writer *w)
{
    struct date date = {0};
    struct tm tm;
    time_t local;
    char text[16];

    if (!date_parse(daisy->book.input->rundown->date, &date))
        date.instant = 0;
    local = (time_t)(date.instant + 60 * (int64_t)date.offset);
    if (!gmtime_r(&local, &tm) || tm.tm_year < 0 || tm.tm_year > 9999 - 1900 ||
        strftime(text, sizeof text, "%Y-%m-%d", &tm) == 0)
        snprintf(text, sizeof text, "1970-01-01");
    put_meta(w, "dc:date", str_of(text));
}

/* Whose it is, as far as that is known; [D] asks for somebody. */
static struct str publisher(const struct daisy *daisy)
{
    const struct rundown *const rundown = daisy->book.input->rundown;

    if (rundown->station.len)
        return rundown->station;
    for (size_t i = 0; i < rundown->n_items; i++)
        if (rundown->items[i].source.len)
            return rundown->items[i].source;
    return book_title(&daisy->book);
}

/* Who wrote the stories, everybody once; the publisher where nobody is named. */
static void put_creators(const struct daisy *daisy, struct xml_writer *w, struct buf *out)
{
    const struct rundown *const rundown = daisy->book.input->rundown;
    struct buf names = {0};
    struct str rest, name;

    for (size_t i = 0; i < rundown->n_items; i++)
        credit_add(rundown->items[i].byline, &names);
    rest = buf_str(&names);
    if (!rest.len)
        put_meta(w, "dc:creator", publisher(daisy));
    while (str_next(&rest, '\n', &name))
        if (name.len)
            put_meta(w, "dc:creator", name);
    if (names.failed)
        out->failed = true;
    buf_free(&names);
}

/* [D], metadata of the NCC: a book of one volume, without pages, notes and sidebars. */
static void put_counts(const struct daisy *daisy, struct xml_writer *w)
{
    static const char *const none[] = {"ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial",
        "ncc:maxPageNormal", "ncc:sidebars", "ncc:prodNotes", "ncc:footnotes"};

    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        put_number(w, none[i], 0);
    put_number(w, "ncc:tocItems", daisy->nav.n);
    put_number(w, "ncc:depth", (uint64_t)daisy->nav.depth);
    put_number(w, "ncc:files", OWN_FILES + daisy->nav.n);
    put_number(w, "ncc:kByteSize", daisy->kilobytes);
    put_meta(w, "ncc:setInfo", STR("1 of 1"));
    put_meta(w, "ncc:multimediaType", STR("audioFullText"));
}

/* In whole seconds, as players announce it; the SMIL files have it exactly. */
static void put_total_time(const struct daisy *daisy, struct xml_writer *w)
{
    const int64_t seconds = (total_ms(daisy) + 500) / 1000;
    char text[32];

    snprintf(text, sizeof text, "%02lld:%02lld:%02lld", (long long)(seconds / 3600),
        (long long)(seconds / 60 % 60), (long long)(seconds % 60));
    put_meta(w, "ncc:totalTime", str_of(text));
}

static void put_metadata(const struct daisy *daisy, struct xml_writer *w, struct buf *out)
{
    put_meta(w, "dc:title", book_title(&daisy->book));
    put_creators(daisy, w, out);
    put_meta(w, "dc:publisher", publisher(daisy));
    put_date(daisy, w);
    put_meta(w, "dc:format", STR("Daisy 2.02"));
    put_meta(w, "dc:identifier", str_of(daisy->book.guid));
    /* only one, though [D] allows more: some readers take the last one for the whole book's, and
     * lay it out by that; the text tells what is in another */
    put_meta(w, "dc:language", book_language(&daisy->book));
    put_meta(w, "ncc:charset", STR("utf-8"));
    put_meta(w, "ncc:generator", STR("bulletin"));
    put_total_time(daisy, w);
    put_counts(daisy, w);
}

static void put_heading(const struct daisy *daisy, struct xml_writer *w, size_t i)
{
    const struct heading *const heading = &daisy->nav.headings[i];
    char name[NAME_MAX_LEN];

    part_name(name, i);
    xml_open(w, heading->level == 1 ? "h1" : "h2");
    if (i == 0)
        xml_attr(w, "class", STR("title"));
    xml_attrf(w, "id", "h%zu", i + 1);
    put_language(w, heading->language);
    xml_open(w, "a");
    xml_attrf(w, "href", "%s#t%zu", name, heading->segment);
    xml_text(w, heading->label);
    xml_close(w);
    xml_close(w);
    xml_raw(w, "\n");
}

static void make_ncc(void *userdata, size_t number, struct buf *out)
{
    const struct daisy *const daisy = userdata;
    struct xml_writer *w = begin(HTML_TYPE, out);
    (void)number;

    if (!w)
        return;
    begin_html(w, daisy);
    put_metadata(daisy, w, out);
    xml_close(w);
    xml_raw(w, "\n");
    xml_open(w, "body");
    xml_raw(w, "\n");
    for (size_t i = 0; i < daisy->nav.n; i++)
        put_heading(daisy, w, i);
    xml_writer_end(&w);
}

/* --- the archive --- */

static bool add_size(
    struct daisy *daisy, zipfile_make *make, size_t number, uint64_t *bytes, struct error *err)
{
    struct buf made = {0};
    bool ok;

    make(daisy, number, &made);
    *bytes += made.len;
    ok = !made.failed || error_memory(err, daisy->book.input->audio_path);
    buf_free(&made);
    return ok;
}

/* The size of all files. The NCC tells it and is one of them: it is made again until it tells what
 * it is, which is soon, for it grows by a byte where the number has one more digit. */
static bool measure(struct daisy *daisy, struct error *err)
{
    const struct file_out *const audio = daisy->book.input->audio;
    uint64_t others, all, told;
    struct stat st;

    if (fstat(file_out_fd(audio), &st) < 0)
        return error_errno(err, file_out_path(audio), errno);
    others = (uint64_t)st.st_size;
    if (!add_size(daisy, make_master, 0, &others, err) ||
        !add_size(daisy, make_content, 0, &others, err))
        return false;
    for (size_t i = 0; i < daisy->nav.n; i++)
        if (!add_size(daisy, make_part, i, &others, err))
            return false;
    do {
        told = daisy->kilobytes;
        all = others;
        if (!add_size(daisy, make_ncc, 0, &all, err))
            return false;
        daisy->kilobytes = (all + 1023) / 1024;
    } while (daisy->kilobytes != told);
    return true;
}

/* The NCC is first: by it a player knows the book. */
static bool add_files(struct zipfile *z, struct daisy *daisy, struct error *err)
{
    char name[NAME_MAX_LEN];

    if (!zipfile_add(z, "ncc.html", false, make_ncc, daisy, 0, err) ||
        !zipfile_add(z, "master.smil", false, make_master, daisy, 0, err))
        return false;
    for (size_t i = 0; i < daisy->nav.n; i++) {
        part_name(name, i);
        if (!zipfile_add(z, name, false, make_part, daisy, i, err))
            return false;
    }
    return zipfile_add(z, "content.html", false, make_content, daisy, 0, err) &&
           zipfile_add_file(z, daisy->audio, daisy->book.input->audio, err);
}

/* The audio's name in the book; NULL: no player would know it. */
static const char *audio_name(struct str path)
{
    if (str_ends(path, STR(".mp3")))
        return "audio.mp3";
    return str_ends(path, STR(".wav")) ? "audio.wav" : NULL;
}

static bool add_parts(struct zipfile *z, struct book *book, struct arena *a, struct error *err)
{
    struct daisy *const daisy = arena_alloc(a, sizeof *daisy);

    if (!daisy)
        return error_memory(err, book->input->audio_path);
    daisy->book = *book;
    daisy->audio = audio_name(str_of(book->input->audio_path));
    return navigation_make(&daisy->book, a, &daisy->nav, err) && measure(daisy, err) &&
           add_files(z, daisy, err);
}

bool daisy_write(struct output *out, struct error *err)
{
    if (!audio_name(str_of(out->input->audio_path)))
        return error_set(err, file_out_path(out->file), "the MP3 or WAV to put in is not at hand");
    return book_write(out, add_parts, err);
}
