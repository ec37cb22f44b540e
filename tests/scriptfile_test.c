/* What a script says: reading, what people edit, what is said instead, and mistakes by line. */
#include "script/file/scriptfile.h"

#include "rewriting.h"

#define HEAD                                                                                       \
    "bulletin script 1\n"                                                                          \
    "title: Ferry back\n"                                                                          \
    "language: en-GB\n"                                                                            \
    "date: 2026-11-24\n"                                                                           \
    "format: test\n"                                                                               \
    "cast: calm\n"                                                                                 \
    "roles: title presenter, heading announcer, text reporter, quote quote, phrase host\n"         \
    "pauses: clause 11, sentence 22, paragraph 33, heading 44, section 55, item 66\n"              \
    "\n"

static void read_good(struct rewriting *f, const char *text)
{
    if (!read_script(f, str_of(text)))
        fail_msg("%s", f->err.text);
}

/* A line a segment: "story paragraph reporter sentence 22: text", then " = what is said instead".
 */
static struct str listing(struct rewriting *f)
{
    struct buf out = {0};

    for (size_t i = 0; i < f->rundown.n_items; i++) {
        const struct item *item = &f->rundown.items[i];

        buf_printf(&out, "%s %.*s\n", item_kind_name(item->kind), STR_ARG(item->title));
        for (size_t k = 0; k < item->n_segments; k++) {
            const struct segment *s = &item->segments[k];

            buf_printf(&out, " %s %.*s %s %u: %.*s", segment_kind_name(s->kind), STR_ARG(s->role),
                boundary_name(s->boundary), (unsigned)s->pause_ms, STR_ARG(s->text));
            if (s->say.len)
                buf_printf(&out, " = %.*s", STR_ARG(s->say));
            buf_add_byte(&out, '\n');
        }
    }
    return keep(f, &out);
}

/* --- reading --- */

static void reads_what_the_header_shows(void **state)
{
    struct rewriting *f = *state;

    read_good(f, HEAD "[open] Ferry back\n"
                      "\n"
                      "# Ferry back\n"
                      "\n"
                      "[story] Ferry back\n"
                      "language: cy\n"
                      "source: Harbour News\n"
                      "url: https://example.org/ferry\n"
                      "image: https://example.org/ferry.jpg\n"
                      "\n"
                      "The ferry is back.\n"
                      "A spokeswoman said:\n"
                      "  quote: “We are glad.”\n"
                      "  (pause: 2 s)\n"
                      "; nobody reads this\n"
                      "\n"
                      "Huawei paid.\n"
                      "(say: Wah-way paid.)\n"
                      "\n"
                      "## And then?\n"
                      "\n"
                      "- One point.\n"
                      "\n"
                      "> Somebody's words.\n"
                      "(after: section)\n"
                      "\n"
                      "~ That was the news.\n");
    assert_text(listing(f), "open Ferry back\n"
                            " title presenter item 66: Ferry back\n"
                            "story Ferry back\n"
                            " paragraph reporter sentence 22: The ferry is back.\n"
                            " paragraph reporter clause 11: A spokeswoman said:\n"
                            " paragraph quote paragraph 2000: “We are glad.”\n"
                            " paragraph reporter section 55: Huawei paid. = Wah-way paid.\n"
                            " heading announcer heading 44: And then?\n"
                            " list-item reporter paragraph 33: One point.\n"
                            " quote quote section 55: Somebody's words.\n"
                            " phrase host item 66: That was the news.\n");
    assert_text(f->rundown.title, "Ferry back");
    assert_text(f->rundown.date, "2026-11-24");
    assert_text(f->rundown.items[0].language, "en-GB");
    assert_text(f->rundown.items[1].language, "cy");
    assert_text(f->rundown.items[1].source, "Harbour News");
    assert_text(f->rundown.items[1].url, "https://example.org/ferry");
    assert_text(f->rundown.items[1].image, "https://example.org/ferry.jpg");
    assert_same_format(&f->format, &f->read_format);
}

