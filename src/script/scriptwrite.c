#include "script/boundary.h"
#include "script/scriptfile.h"
#include "script/scriptline.h"

static void write_field(struct buf *out, const char *name, struct str value)
{
    if (value.len)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static void write_roles(struct buf *out, const struct format *format)
{
    buf_printf(out, "roles: title %.*s, heading %.*s, text %.*s, quote %.*s\n",
        STR_ARG(format->role_title), STR_ARG(format->role_heading), STR_ARG(format->role_text),
        STR_ARG(format->role_quote));
}

static void write_pauses(struct buf *out, const struct format *format)
{
    buf_add(out, STR("pauses:"));
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        buf_printf(out, "%s %s %u", b ? "," : "", boundary_name((enum boundary)b),
            (unsigned)format->pause_ms[b]);
    buf_add(out, STR("\n"));
}

static void write_help(struct buf *out)
{
    buf_add(
        out, STR("\n"
                 "; A line is spoken in one go. A blank line ends a paragraph; an indented line "
                 "goes on with the\n"
                 "; sentence before it. \"# \" is a title, \"## \" a sub-heading. \"quote: \" "
                 "gives a line to that role.\n"
                 "; Below a line, \"(pause: 2 s)\" sets the silence after it, \"(say: ...)\" "
                 "what is said instead of it.\n"
                 "; Lines that begin with \";\" are not read.\n"));
}

static void write_head(struct buf *out, const struct rundown *rundown, const struct format *format)
{
    buf_add(out, STR(SCRIPTFILE_MAGIC "\n"));
    write_field(out, "title", rundown->title);
    write_field(out, "language", rundown->language);
    write_field(out, "date", rundown->date);
    write_field(out, "format", format->name);
    write_field(out, "cast", format->cast);
    write_roles(out, format);
    write_pauses(out, format);
    write_help(out);
}

/* How far apart two lines are written for the boundary between them. */
static enum boundary gap_of(enum boundary boundary)
{
    return boundary > BOUNDARY_SENTENCE ? BOUNDARY_PARAGRAPH : boundary;
}

static void write_segment(struct buf *out, const struct segment *segment,
    const struct segment *next, bool indented, const struct format *format)
{
    const struct str usual = format_role(format, segment->kind);
    const struct str role = str_eq(segment->role, usual) ? (struct str){NULL, 0} : segment->role;
    const enum boundary told = boundary_between(segment, next, gap_of(segment->boundary));
    const char *const indent = indented ? "    " : "  ";

    scriptline_write(indented, segment->kind, role, segment->text, out);
    if (segment->say.len)
        buf_printf(out, "%s(say: %.*s)\n", indent, STR_ARG(segment->say));
    if (told != segment->boundary)
        buf_printf(out, "%s(after: %s)\n", indent, boundary_name(segment->boundary));
    if (segment->pause_ms != format->pause_ms[segment->boundary])
        buf_printf(out, "%s(pause: %u ms)\n", indent, (unsigned)segment->pause_ms);
}

static void write_item(struct buf *out, const struct item *item, const struct rundown *rundown,
    const struct format *format)
{
    enum boundary gap = BOUNDARY_PARAGRAPH;

    buf_printf(out, "\n[%s]%s%.*s\n", item_kind_name(item->kind), item->title.len ? " " : "",
        STR_ARG(item->title));
    if (!str_eq(item->language, rundown->language))
        write_field(out, "language", item->language);
    write_field(out, "byline", item->byline);
    write_field(out, "source", item->source);
    write_field(out, "url", item->url);
    write_field(out, "image", item->image);
    for (size_t i = 0; i < item->n_segments; i++) {
        const struct segment *segment = &item->segments[i];
        const struct segment *next = i + 1 < item->n_segments ? segment + 1 : NULL;

        if (gap == BOUNDARY_PARAGRAPH)
            buf_add_byte(out, '\n');
        write_segment(out, segment, next, gap == BOUNDARY_CLAUSE, format);
        gap = gap_of(segment->boundary);
    }
}

void scriptfile_write(const struct rundown *rundown, const struct format *format, struct buf *out)
{
    write_head(out, rundown, format);
    for (size_t i = 0; i < rundown->n_items; i++)
        write_item(out, &rundown->items[i], rundown, format);
}
