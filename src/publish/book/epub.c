#include "publish/book/epub.h"

#include "base/xmlwrite.h"
#include "publish/book/book.h"
#include "publish/book/clips.h"
#include "publish/book/smil.h"
#include "publish/book/zipfile.h"
#include "publish/clocktime.h"
#include "publish/pageassets.h"
#include "publish/prose.h"
#include "text/language.h"

#include <stdio.h>

#define NAME_MAX_LEN 40 /* of a file in the book */

static void document_name(char *name, size_t chapter)
{
    snprintf(name, NAME_MAX_LEN, "chapter-%zu.xhtml", chapter + 1);
}

/* --- parts that are the same in every book --- */

static void make_mimetype(void *userdata, size_t number, struct buf *out)
{
    (void)userdata, (void)number;
    buf_add(out, STR("application/epub+zip"));
}

static void make_style(void *userdata, size_t number, struct buf *out)
{
    (void)userdata, (void)number;
    buf_add(out, str_of(book_css));
}

static struct xml_writer *begin(struct buf *out)
{
    struct xml_writer *const w = xml_writer_begin(out, XML_WRITER_XML);

    if (!w)
        out->failed = true;
    return w;
}

static void make_container(void *userdata, size_t number, struct buf *out)
{
    struct xml_writer *w = begin(out);
    (void)userdata, (void)number;

    if (!w)
        return;
    xml_open(w, "container");
    xml_attr(w, "version", STR("1.0"));
    xml_attr(w, "xmlns", STR("urn:oasis:names:tc:opendocument:xmlns:container"));
    xml_open(w, "rootfiles");
    xml_open(w, "rootfile");
    xml_attr(w, "full-path", STR("EPUB/package.opf"));
    xml_attr(w, "media-type", STR("application/oebps-package+xml"));
    xml_writer_end(&w);
}

/* --- documents --- */

/* Up to the open <body>. */
static void begin_document(struct xml_writer *w, struct str language, struct str title)
{
    xml_open(w, "html");
    xml_attr(w, "xmlns", STR("http://www.w3.org/1999/xhtml"));
    xml_attr(w, "xmlns:epub", STR("http://www.idpf.org/2007/ops"));
    xml_attr(w, "lang", language);
    xml_attr(w, "xml:lang", language);
    xml_attr(w, "dir", language_is_rtl(language) ? STR("rtl") : STR("ltr"));
    xml_open(w, "head");
    xml_element(w, "title", title);
    xml_open(w, "link");
    xml_attr(w, "rel", STR("stylesheet"));
    xml_attr(w, "type", STR("text/css"));
    xml_attr(w, "href", STR("book.css"));
    xml_close(w);
    xml_close(w);
    xml_open(w, "body");
}

struct chapter {
    const struct book *book;
    struct xml_writer *w;
    struct buf *out;
};

/* The text with an element around each word that has a clip. */
static void put_words(const struct chapter *c, size_t i, const struct clip *clips, size_t n)
{
    const struct str text = c->book->input->timeline->segments[i].segment->text;
    size_t at = 0;

    for (size_t k = 0; k < n; k++) {
        xml_text(c->w, str_cut(text, at, clips[k].from));
        xml_open(c->w, "span");
        xml_attrf(c->w, "id", "s%zuw%zu", i, k);
        xml_text(c->w, str_cut(text, clips[k].from, clips[k].to));
        xml_close(c->w);
        at = clips[k].to;
    }
    xml_text(c->w, str_cut(text, at, text.len));
}

static void put_sentence(void *userdata, size_t i)
{
    const struct chapter *const c = userdata;
    struct arena *a = arena_new();
    struct clip *clips = NULL;
    size_t n = 0;

    if (!a || (c->book->clip_words &&
                  !clips_make(c->book->input->timeline, i, true, a, &clips, &n, NULL)))
        c->out->failed = true; /* only memory can be missing */
    xml_open(c->w, "span");
    xml_attrf(c->w, "id", "s%zu", i);
    put_words(c, i, clips, n);
    xml_close(c->w);
    arena_destroy(&a);
}

