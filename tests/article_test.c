/* What of an article's asides its fields keep. */
#include "article.h"

#include "testing.h"

static const struct article article = {
    .byline = STR("Anna Berg"), .dateline = STR("LONDON"), .published = STR("2026-11-23")};

static bool keeps(const struct article *of, struct str reason, struct str text)
{
    const struct block aside = {.kind = BLOCK_ASIDE, .text = text, .reason = reason};

    return article_keeps(of, &aside);
}

static void keeps_its_byline_dateline_and_date(void **state)
{
    (void)state;
    assert_true(keeps(&article, STR("byline"), STR("By Anna Berg, Political Editor")));
    assert_true(keeps(&article, STR("dateline"), STR("LONDON, Nov. 23 (AP) -")));
    assert_true(keeps(&article, STR("date"), STR("Updated 23 November 2026")));
}

static void loses_what_no_field_tells(void **state)
{
    const struct article untold = {.title = STR("Bridge open")};

    (void)state;
    assert_false(keeps(&article, STR("byline"), STR("BBC News, Berlin")));
    assert_false(keeps(&article, STR("credit"), STR("Photo: Anna Berg")));
    assert_false(keeps(&article, STR("time"), STR("14:05")));
    assert_false(keeps(&article, STR(""), STR("Anna Berg")));
    assert_false(keeps(&untold, STR("byline"), STR("By Anna Berg")));
    assert_false(keeps(&untold, STR("dateline"), STR("LONDON -")));
    assert_false(keeps(&untold, STR("date"), STR("23 November 2026")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_its_byline_dateline_and_date),
        cmocka_unit_test(loses_what_no_field_tells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
