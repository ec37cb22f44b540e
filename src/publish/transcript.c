#include "publish/transcript.h"

static bool is_heading(enum segment_kind kind)
{
    return kind == SEGMENT_TITLE || kind == SEGMENT_HEADING;
}

/* Do the format's own words stand in the midst of a paragraph, or before a heading? */
static bool is_aside(const struct segment *before, const struct segment *segment)
{
    return before->kind == SEGMENT_PHRASE ||
           (segment->kind == SEGMENT_PHRASE && !is_heading(before->kind));
}

/* What stands between a segment and the one before it; NULL: it is the first of its item. */
static void put_space(struct buf *out, const struct segment *before, const struct segment *segment)
{
    if (before && before->boundary < BOUNDARY_PARAGRAPH &&
        (before->kind == segment->kind || is_aside(before, segment))) {
        buf_add_byte(out, is_heading(segment->kind) && before->kind != segment->kind ? '\n' : ' ');
        return;
    }
    buf_add(out, is_heading(segment->kind) || (before && before->boundary == BOUNDARY_SECTION)
                     ? STR("\n\n\n")
                     : STR("\n\n"));
    if (segment->kind == SEGMENT_LIST_ITEM)
        buf_add(out, STR("- "));
}

static void put_top(struct buf *out, const struct rundown *rundown)
{
    buf_add(out, rundown->title);
    if (rundown->title.len && rundown->date.len)
        buf_add_byte(out, '\n');
    buf_add(out, rundown->date);
}

/* Is it the title that put_top has already written? */
static bool repeats_title(const struct rundown *rundown, size_t item, size_t segment)
{
    const struct segment *const s = &rundown->items[item].segments[segment];

    return item == 0 && segment == 0 && s->kind == SEGMENT_TITLE && str_eq(s->text, rundown->title);
}

bool transcript_write(struct output *out, struct error *err)
{
    const struct rundown *const rundown = out->input->rundown;

    put_top(&out->text, rundown);
    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        for (size_t j = 0; j < item->n_segments; j++) {
            if (repeats_title(rundown, i, j))
                continue;
            put_space(&out->text, j ? &item->segments[j - 1] : NULL, &item->segments[j]);
            buf_add(&out->text, item->segments[j].text);
            if (!output_drain(out, err))
                return false;
        }
    }
    buf_add_byte(&out->text, '\n');
    return true;
}
