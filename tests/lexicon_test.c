/* lexicon.h. What is expected follows from W3C PLS 1.0 and from what lexicon.h promises. */
#include "base/buf.h"
#include "base/file.h"
#include "text/sound/lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD                                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lexicon version=\"1.0\" "                        \
    "xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" alphabet=\"ipa\" "                  \
    "xml:lang=\"en-GB\">\n"
#define ALIAS(grapheme, alias)                                                                     \
    "<lexeme><grapheme>" grapheme "</grapheme><alias>" alias "</alias></lexeme>\n"
#define PHONEME(grapheme, phoneme)                                                                 \
    "<lexeme><grapheme>" grapheme "</grapheme><phoneme>" phoneme "</phoneme></lexeme>\n"

struct fixture {
    struct lexicon *lexicon;
    struct arena *arena;
    struct notes notes;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *const f = calloc(1, sizeof *f);

    if (!f || !(f->arena = arena_new()) || !(f->lexicon = lexicon_new()))
        return -1;
    f->notes.arena = f->arena;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *const f = *state;

    lexicon_free(&f->lexicon);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static void load(struct fixture *f, const char *text)
{
    if (!lexicon_parse(f->lexicon, str_of(text), "names.pls", &f->notes, &f->err))
        fail_msg("%s", f->err.text);
}

/* What stands for the text's match at the first `word` in it: alias or phonemes, or NULL. */
static const char *said_in(
    struct fixture *f, const char *text, const char *word, const char *language, size_t *len)
{
    struct lexicon_match match;
    const char *const at = strstr(text, word);

