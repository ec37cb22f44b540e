#include "mix/programme.h"

#include "base/spool.h"
#include "mix/resample.h"

#include <stdlib.h>

struct programme {
    const char *path; /* the caller's */
    struct spool *speech;
    uint32_t speech_rate;
    int64_t n_speech; /* samples */
    struct sound_shape shape;
    const struct level_step *steps;
    size_t n_steps;
    const struct overlay *overlay; /* NULL: none */
    struct spool *kept;            /* what was played; NULL: nothing */
    int64_t n_kept;                /* frames in it */
};

float level_step_gain(
    const struct level_step *steps, size_t n_steps, size_t *passed, int64_t at, int64_t *until)
{
    while (*passed < n_steps && steps[*passed].from <= at)
        (*passed)++;
    *until = *passed < n_steps ? steps[*passed].from : INT64_MAX;
    return *passed > 0 ? steps[*passed - 1].gain : 1;
}

struct programme *programme_open(
    const char *path, uint32_t speech_rate, const struct sound_shape *shape, struct error *err)
{
    struct programme *p = calloc(1, sizeof *p);

    if (!p) {
        error_memory(err, path);
        return NULL;
    }
    p->path = path;
    p->speech_rate = speech_rate;
    p->shape = *shape;
    p->speech = spool_open(path, err);
    if (!p->speech)
        programme_close(&p);
    return p;
}

void programme_close(struct programme **programme)
{
    if (!*programme)
        return;
    spool_close(&(*programme)->kept);
    spool_close(&(*programme)->speech);
    free(*programme);
    *programme = NULL;
}

bool programme_add(struct programme *p, const int16_t *speech, size_t n, struct error *err)
{
    p->n_speech += (int64_t)n;
    return spool_append(p->speech, (struct str){(const char *)speech, n * sizeof *speech}, err);
}

void programme_arrange(struct programme *p, const struct level_step *steps, size_t n_steps,
    const struct overlay *overlay)
{
    p->steps = steps;
    p->n_steps = n_steps;
    p->overlay = overlay;
}

struct sound_shape programme_shape(const struct programme *p)
{
    return (struct sound_shape){
        .sample_rate = p->shape.sample_rate, .channels = p->overlay ? p->shape.channels : 1};
}

/* --- where it goes --- */

_Static_assert(
    2 * PROGRAMME_ROOM * sizeof(float) <= RELAY_MOST, "a hand-over holds a room of two channels");

static float *room_in_relay(void *userdata, struct error *err)
{
    const struct programme_relay *const to = userdata;

    return relay_room(to->relay, err);
}

static bool hand_to_relay(void *userdata, size_t n, struct error *err)
{
    const struct programme_relay *const to = userdata;

    (void)err;
    relay_hand(to->relay, n * to->channels * sizeof(float));
    return true;
}

struct programme_out programme_to_relay(struct programme_relay *to)
{
    return (struct programme_out){room_in_relay, hand_to_relay, to};
}

/* --- playing --- */

struct play {
    const struct programme *programme;
    const struct programme_out *out;
    int64_t at;    /* frame */
    size_t passed; /* steps */
    float speech[PROGRAMME_ROOM];
};

static void place_once(float *room, const float *speech, size_t from, size_t to, float gain)
{
    for (size_t i = from; i < to; i++)
        room[i] = speech[i] * gain;
}

static void place_twice(float *room, const float *speech, size_t from, size_t to, float gain)
{
    for (size_t i = from; i < to; i++)
        room[2 * i] = room[2 * i + 1] = speech[i] * gain;
}

/* Gives the speech its voices' gains, and puts it in the middle: the same on every channel. */
static void place_speech(
    struct play *p, float *room, const float *speech, size_t n, uint32_t channels)
{
    const struct programme *const programme = p->programme;
    const int64_t end = p->at + (int64_t)n;
    int64_t until;

