#include "script/fit/choice.h"

#include "script/fit/cut.h"
#include "script/fit/pace.h"

#include <stdlib.h>

#define PAIRS_MOST 4000u /* options of all stories together, for every pair to be looked at */
#define NEAR       8u    /* else only so many on either side of what was chosen */

/* A place to cut a story, and what is then read of it. */
struct option {
    size_t kept;
    bool paragraph;
    struct fit_sum sum;
};

struct story {
    size_t item;
    struct option *options; /* rising */
    size_t n;
    size_t lead;   /* the option that is its first paragraph */
    size_t chosen; /* the option that is kept, where the story is */
};

struct choosing {
    const struct fit_job *job;
    struct arena *arena;
    struct story *stories;
    size_t n_stories;
    size_t n_kept;        /* of them */
    int64_t least, most;  /* samples asked for */
    int64_t end;          /* ... and those of the usual silence at the end */
    struct fit_sum fixed; /* what is no story */
    struct fit_sum sum;   /* of all that is kept */
};

static struct fit_sum plus(struct fit_sum a, struct fit_sum b)
{
    return (struct fit_sum){a.speech + b.speech, a.pauses + b.pauses, a.fixed + b.fixed};
}

static struct fit_sum minus(struct fit_sum a, struct fit_sum b)
{
    return (struct fit_sum){a.speech - b.speech, a.pauses - b.pauses, a.fixed - b.fixed};
}

/* --- what there is --- */

static void add_pause(const struct fit_job *job, const struct segment *segment, struct fit_sum *sum)
{
    const int64_t n = fit_samples(job, segment->pause_ms);

    if (fit_is_usual(job, segment))
        sum->pauses += n;
    else
        sum->fixed += n;
}

static void add_segment(
    const struct fit_job *job, const struct segment *segment, int64_t speech, struct fit_sum *sum)
{
    sum->speech += speech;
    add_pause(job, segment, sum);
}

/* A sting with its pause. Pips that wait for a second wait half of one, on an average. */
static int64_t sting_length(
    const struct fit_job *job, const struct sting *sting, int64_t samples, bool waits)
{
    if (sting->kind == STING_NONE)
        return 0;
    return samples + fit_samples(job, sting->pause_ms) +
           (sting->kind == STING_PIPS && waits ? job->sample_rate / 2 : 0);
}

/* An item's stings. */
static struct fit_sum sting_sum(const struct fit_job *job, size_t i)
{
    const struct item *const item = &job->rundown->items[i];

    return (struct fit_sum){.fixed = sting_length(job, &item->before, job->before[i], i > 0) +
                                     sting_length(job, &item->after, job->after[i], true)};
}

/* The segments from `from` on of an item, whose first has the number `first` in the rundown. */
static struct fit_sum rest_sum(
    const struct fit_job *job, const struct item *item, size_t first, size_t from)
{
    struct fit_sum sum = {0};

    for (size_t j = from; j < item->n_segments; j++)
        add_segment(job, &item->segments[j], job->speech[first + j], &sum);
    return sum;
}

/* What the story is at each of its cut points: the last segment before a tail is followed by a
 * paragraph's pause, one at the end by an item's. */
static void sum_options(const struct fit_job *job, struct story *story, size_t first)
{
    const struct item *const item = &job->rundown->items[story->item];
    const size_t tail = cut_tail(item);
    const struct fit_sum always =
        plus(sting_sum(job, story->item), rest_sum(job, item, first, tail));
    const enum boundary last = tail < item->n_segments ? BOUNDARY_PARAGRAPH : BOUNDARY_ITEM;
    struct fit_sum sum = always;
    size_t k = 0;

    story->options[0].sum = always; /* of a story in which nothing is said */
    for (size_t j = 0; j < tail && k < story->n; j++) {
        const struct segment *const s = &item->segments[j];
        struct segment end = *s;

        if (story->options[k].kept == j + 1) {
            if (j + 1 < tail && fit_is_usual(job, s))
                end.pause_ms = job->format->pause_ms[last];
            if (j + 1 < tail)
                end.boundary = last;
            story->options[k].sum = sum;
            add_segment(job, &end, job->speech[first + j], &story->options[k].sum);
            k++;
        }
        add_segment(job, s, job->speech[first + j], &sum);
    }
}

static bool list_story(struct choosing *c, size_t item, size_t first)
{
    struct story *const story = &c->stories[c->n_stories++];
    struct cutpoint *points;

    story->item = item;
    if (!cutpoints(&c->job->rundown->items[item], c->job->format, c->arena, &points, &story->n))
        return false;
    story->options = arena_array(c->arena, story->n, sizeof *story->options);
    if (!story->options)
        return false;
    for (size_t k = story->n; k-- > 0;) {
        story->options[k].kept = points[k].kept;
        story->options[k].paragraph = points[k].paragraph;
        if (points[k].paragraph)
            story->lead = k;
    }
    sum_options(c->job, story, first);
    return true;
}

