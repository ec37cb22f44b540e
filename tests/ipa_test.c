/*
 * Pronunciations become phonemes. What is expected was taken from espeak-ng's own documentation of
 * its mnemonics and from what `espeak-ng -x --ipa` prints for words that have these sounds; that
 * the engine reads our phonemes back as the sounds that were asked for is phonemes_test.c's to
 * show.
 */
#include "base/arena.h"
#include "text/sound/ipa.h"
#include "text/sound/phoneme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    *state = arena_new();
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    struct arena *a = *state;

    arena_destroy(&a);
    return 0;
}

static void expect(struct arena *a, const char *language, const char *ipa, const char *phonemes)
{
    struct error err = {0};
    struct str out = {0};

    if (!ipa_to_phonemes(str_of(ipa), str_of(language), "test", a, &out, &err))
        fail_msg("%s: %s", ipa, err.text);
    assert_string_equal(out.s, phonemes);
}

static void refuse(struct arena *a, const char *language, const char *ipa, const char *named)
{
    struct error err = {0};
    struct str out = {0};

    assert_false(ipa_to_phonemes(str_of(ipa), str_of(language), "Zx", a, &out, &err));
    assert_non_null(strstr(err.text, "Zx"));
    if (!strstr(err.text, named))
        fail_msg("%s: \"%s\" does not name %s", ipa, err.text, named);
}

static void english_words(void **state)
{
    expect(*state, "en-GB", "wɑːˈweɪ", "wA:w'eI");
    expect(*state, "en-GB", "ˈtuːɡənhɑːt", "t'u:g@nhA:t");
    expect(*state, "en-GB", "ˈkiːv", "k'i:v");
    expect(*state, "en-GB", "ʃiː", "S'i:");
    expect(*state, "en-GB", "ˈtʃɜːtʃ", "tS'3:tS");
    expect(*state, "en-GB", "ˌɪntəˈnæʃənəl", ",Int@n'aS@n@L");
}

/* Ties join an affricate's two letters and mean nothing to the engine. */
static void ties(void **state)
{
    expect(*state, "en-GB", "t͡ʃɛk", "tS'Ek");
    expect(*state, "en-GB", "d͜ʒɒn", "dZ'0n");
}

/* "t" and "ʃ" of two syllables must not become the affricate. */
static void parted(void **state)
{
    expect(*state, "en-GB", "hɒt.ʃɒt", "h0t|S0t");
    expect(*state, "de-DE", "t.s", "t|s");
}

static void stress_goes_to_its_vowel(void **state)
{
    expect(*state, "en-GB", "ˈstriːt", "str'i:t");
    expect(*state, "en-GB", "'striːt", "str'i:t");
    expect(*state, "en-GB", "ˌspɑː", "sp,A:");
    expect(*state, "en-GB", "ˈbʌtn̩", "b'Vtn-");
}

/* An r that ends a syllable is left to the voice's accent: "A@" is heard with it in American alone.
 */
static void final_r(void **state)
{
    expect(*state, "en-GB", "ˈkɑːtər", "k'A:t3");
    expect(*state, "en-GB", "ˈkɑːrtər", "k'A@t3");
    expect(*state, "en-US", "fɔːr", "f'O@");
    expect(*state, "en-US", "ˈsɔːri", "s'O:ri");
    expect(*state, "en-GB", "kɛrˈsɒn", "ke@s'0n");
    expect(*state, "en-GB", "ˈkɛri", "k'Eri");
    expect(*state, "en-GB", "pərˈuː", "p@r'u:");
    expect(*state, "en-GB", "bjɔːrn", "bj'O@n");
}

static void words(void **state)
{
    expect(*state, "en-GB", "ʃiː dʒɪnˈpɪŋ", "Si:||dZInp'IN");
    expect(*state, "en-GB", "  ʃiː   dʒɪn ", "Si:||dZIn");
}

/* ASCII in the place of IPA letters, as lexicons found in the wild have it. */
static void ascii_forms(void **state)
{
    expect(*state, "en-GB", "gri:n", "gr'i:n");
    expect(*state, "en-GB", "griːn", "gr'i:n");
}

static void other_languages(void **state)
{
    expect(*state, "de-DE", "ˈʃøːn", "S'Y:n");
    expect(*state, "de-DE", "ˈmʏnçən", "m'ynC@n");
    expect(*state, "de", "ˈhɔʏtə", "h'OYt@");
    expect(*state, "de", "ˈtsaɪt", "ts'aIt");
    expect(*state, "fr-FR", "pœʁ", "p'Wr");
    expect(*state, "fr-FR", "bɔ̃", "b'O~");
    expect(*state, "fr-FR", "vɛ̃", "v'E~");
    expect(*state, "es-ES", "ˈpero", "p'eR2o");
    expect(*state, "es-ES", "ˈpeɾo", "p'e**o");
    expect(*state, "es-ES", "ˈniɲo", "n'in^o");
    expect(*state, "it-IT", "ˈpitːsa", "p'it:sa");
    expect(*state, "pl-PL", "ˈdʑɛɲ", "dz;'En^");
    expect(*state, "pt-BR", "ˈpɐ̃ʊ̃", "p'&U~");
    expect(*state, "nl-NL", "ˈhœys", "h'Wys");
    expect(*state, "sv-SE", "ˈhɵnd", "h'8nd");
}

