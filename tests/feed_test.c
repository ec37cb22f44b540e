/*
 * feed.h, over the feeds in tests/feeds: NAME.xml beside NAME.expected, which was written by hand
 * from what a reader of the feed would say is in it. And options, hostile feeds, and the web.
 */
#include "read/feed.h"

#include "base/buf.h"
#include "base/file.h"
#include "read/source.h"
#include "serving.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FOLDER "tests/feeds"
#define NOW    1795509000 /* 2026-11-24T08:30:00Z */

struct fixture {
    struct arena *arena;
    struct read_options options;
    struct notes notes;
    struct articles articles;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    if (!f || !(f->arena = arena_new()))
        return -1;
    f->options = (struct read_options){.now = NOW, .fetch = {.no_cache = true}};
    f->notes = (struct notes){.arena = f->arena};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    arena_destroy(&f->arena);
    free(f);
    return 0;
}

/* --- articles as text, as the .expected files have them --- */

static void put_field(struct buf *out, const char *name, struct str value)
{
    if (value.len > 0)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static void put_article(struct buf *out, const struct article *article)
{
    static const char *const kinds[] = {"paragraph", "heading", "quote", "list-item", "aside"};

    put_field(out, "title", article->title);
    put_field(out, "byline", article->byline);
    put_field(out, "source", article->source);
    put_field(out, "published", article->published);
    put_field(out, "language", article->language);
    put_field(out, "url", article->url);
    put_field(out, "image", article->image);
    for (size_t i = 0; i < article->n_blocks; i++)
        put_field(out, kinds[article->blocks[i].kind], article->blocks[i].text);
}

static struct str as_text(struct fixture *f)
{
    struct buf out = {0};
    struct str text;

    for (size_t i = 0; i < f->articles.n; i++) {
        if (i > 0)
            buf_add(&out, STR("--\n"));
        put_article(&out, &f->articles.items[i]);
    }
    text = buf_keep(&out, f->arena);
    buf_free(&out);
    assert_non_null(text.s);
    return text;
}

/* --- reading --- */

/* Reads the inputs as the commands do. */
static bool read_all(struct fixture *f, const char *const *names, size_t n)
{
    struct source *sources = arena_array(f->arena, n, sizeof *sources);
    size_t n_sources;

    assert_non_null(sources);
    f->err = (struct error){0};
    f->articles = (struct articles){0};
    f->notes.n = 0;
    return sources_open(names, n, &f->options, f->arena, sources, &n_sources, &f->notes, &f->err) &&
           sources_articles(sources, n_sources, f->arena, &f->articles, &f->notes, &f->err);
}

static bool read_one(struct fixture *f, const char *name)
{
    return read_all(f, &name, 1);
}

/* Reads a text as a feed. */
static bool read_text(struct fixture *f, struct str text)
{
    const struct source source = {
        .name = STR("x.xml"), .type = SOURCE_FEED, .bytes = text, .options = &f->options};

    f->err = (struct error){0};
    f->articles = (struct articles){0};
    f->notes.n = 0;
    return source_articles(&source, f->arena, &f->articles, &f->notes, &f->err);
}

static bool has_note(struct fixture *f, enum note_kind kind, const char *part)
{
    for (size_t i = 0; i < f->notes.n; i++)
        if (f->notes.items[i].kind == kind && str_find(f->notes.items[i].why, str_of(part), 0) >= 0)
            return true;
    return false;
}

/* --- the folder --- */

static void check_file(struct fixture *f, struct str stem)
{
    const struct str path = arena_printf(f->arena, FOLDER "/%.*s.xml", STR_ARG(stem));
    const struct str expected_path = arena_printf(f->arena, FOLDER "/%.*s.expected", STR_ARG(stem));
    struct str expected, got;

    if (!file_read(expected_path.s, 1 << 20, f->arena, &expected, &f->err))
        fail_msg("%s", f->err.text);
    if (!read_one(f, path.s))
        fail_msg("%s", f->err.text);
    got = as_text(f);
    if (!str_eq(got, expected))
        fail_msg("%s:\n%.*s\nis not\n%.*s", path.s, STR_ARG(got), STR_ARG(expected));
}

static void reads_every_feed(void **state)
{
    struct fixture *f = *state;
    DIR *dir = opendir(FOLDER);
    const struct dirent *entry;
    size_t n = 0;

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        const struct str name = str_of(entry->d_name);

        if (!str_ends(name, STR(".xml")))
            continue;
        check_file(f, str_cut(name, 0, name.len - 4));
        n++;
    }
    closedir(dir);
    assert_true(n >= 20);
}

/* Ill-formed feeds say so; well-formed ones do not. */
static void tells_of_repairs(void **state)
{
    struct fixture *f = *state;

    assert_true(read_one(f, FOLDER "/bare-ampersands.xml"));
    assert_true(has_note(f, NOTE_DOUBT, "repaired"));
    assert_true(read_one(f, FOLDER "/rss20-content.xml"));
    assert_int_equal(f->notes.n, 0);
}

/* --- options --- */

