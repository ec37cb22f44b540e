/* Where stories may be cut, and what is left of a running order that is. */
#include "script/fit/cut.h"

#include "scripting.h"

/* A segment in short: what it is, what ends with it, who says what. */
struct line {
    char kind; /* T title, H heading, P paragraph, Q block quotation, L list item, ~ phrase */
    char end;  /* , clause  . sentence  / paragraph  - heading  = section  ! item */
    char role; /* q the role of quotations; else the usual one */
    const char *text;
};

static struct segment segment_of(const struct line *line, const struct format *format)
{
    static const char kinds[] = "THPQL~", ends[] = ",./-=!";
    struct segment s = {.kind = (enum segment_kind)(strchr(kinds, line->kind) - kinds),
        .boundary = (enum boundary)(strchr(ends, line->end) - ends),
        .text = str_of(line->text)};

    s.role = line->role == 'q' ? format->role_quote : format_role(format, STR(""), s.kind);
    s.pause_ms = format->pause_ms[s.boundary];
    return s;
}

static struct item item_of(struct arena *a, enum item_kind kind, const char *title,
    const struct line *lines, size_t n, const struct format *format)
{
    struct item item = {.kind = kind, .title = str_of(title), .n_segments = n};

    item.segments = arena_array(a, n + 1, sizeof *item.segments);
    assert_non_null(item.segments);
    for (size_t i = 0; i < n; i++)
        item.segments[i] = segment_of(&lines[i], format);
    return item;
}

#define STORY(a, lines, format)                                                                    \
    item_of(a, ITEM_STORY, "Title", lines, sizeof lines / sizeof *lines, format)

/* The cut points as text: how many segments are kept, with "p" where a paragraph ends. */
static void assert_points(
    const struct item *item, const struct format *format, struct arena *a, const char *expected)
{
    struct cutpoint *points;
    char text[256] = "";
    size_t n, used = 0;

    assert_true(cutpoints(item, format, a, &points, &n));
    for (size_t i = 0; i < n; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%zu%s", i ? " " : "",
            points[i].kept, points[i].paragraph ? "p" : "");
    assert_string_equal(text, expected);
}

static int open_arena(void **state)
{
    *state = arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    struct arena *a = *state;

    arena_destroy(&a);
    return 0;
}

/* --- where --- */

/* After a title or a heading something must follow; a sentence in two clauses is one. */
static void a_story_ends_with_whole_sentences(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {
        {'T', '-', 0, "Ferry"},        /* 1: a title alone is no story */
        {'P', '.', 0, "It is back."},  /* 2 */
        {'P', '/', 0, "At last."},     /* 3: the first paragraph */
        {'P', ',', 0, "It was late"},  /* 4: goes on */
        {'P', '=', 0, "by a year."},   /* 5: a paragraph, and the section */
        {'H', '-', 0, "The cost"},     /* 6: a heading with nothing under it */
        {'P', '!', 0, "Ten million."}, /* 7: all */
    };
    const struct item item = STORY(*state, lines, &format);

    assert_points(&item, &format, *state, "2 3p 5p 7p");
}

/* A quotation of two sentences, and one that a clause leads in. */
static void no_quotation_is_cut(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {
        {'P', ',', 0, "She said:"},           /* 1: goes on with the quotation */
        {'P', '.', 'q', "“We are glad."},     /* 2: its first half */
        {'P', ',', 'q', "All of us,”"},       /* 3: goes on */
        {'P', '.', 0, "the mayor said."},     /* 4 */
        {'P', '/', 'q', "“Thank you.”"},      /* 5: a quotation again, whole */
        {'Q', '.', 'q', "To be,"},            /* 6: a block quotation ... */
        {'Q', '/', 'q', "or not to be."},     /* 7: ... to its end */
        {'P', '!', 0, "That is the answer."}, /* 8 */
    };
    const struct item item = STORY(*state, lines, &format);

    /* 5 and 6 are quotations one after the other, which may be one: no cut between them */
    assert_points(&item, &format, *state, "4 7p 8p");
}

/* Where quotations are read by who reads the text, only block quotations can be told. */
static void block_quotations_are_whole_without_a_voice_of_their_own(void **state)
{
    struct format format = test_format();
    const struct line lines[] = {{'P', '.', 0, "“One."}, {'P', '/', 0, "Two.”"},
        {'Q', '.', 0, "Three."}, {'Q', '!', 0, "Four."}};
    struct item item;

    format.role_quote = format.role_text;
    item = STORY(*state, lines, &format);
    assert_points(&item, &format, *state, "1 2p 4p");
}

