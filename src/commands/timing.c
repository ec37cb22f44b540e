#include "commands/timing.h"

#include "base/buf.h"
#include "commands/rehearsal.h"
#include "script/duration.h"
#include "script/file/leftout.h"
#include "script/fit/choice.h"
#include "script/fit/cut.h"
#include "script/fit/pace.h"
#include "script/split/story.h"

/* What the reading rate is counted on to give, of what the cast allows: it is no exact dial. */
#define RATE_SHARE 0.8

#define RATE_TURNS 6

struct fitting {
    struct prepared *prepared;
    struct arena *arena; /* the bulletin's */
    struct notes *notes;
    struct error *err;
    struct rehearsal rehearsal;
    struct leftout whole; /* a script's running order as it came */
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

static bool speak(struct fitting *f, const size_t *keep, bool *any)
{
    return rehearsal_speak(&f->rehearsal, keep, any, f->err);
}

static bool describe(struct fitting *f, double share)
{
    return rehearsal_describe(&f->rehearsal, share, &f->job, f->err);
}

/* --- errors --- */

/* "2:59.4", to the tenth of a second: below, or (up) above it, so that what is told can be had. */
static struct str shown(const struct fitting *f, int64_t samples, bool up)
{
    const int64_t rate = f->rehearsal.sample_rate;
    struct buf out = {0};
    struct str text;

