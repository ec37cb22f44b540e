/* Wordings: fields, alternatives, stock phrases; and that text from articles stays text. */
#include "script/format/wording.h"

#include "script/format/phrase.h"
#include "testing.h"

static struct phrase stock_items[] = {
    {STR("hello"), STR("Hello from {station}. | Hello.")},
    {STR("stories"), STR("{count} stories")},
    {STR("stories.one"), STR("one story")},
    {STR("needy"), STR("By {byline}.")},
};
static const struct phrases stock = {.asked = STR("en"),
    .language = STR("en"),
    .items = stock_items,
    .n = sizeof stock_items / sizeof *stock_items};

static struct fields with(enum field field, const char *value)
{
    struct fields fields = {0};

    fields.value[field] = str_of(value);
    return fields;
}

static void assert_fills(const char *wording, const struct fields *fields, const char *expected)
{
    struct buf out = {0};
    const bool said = wording_fill(str_of(wording), fields, &stock, &out);

    assert_int_equal(said, *expected != '\0');
    assert_false(out.failed);
    assert_text(buf_str(&out), expected);
    buf_free(&out);
}

static void the_first_alternative_whose_fields_are_known_is_said(void **state)
{
    static const char wording[] =
        "This is {station} news at {time}. | This is {station} news. | Here is the news.";
    struct fields fields = {0};

    (void)state;
    assert_fills(wording, &fields, "Here is the news.");
    fields.value[FIELD_TIME] = STR("2 o'clock");
    assert_fills(wording, &fields, "Here is the news.");
    fields.value[FIELD_STATION] = STR("Radio North");
    assert_fills(wording, &fields, "This is Radio North news at 2 o'clock.");
    fields.value[FIELD_TIME] = STR("");
    assert_fills(wording, &fields, "This is Radio North news.");
    assert_fills("{source} | {byline}", &fields, "");
    assert_fills("", &fields, "");
}

static void a_stock_phrase_is_said_by_its_name(void **state)
{
    const struct fields station = with(FIELD_STATION, "Radio North");
    const struct fields two = with(FIELD_COUNT, "2"), one = with(FIELD_COUNT, "1");
    const struct fields none = {0};

    (void)state;
    assert_fills("@hello", &none, "Hello.");
    assert_fills("@hello", &station, "Hello from Radio North.");
    assert_fills("@stories", &two, "2 stories");
    assert_fills("@stories", &one, "one story"); /* its singular */
    assert_fills("@needy | {station}", &station, "Radio North");
    assert_fills("@nowhere | @hello", &none, "Hello.");
    assert_fills("@@hello", &none, "@hello");
}

/* What a title says is never a field, a phrase, or an alternative. */
static void text_in_fields_stays_text(void **state)
{
    static const char *const hostile[] = {"{station}", "{{", "@hello", " | ", "{", "}", "~ x",
        "a | b {count} @stories", "\\# 1", "[story] x"};

    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct fields fields = with(FIELD_HEADLINE, hostile[i]);

        fields.value[FIELD_STATION] = STR("S");
        fields.value[FIELD_COUNT] = STR("1");
        assert_fills("{headline}", &fields, hostile[i]);
    }
}

static void a_brace_is_written_twice(void **state)
{
    const struct fields fields = with(FIELD_COUNT, "3");

    (void)state;
    assert_fills("{{count} is {count}", &fields, "{count} is 3");
    assert_fills("a } b", &fields, "a } b");
}

/* "Who knew?." is no English. */
static void a_full_stop_is_not_said_twice(void **state)
{
    static const char *const pairs[][2] = {{"Who knew?", "Next: Who knew? More."},
        {"“Who knew?”", "Next: “Who knew?” More."}, {"The end.", "Next: The end. More."},
        {"It is back", "Next: It is back. More."}};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct fields fields = with(FIELD_NEXT, pairs[i][0]);
        assert_fills("Next: {next}. More.", &fields, pairs[i][1]);
    }
}

static bool know_hello(void *userdata, struct str name, struct error *why)
{
    ++*(int *)userdata;
    return str_eq(name, STR("hello")) || error_usage(why, "x", "no such phrase");
}

static void a_wrong_wording_is_refused(void **state)
{
    static const struct {
        const char *wording, *why;
    } wrong[] = {
        {"{nothing}", "{nothing}"},
        {"{headline}", "{station}"}, /* not here: what there is */
        {"{station", "}"},
        {"{}", "{}"},
        {"a | ", "|"},
        {" | a", "|"},
        {"@", "@"},
        {"@Hello", "Hello"},
        {"@hello there", "hello there"},
        {"@goodbye", "no such phrase"},
    };
    int named = 0;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        if (wording_check(
                str_of(wrong[i].wording), FIELD_BIT(FIELD_STATION), know_hello, &named, &err) ||
            err.kind != ERROR_USAGE || !strstr(err.text, wrong[i].why))
            fail_msg("\"%s\": \"%s\"", wrong[i].wording, err.text);
    }
    named = 0;
    assert_true(wording_check(
        STR("@hello | {station} {{x} | @@x"), FIELD_BIT(FIELD_STATION), know_hello, &named, NULL));
    assert_int_equal(named, 1);
}

static void it_is_known_what_depends_on_the_language(void **state)
{
    (void)state;
    assert_true(wording_needs_language(STR("a | @b")));
    assert_true(wording_needs_language(STR("at {time}")));
    assert_true(wording_needs_language(STR("{station} | {date}")));
    assert_false(wording_needs_language(STR("{station} {{date} @x | @@y")));
    assert_false(wording_needs_language(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_alternative_whose_fields_are_known_is_said),
        cmocka_unit_test(a_stock_phrase_is_said_by_its_name),
        cmocka_unit_test(text_in_fields_stays_text),
        cmocka_unit_test(a_brace_is_written_twice),
        cmocka_unit_test(a_full_stop_is_not_said_twice),
        cmocka_unit_test(a_wrong_wording_is_refused),
        cmocka_unit_test(it_is_known_what_depends_on_the_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
