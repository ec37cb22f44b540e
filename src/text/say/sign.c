/* Signs: said by name, heard as a pause, or neither. */
#include "text/say/rules.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define REGION_A 0x1F1E6u /* REGIONAL INDICATOR SYMBOL LETTER A: two of them are a flag */

/* A superscript digit behind a word or punctuation that is no unit ("sharply.²"). */
static bool is_note_number(const struct view *v, size_t at)
{
    const struct lexeme *const l = lexeme_at(v, at);
    const struct lexeme *const before = lexeme_at(v, at - 1);

    if (!l->glued || l->kind != LEXEME_SIGN ||
        !(l->cp == 0xB9 || l->cp == 0xB2 || l->cp == 0xB3 || (l->cp >= 0x2074 && l->cp <= 0x2079)))
        return false;
    if (before->kind == LEXEME_WORD)
        return before->end - before->at >= (l->cp == 0xB2 || l->cp == 0xB3 ? 4 : 2);
    return before->kind == LEXEME_SIGN &&
           (is_clause_end(v, at - 1) || is_note_number(v, at - 1) || before->cp == 0x201D);
}

/* "[1]", "[a]": a mark that points to a note, not said. */
size_t rule_footnote(struct view *v, size_t at)
{
    if (is_note_number(v, at))
        return 1;
    if (!is_sign(v, at, '[') || !is_glued(v, at + 1) || !is_sign(v, at + 2, ']') ||
        !is_glued(v, at + 2))
        return 0;
    if (!(is_digits(v, at + 1) && digit_count(v, at + 1) <= 3) &&
        !(is_word(v, at + 1) && text_of(v, at + 1).len == 1))
        return 0;
    return 3;
}

static bool is_number(const struct view *v, size_t i)
{
    return is_digits(v, i) || entry_at(v, i, ENTRY_VULGAR, NULL) != NULL;
}

/* Does a sign behind a number calculate? A dash does only where there is a result. */
static bool is_operator(const struct view *v, size_t at)
{
    const struct lexeme *const l = lexeme_at(v, at);

    if (l->cp == '+' && l->glued && !is_glued(v, at + 1))
        return true; /* "100+" */
    if (!is_number(v, at + 1) || l->glued != is_glued(v, at + 1))
        return false;
    if (!is_dash(l->cp))
        return true;
    for (size_t k = 2; k <= 6; k++)
        if (is_sign(v, at + k, '='))
            return true;
    return false;
}

static const struct entry *sign_entry(const struct view *v, size_t at, size_t *used)
{
    const struct entry *entry = NULL;

    if (is_number(v, at - 1) && is_operator(v, at))
        entry = entry_at(v, at, ENTRY_BETWEEN_NUMBERS, used);
    if (!entry && (is_number(v, at + 1) || entry_at(v, at + 1, ENTRY_CURRENCY, NULL)))
        entry = entry_at(v, at, ENTRY_BEFORE_NUMBER, used);
    return entry ? entry : entry_at(v, at, ENTRY_SIGN, used);
}

/* Pictures and ornaments, which a newsreader passes over. */
static bool is_picture(uint32_t cp)
{
    if (cp < 0x2190)
        return false;
    return u_hasBinaryProperty((UChar32)cp, UCHAR_EMOJI) ||
           (U_GET_GC_MASK((UChar32)cp) & (U_GC_SO_MASK | U_GC_SK_MASK)) != 0;
}

/* Of a Unicode name what CLDR's short names keep: no colour or weight of the line ("white heavy
 * check mark"), no "sign" or "symbol". */
static struct str emoji_words(struct str name)
{
    static const char *const FIRST[] = {"white ", "black ", "heavy ", "medium "};
    static const char *const LAST[] = {" sign", " symbol"};

