/* What the tests of exact lengths share: jobs whose every number is chosen by the test. At 1,000
 * samples a second, a sample is a millisecond. */
#ifndef FITTING_H
#define FITTING_H

#include "script/fit/fit.h"
#include "scripting.h"

#define MOST_ITEMS    320
#define MOST_SEGMENTS 20000

struct programme {
    struct format format;
    struct rundown rundown;
    struct fit_job job;
    struct item *items;
    int64_t speech[MOST_SEGMENTS];
    int64_t before[MOST_ITEMS], after[MOST_ITEMS];
    size_t n;
};

/* An empty programme in the arena: pauses of 100 (clause), 300 (sentence), 500 (paragraph), 700,
 * 900 and 1000 ms (item), which may become 50 to 200 %; at most 2 s of silence at the end; a rate
 * within 5 %. */
static inline struct programme *programme_of(struct arena *a)
{
    struct programme *const p = arena_alloc(a, sizeof *p);

    assert_non_null(p);
    p->format = test_format();
    memcpy(
        p->format.pause_ms, (uint32_t[]){100, 300, 500, 700, 900, 1000}, sizeof p->format.pause_ms);
    p->format.pause_least = 500;
    p->format.pause_most = 2000;
    p->format.end_most_ms = 2000;
    p->items = arena_array(a, MOST_ITEMS, sizeof *p->items);
    assert_non_null(p->items);
    p->rundown = (struct rundown){.items = p->items, .rate = 1000};
    p->job = (struct fit_job){.rundown = &p->rundown,
        .format = &p->format,
        .speech = p->speech,
        .before = p->before,
        .after = p->after,
        .sample_rate = 1000,
        .rate = 1000,
        .rate_least = 950,
        .rate_most = 1050};
    return p;
}

static inline struct item *add_item(
    struct programme *p, struct arena *a, enum item_kind kind, size_t room)
{
    struct item *const item = &p->items[p->rundown.n_items++];

    assert_true(p->rundown.n_items <= MOST_ITEMS);
    item->kind = kind;
    item->segments = arena_array(a, room, sizeof *item->segments);
    assert_non_null(item->segments);
    return item;
}

/* A segment of the last item that takes so many ms, with the format's pause. */
static inline void add_speech(
    struct programme *p, enum segment_kind kind, enum boundary boundary, int64_t ms)
{
    struct item *const item = &p->items[p->rundown.n_items - 1];

    assert_true(p->n < MOST_SEGMENTS);
    item->segments[item->n_segments++] = (struct segment){.kind = kind,
        .boundary = boundary,
        .role = p->format.role_text,
        .text = STR("Text."),
        .pause_ms = p->format.pause_ms[boundary]};
    p->speech[p->n++] = ms;
}

/* Asks for a length, or a range, in ms. */
static inline void ask(struct programme *p, uint32_t least, uint32_t most)
{
    p->rundown.least_ms = least;
    p->rundown.most_ms = most;
}

static inline int open_arena(void **state)
{
    *state = arena_new();
    return *state ? 0 : -1;
}

static inline int close_arena(void **state)
{
    struct arena *a = *state;

    arena_destroy(&a);
    return 0;
}

#define IN_ARENA(f) cmocka_unit_test_setup_teardown(f, open_arena, close_arena)

#endif
