#include "read/line/shape.h"

#include "base/utf8.h"
#include "text/chars.h"

/* Characters that make about a word in scripts without spaces: ideographs and kana; Thai and its
 * like, whose letters stand for single sounds. */
#define IDEOGRAPHS_A_WORD 2
#define LETTERS_A_WORD    4
#define FIRST_IDEOGRAPH   0x2E80u

#define LONG_WORD  5 /* letters; shorter words stay small in titles ("from", "with") */
#define SHORT_WORD 4 /* letters; shorter words are often abbreviations ("Mr.", "No.", "St.") */

/* What is counted while going through a line. */
struct walk {
    struct shape *shape;
    uint32_t before;      /* the character before, 0 at the beginning */
    uint32_t before_that; /* and the one before that */
    size_t word_letters;  /* of the word so far */
    bool in_word;
    bool word_lower; /* the word began with a small letter */
    bool word_number;
    size_t ideographs; /* of the line so far */
    size_t unspaced_letters;
};

static void end_word(struct walk *w)
{
    struct shape *s = w->shape;

    if (!w->in_word)
        return;
    if (w->word_letters || w->word_number)
        s->words++;
    s->number_words += w->word_number;
    s->long_lower += w->word_lower && w->word_letters >= LONG_WORD;
    w->in_word = w->word_lower = w->word_number = false;
    w->word_letters = 0;
}

static void letter(struct walk *w, uint32_t cp)
{
    struct shape *s = w->shape;
    const bool upper = char_is_upper(cp), lower = !upper && char_is_lower(cp);

    if (char_is_unspaced(cp)) {
        if (cp >= FIRST_IDEOGRAPH)
            w->ideographs++;
        else
            w->unspaced_letters++;
        s->letters++;
        return;
    }
    if (s->letters == 0 && s->words == 0)
        s->starts_lower = lower;
    if (w->word_letters == 0) {
        s->upper_words += upper;
        s->lower_words += lower;
        w->word_lower = lower;
    }
    s->letters++;
    s->upper += upper;
    s->lower += lower;
    w->word_letters++;
    w->in_word = true;
}

/* Does a sentence end before cp, a space (or in scripts without spaces anything)? A full stop after
 * a short word may be an abbreviation's. */
static bool ends_before(const struct walk *w, uint32_t cp)
{
    uint32_t end = w->before;

    if ((char_closes_quote(end) || char_closes(end)) && w->before_that)
        end = w->before_that;
    if (!char_ends_sentence(end) || (end == '.' && w->word_letters < SHORT_WORD))
        return false;
    return cp == ' ' || end >= FIRST_IDEOGRAPH;
}

static void punctuation(struct walk *w, struct str line, size_t next, uint32_t cp)
{
    struct shape *s = w->shape;

    if (cp == ';' || cp == 0xFF1B)
        s->semicolons++;
    else if (char_is_comma(cp))
        s->commas++;
    if (char_is_dash(cp) && char_is_digit(w->before) && next < line.len &&
        ascii_is_digit(line.s[next]))
        s->score = true;
}

static void step(struct walk *w, struct str line, size_t next, uint32_t cp)
{
    struct shape *s = w->shape;

    if (ends_before(w, cp))
        s->stops++;
    if (cp == ' ' && char_is_colon(w->before))
        s->colons++;
    s->quotes |= char_opens_quote(cp) && (w->before == 0 || w->before == ' ');
    if (char_is_letter(cp)) {
        letter(w, cp);
    } else if (char_is_digit(cp)) {
        w->word_number = w->in_word = true;
    } else if (cp == ' ') {
        end_word(w);
    } else {
        punctuation(w, line, next, cp);
    }
    w->before_that = w->before;
    w->before = cp;
}

/* --- the ends --- */

static enum shape_end end_by(struct str line, size_t at, uint32_t cp)
{
    if (cp == 0x2026)
        return SHAPE_END_ELLIPSIS;
    if (char_is_question(cp))
        return SHAPE_END_QUESTION;
    if (cp == '!' || cp == 0xFF01 || cp == 0x055C)
        return SHAPE_END_EXCLAIM;
    if (cp == '.' && at >= 2 && line.s[at - 1] == '.' && line.s[at - 2] == '.')
        return SHAPE_END_ELLIPSIS;
    if (char_ends_sentence(cp))
        return SHAPE_END_STOP;
    if (char_is_colon(cp))
        return SHAPE_END_COLON;
    if (char_is_comma(cp))
        return SHAPE_END_COMMA;
    return char_is_dash(cp) ? SHAPE_END_DASH : SHAPE_END_OPEN;
}

static void find_end(struct shape *s, struct str line)
{
    size_t at = line.len;

    while (at) {
        const uint32_t cp = utf8_prev(line, &at);
        if (cp == ' ')
            continue; /* French spaces before its marks */
        if (char_closes_quote(cp) || char_closes(cp)) {
            s->closed = true;
            continue;
        }
        s->end = end_by(line, at, cp);
        return;
    }
}

/* Is all of it in one pair of quotation marks? An apostrophe between letters is none. */
static bool is_quoted(struct str line)
{
    size_t at = 0, end = line.len;
    const uint32_t first = line.len ? utf8_next(line, &at) : 0;
    const uint32_t last = end > at ? utf8_prev(line, &end) : 0;

    if (!char_opens_quote(first) || !char_closes_quote(last))
        return false;
    for (uint32_t before = first; at < end;) {
        const uint32_t cp = utf8_next(line, &at);
        size_t peek = at;
        const uint32_t after = at < line.len ? utf8_next(line, &peek) : 0;
        const bool apostrophe = char_is_letter(before) && char_is_letter(after);
        if (char_is_quote(cp) && !apostrophe && (cp == first || cp == last))
            return false;
        before = cp;
    }
    return true;
}

static bool is_bracketed(struct str line)
{
    return (str_starts(line, STR("(")) && str_ends(line, STR(")"))) ||
           (str_starts(line, STR("\uFF08")) && str_ends(line, STR("\uFF09")));
}

struct shape shape_of(struct str line)
{
    struct shape shape = {0};
    struct walk walk = {.shape = &shape};
    size_t first = 0;

    for (size_t at = 0; at < line.len;) {
        const uint32_t cp = utf8_next(line, &at);
        step(&walk, line, at, cp);
    }
    end_word(&walk);
    shape.words += (walk.ideographs + IDEOGRAPHS_A_WORD - 1) / IDEOGRAPHS_A_WORD;
    shape.words += (walk.unspaced_letters + LETTERS_A_WORD - 1) / LETTERS_A_WORD;
    if (line.len) {
        const uint32_t cp = utf8_next(line, &first);
        shape.starts_quoted = char_opens_quote(cp);
        shape.starts_money = cp == '$' || cp == 0xA3 || cp == 0xA5 || (cp >= 0x20A0 && cp < 0x20D0);
    }
    shape.quoted = is_quoted(line);
    shape.bracketed = is_bracketed(line);
    find_end(&shape, line);
    return shape;
}

bool shape_is_closed(const struct shape *shape)
{
    return shape->end == SHAPE_END_STOP || shape->end == SHAPE_END_QUESTION ||
           shape->end == SHAPE_END_EXCLAIM || shape->end == SHAPE_END_ELLIPSIS;
}

bool shape_is_capitals(const struct shape *shape)
{
    return shape->upper >= 4 && shape->lower == 0;
}

bool shape_is_title_case(const struct shape *shape)
{
    return shape->upper_words >= 2 && shape->long_lower == 0 &&
           shape->upper_words > shape->lower_words;
}
