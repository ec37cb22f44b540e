/*
 * markdown.h and frontmatter.h, over the texts in tests/markdown: NAME.md beside NAME.expected,
 * which was written by hand after CommonMark 0.30 and GitHub's tables.
 */
#include "read/markdown.h"

#include "reading.h"

#define FOLDER "tests/markdown"

static void reads_every_text(void **state)
{
    assert_true(reading_check_folder(*state, FOLDER) >= 5);
}

static void sniffs(void **state)
{
    static const char *const yes[] = {"# A title\n\nText.\n\n## Another\n",
        "---\ntitle: x\n---\nText\n", "Text with **weight** and a [link](http://a/b).\n",
        "A table\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n",
        "![Picture](a/b.png) and text\n", "Text\n\n```\ncode\n```\n",
        "# @council answers\n\nText.\n\n## (Again)\n"};
    static const char *const no[] = {"", "Plain text.\n\nMore of it.\n",
        "#1 in the charts\n\nText.\n", "Press release\n\nText.\n\n# # #\n",
        "> A mail\n> quoted\n\nand its answer\n", "---\nA rule, then text: it goes on.\n",
        "Price list\n\n- one\n- two\n\n* three\n", "He said 2 ** 3 is eight ** really\n",
        "Note [1] (see below)\n", "Title: x\n\nA letter.\n"};

    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!markdown_sniff(str_of(yes[i])))
            fail_msg("no Markdown: %s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (markdown_sniff(str_of(no[i])))
            fail_msg("Markdown: %s", no[i]);
}

static const struct article *only(struct reading *f, const char *text)
{
    if (!reading_text(f, SOURCE_MARKDOWN, str_of(text)))
        fail_msg("%s", f->err.text);
    assert_int_equal(f->articles.n, 1);
    return &f->articles.items[0];
}

static void keeps_levels(void **state)
{
    const struct article *article =
        only(*state, "# T\n\n# One\n\na\n\n## Two\n\nb\n\n#### Four\n\nc");

    assert_int_equal(article->n_blocks, 6);
    assert_int_equal(article->blocks[0].level, 2); /* the title is the only first level */
    assert_int_equal(article->blocks[2].level, 2);
    assert_int_equal(article->blocks[4].level, 4);
    assert_int_equal(article->blocks[5].level, 0);
}

static void reads_front_matter(void **state)
{
    struct reading *const f = *state;
    const struct article *article;

    /* as it stands in an agency's folder */
    article = only(f, "---\nheadline: 'A: b'\nembargo: 2026-11-24T08:29:00Z\nversion: 2\n"
                      "authors: [Jane Roe, \"Sam Ode\"]\nunknown: x\n...\nText.\n");
    assert_true(str_eq(article->title, STR("A: b")));
    assert_true(str_eq(article->embargo, STR("2026-11-24T08:29:00Z")));
    assert_true(str_eq(article->version, STR("2")));
    assert_true(str_eq(article->byline, STR("Jane Roe, Sam Ode")));
    assert_false(
        reading_text(f, SOURCE_MARKDOWN, STR("---\nembargo: 2026-11-24T08:31:00Z\n---\nText.\n")));
    assert_non_null(strstr(f->err.text, "embargo until 2026-11-24T08:31:00Z"));
    article = only(f, "---\ntitle: x\nurgency: 3\n---\nText.\n");
    assert_int_equal(article->urgency, 3);
    /* none, or never ended: it is text */
    article = only(f, "---\n\nText: one.\n");
    assert_int_equal(article->title.len, 0);
    assert_int_equal(article->n_blocks, 1);
    article = only(f, "---\ntitle: x\n\nText.\n");
    assert_int_equal(article->title.len, 0);
    article = only(f, "http://a.example/: a list\n\nText.\n");
    assert_int_equal(article->n_blocks, 2);
}

static void takes_html_as_text(void **state)
{
    const struct article *article =
        only(*state, "A <b>b</b> &lt;c&gt; <script>alert(1)</script> d &#100; `<e>`\n");

    assert_true(str_eq(article->blocks[0].text, STR("A b <c> d d <e>")));
}

/* What other readers of Markdown need square time or endless stack for. */
static void survives_hostile_texts(void **state)
{
    struct reading *const f = *state;
    static const char *const pieces[] = {
        "[", "> ", "- ", "*a_ ", "![", "`", "<", "[a](", "**x", "|", "[a]: b\n", "&#x0;"};
    struct buf b = {0};

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        buf_clear(&b);
        for (int n = 0; n < 20000; n++)
            buf_add(&b, str_of(pieces[i]));
        buf_add(&b, STR("\n\nText at the end.\n"));
        (void)reading_text(f, SOURCE_MARKDOWN, buf_str(&b));
    }
    buf_free(&b);
    assert_false(reading_text(f, SOURCE_MARKDOWN, STR("")));
    assert_string_equal(f->err.text, "x: no article text found");
    assert_false(reading_text(f, SOURCE_MARKDOWN, STR("---\ntitle: x\n---\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_text, reading_set_up, reading_tear_down),
        cmocka_unit_test(sniffs),
        cmocka_unit_test_setup_teardown(keeps_levels, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(reads_front_matter, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(takes_html_as_text, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(survives_hostile_texts, reading_set_up, reading_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
