/* The sub-headings of a plain text, and what looks like them. */
#include "read/plain/draft.h"

#include "read/line/heading.h"
#include "read/line/label.h"

#include <string.h>

/* Times within a story that make it a live report. */
#define LIVE_TIMES 3

/* --- dialogue --- */

/* Lines that begin with one label are what a speaker says, or rows of data: no headings. */
static bool find_speakers(struct draft *d)
{
    struct label *labels = arena_array(d->arena, d->n, sizeof *labels);
    size_t n = 0;

    if (!labels)
        return false;
    for (size_t i = 0; i < d->n; i++) {
        const struct str label = label_of(d->items[i].text);
        d->items[i].speaker = label.len == 1;
        if (label.len)
            labels[n++] = (struct label){label, i};
    }
    labels_sort(labels, n);
    for (size_t i = 1; i < n; i++)
        if (str_eq(labels[i].text, labels[i - 1].text))
            d->items[labels[i].item].speaker = d->items[labels[i - 1].item].speaker = true;
    return true;
}

static bool is_before_paragraph(const struct draft *d, size_t i)
{
    return i + 1 < d->n && draft_is_paragraph(&d->items[i + 1]);
}

/* Are they side by side, or each before a paragraph? */
static bool stand_alike(const struct draft *d, size_t i, size_t j)
{
    return j == i + 1 || (is_before_paragraph(d, i) && is_before_paragraph(d, j));
}

/* Buttons, labels of advertisements, a picture's caption and its text: the same words twice, side
 * by side or each before a paragraph. A table of contents says a heading's words once more among
 * others. */
static bool find_repeated(struct draft *d)
{
    struct label *labels = arena_array(d->arena, d->n, sizeof *labels);
    size_t n = 0;

    if (!labels)
        return false;
    for (size_t i = 0; i < d->n; i++)
        if (!d->items[i].settled && !draft_is_paragraph(&d->items[i]))
            labels[n++] = (struct label){d->items[i].text, i};
    labels_sort(labels, n);
    for (size_t k = 0, to; k < n; k = to) {
        bool repeated = false;
        for (to = k + 1; to < n && str_eq(labels[to].text, labels[k].text); to++)
            repeated |= stand_alike(d, labels[to - 1].item, labels[to].item);
        for (size_t m = k; repeated && m < to; m++)
            d->items[labels[m].item].repeated = true;
    }
    return true;
}

/* --- headings --- */

static bool is_credit(const struct draft_item *item)
{
    return item->settled && item->kind == BLOCK_ASIDE && strstr(item->reason, "credit") != NULL;
}

static bool is_time(const struct draft_item *item)
{
    return item->kind == BLOCK_ASIDE &&
           (strcmp(item->reason, "time") == 0 || strcmp(item->reason, "date") == 0);
}

/* Is it a live report, whose entries each begin with their time? */
static bool is_live(const struct draft *d)
{
    size_t times = 0;

    for (size_t i = 0; i < d->n; i++)
        times += is_time(&d->items[i]);
    return times >= LIVE_TIMES;
}

static enum heading_role role_of(const struct draft_item *item)
{
    if (item->settled)
        return HEADING_ROLE_ITEM;
    if (item->speaker || (item->marked && item->mark.kind != LISTMARK_NUMBER))
        return HEADING_ROLE_META; /* somebody speaks */
    return HEADING_ROLE_TEXT;
}

static bool find_headings(struct draft *d)
{
    struct heading_line *lines = arena_array(d->arena, d->n, sizeof *lines);
    const struct shape title = shape_of(d->article->title);
    const bool live = is_live(d);
    size_t n = 0;

    if (!lines)
        return false;
    for (size_t i = 0; i < d->n; i++) {
        const struct draft_item *item = &d->items[i];
        if (item->kind == BLOCK_ASIDE)
            continue;
        lines[n++] = (struct heading_line){
            .shape = item->shape,
            .role = role_of(item),
            .number = item->marked ? item->mark.number : 0,
            .isolated = item->isolated,
            .underlined = item->underlined,
            .dated = item->dated,
            .timed = live && i > 0 && is_time(&d->items[i - 1]),
            .signs = item->signs,
            .repeated = item->repeated,
            .pictured = i > 0 && d->items[i - 1].picture,
            .credited = i + 1 < d->n && is_credit(&d->items[i + 1]),
        };
    }
    if (!headings_find(lines, n, &title, d->arena))
        return false;
    n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].kind != BLOCK_ASIDE && lines[n++].found)
            d->items[i].kind = BLOCK_HEADING;
    return true;
}

bool draft_find_headings(struct draft *d)
{
    return find_speakers(d) && find_repeated(d) && find_headings(d);
}
