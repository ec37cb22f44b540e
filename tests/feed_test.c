/*
 * feed.h, over the feeds in tests/feeds: NAME.xml beside NAME.expected, which was written by hand
 * from what a reader of the feed would say is in it. And options, hostile feeds, and the web.
 */
#include "read/feed/feed.h"

#include "base/buf.h"
#include "read/source.h"
#include "reading.h"
#include "serving.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FOLDER "tests/feeds"

/* --- the folder --- */

static void reads_every_feed(void **state)
{
    assert_true(reading_check_folder(*state, FOLDER) >= 20);
}

/* Ill-formed feeds say so; well-formed ones do not. */
static void tells_of_repairs(void **state)
{
    struct reading *f = *state;

    assert_true(reading_one(f, FOLDER "/bare-ampersands.xml"));
    assert_true(reading_has_note(f, NOTE_DOUBT, "repaired"));
    assert_true(reading_one(f, FOLDER "/rss20-content.xml"));
    assert_int_equal(f->notes.n, 0);
}

/* --- options --- */

static void takes_the_newest(void **state)
{
    struct reading *f = *state;
    struct buf b = {0};

    buf_add(&b, STR("<rss><channel>"));
    for (int i = 0; i < 30; i++)
        buf_printf(&b,
            "<item><title>Story number %c%c</title><pubDate>%d Nov 2026</pubDate>"
            "<description>t</description></item>",
            'a' + i / 6, 'a' + i % 6, i + 1);
    buf_add(&b, STR("</channel></rss>"));
    assert_true(reading_text(f, SOURCE_FEED, buf_str(&b)));
    assert_int_equal(f->articles.n, READ_DEFAULT_ITEMS);
    assert_true(str_eq(f->articles.items[0].published, STR("2026-11-30")));
    assert_true(str_eq(f->articles.items[9].published, STR("2026-11-21")));
    f->options.items = 3;
    assert_true(reading_text(f, SOURCE_FEED, buf_str(&b)));
    assert_int_equal(f->articles.n, 3);
    /* it is the 24th: two days back from 08:30 are the 23rd, the 24th, and the days to come */
    f->options.items = 100;
    f->options.max_age = 2 * 86400;
    assert_true(reading_text(f, SOURCE_FEED, buf_str(&b)));
    assert_int_equal(f->articles.n, 8);
    assert_true(str_eq(f->articles.items[7].published, STR("2026-11-23")));
    f->options.now += 30 * 86400;
    assert_false(reading_text(f, SOURCE_FEED, buf_str(&b)));
    assert_non_null(strstr(f->err.text, "x: has no story that is new enough"));
    buf_free(&b);
}

/* The same story in two feeds: the same words but one; the same words with another number are two.
 */
static void takes_a_story_of_two_feeds_once(void **state)
{
    struct reading *f = *state;
    static const char *const names[] = {
        FOLDER "/told-twice.xml", FOLDER "/rss20-plain.xml", FOLDER "/linked/rival.xml"};

    if (!reading_all(f, names, 3))
        fail_msg("%s", f->err.text);
    assert_int_equal(f->articles.n, 4 + 2 + 1);
    assert_true(str_eq(f->articles.items[6].title, STR("Morning briefing: 25 November")));
    assert_true(reading_has_note(f, NOTE_LEFT_OUT, "is the same story as"));
}

/* A German feed that declares `language`. */
static struct str german(struct reading *f, const char *language)
{
    return arena_printf(f->arena,
        "<rss><channel><language>%s</language><item><title>Die Brücke bleibt gesperrt</title>"
        "<description>Die Brücke über den Fluss bleibt noch bis zum Freitag gesperrt, wie die "
        "Stadt "
        "am Dienstag mitteilte. Der Verkehr wird über die alte Straße umgeleitet, und die Busse "
        "fahren nur bis zum Bahnhof.</description></item></channel></rss>",
        language);
}

static void finds_the_language(void **state)
{
    struct reading *const f = *state;

    assert_true(reading_text(f, SOURCE_FEED, german(f, "")));
    assert_true(str_eq(f->articles.items[0].language, STR("de")));
    assert_int_equal(f->notes.n, 0);
    assert_true(reading_text(f, SOURCE_FEED, german(f, "DE_at")));
    assert_true(str_eq(f->articles.items[0].language, STR("de-AT")));
    assert_int_equal(f->notes.n, 0);
    /* what a system declares unless told otherwise */
    assert_true(reading_text(f, SOURCE_FEED, german(f, "en-US")));
    assert_true(str_eq(f->articles.items[0].language, STR("en-US")));
    assert_true(reading_has_note(f, NOTE_DOUBT, "reads like de"));
}

static void needs_text(void **state)
{
    struct reading *f = *state;

    assert_false(
        reading_text(f, SOURCE_FEED, STR("<rss><channel><title>x</title></channel></rss>")));
    assert_string_equal(f->err.text, "x: the feed has no stories");
    assert_false(reading_text(f, SOURCE_FEED,
        STR("<rss><channel><item><title>only</title><link>http://a/"
            "</link></item></channel></rss>")));
    assert_string_equal(f->err.text, "x: no article text found");
    assert_true(reading_has_note(f, NOTE_LEFT_OUT, "--full"));
}

