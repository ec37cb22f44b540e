#include "publish/marks.h"

struct str mark_label(const struct timeline_mark *mark, const struct page_words *words)
{
    if (mark->depth == 0 && mark->item->title.len == 0)
        return str_of(words->items[mark->item->kind]);
    return mark->label;
}

/* Is item mark i called as the item mark right before it is? */
static bool repeats(const struct timeline *t, const struct page_words *words, size_t i)
{
    const struct timeline_mark *const marks = t->marks;

    return i > 0 && i < t->n_marks && marks[i].depth == 0 && marks[i - 1].depth == 0 &&
           str_eq(mark_label(&marks[i - 1], words), mark_label(&marks[i], words));
}

bool mark_is_listed(const struct timeline *timeline, const struct page_words *words, size_t i)
{
    const struct timeline_mark *const mark = &timeline->marks[i];
    const int64_t least = MARK_LEAST * (int64_t)timeline->sample_rate;

    if (repeats(timeline, words, i))
        return false;
    return timeline->n_marks == 1 || mark->depth > 0 || mark->item->kind == ITEM_STORY ||
           mark->end - mark->start >= least || repeats(timeline, words, i + 1);
}

const struct item *mark_item(
    const struct timeline *timeline, const struct page_words *words, size_t i)
{
    return timeline->marks[repeats(timeline, words, i + 1) ? i + 1 : i].item;
}
