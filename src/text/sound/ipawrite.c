#include "text/sound/ipawrite.h"

#include "text/sound/phoneme.h"

#include <string.h>

#define SOUNDS_MAX 200 /* in a pronunciation; a longer one is not written */

/* What a mnemonic is in IPA. */
struct sign {
    const char *ipa; /* lent, NUL-terminated */
    bool syllabic;
    bool stress;
    bool space;
};

static bool is(struct str mnemonic, const char *what)
{
    return str_eq(mnemonic, str_of(what));
}

static bool sign_of(struct str mnemonic, struct str language, struct sign *out)
{
    const struct phoneme *sound;

    *out = (struct sign){0};
    if (is(mnemonic, "'") || is(mnemonic, ",")) {
        out->ipa = mnemonic.s[0] == ',' ? "\u02CC" : "\u02C8";
        return out->stress = true;
    }
    if (is(mnemonic, "||")) {
        out->ipa = " ";
        return out->space = true;
    }
    if (is(mnemonic, ":")) {
        out->ipa = "\u02D0";
        return true;
    }
    sound = phoneme_of_mnemonic(mnemonic, language);
    if (!sound)
        return false;
    out->ipa = strcmp(sound->ipa, "\u1D7B") == 0 ? "\u026A" : sound->ipa; /* no sign of the IPA */
    out->syllabic = sound->syllabic;
    return true;
}

/* Takes the phonemes apart; false where one has no sign, or there are too many. */
static bool read_signs(struct str t, struct str language, struct sign *out, size_t *n)
{
    *n = 0;
    for (size_t at = 0; at < t.len;) {
        size_t len = phoneme_mnemonic(t, at, language);

        if (len == 0 && t.s[at] == '|') { /* parts mnemonics */
            at++;
            continue;
        }
        /* "t|s" is one sound with a bar in it */
        if (at + 3 <= t.len && t.s[at + 1] == '|' &&
            phoneme_of_mnemonic(str_cut(t, at, at + 3), language))
            len = 3;
        if (len == 0 || *n == SOUNDS_MAX || !sign_of(str_cut(t, at, at + len), language, &out[*n]))
            return false;
        *n += 1;
        at += len;
    }
    return true;
}

static bool is_liquid(const struct sign *s)
{
    static const char *const liquids[] = {"l", "r", "\u0279", "j", "w", "\u0281"};

    for (size_t i = 0; i < sizeof liquids / sizeof *liquids; i++)
        if (strcmp(s->ipa, liquids[i]) == 0)
            return true;
    return false;
}

static bool is_consonant(const struct sign *s)
{
    return !s->syllabic && !s->stress && !s->space && strcmp(s->ipa, "\u02D0") != 0;
}

/* Where the syllable of the stressed vowel begins: at the word's start or, within a word, with one
 * consonant, with two where the second is a liquid or glide. */
static size_t syllable_of(const struct sign *signs, size_t stress)
{
    size_t first = stress, within;

    while (first > 0 && is_consonant(&signs[first - 1]))
        first--;
    if (first == 0 || signs[first - 1].space || first == stress)
        return first;
    within = stress - 1;
    if (within > first && is_liquid(&signs[within]) && !is_liquid(&signs[within - 1]))
        within--;
    return within;
}

/* The engine takes stress before the vowel, or before the syllable, as it should be. */
static void move_stress(struct sign *signs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct sign stress = signs[i];
        size_t to;

        if (!stress.stress || i + 1 == n || !signs[i + 1].syllabic)
            continue;
        to = syllable_of(signs, i);
        memmove(&signs[to + 1], &signs[to], (i - to) * sizeof *signs);
        signs[to] = stress;
    }
}

bool ipa_write(struct str phonemes, struct str language, struct buf *out)
{
    struct sign signs[SOUNDS_MAX];
    size_t n;

    if (!read_signs(phonemes, language, signs, &n) || n == 0)
        return false;
    move_stress(signs, n);
    for (size_t i = 0; i < n; i++)
        buf_add(out, str_of(signs[i].ipa));
    return true;
}
