#include "rundown.h"

const char *segment_kind_name(enum segment_kind kind)
{
    static const char *const names[] = {
        [SEGMENT_TITLE] = "title",
        [SEGMENT_HEADING] = "heading",
        [SEGMENT_PARAGRAPH] = "paragraph",
        [SEGMENT_QUOTE] = "quote",
        [SEGMENT_LIST_ITEM] = "list-item",
        [SEGMENT_PHRASE] = "phrase",
    };
    return names[kind];
}

const char *item_kind_name(enum item_kind kind)
{
    static const char *const names[] = {
        [ITEM_OPEN] = "open",
        [ITEM_HEADLINES] = "headlines",
        [ITEM_STORY] = "story",
        [ITEM_CLOSE] = "close",
    };
    return names[kind];
}

const char *boundary_name(enum boundary boundary)
{
    static const char *const names[] = {
        [BOUNDARY_CLAUSE] = "clause",
        [BOUNDARY_SENTENCE] = "sentence",
        [BOUNDARY_PARAGRAPH] = "paragraph",
        [BOUNDARY_HEADING] = "heading",
        [BOUNDARY_SECTION] = "section",
        [BOUNDARY_ITEM] = "item",
    };
    return names[boundary];
}

size_t rundown_count(const struct rundown *rundown)
{
    size_t n = 0;

    for (size_t i = 0; i < rundown->n_items; i++)
        n += rundown->items[i].n_segments;
    return n;
}
