#include "publish/book/book.h"

#include "base/date.h"
#include "base/picture.h"
#include "publish/marks.h"
#include "publish/podcast/episodejson.h"
#include "publish/prose.h"
#include "text/language.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static void make_modified(struct book *book)
{
    struct date date = {0};
    struct tm tm;
    time_t instant;

    if (!date_parse(book->input->rundown->date, &date))
        date.instant = 0;
    instant = (time_t)date.instant;
    if (!gmtime_r(&instant, &tm) || tm.tm_year < 0 || tm.tm_year > 9999 - 1900 ||
        strftime(book->modified, sizeof book->modified, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
        memcpy(book->modified, "1970-01-01T00:00:00Z", sizeof book->modified);
}

/* --- chapters --- */

/* Fills it in, with the array in the arena. */
static bool make_book(
    const struct output *out, struct arena *a, struct book *book, struct error *err)
{
    const struct timeline *const t = out->input->timeline;

    *book = (struct book){.input = out->input, .words = page_words(out->input->rundown->language)};
    for (size_t i = 0; i < t->n_segments; i = prose_item_end(t, i))
        book->n_chapters++;
    if (book->n_chapters == 0)
        return error_set(err, file_out_path(out->file), "nothing is said in it");
    book->chapters = arena_array(a, book->n_chapters + 1, sizeof *book->chapters);
    if (!book->chapters)
        return error_memory(err, file_out_path(out->file));
    for (size_t i = 0, n = 0; i < t->n_segments; i = prose_item_end(t, i))
        book->chapters[n++] = i;
    book->chapters[book->n_chapters] = t->n_segments;
    make_modified(book);
    return episode_guid(out->input->rundown, book->guid, err);
}

bool book_write(struct output *out, book_parts_fn *add, struct error *err)
{
    struct arena *a;
    struct zipfile *z = NULL;
    struct book book;
    bool ok = false;

    if (!out->input->audio)
        return error_set(err, file_out_path(out->file), "the audio to put in is not at hand");
    a = arena_new();
    if (!a)
        return error_memory(err, file_out_path(out->file));
    if (!make_book(out, a, &book, err))
        goto out;
    z = zipfile_begin(out->file, err);
    if (!z || !add(z, &book, a, err))
        goto out;
    ok = zipfile_end(&z, err);
out:
    zipfile_abort(&z);
    arena_destroy(&a);
    return ok;
}

struct str book_title(const struct book *book)
{
    const struct str title = book->input->rundown->title;

    return title.len ? title : str_of(book->input->audio_path);
}

struct str book_language(const struct book *book)
{
    const struct str language = book->input->rundown->language;

    return language.len ? language : STR("en");
}

const struct item *book_item(const struct book *book, size_t chapter)
{
    return book->input->timeline->segments[book->chapters[chapter]].item;
}

struct str book_chapter_title(const struct book *book, size_t chapter)
{
    const struct item *const item = book_item(book, chapter);

    return item->title.len ? item->title : str_of(book->words->items[item->kind]);
}

struct str book_mark_label(const struct book *book, const struct timeline_mark *mark)
{
    const struct str text = mark_label(mark, book->words);

    return text.len ? text : STR("\xE2\x80\x93"); /* a link must have a name */
}

size_t book_segment(const struct book *book, const struct timeline_mark *mark)
{
    const struct timeline *const t = book->input->timeline;
    size_t low = 0, high = t->n_segments - 1;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (t->segments[middle].start < mark->start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t book_chapter(const struct book *book, size_t segment)
{
    size_t low = 0, high = book->n_chapters - 1;

    while (low < high) {
        const size_t middle = low + (high - low + 1) / 2;
        if (book->chapters[middle] <= segment)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* --- the cover --- */

bool book_cover(const struct book *book, char name[BOOK_COVER_NAME], struct str *type)
{
    struct picture picture;

    if (!picture_look(book->input->cover, &picture))
        return false;
    *type = str_of(picture.type);
    snprintf(name, BOOK_COVER_NAME, "cover%s", picture.ending);
    return true;
}

void book_make_cover(void *book, size_t number, struct buf *out)
{
    (void)number;
    buf_add(out, ((const struct book *)book)->input->cover);
}

/* --- contents --- */

static void put_label(const struct book *book, struct xml_writer *w,
    const struct timeline_mark *mark, struct str href)
{
    xml_open(w, "a");
    xml_attr(w, "href", href);
    if (mark->item->language.len) {
        xml_attr(w, "lang", mark->item->language);
        xml_attr(w, "xml:lang", mark->item->language);
        xml_attr(w, "dir", language_is_rtl(mark->item->language) ? STR("rtl") : STR("ltr"));
    }
    xml_text(w, book_mark_label(book, mark));
    xml_close(w);
}

void book_contents(const struct book *book, struct xml_writer *w,
    void (*href)(const struct book *book, const struct timeline_mark *mark, struct buf *out),
    struct buf *out)
{
    const struct timeline *const t = book->input->timeline;
    struct buf url = {0};
    int depth = 0;
    bool any = false;

    xml_open(w, "ol");
    for (size_t i = 0; i < t->n_marks; i++) {
        if (!timeline_is_chapter(t, i))
            continue;
        if (any && t->marks[i].depth > depth) {
            xml_open(w, "ol");
        } else if (any) {
            xml_close(w);
            for (int d = depth; d > t->marks[i].depth; d--) {
                xml_close(w);
                xml_close(w);
            }
        }
        any = true;
        depth = t->marks[i].depth;
        buf_clear(&url);
        href(book, &t->marks[i], &url);
        xml_open(w, "li");
        put_label(book, w, &t->marks[i], buf_str(&url));
        if (url.failed)
            out->failed = true;
    }
    for (int d = 2 * depth + any + 1; d > 0; d--)
        xml_close(w);
    buf_free(&url);
}
