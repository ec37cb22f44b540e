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

static bool same_level(double a, double b)
{
    return !(a < b) && !(a > b);
}

bool sting_same(const struct sting *a, const struct sting *b)
{
    return a->kind == b->kind && str_eq(a->file, b->file) && a->hz == b->hz &&
           a->offset_ms == b->offset_ms && a->length_ms == b->length_ms &&
           same_level(a->gain_db, b->gain_db) && a->fade_in_ms == b->fade_in_ms &&
           a->fade_out_ms == b->fade_out_ms && a->pause_ms == b->pause_ms;
}

bool bed_same(const struct bed *a, const struct bed *b)
{
    return sting_same(&a->sound, &b->sound) && same_level(a->duck_db, b->duck_db) &&
           a->attack_ms == b->attack_ms && a->release_ms == b->release_ms;
}

const char *underrun_name(enum underrun underrun)
{
    static const char *const names[] = {"error", "early", "silence", "bed"};

    return names[underrun];
}

bool underrun_parse(struct str name, enum underrun *out)
{
    for (int u = UNDERRUN_ERROR; u <= UNDERRUN_BED; u++) {
        if (!str_eq(name, str_of(underrun_name((enum underrun)u))))
            continue;
        *out = (enum underrun)u;
        return true;
    }
    return false;
}

int64_t pips_wait(int64_t at, uint32_t sample_rate)
{
    const int64_t over = at % sample_rate;

    return over > 0 ? sample_rate - over : 0;
}

bool rundown_has_pips(const struct rundown *rundown)
{
    for (size_t i = 0; i < rundown->n_items; i++)
        if (rundown->items[i].before.kind == STING_PIPS ||
            rundown->items[i].after.kind == STING_PIPS)
            return true;
    return false;
}

bool heading_goes_on(const struct item *item, const struct segment *segment)
{
    return segment + 1 < item->segments + item->n_segments && segment->kind == SEGMENT_HEADING &&
           segment->boundary < BOUNDARY_PARAGRAPH && segment[1].kind == SEGMENT_HEADING;
}

/* Is it, or does it begin, the announcement of what comes behind it? */
static bool announces(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHRASE && segment->boundary < BOUNDARY_PARAGRAPH;
}

const struct segment *section_heading(const struct item *item, const struct segment *segment)
{
    const struct segment *const end = item->segments + item->n_segments;

    if (segment > item->segments && (announces(segment - 1) || heading_goes_on(item, segment - 1)))
        return NULL;
    while (segment < end && announces(segment))
        segment++;
    return segment < end && segment->kind == SEGMENT_HEADING ? segment : NULL;
}
