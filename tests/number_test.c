/* What ICU spells (CLDR's rbnf data), as our speller hands it over. */
#include "testing.h"

#include "text/say/number.h"

static void check(const char *language, const char *rule_set, int64_t number, const char *expected)
{
    struct speller *speller = speller_open(language, NULL);
    struct buf words = {0};

    assert_non_null(speller);
    speller_say(speller, rule_set, number, &words);
    assert_text(buf_str(&words), expected);
    buf_free(&words);
    speller_close(&speller);
}

static void test_english(void **state)
{
    (void)state;
    check("en", "%spellout-cardinal", 105, "one hundred five");
    check("en", "%spellout-cardinal-verbose", 105, "one hundred and five");
    check("en", "%spellout-numbering-year", 1905, "nineteen oh-five");
    check("en", "%spellout-ordinal", 22, "twenty-second");
    check("en", "%spellout-cardinal", -3, "minus three");
}

/* ICU writes "one million, two hundred and thirty-four": the comma would be heard. */
static void test_no_commas(void **state)
{
    (void)state;
    check("en", "%spellout-cardinal-verbose", 1000234, "one million two hundred and thirty-four");
}

/* ICU puts soft hyphens into German and Spanish words. */
static void test_no_soft_hyphens(void **state)
{
    (void)state;
    check("de", "%spellout-cardinal-neuter", 121, "einhunderteinundzwanzig");
    check("es", "%spellout-cardinal-feminine", 200, "doscientas");
}

/* Where ICU answers in figures (from 10^18 on), digits are said. */
static void test_beyond_the_rules(void **state)
{
    (void)state;
    check("en", "%spellout-cardinal", 1000000000000000012,
        "one zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero one "
        "two");
}

static void test_rule_sets(void **state)
{
    struct speller *speller = speller_open("fr", NULL);

    (void)state;
    assert_non_null(speller);
    assert_true(speller_has(speller, "%spellout-ordinal-feminine"));
    assert_false(speller_has(speller, "%spellout-cardinal-verbose"));
    assert_false(speller_has(speller,
        "%a-name-that-is-longer-than-any-rule-set-of-any-language-in-the-data-of-any-version"));
    speller_close(&speller);
    assert_null(speller);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_no_commas),
        cmocka_unit_test(test_no_soft_hyphens),
        cmocka_unit_test(test_beyond_the_rules),
        cmocka_unit_test(test_rule_sets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
