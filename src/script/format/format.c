#include "script/format/format.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/ini.h"
#include "script/duration.h"
#include "script/format/phrasebook.h"
#include "script/format/wording.h"
#include "script/sting.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_FOLDER "scripts/formats"

#define ROLE_MAX      32
#define MOST_STORIES  1000u
#define LEAST_PERCENT 10ul /* of a pause */
#define MOST_PERCENT  500ul
#define PER_PERCENT   10   /* thousandths */
#define MOST_WORDS    4000 /* bytes that are said in one place */

static const char *const orders[] = {
    [ORDER_GIVEN] = "given",
    [ORDER_NEWEST] = "newest",
    [ORDER_BREAKING] = "breaking",
    [ORDER_LONGEST_NOT_AIRED] = "longest-not-aired",
};
#define ORDERS (sizeof orders / sizeof *orders)

bool order_of(struct str name, enum story_order *out)
{
    for (size_t i = 0; i < ORDERS; i++)
        if (str_eq(name, str_of(orders[i]))) {
            *out = (enum story_order)i;
            return true;
        }
    return false;
}

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

/* --- the settings --- */

struct loading;
struct setting;

/* Sets the field from the value. */
typedef bool set_fn(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why);

struct setting {
    const char *section;
    const char *name;
    set_fn *set;
    size_t field;    /* offset in struct format */
    unsigned fields; /* of a wording: what may stand in it */
    bool needed;     /* it has no default */
};

#define SETTINGS_MAX 48

struct loading {
    struct format *format;
    struct arena *arena;
    const char *path;
    const struct phrases *phrases; /* English: which ones there are */
    bool first;                    /* the setting at work was not given before */
    bool given[SETTINGS_MAX];
};

static void *field_of(const struct loading *loading, const struct setting *setting)
{
    return (char *)loading->format + setting->field;
}

static bool keep(
    const struct loading *loading, struct str *field, struct str value, struct error *why)
{
    *field = arena_str(loading->arena, value);
    return field->s || error_memory(why, "format");
}

static bool set_text(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    if (value.len == 0)
        return error_usage(why, setting->name, "expected the name of a %s", setting->section);
    return keep(loading, field_of(loading, setting), value, why);
}

static bool check_role(const struct setting *setting, struct str value, struct error *why)
{
    return format_is_role(value) ||
           error_usage(why, setting->name,
               "expected a role (small letters, digits and hyphens), not \"%.*s\"", STR_ARG(value));
}

static bool set_role(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    return check_role(setting, value, why) && keep(loading, field_of(loading, setting), value, why);
}

static bool set_readers(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    struct format *const format = loading->format;
    struct str role;

    if (value.len == 0)
        return check_role(setting, value, why);
    while (str_next(&value, ',', &role)) {
        role = str_trim(role);
        if (!check_role(setting, role, why))
            return false;
        if (format->n_readers == FORMAT_MOST_READERS)
            return error_usage(
                why, setting->name, "expected at most %d roles", FORMAT_MOST_READERS);
        if (!keep(loading, &format->readers[format->n_readers++], role, why))
            return false;
    }
    format->role_text = format->readers[0];
    return true;
}

static bool set_pause(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    uint32_t *const ms = field_of(loading, setting);

    return duration_parse(value, FORMAT_MAX_PAUSE, ms) ||
           error_usage(why, setting->name,
               "expected milliseconds from 0 to %u (or seconds: 1.5 s), not \"%.*s\"",
               FORMAT_MAX_PAUSE, STR_ARG(value));
}

static bool set_loudness(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    double *const loudness = field_of(loading, setting);
    char *end;

    *loudness = 0;
    if (str_eq(value, STR("off")))
        return true;
    if (value.len && !ascii_is_space(value.s[0]) && !strpbrk(value.s, "xXnN"))
        *loudness = strtod(value.s, &end);
    else
        end = NULL;
    if (end == value.s + value.len && *loudness >= FORMAT_LEAST_LOUDNESS &&
        *loudness <= FORMAT_MOST_LOUDNESS)
        return true;
    return error_usage(why, setting->name, "expected LUFS from -70 to -5, or \"off\", not \"%.*s\"",
        STR_ARG(value));
}

static bool set_stories(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    unsigned long n = 0;

    if (!str_eq(value, STR("all")) && (!str_to_uint(value, MOST_STORIES, &n) || n == 0))
        return error_usage(why, setting->name,
            "expected a whole number from 1 to %u, or \"all\", not \"%.*s\"", MOST_STORIES,
            STR_ARG(value));
    loading->format->most_stories = (uint32_t)n;
    return true;
}

