#include "script/format.h"

#include "base/file.h"
#include "base/ini.h"

#include <stdlib.h>
#include <string.h>

#define ROLE_MAX 32

bool format_is_role(struct str name)
{
    if (name.len == 0 || name.len > ROLE_MAX || name.s[0] < 'a' || name.s[0] > 'z')
        return false;
    for (size_t i = 1; i < name.len; i++) {
        const char c = name.s[i];

        if (!(c >= 'a' && c <= 'z') && !ascii_is_digit(c) && c != '-')
            return false;
    }
    return true;
}

struct str format_role(const struct format *format, struct str reader, enum segment_kind kind)
{
    switch (kind) {
    case SEGMENT_TITLE: return format->role_title;
    case SEGMENT_PHRASE: return format->role_phrase;
    case SEGMENT_HEADING: return format->role_heading;
    case SEGMENT_QUOTE: return format->role_quote;
    default: return reader.len ? reader : format->role_text;
    }
}

struct loading {
    struct format *format;
    struct arena *arena;
    bool has_pause[BOUNDARY_COUNT];
};

static bool set_text(struct loading *loading, struct str *field, const char *value)
{
    *field = arena_str(loading->arena, str_of(value));
    return field->s != NULL;
}

static bool set_title(
    struct loading *loading, const char *name, const char *value, struct error *why)
{
    if (strcmp(name, "several") != 0)
        return error_usage(why, name, "no setting of [title]; there is only \"several\"");
    if (!*value)
        return error_usage(why, name, "expected a title");
    return set_text(loading, &loading->format->several, value) || error_memory(why, name);
}

static bool set_cast(
    struct loading *loading, const char *name, const char *value, struct error *why)
{
    if (strcmp(name, "name") != 0)
        return error_usage(why, name, "no setting of [cast]; there is only \"name\"");
    if (!*value)
        return error_usage(why, name, "expected the name of a cast");
    return set_text(loading, &loading->format->cast, value) || error_memory(why, name);
}

static struct str *role_field(struct format *format, const char *name)
{
    const struct {
        const char *name;
        struct str *field;
    } fields[] = {
        {"title", &format->role_title},
        {"heading", &format->role_heading},
        {"text", &format->role_text},
        {"quote", &format->role_quote},
        {"phrase", &format->role_phrase},
    };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].name, name) == 0)
            return fields[i].field;
    return NULL;
}

static bool set_role(
    struct loading *loading, const char *name, const char *value, struct error *why)
{
    struct str *field = role_field(loading->format, name);

    if (!field)
        return error_usage(
            why, name, "no setting of [roles]; there are title, heading, text, quote and phrase");
    if (!format_is_role(str_of(value)))
        return error_usage(
            why, name, "expected a role (small letters, digits and hyphens), not \"%s\"", value);
    return set_text(loading, field, value) || error_memory(why, name);
}

static bool set_pause(
    struct loading *loading, const char *name, const char *value, struct error *why)
{
    unsigned long ms;

    for (int b = 0; b < BOUNDARY_COUNT; b++) {
        if (strcmp(boundary_name((enum boundary)b), name) != 0)
            continue;
        if (!str_to_uint(str_of(value), FORMAT_MAX_PAUSE, &ms))
            return error_usage(why, name, "expected milliseconds from 0 to %u, not \"%s\"",
                FORMAT_MAX_PAUSE, value);
        loading->format->pause_ms[b] = (uint32_t)ms;
        loading->has_pause[b] = true;
        return true;
    }
    return error_usage(why, name,
        "no setting of [pauses]; there are clause, sentence, paragraph, heading, section and item");
}

/* The one section that may be missing. */
static bool set_level(
    struct loading *loading, const char *name, const char *value, struct error *why)
{
    char *end;

    if (strcmp(name, "loudness") != 0)
        return error_usage(why, name, "no setting of [level]; there is only \"loudness\"");
    loading->format->loudness = 0;
    if (strcmp(value, "off") == 0)
        return true;
    loading->format->loudness = strtod(value, &end);
    if (end != value && *end == '\0' && loading->format->loudness >= FORMAT_LEAST_LOUDNESS &&
        loading->format->loudness <= FORMAT_MOST_LOUDNESS)
        return true;
    return error_usage(why, name, "expected LUFS from -70 to -5, or \"off\", not \"%s\"", value);
}

static bool on_setting(
    void *userdata, const char *section, const char *name, const char *value, struct error *why)
{
    struct loading *loading = userdata;

    if (strcmp(section, "title") == 0)
        return set_title(loading, name, value, why);
    if (strcmp(section, "cast") == 0)
        return set_cast(loading, name, value, why);
    if (strcmp(section, "roles") == 0)
        return set_role(loading, name, value, why);
    if (strcmp(section, "pauses") == 0)
        return set_pause(loading, name, value, why);
    if (strcmp(section, "level") == 0)
        return set_level(loading, name, value, why);
    if (!*section)
        return error_usage(why, name, "expected a [section] first");
    return error_usage(
        why, section, "no section of a format; there are title, cast, roles, pauses and level");
}

/* Is every setting there? */
static bool is_complete(const struct loading *loading, const char *path, struct error *err)
{
    const struct format *format = loading->format;
    const struct {
        const char *name;
        struct str value;
    } texts[] = {
        {"[title] several", format->several},
        {"[cast] name", format->cast},
        {"[roles] title", format->role_title},
        {"[roles] heading", format->role_heading},
        {"[roles] text", format->role_text},
        {"[roles] quote", format->role_quote},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].value.len == 0)
            return error_usage(err, path, "the setting %s is missing", texts[i].name);
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        if (!loading->has_pause[b])
            return error_usage(
                err, path, "the setting [pauses] %s is missing", boundary_name((enum boundary)b));
    return true;
}

static bool is_path(struct str name)
{
    return memchr(name.s, '/', name.len) || str_ends(name, STR(".format"));
}

bool format_load(const char *name, struct arena *a, struct format *out, struct error *err)
{
    struct loading loading = {.format = out, .arena = a};
    struct str path = str_of(name);

    *out = (struct format){.name = arena_str(a, str_of(name)),
        .pause_least = FORMAT_PAUSE_LEAST,
        .pause_most = FORMAT_PAUSE_MOST,
        .end_most_ms = FORMAT_END_MOST};
    if (!out->name.s)
        return error_memory(err, name);
    if (out->name.len == 0)
        return error_usage(err, "format", "expected a name or a file");
    if (!is_path(out->name)) {
        const struct str within = arena_printf(a, "scripts/formats/%s", name);

        if (!within.s)
            return error_memory(err, name);
        path = file_data(within.s, a);
        if (!path.s)
            return error_usage(err, name, "there is no such format");
    }
    if (!ini_read(path.s, on_setting, &loading, err) || !is_complete(&loading, path.s, err))
        return false;
    if (out->role_phrase.len == 0)
        out->role_phrase = out->role_title;
    return true;
}
