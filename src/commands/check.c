#include "commands/check.h"

#include "base/date.h"
#include "commands/timing.h"
#include "mix/track/sting.h"
#include "script/file/scriptfile.h"
#include "script/file/scriptline.h"
#include "script/order/duplicate.h"
#include "speak/studio.h"
#include "text/chars.h"

#include <string.h>

#define MAX_AGE_HOURS    48 /* yesterday's news still runs this morning; that before does not */
#define DEAD_AIR_SECONDS 4
#define DAY              86400

/* --- where a finding is --- */

/* The item's line in the script, and the bytes of it; a line of 0: not known. */
struct place {
    size_t line;
    size_t from, to;
};

struct check {
    const struct options *options;
    const struct prepared *prepared;
    const struct source *script; /* the prepared's; NULL: articles */
    struct place *places;        /* of the items, where there is a script */
    struct notes *notes;
};

static size_t lines_before(struct str text, size_t at)
{
    size_t n = 0;

    for (size_t i = 0; i < at; i++)
        n += text.s[i] == '\n';
    return n;
}

/* The nth item of a rundown is the nth item line of its script. */
static bool find_places(struct check *c)
{
    const struct rundown *const rundown = &c->prepared->rundown;
    const struct str text = c->script->bytes;
    struct str rest = text, line;
    size_t item = 0, number = 0;

    c->places = arena_array(c->prepared->arena, rundown->n_items, sizeof *c->places);
    if (!c->places)
        return false;
    while (str_next(&rest, '\n', &line) && item <= rundown->n_items) {
        number++;
        if (scriptline_parse(str_trim(line)).kind != SCRIPTLINE_ITEM)
            continue;
        if (item < rundown->n_items)
            c->places[item] =
                (struct place){.line = number, .from = (size_t)(line.s - text.s), .to = text.len};
        if (item > 0)
            c->places[item - 1].to = (size_t)(line.s - text.s);
        item++;
    }
    for (size_t i = 0; item != rundown->n_items && i < rundown->n_items; i++)
        c->places[i].line = 0;
    return true;
}

/* The line on which `part` stands in the item's part of the script, else the item's. */
static size_t line_of(const struct check *c, size_t item, struct str part)
{
    const struct place *const place = &c->places[item];
    const struct str text = str_cut(c->script->bytes, 0, place->to);
    const ptrdiff_t at = part.len ? str_find(text, part, place->from) : -1;

    if (place->line == 0 || at < 0)
        return place->line;
    return place->line +
           lines_before(str_cut(text, place->from, text.len), (size_t)at - place->from);
}

/* Adds a finding about `part` (may be empty) of an item: of a script by file and line, of articles
 * by the story's title. */
static void add(const struct check *c, enum note_kind kind, const char *code, size_t item,
    struct str part, struct str message)
{
    const struct rundown *const rundown = &c->prepared->rundown;
    const size_t line = c->script ? line_of(c, item, part) : 0;

    if (!c->script)
        notes_add_code(c->notes, kind, code,
            rundown->items[item].title.len ? rundown->items[item].title : rundown->title, "%.*s",
            STR_ARG(message));
    else if (line == 0)
        notes_add_code(c->notes, kind, code, c->script->name, "%.*s", STR_ARG(message));
    else
        notes_add_code(
            c->notes, kind, code, c->script->name, "line %zu: %.*s", line, STR_ARG(message));
}

static bool begin(struct check *c, const struct options *options, const struct prepared *prepared,
    struct notes *notes, struct error *err)
{
    *c = (struct check){
        .options = options, .prepared = prepared, .script = prepared->script, .notes = notes};
    return !c->script || find_places(c) || error_memory(err, c->script->name.s);
}

/* --- the stories --- */

static const char *duplicate_reason(enum duplicate_by by)
{
    static const char *const reasons[] = {
        [DUPLICATE_ID] = "its publisher calls them one",
        [DUPLICATE_ADDRESS] = "both have the same address",
        [DUPLICATE_TEXT] = "they are nearly word for word the same",
    };

    return reasons[by];
}

