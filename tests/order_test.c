/* script/order/order.h and script/order/breaking.h: which story comes first, and which are left
 * out. */
#include "script/order/order.h"

#include "testing.h"

static int set_up(void **state)
{
    *state = arena_new();
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    struct arena *a = *state;

    arena_destroy(&a);
    return 0;
}

/* The titles, one letter each, in their order. */
static struct str titles(const struct article *articles, size_t n, struct arena *a)
{
    char *const text = arena_alloc(a, n + 1);

    assert_non_null(text);
    for (size_t i = 0; i < n; i++)
        text[i] = articles[i].title.s[articles[i].title.len - 1];
    return (struct str){text, n};
}

#define N(array) (sizeof(array) / sizeof *(array))

/* The names are those of the manual. */
static void knows_orders_by_name(void **state)
{
    static const struct {
        const char *name;
        enum story_order order;
    } cases[] = {
        {"given", ORDER_GIVEN},
        {"newest", ORDER_NEWEST},
        {"breaking", ORDER_BREAKING},
        {"longest-not-aired", ORDER_LONGEST_NOT_AIRED},
    };
    enum story_order order;

    (void)state;
    for (size_t i = 0; i < N(cases); i++) {
        assert_true(order_of(str_of(cases[i].name), &order));
        assert_int_equal(order, cases[i].order);
    }
    assert_false(order_of(STR("Newest"), &order));
    assert_false(order_of(STR(""), &order));
}

static void sorts_by_date(void **state)
{
    /* c is 07:30 UTC; e is the beginning of the 24th, before all times of that day; b, d and g have
     * no date that can be understood, and keep their places among themselves; h is c's instant, and
     * comes behind it as given */
    struct article articles[] = {
        {.title = STR("a"), .published = STR("2026-11-24T07:00:00Z")},
        {.title = STR("b")},
        {.title = STR("c"), .published = STR("2026-11-24T08:30:00+01:00")},
        {.title = STR("d"), .published = STR("2026-02-30T08:30:00Z")},
        {.title = STR("e"), .published = STR("2026-11-24")},
        {.title = STR("f"), .published = STR("9999-12-31T23:59:59Z")},
        {.title = STR("g"), .published = STR("\x1b[31m99999999999999999999999999-1-1")},
        {.title = STR("h"), .published = STR("2026-11-24T07:30:00Z")},
        {.title = STR("i"), .published = STR("1000-01-01")},
    };

    assert_true(order_stories(articles, N(articles), ORDER_NEWEST, NULL, NULL, NULL));
    assert_text(titles(articles, N(articles), *state), "fchaeibdg");
    assert_true(order_stories(articles, N(articles), ORDER_GIVEN, NULL, NULL, NULL));
    assert_text(titles(articles, N(articles), *state), "fchaeibdg");
    assert_true(order_stories(articles, 0, ORDER_NEWEST, NULL, NULL, NULL));
}

static void puts_breaking_news_first(void **state)
{
    struct breaking_marks marks;
    struct error err;
    /* f is a flash. b and e count as 2 by their mark, e is newer; c is a 2 without a mark, newer
     * than both. Then g, a 3. d (4) comes before what has none and counts as 5 (a, h, as given
     * although h is newer); then i, an 8. */
    struct article articles[] = {
        {.title = STR("a"), .published = STR("2026-11-24T06:00:00Z")},
        {.title = STR("BREAKING: b"), .published = STR("2026-11-24T07:00:00Z"), .urgency = 4},
        {.title = STR("c"), .published = STR("2026-11-24T08:00:00Z"), .urgency = 2},
        {.title = STR("d"), .published = STR("2026-11-20T08:00:00Z"), .urgency = 4},
        {.title = STR("+++ Eilmeldung +++ e"), .published = STR("2026-11-24T07:30:00Z")},
        {.title = STR("f"), .urgency = 1},
        {.title = STR("g"), .urgency = 3},
        {.title = STR("h"), .published = STR("2026-11-24T09:00:00Z")},
        {.title = STR("i"), .published = STR("2026-11-24T09:30:00Z"), .urgency = 8},
    };

    if (!breaking_load(NULL, *state, &marks, &err))
        fail_msg("%s", err.text);
    assert_true(order_stories(articles, N(articles), ORDER_BREAKING, &marks, NULL, NULL));
    assert_text(titles(articles, N(articles), *state), "febcgdahi");
}

static void puts_what_was_not_on_air_first(void **state)
{
    struct aired_story were[] = {
        {.key = STR("id:urn:x:a"), .at = 2000},
        {.key = STR("id:urn:x:c"), .at = 1000},
        {.key = STR("id:urn:x:e"), .at = 2000},
    };
    const struct aired aired = {.items = were, .n = N(were)};
    /* never: d before b, being newer. Then c, the longest ago; a and e in one bulletin, e newer. */
    struct article articles[] = {
        {.title = STR("a"), .id = STR("urn:x:a"), .published = STR("2026-11-20")},
        {.title = STR("b"), .id = STR("urn:x:b")},
        {.title = STR("c"), .id = STR("urn:x:c"), .published = STR("2026-11-24")},
        {.title = STR("d"), .id = STR("urn:x:d"), .published = STR("2026-11-20")},
        {.title = STR("e"), .id = STR("urn:x:e"), .published = STR("2026-11-21")},
    };

    assert_true(order_stories(articles, N(articles), ORDER_LONGEST_NOT_AIRED, NULL, &aired, NULL));
    assert_text(titles(articles, N(articles), *state), "dbcea");
    /* nothing is known: the newest first */
    assert_true(order_stories(articles, N(articles), ORDER_LONGEST_NOT_AIRED, NULL, NULL, NULL));
    assert_text(titles(articles, N(articles), *state), "cedab");
}

