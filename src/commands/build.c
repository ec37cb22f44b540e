/* bulletin build: read, script, speak, mix, publish. */
#include "base/filename.h"
#include "base/picture.h"
#include "commands/audio.h"
#include "commands/casting.h"
#include "commands/check.h"
#include "commands/command.h"
#include "commands/prepare.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "commands/timing.h"
#include "mix/mix.h"
#include "publish/podcast/episodename.h"
#include "publish/podcast/podcast.h"
#include "publish/publish.h"
#include "script/order/aired.h"
#include "speak/studio.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* A bulletin being built. */
struct building {
    const struct options *options;
    struct arena *arena;
    struct notes *notes;
    struct error *err;
    struct publish_list also;
    struct mix_options audio;
    const char *output;
    struct prepared prepared;
    struct timing timing; /* where a length is asked for */
    struct studio *studio;
    struct mix *mix;
    struct timeline timeline;
    struct file_out *files[1 + PUBLISH_MAX]; /* the audio, then what goes with it */
    size_t n_also;
    int lock;                   /* with --publish: of the podcast's folder; else -1 */
    struct aired_update *aired; /* with --state */
    struct progress progress;
    size_t done; /* segments in the mix */
};

/* out/NAME.wav for an input, NAME being what is between its last "/" and its last "."; s is NULL
 * without memory. */
static struct str default_output(const char *input, struct arena *a)
{
    struct str name = str_of(input);

    for (size_t i = name.len; i > 0; i--)
        if (name.s[i - 1] == '/' && i < name.len) {
            name = str_cut(name, i, name.len);
            break;
        }
    for (size_t i = name.len; i > 1; i--)
        if (name.s[i - 1] == '.') {
            name = str_cut(name, 0, i - 1);
            break;
        }
    name = filename_make(name, a);
    return name.s ? arena_printf(a, "out/%.*s.wav", STR_ARG(name)) : name;
}

/* An output must not be written over what it is made from. */
static bool differs_from_inputs(
    const struct options *options, const char *output, struct error *err)
{
    struct stat in, out;

    if (stat(output, &out) < 0)
        return true;
    for (size_t i = 0; i < options->n_inputs; i++)
        if (stat(options->inputs[i], &in) == 0 && in.st_dev == out.st_dev &&
            in.st_ino == out.st_ino)
            return error_usage(err, output, "is an input; it would be written over");
    return true;
}

