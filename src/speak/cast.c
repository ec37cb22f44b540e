#include "speak/cast.h"

#include "base/file.h"
#include "base/ini.h"
#include "speak/variant.h"

#include <stdint.h>
#include <string.h>

/* Ranges of the engine's parameters (speak_lib.h, espeak_PARAMETER). */
#define WORD_GAP_MAX 100

/* Percent; a voice that changes more than this is heard to hurry or to drag. */
#define STRETCH_DEFAULT 5
#define STRETCH_MAX     20

/* The section with the settings for the whole cast. */
#define CAST_SECTION "cast"

static const struct voice default_voice = {
    .wpm = 175, .pitch = 50, .range = 50, .volume = 100, .word_gap = 0};

struct reading {
    const char *path;
    int line; /* of the setting */
    struct arena *arena;
    struct cast *cast;
};

/* The role of a section, made when it is new; NULL without memory. */
static struct role *role_named(struct reading *r, const char *section)
{
    struct cast *const cast = r->cast;
    struct role *roles;

    for (size_t i = 0; i < cast->n_roles; i++)
        if (str_eq(cast->roles[i].name, str_of(section)))
            return &cast->roles[i];
    roles = arena_more(r->arena, cast->roles, cast->n_roles, &cast->cap_roles, sizeof *roles);
    if (!roles)
        return NULL;
    cast->roles = roles;
    roles[cast->n_roles].name = arena_str(r->arena, str_of(section));
    roles[cast->n_roles].voice = default_voice;
    roles[cast->n_roles].voice.set_at = arena_printf(r->arena, "%s: line %d", r->path, r->line);
    if (!roles[cast->n_roles].name.s || !roles[cast->n_roles].voice.set_at.s)
        return NULL;
    return &roles[cast->n_roles++];
}

/* What the engine's names are made of. It is never given one that it does not list itself, as it
 * would open any path (voice.c). */
static bool is_voice_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        const char c = name.s[i];
        if (!ascii_is_alpha(c) && !ascii_is_digit(c) && !strchr("-_+/ ", c))
            return false;
    }
    return name.len > 0;
}

static bool set_number(int *out, int min, int max, const char *value, struct error *why)
{
    unsigned long n;

    if (!str_to_uint(str_of(value), (unsigned long)max, &n) || n < (unsigned long)min)
        return error_usage(why, value, "a number from %d to %d is expected", min, max);
    *out = (int)n;
    return true;
}

/* "./calm.variant" and the like, beside the cast. */
static bool is_file(struct str variant)
{
    return str_ends(variant, STR(VARIANT_ENDING));
}

/* A path as seen from the cast's folder. */
static struct str beside_cast(const struct reading *r, struct str path)
{
    size_t folder = strlen(r->path);

    while (folder > 0 && r->path[folder - 1] != '/')
        folder--;
    if (str_starts(path, STR("/")))
        folder = 0;
    if (str_starts(path, STR("./")))
        path = str_cut(path, 2, path.len);
    return arena_printf(r->arena, "%.*s%.*s", (int)folder, r->path, STR_ARG(path));
}

/* The variant of a voice, where it is one of ours; all others are the engine's to find. */
static bool set_variant(
    struct reading *r, struct voice *voice, struct str variant, struct error *why)
{
    const struct str path =
        is_file(variant) ? beside_cast(r, variant) : variant_find(variant, r->arena);
    struct variant read;

    voice->tuning = (struct str){NULL, 0};
    if (!path.s)
        return is_file(variant) ? error_memory(why, "cast") : true;
    if (!file_exists(path.s))
        return error_usage(why, path.s, "there is no such file");
    if (!variant_read(path.s, r->arena, &read, why))
        return false;
    voice->tuning = read.lines;
    return true;
}

static bool set_name(struct reading *r, struct voice *voice, const char *value, struct error *why)
{
    const struct str all = str_of(value);
    const ptrdiff_t plus = str_find(all, STR("+"), 0);
    const struct str base = plus < 0 ? all : str_cut(all, 0, (size_t)plus);
    const struct str variant = str_cut(all, base.len + 1, all.len);
    const struct str called = is_file(variant) ? variant_name(variant) : variant;

    if ((base.len && !is_voice_name(base)) || (plus >= 0 && !is_voice_name(called)) || all.len == 0)
        return error_usage(why, value, "is no voice's name, such as en-gb, +f3 or +my.variant");
    voice->name = plus < 0 ? arena_str(r->arena, base)
                           : arena_printf(r->arena, "%.*s+%.*s", STR_ARG(base), STR_ARG(called));
    voice->set_at = arena_printf(r->arena, "%s: line %d", r->path, r->line);
    if (!voice->name.s || !voice->set_at.s)
        return error_memory(why, "cast");
    return plus < 0 || set_variant(r, voice, variant, why);
}

static bool set_text(struct reading *r, struct str *out, const char *value, struct error *why)
{
    *out = arena_str(r->arena, str_of(value));
    return out->s ? true : error_memory(why, "cast");
}

static bool set_yes_no(bool *out, const char *value, struct error *why)
{
    *out = strcmp(value, "yes") == 0;
    return *out || strcmp(value, "no") == 0 || error_usage(why, value, "yes or no is expected");
}