static bool check_duplicates(
    const struct prepared *prepared, struct notes *notes, struct error *err)
{
    struct duplicate *found;
    struct check c;
    size_t n;

    if (!begin(&c, NULL, prepared, notes, err) ||
        !duplicates_find(&prepared->rundown, prepared->arena, &found, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct item *const first = &prepared->rundown.items[found[i].first];
        const struct str message =
            arena_printf(prepared->arena, "is the same story as \"%.*s\" before it: %s",
                STR_ARG(first->title), duplicate_reason(found[i].by));

        if (!message.s)
            return error_memory(err, "check");
        add(&c, NOTE_WARNING, "duplicate", found[i].item, STR(""), message);
    }
    return true;
}

/* The last second that a date may mean: of a day, its end. */
static int64_t latest(const struct date *date)
{
    static const int64_t spans[] = {
        [DATE_YEAR] = 366 * DAY, [DATE_MONTH] = 31 * DAY, [DATE_DAY] = DAY, [DATE_TIME] = 1};

    return date->instant + spans[date->precision] - 1;
}

/* A bulletin that is off the air already: of itself, not of an item. */
static void check_expiry(const struct prepared *prepared, struct notes *notes)
{
    const struct source *const script = prepared->script;
    const struct str expires = prepared->rundown.expires;
    const size_t line = script ? scriptfile_line_of(script->bytes, STR("expires")) : 0;
    struct date date;

    if (!date_parse(expires, &date) || latest(&date) >= prepared->now)
        return;
    if (line > 0) /* else --expires says so */
        notes_add_code(notes, NOTE_WARNING, "expired", script->name,
            "line %zu: may be on air until %.*s only", line, STR_ARG(expires));
    else
        notes_add_code(notes, NOTE_WARNING, "expired", prepared->rundown.title,
            "may be on air until %.*s only", STR_ARG(expires));
}

static bool check_ages(const struct check *c, int64_t hours)
{
    const struct rundown *const rundown = &c->prepared->rundown;

    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        struct str message;
        struct date date;

        if (item->kind != ITEM_STORY || !date_parse(item->published, &date) ||
            latest(&date) >= c->prepared->now - hours * 3600)
            continue;
        message = arena_printf(c->prepared->arena, "is of %.*s, more than %lld hours old",
            STR_ARG(item->published), (long long)hours);
        if (!message.s)
            return false;
        add(c, NOTE_DOUBT, "stale", i, STR("published:"), message);
    }
    return true;
}

/* Gives the findings about names, from `from` on, the lines of the script. */
static bool place_names(const struct check *c, size_t from)
{
    for (size_t i = from; c->script && i < c->notes->n; i++) {
        struct note *const note = &c->notes->items[i];
        size_t line = 0;

        for (size_t k = 0; line == 0 && k < c->prepared->rundown.n_items; k++) {
            const size_t found = line_of(c, k, note->what);
            if (found > c->places[k].line)
                line = found;
        }
        if (line == 0)
            continue;
        note->why = arena_printf(c->notes->arena, "line %zu: \"%.*s\" is %.*s", line,
            STR_ARG(note->what), STR_ARG(note->why));
        note->what = c->script->name;
        if (!note->why.s)
            return false;
    }
    return true;
}

/* --- time --- */

/* Silence that goes on, and what came before it. */
struct silence {
    uint64_t ms;
    size_t item;
    struct str behind; /* text; empty: none was spoken in that item */
};

/* Something is heard: the silence is over. */
static bool end_silence(const struct check *c, struct silence *silence)
{
    const unsigned limit = c->options->dead_air ? c->options->dead_air : DEAD_AIR_SECONDS;
    struct str message;

    if (silence->ms > 1000u * (uint64_t)limit) {
        message = arena_printf(c->prepared->arena, "%.1f seconds of silence (more than %u)",
            (double)silence->ms / 1000, limit);
        if (!message.s)
            return false;
        add(c, NOTE_DOUBT, "dead-air", silence->item, silence->behind, message);
    }
    silence->ms = 0;
    return true;
}

static bool pass_sting(const struct check *c, const struct sting *sting, struct silence *silence)
{
    if (sting->kind == STING_NONE)
        return true;
    if (!end_silence(c, silence))
        return false;
    silence->ms = sting->pause_ms;
    silence->behind = STR("");
    return true;
}

static bool pass_item(const struct check *c, const struct item *item, struct silence *silence)
{
    const bool bed = item->bed.sound.kind != STING_NONE; /* plays on in its pauses */

    if (!pass_sting(c, &item->before, silence))
        return false;
    for (size_t i = 0; i < item->n_segments; i++) {
        const struct segment *const segment = &item->segments[i];

        if (chars_have_word(segment->spoken.text) || bed) {
            if (!end_silence(c, silence))
                return false;
            silence->behind = segment->text;
        }
        silence->ms += bed ? 0 : segment->pause_ms;
    }
    return pass_sting(c, &item->after, silence);
}

bool check_silence(const struct options *options, const struct prepared *prepared,
    struct notes *notes, struct error *err)
{
    const struct rundown *const rundown = &prepared->rundown;
    struct silence silence = {.ms = rundown->lead_ms};
    struct check c;

    if (!begin(&c, options, prepared, notes, err))
        return false;
    for (size_t i = 0; i < rundown->n_items; i++) {
        if (!pass_item(&c, &rundown->items[i], &silence))
            return error_memory(err, "check");
        silence.item = i;
    }
    return end_silence(&c, &silence) || error_memory(err, "check");
}

