/*
 * nitf.h, newsml.h and ninjs.h, over the files in tests/agency: each beside its NAME.expected,
 * which was written by hand after NITF 3.6, NewsML-G2 2.29, and ninjs 1.4, 2.1 and 3.0 of the IPTC.
 */
#include "read/agency/agency.h"

#include "read/agency/newsml.h"
#include "read/agency/ninjs.h"
#include "read/agency/nitf.h"
#include "reading.h"

#define FOLDER "tests/agency"

static void reads_every_file(void **state)
{
    assert_true(reading_check_folder(*state, FOLDER) >= 7);
}

/* The time is that of --date, to the second, and never the clock's. */
static void refuses_embargoed_stories(void **state)
{
    struct reading *const f = *state;

    f->options.now = READING_NOW - 1;
    assert_false(reading_one(f, FOLDER "/newsml-xhtml.xml")); /* until READING_NOW */
    assert_non_null(strstr(f->err.text, "under embargo until 2026-11-24T08:30:00Z"));
    assert_non_null(strstr(f->err.text, "--ignore-embargo"));
    assert_false(reading_one(f, FOLDER "/ninjs-3.json"));
    f->options.now = READING_NOW - 5401;
    assert_false(reading_one(f, FOLDER "/nitf-full.xml")); /* until 08:00 at +01:00 */
    f->options.now++;
    assert_true(reading_one(f, FOLDER "/nitf-full.xml"));
    f->options.now = 0;
    f->options.ignore_embargo = true;
    assert_true(reading_one(f, FOLDER "/newsml-xhtml.xml"));
    assert_true(reading_one(f, FOLDER "/ninjs-3.json"));
    /* of a message only the embargoed item is missing, and with the option it is there */
    assert_true(reading_one(f, FOLDER "/newsml-message.xml"));
    assert_int_equal(f->articles.n, 3);
    f->options.ignore_embargo = false;
    assert_true(reading_one(f, FOLDER "/newsml-message.xml"));
    assert_int_equal(f->articles.n, 2);
    assert_true(reading_has_note(f, NOTE_WARNING, "\"Item D is held\" is under embargo"));
}

/* IPTC: 1 to 9; whatever else stands there tells nothing. */
static void tells_urgency(void **state)
{
    static const struct {
        const char *json;
        int urgency;
    } cases[] = {{"1", 1}, {"9", 9}, {"\"4\"", 4}, {"0", 0}, {"10", 0}, {"-1", 0}, {"1e300", 0},
        {"\"flash\"", 0}, {"null", 0}, {"[1]", 0}};
    struct reading *const f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(reading_text(f, SOURCE_NINJS,
            arena_printf(f->arena,
                "{\"uri\":\"u\",\"headline\":\"x\",\"body_text\":\"y\",\"urgency\":%s}",
                cases[i].json)));
        assert_int_equal(f->articles.items[0].urgency, cases[i].urgency);
    }
}

static void never_takes_canceled_stories(void **state)
{
    struct reading *const f = *state;
    static const char nitf[] = "<nitf><head><docdata management-status='canceled'/></head><body>"
                               "<body.content><p>Void.</p></body.content></body></nitf>";
    static const char withheld[] = "<nitf><head><docdata management-status='withheld'/></head>"
                                   "<body><body.content><p>Held.</p></body.content></body></nitf>";

    f->options.ignore_embargo = true;
    assert_false(reading_text(f, SOURCE_NITF, str_of(nitf)));
    assert_non_null(strstr(f->err.text, "canceled"));
    assert_false(reading_text(f, SOURCE_NINJS,
        STR("{\"pubstatus\":\"canceled\",\"headline\":\"x\",\"body_text\":\"y\"}")));
    assert_true(reading_text(f, SOURCE_NITF, str_of(withheld)));
    f->options.ignore_embargo = false;
    assert_false(reading_text(f, SOURCE_NITF, str_of(withheld)));
    assert_non_null(strstr(f->err.text, "until further notice"));
    /* an embargo that cannot be understood is one */
    assert_false(reading_text(f, SOURCE_NINJS,
        STR("{\"embargoed\":\"Tuesday noon\",\"headline\":\"x\",\"body_text\":\"y\"}")));
    assert_non_null(strstr(f->err.text, "until Tuesday noon"));
    assert_true(reading_text(
        f, SOURCE_NINJS, STR("{\"embargoed\":null,\"headline\":\"x\",\"body_text\":\"y\"}")));
}

