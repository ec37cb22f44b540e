/* What the tests of the studio share: a cast, segments made of words, and takes kept to compare. */
#ifndef SPEAKING_H
#define SPEAKING_H

#include "speak/studio.h"
#include "testing.h"

/* A take, kept. */
struct kept {
    int16_t *samples;
    size_t n_samples;
    struct take_word *words;
    size_t n_words;
    const struct segment *segment;
};

#define MAX_KEPT 512

struct speaking {
    struct arena *a;
    struct cast cast;
    struct studio_options options;
    struct notes notes;
    struct kept kept[MAX_KEPT];
    size_t n_kept;
    bool (*then)(struct speaking *f, struct error *err); /* after each take, or NULL; false stops */
};

/* A variant that no engine has. */
#define OWN "pitch 120 190\nformant 1 110 100 90\nflutter 3\nbreath 0 2 2\n"

static const struct role ROLES[] = {
    {{"reporter", 8}, {{"en-gb", 5}, 175, 50, 50, 100, 0, {NULL, 0}, {NULL, 0}}},
    {{"quote", 5}, {{"en-gb+f2", 8}, 165, 50, 50, 100, 0, {NULL, 0}, {NULL, 0}}},
    {{"open", 4}, {{"", 0}, 175, 50, 50, 100, 0, {NULL, 0}, {NULL, 0}}},
    {{"own", 3}, {{"en-gb+own", 9}, 170, 50, 50, 100, 0, {OWN, sizeof OWN - 1}, {NULL, 0}}},
};

static inline int speaking_set_up(void **state)
{
    struct speaking *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->a = arena_new();
    assert_non_null(f->a);
    f->cast.n_roles = sizeof ROLES / sizeof *ROLES;
    f->cast.roles = arena_array(f->a, f->cast.n_roles, sizeof *f->cast.roles);
    assert_non_null(f->cast.roles);
    memcpy(f->cast.roles, ROLES, sizeof ROLES);
    f->options.jobs = 2;
    f->notes.arena = f->a;
    *state = f;
    return 0;
}

static inline void forget(struct speaking *f)
{
    for (size_t i = 0; i < f->n_kept; i++) {
        free(f->kept[i].samples);
        free(f->kept[i].words);
    }
    f->n_kept = 0;
}

static inline int speaking_tear_down(void **state)
{
    struct speaking *f = *state;

    forget(f);
    arena_destroy(&f->a);
    free(f);
    return 0;
}

/* --- speaking --- */

static inline struct token token_of(
    size_t written, size_t written_len, size_t spoken, size_t spoken_len)
{
    return (struct token){
        .written = (uint32_t)written,
        .written_len = (uint32_t)written_len,
        .spoken = (uint32_t)spoken,
        .spoken_len = (uint32_t)spoken_len,
    };
}

/* A segment whose tokens are the words between white space. */
static inline struct segment segment_of(struct speaking *f, const char *text, const char *role)
{
    struct segment s = {.text = str_of(text), .role = str_of(role)};

    s.spoken.text = s.text;
    s.spoken.tokens = arena_array(f->a, s.text.len / 2 + 1, sizeof *s.spoken.tokens);
    assert_non_null(s.spoken.tokens);
    for (size_t at = 0; at < s.text.len;) {
        const size_t start = at;
        while (at < s.text.len && text[at] != ' ')
            at++;
        if (at > start)
            s.spoken.tokens[s.spoken.n_tokens++] = token_of(start, at - start, start, at - start);
        at++;
    }
    return s;
}

/* The studio's callback: keeps the take. */
static inline bool keep(void *userdata, const struct item *item, const struct segment *segment,
    const struct take *take, struct error *err)
{
    struct speaking *const f = userdata;
    struct kept *const k = &f->kept[f->n_kept++];

    assert_true(f->n_kept < MAX_KEPT);
    assert_non_null(item);
    assert_int_equal(take->sample_rate, 22050);
    k->segment = segment;
    k->n_samples = take->n_samples;
    k->n_words = take->n_words;
    k->samples = malloc(k->n_samples * sizeof *k->samples + 1);
    k->words = malloc(k->n_words * sizeof *k->words + 1);
    assert_true(k->samples && k->words);
    if (k->n_samples)
        memcpy(k->samples, take->samples, k->n_samples * sizeof *k->samples);
    if (k->n_words)
        memcpy(k->words, take->words, k->n_words * sizeof *k->words);
    return f->then ? f->then(f, err) : true;
}

