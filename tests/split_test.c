#include "script/split/split.h"

#include "base/buf.h"
#include "scripting.h"
#include "text/sentence.h"

struct fixture {
    struct arena *arena;
    struct front_end *front_end;
    struct format format;
    struct notes notes;
    struct rundown rundown;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    setenv("BULLETIN_DATA", ".", 0);
    f->arena = arena_new();
    assert_non_null(f->arena);
    f->front_end = front_end_open(&f->err);
    assert_non_null(f->front_end);
    f->format = test_format();
    f->notes.arena = f->arena;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    front_end_close(&f->front_end);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static bool split_with(struct fixture *f, const struct article *articles, size_t n,
    const struct split_options *options)
{
    f->notes.n = 0;
    f->err = (struct error){0};
    return split(
        articles, n, &f->format, options, f->front_end, f->arena, &f->rundown, &f->notes, &f->err);
}

static void split_lines(struct fixture *f, const char *lines)
{
    const struct article article = test_article(f->arena, str_of(lines));
    const struct split_options options = {0};

    if (!split_with(f, &article, 1, &options))
        fail_msg("%s", f->err.text);
}

/* The running order, a line a segment: "story paragraph reporter sentence 22: text". */
static struct str listing(struct fixture *f)
{
    struct buf out = {0};
    struct str kept;

