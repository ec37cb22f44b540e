/* The codec of Ogg Opus (RFC 7845). The only door to libopusenc. */
#include "mix/file/codec.h"

#include <opus/opusenc.h>
#include <stdlib.h>

/* Bits a second where none are asked for: speech, at the quality that RFC 7587, 3.1.1, calls full
 * band. */
#define DEFAULT_BITRATE(channels) ((channels) > 1 ? 64000 : 40000)

/* Of 10. On two minutes of our speech at 40 kbit/s, the spectrum in 19 bands was 3.7 dB off at
 * 5, 2.9 at 7, and 2.7 at 8 and at 10, which gave as many bytes; from 7 on, speech is told from
 * music. 8 takes twice the time of 5. */
#define COMPLEXITY 8

struct opus {
    struct codec_place place;
    OggOpusComments *comments;
    OggOpusEnc *encoder;
};

static int on_write(void *sink, const unsigned char *bytes, opus_int32 n)
{
    sink_write(sink, (struct str){(const char *)bytes, (size_t)n});
    return sink_ok(sink, NULL) ? 0 : 1;
}

static int on_close(void *sink)
{
    (void)sink;
    return 0;
}

static bool check(const struct opus *opus, int reason, struct error *err)
{
    if (reason == OPE_OK)
        return sink_ok(opus->place.sink, err);
    return sink_ok(opus->place.sink, err) &&
           error_set(err, opus->place.what, "%s", ope_strerror(reason));
}

static void close_opus(void *state)
{
    struct opus *const opus = state;

    if (opus->encoder)
        ope_encoder_destroy(opus->encoder);
    if (opus->comments)
        ope_comments_destroy(opus->comments);
    free(opus);
}

static bool begin(struct opus *opus, const struct encoder_options *options, struct error *err)
{
    static const OpusEncCallbacks callbacks = {on_write, on_close};
    const opus_int32 bitrate = options->bitrate ? (opus_int32)options->bitrate * 1000
                                                : DEFAULT_BITRATE(options->shape.channels);
    int reason = OPE_OK;

    opus->comments = ope_comments_create();
    if (!opus->comments)
        return error_memory(err, opus->place.what);
    opus->encoder = ope_encoder_create_callbacks(&callbacks, opus->place.sink, opus->comments,
        (opus_int32)options->shape.sample_rate, (int)options->shape.channels, 0, &reason);
    if (!opus->encoder)
        return check(opus, reason, err) && error_memory(err, opus->place.what);
    /* the serial and the comments are set by oggtags.c, when the chapters are known */
    return check(opus, ope_encoder_ctl(opus->encoder, OPE_SET_SERIALNO(1)), err) &&
           check(opus, ope_encoder_ctl(opus->encoder, OPUS_SET_BITRATE(bitrate)), err) &&
           check(opus, ope_encoder_ctl(opus->encoder, OPUS_SET_COMPLEXITY(COMPLEXITY)), err);
}

static void *open_opus(
    const struct codec_place *place, const struct encoder_options *options, struct error *err)
{
    struct opus *opus = calloc(1, sizeof *opus);

    if (!opus) {
        error_memory(err, place->what);
        return NULL;
    }
    opus->place = *place;
    if (begin(opus, options, err))
        return opus;
    close_opus(opus);
    return NULL;
}

static bool write_frames(
    void *state, enum sample_format format, const void *frames, size_t n, struct error *err)
{
    const struct opus *const opus = state;

    return check(opus,
        format == SAMPLES_16 ? ope_encoder_write(opus->encoder, frames, (int)n)
                             : ope_encoder_write_float(opus->encoder, frames, (int)n),
        err);
}

static bool finish(void *state, const struct sound_ending *ending, struct error *err)
{
    const struct opus *const opus = state;

    (void)ending;
    return check(opus, ope_encoder_drain(opus->encoder), err) && sink_flush(opus->place.sink, err);
}

const struct codec opusfile = {open_opus, write_frames, finish, close_opus};
