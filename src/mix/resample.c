#include "mix/resample.h"

#include <soxr.h>
#include <stdlib.h>
#include <string.h>

#define ROOM ((size_t)16384) /* samples handed on at a time */

struct resampler {
    soxr_t soxr;
    uint32_t from, to, channels;
    resample_fn *out;
    void *userdata;
    const char *what; /* the caller's */
    int64_t n_in, n_out;
    float room[ROOM];
};

int64_t resample_place(int64_t at, uint32_t from, uint32_t to)
{
    /* whole seconds apart, so that nothing overflows */
    const int64_t seconds = at / from, rest = at % from;

    return seconds * to + (rest * to * 2 + from) / (2 * (int64_t)from);
}

struct resampler *resampler_open(uint32_t from, uint32_t to, uint32_t channels, resample_fn *out,
    void *userdata, const char *what, struct error *err)
{
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    struct resampler *r = calloc(1, sizeof *r);
    soxr_error_t reason = NULL;

    if (!r) {
        error_memory(err, what);
        return NULL;
    }
    *r = (struct resampler){.from = from,
        .to = to,
        .channels = channels,
        .out = out,
        .userdata = userdata,
        .what = what};
    r->soxr = soxr_create(from, to, channels, &reason, NULL, &quality, &runtime);
    if (r->soxr)
        return r;
    error_set(err, what, "cannot change the sample rate: %s", reason ? reason : "no memory");
    free(r);
    return NULL;
}

/* Hands on n frames of the room, but none beyond `end` (-1: no end). */
static bool hand_on(struct resampler *r, size_t n, int64_t end, struct error *err)
{
    if (end >= 0 && r->n_out + (int64_t)n > end)
        n = (size_t)(end - r->n_out);
    r->n_out += (int64_t)n;
    return n == 0 || r->out(r->userdata, r->room, n, err);
}

bool resampler_write(struct resampler *r, const float *frames, size_t n, struct error *err)
{
    const size_t most = ROOM / r->channels;

    r->n_in += (int64_t)n;
    for (;;) {
        size_t used = 0, made = 0;
        const soxr_error_t reason = soxr_process(r->soxr, frames, n, &used, r->room, most, &made);
        if (reason)
            return error_set(err, r->what, "cannot change the sample rate: %s", reason);
        if (!hand_on(r, made, -1, err))
            return false;
        frames += used * r->channels;
        n -= used;
        if (n == 0 && made < most)
            return true;
    }
}

bool resampler_flush(struct resampler *r, struct error *err)
{
    const int64_t end = resample_place(r->n_in, r->from, r->to);
    const size_t most = ROOM / r->channels;
    size_t made = 1;

    while (made > 0 && r->n_out < end) {
        const soxr_error_t reason = soxr_process(r->soxr, NULL, 0, NULL, r->room, most, &made);
        if (reason)
            return error_set(err, r->what, "cannot change the sample rate: %s", reason);
        if (!hand_on(r, made, end, err))
            return false;
    }
    memset(r->room, 0, sizeof r->room);
    while (r->n_out < end)
        if (!hand_on(r, most, end, err))
            return false;
    return true;
}

void resampler_close(struct resampler **r)
{
    if (!*r)
        return;
    soxr_delete((*r)->soxr);
    free(*r);
    *r = NULL;
}