static bool set_headlines(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    unsigned long n = FORMAT_ALL;

    if (!str_eq(value, STR("all")) && !str_to_uint(value, MOST_STORIES, &n))
        return error_usage(why, setting->name,
            "expected a whole number from 0 to %u, or \"all\", not \"%.*s\"", MOST_STORIES,
            STR_ARG(value));
    loading->format->most_headlines = (uint32_t)n;
    return true;
}

/* One word of several: its place among them. */
static bool set_choice(const struct setting *setting, struct str value, const char *const *words,
    size_t n, int *out, struct error *why)
{
    struct buf list = {0};

    for (size_t i = 0; i < n; i++) {
        if (str_eq(value, str_of(words[i]))) {
            *out = (int)i;
            buf_free(&list);
            return true;
        }
        buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", words[i]);
    }
    if (list.failed)
        error_memory(why, setting->name);
    else
        error_usage(why, setting->name, "expected %.*s, not \"%.*s\"", STR_ARG(buf_str(&list)),
            STR_ARG(value));
    buf_free(&list);
    return false;
}

static bool set_order(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    int choice = 0;

    if (!set_choice(setting, value, orders, ORDERS, &choice, why))
        return false;
    loading->format->order = (enum story_order)choice;
    return true;
}

static bool set_form(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    static const char *const words[] = {"full", "lead"};
    int choice = 0;

    if (!set_choice(setting, value, words, sizeof words / sizeof *words, &choice, why))
        return false;
    loading->format->form = (enum story_form)choice;
    return true;
}

static bool set_bed_under(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    static const char *const words[] = {"headlines", "opening", "throughout"};
    int choice = 0;

    if (!set_choice(setting, value, words, sizeof words / sizeof *words, &choice, why))
        return false;
    loading->format->bed_under = (enum bed_under)choice;
    return true;
}

/* "60-160 %" */
static bool set_stretch(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    const struct str whole = value;
    struct str from;
    unsigned long least, most;

    if (str_ends(value, STR("%")))
        value = str_trim(str_cut(value, 0, value.len - 1));
    if (!str_next(&value, '-', &from) || !str_to_uint(str_trim(from), 100, &least) ||
        !str_to_uint(str_trim(value), MOST_PERCENT, &most) || least < LEAST_PERCENT || most < 100)
        return error_usage(why, setting->name,
            "expected two percentages (60-160 %%), the first from %lu to 100, the second from 100 "
            "to %lu, not \"%.*s\"",
            LEAST_PERCENT, MOST_PERCENT, STR_ARG(whole));
    loading->format->pause_least = (uint32_t)least * PER_PERCENT;
    loading->format->pause_most = (uint32_t)most * PER_PERCENT;
    return true;
}

static bool set_sting(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    return sting_parse(value, loading->path, loading->arena, field_of(loading, setting), why);
}

static bool set_bed(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    return bed_parse(value, loading->path, loading->arena, field_of(loading, setting), why);
}

/* There is such a phrase where there is one in English. */
static bool check_name(void *userdata, struct str name, struct error *why)
{
    const struct loading *const loading = userdata;

    return phrases_find(loading->phrases, name).s ||
           error_usage(why, "alternative", "there is no stock phrase \"%.*s\"", STR_ARG(name));
}

static bool set_wording(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    if (value.len == 0)
        return error_usage(why, setting->name, "expected words");
    return wording_check(value, setting->fields, check_name, loading, why) &&
           keep(loading, field_of(loading, setting), value, why);
}

/* Adds a line to what is said in the place; nothing takes away what is said there by default. */
static bool set_said(
    struct loading *loading, const struct setting *setting, struct str value, struct error *why)
{
    struct str *const said = field_of(loading, setting);

    if (loading->first)
        *said = (struct str){NULL, 0};
    if (value.len == 0)
        return true;
    if (!wording_check(value, setting->fields, check_name, loading, why))
        return false;
    if (said->len + value.len >= MOST_WORDS)
        return error_usage(why, setting->name, "expected at most %d bytes here", MOST_WORDS);
    if (said->len == 0)
        return keep(loading, said, value, why);
    *said = arena_printf(loading->arena, "%.*s\n%.*s", STR_ARG(*said), STR_ARG(value));
    return said->s || error_memory(why, setting->name);
}

/* --- which settings there are --- */

