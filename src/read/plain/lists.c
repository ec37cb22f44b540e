/* The lists of a plain text. */
#include "read/plain/draft.h"

#include <stdint.h>

static void settle_item(struct draft_item *item, bool cut)
{
    item->kind = BLOCK_LIST_ITEM;
    item->settled = true;
    if (cut)
        item->text = str_cut(item->text, item->mark.len, item->text.len);
}

/* Lines from i on that begin with a dash; dialogue begins so as well, in whole sentences. */
static size_t dash_run(const struct draft *d, size_t i, bool *list)
{
    size_t to = i, sentences = 0;

    while (to < d->n && d->items[to].marked && !d->items[to].settled &&
           d->items[to].mark.kind == LISTMARK_DASH) {
        sentences += shape_is_closed(&d->items[to].shape);
        to++;
    }
    *list = to - i >= 2 &&
            (sentences * 2 <= to - i || (i > 0 && d->items[i - 1].shape.end == SHAPE_END_COLON));
    return to;
}

/* Lines from i on that are numbered on. */
static size_t number_run(const struct draft *d, size_t i)
{
    size_t to = i + 1;

    while (to < d->n && d->items[to].marked && !d->items[to].settled &&
           d->items[to].mark.kind == LISTMARK_NUMBER &&
           d->items[to].mark.number == d->items[to - 1].mark.number + 1)
        to++;
    return to;
}

static void find_marked_lists(struct draft *d)
{
    size_t to;

    for (size_t i = 0; i < d->n; i = to) {
        struct draft_item *item = &d->items[i];
        bool list = true;
        to = i + 1;
        if (item->settled || !item->marked)
            continue;
        if (item->mark.kind == LISTMARK_DASH)
            to = dash_run(d, i, &list);
        else if (item->mark.kind == LISTMARK_NUMBER) {
            to = number_run(d, i);
            list = to - i >= 2;
        }
        for (size_t k = i; list && k < to; k++)
            settle_item(&d->items[k], true);
    }
}

/* The end of a list that begins at item i without marks: short lines that end no sentence. The last
 * is left out where it looks as if it headed the paragraph behind it: shorter than the others. */
static size_t bare_list_end(const struct draft *d, size_t i)
{
    size_t to = i, shortest = SIZE_MAX;

    while (to < d->n && !d->items[to].settled && !d->items[to].shape.starts_quoted &&
           d->items[to].shape.words <= 20 && !shape_is_closed(&d->items[to].shape) &&
           d->items[to].shape.end != SHAPE_END_COLON) {
        const size_t words = d->items[to].shape.words;
        if (to > i + 1 && words < shortest && words <= 5 && to + 1 < d->n &&
            draft_is_paragraph(&d->items[to + 1]) && !d->items[to].shape.starts_lower)
            return to;
        shortest = words < shortest ? words : shortest;
        to++;
    }
    return to;
}

/* Short lines without marks behind "The main signs are:" */
static void find_bare_lists(struct draft *d)
{
    for (size_t i = 0; i + 2 < d->n; i++) {
        size_t to;
        if (d->items[i].settled || d->items[i].shape.end != SHAPE_END_COLON)
            continue;
        to = bare_list_end(d, i + 1);
        for (size_t k = i + 1; to - i > 2 && k < to; k++)
            settle_item(&d->items[k], false);
    }
}

void draft_find_lists(struct draft *d)
{
    find_marked_lists(d);
    find_bare_lists(d);
}
