#include "mix/master.h"

#include "base/spool.h"
#include "mix/dither.h"
#include "mix/relay.h"
#include "mix/resample.h"
#include "mix/sink.h"

#include <math.h>
#include <stdlib.h>

#define AT_ONCE ((size_t)4096) /* frames worked on at a time */

/* How near what is decoded must be (LU, dB), and how often it may be tried. */
#define LISTEN_NEAR   0.06
#define LISTEN_MARGIN 0.1
#define LISTEN_TURNS  4

struct master {
    struct master_options options; /* with the rate that was chosen */
    struct encoder *encoder;
    struct relay *relay;         /* NULL: the work is so little that the caller does it */
    struct resampler *resampler; /* NULL: the rates are the same */
    struct spool *speech;        /* as floats, where more is to be done to it; or NULL */
    struct sink *speech_sink;
    int64_t n_spooled;   /* samples */
    struct spool *mixed; /* the programme, where something was laid over the speech; or NULL */
    uint32_t n_channels; /* of the floats that are encoded */
    struct dither dither;
    bool exact; /* samples go into the file as they come */
    int64_t n_in;
    float floats[AT_ONCE];
    float spread[2 * AT_ONCE]; /* the same on every channel */
    int32_t whole[2 * AT_ONCE];
};

/* --- floats to the file --- */

/* Has the file two channels of the same sound? */
static bool is_doubled(const struct master *m)
{
    return m->options.encoder.shape.channels > m->n_channels;
}

/* The same sound on each channel, where it is to be. */
static const float *spread(struct master *m, const float *frames, size_t n)
{
    if (!is_doubled(m))
        return frames;
    for (size_t i = 0; i < n; i++)
        m->spread[2 * i] = m->spread[2 * i + 1] = frames[i];
    return m->spread;
}

/* At most AT_ONCE frames. */
static bool encode_block(struct master *m, const float *sound, size_t n, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(m->options.path, NULL);
    const size_t n_samples = n * m->options.encoder.shape.channels;
    const float *const frames = spread(m, sound, n);
    int16_t *const shorts = (int16_t *)(void *)m->whole;

    if (!type->formats[SAMPLES_16] || m->options.encoder.format == SAMPLES_FLOAT)
        return encoder_write(m->encoder, SAMPLES_FLOAT, frames, n, err);
    if (m->options.encoder.format == SAMPLES_24) {
        dither_24(&m->dither, frames, m->whole, n_samples);
        return encoder_write(m->encoder, SAMPLES_24, m->whole, n, err);
    }
    dither_16(&m->dither, frames, shorts, n_samples);
    return encoder_write(m->encoder, SAMPLES_16, shorts, n, err);
}

static bool encode(struct master *m, const float *sound, size_t n, struct error *err)
{
    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        if (!encode_block(m, sound, some, err))
            return false;
        sound += some * m->n_channels;
        n -= some;
    }
    return true;
}

/* --- what comes in --- */

/* Frames of the file's rate: into the file, or put by until the whole programme is known. */
static bool on_frames(void *userdata, const float *mono, size_t n, struct error *err)
{
    struct master *const m = userdata;

    if (!m->speech)
        return encode(m, mono, n, err);
    m->n_spooled += (int64_t)n;
    sink_write(m->speech_sink, (struct str){(const char *)mono, n * sizeof *mono});
    return sink_ok(m->speech_sink, err);
}

static bool take_block(struct master *m, const int16_t *samples, size_t n, struct error *err)
{
    for (size_t i = 0; i < n; i++)
        m->floats[i] = (float)samples[i] / 32768.0f;
    return m->resampler ? resampler_write(m->resampler, m->floats, n, err)
                        : on_frames(m, m->floats, n, err);
}

static bool take(struct master *m, const int16_t *samples, size_t n, struct error *err)
{
    if (m->exact)
        return encoder_write(m->encoder, SAMPLES_16, samples, n, err);
    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        if (!take_block(m, samples, some, err))
            return false;
        samples += some;
        n -= some;
    }
    return true;
}