static void tells_statuses(void **state)
{
    (void)state;
    assert_int_equal(agency_status(STR("")), AGENCY_USABLE);
    assert_int_equal(agency_status(STR("stat:usable")), AGENCY_USABLE);
    assert_int_equal(agency_status(STR("stat:canceled")), AGENCY_CANCELED);
    assert_int_equal(agency_status(STR("Cancelled")), AGENCY_CANCELED);
    assert_int_equal(agency_status(STR("stat:withheld")), AGENCY_WITHHELD);
    assert_int_equal(agency_status(STR("embargoed")), AGENCY_WITHHELD);
}

static void sniffs(void **state)
{
    (void)state;
    assert_true(nitf_sniff(STR("<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'x'><nitf>")));
    assert_true(nitf_sniff(STR("<n:nitf xmlns:n='x'>")));
    assert_false(nitf_sniff(STR("<nitfx>")));
    assert_true(newsml_sniff(STR("<newsMessage xmlns='x'>")));
    assert_true(newsml_sniff(STR("<nar:newsItem xmlns:nar='x'>")));
    assert_false(newsml_sniff(STR("<NewsML>"))); /* NewsML 1 is another language */
    assert_true(ninjs_sniff(STR("{\"uri\":\"x\",\"headline\":\"y\",\"body_text\":\"z\"}")));
    assert_true(ninjs_sniff(STR("[ {\"headlines\":[],\"bodies\":[]")));
    assert_false(ninjs_sniff(STR("{\"uri\":\"x\"}")));
    assert_false(ninjs_sniff(STR("{\"segments\":[{\"role\":\"presenter\"}]}")));
    assert_false(ninjs_sniff(STR("\"uri\" \"headlines\" \"bodies\"")));
}

static void survives_hostile_files(void **state)
{
    struct reading *const f = *state;
    struct buf b = {0};

    assert_false(reading_text(f, SOURCE_NINJS, STR("{\"headline\":")));
    assert_false(reading_text(f, SOURCE_NINJS, STR("[1,\"x\",null,[]]")));
    assert_false(reading_text(f, SOURCE_NINJS, STR("{\"headline\":5,\"bodies\":{\"x\":[]}}")));
    for (int i = 0; i < 100000; i++)
        buf_add_byte(&b, '[');
    assert_false(reading_text(f, SOURCE_NINJS, buf_str(&b)));
    assert_false(reading_text(f, SOURCE_NEWSML, STR("<newsMessage/>")));
    assert_string_equal(f->err.text, "x: has no news item in it");
    assert_false(reading_text(f, SOURCE_NEWSML, STR("<newsItem guid='a'/>")));
    assert_false(reading_text(f, SOURCE_NITF, STR("<nitf/>")));
    assert_string_equal(f->err.text, "x: no article text found");
    assert_false(reading_text(f, SOURCE_NITF,
        STR("<!DOCTYPE nitf [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><nitf>&x;</nitf>")));
    /* a package that refers to one item many times */
    buf_clear(&b);
    buf_add(&b, STR("<newsMessage>"));
    for (int i = 0; i < 10000; i++)
        buf_add(&b, STR("<itemRef residref='a'/>"));
    buf_add(&b, STR("<newsItem guid='a'><contentSet><inlineData>Once.</inlineData></contentSet>"
                    "</newsItem></newsMessage>"));
    assert_true(reading_text(f, SOURCE_NEWSML, buf_str(&b)));
    assert_int_equal(f->articles.n, 1);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_file, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            refuses_embargoed_stories, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(tells_urgency, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            never_takes_canceled_stories, reading_set_up, reading_tear_down),
        cmocka_unit_test(tells_statuses),
        cmocka_unit_test(sniffs),
        cmocka_unit_test_setup_teardown(survives_hostile_files, reading_set_up, reading_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
