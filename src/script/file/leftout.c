#include "script/file/leftout.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "script/file/scriptwrite.h"

#include <string.h>

#define CUT "cut for the length; without the \"; \" before it, it is back:"

bool leftout_remember(const struct rundown *rundown, const struct format *format, struct arena *a,
    struct leftout *out)
{
    *out = (struct leftout){.rundown = *rundown, .format = *format};
    out->rundown.items = arena_array(a, rundown->n_items + 1, sizeof *rundown->items);
    if (!out->rundown.items)
        return false;
    for (size_t i = 0; i < rundown->n_items; i++) {
        struct item *const item = &out->rundown.items[i];

        *item = rundown->items[i];
        item->segments = arena_array(a, item->n_segments + 1, sizeof *item->segments);
        if (!item->segments)
            return false;
        if (item->n_segments)
            memcpy(item->segments, rundown->items[i].segments,
                item->n_segments * sizeof *item->segments);
    }
    return true;
}

/* Puts what was written, which is emptied, before a comment, and `end` behind it. */
static bool put_before(struct buf *written, const char *end, struct arena *a, struct str *comment)
{
    const struct str lines = str_trim(buf_str(written));

    if (written->failed)
        return false;
    if (lines.len == 0)
        return true;
    *comment = arena_printf(a, "%s\n%.*s%s%s%.*s", CUT, STR_ARG(lines), end,
        comment->len ? "\n" : "", STR_ARG(*comment));
    buf_clear(written);
    return comment->s != NULL;
}

/* The first of the item's segments from `from` on with that text; n_segments: there is none. */
static size_t find_text(const struct item *item, size_t from, struct str text)
{
    while (from < item->n_segments && !str_eq(item->segments[from].text, text))
        from++;
    return from;
}

/* Writes those of the segments [from, to) that are the story's: the format's own words depend on
 * what is kept, and are nothing to be put back. */
static void write_gone(const struct leftout *before, const struct item *whole, size_t from,
    size_t to, struct buf *written)
{
    for (size_t i = from; i < to; i++) {
        if (whole->segments[i].kind != SEGMENT_PHRASE)
            continue;
        scriptwrite_segments(whole, from, i, &before->format, written);
        from = i + 1;
    }
    scriptwrite_segments(whole, from, to, &before->format, written);
}

/* What is gone from an item: before the segment that comes next, or left in `written`. */
static bool compare_item(const struct leftout *before, const struct item *whole, struct item *item,
    struct buf *written, struct arena *a)
{
    size_t from = 0;

    for (size_t i = 0; i < item->n_segments; i++) {
        const size_t at = find_text(whole, from, item->segments[i].text);

        if (at == whole->n_segments) /* new: the format's words for what is kept */
            continue;
        write_gone(before, whole, from, at, written);
        if (!put_before(written, "", a, &item->segments[i].comment))
            return false;
        from = at + 1;
    }
    write_gone(before, whole, from, whole->n_segments, written);
    return true;
}

static bool is_item(const struct item *a, const struct item *b)
{
    return a->kind == b->kind && str_eq(a->title, b->title);
}

static bool compare(
    const struct leftout *before, struct arena *a, struct rundown *rundown, struct buf *written)
{
    const struct rundown *const whole = &before->rundown;
    size_t kept = 0;

    for (size_t i = 0; i < whole->n_items; i++) {
        struct item *const item = kept < rundown->n_items ? &rundown->items[kept] : NULL;

        if (!item || !is_item(&whole->items[i], item)) {
            buf_add_byte(written, '\n');
            scriptwrite_item(&whole->items[i], whole->language, &before->format, written);
            continue;
        }
        if (!put_before(written, "\n", a, &item->comment) ||
            !compare_item(before, &whole->items[i], item, written, a))
            return false;
        kept++;
    }
    return put_before(written, "", a, &rundown->end_comment);
}

/* A note in one line without controls, which scripts refuse. */
static void write_note(const struct note *note, struct buf *out)
{
    const struct str texts[] = {note->what, STR(": "), note->why};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t at = 0; at < texts[i].len;) {
            const uint32_t cp = utf8_next(texts[i], &at);

            buf_add_cp(out, cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? ' ' : cp);
        }
}

static bool add_notes(
    const struct notes *notes, struct arena *a, struct rundown *rundown, struct buf *written)
{
    bool any = false;

    for (size_t i = 0; notes && i < notes->n; i++) {
        if (notes->items[i].kind != NOTE_LEFT_OUT && notes->items[i].kind != NOTE_DESIGN)
            continue;
        if (!any)
            buf_printf(written, "%.*s%sleft out:", STR_ARG(rundown->end_comment),
                rundown->end_comment.len ? "\n\n" : "");
        buf_add(written, STR("\n  "));
        write_note(&notes->items[i], written);
        any = true;
    }
    if (any)
        rundown->end_comment = buf_keep(written, a);
    return !any || rundown->end_comment.s;
}

bool leftout_comment(const struct leftout *before, const struct notes *notes, struct arena *a,
    struct rundown *rundown)
{
    struct buf written = {0};
    bool ok = compare(before, a, rundown, &written);

    buf_clear(&written);
    ok = ok && add_notes(notes, a, rundown, &written);
    buf_free(&written);
    return ok;
}
