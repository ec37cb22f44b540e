#include "script/fit/cut.h"

#include "script/boundary.h"

#include <string.h>

/* Is it somebody's own words? Where the format gives them no role of their own, only a block
 * quotation can be told. */
static bool is_quote(const struct segment *segment, const struct format *format)
{
    return segment->kind == SEGMENT_QUOTE || (!str_eq(format->role_quote, format->role_text) &&
                                                 str_eq(segment->role, format->role_quote));
}

size_t cut_tail(const struct item *item)
{
    size_t tail = item->n_segments;

    while (tail > 0 && item->segments[tail - 1].kind == SEGMENT_PHRASE)
        tail--;
    /* "end quote" belongs to the sentence that it ends */
    while (
        tail > 0 && tail < item->n_segments && item->segments[tail - 1].boundary == BOUNDARY_CLAUSE)
        tail++;
    return tail > 0 ? tail : item->n_segments;
}

/* May what follows segment i be cut off, i being before the tail? */
static bool may_end(const struct item *item, size_t i, size_t tail, const struct format *format)
{
    const struct segment *const s = &item->segments[i];
    const bool ends_quote = i > 0 && item->segments[i - 1].boundary == BOUNDARY_CLAUSE &&
                            is_quote(&item->segments[i - 1], format);

    if (s->boundary == BOUNDARY_CLAUSE || s->kind == SEGMENT_TITLE || s->kind == SEGMENT_HEADING ||
        str_ends(s->text, STR(":")) || str_ends(s->text, STR("：")))
        return false;
    if (s->kind == SEGMENT_PHRASE && !ends_quote)
        return false;
    return i + 1 == tail || !is_quote(s, format) || !is_quote(s + 1, format);
}

bool cutpoints(const struct item *item, const struct format *format, struct arena *a,
    struct cutpoint **out, size_t *n)
{
    const size_t tail = cut_tail(item);
    struct cutpoint *points = arena_array(a, tail + 1, sizeof *points);

    *n = 0;
    *out = points;
    if (!points)
        return false;
    for (size_t i = 0; item->kind == ITEM_STORY && i + 1 < tail; i++)
        if (may_end(item, i, tail, format))
            points[(*n)++] = (struct cutpoint){
                .kept = i + 1, .paragraph = item->segments[i].boundary >= BOUNDARY_PARAGRAPH};
    points[(*n)++] = (struct cutpoint){.kept = tail, .paragraph = true};
    return true;
}

/* The pause of a segment that gets another boundary: the format's, where it had the format's. */
static void set_boundary(
    struct segment *segment, enum boundary boundary, const struct format *format)
{
    if (segment->pause_ms == format->pause_ms[segment->boundary])
        segment->pause_ms = format->pause_ms[boundary];
    segment->boundary = boundary;
}

void cut_item(struct item *item, size_t kept, const struct format *format)
{
    const size_t tail = cut_tail(item), n_tail = item->n_segments - tail;

    if (kept >= tail)
        return;
    memmove(item->segments + kept, item->segments + tail, n_tail * sizeof *item->segments);
    item->n_segments = kept + n_tail;
    set_boundary(&item->segments[kept - 1],
        boundary_between(
            &item->segments[kept - 1], n_tail ? &item->segments[kept] : NULL, BOUNDARY_PARAGRAPH),
        format);
}

/* --- headlines --- */

/* The end of the headline that begins with segment i: a long one, or one with a quotation, is in
 * several. */
static size_t headline_end(const struct item *item, size_t i)
{
    while (i + 1 < item->n_segments && item->segments[i].boundary == BOUNDARY_CLAUSE)
        i++;
    return i + 1;
}

/* Is that the text of segments [i, end), with a blank or nothing between two? */
static bool is_title(const struct item *item, size_t i, size_t end, struct str title)
{
    if (title.len == 0)
        return false;
    for (; i < end; i++) {
        const struct str text = item->segments[i].text;
        if (item->segments[i].kind == SEGMENT_PHRASE)
            continue; /* "quote", "end quote" */
        if (!str_starts(title, text))
            return false;
        title = str_trim(str_cut(title, text.len, title.len));
    }
    return title.len == 0;
}

/* Takes the title of a story that is left out off the headlines: the last such one, as of stories
 * with the same title the first ones are kept. False: it is not there. */
static bool drop_headline(struct item *item, struct str title, const struct format *format)
{
    size_t from = 0, to = 0, end;

    for (size_t i = 0; i < item->n_segments; i = end) {
        end = headline_end(item, i);
        if (!is_title(item, i, end, title))
            continue;
        from = i;
        to = end;
    }
    if (to == 0)
        return false;
    memmove(item->segments + from, item->segments + to,
        (item->n_segments - to) * sizeof *item->segments);
    item->n_segments -= to - from;
    if (item->n_segments)
        set_boundary(&item->segments[item->n_segments - 1], BOUNDARY_ITEM, format);
    return true;
}

/* Has it more than the format's own words? */
static bool has_headline(const struct item *item)
{
    for (size_t i = 0; i < item->n_segments; i++)
        if (item->segments[i].kind != SEGMENT_PHRASE)
            return true;
    return false;
}

/* Drops the story's headline; headlines that are none any more have no segments then. */
static void drop_story(
    struct rundown *rundown, const struct item *story, const struct format *format)
{
    for (size_t i = rundown->n_items; i-- > 0;) {
        struct item *const item = &rundown->items[i];
        if (item->kind != ITEM_HEADLINES || !drop_headline(item, story->title, format))
            continue;
        if (!has_headline(item))
            item->n_segments = 0;
        return;
    }
}

void cut_rundown(struct rundown *rundown, const size_t *keep, const struct format *format)
{
    size_t n = 0;

    for (size_t i = rundown->n_items; i-- > 0;)
        if (rundown->items[i].kind == ITEM_STORY && keep[i] == 0)
            drop_story(rundown, &rundown->items[i], format);
    for (size_t i = 0; i < rundown->n_items; i++) {
        struct item *const item = &rundown->items[i];
        const bool gone = item->kind == ITEM_STORY
                              ? keep[i] == 0
                              : item->kind == ITEM_HEADLINES && item->n_segments == 0;
        if (gone)
            continue;
        if (item->kind == ITEM_STORY)
            cut_item(item, keep[i], format);
        rundown->items[n++] = *item;
    }
    rundown->n_items = n;
}
