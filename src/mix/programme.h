/*
 * The programme before its level. The speech is put by as it came, 16 bits in a spool, which is the
 * least there is to write; played, it has the file's sample rate, each voice its own gain, and what
 * is laid over it.
 */
#ifndef MIX_PROGRAMME_H
#define MIX_PROGRAMME_H

#include "base/error.h"
#include "mix/overlay.h"
#include "mix/relay.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct programme;

/* From this frame on, the speech has a gain of its own: a voice's. */
struct level_step {
    int64_t from; /* frame; rising */
    float gain;   /* a factor */
};

/* The gain at a frame: 1 before the first step. Begins with *passed at 0 and goes forward; *until
 * is the first frame of another gain. */
float level_step_gain(
    const struct level_step *steps, size_t n_steps, size_t *passed, int64_t at, int64_t *until);

/* `shape` is the file's; the spool is in the folder of the file `path`, which is lent. NULL: err
 * says why. */
MUST_CHECK struct programme *programme_open(
    const char *path, uint32_t speech_rate, const struct sound_shape *shape, struct error *err);
/* Frees it; sets *programme to NULL, which it may be. */
void programme_close(struct programme **programme);
/* Appends n samples of speech. */
MUST_CHECK bool programme_add(
    struct programme *programme, const int16_t *speech, size_t n, struct error *err);
/* What is done to the speech: steps, in the file's frames, and an overlay, which may be NULL. Lent
 * until the programme is closed. */
void programme_arrange(struct programme *programme, const struct level_step *steps, size_t n_steps,
    const struct overlay *overlay);
/* The file's rate; and one channel, or the file's where something is laid over the speech. */
struct sound_shape programme_shape(const struct programme *programme);

/* Frames in a room: many, as threads are woken by them. */
#define PROGRAMME_ROOM ((size_t)16384)

/* Where frames go that are played: they are made in its own room, which spares a copy. */
struct programme_out {
    /* Room for PROGRAMME_ROOM frames; NULL (err filled in) stops. */
    float *(*room)(void *userdata, struct error *err);
    /* The next n frames are in the room, which it may change; false (err filled in) stops. */
    bool (*take)(void *userdata, size_t n, struct error *err);
    void *userdata;
};

/* To a relay, as frames of so many channels. */
struct programme_relay {
    struct relay *relay;
    uint32_t channels;
};

/* Good as long as *to. */
struct programme_out programme_to_relay(struct programme_relay *to);

/* Plays all of it: as many frames as resample_place tells. */
MUST_CHECK bool programme_play(
    struct programme *programme, const struct programme_out *out, struct error *err);
/* Puts by the next n frames that were played: once they are all there, they are played from there,
 * and the overlay is done with. */
MUST_CHECK bool programme_keep(
    struct programme *programme, const float *frames, size_t n, struct error *err);

#endif