static void make_chapter(void *userdata, size_t number, struct buf *out)
{
    const struct book *const book = userdata;
    const struct timeline *const t = book->input->timeline;
    const struct item *const item = book_item(book, number);
    const size_t from = book->chapters[number], to = book->chapters[number + 1];
    struct chapter chapter = {.book = book, .w = begin(out), .out = out};
    struct prose prose = {
        .w = chapter.w, .timeline = t, .level = 1, .userdata = &chapter, .sentence = put_sentence};

    if (!chapter.w)
        return;
    begin_document(chapter.w, item->language.len ? item->language : book_language(book),
        book_chapter_title(book, number));
    xml_open(chapter.w, "section");
    xml_attr(chapter.w, "id", STR("text"));
    xml_attr(chapter.w, "epub:type", STR("chapter"));
    xml_attr(chapter.w, "role", STR("doc-chapter"));
    xml_attr(chapter.w, "aria-label", book_chapter_title(book, number));
    if (!prose_has_title(t, from, to) && item->title.len)
        xml_element(chapter.w, "h1", item->title);
    if (!prose_write(&prose, from, to, NULL)) /* nothing of it can fail but the buffer */
        out->failed = true;
    prose_source(chapter.w, item, book->words->source);
    xml_writer_end(&chapter.w);
}

/* Does any of it take time? An overlay must not be empty. */
static bool has_overlay(const struct book *book, size_t chapter)
{
    const struct timeline *const t = book->input->timeline;

    return clip_end(t, book->chapters[chapter + 1] - 1) > clip_begin(t, book->chapters[chapter]);
}

static void make_overlay(void *userdata, size_t number, struct buf *out)
{
    const struct book *const book = userdata;
    char name[NAME_MAX_LEN];

    document_name(name, number);
    smil_write(&(struct smil){.timeline = book->input->timeline,
                   .from = book->chapters[number],
                   .to = book->chapters[number + 1],
                   .document = name,
                   .audio = "audio.mp3",
                   .words = book->clip_words},
        out);
}

static void add_href(const struct book *book, const struct timeline_mark *mark, struct buf *out)
{
    const size_t segment = book_segment(book, mark);
    char name[NAME_MAX_LEN];

    document_name(name, book_chapter(book, segment));
    buf_printf(out, "%s#s%zu", name, segment);
}

static void make_contents(void *userdata, size_t number, struct buf *out)
{
    const struct book *const book = userdata;
    struct xml_writer *w = begin(out);
    (void)number;

    if (!w)
        return;
    begin_document(w, book_language(book), book_title(book));
    xml_open(w, "nav");
    xml_attr(w, "epub:type", STR("toc"));
    xml_attr(w, "role", STR("doc-toc"));
    xml_attr(w, "aria-labelledby", STR("contents"));
    xml_open(w, "h1");
    xml_attr(w, "id", STR("contents"));
    xml_text(w, str_of(book->words->chapters));
    xml_close(w);
    book_contents(book, w, add_href, out);
    xml_writer_end(&w);
}

/* --- the package document --- */

static void put_meta(
    struct xml_writer *w, const char *refines, const char *property, struct str value)
{
    xml_open(w, "meta");
    if (refines)
        xml_attr(w, "refines", str_of(refines));
    xml_attr(w, "property", str_of(property));
    xml_text(w, value);
    xml_close(w);
    xml_raw(w, "\n");
}

static void put_duration(
    const struct book *book, struct xml_writer *w, const char *refines, int64_t samples)
{
    struct buf time = {0};

    clocktime_seconds(&time, samples, book->input->timeline->sample_rate);
    buf_add_byte(&time, 's');
    put_meta(w, refines, "media:duration", buf_str(&time));
    buf_free(&time);
}

