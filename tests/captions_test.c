/* Captions: what every cue must keep to, on made-up timelines; expected values from the rules in
 * captions.h and from WebVTT. */
#include "publish/caption/captions.h"

#include "base/utf8.h"
#include "publish/publish.h"
#include "testing.h"
#include "text/linebreak.h"
#include "text/phrase.h"

#define RATE 22050

struct fixture {
    struct arena *arena;
    char folder[256], path[512];
    struct item item;
    struct segment segments[3];
    struct timeline_segment spoken[3];
    struct rundown rundown;
    struct timeline timeline;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *const f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/news.wav", f->folder);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *const f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

/* A segment whose spoken tokens are its words divided by spaces, `each` samples a word (0: what 16
 * letters a second make). Returns its speech's end. */
static int64_t make_segment(
    struct fixture *f, int i, const char *text, const char *language, int64_t start, int64_t each)
{
    struct segment *const s = &f->segments[i];
    struct timeline_segment *const t = &f->spoken[i];
    struct str rest = str_of(text), word;
    const size_t most = strlen(text) + 1;
    int64_t at = start;

    *s = (struct segment){.role = STR("reporter"), .text = rest};
    *t = (struct timeline_segment){.segment = s, .item = &f->item, .start = start};
    f->item.language = str_of(language);
    s->spoken.tokens = arena_array(f->arena, most, sizeof *s->spoken.tokens);
    t->words = arena_array(f->arena, most, sizeof *t->words);
    assert_non_null(s->spoken.tokens);
    assert_non_null(t->words);
    while (str_next(&rest, ' ', &word)) {
        const int64_t length = each ? each : RATE * ((int64_t)utf8_count(word) + 1) / 16;
        s->spoken.tokens[s->spoken.n_tokens++] =
            (struct token){.written = (uint32_t)(word.s - text), .written_len = (uint32_t)word.len};
        t->words[t->n_words] =
            (struct timeline_word){.token = (uint32_t)t->n_words, .start = at, .end = at + length};
        t->n_words++;
        at += length;
    }
    t->end = at;
    return at;
}

static struct caption *captions_of(struct fixture *f, int i, int64_t until, size_t *n)
{
    struct caption *captions;

