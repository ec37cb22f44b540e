#include "script/file/scriptfile.h"

#include "base/buf.h"
#include "script/sting.h"
#include "scripting.h"

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

struct fixture {
    struct arena *arena;
    struct front_end *front_end;
    struct format format;
    struct rundown rundown;
    struct format read_format;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    setenv("BULLETIN_DATA", ".", 0);
    f->arena = arena_new();
    assert_non_null(f->arena);
    f->front_end = front_end_open(&f->err);
    assert_non_null(f->front_end);
    f->format = test_format();
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    front_end_close(&f->front_end);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static bool read_script(struct fixture *f, struct str text)
{
    f->err = (struct error){0};
    return scriptfile_read(
        text, "my.script", f->front_end, f->arena, &f->rundown, &f->read_format, &f->err);
}

static void read_good(struct fixture *f, const char *text)
{
    if (!read_script(f, str_of(text)))
        fail_msg("%s", f->err.text);
}

static struct str keep(struct fixture *f, struct buf *b)
{
    const struct str t = buf_keep(b, f->arena);

    buf_free(b);
    assert_non_null(t.s);
    return t;
}

static struct str write_script(
    struct fixture *f, const struct rundown *rundown, const struct format *format)
{
    struct buf out = {0};

    scriptfile_write(rundown, format, &out);
    return keep(f, &out);
}

/* A line a segment: "story paragraph reporter sentence 22: text", then " = what is said instead".
 */
static struct str listing(struct fixture *f)
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

/* --- equality, field by field --- */

static void assert_same_spoken(const struct spoken *a, const struct spoken *b)
{
    assert_true(str_eq(a->text, b->text));
    assert_int_equal(a->n_tokens, b->n_tokens);
    for (size_t i = 0; i < a->n_tokens; i++) {
        assert_int_equal(a->tokens[i].written, b->tokens[i].written);
        assert_int_equal(a->tokens[i].written_len, b->tokens[i].written_len);
        assert_int_equal(a->tokens[i].spoken, b->tokens[i].spoken);
        assert_int_equal(a->tokens[i].spoken_len, b->tokens[i].spoken_len);
        assert_true(str_eq(a->tokens[i].phonemes, b->tokens[i].phonemes));
    }
}

static void assert_same_segment(const struct segment *a, const struct segment *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->boundary, b->boundary);
    assert_int_equal(a->pause_ms, b->pause_ms);
    assert_true(str_eq(a->role, b->role));
    assert_true(str_eq(a->text, b->text));
    assert_true(str_eq(a->say, b->say));
    assert_true(str_eq(a->comment, b->comment));
    assert_same_spoken(&a->spoken, &b->spoken);
}

static void assert_same_item(const struct item *a, const struct item *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_true(str_eq(a->title, b->title));
    assert_true(str_eq(a->language, b->language));
    assert_true(str_eq(a->byline, b->byline));
    assert_true(str_eq(a->source, b->source));
    assert_true(str_eq(a->url, b->url));
    assert_true(str_eq(a->image, b->image));
    assert_true(str_eq(a->id, b->id));
    assert_true(str_eq(a->published, b->published));
    assert_true(str_eq(a->reader, b->reader));
    assert_true(sting_same(&a->before, &b->before));
    assert_true(sting_same(&a->after, &b->after));
    assert_true(bed_same(&a->bed, &b->bed));
    assert_true(str_eq(a->comment, b->comment));
    assert_int_equal(a->n_segments, b->n_segments);
    for (size_t i = 0; i < a->n_segments; i++)
        assert_same_segment(&a->segments[i], &b->segments[i]);
}

static void assert_same(const struct rundown *a, const struct rundown *b)
{
    assert_true(str_eq(a->title, b->title));
    assert_true(str_eq(a->language, b->language));
    assert_true(str_eq(a->date, b->date));
    assert_true(str_eq(a->station, b->station));
    assert_int_equal(a->least_ms, b->least_ms);
    assert_int_equal(a->most_ms, b->most_ms);
    assert_int_equal(a->underrun, b->underrun);
    assert_int_equal(a->rate, b->rate);
    assert_int_equal(a->lead_ms, b->lead_ms);
    assert_true(str_eq(a->head_comment, b->head_comment));
    assert_true(str_eq(a->end_comment, b->end_comment));
    assert_int_equal(a->n_items, b->n_items);
    for (size_t i = 0; i < a->n_items; i++)
        assert_same_item(&a->items[i], &b->items[i]);
}

