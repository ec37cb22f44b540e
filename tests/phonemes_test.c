/*
 * phonemes.h. Expected phonemes are what `espeak-ng -q -x` and `espeak-ng -q --ipa` of Debian's
 * espeak-ng 1.51 print. That ipa.h's phonemes sound as was asked for is shown here: what the engine
 * prints for them in IPA is the IPA that they were made from.
 */
#include "speak/phonemes.h"
#include "text/sound/ipa.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static int set_up(void **state)
{
    struct error err = {0};
    struct phonemizer *p = phonemizer_open("en-GB", &err);

    if (!p)
        print_error("%s\n", err.text);
    arena = arena_new();
    *state = p;
    return p && arena ? 0 : -1;
}

static int tear_down(void **state)
{
    struct phonemizer *p = *state;

    phonemizer_close(&p);
    arena_destroy(&arena);
    return p ? -1 : 0;
}

static const char *transcribe(
    struct phonemizer *p, const char *text, bool marked, enum phoneme_alphabet alphabet)
{
    struct error err = {0};
    struct str out;

    if (!phonemizer_transcribe(p, str_of(text), marked, alphabet, arena, &out, &err))
        fail_msg("%s: %s", text, err.text);
    return out.s;
}

static void both_alphabets(void **state)
{
    assert_string_equal(
        transcribe(*state, "Hello world", false, PHONEMES_MNEMONIC), "h@l'oU w'3:ld");
    assert_string_equal(transcribe(*state, "Hello world", false, PHONEMES_IPA), "həlˈəʊ wˈɜːld");
}

static void clauses_are_one_line(void **state)
{
    assert_string_equal(
        transcribe(*state, "Hello, world. Hello!", false, PHONEMES_IPA), "həlˈəʊ wˈɜːld həlˈəʊ");
    assert_string_equal(transcribe(*state, "", false, PHONEMES_IPA), "");
    assert_string_equal(transcribe(*state, " ", false, PHONEMES_IPA), "");
}

static void marked_phonemes(void **state)
{
    assert_string_equal(
        transcribe(*state, "the [[wA:w'eI]] firm", true, PHONEMES_MNEMONIC), "D@ wA:w'eI f'3:m");
    assert_string_equal(transcribe(*state, "the [[wA:w'eI||Si:]] firm", true, PHONEMES_IPA),
        "ðə wɑːwˈeɪ ʃiː fˈɜːm");
    /* not asked for, brackets are only brackets, even after a text in which they were not */
    assert_null(strstr(transcribe(*state, "the [[wA:w'eI]]", false, PHONEMES_IPA), "wɑːwˈeɪ"));
}

/* The same text gives the same phonemes, whatever came before. */
static void repeatable(void **state)
{
    const char *const first = transcribe(*state, "They read it", false, PHONEMES_MNEMONIC);

    (void)transcribe(*state, "She has had [[t'Est]] to", true, PHONEMES_IPA);
    assert_string_equal(transcribe(*state, "They read it", false, PHONEMES_MNEMONIC), first);
}

/* Longer than a slot's text: pieces, none of them within a word. */
static void long_text(void **state)
{
    static char text[20000], expected[40000];
    size_t n = 0;

    while (strlen(text) < sizeof text - 10) {
        strcat(text, "hello ");
        n++;
    }
    for (size_t i = 0; i < n; i++)
        strcat(expected, i ? " həlˈəʊ" : "həlˈəʊ");
    assert_string_equal(transcribe(*state, text, false, PHONEMES_IPA), expected);
}

/* By `espeak-ng -X`: "Found: 'seoul'" for the one, rules for the other. */
static void listed_words(void **state)
{
    static const struct {
        const char *word;
        bool listed;
    } words[] = {{"Seoul", true}, {"Tehran", true}, {"Edinburgh", true}, {"Huawei", false},
        {"Tugendhat", false}, {"", false}};
    struct error err = {0};
    bool listed;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_true(phonemizer_lists(*state, str_of(words[i].word), arena, &listed, &err));
        if (listed != words[i].listed)
            fail_msg("%s", words[i].word);
    }
    /* and transcribing goes on as before */
    assert_string_equal(transcribe(*state, "Hello", false, PHONEMES_IPA), "həlˈəʊ");
}

static void no_voice(void **state)
{
    struct error err = {0};
    struct phonemizer *p = phonemizer_open("xx-nowhere", &err);
    struct str out;

    (void)state;
    assert_non_null(p);
    assert_false(phonemizer_transcribe(p, STR("a"), false, PHONEMES_IPA, arena, &out, &err));
    assert_non_null(strstr(err.text, "xx-nowhere"));
    phonemizer_close(&p);
}

/* What the engine says for phonemes made of IPA, stress and diacritics of detail aside. */
static void round_trip(const char *language, const char *const *ipa, size_t n)
{
    struct error err = {0};
    struct phonemizer *p = phonemizer_open(language, &err);
    char text[256];
    struct str phonemes;

    assert_non_null(p);
    for (size_t i = 0; i < n; i++) {
        if (!ipa_to_phonemes(
                str_of(ipa[i]), str_of(language), "round trip", arena, &phonemes, &err))
            fail_msg("%s", err.text);
        snprintf(text, sizeof text, "[[%s]]", phonemes.s);
        assert_string_equal(transcribe(p, text, true, PHONEMES_IPA), ipa[i]);
    }
    phonemizer_close(&p);
}

#define ROUND_TRIP(language, list) round_trip(language, list, sizeof(list) / sizeof *(list))

static void ipa_comes_back(void **state)
{
    static const char *const british[] = {"wɑːwˈeɪ", "kˈiːv", "tʃˈɛk", "ʃˈiː", "dʒˈɒn", "θˈɪŋk",
        "ðˈəʊ", "ʒˈɑː", "lˈɒx", "fˈeə", "nˈiə", "pjˈʊə", "bˈɔɪ", "nˈaʊ", "fˈaɪə", "bˈʌtn̩", "ˈʌsʊlə",
        "hˈɒtʃ", "ʃˈiː dʒɪnpˈɪŋ"};
    static const char *const german[] = {"ʃˈøːn", "mˈynçən", "hˈɔøtə", "tsˈaɪt", "bˈax", "fˈɛːtɜ"};
    static const char *const french[] = {"pˈœʁ", "bˈɔ̃", "vˈɛ̃", "dˈø", "ʁˈy"};
    static const char *const spanish[] = {"pˈero", "pˈeɾo", "nˈiɲo", "ʎˈaβe", "θjˈelo"};

    static const char *const czech[] = {"dˈeːlka", "rˈok", "mˈɛsto"};
    static const char *const finnish[] = {"hˈyvæ", "kˈøy", "rˈaha"};
    static const char *const turkish[] = {"ˈøz", "dˈyn", "ɡˈɛl"};

    (void)state;
    ROUND_TRIP("en-GB", british);
    ROUND_TRIP("de", german);
    ROUND_TRIP("fr-FR", french);
    ROUND_TRIP("es", spanish);
    ROUND_TRIP("cs-CZ", czech);
    ROUND_TRIP("fi-FI", finnish);
    ROUND_TRIP("tr", turkish);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_alphabets),
        cmocka_unit_test(clauses_are_one_line),
        cmocka_unit_test(marked_phonemes),
        cmocka_unit_test(repeatable),
        cmocka_unit_test(long_text),
        cmocka_unit_test(listed_words),
        cmocka_unit_test(no_voice),
        cmocka_unit_test(ipa_comes_back),
    };

    return cmocka_run_group_tests_name("phonemes", tests, set_up, tear_down);
}
