#include "script/file/scriptcomment.h"

static const char *const help[] = {
    "A line is spoken in one go. A blank line ends a paragraph; an indented line goes on with the",
    "sentence before it. \"# \" is a title, \"## \" a sub-heading. \"quote: \" gives a line to "
    "that "
    "role.",
    "Below a line, \"(pause: 2 s)\" sets the silence after it, \"(say: ...)\" what is said instead "
    "of "
    "it.",
    "Lines that begin with \";\" are not read.",
};
#define HELP_LINES (sizeof help / sizeof *help)

static bool is_help(struct str line)
{
    for (size_t i = 0; i < HELP_LINES; i++)
        if (str_eq(line, str_of(help[i])))
            return true;
    return false;
}

void scriptcomment_help(struct buf *out)
{
    for (size_t i = 0; i < HELP_LINES; i++)
        buf_printf(out, "; %s\n", help[i]);
}

void scriptcomment_add(struct scriptcomment *waiting, struct str line)
{
    line = str_trim(line);
    line = str_cut(line, str_starts(line, STR("; ")) ? 2 : 1, line.len);
    if (is_help(line))
        return;
    if (waiting->some)
        buf_add_byte(&waiting->lines, '\n');
    if (waiting->some && waiting->blank)
        buf_add_byte(&waiting->lines, '\n');
    buf_add(&waiting->lines, line);
    waiting->some = true;
    waiting->blank = false;
}

void scriptcomment_blank(struct scriptcomment *waiting)
{
    waiting->blank = waiting->some;
}

void scriptcomment_keep_blank(struct scriptcomment *waiting)
{
    if (waiting->blank && waiting->lines.len)
        buf_add_byte(&waiting->lines, '\n');
}

bool scriptcomment_take(
    struct scriptcomment *waiting, const struct script_place *at, struct str *field)
{
    const struct str lines = buf_str(&waiting->lines);

    waiting->some = waiting->blank = false;
    if (waiting->lines.failed)
        return error_memory(at->err, at->name);
    if (lines.len == 0)
        return true;
    *field = field->len ? arena_printf(at->arena, "%.*s\n%.*s", STR_ARG(*field), STR_ARG(lines))
                        : arena_str(at->arena, lines);
    buf_clear(&waiting->lines);
    return field->s || error_memory(at->err, at->name);
}

void scriptcomment_write(struct str comment, bool indented, struct buf *out)
{
    struct str line;

    if (comment.len == 0)
        return;
    while (str_next(&comment, '\n', &line)) {
        buf_add(out, indented ? STR("  ;") : STR(";"));
        if (line.len)
            buf_add_byte(out, ' ');
        buf_add(out, line);
        buf_add_byte(out, '\n');
    }
}

void scriptcomment_write_item(struct str comment, struct buf *out)
{
    const bool apart = comment.len > 1 && str_ends(comment, STR("\n"));

    scriptcomment_write(str_cut(comment, 0, comment.len - apart), false, out);
    if (apart)
        buf_add_byte(out, '\n');
}
