/* What pages declare. Expected values are what a reader of the same page would say. */
#include "base/buf.h"
#include "read/page/authors.h"
#include "read/page/htmltree.h"
#include "read/page/metadata.h"
#include "testing.h"

static struct metadata read_page(const char *html, struct arena *a)
{
    struct metadata metadata;
    struct error err = {0};
    struct node *root = htmltree_parse(str_of(html), "page", a, &err);

    assert_non_null(root);
    assert_true(metadata_read(root, a, &metadata));
    return metadata;
}

#define LD(json) "<script type='application/ld+json'>" json "</script>"

static void title_is_without_the_site(void **state)
{
    static const struct {
        const char *html, *title;
    } cases[] = {
        {"<title>Dam gives way | The Echo</title><h1>Dam gives way</h1>", "Dam gives way"},
        /* a short headline, confirmed by the heading on the page */
        {"<title>Rain - The Echo</title><h1>The Echo</h1><h1>Rain</h1>", "Rain"},
        {"<title>Council - a farce in three acts</title><h1>Council - a farce in three acts</h1>",
            "Council - a farce in three acts"},
        {"<meta property=og:site_name content=Echo><meta property=og:title content='Dam bursts - "
         "Echo'>"
         "<title>x</title>",
            "Dam bursts"},
        {"<title>Echo: Dam bursts in the night</title><td><b>Dam bursts in the night</b></td>",
            "Dam bursts in the night"},
        {"<title>Dam bursts in the night \xC2\xBB Echo</title><p>text", "Dam bursts in the night"},
        {"<title>T</title>" LD("{\"@type\":\"NewsArticle\",\"headline\":\"From JSON\"}"),
            "From JSON"},
        {"<title>a</title><svg><title>icon</title></svg><h1>Only a heading of some length</h1>",
            "Only a heading of some length"},
        {"<p>nothing", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *a = arena_new();
        assert_text(read_page(cases[i].html, a).title, cases[i].title);
        arena_destroy(&a);
    }
}

static void json_ld_in_its_shapes(void **state)
{
    static const struct {
        const char *json, *byline, *source;
    } cases[] = {
        {"{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"author\":\"Jane "
         "Doe\",\"publisher\":\"Echo\"}",
            "Jane Doe", "Echo"},
        {"[{\"@type\":\"BreadcrumbList\"},{\"@type\":[\"Thing\",\"Article\"],\"headline\":\"H\","
         "\"author\":[{\"name\":\"Jane Doe\"},{\"@type\":\"Person\",\"name\":[\"John Roe\"]}],"
         "\"publisher\":{\"name\":\"Echo\"}}]",
            "Jane Doe, John Roe", "Echo"},
        {"{\"@graph\":[{\"@type\":\"BlogPosting\",\"headline\":\"H\",\"author\":{\"@id\":\"#j\"},"
         "\"publisher\":{\"@id\":\"#o\"}},{\"@id\":\"#j\",\"name\":\"Jane Doe\"},"
         "{\"@id\":\"#o\",\"@type\":\"Organization\",\"name\":\"Echo\"}]}",
            "Jane Doe", "Echo"},
        {"{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"ReportageNewsArticle\",\"headline\":"
         "\"H\","
         "\"author\":{\"@type\":\"Organization\",\"name\":\"Echo staff\"}}}",
            "", "Echo staff"},
        /* mistakes that publishers make */
        {"\n<!--\n{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"description\":\"two\nlines\","
         "\"author\":{\"name\":\"Jane Doe\",},}\n-->",
            "Jane Doe", ""},
        {"//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"author\":\"Jane "
         "Doe\"}\n//]]>",
            "Jane Doe", ""},
        {"{\"@type\":\"NewsArticle\",\"author\":", "", ""},
        {"{\"@type\":\"JobPosting\",\"author\":\"Jane Doe\"}", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *a = arena_new();
        const struct str html = arena_printf(a, LD("%s") "<p>x", cases[i].json);
        const struct metadata metadata = read_page(html.s, a);
        assert_text(metadata.byline, cases[i].byline);
        assert_text(metadata.source, cases[i].source);
        arena_destroy(&a);
    }
}

static void json_ld_fields(void **state)
{
    struct arena *a = arena_new();
    const struct metadata metadata = read_page(
        LD("{\"@type\":\"NewsArticle\",\"headline\":\"Caf\\u00e9 &amp; "
           "co\",\"inLanguage\":\"en_gb\","
           "\"datePublished\":\"2024-05-06T07:08:09.123+01:00\",\"isAccessibleForFree\":\"False\","
           "\"image\":[{\"url\":\"i.jpg\"}],\"url\":\"https://e.example/"
           "a\",\"articleBody\":\"Text.\"}"),
        a);

    (void)state;
    assert_text(metadata.language, "en-GB");
    assert_text(metadata.published, "2024-05-06T07:08:09+01:00");
    assert_text(metadata.image, "i.jpg");
    assert_text(metadata.url, "https://e.example/a");
    assert_text(metadata.body, "Text.");
    assert_true(metadata.is_paid);
    assert_true(metadata.is_article);
    arena_destroy(&a);
}

static void names_of_bylines(void **state)
{
    static const struct {
        const char *text, *names;
    } cases[] = {
        {"By Jane Doe", "Jane Doe"},
        {"BY JANE DOE", "Jane Doe"},
        {"By Jane Doe and John Roe", "Jane Doe, John Roe"},
        {"Von Jonas Wendt und Ute Ott", "Jonas Wendt, Ute Ott"},
        {"Par Camille Lorrain (Valmont, correspondante)", "Camille Lorrain"},
        {"Por In\xC3\xA9s Robledo y Ana Gil", "In\xC3\xA9s Robledo, Ana Gil"},
        {"Jane Doe, Political Correspondent", "Jane Doe"},
        {"Jane Doe, jane@echo.example", "Jane Doe"},
        {"https://www.facebook.com/echo", ""},
        {"Staff Reporter", ""},
        {"Jane Doe, Jane Doe", "Jane Doe"},
        {"Ludwig van Beethoven", "Ludwig van Beethoven"},
        {"Byron Shaw", "Byron Shaw"},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *a = arena_new();
        assert_text(authors_names(str_of(cases[i].text), a), cases[i].names);
        arena_destroy(&a);
    }
}

static void bylines_in_the_page(void **state)
{
    static const struct {
        const char *html, *byline;
    } cases[] = {
        {"<meta name=author content='Jane Doe'>", "Jane Doe"},
        {"<meta property=article:author content='https://social.example/jane'>"
         "<h1>H</h1><a rel=author href=x>Jane Doe</a>",
            "Jane Doe"},
        {"<h1>H</h1><div class=article-byline>By Jane Doe</div>", "Jane Doe"},
        {"<h1>H</h1><span class=author-name>Jane Doe</span>", "Jane Doe"},
        {"<div itemscope itemtype=https://schema.org/Article><span itemprop=author><b>Jane "
         "Doe</b></span>",
            "Jane Doe"},
        /* the name of another article's author further down is not this one's */
        {"<h1>A</h1><a rel=author>Jane Doe</a><h1>B</h1><a rel=author>John Roe</a>", "Jane Doe"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *a = arena_new();
        assert_text(read_page(cases[i].html, a).byline, cases[i].byline);
        arena_destroy(&a);
    }
}

static void dates_languages_sources(void **state)
{
    struct arena *a = arena_new();

    (void)state;
    assert_text(
        read_page("<meta property=article:published_time content=2024-05-06T07:00Z>", a).published,
        "2024-05-06T07:00:00Z");
    assert_text(
        read_page("<h1>H</h1><time datetime=2024-05-06>6 May</time>", a).published, "2024-05-06");
    assert_text(
        read_page("<meta name=cms:published-at content=2024-05-06>", a).published, "2024-05-06");
    assert_text(read_page("<meta name=date content='last Tuesday'>", a).published, "");
    assert_text(read_page("<html lang=pt_br>", a).language, "pt-BR");
    assert_text(
        read_page("<html lang='not a tag!'><meta property=og:locale content=fr_FR>", a).language,
        "fr-FR");
    assert_text(
        read_page("<title>Dam bursts | Local | Echo</title><h1>Dam bursts</h1>", a).source, "Echo");
    assert_text(
        read_page("<link rel=canonical href=https://e.example/a>", a).url, "https://e.example/a");
    arena_destroy(&a);
}

/* Deep, long and endless descriptions are passed over, not hung on. */
static void hostile_descriptions(void **state)
{
    struct arena *a = arena_new();
    struct buf html = {0};

    (void)state;
    buf_add(&html, STR("<script type='application/ld+json'>"));
    for (int i = 0; i < 100000; i++)
        buf_add(&html, STR("["));
    buf_add(&html, STR("</script>"));
    for (int i = 0; i < 20000; i++)
        buf_add(&html, STR("<script type='application/ld+json'>{\"@type\":\"Thing\"}</script>"));
    buf_add(&html, STR("<h1>"));
    for (int i = 0; i < 200000; i++)
        buf_add(&html, STR("headline "));
    buf_add(&html, STR("</h1><title>Short</title>"));
    assert_text(read_page(html.s, a).title, "Short");
    buf_free(&html);
    arena_destroy(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_is_without_the_site),
        cmocka_unit_test(json_ld_in_its_shapes),
        cmocka_unit_test(json_ld_fields),
        cmocka_unit_test(names_of_bylines),
        cmocka_unit_test(bylines_in_the_page),
        cmocka_unit_test(dates_languages_sources),
        cmocka_unit_test(hostile_descriptions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
