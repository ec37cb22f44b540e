#include "publish/publish.h"

#include "publish/book/audiobook.h"
#include "publish/book/daisy.h"
#include "publish/book/epub.h"
#include "publish/caption/srt.h"
#include "publish/caption/webvtt.h"
#include "publish/chapters.h"
#include "publish/cover.h"
#include "publish/output.h"
#include "publish/page.h"
#include "publish/podcast/episodejson.h"
#include "publish/timelinejson.h"
#include "publish/transcript.h"
#include "publish/transcriptjson.h"

#include <string.h>

struct row {
    const char *name;   /* what --also calls it */
    const char *ending; /* what takes the place of the audio's */
    bool wants_words;   /* needs the times of words */
    bool (*write)(struct output *out, struct error *err);
    const char *audio[2]; /* the endings of the only audio that it goes with; NULL: any */
};

static const struct row rows[] = {
    {"audiobook", ".lpf", false, audiobook_write, {NULL}},
    {"chapters", ".chapters.json", false, chapters_write, {NULL}},
    {"daisy", ".daisy.zip", false, daisy_write, {".mp3", ".wav"}},
    {"episode", ".episode.json", false, episodejson_write, {NULL}},
    {"epub", ".epub", false, epub_write, {".mp3"}},
    {"epub-words", ".words.epub", true, epub_write_words, {".mp3"}},
    {"html", ".html", true, page_write, {NULL}},
    {"jpg", ".jpg", false, cover_write_jpg, {NULL}},
    {"json", ".json", true, timelinejson_write, {NULL}},
    {"png", ".png", false, cover_write_png, {NULL}},
    {"srt", ".srt", true, srt_write, {NULL}},
    {"transcript", ".transcript.json", false, transcriptjson_write, {NULL}},
    {"txt", ".txt", false, transcript_write, {NULL}},
    {"vtt", ".vtt", true, webvtt_write, {NULL}},
    {"vtt-words", ".words.vtt", true, webvtt_write_words, {NULL}},
};

#define N_ROWS (sizeof rows / sizeof rows[0])
_Static_assert(N_ROWS <= PUBLISH_MAX, "publish.h promises room for all outputs");

static bool unknown(struct str name, struct error *err)
{
    struct buf names = {0};

    for (size_t i = 0; i < N_ROWS; i++)
        buf_printf(&names, "%s%s", i ? ", " : "", rows[i].name);
    error_usage(err, "--also", "\"%.*s\" is no output: there are %s", STR_ARG(name),
        names.failed ? "others" : names.s);
    buf_free(&names);
    return false;
}

bool publish_parse(const char *also, struct publish_list *out, struct error *err)
{
    struct str rest = str_of(also), name;

    while (str_next(&rest, ',', &name)) {
        size_t i = 0;
        name = str_trim(name);
        while (i < N_ROWS && !str_eq(name, str_of(rows[i].name)))
            i++;
        if (i == N_ROWS)
            return unknown(name, err);
        out->outputs |= 1u << i;
    }
    return true;
}

bool publish_wants_words(const struct publish_list *list)
{
    for (size_t i = 0; i < N_ROWS; i++)
        if ((list->outputs >> i & 1) && rows[i].wants_words)
            return true;
    return false;
}

/* The audio's path without its ending. */
static struct str stem(const char *audio_path)
{
    const char *const slash = strrchr(audio_path, '/');
    const char *const name = slash ? slash + 1 : audio_path;
    const char *const dot = strrchr(name, '.');

    /* a name that begins with its only dot has no ending */
    return str_cut(str_of(audio_path), 0,
        dot && dot != name ? (size_t)(dot - audio_path) : strlen(audio_path));
}

static bool goes_with(const struct row *row, const char *audio_path)
{
    for (size_t i = 0; i < 2 && row->audio[i]; i++)
        if (str_ends(str_of(audio_path), str_of(row->audio[i])))
            return true;
    return !row->audio[0];
}

bool publish_paths(const struct publish_list *list, const char *audio_path, struct arena *a,
    const char **paths, size_t *n, struct error *err)
{
    *n = 0;
    for (size_t i = 0; i < N_ROWS; i++) {
        if (!(list->outputs >> i & 1))
            continue;
        if (!goes_with(&rows[i], audio_path))
            return error_usage(err, "--also", "%s needs -o NAME%s%s%s", rows[i].name,
                rows[i].audio[0], rows[i].audio[1] ? " or NAME" : "",
                rows[i].audio[1] ? rows[i].audio[1] : "");
        paths[*n] = arena_printf(a, "%.*s%s", STR_ARG(stem(audio_path)), rows[i].ending).s;
        if (!paths[(*n)++])
            return error_memory(err, audio_path);
    }
    return true;
}

static struct file_out *write_row(
    const struct row *row, const char *path, const struct publish_input *input, struct error *err)
{
    struct output out = {.input = input, .file = file_out_open(path, err)};

    if (out.file && (!row->write(&out, err) || !output_flush(&out, err)))
        file_out_abort(&out.file);
    buf_free(&out.text);
    return out.file;
}

/* Writes them, to paths in the order of the rows; none is left on failure. */
static bool write_rows(const struct publish_list *list, const struct publish_input *input,
    const char *const *paths, struct file_out **files, size_t *n, struct error *err)
{
    for (size_t i = 0; i < N_ROWS; i++) {
        if (!(list->outputs >> i & 1))
            continue;
        files[*n] = write_row(&rows[i], paths[*n], input, err);
        if (!files[*n])
            goto fail;
        ++*n;
    }
    return true;
fail:
    while (*n)
        file_out_abort(&files[--*n]);
    return false;
}

bool publish(const struct publish_list *list, const struct publish_input *input,
    struct file_out **files, size_t *n, struct error *err)
{
    const char *paths[PUBLISH_MAX];
    struct arena *a;
    size_t n_paths;
    bool ok;

    *n = 0;
    if (list->outputs && strcmp(input->audio_path, "-") == 0)
        return error_usage(err, "--also", "there is nothing beside standard output: use -o FILE");
    a = arena_new();
    if (!a)
        return error_memory(err, input->audio_path);
    ok = publish_paths(list, input->audio_path, a, paths, &n_paths, err) &&
         write_rows(list, input, paths, files, n, err);
    arena_destroy(&a);
    return ok;
}