    assert_true(captions_make(&f->spoken[i], RATE, until, f->arena, &captions, n, &f->err));
    return captions;
}

/* The rules that hold for every text; all of it, without white space, is there once. */
static void assert_rules(const struct fixture *f, int i, const struct caption *captions, size_t n)
{
    const struct timeline_segment *const s = &f->spoken[i];
    uint32_t at = 0;

    for (size_t c = 0; c < n; c++) {
        const struct caption *const cue = &captions[c];
        assert_true(cue->n_words > 0 && cue->n_first > 0 && cue->n_first <= cue->n_words);
        assert_true(cue->start < cue->end);
        assert_true(cue->start * RATE >= s->start * 1000);
        if (c + 1 < n) {
            assert_true(cue->end <= captions[c + 1].start);
            assert_true(cue->end * RATE <= s->end * 1000);
        }
        for (int line = 0; line < 2; line++)
            assert_true(line_width(caption_line(cue, line)) <= CAPTION_LINE);
        for (size_t w = 0; w < cue->n_words; w++) {
            for (; at < cue->words[w].from; at++)
                assert_int_equal(s->segment->text.s[at], ' ');
            assert_true(cue->words[w].to > at);
            at = cue->words[w].to;
        }
    }
    assert_int_equal(at, s->segment->text.len);
}

/* --- lines --- */

static void assert_lines(struct fixture *f, const char *text, const char *first, const char *second)
{
    const int64_t end = make_segment(f, 0, text, "en-GB", 0, 0);
    size_t n;
    const struct caption *const c = captions_of(f, 0, end + RATE, &n);

    assert_rules(f, 0, c, n);
    assert_int_equal(n, 1);
    assert_text(caption_line(&c[0], 0), first);
    assert_text(caption_line(&c[0], 1), second);
}

/* The line ends before a conjunction or preposition, behind punctuation, and never behind an
 * article (BBC Subtitle Guidelines, "Break at natural points"). */
static void lines_end_where_phrases_do(void **state)
{
    struct fixture *const f = *state;

    assert_lines(f, "Rain fell.", "Rain fell.", "");
    assert_lines(f, "The harbour will be closed to all ships because the crane is broken.",
        "The harbour will be closed to all ships", "because the crane is broken.");
    assert_lines(f, "After a night of heavy rain, the river rose by over two metres.",
        "After a night of heavy rain,", "the river rose by over two metres.");
    assert_lines(f, "It has been announced that Jane Holloway resigned today.",
        "It has been announced", "that Jane Holloway resigned today.");
}

static void long_sentences_are_several_cues(void **state)
{
    struct fixture *const f = *state;
    const int64_t end = make_segment(f, 0,
        "The council has voted to close four libraries, sell the old town hall and raise the "
        "price of parking by a third, although more than nine thousand people had signed a "
        "petition against the plan, which its leader called the least bad of a poor choice.",
        "en-GB", 1000, 0);
    size_t n;
    const struct caption *const c = captions_of(f, 0, end + 10 * RATE, &n);

    assert_rules(f, 0, c, n);
    assert_in_range(n, 3, 5); /* 247 letters, of at most 84 a cue */
    for (size_t i = 0; i < n; i++) {
        const struct str last = caption_line(&c[i], c[i].n_first < c[i].n_words);
        assert_in_range(c[i].end - c[i].start, CAPTION_LEAST, CAPTION_LONGEST);
        assert_false(
            str_ends(last, STR(" the")) || str_ends(last, STR(" a")) || str_ends(last, STR(" of")));
        if (i > 0)
            assert_true(c[i].start - c[i - 1].end >= CAPTION_GAP);
    }
}

static void slow_speech_keeps_cues_under_seven_seconds(void **state)
{
    struct fixture *const f = *state;
    size_t n;
    const struct caption *c;
    const int64_t end =
        make_segment(f, 0, "one two six ten one two six ten one two six ten", "en", 0, RATE);

    c = captions_of(f, 0, end + RATE, &n);
    assert_rules(f, 0, c, n);
    for (size_t i = 0; i < n; i++)
        assert_true(c[i].end - c[i].start <= CAPTION_LONGEST);
}

/* --- times --- */

static void times_are_those_of_words(void **state)
{
    struct fixture *const f = *state;
    const int64_t end = make_segment(f, 0, "Yes, she said.", "en", RATE / 2, RATE / 2);
    size_t n;
    const struct caption *const c = captions_of(f, 0, end + RATE, &n);

    assert_int_equal(n, 1);
    assert_int_equal(c[0].start, 500);
    assert_int_equal(c[0].end, 2000);
    assert_int_equal(c[0].words[1].start, RATE);
    assert_int_equal(c[0].words[2].start, RATE * 3 / 2);
}

/* A cue of under a second stays for a second, or until the next comes. */
static void short_cues_go_on_into_the_pause(void **state)
{
    struct fixture *const f = *state;
    const int64_t end = make_segment(f, 0, "No.", "en", 0, RATE * 2 / 5);
    const struct caption *c;
    size_t n;

    c = captions_of(f, 0, end + 2 * RATE, &n);
    assert_int_equal(c[0].end, CAPTION_LEAST);
    c = captions_of(f, 0, end + RATE / 2, &n);
    assert_int_equal(c[0].end, 900 - CAPTION_GAP);
    c = captions_of(f, 0, end, &n);
    assert_true(c[0].end <= 400);
}

/* One token of two written words shares its time out; one that is said otherwise than written, and
 * one without word times, over the whole. */
static void times_are_shared_out(void **state)
{
    struct fixture *const f = *state;
    const struct caption *c;
    size_t n;
    int64_t end = make_segment(f, 0, "1.5 bn abc", "en", 0, RATE);

    f->segments[0].spoken.tokens[0].written_len = 6; /* "1.5 bn", three seconds for two */
    f->segments[0].spoken.tokens[1] = f->segments[0].spoken.tokens[2];
    f->spoken[0].n_words = 2;
    c = captions_of(f, 0, end + RATE, &n);
    assert_int_equal(c[0].n_words, 3);
    assert_int_equal(c[0].words[1].start, RATE * 4 / 6); /* byte 4 of 6 */
    assert_int_equal(c[0].words[1].end, RATE);
    assert_int_equal(c[0].words[2].start, RATE);

    end = make_segment(f, 0, "abcd efgh", "en", 0, RATE);
    f->segments[0].say = STR("something else");
    f->spoken[0].words[1].start = RATE / 4;
    c = captions_of(f, 0, end + RATE, &n);
    assert_int_equal(c[0].words[1].start, RATE); /* half of two seconds */

    end = make_segment(f, 0, "abcd efgh", "en", 0, RATE);
    f->spoken[0].n_words = 0;
    c = captions_of(f, 0, end + RATE, &n);
    assert_int_equal(c[0].words[1].start, RATE);
}

/* --- other scripts --- */

static void ideographs_break_between_any_two(void **state)
{
    struct fixture *const f = *state;
    const int64_t end = make_segment(f, 0,
        "市议会昨天投票决定关闭四座图书馆，出售旧市政厅，并将停车费提高三分之一，"
        "尽管有九千多人在反对该计划的请愿书上签名。",
        "zh-CN", 0, RATE * 14);
    size_t n;
    const struct caption *const c = captions_of(f, 0, end + RATE, &n);

    assert_rules(f, 0, c, n);      /* which has 16 ideographs a line: 5 half columns each, of 84 */
    assert_in_range(n, 2, 5);      /* 57 signs */
    for (size_t i = 0; i < n; i++) /* no line begins with a comma or full stop (UAX #14, LB13) */
        for (int line = 0; line < 2; line++) {
            assert_false(str_starts(caption_line(&c[i], line), STR("，")));
            assert_false(str_starts(caption_line(&c[i], line), STR("。")));
        }
}

static void arabic_and_endless_words(void **state)
{
    struct fixture *const f = *state;
    char endless[400] = "";
    const struct caption *c;
    int64_t end = make_segment(f, 0,
        "صوت المجلس أمس على إغلاق أربع مكتبات وبيع مبنى البلدية القديم ورفع رسوم وقوف السيارات.",
        "ar", 0, 0);
    size_t n;

    c = captions_of(f, 0, end + RATE, &n);
    assert_rules(f, 0, c, n);
    for (int i = 0; i < 100; i++) /* "e" with two combining marks: never parted */
        strcat(endless, "e\xCC\x81");
    end = make_segment(f, 0, endless, "en", 0, RATE * 9);
    c = captions_of(f, 0, end + RATE, &n);
    assert_rules(f, 0, c, n);
    for (size_t i = 0; i < n; i++)
        for (int line = 0; line < 2; line++)
            assert_false(str_starts(caption_line(&c[i], line), STR("\xCC\x81")));
    end = make_segment(f, 0, "\xFF\xFE\x80 --> \xE2\x80", "xx-bad tag-", 0, RATE);
    c = captions_of(f, 0, end + RATE, &n);
    assert_rules(f, 0, c, n);
}

/* Random texts of several scripts, any times: the rules hold. */
static void rules_hold_for_any_text(void **state)
{
    static const char *const words[] = {"a", "the", "of", "parliament,", "voted.", "中文", "かな。",
        "كلمة", "שלום", "extraordinarily-long-hyphenated-nonsense-word-for-lines", "--", "“quote",
        "£1.5bn", "สวัสดีครับ", "😀", "and", "(in", "brackets)"};
    struct fixture *const f = *state;
    uint32_t seed = 20261124;

    print_message("seed %u\n", seed);
    for (int round = 0; round < 400; round++) {
        char text[4000] = "";
        const int count = 1 + (int)(seed % 60);
        const struct caption *c;
        int64_t end;
        size_t n;

        for (int i = 0; i < count; i++) {
            seed = seed * 1664525 + 1013904223;
            if (i)
                strcat(text, " ");
            strcat(text, words[(seed >> 16) % (sizeof words / sizeof words[0])]);
        }
        end = make_segment(
            f, 0, text, round % 2 ? "ar" : "en", seed % 9999, 100 + (seed >> 8) % 20000);
        c = captions_of(f, 0, end + (seed >> 20), &n);
        assert_rules(f, 0, c, n);
    }
}

/* --- the writers --- */

static struct str written(struct fixture *f, const char *also, const char *ending)
{
    const struct publish_input input = {
        .audio_path = f->path, .rundown = &f->rundown, .timeline = &f->timeline};
    struct publish_list list = {0};
    struct file_out *files[PUBLISH_MAX];
    struct str bytes;
    char path[1024];
    size_t n;