    for (int64_t from = p->at; from < end; from = until) {
        const float gain =
            level_step_gain(programme->steps, programme->n_steps, &p->passed, from, &until);
        if (until > end)
            until = end;
        if (channels > 1)
            place_twice(room, speech, (size_t)(from - p->at), (size_t)(until - p->at), gain);
        else
            place_once(room, speech, (size_t)(from - p->at), (size_t)(until - p->at), gain);
    }
}

/* Speech of the file's rate. */
static bool on_speech(void *userdata, const float *speech, size_t n, struct error *err)
{
    struct play *const p = userdata;
    const struct overlay *const overlay = p->programme->overlay;
    const uint32_t channels = programme_shape(p->programme).channels;

    while (n) {
        const size_t some = n < PROGRAMME_ROOM ? n : PROGRAMME_ROOM;
        float *const room = p->out->room(p->out->userdata, err);
        if (!room)
            return false;
        place_speech(p, room, speech, some, channels);
        if (overlay && !overlay->add(overlay->userdata, p->at, room, some, err))
            return false;
        if (!p->out->take(p->out->userdata, some, err))
            return false;
        p->at += (int64_t)some;
        speech += some;
        n -= some;
    }
    return true;
}

static bool read_speech(struct play *p, struct resampler *resampler, struct error *err)
{
    const struct programme *const programme = p->programme;
    const uint32_t from = programme->speech_rate, to = programme->shape.sample_rate;
    /* so that of another rate no more frames come */
    const size_t most = from < to ? PROGRAMME_ROOM * from / to : PROGRAMME_ROOM;
    int16_t samples[PROGRAMME_ROOM];

    for (int64_t at = 0; at < programme->n_speech;) {
        const int64_t rest = programme->n_speech - at;
        const size_t n = rest < (int64_t)most ? (size_t)rest : most;
        if (!spool_read_all(programme->speech, at * (int64_t)sizeof *samples, samples,
                n * sizeof *samples, err))
            return false;
        for (size_t i = 0; i < n; i++)
            p->speech[i] = (float)samples[i] / 32768.0f;
        if (resampler ? !resampler_write(resampler, p->speech, n, err)
                      : !on_speech(p, p->speech, n, err))
            return false;
        at += (int64_t)n;
    }
    return !resampler || resampler_flush(resampler, err);
}

static bool play_speech(struct play *p, struct error *err)
{
    const struct programme *const programme = p->programme;
    const uint32_t from = programme->speech_rate, to = programme->shape.sample_rate;
    struct resampler *resampler = NULL;
    bool ok;

    if (from != to) {
        resampler = resampler_open(from, to, 1, on_speech, p, programme->path, err);
        if (!resampler)
            return false;
    }
    ok = read_speech(p, resampler, err);
    resampler_close(&resampler);
    return ok;
}

static bool play_kept(struct play *p, struct error *err)
{
    const struct programme *const programme = p->programme;
    const size_t frame = programme_shape(programme).channels * sizeof(float);

    while (p->at < programme->n_kept) {
        const int64_t rest = programme->n_kept - p->at;
        const size_t n = rest < (int64_t)PROGRAMME_ROOM ? (size_t)rest : PROGRAMME_ROOM;
        float *const room = p->out->room(p->out->userdata, err);
        if (!room ||
            !spool_read_all(programme->kept, p->at * (int64_t)frame, room, n * frame, err) ||
            !p->out->take(p->out->userdata, n, err))
            return false;
        p->at += (int64_t)n;
    }
    return true;
}

bool programme_play(struct programme *programme, const struct programme_out *out, struct error *err)
{
    const int64_t n =
        resample_place(programme->n_speech, programme->speech_rate, programme->shape.sample_rate);
    struct play play = {.programme = programme, .out = out};

    return programme->kept && programme->n_kept == n ? play_kept(&play, err)
                                                     : play_speech(&play, err);
}

bool programme_keep(struct programme *p, const float *frames, size_t n, struct error *err)
{
    const size_t size = n * programme_shape(p).channels * sizeof *frames;

    if (!p->kept)
        p->kept = spool_open(p->path, err);
    p->n_kept += (int64_t)n;
    return p->kept && spool_append(p->kept, (struct str){(const char *)frames, size}, err);
}
