#include "script/file/scriptwrite.h"

#include "script/boundary.h"
#include "script/duration.h"
#include "script/file/scriptcomment.h"
#include "script/file/scriptfile.h"
#include "script/file/scriptitem.h"
#include "script/file/scriptline.h"

static void write_field(struct buf *out, const char *name, struct str value)
{
    if (value.len)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static void write_roles(struct buf *out, const struct format *format)
{
    buf_printf(out, "roles: title %.*s, heading %.*s, text %.*s, quote %.*s, phrase %.*s\n",
        STR_ARG(format->role_title), STR_ARG(format->role_heading), STR_ARG(format->role_text),
        STR_ARG(format->role_quote), STR_ARG(format->role_phrase));
}

/* Thousandths as percent: 975 is "97.5". */
static void write_percent(struct buf *out, uint32_t thousandths)
{
    buf_printf(out, "%u", (unsigned)(thousandths / 10));
    if (thousandths % 10)
        buf_printf(out, ".%u", (unsigned)(thousandths % 10));
}

static void write_length(struct buf *out, const struct rundown *rundown)
{
    if (rundown->most_ms == 0)
        return;
    buf_add(out, STR("length: "));
    length_write(rundown->least_ms, out);
    if (rundown->least_ms != rundown->most_ms) {
        buf_add_byte(out, '-');
        length_write(rundown->most_ms, out);
    }
    buf_add_byte(out, '\n');
}

static bool has_usual_stretch(const struct format *format)
{
    return format->pause_least == FORMAT_PAUSE_LEAST && format->pause_most == FORMAT_PAUSE_MOST &&
           format->end_most_ms == FORMAT_END_MOST;
}

/* Where it matters: there is a length, or somebody who builds it with one should get what the
 * format allows. */
static void write_stretch(
    struct buf *out, const struct rundown *rundown, const struct format *format)
{
    if (rundown->most_ms == 0 && has_usual_stretch(format))
        return;
    buf_add(out, STR("stretch: pauses "));
    write_percent(out, format->pause_least);
    buf_add_byte(out, '-');
    write_percent(out, format->pause_most);
    buf_printf(out, " %%, end %u ms\n", (unsigned)format->end_most_ms);
}

static void write_clock(struct buf *out, const struct rundown *rundown, const struct format *format)
{
    write_length(out, rundown);
    if (rundown->underrun != UNDERRUN_ERROR)
        buf_printf(out, "underrun: %s\n", underrun_name(rundown->underrun));
    if (rundown->rate != 1000) {
        buf_add(out, STR("rate: "));
        write_percent(out, rundown->rate);
        buf_add(out, STR(" %\n"));
    }
    if (rundown->lead_ms)
        buf_printf(out, "lead: %u ms\n", (unsigned)rundown->lead_ms);
    write_stretch(out, rundown, format);
}

static void write_pauses(struct buf *out, const struct format *format)
{
    buf_add(out, STR("pauses:"));
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        buf_printf(out, "%s %s %u", b ? "," : "", boundary_name((enum boundary)b),
            (unsigned)format->pause_ms[b]);
    buf_add(out, STR("\n"));
}

static void write_head(struct buf *out, const struct rundown *rundown, const struct format *format)
{
    buf_add(out, STR(SCRIPTFILE_MAGIC "\n"));
    scriptcomment_write(rundown->head_comment, false, out);
    write_field(out, "title", rundown->title);
    write_field(out, "language", rundown->language);
    write_field(out, "date", rundown->date);
    write_field(out, "expires", rundown->expires);
    write_field(out, "station", rundown->station);
    write_clock(out, rundown, format);
    if (format->loudness < 0)
        buf_printf(out, "loudness: %.10g LUFS\n", format->loudness);
    write_field(out, "format", format->name);
    write_field(out, "cast", format->cast);
    write_roles(out, format);
    write_pauses(out, format);
    buf_add_byte(out, '\n');
    scriptcomment_help(out);
}

/* How far apart two lines are written for the boundary between them. */
static enum boundary gap_of(enum boundary boundary)
{
    return boundary > BOUNDARY_SENTENCE ? BOUNDARY_PARAGRAPH : boundary;
}

static void write_segment(struct buf *out, const struct segment *segment,
    const struct segment *next, bool indented, struct str reader, const struct format *format)
{
    const struct str usual = format_role(format, reader, segment->kind);
    const struct str role = str_eq(segment->role, usual) ? (struct str){NULL, 0} : segment->role;
    const enum boundary told = boundary_between(segment, next, gap_of(segment->boundary));
    const char *const indent = indented ? "    " : "  ";

    scriptcomment_write(segment->comment, indented, out);
    scriptline_write(indented, segment->kind, role, segment->text, out);
    if (segment->say.len)
        buf_printf(out, "%s(say: %.*s)\n", indent, STR_ARG(segment->say));
    if (told != segment->boundary)
        buf_printf(out, "%s(after: %s)\n", indent, boundary_name(segment->boundary));
    if (segment->pause_ms != format->pause_ms[segment->boundary])
        buf_printf(out, "%s(pause: %u ms)\n", indent, (unsigned)segment->pause_ms);
}

void scriptwrite_segments(
    const struct item *item, size_t from, size_t to, const struct format *format, struct buf *out)
{
    enum boundary gap = from ? gap_of(item->segments[from - 1].boundary) : BOUNDARY_PARAGRAPH;

    for (size_t i = from; i < to; i++) {
        const struct segment *segment = &item->segments[i];
        const struct segment *next = i + 1 < item->n_segments ? segment + 1 : NULL;

        if (gap == BOUNDARY_PARAGRAPH)
            buf_add_byte(out, '\n');
        write_segment(out, segment, next, gap == BOUNDARY_CLAUSE, item->reader, format);
        gap = gap_of(segment->boundary);
    }
}

void scriptwrite_item(const struct item *item, struct str bulletin_language,
    const struct format *format, struct buf *out)
{
    scriptcomment_write_item(item->comment, out);
    buf_printf(out, "[%s]%s%.*s\n", item_kind_name(item->kind), item->title.len ? " " : "",
        STR_ARG(item->title));
    scriptitem_write(item, bulletin_language, out);
    scriptwrite_segments(item, 0, item->n_segments, format, out);
}

void scriptfile_write(const struct rundown *rundown, const struct format *format, struct buf *out)
{
    write_head(out, rundown, format);
    for (size_t i = 0; i < rundown->n_items; i++) {
        buf_add_byte(out, '\n');
        scriptwrite_item(&rundown->items[i], rundown->language, format, out);
    }
    if (rundown->end_comment.len)
        buf_add_byte(out, '\n');
    scriptcomment_write(rundown->end_comment, false, out);
}
