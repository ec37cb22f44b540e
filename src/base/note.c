#include "base/note.h"

#include <stdarg.h>

void notes_add(struct notes *notes, enum note_kind kind, struct str what, const char *fmt, ...)
{
    struct note note = {.kind = kind};
    struct note *items;
    va_list ap;

    if (!notes)
        return;
    va_start(ap, fmt);
    note.why = arena_vprintf(notes->arena, fmt, ap);
    va_end(ap);
    note.what = arena_str(notes->arena, what);
    items = arena_more(notes->arena, notes->items, notes->n, &notes->cap, sizeof *items);
    if (!items)
        return;
    notes->items = items;
    if (note.why.s && note.what.s)
        notes->items[notes->n++] = note;
}
