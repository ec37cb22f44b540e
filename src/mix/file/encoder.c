#include "mix/file/encoder.h"

#include "base/buf.h"
#include "base/spool.h"
#include "mix/file/codec.h"
#include "mix/file/id3.h"
#include "mix/file/sink.h"
#include "mix/file/vorbiscomment.h"
#include "mix/file/wrap.h"
#include "mix/level/loudness.h"
#include "mix/level/truepeak.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LISTEN_AT_ONCE ((size_t)4096) /* frames */

/* --- the types of file, by ending --- */

struct type {
    struct encoder_type about;
    const struct codec *codec;
    wrap_fn *wrap; /* NULL: the codec writes the file as it is to be */
};

/* ISO/IEC 11172-3 and 13818-3, and the half rates that MPEG-2.5 added. */
static const uint32_t mp3_rates[] = {
    8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 0};
/* Opus is decoded at 48 kHz, whatever went in (RFC 7845, 5.1). */
static const uint32_t opus_rates[] = {48000, 0};

/*
 * Losses and headrooms are what came of espeak-ng's speech; they only save a second turn, since
 * what is encoded is listened to. LAME makes all quieter by a factor of 0.95 (its set_scale), so
 * that it does not clip.
 */
static const struct type types[] = {
    {{.ending = ".wav", .max_channels = 2, .formats = {true, true, true}}, &soundfile_wav, NULL},
    {{.ending = ".flac",
         .max_channels = 2,
         .formats = {true, true, false},
         .max_chapters = VORBISCOMMENT_CHAPTERS},
        &soundfile_flac, wrap_flac},
    {{.ending = ".mp3",
         .default_rate = 44100,
         .rates = mp3_rates,
         .max_channels = 2,
         .max_chapters = ID3_CHAPTERS,
         .has_bitrate = true,
         .has_variable = true,
         .min_bitrate = 8,
         .max_bitrate = 320,
         .lossy = true,
         .loss = 0.45,
         .headroom = 1.0},
        &soundfile_mp3, wrap_mp3},
    {{.ending = ".opus",
         .default_rate = 48000,
         .rates = opus_rates,
         .max_channels = 2,
         .max_chapters = VORBISCOMMENT_CHAPTERS,
         .has_bitrate = true,
         .min_bitrate = 6,
         .max_bitrate = 256,
         .lossy = true,
         .loss = 0.3,
         .headroom = 1.2},
        &opusfile, wrap_ogg},
    {{.ending = ".ogg",
         .max_channels = 2,
         .max_chapters = VORBISCOMMENT_CHAPTERS,
         .lossy = true,
         .headroom = 1.5},
        &soundfile_ogg, wrap_ogg},
};
#define N_TYPES (sizeof types / sizeof *types)

static const struct type stream_type = {
    {.max_channels = 2, .formats = {true, false, false}}, &wavstream, NULL};

static bool is_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

static const struct type *find_type(const char *path, struct error *err)
{
    char endings[128] = "";

    if (is_stream(path))
        return &stream_type;
    for (size_t i = 0; i < N_TYPES; i++) {
        const struct str ending = str_of(types[i].about.ending), name = str_of(path);
        if (name.len > ending.len &&
            str_eq_nocase(str_cut(name, name.len - ending.len, name.len), ending))
            return &types[i];
        snprintf(endings + strlen(endings), sizeof endings - strlen(endings), " %s",
            types[i].about.ending);
    }
    error_usage(err, path, "the ending tells the type of file, and must be one of%s", endings);
    return NULL;
}

const struct encoder_type *encoder_type_of(const char *path, struct error *err)
{
    const struct type *type = find_type(path, err);

    return type ? &type->about : NULL;
}

static bool has_rate(const struct encoder_type *type, uint32_t rate)
{
    if (!type->rates)
        return true;
    for (size_t i = 0; type->rates[i]; i++)
        if (type->rates[i] == rate)
            return true;
    return false;
}

static bool refuse_rate(const struct encoder_type *type, const char *path, struct error *err)
{
    char list[128] = "";

    for (size_t i = 0; type->rates[i]; i++)
        snprintf(
            list + strlen(list), sizeof list - strlen(list), "%s%u", i ? ", " : "", type->rates[i]);
    return error_usage(err, path, "a %s file holds the sample rates %s", type->ending + 1, list);
}