    f->timeline = (struct timeline){.sample_rate = RATE,
        .segments = f->spoken,
        .n_segments = 2,
        .n_samples = f->spoken[1].end + RATE};
    f->rundown.language = STR("en-GB");
    assert_true(publish_parse(also, &list, &f->err));
    assert_true(publish_wants_words(&list));
    assert_true(publish(&list, &input, files, &n, &f->err));
    assert_true(file_out_commit(&files[0], &f->err));
    snprintf(path, sizeof path, "%s/news%s", f->folder, ending);
    assert_true(file_read(path, FILE_MAX_INPUT, f->arena, &bytes, &f->err));
    return bytes;
}

static void two_segments(struct fixture *f)
{
    make_segment(f, 0, "A <b>bold</b> & --> {\\an8}claim", "en-GB", 0, RATE);
    make_segment(f, 1, "She left.", "en-GB", RATE * 3661, RATE);
    f->segments[1].role = STR("a>b&c");
}

/* WebVTT, sections 3.5 and 4.2.2. */
static void webvtt_escapes(void **state)
{
    struct fixture *const f = *state;

    two_segments(f);
    assert_text(written(f, "vtt", ".vtt"),
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:05.000\n"
        "<v reporter>A &lt;b&gt;bold&lt;/b&gt; &amp; --&gt; {\\an8}claim</v>\n\n"
        "01:01:01.000 --> 01:01:03.000\n"
        "<v a&gt;b&amp;c>She left.</v>\n\n");
}

static void webvtt_words(void **state)
{
    struct fixture *const f = *state;

    two_segments(f);
    assert_text(written(f, "vtt-words", ".words.vtt"),
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:05.000\n"
        "<v reporter>A <00:00:01.000>&lt;b&gt;bold&lt;/b&gt; <00:00:02.000>&amp; "
        "<00:00:03.000>--&gt; <00:00:04.000>{\\an8}claim</v>\n\n"
        "01:01:01.000 --> 01:01:03.000\n"
        "<v a&gt;b&amp;c>She <01:01:02.000>left.</v>\n\n");
}

static void subrip(void **state)
{
    struct fixture *const f = *state;

    two_segments(f);
    assert_text(written(f, "srt", ".srt"),
        "1\n"
        "00:00:00,000 --> 00:00:05,000\n"
        "A <\u2060b>bold<\u2060/b> & --\u2060> {\u2060\\an8}claim\n\n"
        "2\n"
        "01:01:01,000 --> 01:01:03,000\n"
        "She left.\n\n");
}

/* A line of an Arabic story that begins with a Latin name is still laid out from the right. */
static void direction_marks(void **state)
{
    struct fixture *const f = *state;

    make_segment(f, 0, "BBC قالت", "ar", 0, RATE);
    make_segment(f, 1, "قالت BBC", "ar", RATE * 4, RATE);
    assert_text(written(f, "vtt", ".vtt"), "WEBVTT\n\n"
                                           "00:00:00.000 --> 00:00:02.000\n"
                                           "<v reporter><lang ar>&rlm;BBC قالت</lang></v>\n\n"
                                           "00:00:04.000 --> 00:00:06.000\n"
                                           "<v reporter><lang ar>قالت BBC</lang></v>\n\n");
}

/* --- what the text room tells --- */

static void widths_and_phrases(void **state)
{
    (void)state;
    assert_int_equal(line_width(STR("abc")), 6);
    assert_int_equal(line_width(STR("e\xCC\x81")), 2);
    assert_int_equal(line_width(STR("中文")), 10);
    assert_int_equal(text_direction(STR("12 (שלום) abc")), DIRECTION_RIGHT_TO_LEFT);
    assert_int_equal(text_direction(STR("12 - 13")), DIRECTION_NEITHER);
    assert_int_equal(language_direction(STR("fa-IR")), DIRECTION_RIGHT_TO_LEFT);
    assert_int_equal(language_direction(STR("")), DIRECTION_LEFT_TO_RIGHT);
    assert_true(phrase_opens(STR("Because"), STR("en")));
    assert_true(phrase_opens(STR("of"), STR("")) && phrase_holds(STR("of"), STR("")));
    assert_true(phrase_holds(STR("der"), STR("de-AT")) && !phrase_opens(STR("der"), STR("de-AT")));
    assert_false(
        phrase_opens(STR("harbour"), STR("en")) || phrase_holds(STR("harbour"), STR("en")));
    assert_false(phrase_opens(STR("and"), STR("tlh")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_end_where_phrases_do),
        TEST(long_sentences_are_several_cues),
        TEST(slow_speech_keeps_cues_under_seven_seconds),
        TEST(times_are_those_of_words),
        TEST(short_cues_go_on_into_the_pause),
        TEST(times_are_shared_out),
        TEST(ideographs_break_between_any_two),
        TEST(arabic_and_endless_words),
        TEST(rules_hold_for_any_text),
        TEST(webvtt_escapes),
        TEST(webvtt_words),
        TEST(subrip),
        TEST(direction_marks),
        TEST(widths_and_phrases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
