#include "mix/track/sounds.h"

#include "base/spool.h"
#include "mix/level/loudness.h"
#include "mix/resample.h"
#include "mix/track/soundreader.h"
#include "mix/track/sting.h"

#include <stdlib.h>
#include <string.h>

#define AT_ONCE ((size_t)4096) /* frames worked on at a time */

/* One that was read. */
struct sound {
    struct str file; /* the rundown's */
    uint32_t offset_ms, length_ms;
    uint32_t source_rate;
    int64_t source_frames; /* of the file's own rate */
    uint32_t channels;     /* 1 or 2; at most the programme's */
    int64_t at;            /* byte in the spool */
    int64_t n_frames;
    struct sound_loudness loudness;
};

struct sounds {
    const char *path;
    struct sound_shape shape;
    struct spool *spool; /* NULL before the first sound */
    int64_t n_bytes;     /* in the spool */
    struct sound *items;
    size_t n, cap;
};

struct sounds *sounds_open(const char *path, const struct sound_shape *shape, struct error *err)
{
    struct sounds *s = calloc(1, sizeof *s);

    if (!s) {
        error_memory(err, path);
        return NULL;
    }
    s->path = path;
    s->shape = *shape;
    return s;
}

void sounds_close(struct sounds **sounds)
{
    if (!*sounds)
        return;
    spool_close(&(*sounds)->spool);
    free((*sounds)->items);
    free(*sounds);
    *sounds = NULL;
}

/* --- reading one --- */

/* A sound on its way from its file to the spool. */
struct reading {
    struct sounds *sounds;
    struct sound sound;
    struct soundreader *reader;
    struct resampler *resampler; /* NULL: the rates are the same */
    struct loudness *loudness;
    float room[2 * AT_ONCE];
};

/* Frames at the programme's rate. */
static bool on_frames(void *userdata, const float *frames, size_t n, struct error *err)
{
    struct reading *const r = userdata;
    const struct str bytes = {(const char *)frames, n * r->sound.channels * sizeof *frames};

    if (!spool_append(r->sounds->spool, bytes, err))
        return false;
    r->sounds->n_bytes += (int64_t)bytes.len;
    r->sound.n_frames += (int64_t)n;
    loudness_add(r->loudness, frames, n);
    return true;
}

static void mix_to_mono(float *frames, size_t n)
{
    for (size_t i = 0; i < n; i++)
        frames[i] = (frames[2 * i] + frames[2 * i + 1]) / 2;
}

static bool read_part(struct reading *r, const struct sting_part *part, struct error *err)
{
    const bool to_mono = soundreader_shape(r->reader).channels > r->sound.channels;

    if (!soundreader_seek(r->reader, part->from, err))
        return false;
    for (int64_t done = 0; done < part->n;) {
        const int64_t rest = part->n - done;
        const size_t n = rest < (int64_t)AT_ONCE ? (size_t)rest : AT_ONCE;
        if (!soundreader_read(r->reader, r->room, n, err))
            return false;
        if (to_mono)
            mix_to_mono(r->room, n);
        if (!(r->resampler ? resampler_write(r->resampler, r->room, n, err)
                           : on_frames(r, r->room, n, err)))
            return false;
        done += (int64_t)n;
    }
    return !r->resampler || resampler_flush(r->resampler, err);
}

/* Nothing under 400 ms is measured (BS.1770-4, annex 1): goes on with what is shorter. */
static bool measure_longer(struct reading *r, struct error *err)
{
    const size_t frame = r->sound.channels * sizeof(float);
    const int64_t enough = r->sounds->shape.sample_rate;
    int64_t at = 0;
    size_t got;

    for (int64_t n = r->sound.n_frames; r->sound.n_frames > 0 && n < enough;) {
        if (!spool_read(r->sounds->spool, r->sound.at + at * (int64_t)frame, r->room,
                AT_ONCE * frame, &got, err))
            return false;
        got /= frame;
        loudness_add(r->loudness, r->room, got);
        n += (int64_t)got;
        at = (at + (int64_t)got) % r->sound.n_frames;
    }
    return true;
}

