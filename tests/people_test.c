/*
 * Whom a byline names. The cases are of the ways in which newspapers, agencies and magazines of
 * several languages sign articles; where a second name may be something else, it is lost.
 */
#include "text/people.h"

#include "base/buf.h"
#include "testing.h"
#include "text/place.h"

struct testcase {
    const char *byline, *names; /* with a bar between two */
};

static void check(const struct testcase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct people people = people_begin(str_of(cases[i].byline));
        struct buf out = {0};
        struct str name;

        while (people_next(&people, &name)) {
            if (out.len)
                buf_add_byte(&out, '|');
            buf_add(&out, name);
        }
        if (!str_eq(buf_str(&out), str_of(cases[i].names)))
            fail_msg("\"%s\": \"%.*s\", not \"%s\"", cases[i].byline, STR_ARG(buf_str(&out)),
                cases[i].names);
        buf_free(&out);
    }
}
#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

static void lists_of_names(void **state)
{
    static const struct testcase cases[] = {
        {"Anna Berg", "Anna Berg"},
        {"Anna Berg, Tom Ruiz", "Anna Berg|Tom Ruiz"},
        {"Anna Berg, Tom Ruiz, Kim Lee", "Anna Berg|Tom Ruiz|Kim Lee"},
        {"Anna Berg, Tom Ruiz and Kim Lee", "Anna Berg|Tom Ruiz|Kim Lee"},
        {"Anna Berg, Tom Ruiz, and Kim Lee", "Anna Berg|Tom Ruiz|Kim Lee"},
        {"Anna Berg & Tom Ruiz", "Anna Berg|Tom Ruiz"},
        {"Anna Berg | Tom Ruiz", "Anna Berg|Tom Ruiz"},
        {"Anna Berg; Madonna", "Anna Berg|Madonna"},
        {"ANNA BERG, TOM RUIZ", "ANNA BERG|TOM RUIZ"},
        {"Anna Berg, Jean-Luc Petit et Marie Dupont", "Anna Berg|Jean-Luc Petit|Marie Dupont"},
        {"Anna Berg, Tom Ruiz und Kim Lee", "Anna Berg|Tom Ruiz|Kim Lee"},
        {"Anna Berg, Luis Ruiz y Carmen Soto", "Anna Berg|Luis Ruiz|Carmen Soto"},
        {"Anna Berg e Luca Rossi", "Anna Berg|Luca Rossi"},
        {"Anna Berg en Jan de Vries", "Anna Berg|Jan de Vries"},
        {"Anna van den Berg, Juan de la Cruz, J.R. Smith, D\u2019Arcy O\u2019Neill",
            "Anna van den Berg|Juan de la Cruz|J.R. Smith|D\u2019Arcy O\u2019Neill"},
        {"José Ortega y Gasset", "José Ortega y Gasset"},
        {"Łukasz Żak, Зоя Белова и Άννα Κρη", "Łukasz Żak|Зоя Белова|Άννα Κρη"},
        {"山田太郎、佐藤花子", "山田太郎|佐藤花子"},
    };

    (void)state;
    CHECK(cases);
}

static void roles_are_nobody(void **state)
{
    static const struct testcase cases[] = {
        {"Anna Berg, Political Editor", "Anna Berg"},
        {"Anna Berg, political editor", "Anna Berg"},
        {"Anna Berg, Tom Ruiz, Political Editor", "Anna Berg|Tom Ruiz"},
        {"Anna Berg, Staff Writer, and Tom Ruiz, Reporter", "Anna Berg|Tom Ruiz"},
        {"Anna Berg, Health Correspondent, Tom Ruiz", "Anna Berg|Tom Ruiz"},
        {"Local Democracy Reporter Amir Nasser", "Amir Nasser"},
        {"Political Editor Anna Berg and Reporter Tom Ruiz", "Anna Berg|Tom Ruiz"},
        {"Anna Berg, envoyée spéciale à Berlin", "Anna Berg"},
        {"Anna Berg, corresponsal en Londres", "Anna Berg"},
        {"Anna Berg, corresponsal en Buenos Aires", "Anna Berg"},
        {"Anna Berg, Redakteurin", "Anna Berg"},
        {"Anna Berg, Managing Director", "Anna Berg"},
        {"Anna Berg, Head of News", "Anna Berg"},
        {"Anna Berg, MD", "Anna Berg"},
        {"Judith Guest", "Judith Guest"}, /* the first is a name as long as it can be */
        {"Special to The Echo", ""},
        {"Economics editor", ""},
        {"Staff", ""},
    };

    (void)state;
    CHECK(cases);
}

