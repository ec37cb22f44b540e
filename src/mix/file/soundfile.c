/*
 * The codecs of libsndfile: WAV, FLAC, MP3 and Ogg Vorbis, through a sink, so that no write error
 * is lost. With soundreader.c, the only door to libsndfile.
 */
#include "base/buf.h"
#include "mix/file/broadcast.h"
#include "mix/file/codec.h"
#include "mix/file/wav.h"

#include <errno.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Frames that libsndfile is given in one call: minutes of them overflow its stack with Vorbis. */
#define FRAMES_AT_ONCE ((size_t)4096)

/* Vorbis' quality from 0 to 1: 0.4 is about 64 kbit/s for a voice at 44.1 kHz. */
#define VORBIS_QUALITY 0.4
/* LAME's quality of a variable bit rate, of 0 (best) to 1. */
#define MP3_VARIABLE 0.4

struct soundfile {
    struct codec_place place;
    const struct encoder_options *options;
    SNDFILE *encoder;
    int64_t n_frames;
};

static bool fail(const struct soundfile *sound, const char *reason, struct error *err)
{
    return sink_ok(sound->place.sink, err) && error_set(err, sound->place.what, "%s", reason);
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

/* --- opening --- */

static struct soundfile *open_as(const struct codec_place *place,
    const struct encoder_options *options, int format, struct error *err)
{
    SF_VIRTUAL_IO io = {on_length, on_seek, on_read, on_write, on_tell};
    SF_INFO info = {
        .samplerate = (int)options->shape.sample_rate,
        .channels = (int)options->shape.channels,
        .format = format,
    };
    struct soundfile *sound = calloc(1, sizeof *sound);

    if (!sound) {
        error_memory(err, place->what);
        return NULL;
    }
    sound->place = *place;
    sound->options = options;
    sound->encoder = sf_open_virtual(&io, SFM_WRITE, &info, place->sink);
    if (sound->encoder)
        return sound;
    (void)fail(sound, sf_strerror(NULL), err);
    free(sound);
    return NULL;
}

static void close_soundfile(void *state)
{
    struct soundfile *const sound = state;

    if (sound->encoder)
        sf_close(sound->encoder);
    free(sound);
}

static bool set_chunk(struct soundfile *sound, const char *id, struct str data, struct error *err)
{
    SF_CHUNK_INFO chunk = {.id_size = 4, .datalen = (unsigned)data.len};
    char *copy = malloc(data.len);
    int reason;

    if (!copy)
        return error_memory(err, sound->place.what);
    memcpy(copy, data.s, data.len);
    memcpy(chunk.id, id, 4);
    chunk.data = copy;
    reason = sf_set_chunk(sound->encoder, &chunk);
    free(copy);
    return reason == SF_ERR_NO_ERROR || fail(sound, sf_error_number(reason), err);
}

/* The chunks before the samples. Those of broadcasters are put right at the end. */
static bool begin_wav(struct soundfile *sound, struct error *err)
{
    static const char reserved[WAV_RESERVED] = {0};
    const struct sound_ending none = {0};
    struct buf info = {0}, bext = {0}, cart = {0};
    bool ok;

    wav_info(&sound->options->tags, &info);
    broadcast_bext(sound->options, &none, &bext);
    broadcast_cart(sound->options, &none, &cart);
    ok = info.failed || bext.failed || cart.failed
             ? error_memory(err, sound->place.what)
             : set_chunk(sound, "JUNK", (struct str){reserved, sizeof reserved}, err) &&
                   set_chunk(sound, "bext", buf_str(&bext), err) &&
                   set_chunk(sound, "cart", buf_str(&cart), err) &&
                   set_chunk(sound, "LIST", buf_str(&info), err);
    buf_free(&cart);
    buf_free(&bext);
    buf_free(&info);
    return ok;
}

/* The chunks of broadcasters, whole. */
static void put_broadcast(
    const struct soundfile *sound, const struct sound_ending *ending, struct buf *out)
{
    struct buf data = {0};

    broadcast_bext(sound->options, ending, &data);
    wav_chunk("bext", buf_str(&data), out);
    out->failed = out->failed || data.failed;
    buf_clear(&data);
    broadcast_cart(sound->options, ending, &data);
    wav_chunk("cart", buf_str(&data), out);
    out->failed = out->failed || data.failed;
    buf_free(&data);
}

static void *open_wav(
    const struct codec_place *place, const struct encoder_options *options, struct error *err)
{
    static const int formats[] = {SF_FORMAT_PCM_16, SF_FORMAT_PCM_24, SF_FORMAT_FLOAT};
    struct soundfile *sound =
        open_as(place, options, SF_FORMAT_WAV | formats[options->format], err);

    if (!sound)
        return NULL;
    /* the PEAK chunk of a file of floats tells the time of day */
    sf_command(sound->encoder, SFC_SET_ADD_PEAK_CHUNK, NULL, SF_FALSE);
    if (begin_wav(sound, err))
        return sound;
    close_soundfile(sound);
    return NULL;
}

static void *open_flac(
    const struct codec_place *place, const struct encoder_options *options, struct error *err)
{
    return open_as(place, options,
        SF_FORMAT_FLAC | (options->format == SAMPLES_24 ? SF_FORMAT_PCM_24 : SF_FORMAT_PCM_16),
        err);
}

static bool command_double(struct soundfile *sound, int command, double value, struct error *err)
{
    return sf_command(sound->encoder, command, &value, sizeof value) == SF_TRUE ||
           fail(sound, "the encoder does not take its quality or bit rate", err);
}

static void *open_ogg(
    const struct codec_place *place, const struct encoder_options *options, struct error *err)
{
    struct soundfile *sound = open_as(place, options, SF_FORMAT_OGG | SF_FORMAT_VORBIS, err);

    if (sound && command_double(sound, SFC_SET_VBR_ENCODING_QUALITY, VORBIS_QUALITY, err))
        return sound;
    if (sound)
        close_soundfile(sound);
    return NULL;
}

/* kbit/s where none are asked for: what podcast directories ask of speech. */
static double mp3_default(const struct encoder_options *options)
{
    return options->shape.channels > 1 ? 128 : 96;
}

/*
 * libsndfile takes a "compression level" from 0 to 1 which it spreads over the constant bit rates
 * that it knows for the sample rate: 32 to 320 kbit/s in MPEG-1 (32 kHz and up), 8 to 160 in MPEG-2
 * (16 kHz and up), 8 to 64 below.
 */
static double mp3_level(const struct encoder_options *options)
{
    const uint32_t rate = options->shape.sample_rate;
    const double least = rate >= 32000 ? 32 : 8;
    const double most = rate >= 32000 ? 320 : rate >= 16000 ? 160 : 64;
    const double wanted = options->bitrate ? options->bitrate : mp3_default(options);

    return wanted >= most ? 0 : wanted <= least ? 1 : (most - wanted) / (most - least);
}

static bool begin_mp3(struct soundfile *sound, struct error *err)
{
    int mode = sound->options->variable ? SF_BITRATE_MODE_VARIABLE : SF_BITRATE_MODE_CONSTANT;

    /* which libsndfile 1.2.0 does, and says that it did not */
    (void)sf_command(sound->encoder, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
    if (sf_command(sound->encoder, SFC_GET_BITRATE_MODE, NULL, 0) != mode)
        return fail(sound, "the encoder does not take its mode of bit rate", err);
    return command_double(sound, SFC_SET_COMPRESSION_LEVEL,
        sound->options->variable ? MP3_VARIABLE : mp3_level(sound->options), err);
}

static void *open_mp3(
    const struct codec_place *place, const struct encoder_options *options, struct error *err)
{
    struct soundfile *sound =
        open_as(place, options, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, err);

    if (sound && begin_mp3(sound, err))
        return sound;
    if (sound)
        close_soundfile(sound);
    return NULL;
}

/* --- writing --- */

static sf_count_t write_some(
    SNDFILE *encoder, enum sample_format format, const void *frames, sf_count_t n)
{
    switch (format) {
    case SAMPLES_16: return sf_writef_short(encoder, frames, n);
    case SAMPLES_24: return sf_writef_int(encoder, frames, n);
    case SAMPLES_FLOAT: return sf_writef_float(encoder, frames, n);
    }
    return -1;
}

static bool write_frames(
    void *state, enum sample_format format, const void *frames, size_t n, struct error *err)
{
    struct soundfile *const sound = state;
    const size_t size = sound->options->shape.channels * (format == SAMPLES_16 ? 2 : 4);
    const char *at = frames;

    while (n) {
        const sf_count_t some = (sf_count_t)(n < FRAMES_AT_ONCE ? n : FRAMES_AT_ONCE);
        if (write_some(sound->encoder, format, at, some) != some)
            return fail(sound, sf_strerror(sound->encoder), err);
        at += (size_t)some * size;
        n -= (size_t)some;
        sound->n_frames += some;
    }
    return sink_ok(sound->place.sink, err);
}

/* What sf_close says is not worth much (it returns 0 on a full disk), the sink's word counts. */
static bool finish_encoder(struct soundfile *sound, struct error *err)
{
    const int reason = sf_close(sound->encoder);

    sound->encoder = NULL;
    return reason == 0 ? sink_flush(sound->place.sink, err)
                       : fail(sound, sf_error_number(reason), err);
}

static bool finish_any(void *state, const struct sound_ending *ending, struct error *err)
{
    (void)ending;
    return finish_encoder(state, err);
}

static bool finish_wav(void *state, const struct sound_ending *ending, struct error *err)
{
    static const uint32_t bytes[] = {2, 3, 4};
    struct soundfile *const sound = state;
    const struct encoder_options *const o = sound->options;
    struct buf chunks = {0}, early = {0};
    bool ok;

    put_broadcast(sound, ending, &early);
    wav_cues(ending->chapters, ending->n_chapters, &chunks);
    ok = chunks.failed || early.failed
             ? error_memory(err, sound->place.what)
             : finish_encoder(sound, err) &&
                   wav_complete(&(struct wav_ending){.sink = sound->place.sink,
                                    .fd = sound->place.fd,
                                    .what = sound->place.what,
                                    .early = buf_str(&early),
                                    .chunks = buf_str(&chunks),
                                    .frame_bytes = o->shape.channels * bytes[o->format],
                                    .n_frames = sound->n_frames,
                                    .limit = o->rf64_above ? o->rf64_above : WAV_LIMIT},
                       err);
    buf_free(&early);
    buf_free(&chunks);
    return ok;
}

/* --- decoding --- */

static bool decode(SNDFILE *decoder, const SF_INFO *info, const char *what, decode_fn *out,
    void *userdata, struct error *err)
{
    const struct sound_shape shape = {
        .sample_rate = (uint32_t)info->samplerate, .channels = (uint32_t)info->channels};
    float room[FRAMES_AT_ONCE];
    const sf_count_t most = (sf_count_t)FRAMES_AT_ONCE / info->channels;
    sf_count_t got;

    while ((got = sf_readf_float(decoder, room, most)) > 0)
        if (!out(userdata, &shape, room, (size_t)got, err))
            return false;
    return sf_error(decoder) == SF_ERR_NO_ERROR || error_set(err, what, "%s", sf_strerror(decoder));
}

bool soundfile_decode(int fd, const char *what, decode_fn *out, void *userdata, struct error *err)
{
    SF_INFO info = {0};
    SNDFILE *decoder;
    bool ok;

    if (lseek(fd, 0, SEEK_SET) < 0)
        return error_errno(err, what, errno);
    decoder = sf_open_fd(fd, SFM_READ, &info, SF_FALSE);
    if (!decoder)
        return error_set(err, what, "%s", sf_strerror(NULL));
    ok = decode(decoder, &info, what, out, userdata, err);
    sf_close(decoder);
    return ok;
}

const struct codec soundfile_wav = {open_wav, write_frames, finish_wav, close_soundfile};
const struct codec soundfile_flac = {open_flac, write_frames, finish_any, close_soundfile};
const struct codec soundfile_mp3 = {open_mp3, write_frames, finish_any, close_soundfile};
const struct codec soundfile_ogg = {open_ogg, write_frames, finish_any, close_soundfile};