static void takes_the_newest(void **state)
{
    struct fixture *f = *state;
    struct buf b = {0};

    buf_add(&b, STR("<rss><channel>"));
    for (int i = 0; i < 30; i++)
        buf_printf(&b,
            "<item><title>Story number %c%c</title><pubDate>%d Nov 2026</pubDate>"
            "<description>t</description></item>",
            'a' + i / 6, 'a' + i % 6, i + 1);
    buf_add(&b, STR("</channel></rss>"));
    assert_true(read_text(f, buf_str(&b)));
    assert_int_equal(f->articles.n, READ_DEFAULT_ITEMS);
    assert_true(str_eq(f->articles.items[0].published, STR("2026-11-30")));
    assert_true(str_eq(f->articles.items[9].published, STR("2026-11-21")));
    f->options.items = 3;
    assert_true(read_text(f, buf_str(&b)));
    assert_int_equal(f->articles.n, 3);
    /* it is the 24th: two days back from 08:30 are the 23rd, the 24th, and the days to come */
    f->options.items = 100;
    f->options.max_age = 2 * 86400;
    assert_true(read_text(f, buf_str(&b)));
    assert_int_equal(f->articles.n, 8);
    assert_true(str_eq(f->articles.items[7].published, STR("2026-11-23")));
    f->options.now += 30 * 86400;
    assert_false(read_text(f, buf_str(&b)));
    assert_non_null(strstr(f->err.text, "x.xml: has no story that is new enough"));
    buf_free(&b);
}

/* The same story in two feeds: the same words but one; the same words with another number are two.
 */
static void takes_a_story_of_two_feeds_once(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {
        FOLDER "/told-twice.xml", FOLDER "/rss20-plain.xml", FOLDER "/linked/rival.xml"};

    if (!read_all(f, names, 3))
        fail_msg("%s", f->err.text);
    assert_int_equal(f->articles.n, 4 + 2 + 1);
    assert_true(str_eq(f->articles.items[6].title, STR("Morning briefing: 25 November")));
    assert_true(has_note(f, NOTE_LEFT_OUT, "is the same story as"));
}

static void needs_text(void **state)
{
    struct fixture *f = *state;

    assert_false(read_text(f, STR("<rss><channel><title>x</title></channel></rss>")));
    assert_string_equal(f->err.text, "x.xml: the feed has no stories");
    assert_false(read_text(f, STR("<rss><channel><item><title>only</title><link>http://a/"
                                  "</link></item></channel></rss>")));
    assert_string_equal(f->err.text, "x.xml: no article text found");
    assert_true(has_note(f, NOTE_LEFT_OUT, "--full"));
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
    struct fixture *f, const char *head, const char *one, size_t n, const char *tail)
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
    struct fixture *f = *state;
    struct str text;
    char *big;

    /* 100,000 nested tags in a story: the text is kept */
    text = repeated(f, "<rss><channel><item><title>Deep</title><description>", "<div>", 100000,
        "kept</description></item></channel></rss>");
    assert_true(read_text(f, text));
    assert_true(str_eq(f->articles.items[0].blocks[0].text, STR("kept")));
    /* 100,000 nested items */
    (void)read_text(f, repeated(f, "<rss><channel>", "<item><title>x</title>", 100000, ""));
    /* another file by an entity */
    assert_true(read_text(
        f, STR("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>"
               "&x;</title><description>d&x;</description></item></channel></rss>")));
    assert_true(str_find(as_text(f), STR("root:"), 0) < 0);
    /* a million stories */
    text = repeated(f, "<rss><channel>", "<item><title>x</title></item>", 400000, "");
    assert_false(read_text(f, text));
    assert_non_null(strstr(f->err.text, "a million"));
    /* 200 MB: refused by its length, before any of it is looked at */
    big = calloc(1, 200 << 20);
    assert_non_null(big);
    assert_false(read_text(f, (struct str){big, 200 << 20}));
    free(big);
    assert_string_equal(f->err.text, "x.xml: longer than the 64 MiB of XML that are read");
    assert_false(read_text(f, STR("\0\0\0\0")));
    assert_false(read_text(f, STR("")));
}

/* --- over the web --- */

static void reads_feeds_from_the_web(void **state)
{
    struct fixture *f = *state;
    struct serving server;
    const char *names[3];

    assert_int_equal(serving_start(&server, FOLDER), 0);
    names[0] = arena_printf(f->arena, "http://127.0.0.1:%d/status/500", server.port).s;
    names[1] = arena_printf(f->arena, "http://127.0.0.1:%d/rss20-plain.xml", server.port).s;
    names[2] = arena_printf(f->arena, "http://127.0.0.1:%d/utf-16.xml", server.port).s;
    /* one that fails is a warning, and the others are there */
    assert_true(read_all(f, names, 3));
    assert_int_equal(f->articles.n, 3);
    assert_true(has_note(f, NOTE_WARNING, "answers 500"));
    /* alone it is the error */
    assert_false(read_one(f, names[0]));
    assert_non_null(strstr(f->err.text, "/status/500: answers 500"));
    serving_stop(&server);
    assert_false(read_all(f, names, 3));
}

/* The article behind the link, or the feed's text with a warning. */
static void follows_links(void **state)
{
    struct fixture *f = *state;
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
    if (!read_text(f, feed))
        fail_msg("%s", f->err.text);
    serving_stop(&server);
    assert_int_equal(f->articles.n, 2);
    assert_true(str_eq(f->articles.items[0].title, STR("Lock gates replaced")));
    assert_true(str_find(as_text(f), STR("The new gates weigh eleven tonnes each"), 0) > 0);
    assert_true(str_find(as_text(f), STR("Short."), 0) < 0);
    assert_true(str_eq(f->articles.items[1].blocks[0].text, STR("What the feed has.")));
    assert_true(has_note(f, NOTE_WARNING, "answers 404"));
    assert_true(has_note(f, NOTE_WARNING, "redirects more than"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_feed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_of_repairs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_the_newest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_a_story_of_two_feeds_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(needs_text, set_up, tear_down),
        cmocka_unit_test(sniffs),
        cmocka_unit_test_setup_teardown(survives_hostile_feeds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_feeds_from_the_web, set_up, tear_down),
        cmocka_unit_test_setup_teardown(follows_links, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