/* Precomposed and decomposed spellings are the same sound. */
static void normal_forms(void **state)
{
    expect(*state, "pt-BR", "\u1EBD", "'e~");
    expect(*state, "pt-BR", "e\u0303", "'e~");
    expect(*state, "de-DE", "\u00E7", "C");
    expect(*state, "de-DE", "c\u0327", "C");
}

static void detail_is_dropped(void **state)
{
    expect(*state, "en-GB", "t̪ʰɛn", "t'En");
    expect(*state, "en-GB", "bæd̥", "b'ad");
}

static void no_such_sound(void **state)
{
    refuse(*state, "en-GB", "ǃkɑ", "U+01C3"); /* a click */
    refuse(*state, "en-GB", "ryː", "U+0079"); /* English has no front rounded vowel */
    refuse(*state, "en-GB", "ma˥", "U+02E5"); /* a tone */
    refuse(*state, "en-GB", "", "no sound");
    refuse(*state, "en-GB", "ˈ", "no sound");
    refuse(*state, "en-GB", "]]", "U+005D");
    refuse(*state, "en-GB", "\xFF", "U+FFFD");
}

static void check(struct arena *a, const char *language, const char *phonemes, const char *expected)
{
    struct error err = {0};
    struct str out = {0};
    const bool ok = ipa_check_phonemes(str_of(phonemes), str_of(language), "Zx", a, &out, &err);

    if (expected) {
        assert_true(ok);
        assert_string_equal(out.s, expected);
        return;
    }
    assert_false(ok);
    assert_non_null(strstr(err.text, "Zx"));
}

static void own_alphabet(void **state)
{
    check(*state, "en-GB", "wA:w'eI", "wA:w'eI");
    check(*state, "en-GB", " h@l'oU  w'3:ld ", "h@l'oU||w'3:ld");
    check(*state, "en-GB", "t|S", "t|S");
    check(*state, "de-DE", "S'Y:n", "S'Y:n");
    check(*state, "en-GB", "S'Y:n", NULL); /* German's vowel, none of English's */
    check(*state, "en-GB", "k'At", NULL);  /* "A" alone is no English phoneme, "A:" is */
    check(*state, "en-GB", "wA:]] [[", NULL);
    check(*state, "en-GB", "\xE2\x82\xAC", NULL);
    check(*state, "en-GB", "''", NULL);
    check(*state, "en-GB", "", NULL);
    check(*state, "en-GB", "b\x01i:", NULL);
    check(*state, "mt", "l#'an",
        "l#'an"); /* Maltese has no table here: any mnemonic of espeak-ng's */
    check(*state, "mt", "l#'\xC3\xA4n", NULL);
}

/* The rule of English grammar: voiceless s, after sibilants a syllable more, else z. */
static void possessive(void **state)
{
    assert_string_equal(ipa_possessive(STR("wA:w'eI"), *state).s, "wA:w'eIz");
    assert_string_equal(ipa_possessive(STR("b'Ib@"), *state).s, "b'Ib@z");
    assert_string_equal(ipa_possessive(STR("k'eIt"), *state).s, "k'eIt|s");
    assert_string_equal(ipa_possessive(STR("tS'3:tS"), *state).s, "tS'3:tSI2z");
    assert_string_equal(ipa_possessive(STR("r'aIs"), *state).s, "r'aIsI2z");
    assert_string_equal(ipa_possessive(STR("'Edvard"), *state).s, "'Edvardz");
}

/* Any bytes give an answer, and what comes out passes our own check. */
static void random_bytes(void **state)
{
    static const char *const pieces[] = {"ˈ", "t", "ʃ", "iː", "͡", "\xFF", "[", "ə", "̃", " ", "|",
        "r", "aɪ", "ʒ", "d", "\n", ".", "ŋ"};
    uint32_t seed = 4;
    struct str out, again;

    for (int n = 0; n < 3000; n++) {
        char text[256] = "";
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        if (!ipa_to_phonemes(str_of(text), STR("en"), "random", *state, &out, NULL))
            continue;
        if (!ipa_check_phonemes(out, STR("en"), "random", *state, &again, NULL))
            fail_msg("seed 4, %d: %s gave %s", n, text, out.s);
        assert_string_equal(again.s, out.s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_words),
        cmocka_unit_test(ties),
        cmocka_unit_test(parted),
        cmocka_unit_test(stress_goes_to_its_vowel),
        cmocka_unit_test(final_r),
        cmocka_unit_test(words),
        cmocka_unit_test(ascii_forms),
        cmocka_unit_test(other_languages),
        cmocka_unit_test(normal_forms),
        cmocka_unit_test(detail_is_dropped),
        cmocka_unit_test(no_such_sound),
        cmocka_unit_test(own_alphabet),
        cmocka_unit_test(possessive),
        cmocka_unit_test(random_bytes),
    };

    return cmocka_run_group_tests_name("ipa", tests, set_up, tear_down);
}
