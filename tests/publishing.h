/* A small bulletin for tests of what is published with hostile texts and two languages: times are
 * whole or half seconds. */
#ifndef PUBLISHING_H
#define PUBLISHING_H

#include "publish/publish.h"
#include "testing.h"

#include "base/file.h"

#define HOSTILE "</script><img src=x onerror=\"alert('1')\"> & \x01]]> --> ../../etc/passwd"
#define RATE    8000

struct bulletin {
    struct arena *arena;
    char folder[256];
    char path[512]; /* of the audio */
    struct token tokens[3];
    struct segment segments[6];
    struct item items[2];
    struct rundown rundown;
    struct timeline_word words[3];
    struct timeline_segment spoken[6];
    struct timeline_mark marks[3];
    struct timeline timeline;
    struct publish_input input;
    struct error err;
};

static inline void bulletin_items(struct bulletin *b)
{
    const struct segment segments[6] = {
        {.kind = SEGMENT_TITLE, .boundary = BOUNDARY_HEADING, .text = STR(HOSTILE)},
        /* U+1F600 is two UTF-16 code units, U+00E9 one */
        {.kind = SEGMENT_PARAGRAPH,
            .boundary = BOUNDARY_SENTENCE,
            .text = STR("\xF0\x9F\x98\x80 \xC3\xA9t\xC3\xA9 it is.")},
        {.kind = SEGMENT_PARAGRAPH, .boundary = BOUNDARY_SECTION, .text = STR("More.")},
        {.kind = SEGMENT_HEADING, .boundary = BOUNDARY_HEADING, .text = STR("What now?")},
        {.kind = SEGMENT_QUOTE, .boundary = BOUNDARY_ITEM, .text = STR("Nothing.")},
        {.kind = SEGMENT_LIST_ITEM,
            .boundary = BOUNDARY_ITEM,
            .text = STR("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D")}, /* Hebrew: "peace" */
    };

    memcpy(b->segments, segments, sizeof segments);
    b->items[0] = (struct item){.kind = ITEM_STORY,
        .title = STR(HOSTILE),
        .language = STR("en-GB"),
        .source = STR("A & B"),
        .url = STR("javascript:alert(1)"),
        .segments = b->segments,
        .n_segments = 5};
    b->items[1] = (struct item){.kind = ITEM_STORY,
        .title = STR("\xD7\xA9"),
        .language = STR("he"),
        .url = STR("https://example.org/?a=1&b=\"2\""),
        .segments = b->segments + 5,
        .n_segments = 1};
    b->rundown = (struct rundown){.title = STR("Evening <news>"),
        .language = STR("en-GB"),
        .date = STR("2026-03-02"),
        .items = b->items,
        .n_items = 2};
}

/* Segment i is spoken from 2 i to 2 i + 1.5 seconds. */
static inline void bulletin_times(struct bulletin *b)
{
    const struct token tokens[3] = {{.written = 5, .written_len = 5},
        {.written = 11, .written_len = 2}, {.written = 14, .written_len = 2}};

    memcpy(b->tokens, tokens, sizeof tokens);
    b->segments[1].spoken = (struct spoken){.tokens = b->tokens, .n_tokens = 3};
    for (int i = 0; i < 3; i++)
        b->words[i] = (struct timeline_word){.token = (uint32_t)i,
            .start = 2 * RATE + 100 + i * 1000,
            .end = 2 * RATE + 900 + i * 1000};
    for (int i = 0; i < 6; i++)
        b->spoken[i] = (struct timeline_segment){.segment = &b->segments[i],
            .item = &b->items[i == 5],
            .start = 2 * i * RATE,
            .end = 2 * i * RATE + 3 * RATE / 2};
    b->spoken[1].words = b->words;
    b->spoken[1].n_words = 3;
    b->marks[0] =
        (struct timeline_mark){.item = &b->items[0], .label = STR(HOSTILE), .end = 10 * RATE};
    b->marks[1] = (struct timeline_mark){.item = &b->items[0],
        .label = STR("What now?"),
        .depth = 1,
        .start = 6 * RATE,
        .end = 10 * RATE};
    b->marks[2] = (struct timeline_mark){
        .item = &b->items[1], .label = STR("\xD7\xA9"), .start = 10 * RATE, .end = 12 * RATE};
    b->timeline = (struct timeline){.sample_rate = RATE,
        .n_samples = 12 * RATE,
        .segments = b->spoken,
        .n_segments = 6,
        .marks = b->marks,
        .n_marks = 3};
}

static inline int bulletin_set_up(void **state)
{
    struct bulletin *const b = calloc(1, sizeof *b);

    assert_non_null(b);
    b->arena = arena_new();
    assert_non_null(b->arena);
    scratch_folder(b->folder, sizeof b->folder);
    snprintf(b->path, sizeof b->path, "%s/a: \"news\" 1.mp3", b->folder);
    bulletin_items(b);
    bulletin_times(b);
    b->input = (struct publish_input){
        .audio_path = b->path, .rundown = &b->rundown, .timeline = &b->timeline};
    *state = b;
    return 0;
}

static inline int bulletin_tear_down(void **state)
{
    struct bulletin *const b = *state;

    scratch_remove(b->folder);
    arena_destroy(&b->arena);
    free(b);
    return 0;
}

/* Publishes one output; its bytes, in the arena. */
static inline struct str bulletin_publish(struct bulletin *b, const char *name, const char *ending)
{
    struct publish_list list = {0};
    struct file_out *files[PUBLISH_MAX];
    struct str bytes = {0};
    char path[1024];
    size_t n;

    assert_true(publish_parse(name, &list, &b->err));
    if (!publish(&list, &b->input, files, &n, &b->err))
        fail_msg("%s", b->err.text);
    assert_int_equal(n, 1);
    assert_true(file_out_commit(&files[0], &b->err));
    snprintf(path, sizeof path, "%s/a: \"news\" 1%s", b->folder, ending);
    assert_true(file_read(path, FILE_MAX_INPUT, b->arena, &bytes, &b->err));
    return bytes;
}

#endif
