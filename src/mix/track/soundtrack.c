#include "mix/track/soundtrack.h"

#include "mix/resample.h"
#include "mix/track/bed.h"
#include "mix/track/fade.h"
#include "mix/track/sounds.h"
#include "mix/track/sting.h"
#include "mix/track/tone.h"

#include <math.h>
#include <stdlib.h>

#define AT_ONCE ((size_t)16384) /* frames added at a time */
/* A file is not made louder than this (dB): what is so soft is noise. */
#define MOST_RAISE 30.0
/* dB: what is heard from two channels is so much louder than from one (BS.1770-4, annex 1). */
#define DOUBLED 3.0103
#define CUT_MS  5u /* the shortest fade where a sound is cut */

/* A sound with its place. */
struct cue {
    const struct sting *sting;
    const struct bed *bed; /* NULL: it is played once */
    size_t sound;          /* of a file: in `sounds` */
    int64_t from, to;      /* samples of the speech's rate; for the overlay, frames of the file's */
    double gain;           /* a factor; for the overlay */
};

struct cues {
    struct cue *items;
    size_t n, cap;
    size_t next; /* the overlay's: those before are over */
};

struct soundtrack {
    const char *path;
    uint32_t speech_rate;
    struct sound_shape shape;
    struct sounds *sounds;
    struct cues stings, beds; /* each rising, none over another of its own */
    struct duck_span *spans;  /* where beds are down; owned */
    size_t n_spans;
    size_t near; /* duck_at's */
    float room[2 * AT_ONCE];
};

/* --- which sounds there are --- */

bool soundtrack_needed(const struct rundown *rundown)
{
    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        if (item->before.kind != STING_NONE || item->after.kind != STING_NONE ||
            item->bed.sound.kind != STING_NONE)
            return true;
    }
    return false;
}

static bool add_file(struct soundtrack *t, const struct sting *sting, struct error *err)
{
    size_t index;

    return sting->kind != STING_FILE || sounds_add(t->sounds, sting, &index, err);
}

static bool add_bed(struct soundtrack *t, const struct bed *bed, struct error *err)
{
    const uint32_t rate = t->shape.sample_rate;
    size_t index;

    if (bed->sound.kind != STING_FILE)
        return true;
    if (!sounds_add(t->sounds, &bed->sound, &index, err))
        return false;
    return sounds_frames(t->sounds, index) >= sting_duration(BED_LEAST_MS, rate) ||
           error_set(err, bed->sound.file.s, "is too short for a bed: at least %u ms are repeated",
               BED_LEAST_MS);
}

static bool add_files(struct soundtrack *t, const struct rundown *rundown, struct error *err)
{
    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        if (!add_file(t, &item->before, err) || !add_bed(t, &item->bed, err) ||
            !add_file(t, &item->after, err))
            return false;
    }
    return true;
}

struct soundtrack *soundtrack_open(const struct rundown *rundown, uint32_t speech_rate,
    const struct sound_shape *shape, const char *path, struct error *err)
{
    struct soundtrack *t = calloc(1, sizeof *t);

    if (!t) {
        error_memory(err, path);
        return NULL;
    }
    t->path = path;
    t->speech_rate = speech_rate;
    t->shape = *shape;
    t->sounds = sounds_open(path, shape, err);
    if (!t->sounds || !add_files(t, rundown, err))
        soundtrack_close(&t);
    return t;
}

void soundtrack_close(struct soundtrack **track)
{
    struct soundtrack *const t = *track;

    if (!t)
        return;
    sounds_close(&t->sounds);
    free(t->stings.items);
    free(t->beds.items);
    free(t->spans);
    free(t);
    *track = NULL;
}

/* --- their places --- */

static bool add_cue(
    struct soundtrack *t, struct cues *cues, const struct cue *cue, struct error *err)
{
    const size_t cap = cues->cap ? 2 * cues->cap : 8;
    struct cue *more;

    if (cues->n == cues->cap) {
        more = realloc(cues->items, cap * sizeof *more);
        if (!more)
            return error_memory(err, t->path);
        cues->items = more;
        cues->cap = cap;
    }
    cues->items[cues->n++] = *cue;
    return true;
}

bool soundtrack_sting(
    struct soundtrack *t, const struct sting *sting, int64_t from, int64_t *n, struct error *err)
{
    struct cue cue = {.sting = sting, .from = from};