    length_write((uint32_t)((samples * 10 + (up ? rate - 1 : 0)) / rate * 100), &out);
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

#define LET_IT_BE "(--underrun early, silence or bed lets it be)"

static bool cannot(const struct fitting *f, enum fit_verdict verdict, int64_t below, int64_t above)
{
    const struct str what = asked(f), less = shown(f, below, false), more = shown(f, above, true);

    switch (verdict) {
    case FIT_TOO_LONG:
        return error_set(
            f->err, what.s, "is too short: what must be said takes %.*s at least", STR_ARG(more));
    case FIT_TOO_SHORT:
        return error_set(f->err, what.s,
            "is too long: all there is to say takes %.*s at most " LET_IT_BE, STR_ARG(less));
    default: break;
    }
    if (below > 0 && above > 0)
        return error_set(f->err, what.s,
            "cannot be had in whole sentences, but %.*s and %.*s can " LET_IT_BE, STR_ARG(less),
            STR_ARG(more));
    return error_set(f->err, what.s, "cannot be had in whole sentences, but %.*s can " LET_IT_BE,
        STR_ARG(below > 0 ? less : more));
}

/* --- what is kept --- */

/* Is what is kept of a story at least what the format reads of it where nobody asks for a length:
 * its first paragraph, where it reads leads? */
static bool is_lead_kept(const struct fitting *f, const struct item *item, size_t kept)
{
    if (!f->prepared->leads)
        return false;
    for (size_t j = 0; j < kept; j++)
        if (item->segments[j].kind != SEGMENT_TITLE && item->segments[j].kind != SEGMENT_HEADING &&
            item->segments[j].kind != SEGMENT_PHRASE &&
            item->segments[j].boundary >= BOUNDARY_PARAGRAPH)
            return true;
    return false;
}

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
    notes_add_code(f->notes, is_lead_kept(f, item, kept) ? NOTE_DESIGN : NOTE_LEFT_OUT, "cut",
        item->title, "cut for the length: %zu sentence%s, from \"%.*s\" on", sentences,
        sentences == 1 ? "" : "s", STR_ARG(first));
}

/* The stories behind the first n: a script's, else the articles with words. */
static void note_dropped(const struct fitting *f, size_t n)
{
    const struct rundown *const script = &f->whole.rundown;
    const struct articles *const articles = &f->prepared->articles;
    size_t stories = 0;

    for (size_t i = 0; i < script->n_items; i++)
        if (script->items[i].kind == ITEM_STORY && stories++ >= n)
            note_cut(f, &script->items[i], 0);
    for (size_t i = 0; i < articles->n; i++)
        if (story_has_words(&articles->items[i]) && stories++ >= n)
            notes_add_code(f->notes, NOTE_LEFT_OUT, "cut", articles->items[i].title,
                "left out for the length");
}

/* Chooses until all that is chosen has been measured, `least` stories or more. */
static bool choose(struct fitting *f, size_t least, struct choice *choice)
{
    bool any = true, all = false;

    while (any) {
        if (!describe(f, RATE_SHARE))
            return false;
        if (!choice_make(&f->job, least, f->arena, choice))
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

/* --- how many stories --- */

static size_t count_stories(const struct rundown *rundown)
{
    size_t n = 0;

    for (size_t i = 0; i < rundown->n_items; i++)
        n += rundown->items[i].kind == ITEM_STORY;
    return n;
}

static bool is_script(const struct fitting *f)
{
    return f->prepared->articles.n == 0;
}

/* A script's running order, without the stories behind the first n. */
static bool take_from_script(struct fitting *f, size_t n)
{
    struct rundown *const r = &f->prepared->rundown;
    size_t *const keep = arena_array(f->arena, f->whole.rundown.n_items + 1, sizeof *keep);
    struct leftout again;
    size_t stories = 0;

    if (!keep || !leftout_remember(&f->whole.rundown, &f->prepared->format, f->arena, &again))
        return no_memory(f);
    *r = again.rundown;
    for (size_t i = 0; i < r->n_items; i++)
        if (r->items[i].kind != ITEM_STORY || stories++ < n)
            keep[i] = r->items[i].n_segments;
    cut_rundown(r, keep, &f->prepared->format);
    return true;
}

/* Fewer stories are another running order: what is said of how many there are must be true, and
 * they have no headlines. */
static bool make_again(struct fitting *f, size_t n)
{
    const uint32_t rate = f->prepared->rundown.rate;

    if (is_script(f) ? !take_from_script(f, n) : !prepare_again(f->prepared, n, f->err))
        return false;
    f->prepared->rundown.rate = rate;
    return true;
}

/* Chooses, from *n stories on down until what is chosen is all stories that there are. */
static bool choose_stories(struct fitting *f, size_t *n, struct choice *choice)
{
    for (;;) {
        if (!choose(f, 1, choice))
            return false;
        if (choice->n_stories >= *n)
            return true;
        *n = choice->n_stories;
        if (!make_again(f, *n))
            return false;
    }
}

/* What is too short with n stories, and too long with the first paragraph of one more, may do with
 * less than that; else it is between the two. */
static bool try_one_more(struct fitting *f, size_t *n, struct choice *choice)
{
    const int64_t below = choice->below;
    struct choice more;

    if (!make_again(f, *n + 1) || !choose(f, *n + 1, &more))
        return false;
    if (more.verdict == FIT_REACHED) {
        ++*n;
        *choice = more;
        return true;
    }
    if (!make_again(f, *n) || !choose(f, *n, choice))
        return false;
    choice->verdict = FIT_BETWEEN;
    choice->below = more.below > below ? more.below : below;
    choice->above = more.above;
    return true;
}

/* With too little to say, all of it is kept and the rest is left to the end. */
static bool accept_underrun(const struct fitting *f, const struct choice *choice)
{
    const struct rundown *const r = &f->prepared->rundown;
    const struct item *const last = r->n_items ? &r->items[r->n_items - 1] : NULL;

    if (choice->verdict == FIT_TOO_LONG || r->underrun == UNDERRUN_ERROR)
        return cannot(f, choice->verdict, choice->below, choice->above);
    if (r->underrun == UNDERRUN_BED &&
        (!last || last->bed.sound.kind == STING_NONE || last->after.kind != STING_NONE))
        return error_set(f->err, asked(f).s,
            "is too long, and there is no bed at the end that could go on (--underrun bed)");
    return true;
}

static bool cut(struct fitting *f, bool *reached)
{
    struct prepared *const p = f->prepared;
    const size_t all = count_stories(&p->rundown);
    size_t n = all;
    struct choice choice;

    if (is_script(f) && !leftout_remember(&p->rundown, &p->format, f->arena, &f->whole))
        return no_memory(f);
    if (!choose_stories(f, &n, &choice))
        return false;
    if (n < all && (choice.verdict == FIT_TOO_SHORT || choice.verdict == FIT_BETWEEN) &&
        !try_one_more(f, &n, &choice))
        return false;
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
    int64_t below = 0, above = 0;
    bool any;

    for (int turn = 0; turn < RATE_TURNS; turn++) {
        if (!speak(f, NULL, &any) || !describe(f, 1))
            return false;
        *pace = pace_find(&f->job);
        if (pace->below > below)
            below = pace->below;
        if (pace->above && (!above || pace->above < above))
            above = pace->above;
        if (pace->verdict != FIT_REACHED)
            return cannot(f, below && above ? FIT_BETWEEN : pace->verdict, below, above);
        if (pace->rate == f->prepared->rundown.rate)
            return true;
        if (!rehearsal_set_rate(&f->rehearsal, pace->rate, f->err))
            return false;
    }
    return cannot(f, FIT_BETWEEN, below, above);
}

static bool set_pace(struct fitting *f)
{
    struct pace pace;

    if (!find_pace(f, &pace))
        return false;
    pace_apply(&pace, &f->prepared->rundown, &f->prepared->format);
    return true;
}

/*
 * How long it is when it may end early, at most `least`. Who counts back from the end starts it
 * later, and its time signals stay on whole seconds of the clock where that is whole seconds later:
 * the rest of one is silence at the end. That holds for a script, too, which knows of no clock.
 */
static int64_t early_length(const struct fitting *f, int64_t length, int64_t least)
{
    const int64_t second = f->rehearsal.sample_rate;

    if (!rundown_has_pips(&f->prepared->rundown) || length >= least)
        return length;
    return least - (least - length) / second * second;
}

/* How long it must be, in samples: of a range, what it is. */
static int64_t exact_length(const struct fitting *f, bool reached)
{
    const struct rundown *const r = &f->prepared->rundown;
    const int64_t least = fit_least(&f->job), most = fit_most(&f->job);
    const int64_t length = pace_length(&f->job);

    if (!reached)
        return r->underrun == UNDERRUN_EARLY ? early_length(f, length, least) : least;
    return length < least ? least : length > most ? most : length;
}

/* What the studio said of the takes that are used is told once. */
static void pass_notes_on(const struct fitting *f)
{
    const struct notes *const from = &f->rehearsal.notes;

    for (size_t i = 0; i < from->n; i++)
        notes_add_code(f->notes, from->items[i].kind, from->items[i].code, from->items[i].what,
            "%.*s", STR_ARG(from->items[i].why));
}

/*
 * Can all of a script be kept, with no other rate of reading? Then nothing of it is cut: what was
 * fitted before stays as it is, and what an editor changed stays in. One whose estimated length is
 * far off is not spoken for that.
 */
static bool stands(struct fitting *f, bool *yes)
{
    struct pace pace;
    int64_t length;
    bool any;

    *yes = false;
    if (!is_script(f))
        return true;
    if (!describe(f, 1))
        return false;
    length = pace_length(&f->job);
    if (length < fit_least(&f->job) / 2 || length / 2 > fit_most(&f->job))
        return true;
    if (!speak(f, NULL, &any) || !describe(f, 1))
        return false;
    pace = pace_find(&f->job);
    *yes = pace.verdict == FIT_REACHED && pace.rate == f->job.rate;
    return true;
}

static bool fit(struct fitting *f, struct timing *out)
{
    struct rehearsal *const r = &f->rehearsal;
    bool reached = false;

    if (!rehearsal_set_rate(r, f->prepared->rundown.rate, f->err) || !stands(f, &reached))
        return false;
    if (!reached && !cut(f, &reached))
        return false;
    if (reached && !set_pace(f))
        return false;
    if (!describe(f, 1))
        return false;
    *out = (struct timing){.sample_rate = r->sample_rate, .samples = exact_length(f, reached)};
    pass_notes_on(f);
    notes_add(f->notes, NOTE_DETAIL, asked(f), "%.*s of speech were spoken, to find what is heard",
        STR_ARG(shown(f, r->spoken, false)));
    return true;
}

bool timing_fit(const struct options *options, struct prepared *prepared, struct timing *out,
    struct notes *notes, struct error *err)
{
    struct fitting f = {.prepared = prepared,
        .arena = prepared->arena,
        .notes = notes,
        .err = err,
        .rehearsal = {.prepared = prepared, .jobs = options->jobs}};
    const bool ok = fit(&f, out);

    if (ok) {
        out->shelf = f.rehearsal.shelf;
        f.rehearsal.shelf = NULL;
        prepared->cast = f.rehearsal.cast;
    }
    rehearsal_close(&f.rehearsal);
    return ok;
}