/* "quote" and "end quote" are the format's own words, and part of the quotation. */
static void announced_quotations_keep_their_end(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {
        {'P', ',', 0, "She said:"}, {'~', ',', 0, "quote"}, {'P', '.', 'q', "“We are glad."},
        {'P', ',', 'q', "All of us.”"}, {'~', '/', 0, "end quote"}, /* 5: here it may end */
        {'P', '/', 0, "The ferry left."},                           /* 6 */
        {'~', ',', 0, "quote"}, {'P', ',', 'q', "“At last.”"}, {'~', '!', 0, "end quote"}, /* 9 */
    };
    const struct item item = STORY(*state, lines, &format);

    assert_points(&item, &format, *state, "5p 6p 9p");
    assert_int_equal(cut_tail(&item), 9); /* the last "end quote" is not the format's farewell */
}

/* "These are:" with no list; a list may end after any of its points. */
static void a_lead_in_has_something_to_lead_to(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {{'P', '/', 0, "There are three ports."},        /* 1 */
        {'P', '/', 0, "They are:"},                                              /* 2: no */
        {'L', '/', 0, "Skerrow"}, {'L', '/', 0, "Ness"}, {'L', '/', 0, "Holm:"}, /* 5: no */
        {'P', '/', 0, "它们是："},                                               /* 6: no */
        {'P', '!', 0, "End."}};
    const struct item item = STORY(*state, lines, &format);

    assert_points(&item, &format, *state, "1p 3p 4p 7p");
}

/* The format's words before a story and a section end nothing; those after it stay. */
static void phrases_stay_where_they_belong(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {{'~', '.', 0, "Story one."}, {'T', '-', 0, "Ferry"},
        {'~', '/', 0, "By Ann Lee."}, {'P', '.', 0, "It is back."},
        {'P', '/', 0, "At last."}, /* 5 */
        {'~', ',', 0, "Section one."}, {'H', '-', 0, "The cost"},
        {'P', '/', 0, "Ten million."}, /* 8 */
        {'~', '.', 0, "That was story one."}, {'~', '!', 0, "More follows."}};
    const struct item item = STORY(*state, lines, &format);

    assert_int_equal(cut_tail(&item), 8);
    assert_points(&item, &format, *state, "4 5p 8p");
}

static void only_stories_are_cut(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {{'P', '/', 0, "One."}, {'P', '!', 0, "Two."}};
    const struct line words[] = {{'~', '.', 0, "One."}, {'~', '!', 0, "Two."}};
    struct item item = STORY(*state, lines, &format);

    item.kind = ITEM_CLOSE;
    assert_points(&item, &format, *state, "2p");
    /* a story of the format's words alone is all there or not */
    item = STORY(*state, words, &format);
    assert_points(&item, &format, *state, "2p");
}

/* --- cutting --- */

/* What is now last takes over what ended with what was: the story's tail follows as a paragraph,
 * else the next item. Pauses: 22 is a sentence's, 33 a paragraph's, 66 an item's. */
static void what_is_last_ends_the_item(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {
        {'P', '.', 0, "One."}, {'P', '/', 0, "Two."}, {'P', '!', 0, "Three."}};
    const struct line tailed[] = {
        {'P', '.', 0, "One."}, {'P', '/', 0, "Two."}, {'~', '!', 0, "End."}};
    struct item item = STORY(*state, lines, &format);

    cut_item(&item, 1, &format);
    assert_int_equal(item.n_segments, 1);
    assert_int_equal(item.segments[0].boundary, BOUNDARY_ITEM);
    assert_int_equal(item.segments[0].pause_ms, 66);

    item = STORY(*state, tailed, &format);
    cut_item(&item, 1, &format);
    assert_int_equal(item.n_segments, 2);
    assert_int_equal(item.segments[0].boundary, BOUNDARY_PARAGRAPH);
    assert_int_equal(item.segments[0].pause_ms, 33);
    assert_text(item.segments[1].text, "End.");
    assert_int_equal(item.segments[1].pause_ms, 66);
}

static void a_pause_that_somebody_set_stays(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {{'P', '.', 0, "One."}, {'P', '!', 0, "Two."}};
    struct item item = STORY(*state, lines, &format);

    item.segments[0].pause_ms = 2000;
    cut_item(&item, 1, &format);
    assert_int_equal(item.segments[0].boundary, BOUNDARY_ITEM);
    assert_int_equal(item.segments[0].pause_ms, 2000);
}

static void nothing_to_cut_changes_nothing(void **state)
{
    const struct format format = test_format();
    const struct line lines[] = {{'P', '.', 0, "One."}, {'~', '!', 0, "End."}};
    struct item item = STORY(*state, lines, &format);

    cut_item(&item, 1, &format);
    assert_int_equal(item.n_segments, 2);
    assert_int_equal(item.segments[0].boundary, BOUNDARY_SENTENCE);
}