static void pauses_have_their_unit(void **state)
{
    static const struct {
        const char *written;
        uint32_t ms;
    } pauses[] = {{"0 ms", 0}, {"1500 ms", 1500}, {"1500ms", 1500}, {"2 s", 2000}, {"2s", 2000},
        {"1.5 s", 1500}, {"0.05 s", 50}, {"0.125 s", 125}, {"600 s", 600000}};
    /* a number without a unit is a slip: 2 ms for 2 s */
    static const char *const bad[] = {"", "2", "1500", "-1 ms", "1.5", "1.5 ms", "2 m", "600001 ms",
        "601 s", "1. s", "1.2345 s", "s", "0x10", "1e3", "99999999999999999999 s"};
    struct rewriting *f = *state;

    for (size_t i = 0; i < sizeof pauses / sizeof *pauses; i++) {
        read_good(
            f, arena_printf(f->arena, HEAD "[story] T\n\nA.\n(pause: %s)\n", pauses[i].written).s);
        assert_int_equal(f->rundown.items[0].segments[0].pause_ms, pauses[i].ms);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(
            read_script(f, arena_printf(f->arena, HEAD "[story] T\n\nA.\n(pause: %s)\n", bad[i])));
        assert_non_null(strstr(f->err.text, "my.script: line 13: "));
    }
}

/* What the head leaves out is the format's, by default that of "article". */
static void the_head_may_be_short(void **state)
{
    struct rewriting *f = *state;
    struct format article;

    assert_true(format_load("article", f->arena, &article, &f->err));
    read_good(f, "bulletin script 1\n[story] T\nA.\n\nB.\n");
    assert_text(f->rundown.language, "en-GB");
    assert_same_format(&article, &f->read_format);
    assert_int_equal(
        f->rundown.items[0].segments[0].pause_ms, article.pause_ms[BOUNDARY_PARAGRAPH]);
    read_good(f, "bulletin script 1\nroles: quote witness\npauses: item 7 ms\n[story] T\nA.\n");
    assert_text(f->read_format.role_quote, "witness");
    assert_true(str_eq(f->read_format.role_text, article.role_text));
    assert_int_equal(f->rundown.items[0].segments[0].pause_ms, 7);
    assert_false(read_script(f, STR("bulletin script 1\nformat: no-such\n[story] T\nA.\n")));
    assert_non_null(strstr(f->err.text, "no-such"));
}

/* --- editing --- */

static const char edited[] =
    HEAD "[story] T\n\nOne.\nTwo:\n  quote: “Three.”\n\n## Four\n\nFive.\n";

static struct str replace(struct rewriting *f, struct str text, const char *from, const char *to)
{
    struct buf out = {0};
    size_t at = 0;

    for (;;) {
        const ptrdiff_t hit = str_find(text, str_of(from), at);

        if (hit < 0)
            break;
        buf_add(&out, str_cut(text, at, (size_t)hit));
        buf_add(&out, str_of(to));
        at = (size_t)hit + strlen(from);
    }
    buf_add(&out, str_cut(text, at, text.len));
    return keep(f, &out);
}

/* Line ends of Windows, trailing blanks, tabs for indents, a byte order mark, more blank lines. */
static void what_editors_do_changes_nothing(void **state)
{
    struct rewriting *f = *state;
    const struct str text = str_of(edited);
    struct str expected;

    read_good(f, edited);
    expected = listing(f);
    read_good(f, replace(f, text, "\n", "\r\n").s);
    assert_text(listing(f), expected.s);
    read_good(f, replace(f, text, "\n", " \t \n").s);
    assert_text(listing(f), expected.s);
    read_good(f, replace(f, text, "  quote", "\tquote").s);
    assert_text(listing(f), expected.s);
    read_good(f, replace(f, text, "\n\n", "\n\n \n").s);
    assert_text(listing(f), expected.s);
    read_good(f, arena_printf(f->arena, "\xEF\xBB\xBF%s", edited).s);
    assert_text(listing(f), expected.s);
    assert_true(read_script(f, str_cut(text, 0, text.len - 1))); /* no last line end */
    assert_text(listing(f), expected.s);
}

/* A comment stays with the line below it. */
static void comments_are_kept(void **state)
{
    struct rewriting *f = *state;
    struct str written;

    read_good(f, "bulletin script 1\n; of the head\ntitle: T\n; of the head, too\n"
                 "pauses: item 7\n\n"
                 "; of the item\n\n;of the item, too\n[story] T\n; also\nsource: S\n\n"
                 "; of A\n\nA.\n  ; of B\n  B.\n  ; of its pause\n  (pause: 2 s)\n"
                 "; Lines that begin with \";\" are not read.\n"
                 ";\n\n; of the end\n");
    assert_text(f->rundown.head_comment, "of the head\nof the head, too");
    assert_text(f->rundown.items[0].comment, "of the item\n\nof the item, too\nalso");
    assert_text(f->rundown.items[0].segments[0].comment, "of A");
    assert_text(f->rundown.items[0].segments[1].comment, "of B\nof its pause");
    assert_text(f->rundown.end_comment, "\n\nof the end");
    written = write_script(f, &f->rundown, &f->read_format);
    read_good(f, written.s);
    assert_text(write_script(f, &f->rundown, &f->read_format), written.s);
    assert_non_null(strstr(written.s, "\n; of the item\n;\n; of the item, too\n; also\n[story] T\n"
                                      "source: S\n\n; of A\nA.\n  ; of B\n  ; of its pause\n"
                                      "  B.\n    (pause: 2000 ms)\n\n;\n;\n; of the end\n"));
}