static bool list_stories(struct choosing *c)
{
    const struct rundown *const r = c->job->rundown;
    size_t first = 0;

    c->stories = arena_array(c->arena, r->n_items + 1, sizeof *c->stories);
    if (!c->stories)
        return false;
    c->fixed.fixed = fit_samples(c->job, r->lead_ms);
    /* the last pause is the end, which fit_reach counts; it is an item's, as a rule */
    c->fixed.pauses = -fit_samples(c->job, c->job->format->pause_ms[BOUNDARY_ITEM]);
    for (size_t i = 0; i < r->n_items; i++) {
        if (r->items[i].kind == ITEM_STORY && !list_story(c, i, first))
            return false;
        if (r->items[i].kind != ITEM_STORY)
            c->fixed = plus(
                c->fixed, plus(sting_sum(c->job, i), rest_sum(c->job, &r->items[i], first, 0)));
        first += r->items[i].n_segments;
    }
    return true;
}

/* --- how long that is --- */

/* By how much it is longer (shorter: negative) than asked for, as it would be read without any
 * effort. */
static int64_t excess(const struct choosing *c, struct fit_sum sum)
{
    const int64_t length = sum.speech + sum.pauses + sum.fixed + c->end;

    if (length > c->most)
        return length - c->most;
    return length < c->least ? length - c->least : 0;
}

static bool is_within(const struct choosing *c, struct fit_sum sum, enum fit_effort effort)
{
    const struct fit_reach reach = fit_reach(c->job, &sum, effort);

    return reach.least <= c->most && reach.most >= c->least;
}

static bool has_room(const struct choosing *c, struct fit_sum sum, enum fit_effort effort)
{
    return fit_reach(c->job, &sum, effort).least <= c->most;
}

/* --- filling --- */

static void choose(struct choosing *c, struct story *story, size_t option)
{
    c->sum = plus(minus(c->sum, story->options[story->chosen].sum), story->options[option].sum);
    story->chosen = option;
}

static void keep_story(struct choosing *c, size_t option)
{
    struct story *const story = &c->stories[c->n_kept++];

    story->chosen = option;
    c->sum = plus(c->sum, story->options[option].sum);
}

/* As many stories as have room with their first paragraphs; of the first `least`, less of the story
 * if need be. */
static void keep_stories(struct choosing *c, size_t least, size_t most)
{
    c->n_kept = 0;
    c->sum = c->fixed;
    while (c->n_kept < most) {
        const struct story *const next = &c->stories[c->n_kept];
        size_t k = next->lead;
        while (!has_room(c, plus(c->sum, next->options[k].sum), FIT_PAUSES)) {
            if (c->n_kept >= least)
                return;
            if (k == 0)
                break;
            k--;
        }
        keep_story(c, k);
    }
}

/* The next place of a story, at a paragraph where asked; its own where there is none. */
static size_t next_option(const struct story *story, bool paragraph)
{
    for (size_t k = story->chosen + 1; k < story->n; k++)
        if (story->options[k].paragraph || !paragraph)
            return k;
    return story->chosen;
}

/* One more of each story for which there is room; false when there was none. */
static bool fill_round(struct choosing *c, bool paragraph)
{
    bool any = false;

    for (size_t i = 0; i < c->n_kept; i++) {
        struct story *const story = &c->stories[i];
        const size_t next = next_option(story, paragraph);
        const struct fit_sum sum =
            plus(minus(c->sum, story->options[story->chosen].sum), story->options[next].sum);

        if (next == story->chosen || excess(c, sum) > 0)
            continue;
        choose(c, story, next);
        any = true;
    }
    return any;
}

/* --- give and take --- */

/* The options of a story that are looked at: all, or those near the chosen one. */
static size_t first_near(const struct story *story, bool all)
{
    return all || story->chosen < NEAR ? 0 : story->chosen - NEAR;
}

static size_t end_near(const struct story *story, bool all)
{
    const size_t end = story->chosen + NEAR + 1;

    return all || end > story->n ? story->n : end;
}

struct best {
    bool any;
    int64_t off; /* how far from the length */
    size_t story[2], option[2];
};

static void consider(const struct choosing *c, struct fit_sum sum, enum fit_effort effort,
    const size_t story[2], const size_t option[2], struct best *best)
{
    const int64_t over = excess(c, sum), off = over < 0 ? -over : over;

    if ((best->any && off >= best->off) || !is_within(c, sum, effort))
        return;
    *best = (struct best){true, off, {story[0], story[1]}, {option[0], option[1]}};
}

/* Nothing can be better. */
static bool is_best(const struct best *best)
{
    return best->any && best->off == 0;
}

/* Every other place of story i, by itself or with every other place of a story after it. */
static void consider_story(const struct choosing *c, size_t i, bool pairs, bool all,
    enum fit_effort effort, struct best *best)
{
    const struct story *const a = &c->stories[i];

