#include "script/split/assembly.h"

#include "base/date.h"
#include "script/boundary.h"
#include "script/duration.h"
#include "text/calendar.h"
#include "text/sentence.h"

#define SCRATCH_MAX    ((size_t)1 << 20) /* bytes, after which it is emptied */
#define DAY_SECONDS    86400
#define MINUTE_SECONDS 60

bool assembly_no_memory(struct assembly *s)
{
    return error_memory(s->err, s->name);
}

bool assembly_renew(struct assembly *s)
{
    if (s->scratch && arena_size(s->scratch) < SCRATCH_MAX)
        return true;
    arena_destroy(&s->scratch);
    s->scratch = arena_new();
    return s->scratch || assembly_no_memory(s);
}

/* --- items and segments --- */

struct item *assembly_item(
    struct assembly *s, enum item_kind kind, struct str title, struct str language)
{
    struct rundown *r = s->rundown;
    struct item *items = arena_more(s->arena, r->items, r->n_items, &r->cap_items, sizeof *items);
    struct item *item;

    if (!items)
        return assembly_no_memory(s), NULL;
    r->items = items;
    item = &items[r->n_items];
    item->kind = kind;
    item->title = arena_str(s->arena, title);
    item->language = language;
    if (!item->title.s)
        return assembly_no_memory(s), NULL;
    r->n_items++;
    return item;
}

static bool add_segment(struct assembly *s, struct item *item, enum segment_kind kind,
    struct str role, enum boundary gap, struct str text)
{
    struct segment *more =
        arena_more(s->arena, item->segments, item->n_segments, &item->cap_segments, sizeof *more);
    struct segment *segment;

    if (!more)
        return assembly_no_memory(s);
    item->segments = more;
    segment = &more[item->n_segments];
    segment->kind = kind;
    segment->boundary = gap;
    segment->role = role;
    segment->text = arena_str(s->arena, text);
    if (!segment->text.s)
        return assembly_no_memory(s);
    if (!spoken_make(
            s->front_end, segment->text, item->language, s->arena, &segment->spoken, s->err))
        return false;
    item->n_segments++;
    return true;
}

bool assembly_add(struct assembly *s, struct item *item, enum segment_kind kind, struct str role,
    enum boundary gap, struct str text)
{
    struct str *parts;
    size_t n;

    if (!clauses(text, s->scratch, &parts, &n, s->err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!add_segment(s, item, kind, role, i + 1 < n ? BOUNDARY_CLAUSE : gap, parts[i]))
            return false;
    return true;
}

void assembly_set_gap(struct item *item, enum boundary gap)
{
    if (item->n_segments)
        item->segments[item->n_segments - 1].boundary = gap;
}

void assembly_finish(const struct assembly *s, struct item *item)
{
    const struct segment *end;

    if (item->n_segments == 0)
        return;
    end = item->segments + item->n_segments;
    for (struct segment *segment = item->segments; segment < end; segment++) {
        const struct segment *next = segment + 1 < end ? segment + 1 : NULL;
        const enum boundary gap = segment->boundary;

        segment->boundary = boundary_between(segment, next, gap);
        if (segment->boundary == BOUNDARY_PARAGRAPH && next->kind == SEGMENT_PHRASE &&
            section_heading(item, next))
            segment->boundary = BOUNDARY_SECTION;
        segment->pause_ms = s->format->pause_ms[segment->boundary];
    }
}

/* --- what is known of the bulletin --- */

/* The time of day in words: the stock phrase for such a time. */
static bool say_time(
    struct assembly *s, const struct phrases *phrases, int64_t minutes, struct str *out)
{
    const int hour = (int)(minutes / 60), minute = (int)(minutes % 60);
    const struct {
        bool fits;
        struct str wording;
    } forms[] = {
        {minutes == 0, STR("@time-midnight")},
        {minutes == 12 * 60, STR("@time-midday")},
        {minutes == 60, STR("@time-one")},
        {minute == 30, STR("@time-half")},
        {minute == 0, STR("@time-hour")},
        {hour == 1, STR("@time-one-minute")},
        {true, STR("@time-minute")},
    };
    struct fields fields = {0};
    struct buf text = {0};

