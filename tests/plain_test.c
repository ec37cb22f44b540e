/* Plain text understood: layout, lists, metadata, and that nothing is lost. */
#include "base/buf.h"
#include "base/utf8.h"
#include "read/line/layout.h"
#include "read/plain/plain.h"
#include "testing.h"
#include "text/chars.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(&arena);
    return 0;
}

static const struct article *read_text(struct str text)
{
    struct articles *articles = arena_alloc(arena, sizeof *articles);
    const struct source source = {.name = STR("in.txt"), .type = SOURCE_TEXT, .bytes = text};
    struct error err = {0};

    assert_non_null(articles);
    if (!plain_parse(&source, arena, articles, NULL, &err))
        fail_msg("%s", err.text);
    assert_int_equal(articles->n, 1);
    return articles->items;
}

/* The article as text: a letter a block (P, H, Q, L, A), a line a block. */
static void check(const char *text, const char *title, const char *expected)
{
    const struct article *article = read_text(str_of(text));
    struct buf got = {0};

    for (size_t i = 0; i < article->n_blocks; i++)
        buf_printf(
            &got, "%c %.*s\n", "PHQLA"[article->blocks[i].kind], STR_ARG(article->blocks[i].text));
    assert_text(article->title, title);
    assert_text(buf_str(&got), expected);
    buf_free(&got);
}

#define SENTENCE_1                                                                                 \
    "The bridge over the Tarn was closed on Monday after engineers found a crack in it."
#define SENTENCE_2 "It will stay shut for at least six weeks, the council said in a statement."

static void takes_any_line_end(void **state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\xE2\x80\xA9",
        "\xE2\x80\xA8", "\xC2\x85", "\n \t \n\n"};

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct buf b = {0};
        buf_printf(&b, "Bridge closed%s%s%s%s", ends[i], SENTENCE_1, ends[i], SENTENCE_2);
        check(buf_str(&b).s, "Bridge closed", "P " SENTENCE_1 "\nP " SENTENCE_2 "\n");
        buf_free(&b);
    }
}

static void joins_wrapped_lines(void **state)
{
    (void)state;
    check("Bridge closed\n\n"
          "The bridge over the Tarn was closed on Monday after engineers\n"
          "found a crack in it, and it will be many weeks before the well-\n"
          "known sight of buses on it is seen again.\n"
          "\n"
          "Nobody was hurt. The council said that it had known of the crack\n"
          "since the summer, and that it had watched it with care and every\n"
          "week since then.\n",
        "Bridge closed",
        "P The bridge over the Tarn was closed on Monday after engineers found a crack in it, and "
        "it "
        "will be many weeks before the well-known sight of buses on it is seen again.\n"
        "P Nobody was hurt. The council said that it had known of the crack since the summer, and "
        "that it had watched it with care and every week since then.\n");
}

static void finds_headings_in_wrapped_text(void **state)
{
    (void)state;
    check("Bridge closed\n\n"
          "The bridge over the Tarn was closed on Monday after engineers\n"
          "found a crack in it, and it will be many weeks before it opens.\n"
          "\n"
          "What happens next\n"
          "-----------------\n"
          "Nobody was hurt. The council said that it had known of the crack\n"
          "since the summer, and that it had watched it with care and every\n"
          "week since then.\n",
        "Bridge closed",
        "P The bridge over the Tarn was closed on Monday after engineers found a crack in it, and "
        "it "
        "will be many weeks before it opens.\n"
        "H What happens next\n"
        "P Nobody was hurt. The council said that it had known of the crack since the summer, and "
        "that it had watched it with care and every week since then.\n");
}

static void leaves_unwrapped_lines_alone(void **state)
{
    (void)state;
    check("Bridge closed\n" SENTENCE_1 "\n" SENTENCE_2 "\nNobody was hurt.\n", "Bridge closed",
        "P " SENTENCE_1 "\nP " SENTENCE_2 "\nP Nobody was hurt.\n");
}

