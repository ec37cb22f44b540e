#include "script/order/breaking.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/normal.h"

#include <string.h>

#define MARK_MAX 100 /* bytes of a mark, folded */

struct loading {
    struct breaking_marks *marks;
    struct arena *arena;
};

/* Adds text in NFC without difference of case. */
static bool add_folded(struct str text, struct arena *a, struct buf *out)
{
    const struct str plain = normal(text, NORMAL_NFC, a);

    for (size_t at = 0; at < plain.len;)
        buf_add_cp(out, normal_fold(utf8_next(plain, &at)));
    return plain.s && !out->failed;
}

static bool add_mark(struct loading *loading, struct str mark)
{
    struct breaking_marks *const marks = loading->marks;
    struct str *const more =
        arena_more(loading->arena, marks->items, marks->n, &marks->cap, sizeof *more);
    struct buf folded = {0};
    bool ok = more != NULL;

    if (ok) {
        marks->items = more;
        ok = add_folded(mark, loading->arena, &folded);
    }
    if (ok) {
        more[marks->n] = buf_keep(&folded, loading->arena);
        ok = more[marks->n++].s != NULL;
    }
    buf_free(&folded);
    return ok;
}

static bool on_setting(
    void *userdata, const char *section, const char *name, const char *value, struct error *why)
{
    struct str rest = str_of(value), mark;

    (void)section;
    if (strcmp(name, "marks") != 0)
        return error_usage(why, name, "no setting of breaking news; there is only \"marks\"");
    while (str_next(&rest, '|', &mark)) {
        mark = str_trim(mark);
        if (mark.len == 0 || mark.len > MARK_MAX)
            return error_usage(
                why, name, "expected marks of 1 to %d bytes, with | between them", MARK_MAX);
        if (!add_mark(userdata, mark))
            return error_memory(why, name);
    }
    return true;
}

bool breaking_load(const char *path, struct arena *a, struct breaking_marks *out, struct error *err)
{
    struct loading loading = {.marks = out, .arena = a};

    *out = (struct breaking_marks){0};
    if (!path)
        path = file_data(BREAKING_FILE, a).s;
    return !path || ini_read(path, on_setting, &loading, err);
}

/* Is what follows the mark, from byte `at` on, a sign that sets it apart from the headline? */
static bool is_set_apart(struct str title, size_t at)
{
    bool spaced = false;

    while (at < title.len) {
        const uint32_t cp = utf8_next(title, &at);

        if (!char_is_space(cp))
            return cp == '!' || cp == 0xFF01 || cp == '|' || cp == 0xFF5C || cp == '+' ||
                   cp == '/' || char_is_colon(cp) || char_closes(cp) ||
                   (char_is_dash(cp) && (spaced || cp == 0x2013 || cp == 0x2014));
        spaced = true;
    }
    return false;
}

/* Where the words of a headline begin, behind "[", "+++" and the like. */
static size_t skip_signs(struct str title)
{
    size_t at = 0, from = 0;

    while (at < title.len && !char_is_word(utf8_next(title, &at)))
        from = at;
    return from;
}

/* The byte behind the mark where the title has it at byte `at`; 0: it has not. */
static size_t behind_mark(struct str title, size_t at, struct str mark)
{
    size_t in_mark = 0;

    while (in_mark < mark.len)
        if (at >= title.len || normal_fold(utf8_next(title, &at)) != utf8_next(mark, &in_mark))
            return 0;
    return at;
}

bool breaking_title(const struct breaking_marks *marks, struct str title)
{
    const size_t from = skip_signs(title);

    for (size_t i = 0; i < marks->n; i++) {
        const size_t end = behind_mark(title, from, marks->items[i]);

        if (end > 0 && is_set_apart(title, end))
            return true;
    }
    return false;
}