static bool set_up(struct reading *r, struct error *err)
{
    const uint32_t rate = r->sounds->shape.sample_rate;
    const struct loudness_options options = {.sample_rate = rate,
        .channels = r->sound.channels,
        .doubled = r->sound.channels < r->sounds->shape.channels};

    if (!r->sounds->spool)
        r->sounds->spool = spool_open(r->sounds->path, err);
    if (!r->sounds->spool)
        return false;
    r->loudness = loudness_open(&options);
    if (!r->loudness)
        return error_memory(err, "loudness");
    if (r->sound.source_rate == rate)
        return true;
    r->resampler = resampler_open(r->sound.source_rate, rate, r->sound.channels, on_frames, r,
        soundreader_name(r->reader), err);
    return r->resampler != NULL;
}

static bool read_sound(struct reading *r, const struct sting *sting, struct error *err)
{
    const struct sound_shape shape = soundreader_shape(r->reader);
    const uint32_t most = r->sounds->shape.channels;
    struct sting_part part;

    if (!sting_part_of(sting, r->reader, &part, err))
        return false;
    r->sound = (struct sound){.file = sting->file,
        .offset_ms = sting->offset_ms,
        .length_ms = sting->length_ms,
        .source_rate = shape.sample_rate,
        .source_frames = part.n,
        .channels = shape.channels < most ? shape.channels : most,
        .at = r->sounds->n_bytes};
    if (!set_up(r, err) || !read_part(r, &part, err) || !measure_longer(r, err))
        return false;
    r->sound.loudness = loudness_read(r->loudness);
    return true;
}

static bool read_file(
    struct sounds *s, const struct sting *sting, struct sound *out, struct error *err)
{
    struct reading *r = calloc(1, sizeof *r);
    bool ok;

    if (!r)
        return error_memory(err, s->path);
    r->sounds = s;
    r->reader = soundreader_open(sting->file, err);
    ok = r->reader && read_sound(r, sting, err);
    *out = r->sound;
    loudness_close(&r->loudness);
    resampler_close(&r->resampler);
    soundreader_close(&r->reader);
    free(r);
    return ok;
}

/* --- the door --- */

static bool find(const struct sounds *s, const struct sting *sting, size_t *index)
{
    for (size_t i = 0; i < s->n; i++)
        if (str_eq(s->items[i].file, sting->file) && s->items[i].offset_ms == sting->offset_ms &&
            s->items[i].length_ms == sting->length_ms) {
            *index = i;
            return true;
        }
    return false;
}

static bool make_room(struct sounds *s)
{
    const size_t cap = s->cap ? 2 * s->cap : 4;
    struct sound *more;

    if (s->n < s->cap)
        return true;
    more = realloc(s->items, cap * sizeof *more);
    if (!more)
        return false;
    s->items = more;
    s->cap = cap;
    return true;
}

bool sounds_add(struct sounds *s, const struct sting *sting, size_t *index, struct error *err)
{
    if (find(s, sting, index))
        return true;
    if (!make_room(s))
        return error_memory(err, s->path);
    if (!read_file(s, sting, &s->items[s->n], err))
        return false;
    *index = s->n++;
    return true;
}

struct sound_shape sounds_shape(const struct sounds *s)
{
    return s->shape;
}

int64_t sounds_frames(const struct sounds *s, size_t index)
{
    return s->items[index].n_frames;
}

int64_t sounds_samples(const struct sounds *s, size_t index, uint32_t sample_rate)
{
    return resample_place(s->items[index].source_frames, s->items[index].source_rate, sample_rate);
}

bool sounds_loudness(const struct sounds *s, size_t index, double *lufs)
{
    if (s->items[index].loudness.measured)
        *lufs = s->items[index].loudness.integrated;
    return s->items[index].loudness.measured;
}

/* The same on both channels, in place. */
static void spread(float *frames, size_t n)
{
    for (size_t i = n; i-- > 0;)
        frames[2 * i] = frames[2 * i + 1] = frames[i];
}

bool sounds_read(
    const struct sounds *s, size_t index, int64_t from, float *frames, size_t n, struct error *err)
{
    const struct sound *const sound = &s->items[index];
    const size_t frame = sound->channels * sizeof *frames;

    if (!spool_read_all(s->spool, sound->at + from * (int64_t)frame, frames, n * frame, err))
        return false;
    if (sound->channels < s->shape.channels)
        spread(frames, n);
    return true;
}