    assert_non_null(at);
    if (!lexicon_match(
            f->lexicon, str_of(text), (size_t)(at - text), str_of(language), f->arena, &match))
        return NULL;
    *len = match.len;
    assert_true((match.alias.len > 0) != (match.phonemes.len > 0));
    return match.alias.len ? match.alias.s : match.phonemes.s;
}

static void expect(struct fixture *f, const char *text, const char *word, const char *said)
{
    size_t len = 0;
    const char *const found = said_in(f, text, word, "en-GB", &len);

    if (!found)
        fail_msg("%s: no match", text);
    assert_string_equal(found, said);
    assert_int_equal(len, strlen(word));
}

static void expect_none(struct fixture *f, const char *text, const char *word)
{
    size_t len;
    const char *const found = said_in(f, text, word, "en-GB", &len);

    if (found)
        fail_msg("%s: matched as %s", text, found);
}

static void both_kinds(void **state)
{
    load(*state,
        HEAD PHONEME("Huawei", "wɑːˈweɪ") ALIAS("DfE", "Department for Education") "</lexicon>");
    assert_int_equal(lexicon_size(((struct fixture *)*state)->lexicon), 2);
    expect(*state, "Huawei said", "Huawei", "wA:w'eI");
    expect(*state, "the DfE said", "DfE", "Department for Education");
    assert_int_equal(((struct fixture *)*state)->notes.n, 0);
}

/* PLS 4.5: several graphemes of a lexeme share its pronunciations. */
static void several_graphemes(void **state)
{
    load(*state, HEAD "<lexeme><grapheme>Kyiv</grapheme><grapheme>Kyjiv</grapheme>"
                      "<phoneme>kiːv</phoneme></lexeme></lexicon>");
    expect(*state, "in Kyiv", "Kyiv", "k'i:v");
    expect(*state, "in Kyjiv", "Kyjiv", "k'i:v");
}

/* PLS 4.6: prefer; without it, document order. */
static void preferred(void **state)
{
    load(*state, HEAD "<lexeme><grapheme>a</grapheme><phoneme>ɑː</phoneme>"
                      "<phoneme prefer=\"true\">eɪ</phoneme>"
                      "<phoneme prefer=\"true\">ə</phoneme></lexeme>"
                      "<lexeme><grapheme>b</grapheme><alias>one</alias><phoneme>biː</phoneme>"
                      "</lexeme></lexicon>");
    expect(*state, "a", "a", "'eI");
    expect(*state, "b", "b", "one");
}

/* PLS 4.6: a phoneme's own alphabet overrides the lexicon's. */
static void alphabets(void **state)
{
    load(*state, HEAD
        "<lexeme><grapheme>Xi</grapheme>"
        "<phoneme alphabet=\"x-espeak\">Si:</phoneme></lexeme>" PHONEME("Li", "liː") "</lexicon>");
    expect(*state, "Xi and Li", "Xi", "Si:");
    expect(*state, "Xi and Li", "Li", "l'i:");
}

static void longest_first(void **state)
{
    load(*state, HEAD ALIAS("Saint", "one") ALIAS("Saint John's Wood", "three")
                     ALIAS("Saint John", "two") "</lexicon>");
    expect(*state, "in Saint John's Wood now", "Saint John's Wood", "three");
    expect(*state, "in Saint John now", "Saint John", "two");
    expect(*state, "in Saint Johnny now", "Saint", "one");
    expect(*state, "in Saint\u00A0John\u2019s Wood", "Saint\u00A0John\u2019s Wood", "three");
}

static void word_boundaries(void **state)
{
    load(*state,
        HEAD ALIAS("Nice", "niece") ALIAS("Brien", "x") ALIAS("AC-12", "A C twelve") "</lexicon>");
    expect(*state, "from Nice.", "Nice", "niece");
    expect(*state, "(Nice)", "Nice", "niece");
    expect(*state, "\u201CNice\u201D", "Nice", "niece");
    expect(*state, "Nice-based", "Nice", "niece");
    expect(*state, "anti-Nice", "Nice", "niece");
    expect(*state, "Nice/Cannes", "Nice", "niece");
    expect(*state, "AC-12 is", "AC-12", "A C twelve");
    expect(*state, "AC\u201112 is", "AC\u201112", "A C twelve");
    expect_none(*state, "Nicely", "Nice");
    expect_none(*state, "VeNice", "Nice");
    expect_none(*state, "Nice2", "Nice");
    expect_none(*state, "Nice.com", "Nice");
    expect_none(*state, "@Nice", "Nice");
    expect_none(*state, "#Nice", "Nice");
    expect_none(*state, "O'Brien", "Brien");
    expect_none(*state, "AC-123", "AC-12");
}

static void possessive(void **state)
{
    load(*state, HEAD PHONEME("Huawei", "wɑːˈweɪ") PHONEME("Kuwait", "kuːˈweɪt")
                     ALIAS("DfE", "Department") "</lexicon>");
    expect(*state, "Huawei's phone", "Huawei's", "wA:w'eIz");
    expect(*state, "Huawei\u2019s phone", "Huawei\u2019s", "wA:w'eIz");
    expect(*state, "HUAWEI'S PHONE", "HUAWEI'S", "wA:w'eIz");
    expect(*state, "Kuwait's oil", "Kuwait's", "ku:w'eIt|s");
    expect(*state, "the DfE's plan", "DfE's", "Department's");
    expect(*state, "'Huawei' it is", "Huawei", "wA:w'eI");
    expect_none(*state, "Huawei'll go", "Huawei");
}

static void letter_case(void **state)
{
    load(*state, HEAD ALIAS("WHO", "W H O") ALIAS("Polish", "poe-lish") ALIAS("quinoa",
                     "keen-wah") "<lexeme><grapheme "
                                 "case=\"insensitive\">ofcom</grapheme><alias>off com</alias>"
                                 "</lexeme></lexicon>");
    expect(*state, "the WHO says", "WHO", "W H O");
    expect_none(*state, "who says", "who");
    expect_none(*state, "Who says", "Who");
    expect_none(*state, "polish it", "polish");
    expect(*state, "POLISH MINISTER", "POLISH", "poe-lish");
    expect(*state, "Quinoa is", "Quinoa", "keen-wah");
    expect(*state, "OfCoM is", "OfCoM", "off com");
}

static void exact_case_wins(void **state)
{
    load(*state, HEAD ALIAS("polish", "shine") ALIAS("Polish", "of Poland") "</lexicon>");
    expect(*state, "Polish minister", "Polish", "of Poland");
    expect(*state, "polish it", "polish", "shine");
}

/* The last file wins; within a file, the first lexeme. */
static void several_lexicons(void **state)
{
    load(*state, HEAD ALIAS("Xi", "first") ALIAS("Xi", "second") "</lexicon>");
    expect(*state, "Xi", "Xi", "first");
    load(*state, HEAD ALIAS("Xi", "third") "</lexicon>");
    expect(*state, "Xi", "Xi", "third");
    load(*state, HEAD "</lexicon>");
    expect(*state, "Xi", "Xi", "third");
}

/* PLS 4.1: xml:lang says which language the lexicon is for. */
static void languages(void **state)
{
    size_t len;

    load(*state, HEAD ALIAS("chat", "talk") "</lexicon>");
    load(*state, "<lexicon version='1.0' alphabet='ipa' xml:lang='fr' "
                 "xmlns='http://www.w3.org/2005/01/pronunciation-lexicon'>"
                 "<lexeme><grapheme>OTAN</grapheme><phoneme>ɔtɑ̃</phoneme></lexeme></lexicon>");
    assert_string_equal(said_in(*state, "l'OTAN", "OTAN", "fr-CA", &len), "OtA~");
    assert_string_equal(said_in(*state, "chat", "chat", "en-US", &len), "talk");
    assert_string_equal(said_in(*state, "chat", "chat", "", &len), "talk");
    assert_null(said_in(*state, "chat", "chat", "fr-FR", &len));
    assert_null(said_in(*state, "OTAN", "OTAN", "en", &len));
}

/* Unicode canonical equivalence: a decomposed grapheme matches NFC text. */
static void normal_form(void **state)
{
    load(*state, HEAD ALIAS("Beyonce\u0301", "bee on say") "</lexicon>");
    expect(*state, "Beyonc\u00E9 sang", "Beyonc\u00E9", "bee on say");
}

static void warns(struct fixture *f, const char *lexeme, const char *word, const char *reason)
{
    char text[2048];

    strcpy(text, HEAD);
    strcat(text, lexeme);
    strcat(text, "</lexicon>");
    f->notes.n = 0;
    load(f, text);
    assert_int_equal(f->notes.n, 1);
    assert_int_equal(f->notes.items[0].kind, NOTE_WARNING);
    assert_string_equal(f->notes.items[0].what.s, "names.pls");
    if (!strstr(f->notes.items[0].why.s, word) || !strstr(f->notes.items[0].why.s, reason))
        fail_msg("the warning is \"%s\"", f->notes.items[0].why.s);
}

static void what_cannot_be_used_is_named(void **state)
{
    warns(*state, PHONEME("Xhosa", "ǁɔːsə"), "Xhosa", "U+01C1");
    warns(*state,
        "<lexeme><grapheme>Zed</grapheme><phoneme alphabet='x-sampa'>zEd</phoneme>"
        "</lexeme>",
        "Zed", "x-sampa");
    warns(*state,
        "<lexeme><grapheme>Zed</grapheme><phoneme alphabet='x-espeak'>z\xC3\xA4</phoneme>"
        "</lexeme>",
        "Zed", "no phoneme");
    warns(*state, "<lexeme><grapheme>Zed</grapheme></lexeme>", "Zed", "neither");
    warns(*state, "<lexeme><phoneme>zɛd</phoneme></lexeme>", "line 3", "no grapheme");
    warns(*state, ALIAS("Zed", " "), "Zed", "empty");
    warns(*state, ALIAS(" ", "x"), "line 3", "empty");
    expect_none(*state, "Zed", "Zed");
    expect_none(*state, "Xhosa", "Xhosa");
}

/* A pronunciation that cannot be is passed over for one that can. */
static void next_best(void **state)
{
    struct fixture *const f = *state;

    load(f, HEAD "<lexeme><grapheme>Xhosa</grapheme><phoneme prefer='true'>ǁɔːsə</phoneme>"
                 "<phoneme>ˈkɔːsə</phoneme></lexeme></lexicon>");
    assert_int_equal(f->notes.n, 1);
    expect(f, "Xhosa", "Xhosa", "k'O:s@");
}

static void no_lexicon(void **state)
{
    struct fixture *const f = *state;

    assert_false(lexicon_parse(f->lexicon, STR("<html/>"), "x.pls", &f->notes, &f->err));
    assert_non_null(strstr(f->err.text, "x.pls: no pronunciation lexicon"));
    assert_false(lexicon_parse(f->lexicon, STR("nonsense"), "x.pls", &f->notes, &f->err));
    assert_non_null(strstr(f->err.text, "x.pls"));
    assert_false(lexicon_load(f->lexicon, "/nonexistent/x.pls", &f->notes, &f->err));
    assert_non_null(strstr(f->err.text, "/nonexistent/x.pls"));
    expect_none(f, "Xi", "Xi");
}

/* Without notes, pronunciations are made when they are needed, and come out the same. */
static void unchecked(void **state)
{
    struct fixture *const f = *state;
    size_t len;

    assert_true(lexicon_parse(f->lexicon,
        STR(HEAD PHONEME("Huawei", "wɑːˈweɪ") PHONEME("Xhosa",
            "ǁɔːsə") "<lexeme><grapheme>Xi</grapheme><phoneme alphabet='x-espeak'>S'i:</phoneme>"
                     "</lexeme></lexicon>"),
        "names.pls", NULL, &f->err));
    expect(f, "Huawei said", "Huawei", "wA:w'eI");
    expect(f, "Huawei's", "Huawei's", "wA:w'eIz");
    expect(f, "Xi", "Xi", "S'i:");
    assert_null(said_in(f, "Xhosa", "Xhosa", "en", &len));
}

/* The lexicon that comes along: every pronunciation in it can be said. */
static void news_lexicon(void **state)
{
    struct fixture *const f = *state;
    const struct str path = file_data("voices/lexicons/news-en.pls", f->arena);

    assert_non_null(path.s);
    assert_true(lexicon_load(f->lexicon, path.s, &f->notes, &f->err));
    for (size_t i = 0; i < f->notes.n; i++)
        print_error("%s\n", f->notes.items[i].why.s);
    assert_int_equal(f->notes.n, 0);
    assert_true(lexicon_size(f->lexicon) > 300);
}

/* Ten thousand entries, each found again and none mistaken for another. */
static void many(void **state)
{
    struct fixture *const f = *state;
    struct buf text = {0};
    char word[32], alias[32];

    buf_add(&text, str_of(HEAD));
    for (int i = 0; i < 10000; i++)
        buf_printf(&text, ALIAS("w%dx", "a%d"), i, i);
    buf_add(&text, STR("</lexicon>"));
    load(f, text.s);
    buf_free(&text);
    for (int i = 0; i < 10000; i += 7) {
        snprintf(word, sizeof word, "w%dx", i);
        snprintf(alias, sizeof alias, "a%d", i);
        expect(f, word, word, alias);
    }
}

/* At any offset of any bytes: an answer within the text. */
static void random_text(void **state)
{
    static const char *const pieces[] = {
        "Xi", "Saint", " ", "John", "'", "s", "-", "\xFF", "é", "\u2019", ".", "\u00A0", "XI"};
    struct fixture *const f = *state;
    struct lexicon_match match;
    uint32_t seed = 7;

    load(f, HEAD ALIAS("Xi", "x") ALIAS("Saint John", "y") ALIAS("Saint-John's", "z") "</lexicon>");
    for (int n = 0; n < 500; n++) {
        char text[128] = "";
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        for (size_t at = 0; at <= strlen(text); at++)
            if (lexicon_match(f->lexicon, str_of(text), at, STR("en"), f->arena, &match))
                assert_true(match.len > 0 && at + match.len <= strlen(text));
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(both_kinds),
        TEST(several_graphemes),
        TEST(preferred),
        TEST(alphabets),
        TEST(longest_first),
        TEST(word_boundaries),
        TEST(possessive),
        TEST(letter_case),
        TEST(exact_case_wins),
        TEST(several_lexicons),
        TEST(languages),
        TEST(normal_form),
        TEST(what_cannot_be_used_is_named),
        TEST(next_best),
        TEST(no_lexicon),
        TEST(unchecked),
        TEST(news_lexicon),
        TEST(many),
        TEST(random_text),
    };

    return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
