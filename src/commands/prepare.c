#include "commands/prepare.h"

#include "base/date.h"
#include "commands/epoch.h"
#include "commands/languages.h"
#include "commands/lineup.h"
#include "script/file/scriptfile.h"
#include "script/split/story.h"

#include <time.h>

/* Ages and embargoes are measured from --date, from SOURCE_DATE_EPOCH, or from the clock. */
static bool choose_now(const struct options *options, int64_t *now, struct error *err)
{
    struct epoch epoch;
    struct date date;

    if (!epoch_read(&epoch, err))
        return false;
    if (!options->date) {
        *now = epoch.is_set ? epoch.instant : (int64_t)time(NULL);
        return true;
    }
    if (!date_parse(str_of(options->date), &date))
        return error_usage(
            err, options->date, "--date takes a date such as 2026-11-24 or a date and time");
    *now = date.instant;
    return true;
}

bool inputs_named(const struct options *options, struct error *err)
{
    return options->n_inputs > 0 ||
           error_usage(err, "input", "none was named (- is standard input)");
}

bool inputs_open(const struct options *options, struct arena *a, struct inputs *out,
    struct notes *notes, struct error *err)
{
    if (!inputs_named(options, err))
        return false;
    out->how = (struct read_options){.from = options->from,
        .items = options->items,
        .max_age = (int64_t)options->max_age * 3600,
        .full = options->full,
        .ignore_embargo = options->ignore_embargo || options->check,
        .fetch = {.stale_ok = (int64_t)options->stale_ok * 60, .no_cache = options->no_cache}};
    if (!choose_now(options, &out->how.now, err))
        return false;
    out->sources = arena_array(a, options->n_inputs, sizeof *out->sources);
    if (!out->sources)
        return error_memory(err, "inputs");
    return sources_open(
        options->inputs, options->n_inputs, &out->how, a, out->sources, &out->n, notes, err);
}

bool inputs_articles(const struct inputs *inputs, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    for (size_t i = 0; i < inputs->n; i++)
        if (inputs->sources[i].type == SOURCE_SCRIPT)
            return error_usage(err, inputs->sources[i].name.s,
                "is a script: it is no article, and built by itself");
    return sources_articles(inputs->sources, inputs->n, a, out, notes, err) &&
           languages_find(out->items, out->n, a, err);
}

/* --- of a script --- */

static bool is_script(const struct inputs *inputs)
{
    return inputs->n == 1 && inputs->sources[0].type == SOURCE_SCRIPT;
}

/* A script has its own format and languages; --date is the bulletin's. */
static void apply_to_script(const struct options *options, const struct source *script,
    struct rundown *rundown, struct notes *notes)
{
    if (options->format)
        notes_add(notes, NOTE_WARNING, script->name, "is a script: --format does not change it");
    if (options->lang)
        notes_add(notes, NOTE_WARNING, script->name,
            "is a script, which has its language: --lang does not change it");
    if (options->order || options->stories)
        notes_add(notes, NOTE_WARNING, script->name,
            "is a script, whose stories are in order: --order and --stories do not change it");
    if (options->date)
        rundown->date = str_of(options->date);
    if (options->station)
        rundown->station = str_of(options->station);
}

static bool is_usual_role(const struct format *format, struct str role)
{
    return str_eq(role, format->role_title) || str_eq(role, format->role_heading) ||
           str_eq(role, format->role_text) || str_eq(role, format->role_quote) ||
           str_eq(role, format->role_phrase);
}

/* A role that somebody wrote before a line, and the cast does not know: often a slip. */
static void check_roles(
    const struct source *script, const struct prepared *prepared, struct notes *notes)
{
    const struct cast *const cast = &prepared->cast;
    struct str last = STR("");

    for (size_t i = 0; i < prepared->rundown.n_items; i++) {
        const struct item *const item = &prepared->rundown.items[i];
        for (size_t j = 0; j < item->n_segments; j++) {
            const struct str role = item->segments[j].role;
            if (cast_has(cast, role) || is_usual_role(&prepared->format, role) ||
                str_eq(role, last))
                continue;
            last = role;
            notes_add_code(notes, NOTE_WARNING, "role", script->name,
                "line %zu: the cast \"%.*s\" has no role \"%.*s\": \"%.*s\" reads it",
                scriptfile_line_of(script->bytes, role), STR_ARG(cast->name), STR_ARG(role),
                STR_ARG(cast->roles[0].name));
        }
    }
}

/* The cast is the one that --cast names, else the format's or script's; an error says where that
 * is. */
static bool load_cast(const struct options *options, const struct inputs *inputs, struct arena *a,
    struct prepared *out, struct error *err)
{
    const struct source *const first = &inputs->sources[0];
    const size_t line = is_script(inputs) ? scriptfile_line_of(first->bytes, STR("cast")) : 0;
    struct error why = {0};

