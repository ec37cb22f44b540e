#include "commands/timing.h"

#include "base/buf.h"
#include "mix/sting.h"
#include "mix/trim.h"
#include "script/choice.h"
#include "script/cut.h"
#include "script/duration.h"
#include "script/pace.h"
#include "speak/studio.h"

#include <stdlib.h>
#include <string.h>

/* Seconds that a byte of spoken text takes, before anything is measured: 175 words a minute gave
 * 3.01 words a second, of about six bytes. */
#define SECONDS_A_BYTE 0.056

/* What the reading rate is counted on to give, of what the cast allows: it is no exact dial. */
#define RATE_SHARE 0.8

#define RATE_TURNS 6

struct fitting {
    const struct options *options;
    struct prepared *prepared;
    struct arena *arena; /* the bulletin's */
    struct notes *notes;
    struct error *err;
    struct cast cast; /* at the rundown's rate */
    struct studio *studio;
    struct shelf *shelf;
    uint32_t sample_rate;
    int64_t spoken;   /* samples of speech in all that was spoken */
    double a_byte;    /* samples that a byte of spoken text takes, as far as measured */
    int64_t measured; /* samples of speech, and bytes, that tells from; at the rate */
    int64_t bytes;
    struct fit_job job;
};

static bool no_memory(const struct fitting *f)
{
    return error_memory(f->err, "length");
}

bool timing_is_asked(const struct prepared *prepared)
{
    return prepared->rundown.most_ms > 0;
}

/* --- speaking --- */

static bool on_take(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct fitting *const f = userdata;
    const struct trim trim = trim_take(take->samples, take->n_samples, take->sample_rate);
    const int64_t speech = (int64_t)(trim.to - trim.from);

    f->spoken += speech;
    f->measured += speech;
    f->bytes += (int64_t)segment->spoken.text.len;
    return shelf_put(f->shelf, item, segment, take, speech, err);
}

/* A studio and an empty shelf for a reading rate. */
static bool set_rate(struct fitting *f, uint32_t rate)
{
    const struct cast *const own = &f->prepared->cast;
    const double before = f->a_byte, was = f->prepared->rundown.rate;

    studio_close(&f->studio);
    shelf_close(&f->shelf);
    f->cast = *own;
    f->cast.roles = arena_array(f->arena, own->n_roles, sizeof *own->roles);
    if (!f->cast.roles)
        return no_memory(f);
    memcpy(f->cast.roles, own->roles, own->n_roles * sizeof *own->roles);
    cast_set_rate(&f->cast, rate);
    f->prepared->rundown.rate = rate;
    f->studio = studio_open(&f->cast, &(struct studio_options){.jobs = f->options->jobs}, f->err);
    f->shelf = f->studio ? shelf_open(f->err) : NULL;
    if (!f->shelf)
        return false;
    f->sample_rate = studio_sample_rate(f->studio);
    f->a_byte = before > 0 ? before * was / rate : SECONDS_A_BYTE * f->sample_rate;
    f->measured = f->bytes = 0;
    return true;
}

/* Speaks those of the first `kept` segments of an item, and of its tail, that are not on the
 * shelf; adds them to what is to be spoken. */
static bool list_missing(struct fitting *f, const struct item *item, size_t kept, struct item *list)
{
    const size_t tail = cut_tail(item);

    *list = *item;
    list->n_segments = 0;
    list->segments = arena_array(f->arena, item->n_segments + 1, sizeof *list->segments);
    if (!list->segments)
        return no_memory(f);
    for (size_t j = 0; j < item->n_segments; j++)
        if ((j < kept || j >= tail) && shelf_speech(f->shelf, item, &item->segments[j]) < 0)
            list->segments[list->n_segments++] = item->segments[j];
    return true;
}

/* Speaks what of the rundown is to be kept (all: keep is NULL) and not yet on the shelf. */
static bool speak(struct fitting *f, const size_t *keep, bool *any)
{
    const struct rundown *const r = &f->prepared->rundown;
    struct rundown missing = *r;

    *any = false;
    missing.items = arena_array(f->arena, r->n_items + 1, sizeof *missing.items);
    if (!missing.items)
        return no_memory(f);
    for (size_t i = 0; i < r->n_items; i++) {
        const size_t kept = keep ? keep[i] : r->items[i].n_segments;
        if (kept > 0 && !list_missing(f, &r->items[i], kept, &missing.items[i]))
            return false;
        *any = *any || missing.items[i].n_segments > 0;
    }
    if (!*any)
        return true;
    if (!studio_speak(f->studio, &missing, on_take, f, f->notes, f->err))
        return false;
    if (f->bytes > 0)
        f->a_byte = (double)f->measured / (double)f->bytes;
    return true;
}