    for (size_t i = 0; i < sizeof FIRST / sizeof *FIRST; i++)
        if (str_starts(name, str_of(FIRST[i])))
            name = str_cut(name, strlen(FIRST[i]), name.len);
    for (size_t i = 0; i < sizeof LAST / sizeof *LAST; i++)
        if (str_ends(name, str_of(LAST[i])))
            name = str_cut(name, 0, name.len - strlen(LAST[i]));
    return name;
}

/* The English name of an emoji, where the language's data ask for it; no name for the colours of
 * skin, the halves of flags, and repetitions. */
static void say_emoji_name(struct view *v, size_t at)
{
    const uint32_t cp = lexeme_at(v, at)->cp;
    char name[128];
    UErrorCode status = U_ZERO_ERROR;
    int32_t len;

    if (langdata_setting(v->lang, SETTING_EMOJI).len == 0 || is_sign(v, at - 1, cp) ||
        (cp >= REGION_A && cp < REGION_A + 26) || (cp >= 0x1F3FB && cp <= 0x1F3FF) ||
        !u_hasBinaryProperty((UChar32)cp, UCHAR_EMOJI_PRESENTATION))
        return;
    len = u_charName((UChar32)cp, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
    if (U_FAILURE(status))
        return;
    for (int32_t i = 0; i < len; i++)
        name[i] = name[i] == '-' ? ' ' : ascii_lower(name[i]);
    say_words(v->say, emoji_words((struct str){name, (size_t)len}));
}

/* A country's name as CLDR writes it, in words alone: "Bosnia & Herzegovina", "St. Lucia", "Congo -
 * Kinshasa", "Myanmar (Burma)". */
static void say_country(struct view *v, struct str name)
{
    struct str word;

    while (str_next(&name, ' ', &word))
        if (str_eq(word, STR("&")))
            say_words(v->say, STR("and"));
        else if (str_eq(word, STR("St.")))
            say_words(v->say, STR("Saint"));
        else if (str_starts(word, STR("(")))
            return;
        else if (!str_eq(word, STR("-")))
            say_words(v->say, word);
}

/* Two halves of a flag at lexeme `at`: "flag", and the country's name. */
static size_t say_flag(struct view *v, size_t at)
{
    const uint32_t one = lexeme_at(v, at)->cp, two = lexeme_at(v, at + 1)->cp;
    char region[] = "und_??";
    UChar name[128];
    char utf8[384];
    UErrorCode status = U_ZERO_ERROR;
    int32_t len;

    if (one < REGION_A || one > REGION_A + 25 || two < REGION_A || two > REGION_A + 25 ||
        langdata_setting(v->lang, SETTING_EMOJI).len == 0)
        return 0;
    region[4] = (char)('A' + one - REGION_A);
    region[5] = (char)('A' + two - REGION_A);
    len = uloc_getDisplayCountry(region, "en", name, 128, &status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING)
        return 0;
    u_strToUTF8(utf8, sizeof utf8, &len, name, len, &status);
    if (U_FAILURE(status))
        return 0;
    say_words(v->say, STR("flag"));
    say_country(v, (struct str){utf8, (size_t)len});
    return 2;
}

/* Other ornaments are not said at all. */
static size_t say_picture(struct view *v, size_t at)
{
    const size_t flag = say_flag(v, at);

    if (flag > 0)
        return flag;
    if (!is_picture(lexeme_at(v, at)->cp))
        return 0;
    say_emoji_name(v, at);
    return 1;
}

/* The digit of a superscript sign; -1: it is none. */
static int superscript_digit(uint32_t cp)
{
    if (cp == 0xB9)
        return 1;
    if (cp == 0xB2 || cp == 0xB3)
        return (int)(cp - 0xB0);
    return cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079) ? (int)(cp - 0x2070) : -1;
}