    fields.value[FIELD_HOUR] = assembly_number(s, (size_t)hour);
    fields.value[FIELD_HOUR12] = assembly_number(s, (size_t)(hour + 11) % 12 + 1);
    fields.value[FIELD_MINUTE] = arena_printf(s->arena, "%02d", minute);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i].fits && wording_fill(forms[i].wording, &fields, phrases, &text))
            break;
    *out = buf_keep(&text, s->arena);
    buf_free(&text);
    return out->s || assembly_no_memory(s);
}

/* Finds out day and time on air: those of the place that the date was written in. */
static bool find_day(struct assembly *s, struct str language, const struct phrases *phrases)
{
    struct date date;
    int64_t local;
    uint32_t ms;

    if (s->day_of.s && str_eq(s->day_of, language))
        return true;
    s->day_of = language;
    s->day = s->time = STR("");
    if (!date_parse(s->air, &date))
        return !length_parse(s->air, &ms) || say_time(s, phrases, ms / 60000, &s->time);
    if (date.precision < DATE_DAY)
        return true;
    local = date.instant + (int64_t)date.offset * MINUTE_SECONDS;
    if (!calendar_day(local, phrases->language, s->arena, &s->day, s->err))
        return false;
    if (date.precision < DATE_TIME)
        return true;
    local = (local % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
    return say_time(s, phrases, local / MINUTE_SECONDS, &s->time);
}

struct str assembly_number(struct assembly *s, size_t number)
{
    return arena_printf(s->arena, "%zu", number);
}

bool assembly_fields(struct assembly *s, struct fields *out)
{
    *out = (struct fields){0};
    out->value[FIELD_COUNT] = assembly_number(s, s->count);
    out->value[FIELD_STATION] = s->rundown->station;
    out->value[FIELD_TITLE] = s->rundown->title;
    return out->value[FIELD_COUNT].s || assembly_no_memory(s);
}

/* --- what the format says --- */

bool assembly_fill(struct assembly *s, struct str wording, struct str language,
    const struct fields *fields, struct str *out)
{
    struct fields all = *fields;
    const struct phrases *phrases = NULL;
    struct buf text = {0};

    if (wording_needs_language(wording)) {
        phrases = phrasebook_open(&s->book, language, s->err);
        if (!phrases || !find_day(s, language, phrases))
            return false;
        all.value[FIELD_DATE] = s->day;
        all.value[FIELD_TIME] = s->time;
    }
    wording_fill(wording, &all, phrases, &text);
    *out = buf_keep(&text, s->arena);
    buf_free(&text);
    return out->s || assembly_no_memory(s);
}

static bool say_sentences(struct assembly *s, struct item *item, struct str role, struct str text)
{
    struct str *parts;
    size_t n;

    if (!sentences(text, item->language, s->scratch, &parts, &n, s->err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!assembly_add(s, item, SEGMENT_PHRASE, role,
                i + 1 < n ? BOUNDARY_SENTENCE : BOUNDARY_PARAGRAPH, parts[i]))
            return false;
    return true;
}

bool assembly_say(struct assembly *s, struct item *item, enum format_place place,
    const struct fields *fields, enum segment_kind kind, struct str role)
{
    struct str lines = s->format->say[place], line, text;

    while (str_next(&lines, '\n', &line)) {
        if (!assembly_renew(s) || !assembly_fill(s, line, item->language, fields, &text))
            return false;
        if (text.len == 0)
            continue;
        if (!(kind == SEGMENT_PHRASE ? say_sentences(s, item, role, text)
                                     : assembly_add(s, item, kind, role, BOUNDARY_PARAGRAPH, text)))
            return false;
    }
    return true;
}