/* Against the definition, found another way: of any two neighbours the first is not older, and of
 * two of the same date the one that was given first stays first. */
static void keeps_thousands_stable(void **state)
{
    enum { MANY = 20000 };
    struct arena *const a = *state;
    struct article *const articles = arena_array(a, MANY, sizeof *articles);
    const unsigned seed = 20261124;

    assert_non_null(articles);
    print_message("seed %u\n", seed);
    srand(seed);
    for (int i = 0; i < MANY; i++) {
        articles[i].published = arena_printf(a, "2026-11-24T08:%02d:00Z", rand() % 60);
        articles[i].version = arena_printf(a, "%05d", i);
        assert_non_null(articles[i].version.s);
    }
    assert_true(order_stories(articles, MANY, ORDER_NEWEST, NULL, NULL, NULL));
    for (int i = 1; i < MANY; i++) {
        const int date = strcmp(articles[i - 1].published.s, articles[i].published.s);

        assert_true(date > 0 ||
                    (date == 0 && strcmp(articles[i - 1].version.s, articles[i].version.s) < 0));
    }
}

static void tells_marks(void **state)
{
    static const char *const yes[] = {"BREAKING: Fire in the port", "Breaking News - Fire",
        "[breaking] Fire", "JUST IN | Fire", "Urgent! Fire", "  🚨 Breaking: fire",
        "+++ EILMELDUNG +++ Brand im Hafen", "Eilmeldung: Brand", "Dernière minute : incendie",
        "DERNIÈRE MINUTE – incendie", "Última hora: incendio", "Son dakika: yangın",
        "Срочно: пожар", "【速報】火災", "速報：火災", "عاجل | حريق", "Breaking—Fire"};
    static const char *const no[] = {"Breaking the ice", "Breaking", "", ":", "Breaking-up is hard",
        "Fire: breaking", "Urgently needed: nurses", "Breaking, entering", "Breakings: a list",
        "\xff\xfe", "BREAKING\x01 fire", "Flashback: a film"};
    struct breaking_marks marks;
    struct error err;

    if (!breaking_load(NULL, *state, &marks, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < N(yes); i++)
        if (!breaking_title(&marks, str_of(yes[i])))
            fail_msg("not marked: %s", yes[i]);
    for (size_t i = 0; i < N(no); i++)
        if (breaking_title(&marks, str_of(no[i])))
            fail_msg("marked: %s", no[i]);
}

static void refuses_a_bad_list_of_marks(void **state)
{
    static const char *const bad[] = {"[en]\nmarks = a | | b\n", "[en]\nwords = a\n", "marks\n"};
    char folder[200], path[256];
    struct breaking_marks marks;

    scratch_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/marks", folder);
    for (size_t i = 0; i < N(bad); i++) {
        FILE *const f = fopen(path, "w");
        struct error err = {0};

        assert_non_null(f);
        fputs(bad[i], f);
        assert_int_equal(fclose(f), 0);
        assert_false(breaking_load(path, *state, &marks, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
    }
    scratch_remove(folder);
}

static void lets_versions_supersede(void **state)
{
    struct notes notes = {.arena = *state};
    /* Of urn:x, 10 is over 9 and over 010's equal; "3b" is no number and stays. "7" is a mark of
     * two publishers. */
    struct article articles[] = {
        {.title = STR("a"), .id = STR("urn:x"), .version = STR("9")},
        {.title = STR("b"), .id = STR("urn:y"), .version = STR("1")},
        {.title = STR("c"), .id = STR("urn:x"), .version = STR("10")},
        {.title = STR("d"), .id = STR("urn:x"), .version = STR("3b")},
        {.title = STR("e"), .id = STR("urn:x"), .version = STR("0010")},
        {.title = STR("f"), .id = STR("urn:x")},
        {.title = STR("g"), .id = STR("7"), .source = STR("P"), .version = STR("1")},
        {.title = STR("h"), .id = STR("7"), .source = STR("Q"), .version = STR("2")},
        {.title = STR("i"), .version = STR("1")},
        {.title = STR("j"), .version = STR("2")},
    };
    size_t n = N(articles);

    assert_true(order_supersede(articles, &n, &notes, NULL));
    assert_text(titles(articles, n, *state), "bcdefghij");
    assert_int_equal(notes.n, 1);
    assert_int_equal(notes.items[0].kind, NOTE_DESIGN);
    assert_text(notes.items[0].why, "left out (version 9 is superseded by version 10): a");
    n = 0;
    assert_true(order_supersede(articles, &n, &notes, NULL));
    assert_int_equal(n, 0);
}

static void says_what_it_leaves_out(void **state)
{
    struct notes notes = {.arena = *state};
    const struct article articles[] = {{.title = STR("a"), .name = STR("x.txt")},
        {.title = STR("b"), .name = STR("y.txt")}, {.title = STR("c"), .name = STR("z.txt")}};
    size_t n = 3;

    order_limit(articles, &n, 0, &notes);
    order_limit(articles, &n, 3, &notes);
    assert_int_equal(n, 3);
    assert_int_equal(notes.n, 0);
    order_limit(articles, &n, 1, &notes);
    assert_int_equal(n, 1);
    assert_int_equal(notes.n, 2);
    assert_int_equal(notes.items[1].kind, NOTE_DESIGN);
    assert_text(notes.items[1].what, "z.txt");
    assert_text(notes.items[1].why, "left out (not among the 1): c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_orders_by_name),
        cmocka_unit_test_setup_teardown(sorts_by_date, set_up, tear_down),
        cmocka_unit_test_setup_teardown(puts_breaking_news_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(puts_what_was_not_on_air_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_thousands_stable, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_marks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_bad_list_of_marks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lets_versions_supersede, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_what_it_leaves_out, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