/* "10⁻³", "s⁻¹" */
static bool say_negative_power(struct view *v, size_t at, size_t *used)
{
    int64_t power = 0;
    size_t i = at + 1;

    if (!is_sign(v, at, 0x207B) || !is_glued(v, at))
        return false;
    for (; i < at + 5 && is_glued(v, i); i++) {
        const int digit = superscript_digit(lexeme_at(v, i)->cp);

        if (digit < 0 || lexeme_at(v, i)->kind != LEXEME_SIGN)
            break;
        power = power * 10 + digit;
    }
    if (i == at + 1)
        return false;
    say_setting(v, SETTING_POWER);
    say_setting(v, SETTING_MINUS);
    say_number(v, STR("alone"), power);
    *used = i - at;
    return true;
}

/* "2016/679", "1701/2006": the number of a document, nothing divided. */
static bool is_document_slash(const struct view *v, size_t at)
{
    return is_sign(v, at, '/') && is_glued(v, at) && is_glued(v, at + 1) &&
           (digit_count(v, at - 1) == 4 || digit_count(v, at + 1) == 4) &&
           digit_count(v, at - 1) > 0 && digit_count(v, at + 1) > 0;
}

size_t rule_sign(struct view *v, size_t at)
{
    size_t used = 1;
    const struct entry *entry = sign_entry(v, at, &used);

    if (say_negative_power(v, at, &used))
        return used;
    if (is_document_slash(v, at)) {
        say_setting(v, SETTING_SLASH);
        return 1;
    }
    if (!entry && lexeme_at(v, at)->kind == LEXEME_SIGN) {
        entry = entry_at(v, at, ENTRY_CURRENCY, &used);
        if (!entry)
            return say_picture(v, at);
    }
    if (!entry)
        return 0;
    /* a second name is that of a sign between spaces ("120/80", "10 / 2") */
    say_words(v->say, field_of(entry, entry->class == ENTRY_BETWEEN_NUMBERS && !is_glued(v, at)));
    return used;
}

static char pause_of(const struct view *v, size_t at)
{
    const struct lexeme *const l = lexeme_at(v, at);
    const bool inside = l->glued && is_glued(v, at + 1);

    switch (l->cp) {
    case '.':
    case 0x3002: return inside && lexeme_at(v, at + 1)->kind != LEXEME_SIGN ? 0 : '.';
    case ',':
    case 0x60C:
    case 0x3001: return ',';
    case '!':
    case 0xA1: return l->cp == '!' ? '!' : 0;
    case '?':
    case 0x61F: return '?';
    case ':':
    case ';': return inside ? ',' : (char)l->cp;
    case 0x2026: return ',';
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '|': return ',';
    case '/': return inside ? 0 : ',';
    default: break;
    }
    if (!is_dash(l->cp))
        return 0;
    if (l->cp == 0x2014)
        return ',';
    /* "16- to 24-year-olds": a hyphen that waits for its second half is no dash */
    return inside || (l->glued && (l->cp == '-' || l->cp == 0x2010)) ? 0 : ',';
}

/* "Node.js", ".com": a full stop before a word that goes on without a space. */
static bool is_said_dot(const struct view *v, size_t at)
{
    if (!is_glued(v, at + 1) || !is_word(v, at + 1))
        return false;
    return !is_glued(v, at) || (is_word(v, at - 1) && !is_single_capital(v, at - 1));
}

/* What is left: pauses, and nothing for quotation marks and the like. */
size_t rule_punctuation(struct view *v, size_t at)
{
    const struct lexeme *const l = lexeme_at(v, at);
    const char pause = pause_of(v, at);
    const bool words = l->glued && is_glued(v, at + 1) && is_word(v, at - 1) && is_word(v, at + 1);

    v->is_punctuation = true;
    if (l->cp == '.' && is_said_dot(v, at)) {
        say_setting(v, SETTING_DOT);
        v->is_punctuation = false;
    } else if (words && l->cp == '.') {
        return 1;
    } else if (l->cp == '.' && is_sign(v, at + 1, '.') && at + 3 < v->n) {
        say_pause(v->say, ',');
        return is_sign(v, at + 2, '.') ? 3 : 2;
    } else if (pause) {
        say_pause(v->say, pause);
    }
    return 1;
}
