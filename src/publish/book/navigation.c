#include "publish/book/navigation.h"

#include "publish/book/clips.h"
#include "publish/clocktime.h"

int64_t navigation_begin(const struct timeline *timeline, size_t i)
{
    return clocktime_ms(clip_begin(timeline, i), timeline->sample_rate);
}

int64_t navigation_end(const struct timeline *timeline, size_t i)
{
    return clocktime_ms(clip_end(timeline, i), timeline->sample_rate);
}

/* The first segment from i on that is heard; n_segments: none is. */
static size_t heard(const struct timeline *t, size_t i)
{
    while (i < t->n_segments && navigation_end(t, i) <= navigation_begin(t, i))
        i++;
    return i;
}

/* --- which marks have headings --- */

/* Does the book's title stand for the first mark? */
static bool is_title(const struct book *book, const struct timeline_mark *first)
{
    return first->depth == 0 && (first->item->kind != ITEM_STORY ||
                                    str_eq(book_mark_label(book, first), book_title(book)));
}

bool navigation_names(const struct book *book, size_t i)
{
    const struct timeline *const t = book->input->timeline;

    return timeline_is_chapter(t, i) && !(i == 0 && is_title(book, &t->marks[0]));
}

/* What an item without a title is called is in the bulletin's own language. */
static struct str label_language(const struct book *book, const struct timeline_mark *mark)
{
    const bool named = mark->depth > 0 || mark->item->title.len;

    return named && mark->item->language.len ? mark->item->language : book_language(book);
}

/* --- the headings --- */

static bool join(struct heading *first, const struct heading *second, struct arena *a)
{
    first->level = second->level < first->level ? second->level : first->level;
    if (!str_eq(first->label, second->label))
        first->label = arena_printf(a, "%.*s: %.*s", STR_ARG(first->label), STR_ARG(second->label));
    return first->label.s;
}

static bool add_mark(
    const struct book *book, size_t i, struct arena *a, struct navigation *nav, struct error *err)
{
    const struct timeline *const t = book->input->timeline;
    const struct timeline_mark *const mark = &t->marks[i];
    const struct heading heading = {.label = book_mark_label(book, mark),
        .language = label_language(book, mark),
        .level = mark->depth + 1,
        .segment = heard(t, book_segment(book, mark))};

    if (!navigation_names(book, i) || heading.segment == t->n_segments)
        return true;
    if (nav->headings[nav->n - 1].segment == heading.segment)
        return join(&nav->headings[nav->n - 1], &heading, a) ||
               error_memory(err, book->input->audio_path);
    nav->headings[nav->n++] = heading;
    return true;
}

bool navigation_make(
    const struct book *book, struct arena *a, struct navigation *out, struct error *err)
{
    const struct timeline *const t = book->input->timeline;
    const size_t first = heard(t, 0);

    if (first == t->n_segments)
        return error_set(err, book->input->audio_path, "nothing is heard in it");
    *out = (struct navigation){.headings = arena_array(a, t->n_marks + 1, sizeof *out->headings)};
    if (!out->headings)
        return error_memory(err, book->input->audio_path);
    out->headings[out->n++] = (struct heading){
        .label = book_title(book), .language = book_language(book), .level = 1, .segment = first};
    for (size_t i = 0; i < t->n_marks; i++)
        if (!add_mark(book, i, a, out, err))
            return false;
    for (size_t i = 0; i < out->n; i++)
        out->depth = out->headings[i].level > out->depth ? out->headings[i].level : out->depth;
    return true;
}
