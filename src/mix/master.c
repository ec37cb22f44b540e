#include "mix/master.h"

#include "mix/dither.h"
#include "mix/relay.h"
#include "mix/resample.h"

#include <stdlib.h>

#define AT_ONCE ((size_t)4096) /* frames worked on at a time */

struct master {
    struct master_options options; /* with the rate that was chosen */
    struct encoder *encoder;
    struct relay *relay;         /* NULL: the work is so little that the caller does it */
    struct resampler *resampler; /* NULL: the rates are the same */
    struct dither dither;
    bool exact; /* samples go into the file as they come */
    int64_t n_in;
    float floats[AT_ONCE];
    float spread[2 * AT_ONCE]; /* the same on every channel */
    int32_t whole[2 * AT_ONCE];
};

/* --- floats to the file --- */

/* The same sound on each channel. */
static const float *spread(struct master *m, const float *mono, size_t n)
{
    if (m->options.encoder.shape.channels == 1)
        return mono;
    for (size_t i = 0; i < n; i++)
        m->spread[2 * i] = m->spread[2 * i + 1] = mono[i];
    return m->spread;
}

/* At most AT_ONCE frames. */
static bool encode_block(struct master *m, const float *mono, size_t n, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(m->options.path, NULL);
    const size_t n_samples = n * m->options.encoder.shape.channels;
    const float *const frames = spread(m, mono, n);
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

/* Frames of the file's rate. */
static bool on_frames(void *userdata, const float *mono, size_t n, struct error *err)
{
    struct master *const m = userdata;

    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        if (!encode_block(m, mono, some, err))
            return false;
        mono += some;
        n -= some;
    }
    return true;
}

/* --- what comes in --- */

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

static bool set_up(struct master *m, const struct encoder_type *type, struct error *err)
{
    struct encoder_options *const e = &m->options.encoder;

    if (e->shape.sample_rate == 0)
        e->shape.sample_rate = type->default_rate ? type->default_rate : m->options.sample_rate;
    m->exact = e->shape.sample_rate == m->options.sample_rate && e->shape.channels == 1 &&
               e->format == SAMPLES_16;
    m->encoder = encoder_open(m->options.path, e, err);
    if (!m->encoder)
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
    m->dither = dither_begin();
    if (!set_up(m, type, err))
        master_abort(&m);
    return m;
}

bool master_finish(struct master **master, const struct sound_ending *ending,
    struct file_out **file, struct error *err)
{
    struct master *const m = *master;
    bool ok;

    *file = NULL;
    ok = (!m->relay || relay_finish(&m->relay, err)) &&
         (!m->resampler || resampler_flush(m->resampler, err)) &&
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
    encoder_abort(&m->encoder);
    free(m);
    *master = NULL;
}