/* MPEG-2, for rates under 32 kHz, goes up to 160 kbit/s, MPEG-2.5, under 16 kHz, up to 64. */
static unsigned bitrate_limit(const struct encoder_type *type, uint32_t rate)
{
    if (type->rates != mp3_rates || rate >= 32000)
        return type->max_bitrate;
    return rate >= 16000 ? 160 : 64;
}

bool encoder_check(const struct encoder_type *type, const struct encoder_options *o,
    const char *path, struct error *err)
{
    const bool keeps_samples = type->formats[SAMPLES_16];
    const unsigned most = bitrate_limit(type, o->shape.sample_rate);

    if (!has_rate(type, o->shape.sample_rate))
        return refuse_rate(type, path, err);
    if (o->shape.channels < 1 || o->shape.channels > type->max_channels)
        return error_usage(err, path, "holds 1 or 2 channels, not %u", o->shape.channels);
    if (!keeps_samples && o->format != SAMPLES_16)
        return error_usage(err, path,
            "a %s file keeps no samples, so --sample-format means nothing", type->ending + 1);
    if (keeps_samples && !type->formats[o->format])
        return error_usage(err, path, "%s holds no samples of %s",
            type->ending ? type->ending + 1 : "a stream",
            o->format == SAMPLES_24 ? "24 bits" : "float");
    if (o->bitrate && !type->has_bitrate)
        return error_usage(err, path, "has no bit rate to choose; .mp3 and .opus have");
    if (o->variable && !type->has_variable)
        return error_usage(err, path, "has no variable bit rate to choose; .mp3 has");
    if (o->bitrate && (o->bitrate < type->min_bitrate || o->bitrate > most))
        return error_usage(
            err, path, "a bit rate is from %u to %u kbit/s here", type->min_bitrate, most);
    return true;
}

/* --- the door --- */

struct encoder {
    struct encoder_options options;
    const struct type *type;
    struct file_out *file; /* NULL for standard output */
    struct spool *body;    /* what is to be wrapped; NULL where nothing is */
    struct sink *sink;     /* of the body, or of the file */
    void *state;           /* the codec's */
    bool ended;            /* the codec has finished */
};

static const char *name_of(const struct encoder *encoder)
{
    return encoder->file ? file_out_path(encoder->file) : "standard output";
}

/* Begins to encode, into the body or the file. */
static bool open_codec(struct encoder *e, int fd, struct error *err)
{
    e->ended = false;
    e->sink = sink_open(fd, name_of(e), err);
    if (!e->sink)
        return false;
    e->state = e->type->codec->open(
        &(struct codec_place){.sink = e->sink, .fd = fd, .what = name_of(e)}, &e->options, err);
    return e->state != NULL;
}

/* Opens the file, what holds its body, and the sink of that. */
static bool open_place(struct encoder *e, const char *path, struct error *err)
{
    int fd = STDOUT_FILENO;

    if (!is_stream(path)) {
        e->file = file_out_open(path, err);
        if (!e->file)
            return false;
        fd = file_out_fd(e->file);
    }
    if (e->type->wrap) {
        e->body = spool_open(path, err);
        if (!e->body)
            return false;
        fd = spool_fd(e->body);
    }
    return open_codec(e, fd, err);
}

struct encoder *encoder_open(
    const char *path, const struct encoder_options *options, struct error *err)
{
    const struct type *type = find_type(path, err);
    struct encoder *encoder;

    if (!type || !encoder_check(&type->about, options, path, err))
        return NULL;
    encoder = calloc(1, sizeof *encoder);
    if (!encoder) {
        error_memory(err, path);
        return NULL;
    }
    encoder->options = *options;
    encoder->type = type;
    if (!open_place(encoder, path, err))
        encoder_abort(&encoder);
    return encoder;
}

bool encoder_write(struct encoder *encoder, enum sample_format format, const void *frames, size_t n,
    struct error *err)
{
    return n == 0 || encoder->type->codec->write(encoder->state, format, frames, n, err);
}

