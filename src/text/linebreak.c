#include "text/linebreak.h"

#include "base/utf8.h"
#include "text/language.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>

#define WHAT "line breaks"

/* ICU's name of a language; `locale` has room for ULOC_FULLNAME_CAPACITY. The root's where the tag
 * is none. */
static void locale_of(struct str language, char *locale)
{
    char tag[ULOC_FULLNAME_CAPACITY] = "en";
    UErrorCode status = U_ZERO_ERROR;

    locale[0] = '\0';
    if (language.len >= sizeof tag)
        return;
    if (language.len > 0) {
        memcpy(tag, language.s, language.len);
        tag[language.len] = '\0';
    }
    uloc_forLanguageTag(tag, locale, ULOC_FULLNAME_CAPACITY, NULL, &status);
    if (U_FAILURE(status))
        locale[0] = '\0';
}

static bool list_breaks(UBreakIterator *it, struct str text, struct arena *a, const uint32_t **out,
    size_t *n, struct error *err)
{
    uint32_t *breaks = NULL, *more;
    size_t cap = 0;

    for (int32_t at = ubrk_next(it); at != UBRK_DONE; at = ubrk_next(it)) {
        more = arena_more(a, breaks, *n, &cap, sizeof *breaks);
        if (!more)
            return error_memory(err, WHAT);
        breaks = more;
        breaks[(*n)++] = (uint32_t)at;
    }
    if (*n)
        breaks[*n - 1] = (uint32_t)text.len;
    *out = breaks;
    return true;
}

bool line_breaks(struct str text, struct str language, struct arena *a, const uint32_t **out,
    size_t *n, struct error *err)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    UBreakIterator *it;
    bool ok;

    *out = NULL;
    *n = 0;
    if (text.len == 0)
        return true;
    if (text.len > INT32_MAX)
        return error_set(err, WHAT, "a text of over 2 GiB");
    locale_of(language, locale);
    it = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
    utext_openUTF8(&utext, text.s, (int64_t)text.len, &status);
    ubrk_setUText(it, &utext, &status);
    ok = U_SUCCESS(status) ? list_breaks(it, text, a, out, n, err)
                           : error_set(err, WHAT, "ICU: %s", u_errorName(status));
    ubrk_close(it);
    utext_close(&utext);
    return ok;
}

bool char_is_joined(uint32_t cp)
{
    const uint32_t marks = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_MC_MASK | U_GC_CF_MASK;

    return cp >= 0x300 && (U_GET_GC_MASK((UChar32)cp) & marks) != 0;
}

static bool is_wide(uint32_t cp)
{
    const int32_t width =
        cp < 0x1100 ? U_EA_NEUTRAL : u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);

    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

size_t line_width(struct str text)
{
    const uint32_t nothing = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
    size_t width = 0;

    for (size_t at = 0; at < text.len;) {
        const uint32_t cp = utf8_next(text, &at);
        if (cp >= 0x300 && (U_GET_GC_MASK((UChar32)cp) & nothing))
            continue;
        width += is_wide(cp) ? 5 : 2;
    }
    return width;
}

enum direction text_direction(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        switch (u_charDirection((UChar32)utf8_next(text, &at))) {
        case U_LEFT_TO_RIGHT: return DIRECTION_LEFT_TO_RIGHT;
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC: return DIRECTION_RIGHT_TO_LEFT;
        default: break;
        }
    }
    return DIRECTION_NEITHER;
}

enum direction language_direction(struct str language)
{
    return language_is_rtl(language) ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
}
