/* script/order/duplicate.h: the same story twice in a running order. */
#include "script/order/duplicate.h"

#include "testing.h"

struct fixture {
    struct arena *arena;
    struct rundown rundown;
    struct duplicate *found;
    size_t n;
};

static int set_up(void **state)
{
    struct fixture *const f = calloc(1, sizeof *f);

    if (!f || !(f->arena = arena_new()))
        return -1;
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

/* Adds a story whose text is one segment, behind its title. */
static struct item *add(struct fixture *f, struct str title, struct str text)
{
    struct rundown *const r = &f->rundown;
    struct item *const items =
        arena_more(f->arena, r->items, r->n_items, &r->cap_items, sizeof *items);
    struct item *item;

    assert_non_null(items);
    r->items = items;
    item = &items[r->n_items++];
    *item = (struct item){.kind = ITEM_STORY, .title = title, .n_segments = 2};
    item->segments = arena_array(f->arena, 2, sizeof *item->segments);
    assert_non_null(item->segments);
    item->segments[0] = (struct segment){.kind = SEGMENT_TITLE, .text = title};
    item->segments[1] = (struct segment){.kind = SEGMENT_PARAGRAPH, .text = text};
    return item;
}

static void find(struct fixture *f)
{
    assert_true(duplicates_find(&f->rundown, f->arena, &f->found, &f->n, NULL));
}

#define FERRY                                                                                      \
    "The harbour ferry is back in service after six weeks in the dry dock at Westhaven, the "      \
    "operator said on Tuesday. "
#define FERRY_MORE                                                                                 \
    "Some four thousand people a day had to go round by the old bridge, which took an hour "       \
    "longer. "
#define COUNCIL                                                                                    \
    "The council has put off its vote on the swimming pool until the spring, since the costs of "  \
    "heating it are not known. "

static void finds_the_same_words(void **state)
{
    struct fixture *const f = *state;

    /* the same text under another headline, in other quotation marks, and longer */
    add(f, STR("Ferry back"), STR(FERRY FERRY_MORE));
    add(f, STR("Pool vote put off"), STR(COUNCIL));
    add(f, STR("Six weeks without a ferry end"), STR("\u201c" FERRY "\u201d " FERRY_MORE COUNCIL));
    find(f);
    assert_int_equal(f->n, 1);
    assert_int_equal(f->found[0].item, 2);
    assert_int_equal(f->found[0].first, 0);
    assert_int_equal(f->found[0].by, DUPLICATE_TEXT);
    assert_true(f->found[0].percent >= 95);
}

/* Background that a later story takes over is no duplicate: the ferry's 90 letters make 83 of the
 * first one's 156 pieces, 53%. With the same title it is one. */
static void takes_less_with_the_same_title(void **state)
{
    struct fixture *const f = *state;
    struct item *second;

    add(f, STR("Ferry back"), STR(FERRY FERRY_MORE));
    second = add(f, STR("Pool vote"), STR(COUNCIL FERRY));
    find(f);
    assert_int_equal(f->n, 0);
    second->title = STR("FERRY \u2014 back!");
    find(f);
    assert_int_equal(f->n, 1);
    assert_true(f->found[0].percent >= 40 && f->found[0].percent < 60);
}

static void does_not_go_by_titles_alone(void **state)
{
    struct fixture *const f = *state;

    add(f, STR("The weather"), STR("Rain in the north, and a cold wind from the sea all day."));
    add(f, STR("The weather"), STR("Sun at first; clouds gather over the hills by the evening."));
    find(f);
    assert_int_equal(f->n, 0);
    /* unless there is no more than that */
    add(f, STR("Ferry back"), STR(""));
    add(f, STR("ferry back"), STR(""));
    find(f);
    assert_int_equal(f->n, 1);
    assert_int_equal(f->found[0].item, 3);
}

static void goes_by_id_and_address(void **state)
{
    struct fixture *const f = *state;

    add(f, STR("a"), STR(FERRY))->id = STR("urn:1");
    add(f, STR("b"), STR(COUNCIL))->id = STR("urn:1");
    add(f, STR("c"), STR("Text of c."))->url = STR("https://www.a.example/7?utm_source=x");
    add(f, STR("d"), STR("And of d."))->url = STR("http://a.example/7#top");
    find(f);
    assert_int_equal(f->n, 2);
    assert_int_equal(f->found[0].by, DUPLICATE_ID);
    assert_int_equal(f->found[1].by, DUPLICATE_ADDRESS);
    assert_int_equal(f->found[1].first, 2);
    /* "1" is a mark within its source */
    f->rundown.items[0].id = f->rundown.items[1].id = STR("1");
    f->rundown.items[0].source = STR("P");
    f->rundown.items[1].source = STR("Q");
    find(f);
    assert_int_equal(f->n, 1);
}

static void reads_any_language(void **state)
{
    struct fixture *const f = *state;

    add(f, STR("甲"),
        STR("港口渡輪在西港船塢停航六週之後,於週二恢復服務,營運公司表示乘客可以照常購票上船。"));
    add(f, STR("乙"),
        STR("港口渡輪在西港船塢停航六週之後,於週二恢復服務;營運公司表示,乘客可以照常購票上船!"));
    add(f, STR("丙"),
        STR("市議會將游泳池的表決延到春天,因為暖氣費用尚不清楚,議員們說還需要更多的時間。"));
    add(f, STR("А"), STR("ПАРОМ В ГАВАНИ СНОВА ХОДИТ ПОСЛЕ ШЕСТИ НЕДЕЛЬ РЕМОНТА В ДОКЕ."));
    add(f, STR("Б"), STR("Паром в гавани снова ходит после шести недель ремонта в доке."));
    find(f);
    assert_int_equal(f->n, 2);
    assert_int_equal(f->found[0].item, 1);
    assert_int_equal(f->found[1].item, 4);
    assert_int_equal(f->found[1].first, 3);
}

static void lets_a_story_come_in_two_languages(void **state)
{
    struct fixture *const f = *state;

    add(f, STR("Radio"), STR("Radio Hotel 1."))->language = STR("en-GB");
    add(f, STR("Radio"), STR("Radio Hotel 1."))->language = STR("de");
    find(f);
    assert_int_equal(f->n, 0);
    f->rundown.items[1].language = STR("en-US");
    find(f);
    assert_int_equal(f->n, 1);
}

static void counts_stories_only(void **state)
{
    struct fixture *const f = *state;

    add(f, STR("a"), STR(FERRY));
    add(f, STR("a"), STR(FERRY))->kind = ITEM_HEADLINES;
    f->rundown.items[0].segments[1].kind = SEGMENT_PHRASE; /* the format's words */
    add(f, STR("b"), STR(FERRY));
    find(f);
    assert_int_equal(f->n, 0);
    f->rundown.n_items = 0;
    find(f);
    assert_int_equal(f->n, 0);
}

static struct str random_text(struct arena *a, const char *end)
{
    char text[700];
    size_t n = 0;

    while (n < 600) {
        for (int letters = 2 + rand() % 8; letters > 0; letters--)
            text[n++] = (char)('a' + rand() % 26);
        text[n++] = ' ';
    }
    text[n] = '\0';
    return arena_printf(a, "%s%s", text, end);
}

/* Three thousand stories that end alike, every tenth one the same as the one 5 before it, and 500
 * that are all the same: found are those, no others, and each names the first. */
static void takes_thousands(void **state)
{
    enum { MANY = 3000, SAME = 500 };
    struct fixture *const f = *state;
    const char *const end = "Reporting by the Harbour News Agency; more follows shortly.";
    const unsigned seed = 20261124;
    size_t expected = 0;

    print_message("seed %u\n", seed);
    srand(seed);
    for (int i = 0; i < MANY; i++) {
        const bool again = i % 10 == 9;
        const struct str text =
            again ? f->rundown.items[i - 5].segments[1].text : random_text(f->arena, end);

        add(f, arena_printf(f->arena, "Story %d", i), text);
    }
    for (int i = 0; i < SAME; i++)
        add(f, STR("Same"), STR(FERRY));
    find(f);
    assert_int_equal(f->n, MANY / 10 + SAME - 1);
    for (size_t i = 0; i < f->n; i++) {
        const struct duplicate *const d = &f->found[i];

        if (d->item < MANY) {
            assert_int_equal(d->item % 10, 9);
            assert_int_equal(d->first, d->item - 5);
            expected++;
        } else {
            assert_int_equal(d->first, MANY);
        }
    }
    assert_int_equal(expected, MANY / 10);
}

#define WITH_STORIES(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STORIES(finds_the_same_words),
        WITH_STORIES(takes_less_with_the_same_title),
        WITH_STORIES(does_not_go_by_titles_alone),
        WITH_STORIES(goes_by_id_and_address),
        WITH_STORIES(reads_any_language),
        WITH_STORIES(lets_a_story_come_in_two_languages),
        WITH_STORIES(counts_stories_only),
        WITH_STORIES(takes_thousands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
