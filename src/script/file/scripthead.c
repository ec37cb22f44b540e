#include "script/file/scripthead.h"

#include "script/duration.h"
#include "script/file/scriptline.h"
#include "script/split/split.h"

#include <stdlib.h>
#include <string.h>

/* The head at work. */
struct reading {
    struct scripthead *head;
    const struct script_place *at;
    struct rundown *rundown;
    struct format *format;
};

static bool read_title(struct reading *r, struct str value)
{
    return scriptvalue_text(r->at, value, &r->rundown->title);
}

static bool read_language(struct reading *r, struct str value)
{
    return scriptvalue_language(r->at, value, &r->rundown->language);
}

static bool read_date(struct reading *r, struct str value)
{
    return scriptvalue_date(r->at, value, &r->rundown->date);
}

static bool read_expires(struct reading *r, struct str value)
{
    return scriptvalue_date(r->at, value, &r->rundown->expires);
}

static bool read_format(struct reading *r, struct str value)
{
    r->head->format_line = r->at->line;
    return scriptvalue_text(r->at, value, &r->format->name);
}

static bool read_cast(struct reading *r, struct str value)
{
    return scriptvalue_text(r->at, value, &r->format->cast);
}

static bool read_station(struct reading *r, struct str value)
{
    return scriptvalue_text(r->at, value, &r->rundown->station);
}

static bool read_length(struct reading *r, struct str value)
{
    return scriptvalue_length(r->at, value, &r->rundown->least_ms, &r->rundown->most_ms);
}

static bool read_underrun(struct reading *r, struct str value)
{
    return underrun_parse(value, &r->rundown->underrun) ||
           scriptvalue_wrong(r->at, "error, early, silence or bed", value);
}

static bool read_rate(struct reading *r, struct str value)
{
    return scriptvalue_percent(
        r->at, value, SCRIPTHEAD_RATE_LEAST, SCRIPTHEAD_RATE_MOST, &r->rundown->rate);
}

static bool read_lead(struct reading *r, struct str value)
{
    return scriptvalue_duration(r->at, value, FORMAT_MAX_PAUSE, &r->rundown->lead_ms);
}

/* "pauses 60-160 %, end 3 s": what may be done to make the length. */
static bool read_stretch(struct reading *r, struct str list)
{
    struct format *const format = r->format;
    bool pauses = false, end = false;
    struct str word, value;

    while (scriptvalue_next_pair(&list, &word, &value)) {
        if (str_eq(word, STR("pauses"))) {
            if (!scriptvalue_once(r->at, &pauses, "pauses") ||
                !scriptvalue_percents(r->at, value, SCRIPTHEAD_STRETCH_MAX, &format->pause_least,
                    &format->pause_most))
                return false;
        } else if (str_eq(word, STR("end"))) {
            if (!scriptvalue_once(r->at, &end, "end") ||
                !scriptvalue_duration(r->at, value, SCRIPTHEAD_END_MAX, &format->end_most_ms))
                return false;
        } else {
            return scriptvalue_wrong(r->at, "pauses and end (pauses 60-160 %, end 3 s)", word);
        }
    }
    return (pauses && end) ||
           scriptvalue_missing(r->at, "both pauses and end (pauses 60-160 %, end 3 s)");
}

static bool read_loudness(struct reading *r, struct str value)
{
    char digits[16];
    struct str number = value;
    char *end;

    r->format->loudness = 0;
    if (str_eq(value, STR("off")))
        return true;
    if (str_ends(number, STR("LUFS")))
        number = str_trim(str_cut(number, 0, number.len - 4));
    if (number.len > 0 && number.len < sizeof digits) {
        memcpy(digits, number.s, number.len);
        digits[number.len] = '\0';
        r->format->loudness = strtod(digits, &end);
        if (strspn(digits, "-.0123456789") == number.len && *end == '\0' &&
            r->format->loudness >= FORMAT_LEAST_LOUDNESS &&
            r->format->loudness <= FORMAT_MOST_LOUDNESS)
            return true;
    }
    return scriptvalue_wrong(r->at, "LUFS from -70 to -5 (-23 LUFS), or \"off\"", value);
}

/* The roles of the list `roles`, in the order of scripthead.roles. */
struct role_row {
    const char *name;
    struct str *field;
};

enum { ROLE_PHRASE = SCRIPTHEAD_ROLES - 1 };

static void list_roles(struct format *format, struct role_row out[SCRIPTHEAD_ROLES])
{
    out[0] = (struct role_row){"title", &format->role_title};
    out[1] = (struct role_row){"heading", &format->role_heading};
    out[2] = (struct role_row){"text", &format->role_text};
    out[3] = (struct role_row){"quote", &format->role_quote};
    out[ROLE_PHRASE] = (struct role_row){"phrase", &format->role_phrase};
}

