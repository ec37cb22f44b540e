#include "mix/overlay.h"

#include "mix/sink.h"

#define AT_ONCE ((size_t)4096) /* frames mixed at a time */

struct mixdown {
    const struct overlay *overlay;
    uint32_t channels;
    struct sink *sink;
    int64_t at; /* frame */
    float room[2 * AT_ONCE];
};

/* Speech is in the middle: the same on every channel. */
static void spread(struct mixdown *m, const float *speech, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (uint32_t c = 0; c < m->channels; c++)
            m->room[i * m->channels + c] = speech[i];
}

static bool on_speech(void *userdata, const float *speech, size_t n, struct error *err)
{
    struct mixdown *const m = userdata;

    while (n) {
        const size_t some = n < AT_ONCE ? n : AT_ONCE;
        spread(m, speech, some);
        if (!m->overlay->add(m->overlay->userdata, m->at, m->room, some, err))
            return false;
        sink_write(
            m->sink, (struct str){(const char *)m->room, some * m->channels * sizeof *m->room});
        if (!sink_ok(m->sink, err))
            return false;
        m->at += (int64_t)some;
        speech += some;
        n -= some;
    }
    return true;
}

static bool mix_into(
    struct spool *spool, struct mixdown *m, const struct level_job *job, struct error *err)
{
    const struct level_plan as_it_is = {.gain = 1};
    bool ok;

    m->sink = sink_open(spool_fd(spool), spool_name(spool), err);
    ok = m->sink && level_apply(job, &as_it_is, on_speech, m, err) && sink_flush(m->sink, err);
    sink_close(&m->sink);
    return ok;
}

struct spool *overlay_mix(const struct overlay *overlay, uint32_t channels, const char *path,
    struct level_job *job, struct error *err)
{
    struct mixdown m = {.overlay = overlay, .channels = channels};
    struct spool *spool = spool_open(path, err);

    if (!spool)
        return NULL;
    if (!mix_into(spool, &m, job, err)) {
        spool_close(&spool);
        return NULL;
    }
    job->spool = spool;
    job->channels = channels;
    job->doubled = false;
    job->steps = NULL;
    job->n_steps = 0;
    return spool;
}