#define IN_BULLETIN                                                                                \
    (FIELD_BIT(FIELD_STATION) | FIELD_BIT(FIELD_TITLE) | FIELD_BIT(FIELD_DATE) |                   \
        FIELD_BIT(FIELD_TIME) | FIELD_BIT(FIELD_COUNT))
#define IN_TITLE (IN_BULLETIN & ~FIELD_BIT(FIELD_TITLE))
#define OF_STORY (FIELD_BIT(FIELD_HEADLINE) | FIELD_BIT(FIELD_SOURCE) | FIELD_BIT(FIELD_BYLINE))
#define IN_STORY (IN_BULLETIN | OF_STORY | FIELD_BIT(FIELD_NUMBER) | FIELD_BIT(FIELD_NEXT))

#define AT(field) offsetof(struct format, field)

static const struct setting settings[] = {
    {"title", "one", set_wording, AT(one), IN_TITLE | OF_STORY, false},
    {"title", "several", set_wording, AT(several), IN_TITLE, false},
    {"station", "name", set_text, AT(station), 0, false},
    {"cast", "name", set_text, AT(cast), 0, true},
    {"roles", "title", set_role, AT(role_title), 0, true},
    {"roles", "heading", set_role, AT(role_heading), 0, true},
    {"roles", "text", set_readers, AT(role_text), 0, true},
    {"roles", "quote", set_role, AT(role_quote), 0, true},
    {"roles", "phrase", set_role, AT(role_phrase), 0, false},
    {"pauses", "clause", set_pause, AT(pause_ms[BOUNDARY_CLAUSE]), 0, true},
    {"pauses", "sentence", set_pause, AT(pause_ms[BOUNDARY_SENTENCE]), 0, true},
    {"pauses", "paragraph", set_pause, AT(pause_ms[BOUNDARY_PARAGRAPH]), 0, true},
    {"pauses", "heading", set_pause, AT(pause_ms[BOUNDARY_HEADING]), 0, true},
    {"pauses", "section", set_pause, AT(pause_ms[BOUNDARY_SECTION]), 0, true},
    {"pauses", "item", set_pause, AT(pause_ms[BOUNDARY_ITEM]), 0, true},
    {"level", "loudness", set_loudness, AT(loudness), 0, false},
    {"stories", "most", set_stories, 0, 0, false},
    {"stories", "order", set_order, 0, 0, false},
    {"stories", "form", set_form, 0, 0, false},
    {"headlines", "most", set_headlines, 0, 0, false},
    {"length", "pauses", set_stretch, 0, 0, false},
    {"length", "end", set_pause, AT(end_most_ms), 0, false},
    {"say", "opening", set_said, AT(say[SAY_OPENING]), IN_BULLETIN, false},
    {"say", "title", set_said, AT(say[SAY_TITLE]), IN_BULLETIN, false},
    {"say", "headlines", set_said, AT(say[SAY_HEADLINES]), IN_BULLETIN, false},
    {"say", "headline", set_said, AT(say[SAY_HEADLINE]), IN_STORY, false},
    {"say", "after headlines", set_said, AT(say[SAY_AFTER_HEADLINES]), IN_BULLETIN, false},
    {"say", "before story", set_said, AT(say[SAY_BEFORE_STORY]), IN_STORY, false},
    {"say", "story title", set_said, AT(say[SAY_STORY_TITLE]), IN_STORY, false},
    {"say", "after title", set_said, AT(say[SAY_AFTER_TITLE]), IN_STORY, false},
    {"say", "before section", set_said, AT(say[SAY_BEFORE_SECTION]), IN_STORY, false},
    {"say", "after story", set_said, AT(say[SAY_AFTER_STORY]), IN_STORY, false},
    {"say", "closing", set_said, AT(say[SAY_CLOSING]), IN_BULLETIN, false},
    {"say", "sign-off", set_said, AT(say[SAY_SIGN_OFF]), IN_BULLETIN, false},
    {"sound", "opening", set_sting, AT(opening), 0, false},
    {"sound", "separator", set_sting, AT(separator), 0, false},
    {"sound", "closing", set_sting, AT(closing), 0, false},
    {"sound", "bed", set_bed, AT(bed), 0, false},
    {"sound", "bed under", set_bed_under, 0, 0, false},
};
#define SETTINGS (sizeof settings / sizeof *settings)

_Static_assert(SETTINGS <= SETTINGS_MAX, "struct loading has room for all settings");

/* --- a file --- */

