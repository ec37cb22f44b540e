#include "commands/report.h"

#include "base/file.h"
#include "base/utf8.h"

#include <unistd.h>

/* They reorder what a terminal shows (UAX #9). */
static bool is_direction_control(uint32_t cp)
{
    return cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
}

void report_add_visible(struct buf *out, struct str t)
{
    for (size_t at = 0; at < t.len;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(t, &at);
        if (cp == UTF8_REPLACEMENT && at - from == 1)
            buf_printf(out, "\\x%02X", (unsigned char)t.s[from]);
        else if (is_control(cp) && cp < 0x100)
            buf_printf(out, "\\x%02X", cp);
        else if (is_control(cp) || is_direction_control(cp))
            buf_printf(out, "\\u%04X", cp);
        else
            buf_add(out, str_cut(t, from, at));
    }
}

void report_line(struct str line)
{
    struct buf b = {0};
    bool written;

    buf_add(&b, STR("bulletin: "));
    report_add_visible(&b, line);
    buf_add_byte(&b, '\n');
    /* in one write, so that lines of two programs do not mix; if it fails, nobody is left to be
     * told */
    written = file_write_all(STDERR_FILENO, buf_str(&b), "standard error", NULL);
    (void)written;
    buf_free(&b);
}

enum exit_status report_error(const struct error *err)
{
    report_line(str_of(err->text));
    return err->kind == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED;
}

bool report_objects(const struct note *note)
{
    return note->kind != NOTE_DETAIL && note->kind != NOTE_DESIGN;
}

void report_notes(const struct notes *notes, bool verbose, bool strict)
{
    struct buf line = {0};

    for (size_t i = 0; i < notes->n; i++) {
        const struct note *note = &notes->items[i];
        if (note->kind != NOTE_WARNING && !verbose && !(strict && report_objects(note)))
            continue;
        buf_clear(&line);
        buf_printf(&line, "%.*s: %.*s", STR_ARG(note->what), STR_ARG(note->why));
        report_line(buf_str(&line));
    }
    buf_free(&line);
}

bool report_doubtful(const struct notes *notes)
{
    for (size_t i = 0; i < notes->n; i++)
        if (report_objects(&notes->items[i]))
            return true;
    return false;
}

bool report_output(struct buf *out, struct error *err)
{
    const bool ok = out->failed
                        ? error_memory(err, "standard output")
                        : file_write_all(STDOUT_FILENO, buf_str(out), "standard output", err);

    buf_free(out);
    return ok;
}
