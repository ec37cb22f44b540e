/* bulletin voices: the casts and voices at hand. */
#include "base/file.h"
#include "base/json.h"
#include "commands/command.h"
#include "commands/report.h"
#include "speak/cast.h"
#include "speak/studio.h"

struct casts {
    struct cast *items;
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

/* --- as JSON --- */

static void put_cast(struct json_writer *w, const struct cast *cast)
{
    json_begin_object(w, NULL);
    json_put_str(w, "name", cast->name);
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

static void write_json(const struct casts *casts, const struct voices *voices, struct buf *out)
{
    struct json_writer w = {.out = out};

    json_begin_object(&w, NULL);
    json_begin_array(&w, "casts");
    for (size_t i = 0; i < casts->n; i++)
        put_cast(&w, &casts->items[i]);
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
    for (size_t i = 0; i < cast->n_roles; i++) {
        const struct role *const role = &cast->roles[i];
        const struct str own = role->voice.name;
        buf_printf(out, "    %-16.*s %s%.*s, %d words a minute\n", STR_ARG(role->name),
            own.len && own.s[0] != '+' ? "" : "the language's", STR_ARG(own), role->voice.wpm);
    }
}

static void add_voice(const struct studio_voice_info *voice, struct buf *out)
{
    buf_printf(out, "  %-26.*s %c  %-30.*s %.*s\n", STR_ARG(voice->name), voice->gender,
        STR_ARG(voice->title), STR_ARG(voice->languages));
}

static void write_text(const struct casts *casts, const struct voices *voices, struct buf *out)
{
    buf_add(out, STR("Casts, for --cast:\n"));
    for (size_t i = 0; i < casts->n; i++)
        add_cast(&casts->items[i], out);
    buf_add(out, STR("\nVoices, for \"voice =\" in a cast (those with + are variants, added to a "
                     "voice: en-GB+f3, or alone to that of the story's language):\n"));
    for (size_t i = 0; i < voices->n; i++)
        add_voice(&voices->items[i], out);
}

bool voices_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct casts casts = {0};
    struct voices voices = {0};
    struct buf out = {0};

    if (options->n_inputs > 0)
        return error_usage(err, options->inputs[0], "voices takes no inputs");
    if (!load_casts(a, &casts, notes, err))
        return false;
    if (!studio_voices(a, &voices.items, &voices.n, err))
        return false;
    if (options->json)
        write_json(&casts, &voices, &out);
    else
        write_text(&casts, &voices, &out);
    return report_output(&out, err);
}
