#include "mix/soundfile.h"

#include "base/buf.h"
#include "mix/sink.h"
#include "mix/wav.h"

#include <fcntl.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Frames that libsndfile is given in one call: minutes of them overflow its stack with Vorbis. */
#define FRAMES_AT_ONCE ((size_t)4096)

struct soundfile {
    struct soundfile_options options;
    const struct type *type;
    struct file_out *file; /* NULL for standard output */
    struct sink *sink;
    SNDFILE *encoder; /* NULL for standard output */
    size_t head_len;  /* bytes of a stream's head; 0 where it cannot be gone back to */
    int64_t n_frames;
};

/* --- the types of file, by ending --- */

struct type {
    const char *ending;
    int format;                                                /* libsndfile's */
    bool (*begin)(struct soundfile *sound, struct error *err); /* before the first sample */
    bool (*complete)(struct soundfile *sound, struct str chunks,
        struct error *err); /* after the encoder has closed */
};

static const char *name_of(const struct soundfile *sound)
{
    return sound->file ? file_out_path(sound->file) : "standard output";
}

static bool set_chunk(struct soundfile *sound, const char *id, struct str data, struct error *err)
{
    SF_CHUNK_INFO chunk = {.id_size = 4, .datalen = (unsigned)data.len};
    char *copy = malloc(data.len);
    int reason;

    if (!copy)
        return error_memory(err, name_of(sound));
    memcpy(copy, data.s, data.len);
    memcpy(chunk.id, id, 4);
    chunk.data = copy;
    reason = sf_set_chunk(sound->encoder, &chunk);
    free(copy);
    return reason == SF_ERR_NO_ERROR ||
           error_set(err, name_of(sound), "%s", sf_error_number(reason));
}

static bool wav_begin(struct soundfile *sound, struct error *err)
{
    static const char reserved[WAV_RESERVED] = {0};
    struct buf info = {0};
    bool ok;

    wav_info(&sound->options.tags, &info);
    ok = info.failed ? error_memory(err, name_of(sound))
                     : set_chunk(sound, "JUNK", (struct str){reserved, sizeof reserved}, err) &&
                           set_chunk(sound, "LIST", buf_str(&info), err);
    buf_free(&info);
    return ok;
}

static bool wav_end(struct soundfile *sound, struct str chunks, struct error *err)
{
    const int64_t limit = sound->options.rf64_above ? sound->options.rf64_above : WAV_LIMIT;

    return wav_complete(sound->sink, file_out_fd(sound->file), name_of(sound), chunks,
        &sound->options.shape, sound->n_frames, limit, err);
}

