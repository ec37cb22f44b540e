#include "base/utf8.h"
#include "script/boundary.h"
#include "script/file/say.h"
#include "script/file/scriptcomment.h"
#include "script/file/scriptfile.h"
#include "script/file/scripthead.h"
#include "script/file/scriptitem.h"
#include "script/file/scriptline.h"
#include "script/file/scriptvalue.h"
#include "text/sentence.h"

#define BOM "\xEF\xBB\xBF"

enum part { PART_HEAD, PART_FIELDS, PART_BODY };

struct reading {
    struct script_place at;
    struct front_end *front_end;
    struct rundown *rundown;
    struct format *format;
    enum part part;
    struct scriptcomment comment; /* waits for its line */
    struct scripthead head;
    struct scriptitem told; /* of the current item */
    size_t item_line;       /* where it began */
    bool blank;             /* a blank line stood since the last segment */
    size_t newest;          /* segments that the last line of speech made */
    /* what was given of it */
    bool say_given;
    bool after_given;
    bool pause_given;
};

static struct item *current_item(const struct reading *r)
{
    return r->rundown->n_items ? &r->rundown->items[r->rundown->n_items - 1] : NULL;
}

static bool speak_segment(struct reading *r, const struct item *item, struct segment *segment)
{
    if (segment->say.len)
        return say_make(r->front_end, segment->text, segment->say, item->language, r->at.arena,
            &segment->spoken, r->at.err);
    return spoken_make(
        r->front_end, segment->text, item->language, r->at.arena, &segment->spoken, r->at.err);
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
        return error_usage(r->at.err, r->at.name,
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
        return scriptvalue_wrong(&r->at, "[open], [headlines], [story] or [close]", line->word);
    if (r->part == PART_HEAD && !scripthead_finish(&r->head, &r->at, r->rundown, r->format))
        return false;
    if (!finish_item(r))
        return false;
    items = arena_more(
        r->at.arena, rundown->items, rundown->n_items, &rundown->cap_items, sizeof *items);
    if (!items)
        return error_memory(r->at.err, r->at.name);
    rundown->items = items;
    items[rundown->n_items].kind = kind;
    items[rundown->n_items].language = rundown->language;
    r->part = PART_FIELDS;
    r->told = (struct scriptitem){0};
    r->item_line = r->at.line;
    rundown->n_items++;
    scriptcomment_keep_blank(&r->comment);
    return scriptvalue_text(&r->at, line->text, &current_item(r)->title) &&
           scriptcomment_take(&r->comment, &r->at, &current_item(r)->comment);
}

static bool add_segment(struct reading *r, struct item *item, const struct segment *segment)
{
    struct segment *more = arena_more(
        r->at.arena, item->segments, item->n_segments, &item->cap_segments, sizeof *more);

    if (!more)
        return error_memory(r->at.err, r->at.name);
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

    if (!scriptvalue_text(&r->at, line->text, &text))
        return false;
    if (text.len == 0)
        return scriptvalue_missing(
            &r->at, "words to speak (text that looks like this begins with \"\\\")");
    if (line->directed)
        return scriptvalue_missing(&r->at,
            "(pause: ...), (say: ...) and (after: ...) on lines of their own below the text (or "
            "\"\\\" before it, where all of it is to be said)");
    segment.role = format_role(r->format, item->reader, segment.kind);
    if (line->role.len && !scriptvalue_text(&r->at, line->role, &segment.role))
        return false;
    if (!finish_speech(r, item, &segment, gap) ||
        !clauses(text, r->at.arena, &parts, &n, r->at.err))
        return false;
    for (size_t i = 0; i < n; i++) {
        segment.text = arena_str(r->at.arena, parts[i]);
        if (!segment.text.s)
            return error_memory(r->at.err, r->at.name);
        if (!add_segment(r, item, &segment))
            return false;
    }
    if (!scriptcomment_take(&r->comment, &r->at, &item->segments[item->n_segments - n].comment))
        return false;
    r->newest = n;
    r->blank = r->say_given = r->after_given = r->pause_given = false;
    return true;
}

static bool read_say(struct reading *r, struct segment *segment, struct str value)
{
    struct str *parts;
    size_t n;

    if (!scriptvalue_text(&r->at, value, &segment->say))
        return false;
    if (segment->say.len == 0)
        return scriptvalue_missing(&r->at, "(say: what is said instead of the line above)");
    if (!clauses(segment->say, r->at.arena, &parts, &n, r->at.err))
        return false;
    if (n > 1 || r->newest > 1)
        return error_usage(r->at.err, r->at.name,
            "line %zu: expected at most %d characters in a line with (say: ...), and in what is "
            "said",
            r->at.line, CLAUSES_MAX_CHARS);
    return true;
}

static bool read_direction(struct reading *r, const struct scriptline *line)
{
    struct item *item = current_item(r);
    struct segment *segment;

    if (!line->closed)
        return scriptvalue_missing(&r->at, "\")\" at the end of the line");
    if (item->n_segments == 0)
        return scriptvalue_missing(&r->at, "a line to speak before this one");
    segment = &item->segments[item->n_segments - r->newest];
    if (!scriptcomment_take(&r->comment, &r->at, &segment->comment))
        return false;
    segment = &item->segments[item->n_segments - 1];
    if (str_eq(line->word, STR("say")))
        return scriptvalue_once(&r->at, &r->say_given, "say") && read_say(r, segment, line->text);
    if (str_eq(line->word, STR("pause")))
        return scriptvalue_once(&r->at, &r->pause_given, "pause") &&
               scriptvalue_duration(&r->at, line->text, FORMAT_MAX_PAUSE, &segment->pause_ms);
    if (str_eq(line->word, STR("after")))
        return scriptvalue_once(&r->at, &r->after_given, "after") &&
               scriptvalue_boundary(&r->at, line->text, &segment->boundary);
    return scriptvalue_wrong(&r->at, "(pause: ...), (say: ...) or (after: ...)", line->word);
}

static bool check_line(struct reading *r, struct str line)
{
    size_t at = 0;

    while (at < line.len) {
        const size_t from = at;
        const uint32_t cp = utf8_next(line, &at);

        if (cp == UTF8_REPLACEMENT && at - from == 1)
            return error_usage(r->at.err, r->at.name,
                "line %zu: expected UTF-8, but byte %zu is 0x%02X (save the file as UTF-8)",
                r->at.line, from + 1, (unsigned char)line.s[from]);
        if ((cp < 0x20 && cp != '\t' && cp != '\f' && cp != '\v') || (cp >= 0x7F && cp < 0xA0))
            return error_usage(r->at.err, r->at.name,
                "line %zu: expected text, but byte %zu is the control character U+%04X", r->at.line,
                from + 1, (unsigned)cp);
    }
    return true;
}

static bool read_line(struct reading *r, struct str raw)
{
    const struct scriptline line = scriptline_parse(raw);
    bool taken = false;

    if (line.kind == SCRIPTLINE_COMMENT) {
        scriptcomment_add(&r->comment, line.text);
        return true;
    }
    if (line.kind == SCRIPTLINE_BLANK) {
        scriptcomment_blank(&r->comment);
        r->blank = true;
        if (r->part == PART_FIELDS)
            r->part = PART_BODY;
        return true;
    }
    if (line.kind == SCRIPTLINE_ITEM)
        return read_item(r, &line);
    if (r->part == PART_HEAD)
        return scripthead_read(&r->head, &r->at, str_trim(raw), r->rundown, r->format) &&
               scriptcomment_take(&r->comment, &r->at, &r->rundown->head_comment);
    if (r->part == PART_FIELDS &&
        !scriptitem_read(&r->told, &r->at, str_trim(raw), current_item(r), &taken))
        return false;
    if (taken)
        return scriptcomment_take(&r->comment, &r->at, &current_item(r)->comment);
    r->part = PART_BODY;
    return line.kind == SCRIPTLINE_DIRECTION ? read_direction(r, &line) : read_speech(r, &line);
}

static bool read_magic(struct reading *r, struct str line)
{
    line = str_trim(line);
    if (str_eq(line, STR(SCRIPTFILE_MAGIC)))
        return true;
    if (str_starts(line, STR("bulletin script ")))
        return error_usage(r->at.err, r->at.name,
            "line 1: expected \"" SCRIPTFILE_MAGIC "\"; this program reads no other version");
    return scriptvalue_missing(&r->at, "\"" SCRIPTFILE_MAGIC "\"");
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

static bool read_script(struct reading *r, struct str text)
{
    struct str line;

    if (str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")))
        return error_usage(
            r->at.err, r->at.name, "line 1: expected UTF-8, not UTF-16 (save it as UTF-8)");
    if (str_starts(text, STR(BOM)))
        text = str_cut(text, sizeof BOM - 1, text.len);
    while (str_next(&text, '\n', &line)) {
        r->at.line++;
        if (str_ends(line, STR("\r")))
            line.len--;
        if (!check_line(r, line) || !(r->at.line == 1 ? read_magic(r, line) : read_line(r, line)))
            return false;
    }
    if (r->at.line == 0)
        return error_usage(
            r->at.err, r->at.name, "line 1: expected \"" SCRIPTFILE_MAGIC "\", but it is empty");
    if (r->rundown->n_items == 0)
        return scriptvalue_missing(&r->at, "an item such as [story] Title");
    return finish_item(r) && scriptcomment_take(&r->comment, &r->at, &r->rundown->end_comment);
}

bool scriptfile_read(struct str text, const char *name, struct front_end *front_end,
    struct arena *a, struct rundown *out, struct format *format, struct error *err)
{
    struct reading r = {.at = {.name = name, .arena = a, .err = err},
        .front_end = front_end,
        .rundown = out,
        .format = format};
    bool ok;

    *out = (struct rundown){.rate = 1000};
    *format = (struct format){.pause_least = FORMAT_PAUSE_LEAST,
        .pause_most = FORMAT_PAUSE_MOST,
        .end_most_ms = FORMAT_END_MOST};
    ok = read_script(&r, text);
    buf_free(&r.comment.lines);
    return ok;
}