static void finds_lists(void **state)
{
    (void)state;
    check("Bridge closed\n" SENTENCE_1
          "\nThree roads are shut:\n• Mill Lane\n• the A99\n• Quay Street\n" SENTENCE_2 "\n",
        "Bridge closed",
        "P " SENTENCE_1
        "\nP Three roads are shut:\nL Mill Lane\nL the A99\nL Quay Street\nP " SENTENCE_2 "\n");
    check("Bridge closed\n" SENTENCE_1 "\n1. Mill Lane is shut.\n2) The A99 is shut.\n" SENTENCE_2
          "\n",
        "Bridge closed",
        "P " SENTENCE_1 "\nL Mill Lane is shut.\nL The A99 is shut.\nP " SENTENCE_2 "\n");
    /* dashes of a list, and of a dialogue */
    check("Bridge closed\n" SENTENCE_1 "\n- Mill Lane\n- the A99\n" SENTENCE_2 "\n",
        "Bridge closed", "P " SENTENCE_1 "\nL Mill Lane\nL the A99\nP " SENTENCE_2 "\n");
    check("Bridge closed\n" SENTENCE_1 "\n– It is shut, he said.\n– For how long?\n" SENTENCE_2
          "\n",
        "Bridge closed",
        "P " SENTENCE_1 "\nP – It is shut, he said.\nP – For how long?\nP " SENTENCE_2 "\n");
    /* a number alone is no list */
    check("Bridge closed\n" SENTENCE_1 "\n1. Mill Lane was the first of them.\n" SENTENCE_2 "\n",
        "Bridge closed",
        "P " SENTENCE_1 "\nP 1. Mill Lane was the first of them.\nP " SENTENCE_2 "\n");
}

