/* What the tests of the script's file share: scripts read and written, and formats compared. */
#ifndef REWRITING_H
#define REWRITING_H

#include "base/buf.h"
#include "script/file/scriptfile.h"
#include "scripting.h"

struct rewriting {
    struct arena *arena;
    struct front_end *front_end;
    struct format format;
    struct rundown rundown;    /* what was read ... */
    struct format read_format; /* ... and the format it gives */
    struct error err;
};

static inline int rewriting_set_up(void **state)
{
    struct rewriting *f = calloc(1, sizeof *f);

    assert_non_null(f);
    setenv("BULLETIN_DATA", ".", 0);
    f->arena = arena_new();
    assert_non_null(f->arena);
    f->front_end = front_end_open(&f->err);
    assert_non_null(f->front_end);
    f->format = test_format();
    *state = f;
    return 0;
}

static inline int rewriting_tear_down(void **state)
{
    struct rewriting *f = *state;

    front_end_close(&f->front_end);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static inline bool read_script(struct rewriting *f, struct str text)
{
    f->err = (struct error){0};
    return scriptfile_read(
        text, "my.script", f->front_end, f->arena, &f->rundown, &f->read_format, &f->err);
}

/* What is in the buffer, in the arena; frees the buffer. */
static inline struct str keep(struct rewriting *f, struct buf *b)
{
    const struct str t = buf_keep(b, f->arena);

    buf_free(b);
    assert_non_null(t.s);
    return t;
}

static inline struct str write_script(
    struct rewriting *f, const struct rundown *rundown, const struct format *format)
{
    struct buf out = {0};

    scriptfile_write(rundown, format, &out);
    return keep(f, &out);
}

static inline void assert_same_format(const struct format *a, const struct format *b)
{
    assert_true(str_eq(a->name, b->name));
    assert_true(str_eq(a->cast, b->cast));
    assert_true(str_eq(a->role_title, b->role_title));
    assert_true(str_eq(a->role_heading, b->role_heading));
    assert_true(str_eq(a->role_text, b->role_text));
    assert_true(str_eq(a->role_quote, b->role_quote));
    assert_true(str_eq(a->role_phrase, b->role_phrase));
    assert_true(a->loudness <= b->loudness && a->loudness >= b->loudness);
    assert_int_equal(a->pause_least, b->pause_least);
    assert_int_equal(a->pause_most, b->pause_most);
    assert_int_equal(a->end_most_ms, b->end_most_ms);
    for (int i = 0; i < BOUNDARY_COUNT; i++)
        assert_int_equal(a->pause_ms[i], b->pause_ms[i]);
}

#endif
