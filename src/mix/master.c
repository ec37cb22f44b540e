#include "mix/master.h"

#include "mix/file/dither.h"
#include "mix/level/profile.h"
#include "mix/programme.h"
#include "mix/relay.h"
#include "mix/resample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE ((size_t)16384) /* frames worked on at a time */

/* How near what is decoded must be (LU, dB), and how often it may be tried. */
#define LISTEN_NEAR   0.06
#define LISTEN_MARGIN 0.1
#define LISTEN_TURNS  5

/* LU off the target from which on it is told. */
#define TOLERANCE 0.1

struct master {
    struct master_options options; /* with the rate that was chosen */
    struct encoder *encoder;
    struct relay *relay;         /* NULL: the work is so little that the caller does it */
    struct resampler *resampler; /* NULL: the rates are the same, or it is put by first */
    struct programme *programme; /* what is put by, where more is to be done to it; or NULL */
    struct profile *profile;     /* of its speech, or of all of it */
    uint32_t n_channels;         /* of the floats that are encoded */
    struct dither dither;
    bool keep;  /* the programme is played more than twice */
    bool exact; /* samples go into the file as they come */
    int64_t n_in;
    float speech[AT_ONCE];
    float floats[2 * AT_ONCE];
    int32_t whole[2 * AT_ONCE];
};

/* --- floats to the file --- */

/* Has the file two channels of the same sound? */
static bool is_doubled(const struct master *m)
{
    return m->options.encoder.shape.channels > m->n_channels;
}

/* The same sound on each channel: from the last sample on, in its place. */
static void spread_floats(float *samples, size_t n)
{
    for (size_t i = n; i-- > 0;)
        samples[2 * i] = samples[2 * i + 1] = samples[i];
}

static void spread_16(int16_t *samples, size_t n)
{
    for (size_t i = n; i-- > 0;)
        samples[2 * i] = samples[2 * i + 1] = samples[i];
}

static void spread_24(int32_t *samples, size_t n)
{
    for (size_t i = n; i-- > 0;)
        samples[2 * i] = samples[2 * i + 1] = samples[i];
}

/* At most AT_ONCE frames. Two channels of the same sound are worked out once. */
static bool encode_block(struct master *m, const float *sound, size_t n, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(m->options.path, NULL);
    const size_t n_samples = n * m->n_channels;
    int16_t *const shorts = (int16_t *)(void *)m->whole;

    if (!type->formats[SAMPLES_16] || m->options.encoder.format == SAMPLES_FLOAT) {
        memcpy(m->floats, sound, n_samples * sizeof *sound);
        if (is_doubled(m))
            spread_floats(m->floats, n);
        return encoder_write(m->encoder, SAMPLES_FLOAT, m->floats, n, err);
    }
    if (m->options.encoder.format == SAMPLES_24) {
        dither_24(&m->dither, sound, m->whole, n_samples);
        if (is_doubled(m))
            spread_24(m->whole, n);
        return encoder_write(m->encoder, SAMPLES_24, m->whole, n, err);
    }
    dither_16(&m->dither, sound, shorts, n_samples);
    if (is_doubled(m))
        spread_16(shorts, n);
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

/* Speech at the file's rate: into the file, or looked at, to be made again when its level is known.
 * That costs less than to write it down. */
static bool on_speech(void *userdata, const float *mono, size_t n, struct error *err)
{
    struct master *const m = userdata;

    return m->profile ? profile_add(m->profile, mono, n, err) : encode(m, mono, n, err);
}

static bool take_block(struct master *m, const int16_t *samples, size_t n, struct error *err)
{
    for (size_t i = 0; i < n; i++)
        m->speech[i] = (float)samples[i] / 32768.0f;
    return m->resampler ? resampler_write(m->resampler, m->speech, n, err)
                        : on_speech(m, m->speech, n, err);
}

/* As they come, on each channel. */
static bool write_exactly(struct master *m, const int16_t *samples, size_t n, struct error *err)
{
    int16_t *const shorts = (int16_t *)(void *)m->whole;

    if (!is_doubled(m))
        return encoder_write(m->encoder, SAMPLES_16, samples, n, err);
    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        memcpy(shorts, samples, some * sizeof *samples);
        spread_16(shorts, some);
        if (!encoder_write(m->encoder, SAMPLES_16, shorts, some, err))
            return false;
        samples += some;
        n -= some;
    }
    return true;
}

