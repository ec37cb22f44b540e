#include "commands/findings.h"

#include "base/json.h"
#include "commands/report.h"

#include <limits.h>

/* Takes "line N: " off the beginning; 0: it has none. */
static unsigned long take_line(struct str *why)
{
    static const struct str begin = STR("line ");
    const ptrdiff_t end = str_find(*why, STR(": "), 0);
    unsigned long line;

    if (end < 0 || !str_starts(*why, begin) ||
        !str_to_uint(str_cut(*why, begin.len, (size_t)end), INT_MAX, &line))
        return 0;
    *why = str_cut(*why, (size_t)end + 2, why->len);
    return line;
}

static void write_line(const struct note *note, struct buf *out)
{
    buf_printf(out, "%s: ", note_code(note));
    report_add_visible(out, note->what);
    buf_add(out, STR(": "));
    report_add_visible(out, note->why);
    buf_add_byte(out, '\n');
}

static void put(const struct note *note, struct json_writer *w)
{
    struct str why = note->why;
    const unsigned long line = take_line(&why);

    json_begin_object(w, NULL);
    json_put_str(w, "code", str_of(note_code(note)));
    json_put_str(w, "where", note->what);
    json_put_int(w, "line", (int64_t)line);
    json_put_str(w, "message", why);
    json_end_object(w);
}

void findings_write(const struct notes *notes, bool json, struct buf *out)
{
    struct json_writer w = {.out = out};

    if (json)
        json_begin_array(&w, NULL);
    for (size_t i = 0; i < notes->n; i++) {
        if (!report_objects(&notes->items[i]))
            continue;
        if (json)
            put(&notes->items[i], &w);
        else
            write_line(&notes->items[i], out);
    }
    if (json)
        json_end_array(&w);
}
