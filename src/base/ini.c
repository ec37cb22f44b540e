#include "base/ini.h"

#include "base/arena.h"
#include "base/file.h"

#include <ini.h>
#include <string.h>

#define INI_MAX ((size_t)1 << 20)

struct reading {
    ini_setting_fn *setting;
    void *userdata;
    struct error why; /* the first refusal */
};

static int on_setting(void *userdata, const char *section, const char *name, const char *value)
{
    struct reading *reading = userdata;

    if (reading->why.kind != ERROR_NONE)
        return 0;
    return reading->setting(reading->userdata, section, name, value ? value : "", &reading->why);
}

bool ini_read(const char *path, ini_setting_fn *setting, void *userdata, struct error *err)
{
    struct reading reading = {.setting = setting, .userdata = userdata};
    struct arena *a = arena_new();
    struct str text;
    bool ok = false;
    int line;

    if (!a)
        return error_memory(err, path);
    if (!file_read(path, INI_MAX, a, &text, err))
        goto out;
    if (memchr(text.s, '\0', text.len)) {
        error_usage(err, path, "has a NUL byte, so it is no settings file");
        goto out;
    }
    line = ini_parse_string(text.s, on_setting, &reading);
    if (line < 0)
        error_memory(err, path);
    else if (line > 0 && reading.why.kind != ERROR_NONE)
        error_usage(err, path, "line %d: %s", line, reading.why.text);
    else if (line > 0)
        error_usage(err, path, "line %d: expected [section] or name = value", line);
    else
        ok = true;
out:
    arena_destroy(&a);
    return ok;
}