static void sniffs(void **state)
{
    static const char *const yes[] = {"<rss version='2.0'>", "<?xml version='1.0'?>\n<rss>",
        "<?xml version='1.0'?><!-- a > b --><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "Warning: x<?xml version='1.0'?><rss>"};
    static const char *const no[] = {"", "<", "<!-- ", "<html><body><rss>", "<!DOCTYPE html><rss>",
        "rss", "<nitf>", "<svg xmlns='x'>", "<rdf:RDF xmlns:foaf='x'>"};

    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!feed_sniff(str_of(yes[i])))
            fail_msg("no feed: %s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (feed_sniff(str_of(no[i])))
            fail_msg("a feed: %s", no[i]);
}

/* --- hostile feeds --- */

static struct str repeated(
    struct reading *f, const char *head, const char *one, size_t n, const char *tail)
{
    struct buf b = {0};
    struct str t;

    buf_add(&b, str_of(head));
    for (size_t i = 0; i < n; i++)
        buf_add(&b, str_of(one));
    buf_add(&b, str_of(tail));
    t = buf_keep(&b, f->arena);
    buf_free(&b);
    assert_non_null(t.s);
    return t;
}

static void survives_hostile_feeds(void **state)
{
    struct reading *f = *state;
    struct str text;
    char *big;

    /* 100,000 nested tags in a story: the text is kept */
    text = repeated(f, "<rss><channel><item><title>Deep</title><description>", "<div>", 100000,
        "kept</description></item></channel></rss>");
    assert_true(reading_text(f, SOURCE_FEED, text));
    assert_true(str_eq(f->articles.items[0].blocks[0].text, STR("kept")));
    /* 100,000 nested items */
    (void)reading_text(
        f, SOURCE_FEED, repeated(f, "<rss><channel>", "<item><title>x</title>", 100000, ""));
    /* another file by an entity */
    assert_true(reading_text(f, SOURCE_FEED,
        STR("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>"
            "&x;</title><description>d&x;</description></item></channel></rss>")));
    assert_true(str_find(reading_as_text(f), STR("root:"), 0) < 0);
    /* a million stories */
    text = repeated(f, "<rss><channel>", "<item><title>x</title></item>", 400000, "");
    assert_false(reading_text(f, SOURCE_FEED, text));
    assert_non_null(strstr(f->err.text, "a million"));
    /* 200 MB: refused by its length, before any of it is looked at */
    big = calloc(1, 200 << 20);
    assert_non_null(big);
    assert_false(reading_text(f, SOURCE_FEED, (struct str){big, 200 << 20}));
    free(big);
    assert_string_equal(f->err.text, "x: longer than the 64 MiB of XML that are read");
    assert_false(reading_text(f, SOURCE_FEED, STR("\0\0\0\0")));
    assert_false(reading_text(f, SOURCE_FEED, STR("")));
}

/* --- over the web --- */

static void reads_feeds_from_the_web(void **state)
{
    struct reading *f = *state;
    struct serving server;
    const char *names[3];

    assert_int_equal(serving_start(&server, FOLDER), 0);
    names[0] = arena_printf(f->arena, "http://127.0.0.1:%d/status/500", server.port).s;
    names[1] = arena_printf(f->arena, "http://127.0.0.1:%d/rss20-plain.xml", server.port).s;
    names[2] = arena_printf(f->arena, "http://127.0.0.1:%d/utf-16.xml", server.port).s;
    /* one that fails is a warning, and the others are there */
    assert_true(reading_all(f, names, 3));
    assert_int_equal(f->articles.n, 3);
    assert_true(reading_has_note(f, NOTE_WARNING, "answers 500"));
    /* alone it is the error */
    assert_false(reading_one(f, names[0]));
    assert_non_null(strstr(f->err.text, "/status/500: answers 500"));
    serving_stop(&server);
    assert_false(reading_all(f, names, 3));
}

/* The article behind the link, or the feed's text with a warning. */
static void follows_links(void **state)
{
    struct reading *f = *state;
    struct serving server;
    struct str feed;

    assert_int_equal(serving_start(&server, "tests/feeds/linked"), 0);
    feed = arena_printf(f->arena,
        "<rss><channel><item><title>Lock gates replaced</title>"
        "<link>http://127.0.0.1:%d/lock.html</link><description>Short.</description></item>"
        "<item><title>Gone astray</title><link>http://127.0.0.1:%d/status/404</link>"
        "<description>What the feed has.</description></item>"
        "<item><title>Nothing at all</title><link>http://127.0.0.1:%d/loop</link></item>"
        "</channel></rss>",
        server.port, server.port, server.port);
    f->options.full = true;
    if (!reading_text(f, SOURCE_FEED, feed))
        fail_msg("%s", f->err.text);
    serving_stop(&server);
    assert_int_equal(f->articles.n, 2);
    assert_true(str_eq(f->articles.items[0].title, STR("Lock gates replaced")));
    assert_true(str_find(reading_as_text(f), STR("The new gates weigh eleven tonnes each"), 0) > 0);
    assert_true(str_find(reading_as_text(f), STR("Short."), 0) < 0);
    assert_true(str_eq(f->articles.items[1].blocks[0].text, STR("What the feed has.")));
    assert_true(reading_has_note(f, NOTE_WARNING, "answers 404"));
    assert_true(reading_has_note(f, NOTE_WARNING, "redirects more than"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_feed, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(tells_of_repairs, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(takes_the_newest, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            takes_a_story_of_two_feeds_once, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(finds_the_language, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(needs_text, reading_set_up, reading_tear_down),
        cmocka_unit_test(sniffs),
        cmocka_unit_test_setup_teardown(survives_hostile_feeds, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            reads_feeds_from_the_web, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(follows_links, reading_set_up, reading_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
