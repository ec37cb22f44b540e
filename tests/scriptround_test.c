/* Scripts there and back: what is written is read as the same; damage is read or refused. */
#include "script/file/scriptfile.h"

#include "rewriting.h"
#include "script/sting.h"

/* --- equality, field by field --- */

static void assert_same_spoken(const struct spoken *a, const struct spoken *b)
{
    assert_true(str_eq(a->text, b->text));
    assert_int_equal(a->n_tokens, b->n_tokens);
    for (size_t i = 0; i < a->n_tokens; i++) {
        assert_int_equal(a->tokens[i].written, b->tokens[i].written);
        assert_int_equal(a->tokens[i].written_len, b->tokens[i].written_len);
        assert_int_equal(a->tokens[i].spoken, b->tokens[i].spoken);
        assert_int_equal(a->tokens[i].spoken_len, b->tokens[i].spoken_len);
        assert_true(str_eq(a->tokens[i].phonemes, b->tokens[i].phonemes));
    }
}

static void assert_same_segment(const struct segment *a, const struct segment *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->boundary, b->boundary);
    assert_int_equal(a->pause_ms, b->pause_ms);
    assert_true(str_eq(a->role, b->role));
    assert_true(str_eq(a->text, b->text));
    assert_true(str_eq(a->say, b->say));
    assert_true(str_eq(a->comment, b->comment));
    assert_same_spoken(&a->spoken, &b->spoken);
}

static void assert_same_item(const struct item *a, const struct item *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_true(str_eq(a->title, b->title));
    assert_true(str_eq(a->language, b->language));
    assert_true(str_eq(a->byline, b->byline));
    assert_true(str_eq(a->source, b->source));
    assert_true(str_eq(a->url, b->url));
    assert_true(str_eq(a->image, b->image));
    assert_true(str_eq(a->id, b->id));
    assert_true(str_eq(a->published, b->published));
    assert_true(str_eq(a->reader, b->reader));
    assert_true(sting_same(&a->before, &b->before));
    assert_true(sting_same(&a->after, &b->after));
    assert_true(bed_same(&a->bed, &b->bed));
    assert_true(str_eq(a->comment, b->comment));
    assert_int_equal(a->n_segments, b->n_segments);
    for (size_t i = 0; i < a->n_segments; i++)
        assert_same_segment(&a->segments[i], &b->segments[i]);
}

static void assert_same(const struct rundown *a, const struct rundown *b)
{
    assert_true(str_eq(a->title, b->title));
    assert_true(str_eq(a->language, b->language));
    assert_true(str_eq(a->date, b->date));
    assert_true(str_eq(a->expires, b->expires));
    assert_true(str_eq(a->station, b->station));
    assert_int_equal(a->least_ms, b->least_ms);
    assert_int_equal(a->most_ms, b->most_ms);
    assert_int_equal(a->underrun, b->underrun);
    assert_int_equal(a->rate, b->rate);
    assert_int_equal(a->lead_ms, b->lead_ms);
    assert_true(str_eq(a->head_comment, b->head_comment));
    assert_true(str_eq(a->end_comment, b->end_comment));
    assert_int_equal(a->n_items, b->n_items);
    for (size_t i = 0; i < a->n_items; i++)
        assert_same_item(&a->items[i], &b->items[i]);
}

/* Writes the rundown, reads it back, and compares. */
static void assert_round_trip(struct rewriting *f, const struct rundown *rundown)
{
    const struct str text = write_script(f, rundown, &f->format);

    if (!read_script(f, text))
        fail_msg("%s\n%s", f->err.text, text.s);
    assert_same(rundown, &f->rundown);
    assert_same_format(&f->format, &f->read_format);
}

/* --- rundowns --- */

static struct segment *add_segment(struct rewriting *f, struct item *item, enum segment_kind kind,
    enum boundary boundary, const char *text)
{
    struct segment *more =
        arena_more(f->arena, item->segments, item->n_segments, &item->cap_segments, sizeof *more);
    struct segment *s;

    assert_non_null(more);
    item->segments = more;
    s = &more[item->n_segments++];
    s->kind = kind;
    s->boundary = boundary;
    s->pause_ms = f->format.pause_ms[boundary];
    s->role = kind == SEGMENT_TITLE || kind == SEGMENT_PHRASE ? f->format.role_title
              : kind == SEGMENT_HEADING                       ? f->format.role_heading
              : kind == SEGMENT_QUOTE                         ? f->format.role_quote
                                                              : f->format.role_text;
    s->text = arena_str(f->arena, str_of(text));
    assert_non_null(s->text.s);
    assert_true(spoken_make(f->front_end, s->text, item->language, f->arena, &s->spoken, &f->err));
    return s;
}