/* One line may say who and when. */
static void reads_bylines_with_dates(void **state)
{
    static const char *const lines[][3] = {
        {"By Jane Smith, 3 March 2026, 06:00", "Jane Smith", "2026-03-03T06:00:00"},
        {"By Jane Smith | 3 March 2026 | 4 min read", "Jane Smith", "2026-03-03"},
        {"By April Brown 3 March 2026", "April Brown", "2026-03-03"},
        {"By Jane Smith and Omar Lutz, updated March 3, 2026", "Jane Smith, Omar Lutz",
            "2026-03-03"},
        {"Von Jonas Albrecht, 3. März 2026, 06:00 Uhr", "Jonas Albrecht", "2026-03-03T06:00:00"},
        {"Par Anne Colin – Publié le 3 mars 2026", "Anne Colin", "2026-03-03"},
        {"Published 3 March 2026", "", "2026-03-03"},
        {"By Jane Smith", "Jane Smith", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[1000];
        const struct article *article;
        snprintf(
            text, sizeof text, "Bridge closed\n%s\n%s\n%s\n", lines[i][0], SENTENCE_1, SENTENCE_2);
        article = read_text(str_of(text));
        assert_text(article->byline, lines[i][1]);
        assert_text(article->published, lines[i][2]);
        assert_int_equal(article->blocks[0].kind, BLOCK_ASIDE);
    }
}

static void reads_metadata(void **state)
{
    const struct article *article;

    (void)state;
    article = read_text(STR("Bridge closed\nBy Jane Smith, Transport Editor\n"
                            "Published 3 March 2026\n"
                            "CARROW (Northern Press) — " SENTENCE_1 "\n" SENTENCE_2 "\n"));
    assert_text(article->byline, "Jane Smith");
    assert_text(article->published, "2026-03-03");
    assert_text(article->dateline, "CARROW");
    assert_text(article->source, "Northern Press");
    check("Bridge closed\nBy Jane Smith, Transport Editor\nPublished 3 March 2026\n"
          "CARROW (Northern Press) — " SENTENCE_1 "\n" SENTENCE_2 "\n",
        "Bridge closed",
        "A By Jane Smith, Transport Editor\nA Published 3 March 2026\nA CARROW (Northern Press) —\n"
        "P " SENTENCE_1 "\nP " SENTENCE_2 "\n");
}

static void keeps_an_embargo(void **state)
{
    const struct article *article = read_text(
        STR("Bridge to open\n"
            "Embargoed until 00:01 GMT, 16 March 2026\n" SENTENCE_1 "\n" SENTENCE_2 "\n"));

    (void)state;
    assert_text(article->embargo, "2026-03-16T00:01:00Z");
    assert_text(article->published, "");
}

static void sets_repeats_aside(void **state)
{
    (void)state;
    /* a title twice; a pull quote that the story says as well */
    check("Bridge closed\nBridge closed\n" SENTENCE_1 "\n“It was only ever a matter of time.”\n"
          "“It was only ever a matter of time,” said the engineer, Ann Low, on Monday.\n",
        "Bridge closed",
        "A Bridge closed\nP " SENTENCE_1 "\nA “It was only ever a matter of time.”\n"
        "P “It was only ever a matter of time,” said the engineer, Ann Low, on Monday.\n");
    /* but not one that stands nowhere else */
    check("Bridge closed\n" SENTENCE_1 "\n“It was only ever a matter of time.”\n" SENTENCE_2 "\n",
        "Bridge closed",
        "P " SENTENCE_1 "\nP “It was only ever a matter of time.”\nP " SENTENCE_2 "\n");
}

static void takes_quotations(void **state)
{
    (void)state;
    check("Bridge closed\n" SENTENCE_1 "\n> We knew of the crack.\n" SENTENCE_2 "\n",
        "Bridge closed", "P " SENTENCE_1 "\nQ We knew of the crack.\nP " SENTENCE_2 "\n");
}

static void takes_short_texts(void **state)
{
    (void)state;
    check("One line and no more", "", "P One line and no more\n");
    check("Bridge closed\n" SENTENCE_1, "Bridge closed", "P " SENTENCE_1 "\n");
    check(SENTENCE_1 "\n" SENTENCE_2, SENTENCE_1, "P " SENTENCE_2 "\n");
}

/* --- nothing lost --- */

/* What is compared: letters and digits alone, as bullets, rules and spaces may go. */
static void add_letters(struct str t, struct buf *out)
{
    for (size_t at = 0; at < t.len;) {
        const uint32_t cp = utf8_next(t, &at);
        if (char_is_letter(cp) || char_is_digit(cp))
            buf_add_cp(out, cp);
    }
}

static const char *const PARTS[] = {
    SENTENCE_1,
    SENTENCE_2,
    "What happens next?",
    "WHAT NOW",
    "Photo: Jane Doe",
    "By Jane Smith",
    "Published 3 March 2026",
    "Read more: another story",
    "Advertisement",
    "• a point",
    "* a point",
    "- a point",
    "– a line of talk.",
    "Share",
    "“It was only ever a matter of time.”",
    "“It was only ever a matter of time,” she said.",
    "14:05",
    "Q: Why?",
    "A: Because.",
    "LONDON (AP) — Nobody came to the bridge on the day after it was closed.",
    "Arsenal 2-1 Chelsea",
    "Tags: a, b",
    "The signs are:",
    "feeling sick",
    "* * *",
    "-----",
    "日本語の見出し",
    "これは文です。",
    "Follow us on Facebook",
    "© 2026 The Paper",
    "More on this story",
    "Another headline here",
    "x",
    "?",
    "“",
    "(Reuters)",
    "https://example.org/a",
    "More",
    "£5.50",
    "a, b; c: d",
};

/* Are all letters of the input in the blocks, in order, but for the title, which is taken out of
 * one place? */
static bool is_all_there(struct str in, struct str title, struct str blocks)
{
    if (in.len != title.len + blocks.len)
        return false;
    for (size_t at = 0; at <= blocks.len; at++) {
        if (str_starts(str_cut(in, at, in.len), title) &&
            str_eq(str_cut(in, at + title.len, in.len), str_cut(blocks, at, blocks.len)))
            return true;
        if (at < blocks.len && in.s[at] != blocks.s[at])
            return false;
    }
    return false;
}

static void check_all_there(struct str text)
{
    const struct article *article = read_text(text);
    struct buf in = {0}, title = {0}, blocks = {0};

    add_letters(text, &in);
    add_letters(article->title, &title);
    for (size_t i = 0; i < article->n_blocks; i++)
        add_letters(article->blocks[i].text, &blocks);
    if (!is_all_there(buf_str(&in), buf_str(&title), buf_str(&blocks)))
        fail_msg("lost or doubled:\n%.*s", STR_ARG(text));
    buf_free(&blocks);
    buf_free(&title);
    buf_free(&in);
}

/* No part begins with a number: a list's numbers go with its marks. */
static void loses_nothing(void **state)
{
    const unsigned seed = 4711;

    (void)state;
    print_message("seed %u\n", seed);
    srand(seed);
    for (int round = 0; round < 3000; round++) {
        struct buf in = {0};
        const int n = 1 + rand() % 30;
        const char *const end = rand() % 2 ? "\n" : "\n\n";
        buf_add(&in, STR("A"));
        buf_add(&in, str_of(end));
        for (int i = 0; i < n; i++)
            buf_printf(&in, "%s%s", PARTS[(size_t)rand() % (sizeof PARTS / sizeof *PARTS)], end);
        check_all_there(buf_str(&in));
        buf_free(&in);
    }
}

/* Short lines at the top, as letters and notices have, say nothing of how the text is wrapped. */
static void joins_lines_below_a_letter_head(void **state)
{
    (void)state;
    check("Bridge closed\n\nTarn Valley Council\nRoads Office\n4 Mill Lane\nNorth Carrow\nThe "
          "Valley\n"
          "\n"
          "The bridge over the Tarn was closed on Monday after engineers\n"
          "found a crack in it, and it will be many weeks before it opens.\n"
          "\n"
          "The council said that it had known of the crack since spring\n"
          "and that it had watched it with care.\n"
          "\n"
          "Buses go by way of Carrow. Those who drive should leave early,\n"
          "as the road by the mill is narrow.\n",
        "Bridge closed",
        "A Tarn Valley Council\nA Roads Office\nA 4 Mill Lane\nA North Carrow\nA The Valley\n"
        "P The bridge over the Tarn was closed on Monday after engineers found a crack in it, and "
        "it will be many weeks before it opens.\n"
        "P The council said that it had known of the crack since spring and that it had watched it "
        "with care.\n"
        "P Buses go by way of Carrow. Those who drive should leave early, as the road by the mill "
        "is narrow.\n");
}

/* A text taken out of printed pages: words are divided, and a page's number and the journal's name
 * stand in the middle of a sentence. "well-known" is a compound, as another line shows. */
static void mends_printed_pages(void **state)
{
    (void)state;
    check("Valley Review, Issue 12\n\n"
          "Bridge closed\n\n"
          "The well-known bridge over the Tarn was closed on Mon-\n"
          "day after engineers found a crack in it. It will be\n"
          "many weeks before the well-\n"
          "known sight of buses on it is seen again, as engi-\n"
          "\n4\n\n"
          "Valley Review, Issue 12\n\n"
          "neers have to wait for stone from the quarry.\n"
          "\n"
          "Nobody was hurt. The council said that it had known\n"
          "of the crack since the summer.\n"
          "\n5\n",
        "Bridge closed",
        "A Valley Review, Issue 12\n"
        "P The well-known bridge over the Tarn was closed on Monday after engineers found a crack "
        "in it. It will be many weeks before the well-known sight of buses on it is seen again, as "
        "engineers have to wait for stone from the quarry.\n"
        "A 4\nA Valley Review, Issue 12\n"
        "P Nobody was hurt. The council said that it had known of the crack since the summer.\n"
        "A 5\n");
    /* headings that count are not pages */
    check("Bridge closed\n\n" SENTENCE_1 "\n\nRoute 1\n\n" SENTENCE_2
          "\n\nRoute 2\n\nThe road by the mill is narrow, and long lorries may not use it.\n",
        "Bridge closed",
        "P " SENTENCE_1 "\nH Route 1\nP " SENTENCE_2
        "\nH Route 2\nP The road by the mill is narrow, and long lorries may not use it.\n");
}

static void takes_a_mail(void **state)
{
    static const char mail[] =
        "From: Valley News <news@valley.example>\n"
        "To: a list with a very long name\n\t<list@valley.example>\n"
        "Subject: Fwd: Re: Bridge closed\n"
        "Date: Tue, 3 Mar 2026 08:30:00 +0000\n"
        "\n" SENTENCE_1 "\n\n" SENTENCE_2 "\n-- \nValley News, 4 Mill Lane\n";

    (void)state;
    check(mail, "Bridge closed",
        "A From: Valley News <news@valley.example> To: a list with a very long name "
        "<list@valley.example> Subject: Fwd: Re: Bridge closed Date: Tue, 3 Mar 2026 08:30:00 "
        "+0000\nP " SENTENCE_1 "\nP " SENTENCE_2 "\nA Valley News, 4 Mill Lane\n");
    assert_text(read_text(str_of(mail))->published, "2026-03-03T08:30:00Z");
    /* in another language; and lines with colons that are none */
    check("Von: Talblatt\nBetreff: Brücke gesperrt\nGesendet: 3. März 2026\n\n" SENTENCE_1
          "\n\n" SENTENCE_2 "\n",
        "Brücke gesperrt",
        "A Von: Talblatt Betreff: Brücke gesperrt Gesendet: 3. März 2026\nP " SENTENCE_1
        "\nP " SENTENCE_2 "\n");
    check("Bridge closed\nFrom: Carrow\n\n" SENTENCE_1 "\n" SENTENCE_2 "\n", "Bridge closed",
        "P From: Carrow\nP " SENTENCE_1 "\nP " SENTENCE_2 "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_any_line_end),
        cmocka_unit_test(joins_wrapped_lines),
        cmocka_unit_test(finds_headings_in_wrapped_text),
        cmocka_unit_test(leaves_unwrapped_lines_alone),
        cmocka_unit_test(finds_lists),
        cmocka_unit_test(reads_bylines_with_dates),
        cmocka_unit_test(reads_metadata),
        cmocka_unit_test(keeps_an_embargo),
        cmocka_unit_test(sets_repeats_aside),
        cmocka_unit_test(takes_quotations),
        cmocka_unit_test(takes_short_texts),
        cmocka_unit_test(loses_nothing),
        cmocka_unit_test(joins_lines_below_a_letter_head),
        cmocka_unit_test(mends_printed_pages),
        cmocka_unit_test(takes_a_mail),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
