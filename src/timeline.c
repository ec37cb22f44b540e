#include "timeline.h"

#define CHAPTER_LEAST 5 /* seconds that what frames the stories lasts to be worth going to */

static bool is_story(const struct timeline_mark *mark)
{
    return mark->item->kind == ITEM_STORY;
}

/* Is item mark i called as the item mark right before it is? Two stories are two, though. */
static bool repeats(const struct timeline *t, size_t i)
{
    return i > 0 && i < t->n_marks && t->marks[i].depth == 0 && t->marks[i - 1].depth == 0 &&
           !(is_story(&t->marks[i]) && is_story(&t->marks[i - 1])) &&
           str_eq(t->marks[i - 1].label, t->marks[i].label);
}

static bool has_sections(const struct timeline *t, size_t i)
{
    return i + 1 < t->n_marks && t->marks[i + 1].depth > t->marks[i].depth;
}

static bool is_worth(const struct timeline *t, size_t i)
{
    const struct timeline_mark *const mark = &t->marks[i];

    if (repeats(t, i))
        return false;
    return mark->depth > 0 || is_story(mark) || has_sections(t, i) ||
           mark->end - mark->start >= CHAPTER_LEAST * (int64_t)t->sample_rate || repeats(t, i + 1);
}

bool timeline_is_chapter(const struct timeline *timeline, size_t i)
{
    if (i > 0 || is_worth(timeline, i))
        return is_worth(timeline, i);
    for (size_t k = 1; k < timeline->n_marks; k++)
        if (is_worth(timeline, k))
            return false;
    return true;
}

const struct item *timeline_chapter_item(const struct timeline *timeline, size_t i)
{
    return timeline->marks[repeats(timeline, i + 1) ? i + 1 : i].item;
}

struct timeline_mark *timeline_chapters(const struct timeline *timeline, struct arena *a, size_t *n)
{
    struct timeline_mark *const out = arena_array(a, timeline->n_marks + 1, sizeof *out);

    *n = 0;
    if (!out)
        return NULL;
    for (size_t i = 0; i < timeline->n_marks; i++) {
        if (!timeline_is_chapter(timeline, i))
            continue;
        out[*n] = timeline->marks[i];
        out[*n].item = timeline_chapter_item(timeline, i);
        out[*n].end = timeline->n_samples;
        if (*n > 0)
            out[*n - 1].end = out[*n].start;
        else
            out[*n].start = 0;
        ++*n;
    }
    return out;
}