    if (options->cast)
        out->format.cast = str_of(options->cast);
    if (options->cast || line == 0)
        return cast_load(out->format.cast.s, a, &out->cast, err);
    if (cast_load(out->format.cast.s, a, &out->cast, &why))
        return true;
    error_usage(err, first->name.s, "line %zu: %s", line, why.text);
    err->kind = why.kind;
    return false;
}

/* --- both ways --- */

static bool of_script(const struct options *options, const struct inputs *inputs, struct arena *a,
    struct prepared *out, struct notes *notes, struct error *err)
{
    const struct source *const script = &inputs->sources[0];

    if (!scriptfile_read(script->bytes, script->name.s, out->frontend.front_end, a, &out->rundown,
            &out->format, err) ||
        !load_cast(options, inputs, a, out, err))
        return false;
    out->script = script;
    apply_to_script(options, script, &out->rundown, notes);
    check_roles(script, out, notes);
    return true;
}

static bool of_articles(const struct options *options, const struct inputs *inputs,
    const struct aired *aired, struct arena *a, struct prepared *out, struct notes *notes,
    struct error *err)
{
    out->how.date = str_of(options->date);
    out->how.station = str_of(options->station);
    if (!languages_asked(options, a, &out->how.language, err) ||
        !inputs_articles(inputs, a, &out->articles, notes, err) ||
        !format_load(options->format ? options->format : FORMAT_DEFAULT, a, &out->format, err) ||
        !load_cast(options, inputs, a, out, err))
        return false;
    if (options->check && !options->ignore_embargo)
        lineup_embargoes(&out->articles, out->now, notes);
    if (!lineup_make(options, &out->format, aired, a, &out->articles, notes, err))
        return false;
    out->how.announce_quotes = out->cast.announce_quotes;
    out->leads = out->format.form == STORY_LEAD;
    if (out->slot.has_length)
        out->format.form = STORY_FULL; /* what there is no room for is cut then */
    if (!slot_air(&out->slot, out->how.date, a, &out->how.air, err))
        return false;
    return split(out->articles.items, out->articles.n, &out->format, &out->how,
        out->frontend.front_end, a, &out->rundown, notes, err);
}

/* Where nothing tells the bulletin's date, what files are to say is SOURCE_DATE_EPOCH's. It is not
 * spoken: that is no news. */
static bool date_files(struct prepared *prepared, struct error *err)
{
    struct epoch epoch;

    if (prepared->rundown.date.len > 0)
        return true;
    if (!epoch_read(&epoch, err))
        return false;
    prepared->rundown.date = epoch_date(&epoch, prepared->arena);
    return prepared->rundown.date.s || error_memory(err, "date");
}

bool prepare_rundown(const struct options *options, struct arena *a, struct prepared *out,
    struct notes *notes, struct error *err)
{
    struct inputs inputs = {0};
    struct aired aired = {0};

    out->arena = a;
    if (!slot_read(options, &out->slot, err) || !lineup_check_options(options, err) ||
        (options->state && !aired_read(options->state, a, &aired, err)))
        return false;
    if (!inputs_open(options, a, &inputs, notes, err) ||
        !frontend_open(options, &out->frontend, notes, err))
        return false;
    out->now = inputs.how.now;
    if (is_script(&inputs) ? !of_script(options, &inputs, a, out, notes, err)
                           : !of_articles(options, &inputs, &aired, a, out, notes, err))
        return false;
    if (!date_files(out, err))
        return false;
    slot_ask(&out->slot, &out->rundown);
    if (options->wpm)
        cast_set_wpm(&out->cast, (int)options->wpm);
    return true;
}

bool prepare_again(struct prepared *prepared, size_t n, struct error *err)
{
    size_t end = 0;

    for (size_t stories = 0; end < prepared->articles.n && stories < n; end++)
        stories += story_has_words(&prepared->articles.items[end]);
    if (!split(prepared->articles.items, end, &prepared->format, &prepared->how,
            prepared->frontend.front_end, prepared->arena, &prepared->rundown, NULL, err) ||
        !date_files(prepared, err))
        return false;
    slot_ask(&prepared->slot, &prepared->rundown);
    return true;
}

void prepare_close(struct prepared *prepared)
{
    frontend_close(&prepared->frontend);
}

/* The engine's name of a voice: "en-GB+f3" where the cast leaves the language to the item. */
static struct str voice_of(const void *of, const struct item *item, const struct segment *segment)
{
    const struct prepared *prepared = of;
    const struct str name = cast_voice(&prepared->cast, segment->role)->name;

    if (name.len && name.s[0] != '+')
        return name;
    return arena_printf(prepared->arena, "%.*s%.*s", STR_ARG(item->language), STR_ARG(name));
}

struct voice_names prepared_voices(const struct prepared *prepared)
{
    return (struct voice_names){.of = voice_of, .cast = prepared};
}