/* --- what was encoded --- */

struct listening {
    bool twins;
    struct loudness *loudness; /* NULL until the shape is known */
    struct peakmeter peak;
};

static bool begin_listening(struct listening *l, const struct sound_shape *shape)
{
    const uint32_t channels = l->twins ? 1 : shape->channels;

    l->peak = peakmeter_begin(channels);
    l->loudness = loudness_open(&(struct loudness_options){.sample_rate = shape->sample_rate,
        .channels = channels,
        .doubled = shape->channels > channels});
    return l->loudness != NULL;
}

/* The first of two channels, in the place of both. */
static const float *first_channel(const float *frames, float *room, size_t n)
{
    for (size_t i = 0; i < n; i++)
        room[i] = frames[2 * i];
    return room;
}

static bool on_decoded(void *userdata, const struct sound_shape *shape, const float *frames,
    size_t n, struct error *err)
{
    struct listening *const l = userdata;
    float room[LISTEN_AT_ONCE];

    if (!l->loudness && !begin_listening(l, shape))
        return error_memory(err, "loudness");
    while (n) {
        const size_t some = n < LISTEN_AT_ONCE ? n : LISTEN_AT_ONCE;
        const float *const heard =
            l->twins && shape->channels == 2 ? first_channel(frames, room, some) : frames;
        peakmeter_add(&l->peak, heard, some);
        loudness_add(l->loudness, heard, some);
        frames += some * shape->channels;
        n -= some;
    }
    return true;
}

static bool end_codec(struct encoder *e, const struct sound_ending *ending, struct error *err)
{
    if (!e->ended && !e->type->codec->finish(e->state, ending, err))
        return false;
    e->ended = true;
    return true;
}

bool encoder_listen(struct encoder *e, bool twins, struct sound_loudness *heard, struct error *err)
{
    const struct sound_ending none = {0};
    struct listening l = {.twins = twins};
    bool ok;

    *heard = (struct sound_loudness){0};
    ok = end_codec(e, &none, err) &&
         soundfile_decode(spool_fd(e->body), name_of(e), on_decoded, &l, err);
    if (ok && l.loudness) {
        *heard = loudness_read(l.loudness);
        heard->true_peak = 20 * log10(peakmeter_read(&l.peak));
    }
    loudness_close(&l.loudness);
    return ok;
}

bool encoder_restart(struct encoder *e, struct error *err)
{
    const int fd = spool_fd(e->body);

    e->type->codec->close(e->state);
    e->state = NULL;
    sink_close(&e->sink);
    if (ftruncate(fd, 0) < 0 || lseek(fd, 0, SEEK_SET) < 0)
        return error_errno(err, spool_name(e->body), errno);
    return open_codec(e, fd, err);
}

/* Copies the body into the file, with its tags around it. */
static bool wrap(struct encoder *e, const struct sound_ending *ending, struct error *err)
{
    struct sink *out = sink_open(file_out_fd(e->file), name_of(e), err);
    const struct wrapping wrapping = {.body = e->body,
        .length = sink_length(e->sink),
        .tags = &e->options.tags,
        .ending = ending,
        .sample_rate = e->options.shape.sample_rate};
    bool ok;

    if (!out)
        return false;
    ok = e->type->wrap(&wrapping, out, err) && sink_flush(out, err);
    sink_close(&out);
    return ok;
}

bool encoder_finish(struct encoder **encoder, const struct sound_ending *ending,
    struct file_out **file, struct error *err)
{
    struct encoder *const e = *encoder;
    bool ok;

    *file = NULL;
    ok = end_codec(e, ending, err) && (!e->type->wrap || wrap(e, ending, err));
    if (ok) {
        *file = e->file;
        e->file = NULL;
    }
    encoder_abort(encoder);
    return ok;
}

void encoder_abort(struct encoder **encoder)
{
    struct encoder *const e = *encoder;

    if (!e)
        return;
    if (e->state)
        e->type->codec->close(e->state);
    sink_close(&e->sink);
    spool_close(&e->body);
    file_out_abort(&e->file);
    free(e);
    *encoder = NULL;
}