/* What is set for all of the cast. */
static bool take_cast_setting(
    struct reading *r, const char *name, const char *value, struct error *why)
{
    int percent = 0;

    if (strcmp(name, "description") == 0)
        return set_text(r, &r->cast->description, value, why);
    if (strcmp(name, "announce quotes") == 0)
        return set_yes_no(&r->cast->announce_quotes, value, why);
    if (strcmp(name, "stretch") != 0)
        return error_usage(why, name, "is none of description, stretch and announce quotes");
    if (!set_number(&percent, 0, STRETCH_MAX, value, why))
        return false;
    r->cast->stretch = (unsigned)percent;
    return true;
}

static bool take_setting(void *userdata, int line, const char *section, const char *name,
    const char *value, struct error *why)
{
    struct reading *const r = userdata;
    struct role *role;
    struct voice *v;

    r->line = line;
    if (!*section)
        return error_usage(why, name, "stands before the first role, such as [presenter]");
    if (strcmp(section, CAST_SECTION) == 0)
        return take_cast_setting(r, name, value, why);
    role = role_named(r, section);
    if (!role)
        return error_memory(why, "cast");
    v = &role->voice;
    if (strcmp(name, "voice") == 0)
        return set_name(r, v, value, why);
    if (strcmp(name, "wpm") == 0)
        return set_number(&v->wpm, CAST_LEAST_WPM, CAST_MOST_WPM, value, why);
    if (strcmp(name, "pitch") == 0)
        return set_number(&v->pitch, 0, 100, value, why);
    if (strcmp(name, "range") == 0)
        return set_number(&v->range, 0, 100, value, why);
    if (strcmp(name, "volume") == 0)
        return set_number(&v->volume, 0, 200, value, why);
    if (strcmp(name, "word gap") == 0)
        return set_number(&v->word_gap, 0, WORD_GAP_MAX, value, why);
    return error_usage(why, name, "is none of voice, wpm, pitch, range, volume and word gap");
}

/* The file of a cast as named on the command line; s is NULL where there is none. */
static struct str find_cast(const char *name, struct arena *a)
{
    const struct str n = str_of(name);
    struct str inside;

    if (str_find(n, STR("/"), 0) >= 0 || str_ends(n, STR(".cast")))
        return arena_str(a, n);
    inside = arena_printf(a, "voices/%s.cast", name);
    return inside.s ? file_data(inside.s, a) : inside;
}

bool cast_load(const char *name, struct arena *a, struct cast *out, struct error *err)
{
    struct reading r = {.arena = a, .cast = out};
    const struct str path = find_cast(name, a);

    *out = (struct cast){.name = arena_str(a, str_of(name)), .stretch = STRETCH_DEFAULT};
    if (!out->name.s)
        return error_memory(err, name);
    if (!path.s)
        return error_usage(err, name, "there is no cast of that name (see: bulletin voices)");
    r.path = path.s;
    if (!ini_read_lines(path.s, take_setting, &r, err))
        return false;
    if (out->n_roles == 0)
        return error_usage(err, name, "it names no role");
    return true;
}

/* The role of exactly that name, or NULL. */
static const struct role *find_role(const struct cast *cast, struct str name)
{
    for (size_t i = 0; i < cast->n_roles; i++)
        if (str_eq(cast->roles[i].name, name))
            return &cast->roles[i];
    return NULL;
}

/* "reporter" of "reporter-2"; the name itself where no number ends it. */
static struct str without_number(struct str name)
{
    size_t end = name.len;

    while (end > 0 && ascii_is_digit(name.s[end - 1]))
        end--;
    return end > 1 && end < name.len && name.s[end - 1] == '-' ? str_cut(name, 0, end - 1) : name;
}

static const struct role *find_reader(const struct cast *cast, struct str name)
{
    const struct role *const own = find_role(cast, name);

    return own ? own : find_role(cast, without_number(name));
}

bool cast_has(const struct cast *cast, struct str role)
{
    return find_reader(cast, role) != NULL;
}

const struct voice *cast_voice(const struct cast *cast, struct str role)
{
    const struct role *const reader = find_reader(cast, role);

    if (reader)
        return &reader->voice;
    return cast->n_roles ? &cast->roles[0].voice : &default_voice;
}

static int clamp(int64_t n, int min, int max)
{
    return n < min ? min : n > max ? max : (int)n;
}

/* All rates times `by` / `of`, rounded. */
static void scale_rates(struct cast *cast, int64_t by, int64_t of)
{
    for (size_t i = 0; i < cast->n_roles; i++) {
        int *const own = &cast->roles[i].voice.wpm;
        *own = clamp((*own * by + of / 2) / of, CAST_LEAST_WPM, CAST_MOST_WPM);
    }
}

void cast_set_wpm(struct cast *cast, int wpm)
{
    scale_rates(cast, wpm, cast->n_roles ? cast->roles[0].voice.wpm : wpm);
}

void cast_set_rate(struct cast *cast, unsigned permille)
{
    scale_rates(cast, permille, 1000);
}