static bool has_code(const struct notes *notes, const char *code)
{
    for (size_t i = 0; i < notes->n; i++)
        if (strcmp(note_code(&notes->items[i]), code) == 0)
            return true;
    return false;
}

void check_length(const struct options *options, struct prepared *prepared, struct notes *notes)
{
    const size_t before = notes->n;
    struct timing timing = {0};
    struct error why = {0};
    size_t cuts = 0;

    if (!timing_is_asked(prepared) || has_code(notes, "voice") || has_code(notes, "sound"))
        return;
    if (!timing_fit(options, prepared, &timing, notes, &why)) {
        notes_add_code(notes, NOTE_DOUBT, "length", prepared->rundown.title, "%s", why.text);
        return;
    }
    shelf_close(&timing.shelf);
    for (size_t i = before; i < notes->n; i++)
        cuts += notes->items[i].kind == NOTE_LEFT_OUT &&
                strcmp(note_code(&notes->items[i]), "cut") == 0;
    if (cuts > 0)
        notes_add_code(notes, NOTE_DOUBT, "over-length", prepared->rundown.title,
            "has more to say than there is time for, and is cut in %zu place%s", cuts,
            cuts == 1 ? "" : "s");
}

/* --- sounds and voices --- */

static void check_sound(const struct check *c, size_t item, const struct sting *sting)
{
    struct error why;
    int64_t n;

    if (!sting_samples(sting, 1000, &n, &why))
        add(c, NOTE_WARNING, "sound", item, STR(""), str_of(why.text));
}

static void check_sounds(const struct check *c)
{
    const struct rundown *const rundown = &c->prepared->rundown;

    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];

        check_sound(c, i, &item->before);
        check_sound(c, i, &item->after);
        /* one that goes on is told once */
        if (i == 0 || !bed_same(&item->bed, &item[-1].bed))
            check_sound(c, i, &item->bed.sound);
    }
}

/* A voice in a language, of which was asked. */
struct asked {
    const struct voice *voice;
    struct str language;
};

static bool was_asked(
    const struct asked *asked, size_t n, const struct voice *voice, struct str language)
{
    for (size_t i = 0; i < n; i++)
        if (asked[i].voice == voice && str_eq(asked[i].language, language))
            return true;
    return false;
}

static bool ask_for_voices(const struct check *c, struct studio *studio)
{
    const struct rundown *const rundown = &c->prepared->rundown;
    struct asked *asked = NULL;
    size_t n = 0, cap = 0;

    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];

        for (size_t j = 0; j < item->n_segments; j++) {
            const struct segment *const segment = &item->segments[j];
            const struct voice *const voice = cast_voice(&c->prepared->cast, segment->role);
            struct error why;

            if (was_asked(asked, n, voice, item->language))
                continue;
            asked = arena_more(c->prepared->arena, asked, n, &cap, sizeof *asked);
            if (!asked)
                return false;
            asked[n++] = (struct asked){voice, item->language};
            if (!studio_has_voice(studio, voice, item->language, &why))
                add(c, NOTE_WARNING, "voice", i, segment->text, str_of(why.text));
        }
    }
    return true;
}

static bool check_voices(const struct check *c, struct error *err)
{
    const struct studio_options one = {.jobs = 1};
    struct studio *studio = studio_open(&c->prepared->cast, &one, err);
    bool ok;

    if (!studio)
        return false;
    ok = ask_for_voices(c, studio);
    studio_close(&studio);
    return ok || error_memory(err, "check");
}

/* --- all of it --- */

/* How many hours old a story may be; 0: any age. With --strict alone only where somebody said so:
 * an old article may well be built. */
static int64_t most_hours(const struct options *options)
{
    if (options->max_age)
        return options->max_age;
    return options->check ? MAX_AGE_HOURS : 0;
}

/* What was asked for. */
static bool check_all(const struct options *options, const struct prepared *prepared,
    struct notes *notes, struct error *err)
{
    const size_t before = notes->n;
    struct check c;

    if (!begin(&c, options, prepared, notes, err))
        return false;
    frontend_check_names(&prepared->rundown, prepared->arena, notes);
    if (options->check && !place_names(&c, before))
        return error_memory(err, "check");
    if (most_hours(options) && !check_ages(&c, most_hours(options)))
        return error_memory(err, "check");
    check_sounds(&c);
    return !options->check || check_voices(&c, err);
}

bool check_rundown(const struct options *options, const struct prepared *prepared,
    struct notes *notes, struct error *err)
{
    if (!check_duplicates(prepared, notes, err))
        return false;
    check_expiry(prepared, notes);
    if (options->check || options->strict)
        return check_all(options, prepared, notes, err);
    if (options->verbose)
        frontend_check_names(&prepared->rundown, prepared->arena, notes);
    return true;
}
