#include "publish/caption/captions.h"

#include "publish/caption/captionwords.h"
#include "text/linebreak.h"

#include <string.h>

/* Costs, in tenths of what a line end within a phrase costs. */
#define CUE_COST     40  /* each cue more */
#define SHORT_COST   150 /* a cue of no length; less in proportion up to CAPTION_LEAST */
#define FAST_COST    30  /* each letter a second beyond READ_MOST */
#define BRISK_COST   5   /* each letter a second beyond READ_WELL */
#define READ_WELL    17  /* letters a second */
#define READ_MOST    20
#define UNEVEN_COST  1         /* each letter that one line is longer than the other */
#define TOP_COST     1         /* the same again where it is the first */
#define NO_TIME_COST (1 << 20) /* nobody would see it at all */
#define IMPOSSIBLE   (1 << 28)
#define CUE_BREAK(c) ((c) + (c) / 5) /* what ends a cue is seen more than what ends a line */

struct plan {
    const struct caption_word *words;
    const int *breaks;   /* what a line end before word i costs */
    const size_t *begin; /* half columns before word i; one more for the end */
    size_t n;
    uint32_t sample_rate;
    int64_t until;
};

/* The best way to the end of the first i words. */
struct step {
    int cost;
    size_t from;  /* first word of the last cue */
    size_t split; /* first word of its second line, or i */
};

static size_t width(const struct plan *p, size_t from, size_t to)
{
    return p->begin[to] - p->begin[from] - (p->words[to - 1].spaced ? 2 : 0);
}

/* The cheapest place for the line end of a cue; *split is `to` where one line is enough. */
static int split_lines(const struct plan *p, size_t from, size_t to, size_t *split)
{
    int best = IMPOSSIBLE;

    *split = to;
    if (width(p, from, to) <= CAPTION_LINE)
        return 0;
    for (size_t i = from + 1; i < to; i++) {
        const int top = (int)width(p, from, i), bottom = (int)width(p, i, to);
        const int uneven = (top > bottom ? top - bottom : bottom - top) / 2;
        const int cost =
            p->breaks[i] + UNEVEN_COST * uneven + (top > bottom ? TOP_COST * uneven : 0);
        if (top > CAPTION_LINE || bottom > CAPTION_LINE || cost >= best)
            continue;
        best = cost;
        *split = i;
    }
    return best;
}

/* What a cue's time costs: too short to be seen, too fast to be read. */
static int time_cost(const struct plan *p, size_t from, size_t to)
{
    const int64_t end = to < p->n ? p->words[to].start : p->until;
    const int64_t ms = (end - p->words[from].start) * 1000 / p->sample_rate;
    const int64_t letters = (int64_t)width(p, from, to) / 2;
    const int64_t speed = letters * 1000 / (ms > 0 ? ms : 1);
    int cost = 0;

    if (ms <= 1)
        return NO_TIME_COST;
    if (ms < CAPTION_LEAST)
        cost += (int)(SHORT_COST * (CAPTION_LEAST - ms) / CAPTION_LEAST);
    if (speed > READ_WELL)
        cost += BRISK_COST * (int)((speed < 60 ? speed : 60) - READ_WELL);
    if (speed > READ_MOST)
        cost += FAST_COST * (int)((speed < 60 ? speed : 60) - READ_MOST);
    return cost;
}

/* May the words be one cue? A word alone always may. */
static bool is_possible(const struct plan *p, size_t from, size_t to)
{
    const int64_t samples = p->words[to - 1].end - p->words[from].start;

    return to - from == 1 || (width(p, from, to) <= 2 * CAPTION_LINE + 2 &&
                                 samples * 1000 <= (int64_t)CAPTION_LONGEST * p->sample_rate);
}

static void find_step(const struct plan *p, size_t to, struct step *steps)
{
    steps[to] = (struct step){IMPOSSIBLE, to - 1, to};
    for (size_t from = to; from-- > 0 && is_possible(p, from, to);) {
        size_t split;
        int cost = split_lines(p, from, to, &split);
        if (cost >= IMPOSSIBLE)
            continue;
        cost += steps[from].cost + CUE_COST + time_cost(p, from, to);
        if (to < p->n)
            cost += CUE_BREAK(p->breaks[to]);
        if (cost < steps[to].cost)
            steps[to] = (struct step){cost, from, split};
    }
}

