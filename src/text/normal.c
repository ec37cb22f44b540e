#include "text/normal.h"

#include <stdbool.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static const struct str no_memory = {0};

static const UNormalizer2 *normalizer(enum normal_form form, UErrorCode *status)
{
    return form == NORMAL_NFD ? unorm2_getNFDInstance(status) : unorm2_getNFCInstance(status);
}

/* The UTF-16 text as UTF-8 in the arena. */
static struct str to_utf8(const UChar *s, int32_t n, struct arena *a)
{
    char *const out = arena_alloc(a, (size_t)n * 3 + 1);
    UErrorCode status = U_ZERO_ERROR;
    int32_t len;

    if (!out)
        return no_memory;
    u_strToUTF8WithSub(out, n * 3 + 1, &len, s, n, 0xFFFD, NULL, &status);
    return U_FAILURE(status) ? no_memory : (struct str){out, (size_t)len};
}

/* ASCII is in every normal form. */
static bool is_ascii(struct str t)
{
    for (size_t i = 0; i < t.len; i++)
        if ((unsigned char)t.s[i] >= 0x80)
            return false;
    return true;
}

struct str normal(struct str t, enum normal_form form, struct arena *a)
{
    /* NFD of a code point is at most 4 UTF-16 units a byte of UTF-8 */
    const size_t cap = t.len * 4 + 1;
    UChar *from, *to;
    UErrorCode status = U_ZERO_ERROR;
    int32_t n;

    if (is_ascii(t))
        return arena_str(a, t);
    if (t.len > INT32_MAX / 16)
        return no_memory;
    from = arena_array(a, cap, sizeof *from);
    to = arena_array(a, cap, sizeof *to);
    if (!from || !to)
        return no_memory;
    u_strFromUTF8WithSub(
        from, (int32_t)cap, &n, t.s ? t.s : "", (int32_t)t.len, 0xFFFD, NULL, &status);
    if (U_FAILURE(status))
        return no_memory;
    n = unorm2_normalize(normalizer(form, &status), from, n, to, (int32_t)cap, &status);
    return U_FAILURE(status) ? no_memory : to_utf8(to, n, a);
}

uint32_t normal_fold(uint32_t cp)
{
    return (uint32_t)u_foldCase((UChar32)cp, U_FOLD_CASE_DEFAULT);
}
