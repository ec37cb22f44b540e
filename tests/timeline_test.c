/* Which marks are chapters, and how players show them. */
#include "timeline.h"

#include "testing.h"

#define RATE 100

struct fixture {
    struct arena *arena;
    struct item items[6];
    struct timeline_mark marks[8];
    struct timeline timeline;
};

static int set_up(void **state)
{
    struct fixture *const f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    f->timeline = (struct timeline){.sample_rate = RATE, .marks = f->marks};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *const f = *state;

    arena_destroy(&f->arena);
    free(f);
    return 0;
}

/* Adds a mark of so many hundredths of a second behind those there are. */
static void add(struct fixture *f, struct item *item, struct str label, int depth, int64_t length)
{
    struct timeline *const t = &f->timeline;

    f->marks[t->n_marks++] = (struct timeline_mark){.item = item,
        .label = label,
        .depth = depth,
        .start = t->n_samples,
        .end = t->n_samples + length};
    t->n_samples += length;
}

/* "1" for each mark that is a chapter, "0" for the others. */
static struct str chosen(const struct fixture *f)
{
    struct str out = STR("");

    for (size_t i = 0; i < f->timeline.n_marks; i++)
        out = arena_printf(
            f->arena, "%.*s%d", STR_ARG(out), timeline_is_chapter(&f->timeline, i) ? 1 : 0);
    return out;
}

static struct item *item(struct fixture *f, int i, enum item_kind kind)
{
    f->items[i].kind = kind;
    return &f->items[i];
}

static void what_frames_the_stories_must_last(void **state)
{
    struct fixture *const f = *state;

    add(f, item(f, 0, ITEM_OPEN), STR("Opening"), 0, 499);
    add(f, item(f, 1, ITEM_HEADLINES), STR("Headlines"), 0, 500);
    add(f, item(f, 2, ITEM_STORY), STR("Ferry back"), 0, 100); /* a story, however short */
    add(f, &f->items[2], STR("Why now?"), 1, 100);
    add(f, item(f, 3, ITEM_STORY), STR("Bridge shut"), 0, 900);
    add(f, item(f, 4, ITEM_CLOSE), STR("Closing"), 0, 499);
    assert_text(chosen(f), "011110");
}

static void an_item_with_sections_is_a_chapter(void **state)
{
    struct fixture *const f = *state;

    add(f, item(f, 0, ITEM_STORY), STR("Ferry back"), 0, 900);
    add(f, item(f, 1, ITEM_CLOSE), STR("Closing"), 0, 100);
    add(f, &f->items[1], STR("The weather"), 1, 200);
    assert_text(chosen(f), "111");
}

/* An opening that says the headline of the only story, which is called the same. */
static void one_of_two_of_the_same_name(void **state)
{
    struct fixture *const f = *state;

    add(f, item(f, 0, ITEM_OPEN), STR("Ferry back"), 0, 100);
    add(f, item(f, 1, ITEM_STORY), STR("Ferry back"), 0, 900);
    add(f, &f->items[1], STR("Ferry back"), 1, 100); /* a section may be called so as well */
    assert_text(chosen(f), "101");
    assert_ptr_equal(timeline_chapter_item(&f->timeline, 0), &f->items[1]);
    assert_ptr_equal(timeline_chapter_item(&f->timeline, 2), &f->items[1]);
}

/* Two stories are two, whatever they are called. */
static void stories_of_the_same_name(void **state)
{
    struct fixture *const f = *state;

    add(f, item(f, 0, ITEM_STORY), STR("Weather"), 0, 100);
    add(f, item(f, 1, ITEM_STORY), STR("Weather"), 0, 100);
    assert_text(chosen(f), "11");
    assert_ptr_equal(timeline_chapter_item(&f->timeline, 0), &f->items[0]);
}