/* --- what the fit is told --- */

static uint32_t rate_bound(const struct fitting *f, double share, int sign)
{
    return (uint32_t)(1000 + sign * (int)(share * 10 * f->prepared->cast.stretch));
}

/* Fills in the job: how long all takes, as measured, else as estimated. */
static bool describe(struct fitting *f, double share)
{
    const struct rundown *const r = &f->prepared->rundown;
    int64_t *const speech = arena_array(f->arena, rundown_count(r) + 1, sizeof *speech);
    int64_t *const before = arena_array(f->arena, r->n_items + 1, sizeof *before);
    int64_t *const after = arena_array(f->arena, r->n_items + 1, sizeof *after);
    size_t k = 0;

    if (!speech || !before || !after)
        return no_memory(f);
    for (size_t i = 0; i < r->n_items; i++) {
        const struct item *const item = &r->items[i];
        if (!sting_samples(&item->before, f->sample_rate, &before[i], f->err) ||
            !sting_samples(&item->after, f->sample_rate, &after[i], f->err))
            return false;
        for (size_t j = 0; j < item->n_segments; j++, k++) {
            speech[k] = shelf_speech(f->shelf, item, &item->segments[j]);
            if (speech[k] < 0)
                speech[k] = (int64_t)((double)item->segments[j].spoken.text.len * f->a_byte);
        }
    }
    f->job = (struct fit_job){.rundown = r,
        .format = &f->prepared->format,
        .speech = speech,
        .before = before,
        .after = after,
        .sample_rate = f->sample_rate,
        .rate = r->rate,
        .rate_least = rate_bound(f, share, -1),
        .rate_most = rate_bound(f, share, 1)};
    return true;
}

/* --- errors --- */

/* "2:59.4", to the tenth of a second. */
static struct str shown(const struct fitting *f, int64_t samples)
{
    struct buf out = {0};
    struct str text;

    length_write((uint32_t)((samples * 10 / f->sample_rate) * 100), &out);
    text = buf_keep(&out, f->arena);
    buf_free(&out);
    return text.s ? text : STR("another length");
}

static struct str asked(const struct fitting *f)
{
    const struct rundown *const r = &f->prepared->rundown;
    struct buf out = {0};
    struct str text;

    length_write(r->least_ms, &out);
    if (r->most_ms != r->least_ms) {
        buf_add(&out, STR(" to "));
        length_write(r->most_ms, &out);
    }
    text = buf_keep(&out, f->arena);
    buf_free(&out);
    return text.s ? text : STR("length");
}

static bool cannot(const struct fitting *f, enum fit_verdict verdict, int64_t below, int64_t above)
{
    const struct str what = asked(f), less = shown(f, below), more = shown(f, above);

    switch (verdict) {
    case FIT_TOO_LONG:
        return error_set(
            f->err, what.s, "is too short: what must be said takes %.*s at least", STR_ARG(more));
    case FIT_TOO_SHORT:
        return error_set(f->err, what.s,
            "is too long: all there is to say takes %.*s at most (--underrun early, silence or bed "
            "lets it be)",
            STR_ARG(less));
    default: break;
    }
    if (below > 0 && above > 0)
        return error_set(f->err, what.s, "cannot be had in whole sentences, but %.*s and %.*s can",
            STR_ARG(less), STR_ARG(more));
    return error_set(f->err, what.s, "cannot be had in whole sentences, but %.*s can",
        STR_ARG(below > 0 ? less : more));
}

/* --- what is kept --- */

/* What of the story is not kept, for the list of cuts. */
static void note_cut(const struct fitting *f, const struct item *item, size_t kept)
{
    const size_t tail = cut_tail(item);
    size_t sentences = 0;
    struct str first;

    if (item->kind != ITEM_STORY || kept >= tail)
        return;
    if (kept == 0) {
        notes_add_code(f->notes, NOTE_LEFT_OUT, "cut", item->title, "left out for the length");
        return;
    }
    for (size_t j = kept; j < tail; j++)
        sentences += item->segments[j].boundary != BOUNDARY_CLAUSE;
    first = item->segments[kept].text;
    notes_add_code(f->notes, NOTE_LEFT_OUT, "cut", item->title,
        "cut for the length: %zu sentence%s, from \"%.*s\" on", sentences,
        sentences == 1 ? "" : "s", STR_ARG(first));
}

static void note_dropped(const struct fitting *f, size_t n)
{
    for (size_t i = n; i < f->prepared->articles.n; i++)
        notes_add_code(f->notes, NOTE_LEFT_OUT, "cut", f->prepared->articles.items[i].title,
            "left out for the length");
}