/* Texts that look like a script's own lines, in every kind, role and boundary. */
static void every_text_survives(void **state)
{
    static const char *const texts[] = {"# 1", "## 2", "#hash", "> more", "- item", "-5 degrees",
        "~ phrase", "[story] no item", "[stroy] no item", "[The minister] said", "(pause: 3 s)",
        "(say: x)", "(after: y)", "(after all)", "A. (pause: 3 s)", "\\A (say: x)", "; no comment",
        "\\ back", "\\\\", "\\# x", "quote: so", "quote:", "said:", "title: x", "source: the river",
        "url: x", "image: x", "language: xx", "Note: this", "http://example.org is it",
        "bulletin script 1", "—", "#", "\\", "-", "a", "“quote: x”", "12: 30", "x-1: y"};
    struct rewriting *f = *state;
    struct rundown r = {.language = STR("en-GB"), .rate = 1000};
    struct item item = {.kind = ITEM_STORY, .language = STR("en-GB")};

    for (int kind = SEGMENT_TITLE; kind <= SEGMENT_PHRASE; kind++)
        for (int boundary = BOUNDARY_CLAUSE; boundary <= BOUNDARY_ITEM; boundary++)
            for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
                struct segment *s = add_segment(
                    f, &item, (enum segment_kind)kind, (enum boundary)boundary, texts[i]);

                if (i % 3 == 1)
                    s->role = STR("other-2");
                if (i % 5 == 2)
                    s->pause_ms = (uint32_t)i;
            }
    r.items = &item;
    r.n_items = 1;
    assert_round_trip(f, &r);
}

