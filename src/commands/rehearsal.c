#include "commands/rehearsal.h"

#include "commands/casting.h"
#include "mix/track/sting.h"
#include "mix/trim.h"
#include "script/fit/cut.h"

#include <string.h>

/* Seconds that a byte of spoken text takes, before anything is measured: 175 words a minute gave
 * 3.01 words a second, of about six bytes. */
#define SECONDS_A_BYTE 0.056

static bool no_memory(struct error *err)
{
    return error_memory(err, "length");
}

/* --- speaking --- */

static bool on_take(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct rehearsal *const r = userdata;
    const struct trim trim = trim_take(take->samples, take->n_samples, take->sample_rate);
    const int64_t speech = (int64_t)(trim.to - trim.from);

    r->spoken += speech;
    r->measured += speech;
    r->bytes += (int64_t)segment->spoken.text.len;
    return shelf_put(r->shelf, item, segment, take, speech, err);
}

bool rehearsal_set_rate(struct rehearsal *r, uint32_t rate, struct error *err)
{
    struct arena *const a = r->prepared->arena;
    const struct cast *const own = &r->prepared->cast;
    const double before = r->a_byte, was = r->prepared->rundown.rate;

    rehearsal_close(r);
    r->notes = (struct notes){.arena = a};
    r->cast = *own;
    r->cast.roles = arena_array(a, own->n_roles, sizeof *own->roles);
    if (!r->cast.roles)
        return no_memory(err);
    memcpy(r->cast.roles, own->roles, own->n_roles * sizeof *own->roles);
    cast_set_rate(&r->cast, rate);
    r->prepared->rundown.rate = rate;
    r->studio = studio_open(&r->cast, &(struct studio_options){.jobs = r->jobs}, err);
    if (!r->studio || !casting_check(r->prepared, r->studio, err))
        return false;
    r->shelf = shelf_open(err);
    if (!r->shelf)
        return false;
    r->sample_rate = studio_sample_rate(r->studio);
    r->a_byte = before > 0 ? before * was / rate : SECONDS_A_BYTE * r->sample_rate;
    r->measured = r->bytes = 0;
    return true;
}

/* Lists those of the first `kept` segments of an item, and of its tail, that are not on the
 * shelf. */
static bool list_missing(const struct rehearsal *r, const struct item *item, size_t kept,
    struct item *list, struct error *err)
{
    const size_t tail = cut_tail(item);

    *list = *item;
    list->n_segments = 0;
    list->segments = arena_array(r->prepared->arena, item->n_segments + 1, sizeof *list->segments);
    if (!list->segments)
        return no_memory(err);
    for (size_t j = 0; j < item->n_segments; j++)
        if ((j < kept || j >= tail) && shelf_speech(r->shelf, item, &item->segments[j]) < 0)
            list->segments[list->n_segments++] = item->segments[j];
    return true;
}

bool rehearsal_speak(struct rehearsal *r, const size_t *keep, bool *any, struct error *err)
{
    const struct rundown *const whole = &r->prepared->rundown;
    struct rundown missing = *whole;

    *any = false;
    missing.items = arena_array(r->prepared->arena, whole->n_items + 1, sizeof *missing.items);
    if (!missing.items)
        return no_memory(err);
    for (size_t i = 0; i < whole->n_items; i++) {
        const size_t kept = keep ? keep[i] : whole->items[i].n_segments;
        if (kept > 0 && !list_missing(r, &whole->items[i], kept, &missing.items[i], err))
            return false;
        *any = *any || missing.items[i].n_segments > 0;
    }
    if (!*any)
        return true;
    if (!studio_speak(r->studio, &missing, on_take, r, &r->notes, err))
        return false;
    if (r->bytes > 0)
        r->a_byte = (double)r->measured / (double)r->bytes;
    return true;
}

/* --- what the fit is told --- */

/* Each sound file is looked at once. */
static bool sting_length(
    struct rehearsal *r, const struct sting *sting, int64_t *samples, struct error *err)
{
    struct sting_length *more;

    for (size_t i = 0; i < r->n_stings; i++)
        if (sting_same(&r->stings[i].sting, sting)) {
            *samples = r->stings[i].samples;
            return true;
        }
    if (!sting_samples(sting, r->sample_rate, samples, err))
        return false;
    more = arena_more(r->prepared->arena, r->stings, r->n_stings, &r->cap_stings, sizeof *more);
    if (!more)
        return no_memory(err);
    r->stings = more;
    more[r->n_stings++] = (struct sting_length){*sting, *samples};
    return true;
}

/* Where all voices stop at the rate that the engine can do at most, so does the rate. */
static void set_bounds(const struct rehearsal *r, double share, struct fit_job *job)
{
    const struct cast *const cast = &r->prepared->cast;
    const int stretch = (int)(share * 10 * cast->stretch);
    bool slower = false, faster = false;

    for (size_t i = 0; i < cast->n_roles; i++) {
        slower = slower || cast->roles[i].voice.wpm > CAST_LEAST_WPM;
        faster = faster || cast->roles[i].voice.wpm < CAST_MOST_WPM;
    }
    job->rate_least = (uint32_t)(1000 - (slower ? stretch : 0));
    job->rate_most = (uint32_t)(1000 + (faster ? stretch : 0));
}

bool rehearsal_describe(struct rehearsal *r, double share, struct fit_job *job, struct error *err)
{
    struct arena *const a = r->prepared->arena;
    const struct rundown *const rundown = &r->prepared->rundown;
    int64_t *const speech = arena_array(a, rundown_count(rundown) + 1, sizeof *speech);
    int64_t *const before = arena_array(a, rundown->n_items + 1, sizeof *before);
    int64_t *const after = arena_array(a, rundown->n_items + 1, sizeof *after);
    size_t k = 0;

    if (!speech || !before || !after)
        return no_memory(err);
    for (size_t i = 0; i < rundown->n_items; i++) {
        const struct item *const item = &rundown->items[i];
        if (!sting_length(r, &item->before, &before[i], err) ||
            !sting_length(r, &item->after, &after[i], err))
            return false;
        for (size_t j = 0; j < item->n_segments; j++, k++) {
            speech[k] = shelf_speech(r->shelf, item, &item->segments[j]);
            if (speech[k] < 0)
                speech[k] = (int64_t)((double)item->segments[j].spoken.text.len * r->a_byte);
        }
    }
    *job = (struct fit_job){.rundown = rundown,
        .format = &r->prepared->format,
        .speech = speech,
        .before = before,
        .after = after,
        .sample_rate = r->sample_rate,
        .rate = rundown->rate};
    set_bounds(r, share, job);
    return true;
}

void rehearsal_close(struct rehearsal *r)
{
    studio_close(&r->studio);
    shelf_close(&r->shelf);
}