/* In the relay's thread. */
static bool on_relay(void *userdata, struct str bytes, struct error *err)
{
    return take(userdata, (const int16_t *)(const void *)bytes.s, bytes.len / sizeof(int16_t), err);
}

bool master_write(struct master *m, const int16_t *samples, size_t n, struct error *err)
{
    m->n_in += (int64_t)n;
    if (!m->relay)
        return take(m, samples, n, err);
    while (n) {
        const size_t most = RELAY_MOST / sizeof *samples, some = n < most ? n : most;
        if (!relay_put(m->relay, (struct str){(const char *)samples, some * sizeof *samples}, err))
            return false;
        samples += some;
        n -= some;
    }
    return true;
}

bool master_write_silence(struct master *m, int64_t n, struct error *err)
{
    static const int16_t silence[AT_ONCE] = {0};

    while (n > 0) {
        const int64_t some = n < (int64_t)AT_ONCE ? n : (int64_t)AT_ONCE;
        if (!master_write(m, silence, (size_t)some, err))
            return false;
        n -= some;
    }
    return true;
}

int64_t master_samples(const struct master *m)
{
    return m->n_in;
}

uint32_t master_rate(const struct master *m)
{
    return m->options.encoder.shape.sample_rate;
}

/* --- the door --- */

/* Plain samples into a plain file need no help: copying them twice costs more than writing. */
static bool needs_thread(const struct master *m, const struct encoder_type *type)
{
    return !m->exact || type->formats[SAMPLES_24];
}

static bool open_spool(struct master *m, struct error *err)
{
    m->speech = spool_open(m->options.path, err);
    if (!m->speech)
        return false;
    m->speech_sink = sink_open(spool_fd(m->speech), spool_name(m->speech), err);
    return m->speech_sink != NULL;
}

static bool set_up(struct master *m, const struct encoder_type *type, struct error *err)
{
    struct encoder_options *const e = &m->options.encoder;
    const bool spool = m->options.level || m->options.spool;

    if (e->shape.sample_rate == 0)
        e->shape.sample_rate = type->default_rate ? type->default_rate : m->options.sample_rate;
    m->exact = e->shape.sample_rate == m->options.sample_rate && e->shape.channels == 1 &&
               e->format == SAMPLES_16 && !spool;
    m->encoder = encoder_open(m->options.path, e, err);
    if (!m->encoder || (spool && !open_spool(m, err)))
        return false;
    if (e->shape.sample_rate != m->options.sample_rate) {
        m->resampler = resampler_open(
            m->options.sample_rate, e->shape.sample_rate, 1, on_frames, m, m->options.path, err);
        if (!m->resampler)
            return false;
    }
    if (!needs_thread(m, type))
        return true;
    m->relay = relay_open(on_relay, m, m->options.path, err);
    return m->relay != NULL;
}

struct master *master_open(const struct master_options *options, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(options->path, err);
    struct master *m;

    if (!type)
        return NULL;
    m = calloc(1, sizeof *m);
    if (!m) {
        error_memory(err, options->path);
        return NULL;
    }
    m->options = *options;
    m->n_channels = 1;
    m->dither = dither_begin();
    if (!set_up(m, type, err))
        master_abort(&m);
    return m;
}

/* --- the level --- */

/* In the relay's thread. */
static bool on_levelled(void *userdata, struct str bytes, struct error *err)
{
    struct master *const m = userdata;

    return encode(
        m, (const float *)(const void *)bytes.s, bytes.len / (m->n_channels * sizeof(float)), err);
}

static bool to_relay(void *userdata, const float *frames, size_t n, struct error *err)
{
    struct master *const m = userdata;
    const size_t size = n * m->n_channels * sizeof *frames;

    return relay_put(m->relay, (struct str){(const char *)frames, size}, err);
}

/* Encodes what was put by, at its level: limiter and encoder side by side. */
static bool encode_levelled(
    struct master *m, const struct level_job *job, const struct level_plan *plan, struct error *err)
{
    m->dither = dither_begin();
    m->relay = relay_open(on_levelled, m, m->options.path, err);
    if (!m->relay)
        return false;
    return level_apply(job, plan, to_relay, m, err) && relay_finish(&m->relay, err);
}