    for (size_t k = first_near(a, all); k < end_near(a, all) && !is_best(best); k++) {
        const struct fit_sum sum =
            plus(minus(c->sum, a->options[a->chosen].sum), a->options[k].sum);
        if (!pairs)
            consider(c, sum, effort, (size_t[]){i, i}, (size_t[]){k, k}, best);
        for (size_t j = i + 1; pairs && j < c->n_kept; j++) {
            const struct story *const b = &c->stories[j];
            const struct fit_sum rest = minus(sum, b->options[b->chosen].sum);
            for (size_t m = first_near(b, all); m < end_near(b, all); m++)
                consider(c, plus(rest, b->options[m].sum), effort, (size_t[]){i, j},
                    (size_t[]){k, m}, best);
        }
    }
}

/* Changes one story, else two, such that the length is within reach. */
static bool give_and_take(struct choosing *c, enum fit_effort effort)
{
    size_t n_options = 0;

    for (size_t i = 0; i < c->n_kept; i++)
        n_options += c->stories[i].n;
    for (int pairs = 0; pairs < 2; pairs++) {
        struct best best = {0};
        for (size_t i = 0; i < c->n_kept; i++)
            consider_story(c, i, pairs, n_options <= PAIRS_MOST, effort, &best);
        if (!best.any)
            continue;
        for (int p = 0; p < 2; p++)
            choose(c, &c->stories[best.story[p]], best.option[p]);
        return true;
    }
    return false;
}

/* --- the choice --- */

static void note_neighbour(const struct choosing *c, struct fit_sum sum, struct choice *out)
{
    const struct fit_reach reach = fit_reach(c->job, &sum, FIT_RATE);

    if (reach.most < c->least && reach.most > out->below)
        out->below = reach.most;
    if (reach.least > c->most && (!out->above || reach.least < out->above))
        out->above = reach.least;
}

/* The nearest lengths on either side, of changing one story or adding the next one. */
static void note_neighbours(const struct choosing *c, struct choice *out)
{
    for (size_t i = 0; i < c->n_kept; i++) {
        const struct story *const s = &c->stories[i];
        const struct fit_sum rest = minus(c->sum, s->options[s->chosen].sum);
        for (size_t k = 0; k < s->n; k++)
            note_neighbour(c, plus(rest, s->options[k].sum), out);
    }
    if (c->n_kept < c->n_stories)
        note_neighbour(c, plus(c->sum, c->stories[c->n_kept].options[0].sum), out);
}

/* Is all there is kept? */
static bool is_whole(const struct choosing *c)
{
    for (size_t i = 0; i < c->n_kept; i++)
        if (c->stories[i].chosen + 1 < c->stories[i].n)
            return false;
    return c->n_kept == c->n_stories;
}

/* At most `most` stories; false: that cannot be. */
static bool try_stories(struct choosing *c, size_t least, size_t most)
{
    keep_stories(c, least, most);
    while (fill_round(c, true))
        ;
    while (fill_round(c, false))
        ;
    for (int effort = FIT_LIGHT; effort <= FIT_RATE; effort++)
        if (is_within(c, c->sum, (enum fit_effort)effort) ||
            give_and_take(c, (enum fit_effort)effort))
            return true;
    return false;
}

static void judge(const struct choosing *c, struct choice *out)
{
    const struct fit_reach reach = fit_reach(c->job, &c->sum, FIT_RATE);

    if (reach.least > c->most) {
        out->verdict = FIT_TOO_LONG;
        out->above = reach.least;
    } else if (is_whole(c)) {
        out->verdict = FIT_TOO_SHORT;
        out->below = reach.most;
    } else {
        out->verdict = FIT_BETWEEN;
        note_neighbours(c, out);
    }
}

/* False: what is kept is then too short, else all that must be kept is too long. */
static bool make(struct choosing *c, size_t least, struct choice *out)
{
    size_t n;

    if (try_stories(c, least, c->n_stories))
        return true;
    judge(c, out);
    n = c->n_kept;
    if (out->verdict != FIT_BETWEEN || n <= least)
        return false;
    /* a story less may leave the others what they need */
    return try_stories(c, least, n - 1) || try_stories(c, least, n);
}

bool choice_make(const struct fit_job *job, size_t least, struct arena *a, struct choice *out)
{
    const struct rundown *const r = job->rundown;
    struct choosing c = {.job = job,
        .arena = a,
        .least = fit_least(job),
        .most = fit_most(job),
        .end = fit_usual_end(job)};

    *out = (struct choice){.keep = arena_array(a, r->n_items + 1, sizeof *out->keep)};
    if (!out->keep || !list_stories(&c))
        return false;
    if (make(&c, least ? least : 1, out))
        out->verdict = FIT_REACHED;
    for (size_t i = 0; i < r->n_items; i++)
        out->keep[i] = r->items[i].kind == ITEM_STORY ? 0 : r->items[i].n_segments;
    for (size_t i = 0; i < c.n_kept; i++)
        out->keep[c.stories[i].item] = c.stories[i].options[c.stories[i].chosen].kept;
    out->n_stories = c.n_kept;
    return true;
}