    for (size_t i = 0; i < f->rundown.n_items; i++) {
        const struct item *item = &f->rundown.items[i];

        for (size_t k = 0; k < item->n_segments; k++) {
            const struct segment *s = &item->segments[k];

            buf_printf(&out, "%s %s %.*s %s %u: %.*s\n", item_kind_name(item->kind),
                segment_kind_name(s->kind), STR_ARG(s->role), boundary_name(s->boundary),
                (unsigned)s->pause_ms, STR_ARG(s->text));
        }
    }
    kept = buf_keep(&out, f->arena);
    buf_free(&out);
    assert_non_null(kept.s);
    return kept;
}

static void an_article_has_an_opening_and_sections(void **state)
{
    struct fixture *f = *state;

    split_lines(f, "Ferry back\n"
                   "The ferry is back. It sails at noon.\n"
                   "Nobody knew.\n"
                   "# Who knew?\n"
                   "Nobody did.\n"
                   "# And then?\n"
                   "# Nothing\n"
                   "It sailed.\n");
    assert_text(listing(f), "open title presenter item 66: Ferry back\n"
                            "story paragraph reporter sentence 22: The ferry is back.\n"
                            "story paragraph reporter paragraph 33: It sails at noon.\n"
                            "story paragraph reporter section 55: Nobody knew.\n"
                            "story heading announcer heading 44: Who knew?\n"
                            "story paragraph reporter section 55: Nobody did.\n"
                            "story heading announcer heading 44: And then?\n"
                            "story heading announcer heading 44: Nothing\n"
                            "story paragraph reporter item 66: It sailed.\n");
    assert_text(f->rundown.title, "Ferry back");
    assert_text(f->rundown.items[1].title, "Ferry back");
}

static void direct_quotations_get_their_role(void **state)
{
    struct fixture *f = *state;

    split_lines(f, "Ferry back\n"
                   "A “big” day. She said: “We go. It is time.” They went.\n"
                   "“We go,” she said. “Now.”\n"
                   "He wrote: “One [of two].\n"
                   "“Two.”\n"
                   "> Somebody's own words. And more.\n"
                   "- A point, she said: “Here.”\n");
    assert_text(listing(f), "open title presenter item 66: Ferry back\n"
                            "story paragraph reporter sentence 22: A “big” day.\n"
                            "story paragraph reporter clause 11: She said:\n"
                            "story paragraph quote sentence 22: “We go.\n"
                            "story paragraph quote sentence 22: It is time.”\n"
                            "story paragraph reporter paragraph 33: They went.\n"
                            "story paragraph quote clause 11: “We go,”\n"
                            "story paragraph reporter sentence 22: she said.\n"
                            "story paragraph quote paragraph 33: “Now.”\n"
                            "story paragraph reporter clause 11: He wrote:\n"
                            "story paragraph quote paragraph 33: “One [of two].\n"
                            "story paragraph quote paragraph 33: “Two.”\n"
                            "story quote quote sentence 22: Somebody's own words.\n"
                            "story quote quote paragraph 33: And more.\n"
                            "story list-item reporter clause 11: A point, she said:\n"
                            "story list-item quote item 66: “Here.”\n");
}

/* A heading ends a quotation that was left open: what follows it is the reporter's. */
static void a_heading_ends_an_open_quotation(void **state)
{
    struct fixture *f = *state;

    split_lines(f, "T\nHe wrote: “One is here.\n# Two\n“three” is a number\n");
    assert_text(listing(f), "open title presenter item 66: T\n"
                            "story paragraph reporter clause 11: He wrote:\n"
                            "story paragraph quote section 55: “One is here.\n"
                            "story heading announcer heading 44: Two\n"
                            "story paragraph reporter item 66: “three” is a number\n");
}

/* Marks that hold no word are spoken with what they stand at. */
static void no_segment_is_marks_alone(void **state)
{
    struct fixture *f = *state;

    split_lines(f, "T\n(“We go.”) And he went (“Now!”).\n");
    assert_text(listing(f), "open title presenter item 66: T\n"
                            "story paragraph quote sentence 22: (“We go.”)\n"
                            "story paragraph reporter item 66: And he went (“Now!”).\n");
}

static void several_articles_are_stories_with_titles(void **state)
{
    struct fixture *f = *state;
    struct article articles[3];
    const struct split_options options = {.date = STR("2026-11-24")};

    articles[0] = test_article(f->arena, STR("One\nFirst."));
    articles[0].source = STR("The Gazette");
    articles[0].url = STR("https://example.org/1");
    articles[0].image = STR("https://example.org/1.jpg");
    articles[1] = test_article(f->arena, STR("Dau\nYr ail."));
    articles[1].language = STR("cy");
    articles[2] = test_article(f->arena, STR("\nThird."));
    assert_true(split_with(f, articles, 3, &options));
    assert_text(listing(f), "open title presenter item 66: Several things\n"
                            "story title presenter heading 44: One\n"
                            "story paragraph reporter item 66: First.\n"
                            "story title presenter heading 44: Dau\n"
                            "story paragraph reporter item 66: Yr ail.\n"
                            "story paragraph reporter item 66: Third.\n");
    assert_text(f->rundown.title, "Several things");
    assert_text(f->rundown.date, "2026-11-24");
    assert_text(f->rundown.language, "en-GB");
    assert_text(f->rundown.items[1].source, "The Gazette");
    assert_text(f->rundown.items[1].url, "https://example.org/1");
    assert_text(f->rundown.items[1].image, "https://example.org/1.jpg");
    assert_text(f->rundown.items[2].language, "cy");
    assert_text(f->rundown.items[3].title, "Third.");
}

static void language_and_date_are_the_option_s_else_the_article_s(void **state)
{
    struct fixture *f = *state;
    struct split_options options = {0};
    struct article articles[2];

    articles[0] = test_article(f->arena, STR("A\nB."));
    articles[0].language = STR("de");
    articles[0].published = STR("2026-01-31");
    articles[1] = test_article(f->arena, STR("C\nD."));
    articles[1].published = STR("2026-02-01T10:00:00Z");
    assert_true(split_with(f, articles, 2, &options));
    assert_text(f->rundown.language, "de");
    assert_text(f->rundown.date, "2026-02-01T10:00:00Z");
    assert_text(f->rundown.items[2].language, "en-GB");
    /* 22:30 UTC of the day before, which its letters do not tell */
    articles[0].published = STR("2026-02-02T00:30:00+02:00");
    articles[1].published = STR("2026-02-01T23:00:00Z");
    assert_true(split_with(f, articles, 2, &options));
    assert_text(f->rundown.date, "2026-02-01T23:00:00Z");
    options.language = STR("fr");
    options.date = STR("2020-01-01");
    assert_true(split_with(f, articles, 2, &options));
    assert_text(f->rundown.language, "fr");
    assert_text(f->rundown.items[1].language, "fr");
    assert_text(f->rundown.date, "2020-01-01");
}

static void asides_are_noted(void **state)
{
    struct fixture *f = *state;

    split_lines(f,
        "T\nx Video report by somebody whose name is so very long that a note must cut it\nSo.\n");
    assert_text(listing(f), "open title presenter item 66: T\n"
                            "story paragraph reporter item 66: So.\n");
    assert_int_equal(f->notes.n, 1);
    assert_int_equal(f->notes.items[0].kind, NOTE_LEFT_OUT);
    assert_text(f->notes.items[0].what, "test.txt");
    assert_non_null(strstr(f->notes.items[0].why.s, "credit"));
    assert_non_null(strstr(f->notes.items[0].why.s, "Video report"));
}

static void without_a_title_there_is_no_opening(void **state)
{
    struct fixture *f = *state;

    split_lines(f, "\nThe ferry is back.\n");
    assert_text(listing(f), "story paragraph reporter item 66: The ferry is back.\n");
    assert_text(f->rundown.title, "The ferry is back.");
    split_lines(f, "A title alone\n");
    assert_text(listing(f), "open title presenter item 66: A title alone\n");
}

static void nothing_to_say_is_an_error(void **state)
{
    struct fixture *f = *state;
    const struct article empty = test_article(f->arena, STR("\nx aside"));
    const struct split_options options = {0};

    assert_false(split_with(f, &empty, 1, &options));
    assert_non_null(strstr(f->err.text, "test.txt: "));
    assert_false(split_with(f, NULL, 0, &options));
    assert_int_equal(f->err.kind, ERROR_FAILED);
}

/* 1,200 letters of words without a full stop: at least three segments, none over 400. */
static void what_is_too_long_is_cut(void **state)
{
    struct fixture *f = *state;
    struct buf lines = {0};

    buf_add(&lines, STR("Title\n"));
    for (int i = 0; i < 240; i++)
        buf_add(&lines, STR("word "));
    split_lines(f, lines.s);
    buf_free(&lines);
    assert_true(f->rundown.items[1].n_segments >= 3);
    for (size_t i = 0; i < f->rundown.items[1].n_segments; i++) {
        const struct segment *s = &f->rundown.items[1].segments[i];

        assert_true(s->text.len <= CLAUSES_MAX_CHARS);
        assert_int_equal(
            s->boundary, i + 1 < f->rundown.items[1].n_segments ? BOUNDARY_CLAUSE : BOUNDARY_ITEM);
    }
}

/* --- nothing lost, nothing twice --- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static struct str random_lines(uint32_t *seed, struct arena *a)
{
    static const char *const parts[] = {"The ferry", "Mr. Smith", "said", ": “", "” ", "“We go,”",
        " she said", ". ", ". ", "? ", "! ", ", ", "; ", " – ", "U.S.", "No. 10", "'", "’s", "\"",
        "‘", "«", "»", "(", ")", "[1]", "…", "...", " 3.5 ", "e.g.", "船。", "über", "naïve", " a ",
        " It ", " word word word word ", "anunreasonablylongwordthatnobodywouldwriteinanewspaper",
        "!", "“", "\xC2\xA0", "— "};
    static const char *const marks[] = {"", "", "", "", "# ", "> ", "- ", "x "};
    struct buf out = {0};
    const uint32_t n_lines = 1 + next_random(seed) % 8;
    struct str kept;

    buf_printf(&out, "Title %u", next_random(seed) % 10);
    for (uint32_t i = 0; i < n_lines; i++) {
        const uint32_t n = 1 + next_random(seed) % 60;

        buf_printf(&out, "\n%sWord", marks[next_random(seed) % 8]);
        for (uint32_t k = 0; k < n; k++)
            buf_add(&out, str_of(parts[next_random(seed) % (sizeof parts / sizeof *parts)]));
    }
    kept = buf_keep(&out, a);
    buf_free(&out);
    assert_non_null(kept.s);
    return kept;
}

/* Adds t without any white space. */
static void add_solid(struct buf *out, struct str t)
{
    for (size_t i = 0; i < t.len; i++) {
        if (ascii_is_space(t.s[i]))
            continue;
        if (str_starts(str_cut(t, i, t.len), STR("\xC2\xA0")))
            i++;
        else
            buf_add_byte(out, t.s[i]);
    }
}

static void check_nothing_lost(struct fixture *f, const struct article *article)
{
    struct buf in = {0}, out = {0};
    size_t asides = 0;

    for (size_t i = 0; i < article->n_blocks; i++) {
        if (article->blocks[i].kind == BLOCK_ASIDE)
            asides++;
        else
            add_solid(&in, article->blocks[i].text);
    }
    for (size_t i = 1; i < f->rundown.n_items; i++) {
        for (size_t k = 0; k < f->rundown.items[i].n_segments; k++) {
            const struct segment *s = &f->rundown.items[i].segments[k];

            assert_true(s->text.len > 0 && s->text.len <= CLAUSES_MAX_BYTES);
            assert_true(str_eq(s->text, str_trim(s->text)));
            assert_int_equal(s->pause_ms, f->format.pause_ms[s->boundary]);
            add_solid(&out, s->text);
        }
    }
    assert_int_equal(f->notes.n, asides);
    if (!str_eq(buf_str(&in), buf_str(&out)))
        fail_msg("in  %s\nout %s", in.s ? in.s : "", out.s ? out.s : "");
    buf_free(&in);
    buf_free(&out);
}

static void nothing_is_lost_or_doubled(void **state)
{
    static const char *const languages[] = {"en", "de", "fr", "zh", "xx"};
    struct fixture *f = *state;
    const uint32_t first = 4711;
    uint32_t seed = first;

    print_message("# seed %u\n", first);
    for (int i = 0; i < 1000; i++) {
        const struct article article = test_article(f->arena, random_lines(&seed, f->arena));
        const struct split_options options = {.language = str_of(languages[i % 5])};

        if (!split_with(f, &article, 1, &options))
            fail_msg("%s", f->err.text);
        check_nothing_lost(f, &article);
        if (i % 100 == 99) {
            arena_destroy(&f->arena);
            f->arena = arena_new();
            assert_non_null(f->arena);
            f->notes = (struct notes){.arena = f->arena};
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_article_has_an_opening_and_sections, set_up, tear_down),
        cmocka_unit_test_setup_teardown(direct_quotations_get_their_role, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_heading_ends_an_open_quotation, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_segment_is_marks_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            several_articles_are_stories_with_titles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            language_and_date_are_the_option_s_else_the_article_s, set_up, tear_down),
        cmocka_unit_test_setup_teardown(asides_are_noted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_title_there_is_no_opening, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_to_say_is_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_too_long_is_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_lost_or_doubled, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