static inline bool speak_in(struct speaking *f, struct studio *studio, struct segment *segments,
    size_t n, const char *language, struct error *err)
{
    struct item item = {.segments = segments, .n_segments = n, .language = str_of(language)};
    const struct rundown rundown = {.items = &item, .n_items = 1};

    return studio_speak(studio, &rundown, keep, f, &f->notes, err);
}

static inline bool try_speak(
    struct speaking *f, struct segment *segments, size_t n, const char *language, struct error *err)
{
    struct studio *studio = studio_open(&f->cast, &f->options, err);
    bool ok;

    if (!studio)
        fail_msg("%s", err->text);
    ok = speak_in(f, studio, segments, n, language, err);
    studio_close(&studio);
    assert_null(studio);
    return ok;
}

static inline void speak(struct speaking *f, struct segment *segments, size_t n)
{
    const size_t before = f->n_kept;
    struct error err = {0};

    if (!try_speak(f, segments, n, "en-GB", &err))
        fail_msg("%s", err.text);
    assert_int_equal(f->n_kept - before, n);
    for (size_t i = 0; i < n; i++)
        assert_ptr_equal(f->kept[before + i].segment, &segments[i]);
}

/* The take of a text by the reporter. */
static inline const struct kept *take_of(struct speaking *f, const char *text)
{
    struct segment *const s = arena_alloc(f->a, sizeof *s);

    assert_non_null(s);
    *s = segment_of(f, text, "reporter");
    speak(f, s, 1);
    return &f->kept[f->n_kept - 1];
}

static inline bool same(const struct kept *a, const struct kept *b)
{
    return a->n_samples == b->n_samples && a->n_words == b->n_words &&
           memcmp(a->samples, b->samples, a->n_samples * sizeof *a->samples) == 0 &&
           memcmp(a->words, b->words, a->n_words * sizeof *a->words) == 0;
}

static inline bool same_sound(const struct kept *a, const struct kept *b)
{
    return a->n_samples == b->n_samples &&
           memcmp(a->samples, b->samples, a->n_samples * sizeof *a->samples) == 0;
}

/* Every word inside the take, in order, without overlap. */
static inline void assert_in_order(const struct kept *k)
{
    for (size_t i = 0; i < k->n_words; i++) {
        assert_true(k->words[i].start <= k->words[i].end);
        assert_true(k->words[i].end <= k->n_samples);
        assert_true(k->words[i].token < k->segment->spoken.n_tokens);
        if (i) {
            assert_true(k->words[i - 1].end <= k->words[i].start);
            assert_true(k->words[i - 1].token < k->words[i].token);
        }
    }
}

static inline void assert_every_word(const struct kept *k)
{
    assert_int_equal(k->n_words, k->segment->spoken.n_tokens);
    assert_in_order(k);
}

/* Warnings so far; where the kernel confines nothing there is a note of that, too. */
static inline size_t warnings(const struct speaking *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->notes.n; i++)
        n += f->notes.items[i].kind == NOTE_WARNING;
    return n;
}

/* --- texts --- */

/* Other scripts make the engine load other dictionaries, and numbers its number rules. */
static const char *const TEXTS[] = {
    "The swing bridge will close on Monday.",
    "Boats would still pass, the harbour master said, but not at night.",
    "No.",
    "Prices rose by 2.5 per cent in the 12 months to March 2019.",
    "Привет means hello in Moscow.",
    "She said मुझे चाय चाहिए and left.",
    "العربية is written from right to left.",
    "Why?",
    "Up-to-date, state-of-the-art equipment costs £1,000 a day.",
    "A much longer sentence, with several clauses, follows here; it goes on for some while, so "
    "that "
    "the next ones are finished long before it is, and have to wait for their turn.",
    "Short one.",
    "And then they were gone.",
};
#define N_TEXTS (sizeof TEXTS / sizeof *TEXTS)

static inline void fill(struct speaking *f, struct segment *segments, bool backwards)
{
    static const char *const roles[] = {"reporter", "own", "quote"};

    for (size_t i = 0; i < N_TEXTS; i++) {
        const size_t from = backwards ? N_TEXTS - 1 - i : i;
        segments[i] = segment_of(f, TEXTS[from], roles[from % 3]);
    }
}

#endif
