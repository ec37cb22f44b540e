#include "base/ini.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <string.h>

#define INI_MAX ((size_t)1 << 20)

struct reading {
    const char *path;
    int line; /* from 1 */
    ini_line_fn *setting;
    void *userdata;
    struct buf section;
    struct buf name;
    struct buf value;
};

static bool wrong(const struct reading *r, const char *why, struct error *err)
{
    return error_usage(err, r->path, "line %d: %s", r->line, why);
}

static bool copy(const struct reading *r, struct buf *to, struct str t, struct error *err)
{
    buf_clear(to);
    buf_add(to, str_trim(t));
    return !to->failed || error_memory(err, r->path);
}

static bool read_section(struct reading *r, struct str line, struct error *err)
{
    if (!str_ends(line, STR("]")))
        return wrong(r, "expected \"]\" at its end", err);
    if (!copy(r, &r->section, str_cut(line, 1, line.len - 1), err))
        return false;
    return r->section.len || wrong(r, "expected a name between \"[\" and \"]\"", err);
}

static bool read_setting(struct reading *r, struct str line, struct error *err)
{
    const ptrdiff_t equals = str_find(line, STR("="), 0);
    struct error why = {0};

    if (equals < 0)
        return wrong(r, "expected [section] or name = value", err);
    if (!copy(r, &r->name, str_cut(line, 0, (size_t)equals), err) ||
        !copy(r, &r->value, str_cut(line, (size_t)equals + 1, line.len), err))
        return false;
    if (r->name.len == 0)
        return wrong(r, "expected a name before \"=\"", err);
    if (r->setting(r->userdata, r->line, r->section.s, r->name.s, r->value.s, &why))
        return true;
    if (why.kind == ERROR_FAILED)
        return error_set(err, r->path, "line %d: %s", r->line, why.text);
    return wrong(r, why.text, err);
}

static bool read_line(struct reading *r, struct str line, struct error *err)
{
    line = str_trim(line);
    if (line.len == 0)
        return true;
    if (memchr(line.s, '\0', line.len) || !utf8_valid(line))
        return wrong(r, "not text in UTF-8", err);
    if (line.s[0] == '#' || line.s[0] == ';')
        return true;
    return line.s[0] == '[' ? read_section(r, line, err) : read_setting(r, line, err);
}

static bool read_lines(struct reading *r, struct str text, struct error *err)
{
    struct str line;

    if (str_starts(text, STR("\xEF\xBB\xBF"))) /* a byte order mark, as some editors leave */
        text = str_cut(text, 3, text.len);
    for (r->line = 1; str_next(&text, '\n', &line); r->line++)
        if (!read_line(r, line, err))
            return false;
    return true;
}

bool ini_read_lines(const char *path, ini_line_fn *setting, void *userdata, struct error *err)
{
    struct reading r = {.path = path, .setting = setting, .userdata = userdata};
    struct arena *a = arena_new();
    struct str text;
    bool ok = false;

    if (!a)
        return error_memory(err, path);
    if (!file_read(path, INI_MAX, a, &text, err))
        goto out;
    ok = copy(&r, &r.section, STR(""), err) && read_lines(&r, text, err);
out:
    buf_free(&r.value);
    buf_free(&r.name);
    buf_free(&r.section);
    arena_destroy(&a);
    return ok;
}

/* A reader that is not told the lines. */
struct plain {
    ini_setting_fn *setting;
    void *userdata;
};

static bool without_line(void *userdata, int line, const char *section, const char *name,
    const char *value, struct error *why)
{
    const struct plain *const plain = userdata;

    (void)line;
    return plain->setting(plain->userdata, section, name, value, why);
}

bool ini_read(const char *path, ini_setting_fn *setting, void *userdata, struct error *err)
{
    struct plain plain = {.setting = setting, .userdata = userdata};

    return ini_read_lines(path, without_line, &plain, err);
}
