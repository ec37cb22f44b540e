/*
 * A bulletin as a book: a chapter for each item, each a file of its own. What the e-book and the
 * audiobook have in common.
 */
#ifndef PUBLISH_BOOK_BOOK_H
#define PUBLISH_BOOK_BOOK_H

#include "base/xmlwrite.h"
#include "publish/book/zipfile.h"
#include "publish/output.h"
#include "publish/pagewords.h"
#include "publish/podcast/uuid.h"

#include <stddef.h>

#define BOOK_COVER_NAME 16 /* bytes of the name of a book's cover */

struct book {
    const struct publish_input *input;
    const struct page_words *words;
    size_t *chapters; /* the first segment of each chapter, and at [n] the number of segments */
    size_t n_chapters;
    char guid[UUID_TEXT]; /* the episode's: the same for the same bulletin */
    char modified[21];    /* "2026-03-02T00:00:00Z": the bulletin's date; without one, 1970 */
    bool clip_words;      /* the text is shown word by word as it is spoken, not by sentences */
};

/* Adds a book's parts to its archive. They are made later: what they need is to be in the arena. */
typedef bool book_parts_fn(
    struct zipfile *z, struct book *book, struct arena *a, struct error *err);

/* Writes the bulletin as a book: the archive of the parts that `add` adds. */
MUST_CHECK bool book_write(struct output *out, book_parts_fn *add, struct error *err);

/* The bulletin's title, or where it has none the audio's path. */
struct str book_title(const struct book *book);
/* The bulletin's language; "en" where it has none. */
struct str book_language(const struct book *book);
/* The title of a chapter, or what its kind is called. */
struct str book_chapter_title(const struct book *book, size_t chapter);
/* The item of a chapter. */
const struct item *book_item(const struct book *book, size_t chapter);
/* What a mark is called; never empty. */
struct str book_mark_label(const struct book *book, const struct timeline_mark *mark);
/* The segment that a mark stands at the beginning of. */
size_t book_segment(const struct book *book, const struct timeline_mark *mark);
/* The chapter that a segment is in. */
size_t book_chapter(const struct book *book, size_t segment);

/* The cover's name in the book and its media type; false where there is none. */
bool book_cover(const struct book *book, char name[BOOK_COVER_NAME], struct str *type);
/* Makes the part that the cover is (publish/book/zipfile.h). */
void book_make_cover(void *book, size_t number, struct buf *out);

/* Writes the chapters as nested lists, the href of each by `href`. */
void book_contents(const struct book *book, struct xml_writer *w,
    void (*href)(const struct book *book, const struct timeline_mark *mark, struct buf *out),
    struct buf *out);

#endif