static void items_survive(void **state)
{
    struct rewriting *f = *state;
    struct item items[4] = {
        {.kind = ITEM_OPEN, .title = STR("quote: [x] # ; \\"), .language = STR("en-GB")},
        {.kind = ITEM_HEADLINES, .language = STR("cy")},
        {.kind = ITEM_STORY,
            .title = STR("[story] again"),
            .language = STR("en-GB"),
            .byline = STR("# Ann; Lee"),
            .source = STR("A: B"),
            .url = STR("https://example.org/?a=b#c"),
            .image = STR("https://example.org/a.jpg")},
        {.kind = ITEM_CLOSE, .title = STR("source: x"), .language = STR("de-x-y")},
    };
    struct rundown r = {.title = STR("title: x"),
        .language = STR("en-GB"),
        .date = STR("2026-11-24T08:00:00+01:00"),
        .rate = 1000,
        .items = items,
        .n_items = 4};

    for (int i = 0; i < 4; i++)
        add_segment(f, &items[i], SEGMENT_PARAGRAPH, BOUNDARY_ITEM, "source: the river");
    assert_round_trip(f, &r);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Either 0 or one up to `most`, small ones as often as great ones. */
static uint32_t some(uint32_t *seed, uint32_t most)
{
    const uint32_t bits = next_random(seed) % 28;

    return next_random(seed) % 4 ? next_random(seed) % (1u << bits) % (most + 1) : 0;
}

static struct str some_text(uint32_t *seed)
{
    static const char *const texts[] = {"", "", "A", "Harbour News", "quote: [x] # ; \\", "urn:a:b",
        "(pause: 2 s)", "; no comment", "tone 5 Hz, gain", "“Ja”, sagt sie", "x, y: z", "[story]"};

    return str_of(texts[next_random(seed) % (sizeof texts / sizeof *texts)]);
}

static struct str some_comment(uint32_t *seed)
{
    static const char *const texts[] = {"check this", "one\n\ntwo", "  [story] X", "; twice",
        "(pause: 2 s)", "\nafter an empty one", "length: 3:00\n# A"};

    return next_random(seed) % 4
               ? STR("")
               : str_of(texts[next_random(seed) % (sizeof texts / sizeof *texts)]);
}

/* Decibels in hundredths, as people write them. */
static double some_level(uint32_t *seed, int least, int most)
{
    return (least * 100 + (int)(next_random(seed) % (uint32_t)((most - least) * 100 + 1))) / 100.0;
}

static struct sting some_sting(uint32_t *seed, bool pips_too)
{
    static const char *const files[] = {
        "/a.wav", "/in/two  words.flac", "/a, b: c; (d).wav", "/“ä”.opus", "/tone 440 Hz"};
    struct sting s = {.kind = (enum sting_kind)(next_random(seed) % (pips_too ? 4 : 3))};

    if (s.kind == STING_NONE)
        return s;
    s.gain_db = some_level(seed, -90, 40);
    s.pause_ms = some(seed, 86400000);
    if (s.kind == STING_PIPS)
        return s;
    s.length_ms = some(seed, 86400000);
    s.fade_in_ms = some(seed, 86400000);
    s.fade_out_ms = some(seed, 86400000);
    if (s.kind == STING_FILE) {
        s.file = str_of(files[next_random(seed) % (sizeof files / sizeof *files)]);
        s.offset_ms = some(seed, 86400000);
    } else {
        s.hz = 20 + next_random(seed) % 7981;
        s.length_ms += s.length_ms == 0;
    }
    return s;
}

static struct item some_item(struct rewriting *f, uint32_t *seed)
{
    static const char *const dates[] = {"", "2026-11-24", "2026-11-24T08:00:00+01:00"};
    static const char *const languages[] = {"en-GB", "de", "cy"};
    static const char *const readers[] = {"", "reporter-2", "reporter"};
    static const char *const roles[] = {"presenter", "reporter", "reporter-2", "quote", "host"};
    struct item item = {.kind = (enum item_kind)(next_random(seed) % 4),
        .title = some_text(seed),
        .language = str_of(languages[next_random(seed) % 3]),
        .byline = some_text(seed),
        .source = some_text(seed),
        .url = some_text(seed),
        .image = some_text(seed),
        .id = some_text(seed),
        .published = str_of(dates[next_random(seed) % 3]),
        .reader = str_of(readers[next_random(seed) % 3]),
        .before = some_sting(seed, true),
        .after = some_sting(seed, true),
        .bed = {.sound = some_sting(seed, false)},
        .comment = some_comment(seed)};

    if (item.bed.sound.kind != STING_NONE) {
        item.bed.duck_db = some_level(seed, 0, 90);
        item.bed.attack_ms = some(seed, 86400000);
        item.bed.release_ms = some(seed, 86400000);
    }
    for (uint32_t n = 1 + next_random(seed) % 6; n > 0; n--) {
        const struct str text = some_text(seed);
        struct segment *s = add_segment(f, &item, (enum segment_kind)(next_random(seed) % 6),
            (enum boundary)(next_random(seed) % BOUNDARY_COUNT), text.len ? text.s : "A word.");

        s->role = str_of(roles[next_random(seed) % 5]);
        s->comment = some_comment(seed);
        if (next_random(seed) % 2)
            s->pause_ms = some(seed, FORMAT_MAX_PAUSE);
    }
    return item;
}

/* Any rundown and what the format has of it. */
static void every_field_survives(void **state)
{
    struct rewriting *f = *state;
    const uint32_t first = 2024;
    uint32_t seed = first;

    print_message("# seed %u\n", first);
    for (int i = 0; i < 300; i++) {
        struct item items[3];
        struct rundown r = {.title = some_text(&seed),
            .language = STR("en-GB"),
            .date = STR("2026-11-24"),
            .expires = next_random(&seed) % 2 ? STR("2026-11-24T09:00:00Z") : STR(""),
            .station = some_text(&seed),
            .underrun = (enum underrun)(next_random(&seed) % 4),
            .rate = next_random(&seed) % 2 ? 1000 : 500 + next_random(&seed) % 1501,
            .lead_ms = some(&seed, FORMAT_MAX_PAUSE),
            .head_comment = some_comment(&seed),
            .end_comment = some_comment(&seed),
            .items = items,
            .n_items = 1 + next_random(&seed) % 3};

        r.most_ms = some(&seed, 86400000);
        r.least_ms = next_random(&seed) % 2 ? r.most_ms : some(&seed, r.most_ms);
        f->format.pause_least = next_random(&seed) % 2 ? 600 : next_random(&seed) % 1001;
        f->format.pause_most = next_random(&seed) % 2 ? 1600 : 1000 + next_random(&seed) % 9001;
        f->format.end_most_ms = next_random(&seed) % 2 ? 3000 : some(&seed, 86400000);
        f->format.loudness = next_random(&seed) % 2 ? 0 : some_level(&seed, -70, -5);
        for (size_t k = 0; k < r.n_items; k++)
            items[k] = some_item(f, &seed);
        assert_round_trip(f, &r);
    }
}

static struct str repeat(struct rewriting *f, const char *unit, int times)
{
    struct buf out = {0};

    for (int i = 0; i < times; i++)
        buf_add(&out, str_of(unit));
    return keep(f, &out);
}

static const char article_text[] =
    "Ferry back: “at last”\n"
    "The ferry is back. A spokeswoman said: “We are glad. Are you?”\n"
    "“We are,” he said. # 5 is late; said: so.\n"
    "# Who knew?\n"
    "- A point: of order\n"
    "> Words. And words.\n"
    "He wrote: “One [of two].\n"
    "“Two.”\n";

/* From the article and from its script comes the same. */
static void a_split_article_survives(void **state)
{
    struct rewriting *f = *state;
    const struct split_options options = {.date = STR("2026-11-24")};
    struct article articles[3];
    struct rundown r;

    for (int i = 0; i < 3; i++)
        articles[i] = test_article(f->arena, str_of(article_text));
    articles[1].language = STR("de");
    articles[2].title = str_trim(repeat(f, "A headline in pieces, ", 60));
    articles[2].blocks[0].text = repeat(f, "w", 1000);
    for (size_t n = 1; n <= 3; n++) {
        if (!split(articles, n, &f->format, &options, f->front_end, f->arena, &r, NULL, &f->err))
            fail_msg("%s", f->err.text);
        assert_round_trip(f, &r);
    }
}

/* Changes, removes, doubles and inserts bytes and lines. */
static struct str mutate(struct rewriting *f, struct str text, uint32_t *seed)
{
    static const char *const inserts[] = {"\n", "\n\n", "  ", "[story] X\n",
        "quote: ", "(say: ", "(pause: 1 s)\n", ")", "\\", "# ", "\xFF", "\r", "; ", ":", "“",
        "(after: item)\n", "language: de\n", "length: 3:00\n", "rate: 98 %\n", "reader: x\n",
        "before: pips\n", "; why?\n", "\n;\n\n; so\n", "bed: tone 99 Hz\n", "%", "dB", ", ", "ms",
        "-"};
    struct buf out = {0};

    for (size_t at = 0; at < text.len; at++) {
        switch (next_random(seed) % 2500) {
        case 0: buf_add_byte(&out, (char)(next_random(seed) % 256)); break;
        case 1:
        case 2:
            buf_add(&out, str_of(inserts[next_random(seed) % (sizeof inserts / sizeof *inserts)]));
            break;
        case 3: at += next_random(seed) % 30; break;
        case 4: at -= at < 60 ? 0 : next_random(seed) % 30; break;
        default: buf_add_byte(&out, text.s[at]); break;
        }
    }
    return keep(f, &out);
}

/* Every field that a script can have. */
static void add_fields(struct rundown *r, struct format *format)
{
    struct item *const item = &r->items[r->n_items - 1];

    r->expires = STR("2026-11-25");
    r->station = STR("Harbour Radio");
    r->least_ms = 170000;
    r->most_ms = 190500;
    r->underrun = UNDERRUN_EARLY;
    r->rate = 975;
    r->lead_ms = 500;
    format->loudness = -23;
    item->id = STR("urn:x:1");
    item->published = STR("2026-11-24T08:00:00Z");
    item->reader = STR("reporter-2");
    item->before = (struct sting){.kind = STING_FILE, .file = STR("/a.wav"), .gain_db = -6};
    item->after = (struct sting){.kind = STING_PIPS, .gain_db = -18, .pause_ms = 200};
    item->bed = (struct bed){.sound = {.kind = STING_TONE, .hz = 110, .length_ms = 900},
        .duck_db = 15.5,
        .attack_ms = 100,
        .release_ms = 800};
}

/* Whatever is done to a script, it is read or refused by line; what is read survives. */
static void damaged_scripts_are_read_or_refused(void **state)
{
    struct rewriting *f = *state;
    const struct split_options options = {0};
    const uint32_t first = 1914;
    uint32_t seed = first;
    size_t good = 0;

    print_message("# seed %u\n", first);
    for (int i = 0; i < 3000; i++) {
        const struct article article = test_article(f->arena, str_of(article_text));
        struct rundown r;
        struct str text;

        assert_true(
            split(&article, 1, &f->format, &options, f->front_end, f->arena, &r, NULL, &f->err));
        add_fields(&r, &f->format);
        text = write_script(f, &r, &f->format);
        if (read_script(f, mutate(f, text, &seed))) {
            const struct rundown once = f->rundown;

            good++;
            text = write_script(f, &once, &f->read_format);
            if (!read_script(f, text))
                fail_msg("%s\n%s", f->err.text, text.s);
            assert_same(&once, &f->rundown);
        } else {
            assert_non_null(strstr(f->err.text, "my.script: line "));
        }
        arena_destroy(&f->arena);
        f->arena = arena_new();
        assert_non_null(f->arena);
    }
    print_message("# %zu of 3000 could be read\n", good);
    assert_true(good > 100 && good < 2900);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rewriting_set_up, rewriting_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_text_survives),
        TEST(items_survive),
        TEST(every_field_survives),
        TEST(a_split_article_survives),
        TEST(damaged_scripts_are_read_or_refused),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
