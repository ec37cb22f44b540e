#include "base/note.h"

#include <stdarg.h>

static void add(struct notes *notes, enum note_kind kind, const char *code, struct str what,
    const char *fmt, va_list ap)
{
    struct note note = {.kind = kind, .code = code};
    struct note *items;

    if (!notes)
        return;
    note.why = arena_vprintf(notes->arena, fmt, ap);
    note.what = arena_str(notes->arena, what);
    items = arena_more(notes->arena, notes->items, notes->n, &notes->cap, sizeof *items);
    if (!items)
        return;
    notes->items = items;
    if (note.why.s && note.what.s)
        notes->items[notes->n++] = note;
}

void notes_add(struct notes *notes, enum note_kind kind, struct str what, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    add(notes, kind, NULL, what, fmt, ap);
    va_end(ap);
}

void notes_add_code(struct notes *notes, enum note_kind kind, const char *code, struct str what,
    const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    add(notes, kind, code, what, fmt, ap);
    va_end(ap);
}

const char *note_code(const struct note *note)
{
    static const char *const by_kind[] = {
        [NOTE_WARNING] = "warning",
        [NOTE_LEFT_OUT] = "left-out",
        [NOTE_DESIGN] = "design",
        [NOTE_DOUBT] = "doubt",
        [NOTE_DETAIL] = "detail",
    };

    return note->code ? note->code : by_kind[note->kind];
}