static void assert_same_format(const struct format *a, const struct format *b)
{
    assert_true(str_eq(a->name, b->name));
    assert_true(str_eq(a->cast, b->cast));
    assert_true(str_eq(a->role_title, b->role_title));
    assert_true(str_eq(a->role_heading, b->role_heading));
    assert_true(str_eq(a->role_text, b->role_text));
    assert_true(str_eq(a->role_quote, b->role_quote));
    assert_true(str_eq(a->role_phrase, b->role_phrase));
    assert_true(a->loudness <= b->loudness && a->loudness >= b->loudness);
    assert_int_equal(a->pause_least, b->pause_least);
    assert_int_equal(a->pause_most, b->pause_most);
    assert_int_equal(a->end_most_ms, b->end_most_ms);
    for (int i = 0; i < BOUNDARY_COUNT; i++)
        assert_int_equal(a->pause_ms[i], b->pause_ms[i]);
}

/* Writes the rundown, reads it back, and compares. */
static void assert_round_trip(struct fixture *f, const struct rundown *rundown)
{
    const struct str text = write_script(f, rundown, &f->format);

    if (!read_script(f, text))
        fail_msg("%s\n%s", f->err.text, text.s);
    assert_same(rundown, &f->rundown);
    assert_same_format(&f->format, &f->read_format);
}

/* --- reading --- */

static void reads_what_the_header_shows(void **state)
{
    struct fixture *f = *state;

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
    struct fixture *f = *state;

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
    struct fixture *f = *state;
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

static struct str replace(struct fixture *f, struct str text, const char *from, const char *to)
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
    struct fixture *f = *state;
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
    struct fixture *f = *state;
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
    struct fixture *f = *state;
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
    struct fixture *f = *state;
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
static struct str tokens_of(struct fixture *f, const char *text, const char *say)
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
    struct fixture *f = *state;

    assert_text(tokens_of(f, "Today Huawei paid it", "Today wah way paid it"),
        "[Today>Today][Huawei>wah way][paid>paid][it>it]");
    assert_text(tokens_of(f, "Xi met Li", "shee met lee"), "[Xi>shee][met>met][Li>lee]");
    assert_text(tokens_of(f, "they met", "so they met"), "[they>so they][met>met]");
    assert_text(tokens_of(f, "they met", "they met again"), "[they>they][met>met again]");
    assert_text(tokens_of(f, "they have met", "they met"), "[they>they][have>][met>met]");
    assert_text(f->rundown.items[0].segments[0].spoken.text, "they met");
}

/* --- mistakes --- */

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
    struct fixture *f = *state;

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
    struct fixture *f = *state;
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

/* --- round trips --- */

static struct segment *add_segment(struct fixture *f, struct item *item, enum segment_kind kind,
    enum boundary boundary, const char *text)
{
    struct segment *more =
        arena_more(f->arena, item->segments, item->n_segments, &item->cap_segments, sizeof *more);
    struct segment *s;

    assert_non_null(more);
    item->segments = more;
    s = &more[item->n_segments++];
    s->kind = kind;
    s->boundary = boundary;
    s->pause_ms = f->format.pause_ms[boundary];
    s->role = kind == SEGMENT_TITLE || kind == SEGMENT_PHRASE ? f->format.role_title
              : kind == SEGMENT_HEADING                       ? f->format.role_heading
              : kind == SEGMENT_QUOTE                         ? f->format.role_quote
                                                              : f->format.role_text;
    s->text = arena_str(f->arena, str_of(text));
    assert_non_null(s->text.s);
    assert_true(spoken_make(f->front_end, s->text, item->language, f->arena, &s->spoken, &f->err));
    return s;
}

