#include "publish/marks.h"

struct str mark_label(const struct timeline_mark *mark, const struct page_words *words)
{
    const struct item *const item = mark->item;

    if (mark->depth == 0 && item->title.len == 0)
        return str_of(words->items[item->kind]);
    return mark->label;
}