static void places_are_nobody(void **state)
{
    static const struct testcase cases[] = {
        {"Anna Berg, in London", "Anna Berg"},
        {"Anna Berg, London", "Anna Berg"},
        {"Anna Berg, Hong Kong", "Anna Berg"},
        {"Anna Berg, Buenos Aires", "Anna Berg"},
        {"Anna Berg, Kuala Lumpur", "Anna Berg"},
        {"Anna Berg, Salt Lake City", "Anna Berg"},
        {"Anna Berg, San Francisco", "Anna Berg"},
        {"Anna Berg, à Paris", "Anna Berg"},
        {"Anna Berg en Madrid", "Anna Berg"},
        {"Anna Berg en Buenos Aires", "Anna Berg"},
        {"Anna Berg in New York and Tom Ruiz in Paris", "Anna Berg|Tom Ruiz"},
        {"Anna Berg and Tom Ruiz, Tunbridge Wells", "Anna Berg|Tom Ruiz"}, /* the list is over */
        {"Anna Berg (Paris)", "Anna Berg"},
    };

    (void)state;
    CHECK(cases);
}

static void outlets_are_nobody(void **state)
{
    static const struct testcase cases[] = {
        {"Anna Berg, Reuters", "Anna Berg"},
        {"Anna Berg, dpa", "Anna Berg"},
        {"Anna Berg, BBC News", "Anna Berg"},
        {"Anna Berg, Agence France-Presse", "Anna Berg"},
        {"Anna Berg, The Guardian", "Anna Berg"},
        {"Anna Berg, Le Monde", "Anna Berg"},
        {"Anna Berg, Los Angeles Times", "Anna Berg"},
        {"Anna Berg, Tom Ruiz and Kim Lee, Sky Arts", "Anna Berg|Tom Ruiz|Kim Lee"},
        {"Anna Berg/dpa", "Anna Berg"},
        {"https://social.example/anna/berg", ""},
        {"Anna Berg, anna@echo.example, www.echo.example", "Anna Berg"},
    };

    (void)state;
    CHECK(cases);
}

/* Names as accounts have them, and text that is none at all. */
static void odd_bylines(void **state)
{
    static const struct testcase cases[] = {
        {"", ""},
        {" , ; , ", ""},
        {"bell hooks", "bell hooks"},
        {"<b>", "<b>"},
        {"12345", "12345"},
        {"Anna Berg,, Tom Ruiz,", "Anna Berg|Tom Ruiz"},
        {"one Two three Four five Six seven Eight nine Ten eleven Twelve thirteen", ""},
    };

    (void)state;
    CHECK(cases);
}

static void knows_cities(void **state)
{
    (void)state;
    assert_true(place_is_city(STR("New York")));
    assert_true(place_is_city(STR("BUENOS AIRES")));
    assert_true(place_is_city(STR("London")));
    assert_false(place_is_city(STR("York")));
    assert_false(place_is_city(STR("Anna Berg")));
    assert_false(place_is_city(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_names),
        cmocka_unit_test(roles_are_nobody),
        cmocka_unit_test(places_are_nobody),
        cmocka_unit_test(outlets_are_nobody),
        cmocka_unit_test(odd_bylines),
        cmocka_unit_test(knows_cities),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