static bool read_roles(struct reading *r, struct str list)
{
    struct role_row roles[SCRIPTHEAD_ROLES];
    struct str word, value;

    list_roles(r->format, roles);
    if (list.len == 0)
        return scriptvalue_missing(r->at, "a list (title presenter, quote quote)");
    while (scriptvalue_next_pair(&list, &word, &value)) {
        size_t i = 0;

        while (i < SCRIPTHEAD_ROLES && !str_eq(word, str_of(roles[i].name)))
            i++;
        if (i == SCRIPTHEAD_ROLES)
            return scriptvalue_wrong(r->at, "title, heading, text, quote or phrase", word);
        if (!scriptvalue_once(r->at, &r->head->roles[i], roles[i].name) ||
            !scriptvalue_role(r->at, value, roles[i].field))
            return false;
    }
    return true;
}

static bool read_pauses(struct reading *r, struct str list)
{
    struct str word, value;
    enum boundary boundary;

    if (list.len == 0)
        return scriptvalue_missing(r->at, "a list (sentence 350, item 1500)");
    while (scriptvalue_next_pair(&list, &word, &value)) {
        if (!scriptvalue_boundary(r->at, word, &boundary) ||
            !scriptvalue_once(r->at, &r->head->pauses[boundary], boundary_name(boundary)))
            return false;
        if (!duration_parse(value, FORMAT_MAX_PAUSE, &r->format->pause_ms[boundary]))
            return scriptvalue_wrong(r->at, SCRIPTVALUE_PAUSE, value);
    }
    return true;
}

enum { FIELD_LANGUAGE, FIELD_FORMAT, FIELD_CAST, FIELD_STRETCH, FIELD_LOUDNESS };

static const struct {
    const char *name;
    bool (*read)(struct reading *r, struct str value);
    bool list; /* may be given in several lines */
} fields[] = {
    [FIELD_LANGUAGE] = {"language", read_language, false},
    [FIELD_FORMAT] = {"format", read_format, false},
    [FIELD_CAST] = {"cast", read_cast, false},
    [FIELD_STRETCH] = {"stretch", read_stretch, false},
    [FIELD_LOUDNESS] = {"loudness", read_loudness, false},
    {"title", read_title, false},
    {"date", read_date, false},
    {"expires", read_expires, false},
    {"station", read_station, false},
    {"length", read_length, false},
    {"underrun", read_underrun, false},
    {"rate", read_rate, false},
    {"lead", read_lead, false},
    {"roles", read_roles, true},
    {"pauses", read_pauses, true},
};
#define FIELDS (sizeof fields / sizeof *fields)

_Static_assert(FIELDS <= SCRIPTHEAD_FIELDS, "struct scripthead has room for every field");

bool scripthead_read(struct scripthead *head, const struct script_place *at, struct str line,
    struct rundown *rundown, struct format *format)
{
    struct reading r = {.head = head, .at = at, .rundown = rundown, .format = format};
    struct str name, value;

    if (!scriptline_field(line, &name, &value))
        return scriptvalue_wrong(at, "\"name: value\" or an item such as [story] Title", line);
    for (size_t i = 0; i < FIELDS; i++) {
        if (!str_eq(name, str_of(fields[i].name)))
            continue;
        if (!fields[i].list && !scriptvalue_once(at, &head->given[i], fields[i].name))
            return false;
        return fields[i].read(&r, value);
    }
    return scriptvalue_wrong(at,
        "title, language, date, expires, station, length, underrun, rate, lead, stretch, loudness, "
        "format, "
        "cast, roles or pauses",
        name);
}

/* Does the head tell all that has no default, so that no format is needed? */
static bool is_complete(const struct scripthead *head)
{
    bool complete = head->given[FIELD_CAST];

    for (int i = 0; i < ROLE_PHRASE; i++)
        complete = complete && head->roles[i];
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        complete = complete && head->pauses[b];
    return complete;
}

static void take_rest(const struct scripthead *head, struct format *base, struct format *format)
{
    struct role_row from[SCRIPTHEAD_ROLES], to[SCRIPTHEAD_ROLES];

    format->several = base->several;
    if (!head->given[FIELD_CAST])
        format->cast = base->cast;
    if (!head->given[FIELD_STRETCH]) {
        format->pause_least = base->pause_least;
        format->pause_most = base->pause_most;
        format->end_most_ms = base->end_most_ms;
    }
    if (!head->given[FIELD_LOUDNESS])
        format->loudness = base->loudness;
    list_roles(base, from);
    list_roles(format, to);
    for (int i = 0; i < SCRIPTHEAD_ROLES; i++)
        if (!head->roles[i])
            *to[i].field = *from[i].field;
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        if (!head->pauses[b])
            format->pause_ms[b] = base->pause_ms[b];
}

bool scripthead_finish(const struct scripthead *head, const struct script_place *at,
    struct rundown *rundown, struct format *format)
{
    struct format base;
    struct error why = {0};

    if (!head->given[FIELD_LANGUAGE])
        rundown->language = STR(SPLIT_LANGUAGE);
    if (!head->given[FIELD_FORMAT])
        format->name = STR(FORMAT_DEFAULT);
    if (is_complete(head)) {
        if (!head->roles[ROLE_PHRASE])
            format->role_phrase = format->role_title;
        return true;
    }
    if (!format_load(format->name.s, at->arena, &base, &why)) {
        const struct script_place named = {
            .name = at->name, .line = head->format_line ? head->format_line : 1, .err = at->err};
        return scriptvalue_why(&named, "format", &why);
    }
    take_rest(head, &base, format);
    return true;
}
