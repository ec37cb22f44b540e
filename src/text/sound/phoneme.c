#include "text/sound/phoneme.h"

#include "text/sound/phonemetable.h"

#include <string.h>

/* --- sounds --- */

static const struct phoneme *longest(struct sounds sounds, struct str rest, size_t *len)
{
    const struct phoneme *best = NULL;

    *len = 0;
    for (const struct phoneme *sound = sounds.items; sound < sounds.items + sounds.n; sound++) {
        struct str ipa;

        if (rest.len == 0 || sound->ipa[0] != rest.s[0])
            continue;
        ipa = str_of(sound->ipa);
        if (ipa.len <= *len || !str_starts(rest, ipa))
            continue;
        best = sound;
        *len = ipa.len;
    }
    return best;
}

/* The longest sound, of the language's own before the common ones. */
static const struct phoneme *find_sound(
    const struct phoneme_table *table, struct str rest, size_t *len)
{
    const struct phoneme *const own = longest(table->sounds, rest, len);
    size_t common_len;
    const struct phoneme *const common = longest(phoneme_common_sounds(), rest, &common_len);

    if (common_len <= *len)
        return own;
    *len = common_len;
    return common;
}

/* Behind the mark of stress or syllables that it begins with. */
static struct str without_mark(struct str ipa)
{
    static const struct str marks[] = {STR("\u02C8"), STR("\u02CC"), STR("."), STR("'")};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(ipa, marks[i]))
            return str_cut(ipa, marks[i].len, ipa.len);
    return ipa;
}

/* Bytes of the r that `rest` begins with and that ends the syllable, before no vowel; 0: none. */
static size_t final_r(const struct phoneme_table *table, struct str rest)
{
    static const struct str letters[] = {STR("r"), STR("\u0279")};
    const struct phoneme *next;
    size_t len = 0, next_len;

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (str_starts(rest, letters[i]))
            len = letters[i].len;
    if (len == 0)
        return 0;
    next = find_sound(table, without_mark(str_cut(rest, len, rest.len)), &next_len);
    return next && next->syllabic ? 0 : len;
}

/* The vowel with the r behind it, where the accent decides whether that is heard; else NULL. */
static const struct phoneme *with_final_r(
    const struct phoneme_table *table, const struct phoneme *vowel)
{
    for (size_t i = 0; i < table->n_vowels; i++)
        if (strcmp(table->vowels[i].without, vowel->mnemonic) == 0)
            return &table->vowels[i].with;
    return NULL;
}

const struct phoneme *phoneme_of_ipa(struct str ipa, size_t at, struct str language, size_t *len)
{
    const struct phoneme_table *const table = phoneme_table(language);
    const struct phoneme *const sound = find_sound(table, str_cut(ipa, at, ipa.len), len);
    const struct phoneme *r_vowel;
    size_t r_len;

    if (!sound || !sound->syllabic || table->n_vowels == 0)
        return sound;
    r_len = final_r(table, str_cut(ipa, at + *len, ipa.len));
    r_vowel = r_len > 0 ? with_final_r(table, sound) : NULL;
    if (!r_vowel)
        return sound;
    *len += r_len;
    return r_vowel;
}

/* The first: tables have the usual sign before others. */
static const struct phoneme *named(struct sounds sounds, struct str mnemonic)
{
    for (const struct phoneme *sound = sounds.items; sound < sounds.items + sounds.n; sound++)
        if (str_eq(mnemonic, str_of(sound->mnemonic)))
            return sound;
    return NULL;
}

const struct phoneme *phoneme_of_mnemonic(struct str mnemonic, struct str language)
{
    const struct phoneme_table *const table = phoneme_table(language);
    const struct phoneme *sound = named(table->sounds, mnemonic);

    for (size_t i = 0; !sound && i < table->n_vowels; i++)
        if (str_eq(mnemonic, str_of(table->vowels[i].with.mnemonic)))
            sound = &table->vowels[i].with;
    return sound ? sound : named(phoneme_common_sounds(), mnemonic);
}

/* --- mnemonics --- */

static bool has_mnemonic(struct mnemonics list, const char *word)
{
    size_t from = 0, to = list.n;

    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        const int order = strncmp(word, list.items[middle], MNEMONIC_MAX);
        if (order == 0)
            return true;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return false;
}

size_t phoneme_mnemonic(struct str text, size_t at, struct str language)
{
    const struct mnemonics common = phoneme_common_mnemonics();
    const struct mnemonics own = phoneme_table(language)->mnemonics;
    const size_t left = text.len - at;

    for (size_t len = left < MNEMONIC_MAX ? left : MNEMONIC_MAX; len > 0; len--) {
        char word[MNEMONIC_MAX + 1] = "";
        memcpy(word, text.s + at, len);
        if (strlen(word) == len && (has_mnemonic(common, word) || has_mnemonic(own, word)))
            return len;
    }
    return 0;
}
