/*
 * The text front end: the map back for every rule, the rules that decide in ambiguous cases, and
 * hostile text. The classes of written forms have a table of their own, tests/spoken/.
 */
#include "testing.h"

#include "base/utf8.h"
#include "text/say/rules.h"
#include "text/sound/lexicon.h"
#include "text/spoken.h"

/* The bound on growth: bytes said for each byte written. The longest sayings of one byte are those
 * of signs ("^" is "to the power of"). */
#define GROWTH_MAX 24

struct world {
    struct front_end *front_end;
    struct arena *arena;
};

static int set_up(void **state)
{
    struct world *const w = calloc(1, sizeof *w);

    if (!w)
        return -1;
    w->front_end = front_end_open(NULL);
    w->arena = arena_new();
    *state = w;
    return w->front_end && w->arena ? 0 : -1;
}

static int tear_down(void **state)
{
    struct world *const w = *state;

    front_end_close(&w->front_end);
    arena_destroy(&w->arena);
    free(w);
    return 0;
}

static struct spoken make(struct world *w, struct str written, const char *language)
{
    struct spoken out;
    struct error err = {0};

    if (!spoken_make(w->front_end, written, str_of(language), w->arena, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

static bool is_in_tokens(const struct spoken *s, size_t at, bool written)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n_tokens; i++) {
        const size_t from = written ? s->tokens[i].written : s->tokens[i].spoken;
        const size_t len = written ? s->tokens[i].written_len : s->tokens[i].spoken_len;

        n += at >= from && at < from + len;
    }
    return n == 1;
}

/* Tokens rise and do not overlap; letters and digits, written and said, are in exactly one. */
static void check_map(struct str written, const struct spoken *s)
{
    size_t from = 0;
    size_t said = 0;

    for (size_t i = 0; i < s->n_tokens; i++) {
        const struct token *const t = &s->tokens[i];

        assert_true(t->written >= from && t->written_len > 0);
        assert_true(t->spoken >= said);
        from = t->written + t->written_len;
        said = t->spoken + t->spoken_len;
    }
    assert_true(from <= written.len && said <= s->text.len);
    for (size_t i = 0; i < written.len && written.len < 2000; i++)
        if (ascii_is_alpha(written.s[i]) || ascii_is_digit(written.s[i]))
            assert_true(is_in_tokens(s, i, true));
    for (size_t i = 0; i < s->text.len && s->text.len < 8000; i++)
        if (ascii_is_alpha(s->text.s[i]))
            assert_true(is_in_tokens(s, i, false));
}

/* What an engine may be given (see spoken_make). */
static void check_clean(struct str text)
{
    size_t run = 0;

    assert_true(utf8_valid(text));
    assert_true(str_find(text, STR("[["), 0) < 0);
    assert_true(str_find(text, STR("  "), 0) < 0);
    for (size_t at = 0; at < text.len;) {
        const uint32_t cp = utf8_next(text, &at);

        assert_true(cp >= 0x20 && !(cp >= 0x7F && cp < 0xA0));
        assert_false(cp >= 0xE000 && cp <= 0xF8FF);
        run = cp == ' ' ? 0 : run + 1;
        assert_true(run <= 61); /* 60 and the punctuation behind it */
    }
}

static void check(struct world *w, const char *language, const char *written, const char *expected)
{
    const struct spoken s = make(w, str_of(written), language);

    assert_text(s.text, expected);
    check_map(str_of(written), &s);
    check_clean(s.text);
}

/* --- every rule --- */

/* In `text`, the rule has the words `written` (one token, or several on end) and says `spoken`. */
struct round_trip {
    const char *rule;
    const char *language;
    const char *text;
    const char *written;
    const char *spoken;
};

static const struct round_trip ROUND_TRIPS[] = {
    {"lexicon", "en-GB", "the Zork said", "Zork", "Zork"},
    {"footnote mark", "en-GB", "He left.[12] Then", "[12]", ""},
    {"web address", "en-GB", "see www.example.com/news now", "www.example.com/news",
        "W W W dot example dot com slash news"},
    {"hashtag", "en-GB", "a #FiveEyes row", "#FiveEyes", "hashtag Five Eyes"},
    {"handle", "en-GB", "by @BBCNews today", "@BBCNews", "at B B C News"},
    {"set phrase", "en-GB", "open 24/7 now", "24/7", "twenty-four seven"},
    {"elision", "fr", "selon l'art. 5 du code", "l'art.", "l'article"},
    {"number of", "en-GB", "at No. 10 today", "No.", "number"},
    {"date", "en-GB", "On 3 March 2026, it", "3 March 2026",
        "the third of March twenty twenty-six"},
    {"time", "en-GB", "at 21:30 GMT", "21:30", "twenty-one thirty"},
    {"money", "en-GB", "a £1.5bn plan", "£1.5bn", "one point five billion pound"},
    {"telephone", "en-GB", "ring 020 7946 0958 now", "020 7946 0958",
        "oh two oh, seven nine four six, oh nine five eight"},
    {"years", "en-GB", "in 2019-20 they", "2019-20", "twenty nineteen to twenty"},
    {"dimensions", "en-GB", "a 10 x 20 grid", "10 x", "ten by"},
    {"measure", "en-GB", "he is 5ft 10in, they say", "5ft 10in", "five feet ten inches"},
    {"magnitude", "en-GB", "some 2.5m people", "2.5m", "two point five million"},
    {"odds", "en-GB", "at odds of 5-1 today", "5-1", "five to one"},
    {"series of numbers", "en-GB", "a 4-4-2 formation", "4-4-2", "four four two"},
    {"score", "en-GB", "They won 2-1 away", "2-1", "two one"},
    {"ratio", "en-GB", "a ratio of 3:1 here", "3:1", "three to one"},
    {"range", "en-GB", "of 10-12 people", "10-12", "ten to twelve"},
    {"power", "en-GB", "some 10^6 cells", "10^6", "ten to the power of six"},
    {"number with suffix", "en-GB", "the 1990s were", "1990s", "nineteen nineties"},
    {"designation", "en-GB", "an MI5 officer", "MI5", "M I five"},
    {"ordinal number", "de", "im 2. Weltkrieg war", "2.", "zweiten"},
    {"fraction", "en-GB", "about 3/4 of us", "3/4", "three quarters"},
    {"digits", "en-GB", "agent 007 said", "007", "zero zero seven"},
    {"year", "en-GB", "born in 1984 there", "1984", "nineteen eighty-four"},
    {"number", "en-GB", "of 1,234 people", "1,234", "one thousand two hundred and thirty-four"},
    {"Roman numeral", "en-GB", "King Charles III said", "III", "the third"},
    {"title", "en-GB", "when Dr. Smith came", "Dr.", "Doctor"},
    {"street", "en-GB", "in Acacia Rd, they", "Rd", "Road"},
    {"street", "en-US", "at 200 N. Main St. today", "N. Main St.", "North Main Street"},
    {"region code", "en-US", "from Austin, TX, they", "TX", "Texas"},
    {"letter", "en-GB", "grades A-C again", "A-C", "A to C"},
    {"sign", "en-GB", "of 10\u207B\u00B3 m", "\u207B\u00B3", "to the power of minus three"},
    {"month", "en-GB", "in Sept. they", "Sept.", "September"},
    {"weekday", "en-GB", "on Tues they", "Tues", "Tuesday"},
    {"between names", "en-GB", "Arsenal v Chelsea tonight", "v", "versus"},
    {"initials", "en-GB", "by J.K. Rowling", "J.K.", "J K"},
    {"abbreviation", "en-GB", "the govt said", "govt", "government"},
    {"ampersand", "en-GB", "shops like B&Q said", "B&Q", "B and Q"},
    {"acronym", "en-GB", "the NCSC said", "NCSC", "N C S C"},
    {"letter", "en-GB", "with Hepatitis B.", "B", "B"},
    {"possessive", "en-GB", "on MI6's side", "'s", "'s"},
    {"sign", "en-GB", "Marks & Sons", "&", "and"},
};
#define N_ROUND_TRIPS (sizeof ROUND_TRIPS / sizeof *ROUND_TRIPS)

/* The tokens of a rule, put together: where they begin and end in both texts. */
static bool find_rule(const struct spoken *s, const char *rule, struct token *out)
{
    bool found = false;

    for (size_t i = 0; i < s->n_tokens; i++) {
        const struct token *const t = &s->tokens[i];

        if (!t->rule || strcmp(t->rule, rule) != 0)
            continue;
        if (!found)
            *out = *t;
        out->written_len = t->written + t->written_len - out->written;
        out->spoken_len = t->spoken + t->spoken_len - out->spoken;
        found = true;
    }
    return found;
}

static void test_every_rule_maps_back(void **state)
{
    struct world *const w = *state;
    struct lexicon *lexicon = lexicon_new();
    const struct str pls =
        STR("<lexicon version='1.0' xmlns='http://www.w3.org/2005/01/pronunciation-lexicon' "
            "alphabet='ipa' xml:lang='en'><lexeme><grapheme>Zork</grapheme>"
            "<phoneme>z\xC9\x94\xCB\x90k</phoneme></lexeme></lexicon>");

    assert_non_null(lexicon);
    assert_true(lexicon_parse(lexicon, pls, "test.pls", NULL, NULL));
    front_end_use_lexicon(w->front_end, lexicon);
    for (size_t i = 0; i < N_ROUND_TRIPS; i++) {
        const struct round_trip *const r = &ROUND_TRIPS[i];
        const struct spoken s = make(w, str_of(r->text), r->language);
        struct token token = {0};

        check_map(str_of(r->text), &s);
        if (!find_rule(&s, r->rule, &token))
            fail_msg("\"%s\" was not for the rule \"%s\"", r->text, r->rule);
        assert_text(
            str_cut(str_of(r->text), token.written, token.written + token.written_len), r->written);
        assert_text(str_cut(s.text, token.spoken, token.spoken + token.spoken_len), r->spoken);
    }
    front_end_use_lexicon(w->front_end, NULL);
    lexicon_free(&lexicon);
}

static void test_no_rule_is_left_out_here(void **state)
{
    const char *name;

    (void)state;
    for (size_t i = 0; i == 0 || (name = rules_name(i)) != NULL; i++) {
        bool found = false;

        name = rules_name(i);
        for (size_t k = 0; k < N_ROUND_TRIPS; k++)
            found = found || strcmp(ROUND_TRIPS[k].rule, name) == 0;
        if (!found)
            fail_msg("no case for the rule \"%s\"", name);
    }
}

/* --- ambiguous, decided by what is around --- */

static void test_one_form_two_readings(void **state)
{
    struct world *const w = *state;

    check(w, "en-GB", "at St Ives in High St today", "at Saint Ives in High Street today");
    check(w, "en-GB", "He told us that US forces left.", "He told us that U S forces left.");
    check(w, "en-GB", "No. 10 said no. It did.", "number ten said no. It did.");
    check(w, "en-GB", "a drip IV and Chapter IV", "a drip I V and Chapter four");
    check(w, "en-GB", "In May it may", "In May it may");
    check(w, "en-GB", "They read that lead was lead.", "They read that lead was lead.");
    check(w, "en-GB", "In 1984, some 1984 people came.",
        "In nineteen eighty-four, some one thousand nine hundred and eighty-four people came.");
    check(w, "en-GB", "Malcolm X and Elizabeth I", "Malcolm X and Elizabeth the first");
    check(w, "en-GB", "He won 2-1 in 10-12 days", "He won two one in ten to twelve days");
    check(w, "en-GB", "10m people, a 10m wall", "ten million people, a ten metre wall");
}

static void test_british_and_american(void **state)
{
    struct world *const w = *state;

    check(w, "en-GB", "105 on 3/4/2026",
        "one hundred and five on the third of April twenty twenty-six");
    check(w, "en-US", "105 on 3/4/2026", "one hundred five on March fourth twenty twenty-six");
    check(w, "en-GB", "March 3", "March the third");
    check(w, "en-US", "March 3", "March third");
    check(w, "", "105", "one hundred and five"); /* no language is English, by British convention */
}

static void test_four_languages(void **state)
{
    struct world *const w = *state;

    check(w, "de", "Am 3. M\xC3\xA4rz kostete es 1.234,50 \xE2\x82\xAC.",
        "Am dritten M\xC3\xA4rz kostete es eintausendzweihundertvierunddrei\xC3\x9Fig Euro "
        "f\xC3\xBCnfzig.");
    check(w, "fr", "Le 1er mai \xC3\xA0 14h30, 1,5 million d'euros.",
        "Le premier mai \xC3\xA0 quatorze heures trente, un virgule cinq million d'euros.");
    check(w, "es", "El 3 de mayo, 200 libras y el 20 %.",
        "El tres de mayo, doscientas libras y el veinte por ciento.");
}

/* A language without data goes through; nothing is lost and nothing is spelled out. */
static void test_other_languages_go_through(void **state)
{
    struct world *const w = *state;

    check(w, "xx", "Hus 5, [[noe]] annet", "Hus 5, noe annet");
    check(w, "../en", "a 5 b", "a 5 b");
}

static void test_pauses(void **state)
{
    struct world *const w = *state;

    check(w, "en-GB", "He came \xE2\x80\x93 late (very late) \xE2\x80\x94 and\xE2\x80\xA6 left",
        "He came, late, very late, and, left");
    check(w, "en-GB", "\xE2\x80\x9CNo,\xE2\x80\x9D she said", "No, she said");
    check(w, "en-GB", "Why?!", "Why?");
    check(w, "en-GB", "well-known", "well-known");
}

static void test_letters_have_phonemes(void **state)
{
    struct world *const w = *state;
    const struct spoken s = make(w, STR("The ATM said"), "en-GB");

    /* alone, the engine would take the A for the article */
    assert_int_equal(s.n_tokens, 3);
    assert_text(s.tokens[1].phonemes, ",eI,ti:'Em");
}

static void test_names_to_check(void **state)
{
    struct world *const w = *state;
    const struct spoken s = make(w, STR("Yesterday Xqlth met the minister on Monday"), "en-GB");

    assert_int_equal(s.n_tokens, 7);
    for (size_t i = 0; i < s.n_tokens; i++)
        assert_int_equal(s.tokens[i].doubtful, i == 1);
}

/* --- hostile --- */

static void test_ten_thousand_digits(void **state)
{
    struct world *const w = *state;
    char written[10010];

    memcpy(written, "of ", 3);
    memset(written + 3, '7', 10000);
    memcpy(written + 10003, " left.", 7);
    check(w, "en-GB", written, "of a number of ten thousand digits left.");
}

static void test_neighbours_survive(void **state)
{
    struct world *const w = *state;

    check(w, "en-GB", "a \xEE\x80\x80 b", "a b");
    check(w, "en-GB", "a \xE2\x80\xAE\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D\xE2\x80\xAC b",
        "a \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D b"); /* a Hebrew word in marks of direction */
    check(w, "en-GB", "a \xF0\x9F\x98\x80 b", "a grinning face b");
    check(w, "de", "a \xF0\x9F\x98\x80 b", "a b"); /* their names are English */
    check(w, "en-GB", "say [[h@l'oU]] now", "say, h at l'oU, now");
}

static void test_long_words_are_cut(void **state)
{
    struct world *const w = *state;
    char written[201];

    memset(written, 'x', 200);
    written[200] = '\0';
    const struct spoken s = make(w, str_of(written), "en-GB");

    check_clean(s.text);
    assert_int_equal(s.text.len, 203); /* three spaces, and every letter */
}

/* Rows of pieces that rules are made of: no hang, nothing unclean, bounded, mapped. */
static void test_any_mixture(void **state)
{
    static const char *const PIECES[] = {"1", "23", "1,234", "2026", ".", ",", "-", "/", ":", " ",
        " ", " ", "a", "The", "BBC", "iPhone", "\xC2\xA3", "$", "%", "bn", "m", "kg", "March",
        "Mon", "pm", "'s", "s", "(", ")", "[", "[[", "#", "@", "www", "com", "&", "IV", "Dr", "St",
        "No", "\xC2\xBD", "\xC2\xB2", "^", "+", "\xE2\x80\x93", "J", "x", "\xCC\x81",
        "\xF0\x9F\x98\x80", "\xD8\xB9", "\xE0\xA4\x95", "\xE4\xB8\xAD", "\xFF", "\x01",
        "\xE2\x80\x8F", "\"", "*", "="};
    static const char *const LANGUAGES[] = {"en-GB", "en-US", "de", "fr", "es", "xx"};
    struct world *const w = *state;
    const unsigned seed = 42;
    uint32_t random = seed;

    print_message("seed %u\n", seed);
    for (int round = 0; round < 20000; round++) {
        char written[256];
        size_t len = 0;

        random = random * 1664525 + 1013904223;
        for (uint32_t left = 1 + (random >> 16) % 16; left > 0; left--) {
            const char *piece;

            random = random * 1664525 + 1013904223;
            piece = PIECES[(random >> 8) % (sizeof PIECES / sizeof *PIECES)];
            memcpy(written + len, piece, strlen(piece));
            len += strlen(piece);
        }
        const struct str text = {written, len};
        const struct spoken s = make(w, text, LANGUAGES[round % 6]);

        check_map(text, &s);
        check_clean(s.text);
        if (s.text.len > GROWTH_MAX * len + 32)
            fail_msg("%.*s grew to %.*s", STR_ARG(text), STR_ARG(s.text));
        if (round % 500 == 0) {
            arena_destroy(&w->arena);
            w->arena = arena_new();
            assert_non_null(w->arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_rule_maps_back),
        cmocka_unit_test(test_no_rule_is_left_out_here),
        cmocka_unit_test(test_one_form_two_readings),
        cmocka_unit_test(test_british_and_american),
        cmocka_unit_test(test_four_languages),
        cmocka_unit_test(test_other_languages_go_through),
        cmocka_unit_test(test_pauses),
        cmocka_unit_test(test_letters_have_phonemes),
        cmocka_unit_test(test_names_to_check),
        cmocka_unit_test(test_ten_thousand_digits),
        cmocka_unit_test(test_neighbours_survive),
        cmocka_unit_test(test_long_words_are_cut),
        cmocka_unit_test(test_any_mixture),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