static void what_people_change_is_what_they_get(void **state)
{
    struct rewriting *f = *state;
    const struct str text = str_of(edited);

    read_good(f, replace(f, text, "One.\n", "One. And a half.\n  one and   three quarters.\n").s);
    assert_text(listing(f), "story T\n"
                            " paragraph reporter clause 11: One. And a half.\n"
                            " paragraph reporter sentence 22: one and three quarters.\n"
                            " paragraph reporter clause 11: Two:\n"
                            " paragraph quote section 55: “Three.”\n"
                            " heading announcer heading 44: Four\n"
                            " paragraph reporter item 66: Five.\n");
    read_good(f, replace(f, text, "\n## Four\n", "").s);
    assert_text(listing(f), "story T\n"
                            " paragraph reporter sentence 22: One.\n"
                            " paragraph reporter clause 11: Two:\n"
                            " paragraph quote paragraph 33: “Three.”\n"
                            " paragraph reporter item 66: Five.\n");
    read_good(f, replace(f, text, "## Four\n\nFive.\n", "[story] U\nguest: Six.\n").s);
    assert_text(listing(f), "story T\n"
                            " paragraph reporter sentence 22: One.\n"
                            " paragraph reporter clause 11: Two:\n"
                            " paragraph quote item 66: “Three.”\n"
                            "story U\n"
                            " paragraph guest item 66: Six.\n");
}

/* A line pasted in that is too long to be spoken in one go is cut; its directions are the last
 * piece's. */
static void a_long_line_is_cut(void **state)
{
    struct rewriting *f = *state;
    struct buf text = {0};
    const struct item *item;

    buf_add(&text, STR(HEAD "[story] T\n\n"));
    for (int i = 0; i < 200; i++)
        buf_add(&text, STR("word "));
    buf_add(&text, STR("\n(pause: 7 ms)\nNext.\n"));
    read_good(f, text.s);
    buf_free(&text);
    item = &f->rundown.items[0];
    assert_int_equal(item->n_segments, 4); /* 1,000 letters in pieces of at most 400 */
    assert_int_equal(item->segments[1].boundary, BOUNDARY_CLAUSE);
    assert_int_equal(item->segments[1].pause_ms, 11);
    assert_int_equal(item->segments[2].boundary, BOUNDARY_SENTENCE);
    assert_int_equal(item->segments[2].pause_ms, 7);
}

/* The spoken text of the only segment, each token as [written>spoken]. */
static struct str tokens_of(struct rewriting *f, const char *text, const char *say)
{
    const struct str script =
        arena_printf(f->arena, HEAD "[story] T\n\n%s\n(say: %s)\n", text, say);
    struct buf out = {0};
    const struct spoken *spoken;

    read_good(f, script.s);
    spoken = &f->rundown.items[0].segments[0].spoken;
    for (size_t i = 0; i < spoken->n_tokens; i++) {
        const struct token *t = &spoken->tokens[i];

        buf_printf(&out, "[%.*s>%.*s]",
            STR_ARG(str_cut(str_of(text), t->written, t->written + t->written_len)),
            STR_ARG(str_cut(spoken->text, t->spoken, t->spoken + t->spoken_len)));
    }
    return keep(f, &out);
}

static void what_is_said_instead_keeps_the_words(void **state)
{
    struct rewriting *f = *state;

    assert_text(tokens_of(f, "Today Huawei paid it", "Today wah way paid it"),
        "[Today>Today][Huawei>wah way][paid>paid][it>it]");
    assert_text(tokens_of(f, "Xi met Li", "shee met lee"), "[Xi>shee][met>met][Li>lee]");
    assert_text(tokens_of(f, "they met", "so they met"), "[they>so they][met>met]");
    assert_text(tokens_of(f, "they met", "they met again"), "[they>they][met>met again]");
    assert_text(tokens_of(f, "they have met", "they met"), "[they>they][have>][met>met]");
    assert_text(f->rundown.items[0].segments[0].spoken.text, "they met");
}

/* --- mistakes --- */

