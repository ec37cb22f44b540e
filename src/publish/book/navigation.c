#include "publish/book/navigation.h"

#include "publish/book/clips.h"
#include "publish/clocktime.h"
#include "publish/marks.h"

int64_t navigation_begin(const struct timeline *timeline, size_t i)
{
    return clocktime_ms(clip_begin(timeline, i), timeline->sample_rate);
}

int64_t navigation_end(const struct timeline *timeline, size_t i)
{
    return clocktime_ms(clip_end(timeline, i), timeline->sample_rate);
}

static bool is_heard(const struct timeline *t, size_t i)
{
    return navigation_end(t, i) > navigation_begin(t, i);
}

/* The first segment from i on that is heard, else the last before it; n_segments: there is none. */
static size_t heard(const struct timeline *t, size_t i)
{
    size_t at = i;

    while (at < t->n_segments && !is_heard(t, at))
        at++;
    if (at < t->n_segments)
        return at;
    while (i > 0 && !is_heard(t, i - 1))
        i--;
    return i > 0 ? i - 1 : t->n_segments;
}

static void add(struct navigation *nav, struct heading heading)
{
    const struct heading *const before = nav->n ? &nav->headings[nav->n - 1] : NULL;

    heading.shares = before && before->segment == heading.segment;
    if (!heading.shares)
        nav->parts[nav->n_parts++] = heading.segment;
    heading.part = nav->n_parts - 1;
    nav->headings[nav->n++] = heading;
    if (heading.level > nav->depth)
        nav->depth = heading.level;
}

/* Does the book's title stand for the first mark? */
static bool is_title(const struct book *book, const struct timeline_mark *first)
{
    return first->depth == 0 && (first->item->kind != ITEM_STORY ||
                                    str_eq(book_mark_label(book, first), book_title(book)));
}

/* What an item without a title is called is in the bulletin's own language. */
static struct str label_language(const struct book *book, const struct timeline_mark *mark)
{
    const bool named = mark->depth > 0 || mark->item->title.len;

    return named && mark->item->language.len ? mark->item->language : book_language(book);
}

static void add_mark(const struct book *book, size_t i, struct navigation *nav)
{
    const struct timeline *const t = book->input->timeline;
    const struct timeline_mark *const mark = &t->marks[i];

    if (!mark_is_listed(t, book->words, i) || (i == 0 && is_title(book, mark)))
        return;
    add(nav, (struct heading){.label = book_mark_label(book, mark),
                 .language = label_language(book, mark),
                 .item = mark->item,
                 .level = mark->depth + 1,
                 .segment = heard(t, book_segment(book, mark))});
}

bool navigation_make(
    const struct book *book, struct arena *a, struct navigation *out, struct error *err)
{
    const struct timeline *const t = book->input->timeline;
    const size_t first = heard(t, 0);

    if (first == t->n_segments)
        return error_set(err, book->input->audio_path, "nothing is heard in it");
    *out = (struct navigation){
        .headings = arena_array(a, t->n_marks + 1, sizeof *out->headings),
        .parts = arena_array(a, t->n_marks + 2, sizeof *out->parts),
    };
    if (!out->headings || !out->parts)
        return error_memory(err, book->input->audio_path);
    add(out, (struct heading){.label = book_title(book),
                 .language = book_language(book),
                 .level = 1,
                 .segment = first});
    for (size_t i = 0; i < t->n_marks; i++)
        add_mark(book, i, out);
    out->parts[out->n_parts] = t->n_segments;
    return true;
}

const struct heading *navigation_heading(const struct navigation *nav, size_t part)
{
    size_t low = 0, high = nav->n - 1;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (nav->headings[middle].part < part)
            low = middle + 1;
        else
            high = middle;
    }
    return &nav->headings[low];
}