    if (sting->kind == STING_FILE) {
        if (!sounds_add(t->sounds, sting, &cue.sound, err))
            return false;
        *n = sounds_samples(t->sounds, cue.sound, t->speech_rate);
    } else if (!sting_samples(sting, t->speech_rate, n, err)) {
        return false;
    }
    cue.to = from + *n;
    return *n == 0 || add_cue(t, &t->stings, &cue, err);
}

bool soundtrack_bed(
    struct soundtrack *t, const struct bed *bed, int64_t from, int64_t to, struct error *err)
{
    struct cue cue = {.sting = &bed->sound, .bed = bed, .from = from, .to = to};

    if (bed->sound.kind == STING_FILE && !sounds_add(t->sounds, cue.sting, &cue.sound, err))
        return false;
    return from == to || add_cue(t, &t->beds, &cue, err);
}

/* --- their levels --- */

/* The gain of a cue in dB. */
static double level_of(
    const struct soundtrack *t, const struct cue *cue, const struct soundtrack_speech *speech)
{
    const double heard = speech->loudness + (t->shape.channels > 1 ? DOUBLED : 0);
    double own, raise;

    if (cue->sting->kind != STING_FILE)
        return cue->sting->gain_db - (speech->level ? speech->target - heard : 0);
    if (!sounds_loudness(t->sounds, cue->sound, &own))
        return cue->sting->gain_db;
    raise = heard - own;
    return cue->sting->gain_db + (raise < MOST_RAISE ? raise : MOST_RAISE);
}

static void settle(
    const struct soundtrack *t, struct cues *cues, const struct soundtrack_speech *speech)
{
    for (size_t i = 0; i < cues->n; i++) {
        struct cue *const cue = &cues->items[i];
        cue->from = resample_place(cue->from, t->speech_rate, t->shape.sample_rate);
        cue->to = resample_place(cue->to, t->speech_rate, t->shape.sample_rate);
        cue->gain = pow(10, level_of(t, cue, speech) / 20);
    }
}

static int by_from(const void *a, const void *b)
{
    const struct duck_span *const x = a, *const y = b;

    return (x->from > y->from) - (x->from < y->from);
}

/* Where beds are down: speech and stings. */
static bool find_spans(
    struct soundtrack *t, const struct soundtrack_speech *speech, struct error *err)
{
    const size_t most = speech->n_spans + t->stings.n;

    t->spans = malloc((most ? most : 1) * sizeof *t->spans);
    if (!t->spans)
        return error_memory(err, t->path);
    for (size_t i = 0; i < speech->n_spans; i++)
        if (speech->spans[i].from < speech->spans[i].to)
            t->spans[t->n_spans++] = speech->spans[i];
    for (size_t i = 0; i < t->stings.n; i++)
        t->spans[t->n_spans++] = (struct duck_span){t->stings.items[i].from, t->stings.items[i].to};
    qsort(t->spans, t->n_spans, sizeof *t->spans, by_from);
    return true;
}

/* --- laid over --- */

/* What the level is at frame `at` of a cue. */
struct slope {
    int64_t in, out, length; /* frames */
    struct duck duck;
};

/* A fade in ms: where the sound is cut, it must be, or it clicks. */
static uint32_t fade_of(uint32_t ms, bool cut)
{
    return cut && ms < CUT_MS ? CUT_MS : ms;
}

static struct slope slope_of(const struct soundtrack *t, const struct cue *cue)
{
    const struct sting *const sting = cue->sting;
    const bool is_file = sting->kind == STING_FILE;
    const uint32_t rate = t->shape.sample_rate;
    struct slope slope = {.length = cue->to - cue->from};

    slope.in =
        sting_duration(fade_of(sting->fade_in_ms, cue->bed || (is_file && sting->offset_ms)), rate);
    slope.out = sting_duration(
        fade_of(sting->fade_out_ms, cue->bed || (is_file && sting->length_ms)), rate);

    if (cue->bed)
        slope.duck = (struct duck){.spans = t->spans,
            .n = t->n_spans,
            .attack = sting_duration(cue->bed->attack_ms, rate),
            .release = sting_duration(cue->bed->release_ms, rate),
            .depth_db = cue->bed->duck_db};
    return slope;
}

/* The factor of a cue's frame `at`, and of all frames from there to *until, not with it. */
static double factor_at(
    struct soundtrack *t, const struct cue *cue, const struct slope *s, int64_t at, int64_t *until)
{
    double fade = 1, down;
    int64_t down_until;