/* What was cut of the item before it stands above an item, but is not about it. */
static void a_blank_line_between_a_comment_and_an_item_is_kept(void **state)
{
    static const char *const above[] = {
        "; of T\n\n", "; of U\n", ";\n;\n\n", "; of T\n;\n; of U\n"};
    static const char *const comments[] = {"of T\n", "of U", "\n\n", "of T\n\nof U"};
    struct rewriting *f = *state;

    for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
        const struct str text =
            arena_printf(f->arena, HEAD "[story] T\n\nA.\n\n%s[story] U\n\nB.\n", above[i]);

        assert_non_null(text.s);
        read_good(f, text.s);
        assert_text(f->rundown.items[1].comment, comments[i]);
        assert_non_null(strstr(write_script(f, &f->rundown, &f->read_format).s,
            arena_printf(f->arena, "A.\n\n%s[story] U\n", above[i]).s));
    }
}

static void mistakes_are_named_by_line(void **state)
{
    static const struct {
        const char *text;
        const char *where;
        const char *expected;
    } mistakes[] = {
        {"", "line 1", "bulletin script 1"},
        {"bulletin script 2\n", "line 1", "version"},
        {"Dear Sir\n", "line 1", "bulletin script 1"},
        {"bulletin script 1\n", "line 2", "[story]"},
        {"bulletin script 1\nThe ferry is back.\n", "line 2", "name: value"},
        {"bulletin script 1\ncolour: red\n", "line 2", "title, language"},
        {"bulletin script 1\ntitle: A\ntitle: B\n", "line 3", "before"},
        {"bulletin script 1\nlanguage: en_GB!\n", "line 2", "language tag"},
        {"bulletin script 1\ndate: today\n", "line 2", "ISO 8601"},
        {"bulletin script 1\nlength: long\n", "line 2", "a length up to 24 hours (3:00)"},
        {"bulletin script 1\nlength: 0:00\n", "line 2", "a length"},
        {"bulletin script 1\nlength: 3:10-2:50\n", "line 2", "a length"},
        {"bulletin script 1\nlength: 3:00-\n", "line 2", "a length"},
        {"bulletin script 1\nlength: 25:00:00\n", "line 2", "a length"},
        {"bulletin script 1\nunderrun: late\n", "line 2", "error, early, silence or bed"},
        {"bulletin script 1\nrate: fast\n", "line 2", "50 to 200 percent"},
        {"bulletin script 1\nrate: 49.9 %\n", "line 2", "50 to 200 percent"},
        {"bulletin script 1\nrate: 200.1 %\n", "line 2", "50 to 200 percent"},
        {"bulletin script 1\nrate: 97.55 %\n", "line 2", "50 to 200 percent"},
        {"bulletin script 1\nlead: 500\n", "line 2", "a time with its unit"},
        {"bulletin script 1\nlead: 601 s\n", "line 2", "at most 600 s"},
        {"bulletin script 1\nstretch: pauses 60-160 %\n", "line 2", "both pauses and end"},
        {"bulletin script 1\nstretch: pauses 160-60 %, end 3 s\n", "line 2", "the less first"},
        {"bulletin script 1\nstretch: end 3 s, end 3 s\n", "line 2", "\"end\" was given"},
        {"bulletin script 1\nstretch: pauses 60-160 %, end 3\n", "line 2", "a time with its unit"},
        {"bulletin script 1\nstretch: rate 3 %\n", "line 2", "pauses and end"},
        {"bulletin script 1\nloudness: loud\n", "line 2", "LUFS"},
        {"bulletin script 1\nloudness: -4 LUFS\n", "line 2", "LUFS"},
        {"bulletin script 1\nstation: A\nstation: B\n", "line 3", "before"},
        {"bulletin script 1\nroles: title\n", "line 2", "role"},
        {"bulletin script 1\nroles:\n", "line 2", "a list"},
        {"bulletin script 1\npauses:\n", "line 2", "a list"},
        {"bulletin script 1\nroles: sub-title reader\n", "line 2", "title, heading"},
        {"bulletin script 1\npauses: sentence long\n", "line 2", "milliseconds"},
        {"bulletin script 1\npauses: word 3\n", "line 2", "clause, sentence"},
        {"bulletin script 1\npauses: item 3, item 4\n", "line 2", "before"},
        {HEAD "[stroy] T\n\nA.\n", "line 10", "[open], [headlines], [story] or [close]"},
        {HEAD "[story T\n\nA.\n", "line 10", "[story]"},
        {HEAD "[story] T\n\nA.\n\n[close\n\nB.\n", "line 14", "[close]"},
        {HEAD "[story] T\n\n[story] U\n\nA.\n", "line 10", "lines to speak"},
        {HEAD "[story] T\n", "line 10", "lines to speak"},
        {HEAD "[story] T\n(pause: 3 s)\nA.\n", "line 11", "a line to speak before"},
        {HEAD "[story] T\n\nA.\n(pause: 2)\n", "line 13", "a time with its unit"},
        {HEAD "[story] T\n\nA.\n(pause: 2 s)\n(pause: 3 s)\n", "line 14", "\"pause\" was given"},
        {HEAD "[story] T\n\nA.\n(say: B.)\n(say: C.)\n", "line 14", "\"say\" was given"},
        {HEAD "[story] T\n\nA.\n(after: item)\n(after: item)\n", "line 14", "\"after\" was"},
        {HEAD "[story] T\nsource: A\nsource: B\n\nA.\n", "line 12", "\"source\" was given"},
        {HEAD "[story] T\nbefore: pips\nbefore: pips\n\nA.\n", "line 12", "\"before\" was given"},
        {HEAD "[story] T\nreader: The Minister\n\nA.\n", "line 11", "a role"},
        {HEAD "[story] T\npublished: today\n\nA.\n", "line 11", "ISO 8601"},
        {HEAD "[story] T\nbefore: tone 5 Hz\n\nA.\n", "line 11", "before: tone: expected"},
        {HEAD "[story] T\nafter: a.wav, gain 9\n\nA.\n", "line 11", "after: gain: expected"},
        {HEAD "[story] T\nbed: pips\n\nA.\n", "line 11", "bed: bed: expected a file or a tone"},
        {HEAD "[story] T\nbed:\n\nA.\n", "line 11", "bed: sound: expected a file"},
        {HEAD "[story] T\n\nA.\n(pause: 3\n", "line 13", "\")\""},
        {HEAD "[story] T\n\nA.\n(paws: 3)\n", "line 13", "(pause: ...)"},
        {HEAD "[story] T\n\nA.\n(after: lunch)\n", "line 13", "clause, sentence"},
        {HEAD "[story] T\n\nA. (pause: 3 s)\n", "line 12", "on lines of their own"},
        {HEAD "[story] T\n\n# A (say: B (C))\n", "line 12", "on lines of their own"},
        {HEAD "[story] T\n\nquote: (after: item)\n", "line 12", "on lines of their own"},
        {HEAD "[story] T\n\nA.\n(say: )\n", "line 13", "(say: "},
        {HEAD "[story] T\n\nquote:\n", "line 12", "words to speak"},
        {HEAD "[story] T\n\n#\n", "line 12", "words to speak"},
        {HEAD "[story] T\n\nCaf\xE9.\n", "line 12", "UTF-8"},
        {HEAD "[story] T\n\nA\x1B[31m.\n", "line 12", "U+001B"},
        {HEAD "[story] T\n\nA\x7F.\n", "line 12", "U+007F"},
        {"\xFF\xFE"
         "b",
            "line 1", "UTF-16"},
    };
    struct rewriting *f = *state;

    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        assert_false(read_script(f, str_of(mistakes[i].text)));
        assert_int_equal(f->err.kind, ERROR_USAGE);
        if (!strstr(f->err.text, "my.script: ") || !strstr(f->err.text, mistakes[i].where) ||
            !strstr(f->err.text, mistakes[i].expected))
            fail_msg("\"%s\" does not name \"%s\" and \"%s\"", f->err.text, mistakes[i].where,
                mistakes[i].expected);
    }
}

