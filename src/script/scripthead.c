#include "script/scripthead.h"

#include "script/duration.h"
#include "script/scriptline.h"
#include "script/split.h"

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

static bool read_format(struct reading *r, struct str value)
{
    r->head->format_line = r->at->line;
    return scriptvalue_text(r->at, value, &r->format->name);
}

static bool read_cast(struct reading *r, struct str value)
{
    return scriptvalue_text(r->at, value, &r->format->cast);
}

/* The roles of the list `roles`, in the order of scripthead.roles. */
struct role_row {
    const char *name;
    struct str *field;
};

static void list_roles(struct format *format, struct role_row out[SCRIPTHEAD_ROLES])
{
    out[0] = (struct role_row){"title", &format->role_title};
    out[1] = (struct role_row){"heading", &format->role_heading};
    out[2] = (struct role_row){"text", &format->role_text};
    out[3] = (struct role_row){"quote", &format->role_quote};
}

static bool read_roles(struct reading *r, struct str list)
{
    struct role_row roles[SCRIPTHEAD_ROLES];
    struct str word, value;

    list_roles(r->format, roles);
    while (scriptvalue_next_pair(&list, &word, &value)) {
        size_t i = 0;

        while (i < SCRIPTHEAD_ROLES && !str_eq(word, str_of(roles[i].name)))
            i++;
        if (i == SCRIPTHEAD_ROLES)
            return scriptvalue_wrong(r->at, "title, heading, text or quote", word);
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

    while (scriptvalue_next_pair(&list, &word, &value)) {
        if (!scriptvalue_boundary(r->at, word, &boundary) ||
            !scriptvalue_once(r->at, &r->head->pauses[boundary], boundary_name(boundary)))
            return false;
        if (!duration_parse(value, FORMAT_MAX_PAUSE, &r->format->pause_ms[boundary]))
            return scriptvalue_wrong(r->at, SCRIPTVALUE_PAUSE, value);
    }
    return true;
}

enum { FIELD_TITLE, FIELD_LANGUAGE, FIELD_DATE, FIELD_FORMAT, FIELD_CAST };

static const struct {
    const char *name;
    bool (*read)(struct reading *r, struct str value);
    bool list; /* may be given in several lines */
} fields[] = {
    [FIELD_TITLE] = {"title", read_title, false},
    [FIELD_LANGUAGE] = {"language", read_language, false},
    [FIELD_DATE] = {"date", read_date, false},
    [FIELD_FORMAT] = {"format", read_format, false},
    [FIELD_CAST] = {"cast", read_cast, false},
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
    return scriptvalue_wrong(at, "title, language, date, format, cast, roles or pauses", name);
}

/* Does the head tell all that a format has? */
static bool is_complete(const struct scripthead *head)
{
    bool complete = head->given[FIELD_CAST];

    for (int i = 0; i < SCRIPTHEAD_ROLES; i++)
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
    if (is_complete(head))
        return true;
    if (!format_load(format->name.s, at->arena, &base, &why)) {
        error_usage(
            at->err, at->name, "line %zu: %s", head->format_line ? head->format_line : 1, why.text);
        if (at->err)
            at->err->kind = why.kind;
        return false;
    }
    take_rest(head, &base, format);
    return true;
}