/* Neither must what goes with it. */
static bool sidecars_differ_from_inputs(const struct options *options,
    const struct publish_list *also, const char *output, struct arena *a, struct error *err)
{
    const char *paths[PUBLISH_MAX];
    size_t n;

    if (!publish_paths(also, output, a, paths, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!differs_from_inputs(options, paths[i], err))
            return false;
    return true;
}

/* What --publish writes whatever --also says: what a feed and its players want. */
#define PUBLISHED "episode,vtt,chapters,transcript"

/* The ending of a published episode's audio: -o's, else that of what every player takes. */
static bool choose_ending(const struct options *options, const char **out, struct error *err)
{
    *out = options->output ? options->output : ".mp3";
    return (*out[0] == '.' && !strchr(*out, '/')) ||
           error_usage(err, options->output,
               "with --publish, -o takes an ending alone, such as .opus: date and title give the "
               "name");
}

/* With --publish, the name is known when the running order is; until then, one of the same type. */
static bool choose_published(const struct options *options, struct arena *a,
    const struct rundown *rundown, const char **out, struct error *err)
{
    const char *ending;

    if (!choose_ending(options, &ending, err))
        return false;
    if (rundown)
        return episode_path(options->publish, rundown, ending, a, out, err) &&
               differs_from_inputs(options, *out, err);
    *out = arena_printf(a, "%s/episode%s", options->publish, ending).s;
    return *out || error_memory(err, options->publish);
}

/* A published episode's cover is a file beside it. */
static bool add_cover(struct str cover, struct publish_list *also, struct error *err)
{
    struct picture picture;

    return !picture_look(cover, &picture) || publish_parse(picture.ending + 1, also, err);
}

/* Gives the episode its second name, and the feed the episode. */
static bool announce(
    const struct options *options, const char *output, struct notes *notes, struct error *err)
{
    size_t n;

    return episode_link_latest(output, err) &&
           podcast_write(&(struct podcast_options){.folder = options->publish,
                             .base_url = options->base_url,
                             .keep = options->keep,
                             .locked = true},
               &n, notes, err);
}

static bool choose_output(
    const struct options *options, struct arena *a, const char **out, struct error *err)
{
    struct str path;

    if (!inputs_named(options, err))
        return false;
    path = options->output ? str_of(options->output) : default_output(options->inputs[0], a);
    if (!path.s)
        return error_memory(err, "output");
    *out = path.s;
    if (strcmp(path.s, "-") == 0 && options->also)
        return error_usage(err, "--also", "needs a file to stand beside; standard output is none");
    return differs_from_inputs(options, path.s, err);
}

/* The file of what was on air must not be one of the outputs. */
static bool state_differs(const struct options *options, const struct publish_list *also,
    const char *output, struct arena *a, struct error *err)
{
    const char *paths[PUBLISH_MAX];
    size_t n;

    if (!options->state)
        return true;
    if (!publish_paths(also, output, a, paths, &n, err))
        return false;
    for (size_t i = 0; i <= n; i++)
        if (strcmp(options->state, i < n ? paths[i] : output) == 0)
            return error_usage(
                err, options->state, "is an output, and --state cannot be kept in it");
    return true;
}

/* --- the steps --- */

/* What is to be made, and may it be? As far as that is known before the inputs are. */
static bool plan(struct building *b)
{
    const struct options *const o = b->options;

    return (o->publish ? choose_published(o, b->arena, NULL, &b->output, b->err)
                       : choose_output(o, b->arena, &b->output, b->err)) &&
           (!o->also || publish_parse(o->also, &b->also, b->err)) &&
           (!o->publish || publish_parse(PUBLISHED, &b->also, b->err)) &&
           sidecars_differ_from_inputs(o, &b->also, b->output, b->arena, b->err) &&
           audio_options(o, b->output, b->arena, &b->audio, b->err) &&
           (!o->publish || add_cover(b->audio.cover, &b->also, b->err));
}

/* The running order, of the length that is asked for. */
static bool prepare(struct building *b)
{
    const struct options *const o = b->options;

    if (!prepare_rundown(o, b->arena, &b->prepared, b->notes, b->err) ||
        !check_rundown(o, &b->prepared, b->notes, b->err))
        return false;
    if (timing_is_asked(&b->prepared)) {
        if (!timing_fit(o, &b->prepared, &b->timing, b->notes, b->err))
            return false;
        b->audio.exact = b->timing.samples;
    } else if (b->prepared.rundown.rate != 1000) {
        cast_set_rate(&b->prepared.cast, b->prepared.rundown.rate);
    }
    if (o->strict && !check_silence(o, &b->prepared, b->notes, b->err))
        return false;
    if (o->publish) {
        if (!choose_published(o, b->arena, &b->prepared.rundown, &b->output, b->err) ||
            !sidecars_differ_from_inputs(o, &b->also, b->output, b->arena, b->err))
            return false;
        b->audio.path = b->output;
    }
    return state_differs(o, &b->also, b->output, b->arena, b->err);
}

static bool on_take(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct building *b = userdata;

    if (!mix_add(b->mix, item, segment, take, err))
        return false;
    progress_update(&b->progress, ++b->done, mix_samples(b->mix));
    return true;
}

/* The takes that were put by. */
static bool take_from_shelf(struct building *b)
{
    struct take take;

    for (size_t i = 0; i < b->prepared.rundown.n_items; i++) {
        const struct item *const item = &b->prepared.rundown.items[i];
        for (size_t j = 0; j < item->n_segments; j++)
            if (!shelf_take(b->timing.shelf, item, &item->segments[j], &take, b->err) ||
                !on_take(b, item, &item->segments[j], &take, b->err))
                return false;
    }
    return true;
}

/* Speaks it, or takes what was spoken already, and mixes it. */
static bool perform(struct building *b)
{
    const struct studio_options how = {.jobs = b->options->jobs};

    if (!b->timing.shelf) {
        b->studio = studio_open(&b->prepared.cast, &how, b->err);
        if (!b->studio || !casting_check(&b->prepared, b->studio, b->err))
            return false;
    }
    audio_use_format(b->options, &b->prepared.format, &b->audio);
    b->audio.sample_rate = b->studio ? studio_sample_rate(b->studio) : b->timing.sample_rate;
    b->audio.notes = b->notes;
    b->audio.want_words = publish_wants_words(&b->also);
    b->mix = mix_open(&b->prepared.rundown, &b->audio, b->arena, b->err);
    if (!b->mix)
        return false;
    progress_begin(
        &b->progress, b->options->quiet, rundown_count(&b->prepared.rundown), b->audio.sample_rate);
    if (b->studio ? !studio_speak(b->studio, &b->prepared.rundown, on_take, b, b->notes, b->err)
                  : !take_from_shelf(b))
        return false;
    return mix_finish(&b->mix, &b->timeline, &b->files[0], b->err);
}

/* Gives all outputs their names, the sidecars before the audio that they belong to. */
static bool commit(struct building *b)
{
    bool ok = true;

    for (size_t i = 1 + b->n_also; i > 0; i--)
        if (!ok)
            file_out_abort(&b->files[i - 1]);
        else if (b->files[i - 1])
            ok = file_out_commit(&b->files[i - 1], b->err);
    return ok;
}

/* With --publish, gives the finished audio its name, which nobody else takes from here on. */
static bool claim_name(struct building *b)
{
    const struct options *const o = b->options;

    if (!o->publish)
        return true;
    return podcast_lock(o->publish, &b->lock, b->err) &&
           choose_published(o, b->arena, &b->prepared.rundown, &b->output, b->err) &&
           sidecars_differ_from_inputs(o, &b->also, b->output, b->arena, b->err) &&
           state_differs(o, &b->also, b->output, b->arena, b->err) &&
           file_out_rename(b->files[0], b->output, b->err);
}

static bool deliver(struct building *b)
{
    const struct publish_input input = {.audio_path = b->output,
        .audio = b->files[0],
        .rundown = &b->prepared.rundown,
        .timeline = &b->timeline,
        .cover = b->audio.cover,
        .voices = prepared_voices(&b->prepared)};

    if (!publish(&b->also, &input, &b->files[1], &b->n_also, b->err))
        return false;
    if (b->options->state) {
        b->aired = aired_open(b->options->state, &b->prepared.rundown, b->prepared.now, b->err);
        if (!b->aired)
            return false;
    }
    return commit(b) && (!b->aired || aired_commit(&b->aired, b->err)) &&
           (!b->options->publish || announce(b->options, b->output, b->notes, b->err));
}

static void summarise(struct building *b)
{
    const double seconds = (double)b->timeline.n_samples / b->timeline.sample_rate;
    const double took = progress_seconds(&b->progress);
    const int minutes = (int)(seconds / 60);
    char numbers[160];
    struct buf line = {0};

    snprintf(numbers, sizeof numbers,
        ": %d:%06.3f, %zu segments, made in %.2f s (%.0f x real time)", minutes,
        seconds - 60.0 * minutes, b->timeline.n_segments, took, took > 0 ? seconds / took : 0.0);
    buf_add(&line, str_of(b->output));
    buf_add(&line, str_of(numbers));
    if (b->prepared.slot.has_end)
        buf_printf(&line, "; start it at %.*s",
            STR_ARG(slot_start(&b->prepared.slot, (int64_t)(seconds * 1000 + 0.5), b->arena)));
    report_line(buf_str(&line));
    buf_free(&line);
}

bool build_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct building b = {.options = options, .arena = a, .notes = notes, .err = err, .lock = -1};
    bool ok;

    progress_start(&b.progress);
    ok = plan(&b) && prepare(&b) && perform(&b) && claim_name(&b) && deliver(&b);
    progress_clear(&b.progress);
    if (ok && !options->quiet)
        summarise(&b);
    for (size_t i = 0; i < 1 + PUBLISH_MAX; i++)
        file_out_abort(&b.files[i]);
    podcast_unlock(&b.lock);
    aired_abort(&b.aired);
    mix_abort(&b.mix);
    studio_close(&b.studio);
    shelf_close(&b.timing.shelf);
    prepare_close(&b.prepared);
    return ok;
}