/* The names of the settings of a section, or those of the sections. */
static void list_names(const char *section, struct buf *out)
{
    const char *last = "";

    for (size_t i = 0; i < SETTINGS; i++) {
        const char *const name = section ? settings[i].name : settings[i].section;
        if ((section && strcmp(settings[i].section, section) != 0) || strcmp(name, last) == 0)
            continue;
        buf_printf(out, "%s%s", out->len ? ", " : "", name);
        last = name;
    }
}

static bool refuse_name(const char *section, const char *name, struct error *why)
{
    struct buf list = {0};

    list_names(section, &list);
    if (list.failed)
        error_memory(why, name);
    else if (section && list.len)
        error_usage(
            why, name, "no setting of [%s]; there are: %.*s", section, STR_ARG(buf_str(&list)));
    else
        error_usage(why, name, "no section of a format; there are: %.*s", STR_ARG(buf_str(&list)));
    buf_free(&list);
    return false;
}

static bool is_section(const char *section)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (strcmp(settings[i].section, section) == 0)
            return true;
    return false;
}

static bool on_setting(
    void *userdata, const char *section, const char *name, const char *value, struct error *why)
{
    struct loading *const loading = userdata;

    if (!*section)
        return error_usage(why, name, "expected a [section] first");
    if (!is_section(section))
        return refuse_name(NULL, section, why);
    for (size_t i = 0; i < SETTINGS; i++) {
        const struct setting *const setting = &settings[i];
        if (strcmp(setting->section, section) != 0 || strcmp(setting->name, name) != 0)
            continue;
        loading->first = !loading->given[i];
        if (!loading->first && setting->set != set_said)
            return error_usage(why, name, "was given before");
        loading->given[i] = true;
        return setting->set(loading, setting, str_of(value), why);
    }
    return refuse_name(section, name, why);
}

/* Is every setting there that has no default? */
static bool is_complete(const struct loading *loading, struct error *err)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (settings[i].needed && !loading->given[i])
            return error_usage(err, loading->path, "the setting [%s] %s is missing",
                settings[i].section, settings[i].name);
    return true;
}

static bool is_path(struct str name)
{
    return memchr(name.s, '/', name.len) || str_ends(name, STR(".format"));
}

/* Says that there is no format of that name, and which there are. */
static void list_formats(struct str name, struct arena *a, struct error *err)
{
    struct file_names names;
    struct buf list = {0};

    if (!file_data_names(FORMAT_FOLDER, "", a, &names, err))
        return;
    for (size_t i = 0; i < names.n; i++)
        buf_printf(&list, "%s%.*s", i == 0 ? "" : ", ", STR_ARG(names.items[i]));
    error_usage(err, name.s, "there is no such format; there are: %.*s", STR_ARG(buf_str(&list)));
    buf_free(&list);
}

/* Where the format of that name is; NULL: err says why. */
static const char *find_path(struct str name, struct arena *a, struct error *err)
{
    struct str path;

    if (is_path(name))
        return name.s;
    path = arena_printf(a, FORMAT_FOLDER "/%.*s", STR_ARG(name));
    if (!path.s)
        return error_memory(err, name.s), NULL;
    path = file_data(path.s, a);
    if (!path.s)
        list_formats(name, a, err);
    return path.s;
}

bool format_load(const char *name, struct arena *a, struct format *out, struct error *err)
{
    struct phrasebook book = {.arena = a};
    struct loading loading = {.format = out, .arena = a};

    *out = (struct format){.name = arena_str(a, str_of(name)),
        .pause_least = FORMAT_PAUSE_LEAST,
        .pause_most = FORMAT_PAUSE_MOST,
        .end_most_ms = FORMAT_END_MOST,
        .one = STR("{headline}"),
        .several = STR("@bulletin"),
        .say = {[SAY_TITLE] = STR("{title}"),
            [SAY_HEADLINE] = STR("{headline}"),
            [SAY_STORY_TITLE] = STR("{headline}")}};
    if (!out->name.s)
        return error_memory(err, name);
    if (out->name.len == 0)
        return error_usage(err, "format", "expected a name or a file");
    loading.path = find_path(out->name, a, err);
    if (!loading.path)
        return false;
    loading.phrases = phrasebook_open(&book, STR(PHRASES_FALLBACK), err);
    if (!loading.phrases || !ini_read(loading.path, on_setting, &loading, err) ||
        !is_complete(&loading, err))
        return false;
    if (out->role_phrase.len == 0)
        out->role_phrase = out->role_title;
    return true;
}
