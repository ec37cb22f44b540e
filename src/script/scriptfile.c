#include "script/scriptfile.h"

#include "base/utf8.h"
#include "script/boundary.h"
#include "script/duration.h"
#include "script/say.h"
#include "script/scriptline.h"
#include "script/split.h"
#include "text/sentence.h"

#include <string.h>

#define BOM          "\xEF\xBB\xBF"
#define LANGUAGE_MAX 35 /* BCP 47, 4.4.1: room that every tag in use needs */
#define ROLE_COUNT   4
#define PAUSE_HINT   "milliseconds from 0 to 600000 (or seconds: 1.5 s)"
#define SHOWN_MAX    40 /* bytes of a wrong value that an error quotes */

/* --- writing --- */

static void write_field(struct buf *out, const char *name, struct str value)
{
    if (value.len)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static void write_roles(struct buf *out, const struct format *format)
{
    buf_printf(out, "roles: title %.*s, heading %.*s, text %.*s, quote %.*s\n",
        STR_ARG(format->role_title), STR_ARG(format->role_heading), STR_ARG(format->role_text),
        STR_ARG(format->role_quote));
}

static void write_pauses(struct buf *out, const struct format *format)
{
    buf_add(out, STR("pauses:"));
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        buf_printf(out, "%s %s %u", b ? "," : "", boundary_name((enum boundary)b),
            (unsigned)format->pause_ms[b]);
    buf_add(out, STR("\n"));
}

static void write_help(struct buf *out)
{
    buf_add(
        out, STR("\n"
                 "; A line is spoken in one go. A blank line ends a paragraph; an indented line "
                 "goes on with the\n"
                 "; sentence before it. \"# \" is a title, \"## \" a sub-heading. \"quote: \" "
                 "gives a line to that role.\n"
                 "; Below a line, \"(pause: 2 s)\" sets the silence after it, \"(say: ...)\" "
                 "what is said instead of it.\n"
                 "; Lines that begin with \";\" are not read.\n"));
}

static void write_head(struct buf *out, const struct rundown *rundown, const struct format *format)
{
    buf_add(out, STR(SCRIPTFILE_MAGIC "\n"));
    write_field(out, "title", rundown->title);
    write_field(out, "language", rundown->language);
    write_field(out, "date", rundown->date);
    write_field(out, "format", format->name);
    write_field(out, "cast", format->cast);
    write_roles(out, format);
    write_pauses(out, format);
    write_help(out);
}

static struct str usual_role(const struct format *format, enum segment_kind kind)
{
    switch (kind) {
    case SEGMENT_TITLE:
    case SEGMENT_PHRASE: return format->role_title;
    case SEGMENT_HEADING: return format->role_heading;
    case SEGMENT_QUOTE: return format->role_quote;
    default: return format->role_text;
    }
}

/* How far apart two lines are written for the boundary between them. */
static enum boundary gap_of(enum boundary boundary)
{
    return boundary > BOUNDARY_SENTENCE ? BOUNDARY_PARAGRAPH : boundary;
}

static void write_segment(struct buf *out, const struct segment *segment,
    const struct segment *next, bool indented, const struct format *format)
{
    const struct str usual = usual_role(format, segment->kind);
    const struct str role = str_eq(segment->role, usual) ? (struct str){NULL, 0} : segment->role;
    const enum boundary told = boundary_between(segment, next, gap_of(segment->boundary));
    const char *const indent = indented ? "    " : "  ";

    scriptline_write(indented, segment->kind, role, segment->text, out);
    if (segment->say.len)
        buf_printf(out, "%s(say: %.*s)\n", indent, STR_ARG(segment->say));
    if (told != segment->boundary)
        buf_printf(out, "%s(after: %s)\n", indent, boundary_name(segment->boundary));
    if (segment->pause_ms != format->pause_ms[segment->boundary])
        buf_printf(out, "%s(pause: %u ms)\n", indent, (unsigned)segment->pause_ms);
}

static void write_item(struct buf *out, const struct item *item, const struct rundown *rundown,
    const struct format *format)
{
    enum boundary gap = BOUNDARY_PARAGRAPH;

    buf_printf(out, "\n[%s]%s%.*s\n", item_kind_name(item->kind), item->title.len ? " " : "",
        STR_ARG(item->title));
    if (!str_eq(item->language, rundown->language))
        write_field(out, "language", item->language);
    write_field(out, "source", item->source);
    write_field(out, "url", item->url);
    write_field(out, "image", item->image);
    for (size_t i = 0; i < item->n_segments; i++) {
        const struct segment *segment = &item->segments[i];
        const struct segment *next = i + 1 < item->n_segments ? segment + 1 : NULL;

        if (gap == BOUNDARY_PARAGRAPH)
            buf_add_byte(out, '\n');
        write_segment(out, segment, next, gap == BOUNDARY_CLAUSE, format);
        gap = gap_of(segment->boundary);
    }
}

void scriptfile_write(const struct rundown *rundown, const struct format *format, struct buf *out)
{
    write_head(out, rundown, format);
    for (size_t i = 0; i < rundown->n_items; i++)
        write_item(out, &rundown->items[i], rundown, format);
}

/* --- reading --- */

enum place { PLACE_HEAD, PLACE_FIELDS, PLACE_BODY };

/* What the head has told; the rest is the format's. */
struct head {
    bool title;
    bool language;
    bool date;
    bool format;
    bool cast;
    bool roles[ROLE_COUNT];
    bool pauses[BOUNDARY_COUNT];
};

struct reading {
    const char *name;
    size_t line; /* from 1 */
    struct front_end *front_end;
    struct arena *arena;
    struct rundown *rundown;
    struct format *format;
    struct error *err;
    enum place place;
    struct head head;
    size_t format_line; /* where the head names its format; else 1 */
    size_t item_line;   /* where the current item began */
    bool blank;         /* a blank line stood since the last segment */
    size_t newest;      /* segments that the last line of speech made */
    bool after_given;   /* ... whose boundary and pause were given */
    bool pause_given;
};

static bool wrong(struct reading *r, const char *expected)
{
    return error_usage(r->err, r->name, "line %zu: expected %s", r->line, expected);
}

static bool wrong_value(struct reading *r, const char *expected, struct str value)
{
    const struct str shown = str_cut(value, 0, SHOWN_MAX);

    return error_usage(r->err, r->name, "line %zu: expected %s, not \"%.*s%s\"", r->line, expected,
        STR_ARG(shown), shown.len < value.len ? "..." : "");
}

/* A copy of t with every run of white space as one space. s is NULL without memory. */
static struct str fold(struct arena *a, struct str t)
{
    char *copy = arena_alloc(a, t.len + 1);
    size_t n = 0;

    if (!copy)
        return (struct str){NULL, 0};
    for (size_t i = 0; i < t.len; i++) {
        if (!ascii_is_space(t.s[i]))
            copy[n++] = t.s[i];
        else if (n > 0 && copy[n - 1] != ' ')
            copy[n++] = ' ';
    }
    if (n > 0 && copy[n - 1] == ' ')
        n--;
    copy[n] = '\0';
    return (struct str){copy, n};
}

static bool keep(struct reading *r, struct str value, struct str *field)
{
    *field = fold(r->arena, value);
    return field->s || error_memory(r->err, r->name);
}

static bool once(struct reading *r, bool *given, const char *name)
{
    if (*given)
        return error_usage(r->err, r->name, "line %zu: \"%s\" was given before", r->line, name);
    *given = true;
    return true;
}

static bool keep_language(struct reading *r, struct str value, struct str *field)
{
    for (size_t i = 0; i < value.len; i++)
        if (!ascii_is_alpha(value.s[i]) && !ascii_is_digit(value.s[i]) && value.s[i] != '-')
            return wrong_value(r, "a language tag (en-GB)", value);
    if (value.len == 0 || value.len > LANGUAGE_MAX)
        return wrong_value(r, "a language tag (en-GB)", value);
    return keep(r, value, field);
}

static bool keep_date(struct reading *r, struct str value)
{
    bool good = value.len >= 4 && value.len <= 40;

    for (size_t i = 0; i < value.len && good; i++)
        good = ascii_is_digit(value.s[i]) || (i >= 4 && strchr("-:.+TZWtz ", value.s[i]));
    if (!good)
        return wrong_value(r, "an ISO 8601 date (2026-11-24)", value);
    return keep(r, value, &r->rundown->date);
}

/* Takes "word value" off a comma-separated list. */
static bool next_pair(struct str *list, struct str *word, struct str *value)
{
    struct str pair;
    size_t n = 0;

    if (!str_next(list, ',', &pair))
        return false;
    pair = str_trim(pair);
    while (n < pair.len && !ascii_is_space(pair.s[n]))
        n++;
    *word = str_cut(pair, 0, n);
    *value = str_trim(str_cut(pair, n, pair.len));
    return true;
}

static bool read_roles(struct reading *r, struct str list)
{
    const struct {
        const char *name;
        struct str *field;
    } roles[ROLE_COUNT] = {
        {"title", &r->format->role_title},
        {"heading", &r->format->role_heading},
        {"text", &r->format->role_text},
        {"quote", &r->format->role_quote},
    };
    struct str word, value;

    while (next_pair(&list, &word, &value)) {
        size_t i = 0;

        while (i < ROLE_COUNT && !str_eq(word, str_of(roles[i].name)))
            i++;
        if (i == ROLE_COUNT)
            return wrong_value(r, "title, heading, text or quote", word);
        if (!once(r, &r->head.roles[i], roles[i].name))
            return false;
        if (!format_is_role(value))
            return wrong_value(r, "a role (small letters, digits and hyphens)", value);
        if (!keep(r, value, roles[i].field))
            return false;
    }
    return true;
}

static bool boundary_of(struct str name, enum boundary *out)
{
    for (int b = 0; b < BOUNDARY_COUNT; b++) {
        if (!str_eq(name, str_of(boundary_name((enum boundary)b))))
            continue;
        *out = (enum boundary)b;
        return true;
    }
    return false;
}

static bool read_pauses(struct reading *r, struct str list)
{
    struct str word, value;
    enum boundary boundary;

    while (next_pair(&list, &word, &value)) {
        if (!boundary_of(word, &boundary))
            return wrong_value(r, "clause, sentence, paragraph, heading, section or item", word);
        if (!once(r, &r->head.pauses[boundary], boundary_name(boundary)))
            return false;
        if (!duration_parse(value, FORMAT_MAX_PAUSE, &r->format->pause_ms[boundary]))
            return wrong_value(r, PAUSE_HINT, value);
    }
    return true;
}

static bool read_head_field(struct reading *r, struct str line)
{
    struct head *head = &r->head;
    struct str name, value;

    if (!scriptline_field(line, &name, &value))
        return wrong_value(r, "\"name: value\" or an item such as [story] Title", line);
    if (str_eq(name, STR("title")))
        return once(r, &head->title, "title") && keep(r, value, &r->rundown->title);
    if (str_eq(name, STR("language")))
        return once(r, &head->language, "language") &&
               keep_language(r, value, &r->rundown->language);
    if (str_eq(name, STR("date")))
        return once(r, &head->date, "date") && keep_date(r, value);
    if (str_eq(name, STR("format"))) {
        r->format_line = r->line;
        return once(r, &head->format, "format") && keep(r, value, &r->format->name);
    }
    if (str_eq(name, STR("cast")))
        return once(r, &head->cast, "cast") && keep(r, value, &r->format->cast);
    if (str_eq(name, STR("roles")))
        return read_roles(r, value);
    if (str_eq(name, STR("pauses")))
        return read_pauses(r, value);
    return wrong_value(r, "title, language, date, format, cast, roles or pauses", name);
}

/* Does the head tell all that a format has? */
static bool is_complete(const struct head *head)
{
    bool complete = head->cast;

    for (int i = 0; i < ROLE_COUNT; i++)
        complete = complete && head->roles[i];
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        complete = complete && head->pauses[b];
    return complete;
}

/* Takes what the head left out from the format that it names. */
static bool finish_head(struct reading *r)
{
    const struct head *head = &r->head;
    struct format *format = r->format, base;
    struct error why = {0};

    if (!head->language)
        r->rundown->language = STR(SPLIT_LANGUAGE);
    if (!head->format)
        format->name = STR(FORMAT_DEFAULT);
    if (is_complete(head))
        return true;
    if (!format_load(format->name.s, r->arena, &base, &why)) {
        error_usage(r->err, r->name, "line %zu: %s", r->format_line, why.text);
        if (r->err)
            r->err->kind = why.kind;
        return false;
    }
    format->several = base.several;
    if (!head->cast)
        format->cast = base.cast;
    if (!head->roles[0])
        format->role_title = base.role_title;
    if (!head->roles[1])
        format->role_heading = base.role_heading;
    if (!head->roles[2])
        format->role_text = base.role_text;
    if (!head->roles[3])
        format->role_quote = base.role_quote;
    for (int b = 0; b < BOUNDARY_COUNT; b++)
        if (!head->pauses[b])
            format->pause_ms[b] = base.pause_ms[b];
    return true;
}

/* --- the body --- */

static struct item *current_item(const struct reading *r)
{
    return r->rundown->n_items ? &r->rundown->items[r->rundown->n_items - 1] : NULL;
}

static bool speak_segment(struct reading *r, const struct item *item, struct segment *segment)
{
    if (segment->say.len)
        return say_make(r->front_end, segment->text, segment->say, item->language, r->arena,
            &segment->spoken, r->err);
    return spoken_make(
        r->front_end, segment->text, item->language, r->arena, &segment->spoken, r->err);
}

/* The last line of speech is complete; `next` is the segment after it in the item, or NULL. */
static bool finish_speech(
    struct reading *r, struct item *item, const struct segment *next, enum boundary gap)
{
    struct segment *last;

    if (item->n_segments == 0)
        return true;
    last = &item->segments[item->n_segments - 1];
    if (!r->after_given)
        last->boundary = boundary_between(last, next, gap);
    for (size_t i = item->n_segments - r->newest; i < item->n_segments; i++) {
        struct segment *segment = &item->segments[i];

        if (segment != last || !r->pause_given)
            segment->pause_ms = r->format->pause_ms[segment->boundary];
        if (!speak_segment(r, item, segment))
            return false;
    }
    return true;
}

static bool finish_item(struct reading *r)
{
    struct item *item = current_item(r);

    if (!item)
        return true;
    if (item->n_segments == 0)
        return error_usage(r->err, r->name,
            "line %zu: expected lines to speak below [%s] (or delete it)", r->item_line,
            item_kind_name(item->kind));
    return finish_speech(r, item, NULL, BOUNDARY_PARAGRAPH);
}

static bool item_kind_of(struct str name, enum item_kind *out)
{
    for (int k = ITEM_OPEN; k <= ITEM_CLOSE; k++) {
        if (!str_eq(name, str_of(item_kind_name((enum item_kind)k))))
            continue;
        *out = (enum item_kind)k;
        return true;
    }
    return false;
}

static bool read_item(struct reading *r, const struct scriptline *line)
{
    struct rundown *rundown = r->rundown;
    enum item_kind kind;
    struct item *items;

    if (!item_kind_of(line->word, &kind))
        return wrong_value(r, "[open], [headlines], [story] or [close]", line->word);
    if (r->place == PLACE_HEAD && !finish_head(r))
        return false;
    if (!finish_item(r))
        return false;
    items =
        arena_more(r->arena, rundown->items, rundown->n_items, &rundown->cap_items, sizeof *items);
    if (!items)
        return error_memory(r->err, r->name);
    rundown->items = items;
    items[rundown->n_items].kind = kind;
    items[rundown->n_items].language = rundown->language;
    r->place = PLACE_FIELDS;
    r->item_line = r->line;
    return keep(r, line->text, &items[rundown->n_items++].title);
}

/* A field below an item's first line. *taken: it is one. */
static bool read_item_field(struct reading *r, struct str line, bool *taken)
{
    struct item *item = current_item(r);
    struct str name, value;

    *taken = true;
    if (scriptline_field(line, &name, &value)) {
        if (str_eq(name, STR("language")))
            return keep_language(r, value, &item->language);
        if (str_eq(name, STR("source")))
            return keep(r, value, &item->source);
        if (str_eq(name, STR("url")))
            return keep(r, value, &item->url);
        if (str_eq(name, STR("image")))
            return keep(r, value, &item->image);
    }
    *taken = false;
    return true;
}

static bool add_segment(struct reading *r, struct item *item, const struct segment *segment)
{
    struct segment *more =
        arena_more(r->arena, item->segments, item->n_segments, &item->cap_segments, sizeof *more);

    if (!more)
        return error_memory(r->err, r->name);
    item->segments = more;
    more[item->n_segments++] = *segment;
    return true;
}

static bool read_speech(struct reading *r, const struct scriptline *line)
{
    struct item *item = current_item(r);
    struct segment segment = {.kind = line->segment, .boundary = BOUNDARY_CLAUSE};
    const enum boundary gap = r->blank         ? BOUNDARY_PARAGRAPH
                              : line->indented ? BOUNDARY_CLAUSE
                                               : BOUNDARY_SENTENCE;
    struct str text, *parts;
    size_t n;

    if (!keep(r, line->text, &text))
        return false;
    if (text.len == 0)
        return wrong(r, "words to speak (text that looks like this begins with \"\\\")");
    segment.role = usual_role(r->format, segment.kind);
    if (line->role.len && !keep(r, line->role, &segment.role))
        return false;
    if (!finish_speech(r, item, &segment, gap) || !clauses(text, r->arena, &parts, &n, r->err))
        return false;
    for (size_t i = 0; i < n; i++) {
        segment.text = arena_str(r->arena, parts[i]);
        if (!segment.text.s)
            return error_memory(r->err, r->name);
        if (!add_segment(r, item, &segment))
            return false;
    }
    r->newest = n;
    r->blank = r->after_given = r->pause_given = false;
    return true;
}

static bool read_say(struct reading *r, struct segment *segment, struct str value)
{
    struct str *parts;
    size_t n;

    if (!keep(r, value, &segment->say))
        return false;
    if (segment->say.len == 0)
        return wrong(r, "(say: what is said instead of the line above)");
    if (!clauses(segment->say, r->arena, &parts, &n, r->err))
        return false;
    if (n > 1 || r->newest > 1)
        return error_usage(r->err, r->name,
            "line %zu: expected at most %d characters in a line with (say: ...), and in what is "
            "said",
            r->line, CLAUSES_MAX_CHARS);
    return true;
}

static bool read_direction(struct reading *r, const struct scriptline *line)
{
    struct item *item = current_item(r);
    struct segment *segment;

    if (!line->closed)
        return wrong(r, "\")\" at the end of the line");
    if (item->n_segments == 0)
        return wrong(r, "a line to speak before this one");
    segment = &item->segments[item->n_segments - 1];
    if (str_eq(line->word, STR("say")))
        return read_say(r, segment, line->text);
    if (str_eq(line->word, STR("pause"))) {
        r->pause_given = true;
        return duration_parse(line->text, FORMAT_MAX_PAUSE, &segment->pause_ms) ||
               wrong_value(r, PAUSE_HINT, line->text);
    }
    if (str_eq(line->word, STR("after"))) {
        r->after_given = true;
        return boundary_of(line->text, &segment->boundary) ||
               wrong_value(r, "clause, sentence, paragraph, heading, section or item", line->text);
    }
    return wrong_value(r, "(pause: ...), (say: ...) or (after: ...)", line->word);
}

static bool check_line(struct reading *r, struct str line)
{
    size_t at = 0;

    while (at < line.len) {
        const size_t from = at;
        const uint32_t cp = utf8_next(line, &at);

        if (cp == UTF8_REPLACEMENT && at - from == 1)
            return error_usage(r->err, r->name,
                "line %zu: expected UTF-8, but byte %zu is 0x%02X (save the file as UTF-8)",
                r->line, from + 1, (unsigned char)line.s[from]);
        if ((cp < 0x20 && cp != '\t' && cp != '\f' && cp != '\v') || (cp >= 0x7F && cp < 0xA0))
            return error_usage(r->err, r->name,
                "line %zu: expected text, but byte %zu is the control character U+%04X", r->line,
                from + 1, (unsigned)cp);
    }
    return true;
}

static bool read_line(struct reading *r, struct str raw)
{
    const struct scriptline line = scriptline_parse(raw);
    bool taken = false;

    if (line.kind == SCRIPTLINE_COMMENT)
        return true;
    if (line.kind == SCRIPTLINE_BLANK) {
        r->blank = true;
        if (r->place == PLACE_FIELDS)
            r->place = PLACE_BODY;
        return true;
    }
    if (line.kind == SCRIPTLINE_ITEM)
        return read_item(r, &line);
    if (r->place == PLACE_HEAD)
        return read_head_field(r, str_trim(raw));
    if (r->place == PLACE_FIELDS && !read_item_field(r, str_trim(raw), &taken))
        return false;
    if (taken)
        return true;
    r->place = PLACE_BODY;
    return line.kind == SCRIPTLINE_DIRECTION ? read_direction(r, &line) : read_speech(r, &line);
}

static bool read_magic(struct reading *r, struct str line)
{
    line = str_trim(line);
    if (str_eq(line, STR(SCRIPTFILE_MAGIC)))
        return true;
    if (str_starts(line, STR("bulletin script ")))
        return error_usage(r->err, r->name,
            "line 1: expected \"" SCRIPTFILE_MAGIC "\"; this program reads no other version");
    return wrong(r, "\"" SCRIPTFILE_MAGIC "\"");
}

size_t scriptfile_line_of(struct str text, struct str name)
{
    struct str line, field, value;

    for (size_t n = 1; str_next(&text, '\n', &line); n++) {
        const struct scriptline parsed = scriptline_parse(line);
        if (parsed.kind == SCRIPTLINE_SPEECH && str_eq(parsed.role, name))
            return n;
        if (scriptline_field(line, &field, &value) && str_eq(field, name))
            return n;
    }
    return 0;
}

bool scriptfile_read(struct str text, const char *name, struct front_end *front_end,
    struct arena *a, struct rundown *out, struct format *format, struct error *err)
{
    struct reading r = {.name = name,
        .front_end = front_end,
        .arena = a,
        .rundown = out,
        .format = format,
        .format_line = 1,
        .err = err};
    struct str line;

    *out = (struct rundown){.rate = 1000};
    *format = (struct format){0};
    if (str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")))
        return error_usage(err, name, "line 1: expected UTF-8, not UTF-16 (save it as UTF-8)");
    if (str_starts(text, STR(BOM)))
        text = str_cut(text, sizeof BOM - 1, text.len);
    while (str_next(&text, '\n', &line)) {
        r.line++;
        if (str_ends(line, STR("\r")))
            line.len--;
        if (!check_line(&r, line))
            return false;
        if (!(r.line == 1 ? read_magic(&r, line) : read_line(&r, line)))
            return false;
    }
    if (r.line == 0)
        return error_usage(err, name, "line 1: expected \"" SCRIPTFILE_MAGIC "\", but it is empty");
    if (out->n_items == 0)
        return error_usage(err, name, "line %zu: expected an item such as [story] Title", r.line);
    return finish_item(&r);
}