    *until = s->length - s->out;
    if (at < s->in || at >= *until) {
        fade = fade_within(at, s->length, s->in, s->out);
        *until = at + 1;
    }
    if (!cue->bed)
        return cue->gain * fade;
    down = duck_at(&s->duck, cue->from + at, &t->near, &down_until);
    if (down_until - cue->from < *until)
        *until = down_until - cue->from;
    return cue->gain * fade * pow(10, -down / 20);
}

/* Reads the sound of a file, as far as there is one: what it has too few frames for is silence. */
static bool read_file(
    struct soundtrack *t, const struct cue *cue, int64_t at, size_t *n, struct error *err)
{
    const int64_t rest = sounds_frames(t->sounds, cue->sound) - at;

    if (cue->bed)
        return bed_read(t->sounds, cue->sound, at, t->room, *n, err);
    if ((int64_t)*n > rest)
        *n = rest > 0 ? (size_t)rest : 0;
    return *n == 0 || sounds_read(t->sounds, cue->sound, at, t->room, *n, err);
}

static void add_read(float *samples, const float *read, size_t n, float factor)
{
    for (size_t i = 0; i < n; i++)
        samples[i] += factor * read[i];
}

static double made_at(const struct soundtrack *t, const struct cue *cue, int64_t at)
{
    const uint32_t rate = t->shape.sample_rate;

    if (cue->sting->kind == STING_PIPS)
        return pips_at(at, rate);
    return cue->bed ? tone_sine(cue->sting->hz, at, rate)
                    : tone_at(cue->sting->hz, at, cue->to - cue->from, rate);
}

static void add_made(const struct soundtrack *t, const struct cue *cue, int64_t at, float *frames,
    size_t n, double factor)
{
    const uint32_t channels = t->shape.channels;

    for (size_t i = 0; i < n; i++) {
        const float value = (float)(factor * made_at(t, cue, at + (int64_t)i));
        for (uint32_t c = 0; c < channels; c++)
            frames[i * channels + c] += value;
    }
}

/* Adds n frames from frame `at` of a cue, those of one factor at once. */
static bool add_frames(struct soundtrack *t, const struct cue *cue, int64_t at, float *frames,
    size_t n, struct error *err)
{
    const uint32_t channels = t->shape.channels;
    const bool is_file = cue->sting->kind == STING_FILE;
    const struct slope slope = slope_of(t, cue);
    size_t some;

    if (is_file && !read_file(t, cue, at, &n, err))
        return false;
    for (size_t i = 0; i < n; i += some) {
        const int64_t from = at + (int64_t)i;
        int64_t until;
        const double factor = factor_at(t, cue, &slope, from, &until);
        some = until - from < (int64_t)(n - i) ? (size_t)(until - from) : n - i;
        if (is_file)
            add_read(frames + i * channels, t->room + i * channels, some * channels, (float)factor);
        else
            add_made(t, cue, from, frames + i * channels, some, factor);
    }
    return true;
}

/* Adds what of the cues is within n frames (at most AT_ONCE) from frame `at` of the programme. */
static bool add_cues(
    struct soundtrack *t, struct cues *cues, int64_t at, float *frames, size_t n, struct error *err)
{
    const int64_t end = at + (int64_t)n;

    while (cues->next > 0 && cues->items[cues->next - 1].to > at)
        cues->next--;
    while (cues->next < cues->n && cues->items[cues->next].to <= at)
        cues->next++;
    for (size_t i = cues->next; i < cues->n && cues->items[i].from < end; i++) {
        const struct cue *const cue = &cues->items[i];
        const int64_t from = cue->from > at ? cue->from : at, to = cue->to < end ? cue->to : end;
        if (!add_frames(t, cue, from - cue->from, frames + (size_t)(from - at) * t->shape.channels,
                (size_t)(to - from), err))
            return false;
    }
    return true;
}

static bool add(void *userdata, int64_t at, float *frames, size_t n, struct error *err)
{
    struct soundtrack *const t = userdata;

    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        if (!add_cues(t, &t->stings, at, frames, some, err) ||
            !add_cues(t, &t->beds, at, frames, some, err))
            return false;
        at += (int64_t)some;
        frames += some * t->shape.channels;
        n -= some;
    }
    return true;
}

bool soundtrack_overlay(struct soundtrack *t, const struct soundtrack_speech *speech,
    struct overlay *overlay, struct error *err)
{
    settle(t, &t->stings, speech);
    settle(t, &t->beds, speech);
    *overlay = (struct overlay){.add = add, .userdata = t};
    return find_spans(t, speech, err);
}