static void there_is_one_at_least(void **state)
{
    struct fixture *const f = *state;

    assert_text(chosen(f), "");
    add(f, item(f, 0, ITEM_OPEN), STR("Opening"), 0, 100);
    assert_text(chosen(f), "1");
    add(f, item(f, 1, ITEM_CLOSE), STR("Closing"), 0, 100);
    assert_text(chosen(f), "10");
    f->marks[1].end += 400; /* five seconds */
    assert_text(chosen(f), "01");
}

/* From the first sample to the last, each to the next: also a section's, within its story. */
static void players_have_no_gap(void **state)
{
    struct fixture *const f = *state;
    struct timeline_mark *chapters;
    size_t n;

    chapters = timeline_chapters(&f->timeline, f->arena, &n);
    assert_non_null(chapters);
    assert_int_equal(n, 0);
    add(f, item(f, 0, ITEM_OPEN), STR("Opening"), 0, 200);
    add(f, item(f, 1, ITEM_STORY), STR("Ferry back"), 0, 300);
    add(f, &f->items[1], STR("Why now?"), 1, 400);
    add(f, item(f, 2, ITEM_CLOSE), STR("Closing"), 0, 100);
    f->marks[1].end = f->marks[2].end;
    chapters = timeline_chapters(&f->timeline, f->arena, &n);
    assert_non_null(chapters);
    assert_int_equal(n, 2);
    assert_text(chapters[0].label, "Ferry back");
    assert_int_equal(chapters[0].start, 0);
    assert_int_equal(chapters[0].end, 500);
    assert_text(chapters[1].label, "Why now?");
    assert_int_equal(chapters[1].start, 500);
    assert_int_equal(chapters[1].end, 1000);
}

/* --- where a section begins --- */

/* A letter each: P a paragraph, H a heading, ~ a phrase, in small letters where no paragraph ends
 * with it ("," for such a phrase). Gives the index of each segment's section heading, or "-". */
static struct str sections(struct fixture *f, const char *kinds)
{
    struct segment segments[8] = {{0}};
    struct item one = {.segments = segments, .n_segments = strlen(kinds)};
    struct str out = STR("");

    for (size_t i = 0; kinds[i]; i++) {
        segments[i].kind = kinds[i] == 'P'                      ? SEGMENT_PARAGRAPH
                           : kinds[i] == 'H' || kinds[i] == 'h' ? SEGMENT_HEADING
                                                                : SEGMENT_PHRASE;
        segments[i].boundary =
            kinds[i] == 'h' || kinds[i] == ',' ? BOUNDARY_CLAUSE : BOUNDARY_PARAGRAPH;
    }
    for (size_t i = 0; kinds[i]; i++) {
        const struct segment *const head = section_heading(&one, &segments[i]);

        out = head ? arena_printf(f->arena, "%.*s%td", STR_ARG(out), head - segments)
                   : arena_printf(f->arena, "%.*s-", STR_ARG(out));
    }
    return out;
}

static void a_section_begins_where_it_is_announced(void **state)
{
    struct fixture *const f = *state;

    assert_text(sections(f, "PHP"), "-1-");
    assert_text(sections(f, "P,HP"), "-2--");   /* "Section 1:" */
    assert_text(sections(f, "P,,HP"), "-3---"); /* "Section 1. It is called:" */
    assert_text(sections(f, "~HP"), "-1-");     /* "By Anna Berg." is no announcement */
    assert_text(sections(f, "~,HP"), "-2--");
    assert_text(sections(f, "PhHP"), "-1--"); /* a heading in two voices */
    assert_text(sections(f, ",hHP"), "1---");
    assert_text(sections(f, "HHP"), "01-");
    assert_text(sections(f, ",P"), "--"); /* announces no heading */
    assert_text(sections(f, "P,"), "--");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_frames_the_stories_must_last),
        TEST(an_item_with_sections_is_a_chapter),
        TEST(one_of_two_of_the_same_name),
        TEST(stories_of_the_same_name),
        TEST(there_is_one_at_least),
        TEST(players_have_no_gap),
        TEST(a_section_begins_where_it_is_announced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
