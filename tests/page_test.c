/* The page as a file; what it does in a browser is tested in tests/browser. */
#include "publish/clocktime.h"
#include "publish/pageassets.h"
#include "publish/pagewords.h"
#include "publishing.h"

static void assert_has(struct str text, const char *part)
{
    if (str_find(text, str_of(part), 0) < 0)
        fail_msg("no \"%s\" in it", part);
}

static size_t count(struct str text, struct str part)
{
    size_t n = 0;

    for (ptrdiff_t at = 0; (at = str_find(text, part, (size_t)at)) >= 0; at++)
        n++;
    return n;
}

static void hostile_texts_are_text(void **state)
{
    const struct str page = bulletin_publish(*state, "html", ".html");

    assert_has(page, "<title>Evening &lt;news&gt;</title>");
    assert_has(page, "&lt;/script&gt;&lt;img src=x onerror=");
    assert_int_equal(count(page, STR("<img")), 0);
    assert_int_equal(count(page, STR("<script>")), 1);
    assert_int_equal(count(page, STR("</script>")), 1);
    assert_int_equal(count(page, STR("\x01")), 0);
    /* only addresses of the web are linked */
    assert_int_equal(count(page, STR("javascript:")), 0);
    assert_has(page, "<p class=\"source\">Source: A &amp; B</p>");
    assert_has(page, "href=\"https://example.org/?a=1&amp;b=%222%22\"");
}

static void times_are_the_timelines(void **state)
{
    const struct str page = bulletin_publish(*state, "html", ".html");

    assert_has(page, "data-rate=\"8000\"");
    /* samples 16000 to 28000; "été" is at UTF-16 unit 3, "it" at 7, "is" at 10 */
    assert_has(
        page, "<span class=\"s\" data-t=\"16000 28000\" data-w=\"3 3 100 7 2 1100 10 2 2100\">");
    /* every byte of the audio's name that could mean something is escaped */
    assert_has(page, "src=\"a%3A%20%22news%22%201.mp3\"");
    assert_has(
        page, "href=\"a%3A%20%22news%22%201.mp3#t=6\"><span lang=\"en-GB\" dir=\"ltr\">What now?");
}

static void every_sentence_once(void **state)
{
    struct bulletin *const b = *state;
    const struct str page = bulletin_publish(b, "html", ".html");

    assert_int_equal(count(page, STR("<span class=\"s\"")), 6);
    assert_has(page, "<blockquote><p>");
    assert_has(page, "<ul><li>");
    assert_has(page, "lang=\"he\" dir=\"rtl\"");
    assert_has(page, "<html lang=\"en-GB\" dir=\"ltr\">");
}

static void a_say_as_has_no_words(void **state)
{
    struct bulletin *const b = *state;

    b->segments[1].say = STR("Summer it is.");
    assert_int_equal(count(bulletin_publish(b, "html", ".html"), STR("data-w=")), 0);
}

static void it_has_a_policy(void **state)
{
    const struct str page = bulletin_publish(*state, "html", ".html");
    const ptrdiff_t policy = str_find(page, STR("Content-Security-Policy"), 0);

    assert_true(policy > 0 && policy < str_find(page, STR("<style"), 0));
    assert_has(page, "default-src 'none'; media-src 'self' file:; style-src 'sha256-");
    /* 32 bytes in base64: 43 letters and a "=" */
    assert_int_equal(strlen(page_js_sha256), strlen("'sha256-") + 44 + strlen("'"));
    assert_int_equal(strlen(page_css_sha256), strlen("'sha256-") + 44 + strlen("'"));
    /* what would end the elements that they are in */
    assert_null(strstr(page_js, "</"));
    assert_null(strstr(page_css, "</"));
}

static void clock_times(void **state)
{
    struct buf out = {0};
    (void)state;

    clocktime_seconds(&out, 1, 3);
    buf_add_byte(&out, ' ');
    clocktime_seconds(&out, 44099999999, 44100); /* 999999.99997732 */
    buf_add_byte(&out, ' ');
    clocktime_seconds(&out, 2999999, 1000000);
    buf_add_byte(&out, ' ');
    clocktime_seconds(&out, 29999999, 10000001); /* 2.9999996: rounds up to a whole second */
    assert_text(buf_str(&out), "0.333333 999999.999977 2.999999 3");
    buf_clear(&out);
    clocktime_short(&out, 8000 * 65 + 7999, 8000);
    buf_add_byte(&out, ' ');
    clocktime_short(&out, 8000 * INT64_C(36001), 8000);
    assert_text(buf_str(&out), "1:05 10:00:01");
    buf_free(&out);
}

static void words_of_a_language(void **state)
{
    (void)state;
    assert_string_equal(page_words(STR("de-AT"))->pause, "Pause");
    assert_string_equal(page_words(STR("de-AT"))->language, "de");
    assert_string_equal(page_words(STR("tlh"))->language, "en");
    assert_string_equal(page_words(STR(""))->language, "en");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bulletin_set_up, bulletin_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hostile_texts_are_text),
        TEST(times_are_the_timelines),
        TEST(every_sentence_once),
        TEST(a_say_as_has_no_words),
        TEST(it_has_a_policy),
        cmocka_unit_test(clock_times),
        cmocka_unit_test(words_of_a_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