static void hostile_scripts_are_refused_or_read(void **state)
{
    struct rewriting *f = *state;
    struct buf text = {0};

    assert_false(read_script(f, STR(HEAD "[story] T\n\nA\0B.\n")));
    assert_non_null(strstr(f->err.text, "line 12"));
    buf_add(&text, STR(HEAD "[story] T\n\n"));
    while (text.len < 1 << 20)
        buf_add(&text, STR("a"));
    assert_true(read_script(f, buf_str(&text)));
    assert_int_equal(rundown_count(&f->rundown), 2621); /* 2^20 less the head, by 400, rounded up */
    buf_add(&text, STR("\n(say: b)\n"));
    assert_false(read_script(f, buf_str(&text)));
    assert_non_null(strstr(f->err.text, "line 13"));
    buf_free(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rewriting_set_up, rewriting_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(reads_what_the_header_shows),
        TEST(pauses_have_their_unit),
        TEST(the_head_may_be_short),
        TEST(what_editors_do_changes_nothing),
        TEST(comments_are_kept),
        TEST(a_blank_line_between_a_comment_and_an_item_is_kept),
        TEST(what_people_change_is_what_they_get),
        TEST(a_long_line_is_cut),
        TEST(what_is_said_instead_keeps_the_words),
        TEST(mistakes_are_named_by_line),
        TEST(hostile_scripts_are_refused_or_read),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