/* Texts that look like a script's own lines, in every kind, role and boundary. */
static void every_text_survives(void **state)
{
    static const char *const texts[] = {"# 1", "## 2", "#hash", "> more", "- item", "-5 degrees",
        "~ phrase", "[story] no item", "[stroy] no item", "[The minister] said", "(pause: 3 s)",
        "(say: x)", "(after: y)", "(after all)", "; no comment", "\\ back", "\\\\", "\\# x",
        "quote: so", "quote:", "said:", "title: x", "source: the river", "url: x", "image: x",
        "language: xx", "Note: this", "http://example.org is it", "bulletin script 1", "—", "#",
        "\\", "-", "a", "“quote: x”", "12: 30", "x-1: y"};
    struct fixture *f = *state;
    struct rundown r = {.language = STR("en-GB"), .rate = 1000};
    struct item item = {.kind = ITEM_STORY, .language = STR("en-GB")};

    for (int kind = SEGMENT_TITLE; kind <= SEGMENT_PHRASE; kind++)
        for (int boundary = BOUNDARY_CLAUSE; boundary <= BOUNDARY_ITEM; boundary++)
            for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
                struct segment *s = add_segment(
                    f, &item, (enum segment_kind)kind, (enum boundary)boundary, texts[i]);

                if (i % 3 == 1)
                    s->role = STR("other-2");
                if (i % 5 == 2)
                    s->pause_ms = (uint32_t)i;
            }
    r.items = &item;
    r.n_items = 1;
    assert_round_trip(f, &r);
}

