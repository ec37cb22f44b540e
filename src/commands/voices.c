/* bulletin voices: the casts and voices at hand. */
#include "base/file.h"
#include "base/json.h"
#include "commands/command.h"
#include "commands/report.h"
#include "speak/cast.h"
#include "speak/studio.h"
#include "speak/variant.h"

struct casts {
    struct cast *items;
    size_t n;
};

struct variants {
    struct variant *items; /* the program's own */
    size_t n;
};

struct voices {
    struct studio_voice_info *items;
    size_t n;
};

/* A cast that cannot be read is a warning: the others are still to be seen. */
static bool load_casts(struct arena *a, struct casts *out, struct notes *notes, struct error *err)
{
    struct file_names names;
    struct error why = {0};

    if (!file_data_names("voices", ".cast", a, &names, err))
        return false;
    out->items = arena_array(a, names.n + 1, sizeof *out->items);
    if (!out->items)
        return error_memory(err, "casts");
    for (size_t i = 0; i < names.n; i++) {
        if (cast_load(names.items[i].s, a, &out->items[out->n], &why))
            out->n++;
        else
            notes_add(notes, NOTE_WARNING, names.items[i], "is no cast: %s", why.text);
    }
    return true;
}

/* The same holds for a variant. */
static bool load_variants(
    struct arena *a, struct variants *out, struct notes *notes, struct error *err)
{
    struct file_names names;
    struct error why = {0};

    if (!file_data_names(VARIANT_FOLDER, VARIANT_ENDING, a, &names, err))
        return false;
    out->items = arena_array(a, names.n + 1, sizeof *out->items);
    if (!out->items)
        return error_memory(err, "variants");
    for (size_t i = 0; i < names.n; i++) {
        const struct str path = variant_find(names.items[i], a);
        if (path.s && variant_read(path.s, a, &out->items[out->n], &why))
            out->n++;
        else if (path.s)
            notes_add(notes, NOTE_WARNING, names.items[i], "is no variant: %s", why.text);
    }
    return true;
}

/* --- as JSON --- */

static void put_cast(struct json_writer *w, const struct cast *cast)
{
    json_begin_object(w, NULL);
    json_put_str(w, "name", cast->name);
    json_put_str(w, "description", cast->description);
    json_put_int(w, "stretch", cast->stretch);
    json_put_bool(w, "announce_quotes", cast->announce_quotes);
    json_begin_array(w, "roles");
    for (size_t i = 0; i < cast->n_roles; i++) {
        const struct voice *const voice = &cast->roles[i].voice;
        json_begin_object(w, NULL);
        json_put_str(w, "role", cast->roles[i].name);
        json_put_str(w, "voice", voice->name);
        json_put_int(w, "wpm", voice->wpm);
        json_put_int(w, "pitch", voice->pitch);
        json_put_int(w, "range", voice->range);
        json_put_int(w, "volume", voice->volume);
        json_put_int(w, "word_gap", voice->word_gap);
        json_end_object(w);
    }
    json_end_array(w);
    json_end_object(w);
}

static void put_variant(struct json_writer *w, const struct variant *variant)
{
    json_begin_object(w, NULL);
    json_put_str(w, "name", variant->name);
    json_put_str(w, "title", variant->about);
    json_put_str(w, "gender", (struct str){&variant->gender, 1});
    json_end_object(w);
}

static void put_voice(struct json_writer *w, const struct studio_voice_info *voice)
{
    struct str rest = voice->languages, tag;

    json_begin_object(w, NULL);
    json_put_str(w, "name", voice->name);
    json_put_str(w, "title", voice->title);
    json_begin_array(w, "languages");
    while (str_next(&rest, ' ', &tag))
        json_put_str(w, NULL, tag);
    json_end_array(w);
    json_put_str(w, "gender", (struct str){&voice->gender, 1});
    json_end_object(w);
}

static void write_json(const struct casts *casts, const struct variants *variants,
    const struct voices *voices, struct buf *out)
{
    struct json_writer w = {.out = out};

    json_begin_object(&w, NULL);
    json_begin_array(&w, "casts");
    for (size_t i = 0; i < casts->n; i++)
        put_cast(&w, &casts->items[i]);
    json_end_array(&w);
    json_begin_array(&w, "variants");
    for (size_t i = 0; i < variants->n; i++)
        put_variant(&w, &variants->items[i]);
    json_end_array(&w);
    json_begin_array(&w, "voices");
    for (size_t i = 0; i < voices->n; i++)
        put_voice(&w, &voices->items[i]);
    json_end_array(&w);
    json_end_object(&w);
}

/* --- as text --- */

static void add_cast(const struct cast *cast, struct buf *out)
{
    buf_printf(out, "  %.*s\n", STR_ARG(cast->name));
    if (cast->description.len)
        buf_printf(out, "    %.*s\n", STR_ARG(cast->description));
    for (size_t i = 0; i < cast->n_roles; i++) {
        const struct role *const role = &cast->roles[i];
        const struct str own = role->voice.name;
        buf_printf(out, "    %-16.*s %s%.*s, %d words a minute\n", STR_ARG(role->name),
            own.len == 0      ? "the language's"
            : own.s[0] == '+' ? "the language's "
                              : "",
            STR_ARG(own), role->voice.wpm);
    }
}

static void add_variant(const struct variant *variant, struct buf *out)
{
    buf_printf(out, "  +%-25.*s %c  %.*s\n", STR_ARG(variant->name), variant->gender,
        STR_ARG(variant->about));
}

static void add_voice(const struct studio_voice_info *voice, struct buf *out)
{
    buf_printf(out, "  %-26.*s %c  %-30.*s %.*s\n", STR_ARG(voice->name), voice->gender,
        STR_ARG(voice->title), STR_ARG(voice->languages));
}

static void write_text(const struct casts *casts, const struct variants *variants,
    const struct voices *voices, struct buf *out)
{
    buf_add(out, STR("Casts, for --cast:\n"));
    for (size_t i = 0; i < casts->n; i++)
        add_cast(&casts->items[i], out);
    buf_add(out, STR("\nVariants, for \"voice =\" in a cast: alone, added to the voice of the "
                     "story's language, or to one that is named (en-GB+low-woman):\n"));
    for (size_t i = 0; i < variants->n; i++)
        add_variant(&variants->items[i], out);
    buf_add(out, STR("\nVoices of the speech engine (those with + are its own variants):\n"));
    for (size_t i = 0; i < voices->n; i++)
        add_voice(&voices->items[i], out);
}

bool voices_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct casts casts = {0};
    struct variants variants = {0};
    struct voices voices = {0};
    struct buf out = {0};

    if (options->n_inputs > 0)
        return error_usage(err, options->inputs[0], "voices takes no inputs");
    if (!load_casts(a, &casts, notes, err) || !load_variants(a, &variants, notes, err))
        return false;
    if (!studio_voices(a, &voices.items, &voices.n, err))
        return false;
    if (options->json)
        write_json(&casts, &variants, &voices, &out);
    else
        write_text(&casts, &variants, &voices, &out);
    return report_output(&out, err);
}
