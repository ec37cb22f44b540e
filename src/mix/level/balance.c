#include "mix/level/balance.h"

#include "mix/level/loudness.h"

#include <math.h>
#include <stdlib.h>

#define MOST_GAIN 6.0 /* dB; more apart are voices that are meant to be */

struct voice_meter {
    struct str role, language;
    struct loudness *loudness;
    uint64_t n_samples;
};

struct balance {
    uint32_t sample_rate;
    struct voice_meter *voices;
    size_t n_voices;
};

struct balance *balance_open(uint32_t sample_rate, struct error *err)
{
    struct balance *b = calloc(1, sizeof *b);

    if (!b) {
        error_memory(err, "loudness");
        return NULL;
    }
    b->sample_rate = sample_rate;
    return b;
}

void balance_close(struct balance **balance)
{
    if (!*balance)
        return;
    for (size_t i = 0; i < (*balance)->n_voices; i++)
        loudness_close(&(*balance)->voices[i].loudness);
    free((*balance)->voices);
    free(*balance);
    *balance = NULL;
}

static struct voice_meter *find(const struct balance *b, struct str role, struct str language)
{
    for (size_t i = 0; i < b->n_voices; i++)
        if (str_eq(b->voices[i].role, role) && str_eq(b->voices[i].language, language))
            return &b->voices[i];
    return NULL;
}

static struct voice_meter *new_voice(struct balance *b, struct str role, struct str language)
{
    struct voice_meter *more = realloc(b->voices, (b->n_voices + 1) * sizeof *more);
    struct loudness *loudness;

    if (!more)
        return NULL;
    b->voices = more;
    loudness =
        loudness_open(&(struct loudness_options){.sample_rate = b->sample_rate, .channels = 1});
    if (!loudness)
        return NULL;
    more[b->n_voices] =
        (struct voice_meter){.role = role, .language = language, .loudness = loudness};
    return &more[b->n_voices++];
}

bool balance_add(struct balance *b, struct str role, struct str language, const int16_t *samples,
    size_t n, struct error *err)
{
    struct voice_meter *voice = find(b, role, language);

    if (!voice)
        voice = new_voice(b, role, language);
    if (!voice)
        return error_memory(err, "loudness");
    loudness_add_16(voice->loudness, samples, n);
    voice->n_samples += n;
    return true;
}

/* The voice that speaks most. */
static const struct voice_meter *leading(const struct balance *b)
{
    const struct voice_meter *most = NULL;

    for (size_t i = 0; i < b->n_voices; i++)
        if (!most || b->voices[i].n_samples > most->n_samples)
            most = &b->voices[i];
    return most;
}

float balance_gain(const struct balance *b, struct str role, struct str language)
{
    const struct voice_meter *const voice = find(b, role, language), *const lead = leading(b);
    struct sound_loudness own, other;
    double db;

    if (!voice || voice == lead)
        return 1;
    own = loudness_read(voice->loudness);
    other = loudness_read(lead->loudness);
    if (!own.measured || !other.measured)
        return 1;
    db = other.integrated - own.integrated;
    db = db > MOST_GAIN ? MOST_GAIN : db < -MOST_GAIN ? -MOST_GAIN : db;
    return (float)pow(10, db / 20);
}

bool balance_loudness(const struct balance *b, double *lufs)
{
    const struct voice_meter *const lead = leading(b);
    struct sound_loudness loudness;

    if (!lead)
        return false;
    loudness = loudness_read(lead->loudness);
    if (loudness.measured)
        *lufs = loudness.integrated;
    return loudness.measured;
}