static void items_survive(void **state)
{
    struct fixture *f = *state;
    struct item items[4] = {
        {.kind = ITEM_OPEN, .title = STR("quote: [x] # ; \\"), .language = STR("en-GB")},
        {.kind = ITEM_HEADLINES, .language = STR("cy")},
        {.kind = ITEM_STORY,
            .title = STR("[story] again"),
            .language = STR("en-GB"),
            .byline = STR("# Ann; Lee"),
            .source = STR("A: B"),
            .url = STR("https://example.org/?a=b#c"),
            .image = STR("https://example.org/a.jpg")},
        {.kind = ITEM_CLOSE, .title = STR("source: x"), .language = STR("de-x-y")},
    };
    struct rundown r = {.title = STR("title: x"),
        .language = STR("en-GB"),
        .date = STR("2026-11-24T08:00:00+01:00"),
        .rate = 1000,
        .items = items,
        .n_items = 4};

    for (int i = 0; i < 4; i++)
        add_segment(f, &items[i], SEGMENT_PARAGRAPH, BOUNDARY_ITEM, "source: the river");
    assert_round_trip(f, &r);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Either 0 or one up to `most`, small ones as often as great ones. */
static uint32_t some(uint32_t *seed, uint32_t most)
{
    const uint32_t bits = next_random(seed) % 28;

    return next_random(seed) % 4 ? next_random(seed) % (1u << bits) % (most + 1) : 0;
}

static struct str some_text(uint32_t *seed)
{
    static const char *const texts[] = {"", "", "A", "Harbour News", "quote: [x] # ; \\", "urn:a:b",
        "(pause: 2 s)", "; no comment", "tone 5 Hz, gain", "“Ja”, sagt sie", "x, y: z", "[story]"};

    return str_of(texts[next_random(seed) % (sizeof texts / sizeof *texts)]);
}

static struct str some_comment(uint32_t *seed)
{
    static const char *const texts[] = {"check this", "one\n\ntwo", "  [story] X", "; twice",
        "(pause: 2 s)", "\nafter an empty one", "length: 3:00\n# A"};

    return next_random(seed) % 4
               ? STR("")
               : str_of(texts[next_random(seed) % (sizeof texts / sizeof *texts)]);
}

/* Decibels in hundredths, as people write them. */
static double some_level(uint32_t *seed, int least, int most)
{
    return (least * 100 + (int)(next_random(seed) % (uint32_t)((most - least) * 100 + 1))) / 100.0;
}

static struct sting some_sting(uint32_t *seed, bool pips_too)
{
    static const char *const files[] = {
        "/a.wav", "/in/two  words.flac", "/a, b: c; (d).wav", "/“ä”.opus", "/tone 440 Hz"};
    struct sting s = {.kind = (enum sting_kind)(next_random(seed) % (pips_too ? 4 : 3))};

    if (s.kind == STING_NONE)
        return s;
    s.gain_db = some_level(seed, -90, 40);
    s.pause_ms = some(seed, 86400000);
    if (s.kind == STING_PIPS)
        return s;
    s.length_ms = some(seed, 86400000);
    s.fade_in_ms = some(seed, 86400000);
    s.fade_out_ms = some(seed, 86400000);
    if (s.kind == STING_FILE) {
        s.file = str_of(files[next_random(seed) % (sizeof files / sizeof *files)]);
        s.offset_ms = some(seed, 86400000);
    } else {
        s.hz = 20 + next_random(seed) % 7981;
        s.length_ms += s.length_ms == 0;
    }
    return s;
}

static struct item some_item(struct fixture *f, uint32_t *seed)
{
    static const char *const dates[] = {"", "2026-11-24", "2026-11-24T08:00:00+01:00"};
    static const char *const languages[] = {"en-GB", "de", "cy"};
    static const char *const readers[] = {"", "reporter-2", "reporter"};
    static const char *const roles[] = {"presenter", "reporter", "reporter-2", "quote", "host"};
    struct item item = {.kind = (enum item_kind)(next_random(seed) % 4),
        .title = some_text(seed),
        .language = str_of(languages[next_random(seed) % 3]),
        .byline = some_text(seed),
        .source = some_text(seed),
        .url = some_text(seed),
        .image = some_text(seed),
        .id = some_text(seed),
        .published = str_of(dates[next_random(seed) % 3]),
        .reader = str_of(readers[next_random(seed) % 3]),
        .before = some_sting(seed, true),
        .after = some_sting(seed, true),
        .bed = {.sound = some_sting(seed, false)},
        .comment = some_comment(seed)};

    if (item.bed.sound.kind != STING_NONE) {
        item.bed.duck_db = some_level(seed, 0, 90);
        item.bed.attack_ms = some(seed, 86400000);
        item.bed.release_ms = some(seed, 86400000);
    }
    for (uint32_t n = 1 + next_random(seed) % 6; n > 0; n--) {
        const struct str text = some_text(seed);
        struct segment *s = add_segment(f, &item, (enum segment_kind)(next_random(seed) % 6),
            (enum boundary)(next_random(seed) % BOUNDARY_COUNT), text.len ? text.s : "A word.");

        s->role = str_of(roles[next_random(seed) % 5]);
        s->comment = some_comment(seed);
        if (next_random(seed) % 2)
            s->pause_ms = some(seed, FORMAT_MAX_PAUSE);
    }
    return item;
}

/* Any rundown and what the format has of it. */
static void every_field_survives(void **state)
{
    struct fixture *f = *state;
    const uint32_t first = 2024;
    uint32_t seed = first;

    print_message("# seed %u\n", first);
    for (int i = 0; i < 300; i++) {
        struct item items[3];
        struct rundown r = {.title = some_text(&seed),
            .language = STR("en-GB"),
            .date = STR("2026-11-24"),
            .station = some_text(&seed),
            .underrun = (enum underrun)(next_random(&seed) % 4),
            .rate = next_random(&seed) % 2 ? 1000 : 500 + next_random(&seed) % 1501,
            .lead_ms = some(&seed, FORMAT_MAX_PAUSE),
            .head_comment = some_comment(&seed),
            .end_comment = some_comment(&seed),
            .items = items,
            .n_items = 1 + next_random(&seed) % 3};

        r.most_ms = some(&seed, 86400000);
        r.least_ms = next_random(&seed) % 2 ? r.most_ms : some(&seed, r.most_ms);
        f->format.pause_least = next_random(&seed) % 2 ? 600 : next_random(&seed) % 1001;
        f->format.pause_most = next_random(&seed) % 2 ? 1600 : 1000 + next_random(&seed) % 9001;
        f->format.end_most_ms = next_random(&seed) % 2 ? 3000 : some(&seed, 86400000);
        f->format.loudness = next_random(&seed) % 2 ? 0 : some_level(&seed, -70, -5);
        for (size_t k = 0; k < r.n_items; k++)
            items[k] = some_item(f, &seed);
        assert_round_trip(f, &r);
    }
}

static struct str repeat(struct fixture *f, const char *unit, int times)
{
    struct buf out = {0};

    for (int i = 0; i < times; i++)
        buf_add(&out, str_of(unit));
    return keep(f, &out);
}

static const char article_text[] =
    "Ferry back: “at last”\n"
    "The ferry is back. A spokeswoman said: “We are glad. Are you?”\n"
    "“We are,” he said. # 5 is late; said: so.\n"
    "# Who knew?\n"
    "- A point: of order\n"
    "> Words. And words.\n"
    "He wrote: “One [of two].\n"
    "“Two.”\n";

/* From the article and from its script comes the same. */
static void a_split_article_survives(void **state)
{
    struct fixture *f = *state;
    const struct split_options options = {.date = STR("2026-11-24")};
    struct article articles[3];
    struct rundown r;

    for (int i = 0; i < 3; i++)
        articles[i] = test_article(f->arena, str_of(article_text));
    articles[1].language = STR("de");
    articles[2].title = str_trim(repeat(f, "A headline in pieces, ", 60));
    articles[2].blocks[0].text = repeat(f, "w", 1000);
    for (size_t n = 1; n <= 3; n++) {
        if (!split(articles, n, &f->format, &options, f->front_end, f->arena, &r, NULL, &f->err))
            fail_msg("%s", f->err.text);
        assert_round_trip(f, &r);
    }
}

/* Changes, removes, doubles and inserts bytes and lines. */
static struct str mutate(struct fixture *f, struct str text, uint32_t *seed)
{
    static const char *const inserts[] = {"\n", "\n\n", "  ", "[story] X\n",
        "quote: ", "(say: ", "(pause: 1 s)\n", ")", "\\", "# ", "\xFF", "\r", "; ", ":", "“",
        "(after: item)\n", "language: de\n", "length: 3:00\n", "rate: 98 %\n", "reader: x\n",
        "before: pips\n", "; why?\n", "\n;\n\n; so\n", "bed: tone 99 Hz\n", "%", "dB", ", ", "ms",
        "-"};
    struct buf out = {0};

    for (size_t at = 0; at < text.len; at++) {
        switch (next_random(seed) % 2500) {
        case 0: buf_add_byte(&out, (char)(next_random(seed) % 256)); break;
        case 1:
        case 2:
            buf_add(&out, str_of(inserts[next_random(seed) % (sizeof inserts / sizeof *inserts)]));
            break;
        case 3: at += next_random(seed) % 30; break;
        case 4: at -= at < 60 ? 0 : next_random(seed) % 30; break;
        default: buf_add_byte(&out, text.s[at]); break;
        }
    }
    return keep(f, &out);
}

/* Every field that a script can have. */
static void add_fields(struct rundown *r, struct format *format)
{
    struct item *const item = &r->items[r->n_items - 1];

    r->station = STR("Harbour Radio");
    r->least_ms = 170000;
    r->most_ms = 190500;
    r->underrun = UNDERRUN_EARLY;
    r->rate = 975;
    r->lead_ms = 500;
    format->loudness = -23;
    item->id = STR("urn:x:1");
    item->published = STR("2026-11-24T08:00:00Z");
    item->reader = STR("reporter-2");
    item->before = (struct sting){.kind = STING_FILE, .file = STR("/a.wav"), .gain_db = -6};
    item->after = (struct sting){.kind = STING_PIPS, .gain_db = -18, .pause_ms = 200};
    item->bed = (struct bed){.sound = {.kind = STING_TONE, .hz = 110, .length_ms = 900},
        .duck_db = 15.5,
        .attack_ms = 100,
        .release_ms = 800};
}

/* Whatever is done to a script, it is read or refused by line; what is read survives. */
static void damaged_scripts_are_read_or_refused(void **state)
{
    struct fixture *f = *state;
    const struct split_options options = {0};
    const uint32_t first = 1914;
    uint32_t seed = first;
    size_t good = 0;

    print_message("# seed %u\n", first);
    for (int i = 0; i < 3000; i++) {
        const struct article article = test_article(f->arena, str_of(article_text));
        struct rundown r;
        struct str text;

        assert_true(
            split(&article, 1, &f->format, &options, f->front_end, f->arena, &r, NULL, &f->err));
        add_fields(&r, &f->format);
        text = write_script(f, &r, &f->format);
        if (read_script(f, mutate(f, text, &seed))) {
            const struct rundown once = f->rundown;

            good++;
            text = write_script(f, &once, &f->read_format);
            if (!read_script(f, text))
                fail_msg("%s\n%s", f->err.text, text.s);
            assert_same(&once, &f->rundown);
        } else {
            assert_non_null(strstr(f->err.text, "my.script: line "));
        }
        arena_destroy(&f->arena);
        f->arena = arena_new();
        assert_non_null(f->arena);
    }
    print_message("# %zu of 3000 could be read\n", good);
    assert_true(good > 100 && good < 2900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_what_the_header_shows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pauses_have_their_unit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_head_may_be_short, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_editors_do_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(comments_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_people_change_is_what_they_get, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_line_is_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_said_instead_keeps_the_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_are_named_by_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hostile_scripts_are_refused_or_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_text_survives, set_up, tear_down),
        cmocka_unit_test_setup_teardown(items_survive, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_field_survives, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_split_article_survives, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_scripts_are_read_or_refused, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