/* Is what was heard as it should be? Else aims the job anew. */
static bool is_right(
    const struct master *m, const struct sound_loudness *heard, struct level_job *job)
{
    const double quieter = m->options.level ? m->options.loudness - heard->integrated : 0;
    const double over = heard->true_peak - (m->options.ceiling - LISTEN_MARGIN);

    if (!heard->measured || (fabs(quieter) <= LISTEN_NEAR && over <= 0))
        return true;
    job->target += quieter;
    if (over > 0)
        job->ceiling -= over + LISTEN_MARGIN;
    return false;
}

/* An encoder that loses something is listened to, and where that is off, it has another try. */
static bool encode_and_listen(
    struct master *m, struct level_job *job, struct level_plan *plan, struct error *err)
{
    struct sound_loudness heard;

    for (int turn = 0; turn < LISTEN_TURNS; turn++) {
        if (!encode_levelled(m, job, plan, err) ||
            !encoder_listen(m->encoder, is_doubled(m), &heard, err))
            return false;
        if (is_right(m, &heard, job))
            return true;
        if (!encoder_restart(m->encoder, err) || !level_find(job, plan, err))
            return false;
    }
    return encode_levelled(m, job, plan, err);
}

/* What is asked of the level, with allowance for what the type's encoder does to it. */
static struct level_job job_of(
    const struct master *m, const struct master_mixdown *mixdown, const struct encoder_type *type)
{
    return (struct level_job){.spool = m->speech,
        .n_frames = m->n_spooled,
        .sample_rate = m->options.encoder.shape.sample_rate,
        .channels = 1,
        .steps = mixdown->steps,
        .n_steps = mixdown->n_steps,
        .as_it_is = !m->options.level,
        .target = m->options.loudness + type->loss,
        .ceiling = m->options.ceiling + type->loss - type->headroom,
        .doubled = m->options.encoder.shape.channels > 1,
        .all = type->has_loudness};
}

/* Lays the other sound over the speech, whose spool is then done with. */
static bool mix_down(
    struct master *m, const struct overlay *overlay, struct level_job *job, struct error *err)
{
    if (!overlay)
        return true;
    m->mixed = overlay_mix(overlay, m->options.encoder.shape.channels, m->options.path, job, err);
    m->n_channels = job->channels;
    sink_close(&m->speech_sink);
    spool_close(&m->speech);
    return m->mixed != NULL;
}

static bool finish_programme(struct master *m, const struct master_mixdown *mixdown,
    struct sound_ending *ending, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(m->options.path, err);
    struct level_job job = job_of(m, mixdown, type);
    struct level_plan plan;

    if (!sink_flush(m->speech_sink, err) || !mix_down(m, mixdown->overlay, &job, err) ||
        !level_find(&job, &plan, err))
        return false;
    ending->loudness = plan.loudness;
    return type->lossy ? encode_and_listen(m, &job, &plan, err)
                       : encode_levelled(m, &job, &plan, err);
}

bool master_finish(struct master **master, const struct master_mixdown *mixdown,
    struct sound_ending *ending, struct file_out **file, struct error *err)
{
    struct master *const m = *master;
    bool ok;

    *file = NULL;
    ok = (!m->relay || relay_finish(&m->relay, err)) &&
         (!m->resampler || resampler_flush(m->resampler, err)) &&
         (!m->speech || finish_programme(m, mixdown, ending, err)) &&
         encoder_finish(&m->encoder, ending, file, err);
    master_abort(master);
    return ok;
}

void master_abort(struct master **master)
{
    struct master *const m = *master;

    if (!m)
        return;
    relay_abort(&m->relay);
    resampler_close(&m->resampler);
    spool_close(&m->mixed);
    sink_close(&m->speech_sink);
    spool_close(&m->speech);
    encoder_abort(&m->encoder);
    free(m);
    *master = NULL;
}
