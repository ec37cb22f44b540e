/* bulletin build: read, script, speak, mix, publish. */
#include "base/filename.h"
#include "commands/audio.h"
#include "commands/command.h"
#include "commands/prepare.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "mix/mix.h"
#include "publish/episodename.h"
#include "publish/podcast.h"
#include "publish/publish.h"
#include "script/aired.h"
#include "speak/studio.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* What takes are handed to as they come. */
struct desk {
    struct mix *mix;
    struct progress progress;
    size_t done; /* segments */
};

static bool on_take(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct desk *desk = userdata;

    if (!mix_add(desk->mix, item, segment, take, err))
        return false;
    progress_update(&desk->progress, ++desk->done, mix_samples(desk->mix));
    return true;
}

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

/* Gives the episode its second name, and the feed the episode. */
static bool announce(
    const struct options *options, const char *output, struct notes *notes, struct error *err)
{
    size_t n;

    return episode_link_latest(output, err) &&
           podcast_write(&(struct podcast_options){.folder = options->publish,
                             .base_url = options->base_url,
                             .keep = options->keep},
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

/* Gives all outputs their names, the sidecars before the audio that they belong to. */
static bool commit(struct file_out **files, size_t n, struct error *err)
{
    bool ok = true;

    for (size_t i = n; i > 0; i--)
        if (!ok)
            file_out_abort(&files[i - 1]);
        else if (files[i - 1])
            ok = file_out_commit(&files[i - 1], err);
    return ok;
}

static void summarise(
    const char *path, const struct timeline *timeline, const struct progress *progress)
{
    const double seconds = (double)timeline->n_samples / timeline->sample_rate;
    const double took = progress_seconds(progress);
    const int minutes = (int)(seconds / 60);
    char numbers[160];
    struct buf line = {0};

    snprintf(numbers, sizeof numbers,
        ": %d:%06.3f, %zu segments, made in %.2f s (%.0f x real time)", minutes,
        seconds - 60.0 * minutes, timeline->n_segments, took, took > 0 ? seconds / took : 0.0);
    buf_add(&line, str_of(path));
    buf_add(&line, str_of(numbers));
    report_line(buf_str(&line));
    buf_free(&line);
}

bool build_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct file_out *files[1 + PUBLISH_MAX] = {0}; /* the audio, then what goes with it */
    struct publish_list also = {0};
    struct prepared prepared = {0};
    struct timeline timeline = {0};
    struct studio *studio = NULL;
    struct desk desk = {0};
    struct aired_update *aired = NULL;
    struct mix_options audio;
    const char *output = NULL;
    size_t n_also = 0;
    bool ok = false;

    if (options->publish ? !choose_published(options, a, NULL, &output, err)
                         : !choose_output(options, a, &output, err))
        return false;
    if (options->also && !publish_parse(options->also, &also, err))
        return false;
    if (options->publish && !publish_parse(PUBLISHED, &also, err))
        return false;
    if (!sidecars_differ_from_inputs(options, &also, output, a, err))
        return false;

    if (!audio_options(options, output, a, &audio, err))
        return false;

    if (!prepare_rundown(options, a, &prepared, notes, err))
        goto out;
    if (options->publish) {
        if (!choose_published(options, a, &prepared.rundown, &output, err) ||
            !sidecars_differ_from_inputs(options, &also, output, a, err))
            goto out;
        audio.path = output;
    }

    if (!state_differs(options, &also, output, a, err))
        goto out;

    studio = studio_open(&prepared.cast, &(struct studio_options){.jobs = options->jobs}, err);
    if (!studio)
        goto out;
    audio_use_format(options, &prepared.format, &audio);
    audio.sample_rate = studio_sample_rate(studio);
    audio.want_words = publish_wants_words(&also);
    desk.mix = mix_open(&prepared.rundown, &audio, a, err);
    if (!desk.mix)
        goto out;
    progress_begin(&desk.progress, options->quiet, rundown_count(&prepared.rundown),
        studio_sample_rate(studio));
    if (!studio_speak(studio, &prepared.rundown, on_take, &desk, notes, err))
        goto out;

    if (!mix_finish(&desk.mix, &timeline, &files[0], err))
        goto out;

    if (!publish(&also,
            &(struct publish_input){.audio_path = output,
                .audio = files[0],
                .rundown = &prepared.rundown,
                .timeline = &timeline,
                .cover = audio.cover,
                .voices = prepared_voices(&prepared)},
            &files[1], &n_also, err))
        goto out;
    if (options->state) {
        aired = aired_open(options->state, &prepared.rundown, prepared.now, err);
        if (!aired)
            goto out;
    }
    if (!commit(files, 1 + n_also, err))
        goto out;
    if (aired && !aired_commit(&aired, err))
        goto out;
    if (options->publish && !announce(options, output, notes, err))
        goto out;
    ok = true;
out:
    progress_clear(&desk.progress);
    if (ok && !options->quiet)
        summarise(output, &timeline, &desk.progress);
    for (size_t i = 0; i < 1 + PUBLISH_MAX; i++)
        file_out_abort(&files[i]);
    aired_abort(&aired);
    mix_abort(&desk.mix);
    studio_close(&studio);
    prepare_close(&prepared);
    return ok;
}
