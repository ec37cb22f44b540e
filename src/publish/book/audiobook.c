#include "publish/book/audiobook.h"

#include "base/json.h"
#include "base/xmlwrite.h"
#include "publish/book/book.h"
#include "publish/book/zipfile.h"
#include "publish/clocktime.h"
#include "text/language.h"

#include <stdio.h>

struct audio_type {
    const char *name;   /* the audio's within the archive */
    const char *ending; /* of the file that was built */
    const char *type;   /* media type */
};

static const struct audio_type types[] = {
    {"audio.mp3", ".mp3", "audio/mpeg"},
    {"audio.wav", ".wav", "audio/wav"},
    {"audio.flac", ".flac", "audio/flac"},
    {"audio.opus", ".opus", "audio/ogg"},
    {"audio.ogg", ".ogg", "audio/ogg"},
};

static const struct audio_type *find_type(const char *path)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (str_ends(str_of(path), str_of(types[i].ending)))
            return &types[i];
    return NULL;
}

static const struct audio_type *type_of(const struct book *book)
{
    return find_type(book->input->audio_path);
}

/* --- the manifest --- */

static void put_list(struct json_writer *w, const char *key, const char *const *values, size_t n)
{
    json_begin_array(w, key);
    for (size_t i = 0; i < n; i++)
        json_put_str(w, NULL, str_of(values[i]));
    json_end_array(w);
}

/* ISO 8601 (Audiobooks, 4.5.4: "duration"). */
static void put_duration(const struct book *book, struct json_writer *w)
{
    struct buf time = {0};

    buf_add(&time, STR("PT"));
    clocktime_seconds(&time, book->input->timeline->n_samples, book->input->timeline->sample_rate);
    buf_add_byte(&time, 'S');
    json_put_str(w, "duration", buf_str(&time));
    if (time.failed)
        w->out->failed = true;
    buf_free(&time);
}

static void put_accessibility(struct json_writer *w)
{
    static const char *const modes[] = {"auditory"};
    static const char *const features[] = {"tableOfContents", "structuralNavigation"};
    static const char *const hazards[] = {"none"};

    put_list(w, "accessMode", modes, 1);
    put_list(w, "accessibilityFeature", features, 2);
    put_list(w, "accessibilityHazard", hazards, 1);
}

static void put_id(const struct book *book, struct json_writer *w)
{
    char id[sizeof "urn:uuid:" + UUID_TEXT];

    snprintf(id, sizeof id, "urn:uuid:%s", book->guid);
    json_put_str(w, "id", str_of(id));
}

static void put_description(const struct book *book, struct json_writer *w)
{
    static const char *const contexts[] = {
        "https://schema.org", "https://www.w3.org/ns/pub-context"};

    put_list(w, "@context", contexts, 2);
    json_put_str(w, "conformsTo", STR("https://www.w3.org/TR/audiobooks/"));
    json_put_str(w, "type", STR("Audiobook"));
    put_id(book, w);
    json_put_str(w, "name", book_title(book));
    json_put_str(w, "inLanguage", book_language(book));
    json_put_str(
        w, "readingProgression", language_is_rtl(book_language(book)) ? STR("rtl") : STR("ltr"));
    if (book->input->rundown->date.len) {
        json_put_str(w, "datePublished", str_of(book->modified));
        json_put_str(w, "dateModified", str_of(book->modified));
    }
    put_accessibility(w);
    put_duration(book, w);
}

static void put_resource(
    struct json_writer *w, const char *url, struct str encoding, const char *rel)
{
    json_begin_object(w, NULL);
    json_put_str(w, "type", STR("LinkedResource"));
    json_put_str(w, "url", str_of(url));
    json_put_str(w, "encodingFormat", encoding);
    json_put_str(w, "rel", str_of(rel));
    json_end_object(w);
}

static void make_manifest(void *userdata, size_t number, struct buf *out)
{
    const struct book *const book = userdata;
    struct json_writer w = {.out = out};
    char cover[BOOK_COVER_NAME];
    struct str type;
    (void)number;

    json_begin_object(&w, NULL);
    put_description(book, &w);
    json_begin_array(&w, "readingOrder");
    json_begin_object(&w, NULL);
    json_put_str(&w, "type", STR("LinkedResource"));
    json_put_str(&w, "url", str_of(type_of(book)->name));
    json_put_str(&w, "encodingFormat", str_of(type_of(book)->type));
    json_put_str(&w, "name", book_title(book));
    put_duration(book, &w);
    json_end_object(&w);
    json_end_array(&w);
    json_begin_array(&w, "resources");
    put_resource(&w, "index.html", STR("text/html"), "contents");
    if (book_cover(book, cover, &type)) /* Publication Manifest, the relation "cover" */
        put_resource(&w, cover, type, "cover");
    json_end_array(&w);
    json_end_object(&w);
}

/* --- the table of contents --- */

static void add_href(const struct book *book, const struct timeline_mark *mark, struct buf *out)
{
    buf_printf(out, "%s#t=", type_of(book)->name);
    clocktime_seconds(out, mark->start, book->input->timeline->sample_rate);
}

static void put_head(const struct book *book, struct xml_writer *w)
{
    xml_open(w, "head");
    xml_open(w, "meta");
    xml_attr(w, "charset", STR("utf-8"));
    xml_close(w);
    xml_element(w, "title", book_title(book));
    xml_open(w, "link");
    xml_attr(w, "rel", STR("publication"));
    xml_attr(w, "href", STR("publication.json"));
    xml_close(w);
    xml_close(w);
}

static void make_index(void *userdata, size_t number, struct buf *out)
{
    const struct book *const book = userdata;
    struct xml_writer *w = xml_writer_begin(out, XML_WRITER_HTML);
    (void)number;

    if (!w) {
        out->failed = true;
        return;
    }
    xml_open(w, "html");
    xml_attr(w, "lang", book_language(book));
    xml_attr(w, "dir", language_is_rtl(book_language(book)) ? STR("rtl") : STR("ltr"));
    put_head(book, w);
    xml_open(w, "body");
    xml_element(w, "h1", book_title(book));
    xml_open(w, "nav");
    xml_attr(w, "role", STR("doc-toc"));
    xml_element(w, "h2", str_of(book->words->chapters));
    book_contents(book, w, add_href, out);
    xml_writer_end(&w);
}

/* --- the archive --- */

static bool add_parts(struct zipfile *z, struct book *book, struct arena *a, struct error *err)
{
    char cover[BOOK_COVER_NAME];
    struct str type;

    (void)a;
    return zipfile_add(z, "publication.json", false, make_manifest, book, 0, err) &&
           zipfile_add(z, "index.html", false, make_index, book, 0, err) &&
           (!book_cover(book, cover, &type) ||
               zipfile_add(z, cover, true, book_make_cover, book, 0, err)) &&
           zipfile_add_file(z, type_of(book)->name, book->input->audio, err);
}

bool audiobook_write(struct output *out, struct error *err)
{
    if (!find_type(out->input->audio_path))
        return error_usage(
            err, "--also", "audiobook needs audio in a file whose ending tells its type");
    return book_write(out, add_parts, err);
}
