#include "text/say/number.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define RULE_SET_MAX 63
#define WORDS_MAX    1024 /* UTF-16 units of the longest number below 10^18 in any language */

struct speller {
    UNumberFormat *format;
    char rule_set[RULE_SET_MAX + 1]; /* that format is set to */
};

struct speller *speller_open(const char *language, struct error *err)
{
    struct speller *const speller = calloc(1, sizeof *speller);
    UErrorCode status = U_ZERO_ERROR;

    if (!speller) {
        error_memory(err, language);
        return NULL;
    }
    speller->format = unum_open(UNUM_SPELLOUT, NULL, 0, language, NULL, &status);
    if (U_SUCCESS(status))
        return speller;
    error_set(err, language, "ICU has no number words for it (%s)", u_errorName(status));
    free(speller);
    return NULL;
}

void speller_close(struct speller **speller)
{
    if (!*speller)
        return;
    unum_close((*speller)->format);
    free(*speller);
    *speller = NULL;
}

static bool set_rule_set(struct speller *speller, const char *rule_set)
{
    UChar name[RULE_SET_MAX + 1];
    UErrorCode status = U_ZERO_ERROR;
    const size_t len = strlen(rule_set);

    if (strcmp(speller->rule_set, rule_set) == 0)
        return true;
    if (len > RULE_SET_MAX)
        return false;
    u_charsToUChars(rule_set, name, (int32_t)len + 1);
    unum_setTextAttribute(speller->format, UNUM_DEFAULT_RULESET, name, (int32_t)len, &status);
    if (U_FAILURE(status))
        return false;
    memcpy(speller->rule_set, rule_set, len + 1);
    return true;
}

bool speller_has(struct speller *speller, const char *rule_set)
{
    return set_rule_set(speller, rule_set);
}

/* Adds ICU's words without soft hyphens and commas. Digits (it could not spell) are false. */
static bool add_words(const UChar *words, int32_t n, struct buf *out)
{
    const size_t before = out->len;

    for (int32_t i = 0; i < n;) {
        UChar32 cp;

        U16_NEXT(words, i, n, cp);
        if (cp >= '0' && cp <= '9') {
            out->len = before;
            return false;
        }
        if (cp == 0xA0 || cp == 0x202F)
            cp = ' ';
        if (cp != 0xAD && cp != ',' && cp != 0x200B)
            buf_add_cp(out, (uint32_t)cp);
    }
    return true;
}

static bool spell(struct speller *speller, int64_t number, struct buf *out)
{
    UChar words[WORDS_MAX];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t n = unum_formatInt64(speller->format, number, words, WORDS_MAX, NULL, &status);

    return U_SUCCESS(status) && n < WORDS_MAX && add_words(words, n, out);
}

void speller_say(struct speller *speller, const char *rule_set, int64_t number, struct buf *out)
{
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    uint64_t place = 1;

    if (set_rule_set(speller, rule_set) && spell(speller, number, out))
        return;
    while (rest / place >= 10)
        place *= 10;
    for (; place > 0; place /= 10) {
        const uint64_t digit = rest / place % 10;

        if (!spell(speller, (int64_t)digit, out))
            buf_add_byte(out, (char)('0' + digit));
        if (place > 1)
            buf_add_byte(out, ' ');
    }
}