static const struct type types[] = {
    {".wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, wav_begin, wav_end},
};

#define N_TYPES (sizeof types / sizeof types[0])

static const struct type *type_of(const char *path, struct error *err)
{
    char endings[128] = "";

    for (size_t i = 0; i < N_TYPES; i++) {
        const struct str ending = str_of(types[i].ending), name = str_of(path);
        if (name.len > ending.len &&
            str_eq_nocase(str_cut(name, name.len - ending.len, name.len), ending))
            return &types[i];
        snprintf(
            endings + strlen(endings), sizeof endings - strlen(endings), " %s", types[i].ending);
    }
    error_usage(err, path, "the ending tells the type of file, and must be one of%s", endings);
    return NULL;
}

/* --- libsndfile's view of a sink --- */

static sf_count_t on_length(void *sink)
{
    return sink_length(sink);
}

static sf_count_t on_seek(sf_count_t offset, int whence, void *sink)
{
    if (whence == SEEK_CUR)
        offset += sink_tell(sink);
    else if (whence == SEEK_END)
        offset += sink_length(sink);
    sink_seek(sink, offset);
    return sink_tell(sink);
}

static sf_count_t on_read(void *to, sf_count_t n, void *sink)
{
    (void)to, (void)n, (void)sink;
    return 0;
}

static sf_count_t on_write(const void *from, sf_count_t n, void *sink)
{
    sink_write(sink, (struct str){from, (size_t)n});
    return sink_ok(sink, NULL) ? n : 0;
}

static sf_count_t on_tell(void *sink)
{
    return sink_tell(sink);
}

static bool open_encoder(struct soundfile *sound, struct error *err)
{
    SF_VIRTUAL_IO io = {on_length, on_seek, on_read, on_write, on_tell};
    SF_INFO info = {
        .samplerate = (int)sound->options.shape.sample_rate,
        .channels = (int)sound->options.shape.channels,
        .format = sound->type->format,
    };

    sound->encoder = sf_open_virtual(&io, SFM_WRITE, &info, sound->sink);
    if (!sound->encoder)
        return sink_ok(sound->sink, err) && error_set(err, name_of(sound), "%s", sf_strerror(NULL));
    return sound->type->begin(sound, err);
}

/* Does standard output go into a file, and from its beginning? Then its head can be set right. */
static bool stream_is_file(void)
{
    const int flags = fcntl(STDOUT_FILENO, F_GETFL);
    struct stat st;

    return flags >= 0 && !(flags & O_APPEND) && fstat(STDOUT_FILENO, &st) == 0 &&
           S_ISREG(st.st_mode) && lseek(STDOUT_FILENO, 0, SEEK_CUR) == 0;
}

static bool open_stream(struct soundfile *sound, struct error *err)
{
    struct buf head = {0};
    bool ok;

    wav_stream_head(&sound->options.shape, &sound->options.tags, &head);
    sink_write(sound->sink, buf_str(&head));
    sound->head_len = stream_is_file() ? head.len : 0;
    ok = !head.failed || error_memory(err, name_of(sound));
    buf_free(&head);
    return ok;
}

static bool finish_stream(struct soundfile *sound, struct error *err)
{
    return sound->head_len ? wav_stream_complete(sound->sink, sound->head_len, err)
                           : sink_flush(sound->sink, err);
}

/* --- the door --- */

struct soundfile *soundfile_open(
    const char *path, const struct soundfile_options *options, struct error *err)
{
    const bool stream = strcmp(path, "-") == 0;
    const struct type *type = stream ? NULL : type_of(path, err);
    struct soundfile *sound;

    if (!stream && !type)
        return NULL;
    sound = calloc(1, sizeof *sound);
    if (!sound) {
        error_memory(err, path);
        return NULL;
    }
    sound->options = *options;
    sound->type = type;
    sound->file = stream ? NULL : file_out_open(path, err);
    if (!stream && !sound->file)
        goto fail;
    sound->sink = sink_open(stream ? STDOUT_FILENO : file_out_fd(sound->file), name_of(sound), err);
    if (!sound->sink || !(stream ? open_stream(sound, err) : open_encoder(sound, err)))
        goto fail;
    return sound;
fail:
    soundfile_abort(&sound);
    return NULL;
}

static bool encode(struct soundfile *sound, const int16_t *frames, size_t n, struct error *err)
{
    const size_t channels = sound->options.shape.channels;

    while (n) {
        const size_t some = n < FRAMES_AT_ONCE ? n : FRAMES_AT_ONCE;
        if (sf_writef_short(sound->encoder, frames, (sf_count_t)some) != (sf_count_t)some)
            return sink_ok(sound->sink, err) &&
                   error_set(err, name_of(sound), "%s", sf_strerror(sound->encoder));
        frames += some * channels;
        n -= some;
    }
    return true;
}

bool soundfile_write(struct soundfile *sound, const int16_t *frames, size_t n, struct error *err)
{
    const size_t bytes = n * sound->options.shape.channels * sizeof *frames;

    if (sound->encoder && !encode(sound, frames, n, err))
        return false;
    if (!sound->encoder)
        sink_write(sound->sink, (struct str){(const char *)frames, bytes});
    sound->n_frames += (int64_t)n;
    return sink_ok(sound->sink, err);
}

bool soundfile_write_silence(struct soundfile *sound, int64_t n, struct error *err)
{
    static const int16_t silence[FRAMES_AT_ONCE] = {0};
    const int64_t most = (int64_t)(FRAMES_AT_ONCE / sound->options.shape.channels);

    while (n > 0) {
        const int64_t some = n < most ? n : most;
        if (!soundfile_write(sound, silence, (size_t)some, err))
            return false;
        n -= some;
    }
    return true;
}

int64_t soundfile_frames(const struct soundfile *sound)
{
    return sound->n_frames;
}

/* Closes the encoder; what it says of it is not worth much (it returns 0 on a full disk), the
 * sink's word counts. */
static bool close_encoder(struct soundfile *sound, struct error *err)
{
    const int reason = sf_close(sound->encoder);

    sound->encoder = NULL;
    if (!sink_ok(sound->sink, err))
        return false;
    return reason == 0 || error_set(err, name_of(sound), "%s", sf_error_number(reason));
}

static bool finish_file(
    struct soundfile *sound, const struct timeline_mark *marks, size_t n_marks, struct error *err)
{
    struct buf chunks = {0};
    bool ok;

    wav_cues(marks, n_marks, &chunks);
    ok = chunks.failed
             ? error_memory(err, name_of(sound))
             : close_encoder(sound, err) && sound->type->complete(sound, buf_str(&chunks), err);
    buf_free(&chunks);
    return ok;
}

bool soundfile_finish(struct soundfile **sound, const struct timeline_mark *marks, size_t n_marks,
    struct file_out **file, struct error *err)
{
    struct soundfile *const s = *sound;
    bool ok;

    *file = NULL;
    ok = s->encoder ? finish_file(s, marks, n_marks, err) : finish_stream(s, err);
    if (ok) {
        *file = s->file;
        s->file = NULL;
    }
    soundfile_abort(sound);
    return ok;
}

void soundfile_abort(struct soundfile **sound)
{
    struct soundfile *const s = *sound;

    if (!s)
        return;
    if (s->encoder)
        sf_close(s->encoder);
    sink_close(&s->sink);
    file_out_abort(&s->file);
    free(s);
    *sound = NULL;
}