/* Chooses until all that is chosen has been measured. */
static bool choose(struct fitting *f, struct choice *choice)
{
    bool any = true, all = false;

    while (any) {
        if (!describe(f, RATE_SHARE))
            return false;
        if (!choice_make(&f->job, f->arena, choice))
            return no_memory(f);
        if (!speak(f, choice->keep, &any))
            return false;
        if (any || all || choice->verdict != FIT_BETWEEN)
            continue;
        all = true; /* no more is said of what cannot be than what was measured */
        if (!speak(f, NULL, &any))
            return false;
    }
    return true;
}

/* With too little to say, all of it is kept and the rest is left to the end. */
static bool accept_underrun(struct fitting *f, const struct choice *choice)
{
    const struct rundown *const r = &f->prepared->rundown;

    if (choice->verdict != FIT_TOO_SHORT || r->underrun == UNDERRUN_ERROR)
        return cannot(f, choice->verdict, choice->below, choice->above);
    if (r->underrun == UNDERRUN_BED &&
        (r->n_items == 0 || r->items[r->n_items - 1].bed.sound.kind == STING_NONE))
        return error_set(f->err, asked(f).s,
            "is too long, and there is no bed at the end that could go on (--underrun bed)");
    return true;
}

/* Fewer stories are another running order: what is said of how many there are must be true. */
static bool make_again(struct fitting *f, size_t n)
{
    const uint32_t rate = f->prepared->rundown.rate;

    if (!prepare_again(f->prepared, n, f->err))
        return false;
    f->prepared->rundown.rate = rate;
    return true;
}

static bool cut(struct fitting *f, bool *reached)
{
    struct prepared *const p = f->prepared;
    size_t n = p->articles.n;
    struct choice choice;

    for (;;) {
        if (!choose(f, &choice))
            return false;
        if (choice.n_stories >= n)
            break;
        n = choice.n_stories;
        if (!make_again(f, n))
            return false;
    }
    *reached = choice.verdict == FIT_REACHED;
    if (!*reached && !accept_underrun(f, &choice))
        return false;
    for (size_t i = 0; i < p->rundown.n_items; i++)
        note_cut(f, &p->rundown.items[i], choice.keep[i]);
    note_dropped(f, n);
    cut_rundown(&p->rundown, choice.keep, &p->format);
    return true;
}

/* --- the pace --- */

/* The last pace is found at the rate at which all was measured. */
static bool find_pace(struct fitting *f, struct pace *pace)
{
    bool any;

    for (int turn = 0; turn < RATE_TURNS; turn++) {
        if (!speak(f, NULL, &any) || !describe(f, 1))
            return false;
        *pace = pace_find(&f->job);
        if (pace->verdict != FIT_REACHED)
            return cannot(f, pace->verdict, pace->reach, pace->reach);
        if (pace->rate == f->prepared->rundown.rate)
            return true;
        if (!set_rate(f, pace->rate))
            return false;
    }
    return cannot(f, FIT_BETWEEN, pace->reach, pace->reach);
}

static bool set_pace(struct fitting *f)
{
    struct pace pace;

    if (!find_pace(f, &pace))
        return false;
    pace_apply(&pace, &f->prepared->rundown, &f->prepared->format);
    return true;
}

/* How long it must be, in samples: of a range, what it is. */
static int64_t exact_length(const struct fitting *f, bool reached)
{
    const struct rundown *const r = &f->prepared->rundown;
    const int64_t least = fit_least(&f->job), most = fit_most(&f->job);
    const int64_t length = pace_length(&f->job);

    if (!reached)
        return r->underrun == UNDERRUN_EARLY ? length : least;
    return length < least ? least : length > most ? most : length;
}

static bool fit(struct fitting *f, struct timing *out)
{
    bool reached;

    if (!set_rate(f, f->prepared->rundown.rate) || !cut(f, &reached))
        return false;
    if (reached && !set_pace(f))
        return false;
    if (!describe(f, 1))
        return false;
    *out = (struct timing){.sample_rate = f->sample_rate, .samples = exact_length(f, reached)};
    notes_add(f->notes, NOTE_DETAIL, asked(f), "%.*s of speech were spoken, to find what is heard",
        STR_ARG(shown(f, f->spoken)));
    return true;
}

bool timing_fit(const struct options *options, struct prepared *prepared, struct timing *out,
    struct notes *notes, struct error *err)
{
    struct fitting f = {.options = options,
        .prepared = prepared,
        .arena = prepared->arena,
        .notes = notes,
        .err = err};
    const bool ok = fit(&f, out);

    studio_close(&f.studio);
    if (!ok) {
        shelf_close(&f.shelf);
        return false;
    }
    out->shelf = f.shelf;
    prepared->cast = f.cast;
    return true;
}