static bool take(struct master *m, const int16_t *samples, size_t n, struct error *err)
{
    if (m->exact)
        return write_exactly(m, samples, n, err);
    if (m->programme && !programme_add(m->programme, samples, n, err))
        return false;
    while (n && (!m->programme || m->profile)) {
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

/* Where nothing is laid over the speech, it is looked at as it comes. */
static bool open_programme(struct master *m, struct error *err)
{
    const struct master_options *const o = &m->options;
    const struct sound_shape speech = {.sample_rate = o->encoder.shape.sample_rate, .channels = 1};

    m->programme = programme_open(o->path, o->sample_rate, &o->encoder.shape, err);
    if (!m->programme || o->spool)
        return m->programme != NULL;
    m->profile = profile_open(o->path, &speech, err);
    return m->profile != NULL;
}

static bool set_up(struct master *m, const struct encoder_type *type, struct error *err)
{
    struct encoder_options *const e = &m->options.encoder;
    const bool spool = m->options.level || m->options.spool;

    if (e->shape.sample_rate == 0)
        e->shape.sample_rate = type->default_rate ? type->default_rate : m->options.sample_rate;
    m->exact =
        e->shape.sample_rate == m->options.sample_rate && e->format != SAMPLES_FLOAT && !spool;
    m->encoder = encoder_open(m->options.path, e, err);
    if (!m->encoder || (spool && !open_programme(m, err)))
        return false;
    if (!m->options.spool && e->shape.sample_rate != m->options.sample_rate) {
        m->resampler = resampler_open(
            m->options.sample_rate, e->shape.sample_rate, 1, on_speech, m, m->options.path, err);
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

/* --- the mixdown --- */

/* In the relay's thread. A file that is encoded until it sounds right needs the programme often. */
static bool on_mixed(void *userdata, struct str bytes, struct error *err)
{
    struct master *const m = userdata;
    const float *const frames = (const float *)(const void *)bytes.s;
    const size_t n = bytes.len / (m->n_channels * sizeof *frames);

    return profile_add(m->profile, frames, n, err) &&
           (!m->keep || programme_keep(m->programme, frames, n, err));
}

/* Profiles the programme with what is laid over the speech. */
static bool mix_down(struct master *m, struct error *err)
{
    const struct sound_shape shape = programme_shape(m->programme);
    struct programme_relay to = {.channels = shape.channels};
    const struct programme_out out = programme_to_relay(&to);

    m->n_channels = shape.channels;
    m->profile = profile_open(m->options.path, &shape, err);
    m->relay = to.relay = m->profile ? relay_open(on_mixed, m, m->options.path, err) : NULL;
    return m->relay && programme_play(m->programme, &out, err) && relay_finish(&m->relay, err);
}

/* --- the level --- */

/* In the relay's thread. */
static bool on_levelled(void *userdata, struct str bytes, struct error *err)
{
    struct master *const m = userdata;

    return encode(
        m, (const float *)(const void *)bytes.s, bytes.len / (m->n_channels * sizeof(float)), err);
}

/* Encodes what was put by, at its level: played, limited and encoded side by side. */
static bool encode_levelled(struct master *m, const struct level_plan *plan, struct error *err)
{
    struct programme_relay to = {.channels = m->n_channels};
    const struct programme_out out = programme_to_relay(&to);

    m->dither = dither_begin();
    m->relay = to.relay = relay_open(on_levelled, m, m->options.path, err);
    return m->relay && level_apply(plan, m->programme, &out, m->options.path, err) &&
           relay_finish(&m->relay, err);
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

/* Nobody should have to find out on air. */
static void tell_what_came(const struct master *m, double integrated, double true_peak)
{
    const struct master_options *const o = &m->options;

    if (o->level && fabs(integrated - o->loudness) > TOLERANCE)
        notes_add(o->notes, NOTE_WARNING, str_of(o->path),
            "is of %.1f LUFS, not %.1f: with peaks of at most %.1f dBTP it comes no nearer",
            integrated, o->loudness, o->ceiling);
    if (true_peak > o->ceiling)
        notes_add(o->notes, NOTE_WARNING, str_of(o->path),
            "has peaks of %.1f dBTP, over the ceiling of %.1f: its encoder makes them", true_peak,
            o->ceiling);
}

/* An encoder that loses something is listened to, and where that is off, it has another try. */
static bool encode_and_listen(
    struct master *m, struct level_job *job, struct level_plan *plan, struct error *err)
{
    struct sound_loudness heard;

    for (int turn = 1;; turn++) {
        if (!encode_levelled(m, plan, err) ||
            !encoder_listen(m->encoder, is_doubled(m), &heard, err))
            return false;
        if (is_right(m, &heard, job) || turn == LISTEN_TURNS)
            break;
        if (!encoder_restart(m->encoder, err) || !level_find(job, plan, err))
            return false;
    }
    if (heard.measured)
        tell_what_came(m, heard.integrated, heard.true_peak);
    return true;
}

/* What is asked of the level, with allowance for what the type's encoder does to it. */
static struct level_job job_of(const struct master *m, const struct encoder_type *type)
{
    return (struct level_job){.profile = m->profile,
        .as_it_is = !m->options.level,
        .target = m->options.loudness + type->loss,
        .ceiling = m->options.ceiling + type->loss - type->headroom,
        .doubled = is_doubled(m)};
}

static bool finish_at_level(
    struct master *m, struct level_job *job, struct sound_ending *ending, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(m->options.path, err);
    struct level_plan plan;

    if (!profile_end(m->profile, err) || !level_find(job, &plan, err))
        return false;
    if (type->lossy)
        return encode_and_listen(m, job, &plan, err);
    ending->loudness = plan.loudness;
    if (plan.loudness.measured)
        tell_what_came(m, plan.loudness.integrated, plan.loudness.true_peak);
    return encode_levelled(m, &plan, err);
}

static void tell_of_chapters(const struct master *m, const struct sound_ending *ending)
{
    const size_t most = encoder_type_of(m->options.path, NULL)->max_chapters;

    if (most > 0 && ending->n_chapters > most)
        notes_add(m->options.notes, NOTE_WARNING, str_of(m->options.path),
            "holds %zu chapters: the last %zu of %zu are left out", most, ending->n_chapters - most,
            ending->n_chapters);
}

static bool finish_programme(struct master *m, const struct master_mixdown *mixdown,
    struct sound_ending *ending, struct error *err)
{
    const struct encoder_type *type = encoder_type_of(m->options.path, err);
    struct level_job job;

    programme_arrange(m->programme, mixdown->steps, mixdown->n_steps, mixdown->overlay);
    m->keep = type->lossy;
    if (m->options.spool && !mix_down(m, err))
        return false;
    job = job_of(m, type);
    if (!m->options.spool) {
        job.steps = mixdown->steps;
        job.n_steps = mixdown->n_steps;
    }
    return finish_at_level(m, &job, ending, err);
}

bool master_finish(struct master **master, const struct master_mixdown *mixdown,
    struct sound_ending *ending, struct file_out **file, struct error *err)
{
    struct master *const m = *master;
    bool ok;

    *file = NULL;
    tell_of_chapters(m, ending);
    ok = (!m->relay || relay_finish(&m->relay, err)) &&
         (!m->resampler || resampler_flush(m->resampler, err)) &&
         (!m->programme || finish_programme(m, mixdown, ending, err)) &&
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
    profile_close(&m->profile);
    programme_close(&m->programme);
    encoder_abort(&m->encoder);
    free(m);
    *master = NULL;
}
