#include "text/chars.h"

#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

bool char_is_upper(uint32_t cp)
{
    return u_isUUppercase((UChar32)cp) || u_istitle((UChar32)cp);
}

bool char_is_lower(uint32_t cp)
{
    return u_isULowercase((UChar32)cp);
}

uint32_t char_lower(uint32_t cp)
{
    return (uint32_t)u_tolower((UChar32)cp);
}

bool char_is_letter(uint32_t cp)
{
    return u_isUAlphabetic((UChar32)cp) || (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

bool char_is_digit(uint32_t cp)
{
    return u_isdigit((UChar32)cp);
}

bool char_is_word(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_is_alpha((char)cp) || ascii_is_digit((char)cp);
    return char_is_letter(cp) || char_is_digit(cp);
}

bool char_is_punctuation(uint32_t cp)
{
    return u_ispunct((UChar32)cp);
}

bool char_is_space(uint32_t cp)
{
    return u_isUWhiteSpace((UChar32)cp);
}

bool char_is_line_end(uint32_t cp)
{
    return (cp >= 0x0A && cp <= 0x0D) || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

bool char_ends_sentence(uint32_t cp)
{
    return u_hasBinaryProperty((UChar32)cp, UCHAR_S_TERM);
}

bool char_is_question(uint32_t cp)
{
    switch (cp) {
    case '?':
    case 0x037E: /* Greek; NFC makes it a semicolon, which stays one here */
    case 0x055E: /* Armenian */
    case 0x061F: /* Arabic */
    case 0x1367: /* Ethiopic */
    case 0x203D: /* interrobang */
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x2CFA: /* Coptic */
    case 0xA60F: /* Vai */
    case 0xA6F7: /* Bamum */
    case 0xFE56:
    case 0xFF1F: return true;
    default: return false;
    }
}

bool char_is_comma(uint32_t cp)
{
    switch (cp) {
    case ',':
    case ';':
    case 0x055D: /* Armenian */
    case 0x060C: /* Arabic */
    case 0x061B:
    case 0x1363: /* Ethiopic */
    case 0x1364:
    case 0x3001: /* ideographic */
    case 0xFE50:
    case 0xFE51:
    case 0xFE54:
    case 0xFF0C:
    case 0xFF1B:
    case 0xFF64: return true;
    default: return false;
    }
}

bool char_is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A || cp == 0xFE55 || cp == 0x1365;
}

bool char_is_dash(uint32_t cp)
{
    return u_hasBinaryProperty((UChar32)cp, UCHAR_DASH);
}

bool char_is_quote(uint32_t cp)
{
    return u_hasBinaryProperty((UChar32)cp, UCHAR_QUOTATION_MARK);
}

/* Marks that stand on both sides: the straight ones, and those whose side the language decides (»
 * opens in German, “ closes there). */
static bool is_two_sided(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == 0xAB || cp == 0xBB || cp == 0x2018 || cp == 0x2019 ||
           cp == 0x201C || cp == 0x201D || cp == 0x2039 || cp == 0x203A || cp == 0xFF02 ||
           cp == 0xFF07;
}

bool char_opens_quote(uint32_t cp)
{
    const int8_t category = u_charType((UChar32)cp);

    if (!char_is_quote(cp))
        return false;
    return is_two_sided(cp) || category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION;
}

bool char_closes_quote(uint32_t cp)
{
    const int8_t category = u_charType((UChar32)cp);

    if (!char_is_quote(cp))
        return false;
    return is_two_sided(cp) || category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION;
}

bool char_opens(uint32_t cp)
{
    return u_charType((UChar32)cp) == U_START_PUNCTUATION && !char_is_quote(cp);
}

bool char_closes(uint32_t cp)
{
    return u_charType((UChar32)cp) == U_END_PUNCTUATION && !char_is_quote(cp);
}

bool char_is_unspaced(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;

    if (cp < 0x0E00) /* the first such script is Thai */
        return false;
    switch (uscript_getScript((UChar32)cp, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_KATAKANA_OR_HIRAGANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return U_SUCCESS(status);
    default: return cp == 0x30FC; /* the mark of long kana vowels, of no one script */
    }
}

bool char_is_invisible(uint32_t cp)
{
    if (cp >= ' ' && cp < 0x7F)
        return false;
    switch (cp) {
    case 0x00AD: /* soft hyphen */
    case 0x061C: /* Arabic letter mark */
    case 0x200B: /* zero-width space */
    case 0x200E: /* left-to-right mark */
    case 0x200F:
    case 0x2060: /* word joiner */
    case 0xFEFF: /* byte order mark */
    case 0xFFF9: /* interlinear annotation */
    case 0xFFFA:
    case 0xFFFB: return true;
    default: break;
    }
    if ((cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x206F))
        return true;
    if ((cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF)) /* noncharacters */
        return true;
    return u_iscntrl((UChar32)cp) && u_charType((UChar32)cp) == U_CONTROL_CHAR &&
           !char_is_space(cp);
}

bool chars_have_word(struct str t)
{
    size_t at = 0;

    while (at < t.len)
        if (char_is_word(utf8_next(t, &at)))
            return true;
    return false;
}

void chars_fold(struct str t, struct buf *out)
{
    bool space = false, begun = false;

    for (size_t at = 0; at < t.len;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(t, &at);

        if (char_is_space(cp)) {
            space = true;
            continue;
        }
        if (char_is_invisible(cp))
            continue;
        if (space && begun)
            buf_add_byte(out, ' ');
        space = false;
        begun = true;
        if (cp == UTF8_REPLACEMENT)
            buf_add_cp(out, cp);
        else
            buf_add(out, str_cut(t, from, at));
    }
}