static int64_t ms_up(int64_t sample, uint32_t rate)
{
    return (sample * 1000 + rate - 1) / rate;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* The cue's times; `before` is the ms at which the one before it ended, `next` the sample at which
 * the one behind it begins. */
static void set_times(
    struct caption *c, const struct plan *p, int64_t before, int64_t next, bool last)
{
    const int64_t limit = next * 1000 / p->sample_rate;
    int64_t end = c->words[c->n_words - 1].end * 1000 / p->sample_rate;

    c->start = larger(before, ms_up(c->words[0].start, p->sample_rate));
    if (last) /* its segment's speech ends later than its last word */
        end = larger(end, c->segment->end * 1000 / p->sample_rate);
    else if (limit - c->start <= CAPTION_LONGEST)
        end = limit; /* stays until the next comes */
    end = larger(end, c->start + CAPTION_LEAST);
    /* the gap is not worth a cue that nobody can read */
    end = smaller(end, limit - CAPTION_GAP > c->start + CAPTION_GAP ? limit - CAPTION_GAP : limit);
    c->end = larger(end, c->start + 1);
}

static struct caption *take_steps(const struct timeline_segment *segment, const struct plan *p,
    const struct step *steps, struct arena *a, size_t *n)
{
    struct caption *captions;
    size_t count = 0;

    for (size_t to = p->n; to > 0; to = steps[to].from)
        count++;
    captions = arena_array(a, count, sizeof *captions);
    if (!captions)
        return NULL;
    *n = count;
    for (size_t to = p->n, i = count; to > 0; to = steps[to].from) {
        const size_t from = steps[to].from;
        captions[--i] = (struct caption){.segment = segment,
            .words = p->words + from,
            .n_words = to - from,
            .n_first = steps[to].split - from};
    }
    for (size_t i = 0; i < count; i++)
        set_times(&captions[i], p, i ? captions[i - 1].end : 0,
            i + 1 < count ? captions[i + 1].words[0].start : p->until, i + 1 == count);
    return captions;
}

bool captions_make(const struct timeline_segment *segment, uint32_t sample_rate, int64_t until,
    struct arena *a, struct caption **out, size_t *n, struct error *err)
{
    struct plan plan = {.sample_rate = sample_rate, .until = until};
    const struct str text = segment->segment->text;
    struct caption_words words;
    struct step *steps;
    size_t *begin;

    *n = 0;
    *out = NULL;
    if (!captionwords_make(segment, a, &words, err))
        return false;
    if (words.n == 0)
        return true;
    begin = arena_array(a, words.n + 1, sizeof *begin);
    steps = arena_array(a, words.n + 1, sizeof *steps);
    if (!begin || !steps)
        return error_memory(err, "captions");
    for (size_t i = 0; i < words.n; i++)
        begin[i + 1] = begin[i] +
                       line_width(str_cut(text, words.items[i].from, words.items[i].to)) +
                       (words.items[i].spaced ? 2 : 0);
    plan.words = words.items;
    plan.breaks = words.breaks;
    plan.begin = begin;
    plan.n = words.n;
    for (size_t i = 1; i <= plan.n; i++)
        find_step(&plan, i, steps);
    *out = take_steps(segment, &plan, steps, a, n);
    return *out || error_memory(err, "captions");
}

struct str caption_line(const struct caption *caption, int line)
{
    const size_t from = line == 0 ? 0 : caption->n_first;
    const size_t to = line == 0 ? caption->n_first : caption->n_words;

    if (from >= to)
        return (struct str){NULL, 0};
    return str_cut(
        caption->segment->segment->text, caption->words[from].from, caption->words[to - 1].to);
}

bool captions_write(struct output *out, caption_fn *put, struct error *err)
{
    const struct timeline *const t = out->input->timeline;
    size_t number = 0;

    for (size_t i = 0; i < t->n_segments; i++) {
        const int64_t until = i + 1 < t->n_segments ? t->segments[i + 1].start : t->n_samples;
        struct arena *a = arena_new();
        struct caption *captions;
        size_t n;
        const bool ok =
            a ? captions_make(&t->segments[i], t->sample_rate, until, a, &captions, &n, err)
              : error_memory(err, file_out_path(out->file));
        for (size_t j = 0; ok && j < n; j++)
            put(out, &captions[j], ++number);
        arena_destroy(&a);
        if (!ok || !output_drain(out, err))
            return false;
    }
    return true;
}