static void put_durations(const struct book *book, struct xml_writer *w)
{
    const struct timeline *const t = book->input->timeline;
    char id[NAME_MAX_LEN];

    put_duration(book, w, NULL, t->n_samples);
    for (size_t i = 0; i < book->n_chapters; i++) {
        if (!has_overlay(book, i))
            continue;
        snprintf(id, sizeof id, "#overlay-%zu", i + 1);
        put_duration(
            book, w, id, clip_end(t, book->chapters[i + 1] - 1) - clip_begin(t, book->chapters[i]));
    }
    put_meta(w, NULL, "media:active-class", STR("-epub-media-overlay-active"));
}

/* EPUB Accessibility 1.1, 2; the terms are those of schema.org's accessibility vocabulary. */
static void put_accessibility(const struct book *book, struct xml_writer *w)
{
    char cover[BOOK_COVER_NAME];
    struct str type;
    static const char *const rows[][2] = {
        {"schema:accessMode", "auditory"},
        {"schema:accessMode", "textual"},
        {"schema:accessModeSufficient", "auditory"},
        {"schema:accessModeSufficient", "textual"},
        {"schema:accessibilityFeature", "synchronizedAudioText"},
        {"schema:accessibilityFeature", "tableOfContents"},
        {"schema:accessibilityFeature", "structuralNavigation"},
        {"schema:accessibilityFeature", "readingOrder"},
        {"schema:accessibilityFeature", "displayTransformability"},
        {"schema:accessibilityHazard", "none"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        put_meta(w, NULL, rows[i][0], str_of(rows[i][1]));
    xml_open(w, "meta");
    xml_attr(w, "property", STR("schema:accessibilitySummary"));
    xml_attr(w, "xml:lang", STR("en"));
    xml_text(w, STR("The whole text is spoken, and each "));
    xml_text(w, book->clip_words ? STR("word") : STR("sentence"));
    xml_text(w, STR(" is synchronised with the audio. The text has headings and a table of "
                    "contents, and there are no images"));
    xml_text(w, book_cover(book, cover, &type) ? STR(" but the cover.") : STR("."));
    xml_close(w);
}

/* Every language once, the bulletin's first. */
static void put_languages(const struct book *book, struct xml_writer *w)
{
    xml_element(w, "dc:language", book_language(book));
    for (size_t i = 0; i < book->n_chapters; i++) {
        const struct str language = book_item(book, i)->language;
        bool told = !language.len || str_eq(language, book_language(book));
        for (size_t j = 0; j < i && !told; j++)
            told = str_eq(language, book_item(book, j)->language);
        if (!told)
            xml_element(w, "dc:language", language);
    }
}

static void put_metadata(const struct book *book, struct xml_writer *w)
{
    xml_open(w, "metadata");
    xml_attr(w, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
    xml_open(w, "dc:identifier");
    xml_attr(w, "id", STR("id"));
    xml_text(w, STR("urn:uuid:"));
    xml_text(w, str_of(book->guid));
    xml_close(w);
    xml_element(w, "dc:title", book_title(book));
    put_languages(book, w);
    if (book->input->rundown->date.len)
        xml_element(w, "dc:date", str_of(book->modified));
    put_meta(w, NULL, "dcterms:modified", str_of(book->modified));
    put_accessibility(book, w);
    put_durations(book, w);
    xml_close(w);
}

static void put_item(struct xml_writer *w, const char *id, const char *href, const char *type,
    const char *properties, const char *overlay)
{
    xml_open(w, "item");
    xml_attr(w, "id", str_of(id));
    xml_attr(w, "href", str_of(href));
    xml_attr(w, "media-type", str_of(type));
    if (properties)
        xml_attr(w, "properties", str_of(properties));
    if (overlay)
        xml_attr(w, "media-overlay", str_of(overlay));
    xml_close(w);
    xml_raw(w, "\n");
}

static void put_manifest(const struct book *book, struct xml_writer *w)
{
    char id[NAME_MAX_LEN], name[NAME_MAX_LEN], overlay[NAME_MAX_LEN], cover[BOOK_COVER_NAME];
    struct str type;

    xml_open(w, "manifest");
    put_item(w, "contents", "contents.xhtml", "application/xhtml+xml", "nav", NULL);
    put_item(w, "style", "book.css", "text/css", NULL, NULL);
    put_item(w, "audio", "audio.mp3", "audio/mpeg", NULL, NULL);
    if (book_cover(book, cover, &type))
        put_item(w, "cover", cover, type.s, "cover-image", NULL);
    for (size_t i = 0; i < book->n_chapters; i++) {
        document_name(name, i);
        snprintf(id, sizeof id, "chapter-%zu", i + 1);
        snprintf(overlay, sizeof overlay, "overlay-%zu", i + 1);
        put_item(w, id, name, "application/xhtml+xml", NULL, has_overlay(book, i) ? overlay : NULL);
        if (!has_overlay(book, i))
            continue;
        snprintf(name, sizeof name, "chapter-%zu.smil", i + 1);
        put_item(w, overlay, name, "application/smil+xml", NULL, NULL);
    }
    xml_close(w);
}

static void make_package(void *userdata, size_t number, struct buf *out)
{
    const struct book *const book = userdata;
    struct xml_writer *w = begin(out);
    (void)number;

    if (!w)
        return;
    xml_open(w, "package");
    xml_attr(w, "xmlns", STR("http://www.idpf.org/2007/opf"));
    xml_attr(w, "version", STR("3.0"));
    xml_attr(w, "unique-identifier", STR("id"));
    xml_attr(w, "xml:lang", book_language(book));
    put_metadata(book, w);
    put_manifest(book, w);
    xml_open(w, "spine");
    if (language_is_rtl(book_language(book)))
        xml_attr(w, "page-progression-direction", STR("rtl"));
    for (size_t i = 0; i < book->n_chapters; i++) {
        xml_open(w, "itemref");
        xml_attrf(w, "idref", "chapter-%zu", i + 1);
        xml_close(w);
    }
    xml_writer_end(&w);
}

/* --- the archive --- */

static bool add_chapters(struct zipfile *z, struct book *book, struct error *err)
{
    char name[NAME_MAX_LEN + 5];

    for (size_t i = 0; i < book->n_chapters; i++) {
        snprintf(name, sizeof name, "EPUB/chapter-%zu.xhtml", i + 1);
        if (!zipfile_add(z, name, false, make_chapter, book, i, err))
            return false;
        if (!has_overlay(book, i))
            continue;
        snprintf(name, sizeof name, "EPUB/chapter-%zu.smil", i + 1);
        if (!zipfile_add(z, name, false, make_overlay, book, i, err))
            return false;
    }
    return true;
}

/* Not compressed: a picture is already. */
static bool add_cover(struct zipfile *z, struct book *book, struct error *err)
{
    char name[BOOK_COVER_NAME], path[sizeof "EPUB/" + BOOK_COVER_NAME];
    struct str type;

    if (!book_cover(book, name, &type))
        return true;
    snprintf(path, sizeof path, "EPUB/%s", name);
    return zipfile_add(z, path, true, book_make_cover, book, 0, err);
}

/* The mimetype is first and not compressed (EPUB 3.3, 4.2.2). */
static bool add_parts(struct zipfile *z, struct book *book, struct arena *a, struct error *err)
{
    (void)a;
    return zipfile_add(z, "mimetype", true, make_mimetype, NULL, 0, err) &&
           zipfile_add(z, "META-INF/container.xml", false, make_container, NULL, 0, err) &&
           zipfile_add(z, "EPUB/package.opf", false, make_package, book, 0, err) &&
           zipfile_add(z, "EPUB/contents.xhtml", false, make_contents, book, 0, err) &&
           zipfile_add(z, "EPUB/book.css", false, make_style, NULL, 0, err) &&
           add_cover(z, book, err) && add_chapters(z, book, err) &&
           zipfile_add_file(z, "EPUB/audio.mp3", book->input->audio, err);
}

static bool add_by_words(struct zipfile *z, struct book *book, struct arena *a, struct error *err)
{
    book->clip_words = true;
    return add_parts(z, book, a, err);
}

bool epub_write(struct output *out, struct error *err)
{
    return book_write(out, add_parts, err);
}

bool epub_write_words(struct output *out, struct error *err)
{
    return book_write(out, add_by_words, err);
}