/* --- the running order --- */

static const struct line one[] = {{'P', '.', 0, "One."}, {'P', '!', 0, "More."}};
static const struct line opening[] = {{'~', '!', 0, "The news."}};

/* [open], [headlines] of three stories, and these: "First", "“Second” day" in two voices, and again
 * "First". */
static struct rundown three_stories(
    struct arena *a, const struct format *format, const struct line *headlines, size_t n)
{
    struct rundown r = {.n_items = 5};

    r.items = arena_array(a, 5, sizeof *r.items);
    assert_non_null(r.items);
    r.items[0] = item_of(a, ITEM_OPEN, "Opening", opening, 1, format);
    r.items[1] = item_of(a, ITEM_HEADLINES, "Headlines", headlines, n, format);
    r.items[2] = item_of(a, ITEM_STORY, "First", one, 2, format);
    r.items[3] = item_of(a, ITEM_STORY, "“Second” day", one, 2, format);
    r.items[4] = item_of(a, ITEM_STORY, "First", one, 2, format);
    return r;
}

static const struct line headlines[] = {{'~', '.', 0, "The headlines."}, {'L', '/', 0, "First"},
    {'L', ',', 'q', "“Second”"}, {'L', '/', 0, "day"}, {'L', '!', 0, "First"}};

static void stories_go_with_their_headlines(void **state)
{
    const struct format format = test_format();
    struct rundown r = three_stories(*state, &format, headlines, 5);
    const size_t keep[] = {1, 5, 1, 0, 2};

    cut_rundown(&r, keep, &format);
    assert_int_equal(r.n_items, 4);
    assert_int_equal(r.items[1].n_segments, 3);
    assert_text(r.items[1].segments[1].text, "First");
    assert_text(r.items[1].segments[2].text, "First");
    assert_int_equal(r.items[2].n_segments, 1);
    assert_int_equal(r.items[3].n_segments, 2);
}

/* Of two stories with one title, one goes: so does one headline, and the last one left ends the
 * item. */
static void one_headline_goes_with_one_story(void **state)
{
    const struct format format = test_format();
    struct rundown r = three_stories(*state, &format, headlines, 5);
    const size_t keep[] = {1, 5, 1, 2, 0};

    cut_rundown(&r, keep, &format);
    assert_int_equal(r.n_items, 4);
    assert_int_equal(r.items[1].n_segments, 4);
    assert_text(r.items[1].segments[1].text, "First");
    assert_text(r.items[1].segments[3].text, "day");
    assert_int_equal(r.items[1].segments[3].boundary, BOUNDARY_ITEM);
    assert_int_equal(r.items[1].segments[3].pause_ms, 66);
}

static void headlines_of_nothing_go_too(void **state)
{
    const struct format format = test_format();
    const struct line only[] = {{'~', '.', 0, "The headlines."}, {'L', '!', 0, "First"}};
    const struct line words[] = {{'~', '!', 0, "The headlines come later."}};
    struct rundown r = three_stories(*state, &format, only, 2);
    const size_t keep[] = {1, 2, 2, 2, 0};

    cut_rundown(&r, keep, &format);
    assert_int_equal(r.n_items, 3);
    assert_int_equal(r.items[1].kind, ITEM_STORY);

    /* those that had none before stay as they are */
    r = three_stories(*state, &format, words, 1);
    cut_rundown(&r, keep, &format);
    assert_int_equal(r.n_items, 4);
    assert_int_equal(r.items[1].n_segments, 1);
}

/* An item in which only a sting plays is no story, whatever is kept of it. */
static void an_item_without_words_stays(void **state)
{
    const struct format format = test_format();
    struct rundown r = three_stories(*state, &format, headlines, 5);
    const size_t keep[] = {0, 5, 2, 2, 2};

    r.items[0].n_segments = 0;
    cut_rundown(&r, keep, &format);
    assert_int_equal(r.n_items, 5);
    assert_int_equal(r.items[0].kind, ITEM_OPEN);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_story_ends_with_whole_sentences),
        TEST(no_quotation_is_cut),
        TEST(block_quotations_are_whole_without_a_voice_of_their_own),
        TEST(announced_quotations_keep_their_end),
        TEST(a_lead_in_has_something_to_lead_to),
        TEST(phrases_stay_where_they_belong),
        TEST(only_stories_are_cut),
        TEST(what_is_last_ends_the_item),
        TEST(a_pause_that_somebody_set_stays),
        TEST(nothing_to_cut_changes_nothing),
        TEST(stories_go_with_their_headlines),
        TEST(one_headline_goes_with_one_story),
        TEST(headlines_of_nothing_go_too),
        TEST(an_item_without_words_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
