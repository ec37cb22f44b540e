#include "text/sentence.h"

#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/chars.h"
#include "text/speech.h"

#include <stdint.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#define WORD_MAX   32  /* bytes: a longer word is no abbreviation */
#define LOOK_AHEAD 160 /* bytes after a quotation in which somebody may be said to have said it */

#define ELLIPSIS        0x2026u
#define RIGHT_GUILLEMET 0xBBu
#define OPENERS_MAX     8 /* marks between two sentences that are looked past */
#define LIST_DIGITS     3 /* "1. First": a longer number is a year or an amount */
#define ORDINAL_MAX                                                                                \
    2 /* digits of an ordinal with a full stop: "am 31. Mai", "im 19. Jahrhundert" */

/* --- characters --- */

static bool is_space(uint32_t cp)
{
    return u_isUWhiteSpace((UChar32)cp);
}

/* A quotation mark or bracket, opening or closing. */
static bool is_close(uint32_t cp)
{
    return u_getIntPropertyValue((UChar32)cp, UCHAR_SENTENCE_BREAK) == U_SB_CLOSE;
}

static bool is_quote(uint32_t cp)
{
    return u_hasBinaryProperty((UChar32)cp, UCHAR_QUOTATION_MARK);
}

static bool is_full_stop(uint32_t cp)
{
    return u_getIntPropertyValue((UChar32)cp, UCHAR_SENTENCE_BREAK) == U_SB_ATERM;
}

static size_t skip_spaces(struct str t, size_t at)
{
    size_t next = at;

    while (at < t.len && is_space(utf8_next(t, &next)))
        at = next;
    return at;
}

static size_t back_over_spaces(struct str t, size_t at, size_t floor)
{
    size_t before = at;

    while (at > floor && is_space(utf8_prev(t, &before)))
        at = before;
    return at;
}

static struct str trim(struct str t)
{
    const size_t to = back_over_spaces(t, t.len, 0);
    const struct str head = str_cut(t, 0, to);

    return str_cut(head, skip_spaces(head, 0), head.len);
}

/* --- what stands around a candidate --- */

/* A place where a sentence may end. */
struct candidate {
    struct str text;
    struct str language;
    size_t from; /* where the sentence began */
    size_t at;   /* where the next one would begin, after the space */
    size_t stop; /* where the mark that ends it begins */
    uint32_t mark;
    bool quoted;    /* a quotation mark closes between the mark and `at` */
    bool closed;    /* ... a bracket does */
    size_t next;    /* where the next word begins, after opening marks */
    uint32_t first; /* its first code point; 0 at the end of the text */
    bool bracketed; /* a bracket opens before it */
};

static void look_back(struct candidate *c)
{
    size_t at = c->at;

    while (at > c->from) {
        size_t before = at;

        c->mark = utf8_prev(c->text, &before);
        if (!is_close(c->mark) && !is_space(c->mark)) {
            c->stop = before;
            return;
        }
        c->quoted = c->quoted || is_quote(c->mark);
        c->closed = c->closed || u_charType((UChar32)c->mark) == U_END_PUNCTUATION;
        at = before;
    }
    c->stop = c->from;
}

static void look_ahead(struct candidate *c)
{
    size_t at = c->at;

    for (int i = 0; i <= OPENERS_MAX && at < c->text.len; i++) {
        size_t next = at;
        const uint32_t cp = utf8_next(c->text, &next);

        c->next = at;
        c->first = cp;
        if (char_is_word(cp))
            return;
        c->bracketed =
            c->bracketed || (u_charType((UChar32)cp) == U_START_PUNCTUATION && !is_quote(cp));
        at = next;
    }
}

/* The word that begins at `at`, without what follows its letters; an apostrophe within belongs to
 * it. */
static struct str word_at(struct str t, size_t at)
{
    const size_t from = at;
    size_t next = at;

    while (at < t.len && at - from < WORD_MAX) {
        const uint32_t cp = utf8_next(t, &next);

        if (!char_is_word(cp) && cp != '\'')
            break;
        at = next;
    }
    return str_cut(t, from, at);
}

/* "[...]", "(…)": something was left out, and the sentence goes on. */
static bool is_omission(const struct candidate *c)
{
    size_t at = c->stop;

    if (!c->closed || (c->mark != ELLIPSIS && c->mark != '.'))
        return false;
    while (at > c->from && c->text.s[at - 1] == '.')
        at--;
    return at > c->from && strchr("([", c->text.s[at - 1]) && (c->mark == ELLIPSIS || at < c->stop);
}

/* Without an hour's digits before it: "9.30p.m" is "p.m". */
static struct str without_digits(struct str word)
{
    size_t n = 0;

    while (n < word.len && (ascii_is_digit(word.s[n]) || word.s[n] == '.'))
        n++;
    return n < word.len ? str_cut(word, n, word.len) : word;
}

/* The word before the mark, with full stops inside: "U.S", "p.m", "Dr", "5". */
static struct str word_before(const struct candidate *c)
{
    size_t at = c->stop;

    while (at > c->from && c->stop - at <= WORD_MAX) {
        size_t before = at;
        const uint32_t cp = utf8_prev(c->text, &before);

        if (!char_is_word(cp) && cp != '.')
            break;
        at = before;
    }
    return str_cut(c->text, at, c->stop);
}

/* --- the rules --- */

/* A name that is written with a small first letter: "iPhone", "eBay". */
static bool is_small_brand(struct str word)
{
    return word.len > 2 && word.s[0] >= 'a' && word.s[0] <= 'z' && ascii_is_alpha(word.s[1]) &&
           (word.s[1] < 'a' || (ascii_is_alpha(word.s[2]) && word.s[2] < 'a'));
}

static bool is_number(struct str word, size_t max)
{
    if (word.len == 0 || word.len > max)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_digit(word.s[i]))
            return false;
    return true;
}

static bool is_roman(struct str word)
{
    return word.len > 0 && word.len <= 5 && strspn(word.s, "IVX") >= word.len;
}

/* "Vol. II", not "No. I went". */
static bool is_numeral(struct str word)
{
    return is_roman(word) && !str_eq(word, STR("I"));
}

/* Does the next word open a sentence, whatever stands before it? "A." is an initial, no article. */
static bool opens_sentence(const struct candidate *c)
{
    const struct str word = word_at(c->text, c->next);
    const size_t end = c->next + word.len;

    if (word.len == 1 && end < c->text.len && c->text.s[end] == '.')
        return false;
    return abbreviation_is_starter(word, c->language);
}

/* A word with a capital that a small one follows: "Shares fell", not "Chairman Jo Hall". */
static bool is_lone_capital(const struct candidate *c)
{
    size_t at = c->next + word_at(c->text, c->next).len;

    if (!u_isupper((UChar32)c->first) || at + 1 >= c->text.len || c->text.s[at] != ' ')
        return false;
    at++;
    return u_islower((UChar32)utf8_next(c->text, &at));
}

/* "(ret.)", "(dec.)": an abbreviation that fills its brackets; a sentence would begin with a
 * capital. */
static bool is_small_in_brackets(const struct candidate *c, struct str word)
{
    size_t at = 0;
    const size_t from = c->stop - word.len;

    return word.len > 0 && from > c->from && strchr("([", c->text.s[from - 1]) &&
           u_islower((UChar32)utf8_next(word, &at));
}

/* Does the full stop after this word end the sentence? */
static bool stop_ends(const struct candidate *c, struct str word)
{
    const bool starts = word.len == c->stop - c->from;
    enum abbreviation kind;

    if (is_number(word, LIST_DIGITS) && starts && !c->quoted)
        return false;
    if (abbreviation_has_dotted_ordinals(c->language) &&
        (is_number(word, ORDINAL_MAX) || is_roman(word)))
        return opens_sentence(c);
    if (c->closed && is_small_in_brackets(c, word))
        return false;
    kind = abbreviation_of(without_digits(word), c->language);
    if (kind != ABBREVIATION_NONE && c->bracketed)
        return false;
    switch (kind) {
    case ABBREVIATION_NONE: return true;
    case ABBREVIATION_TITLE: return c->quoted;
    case ABBREVIATION_NUMBER:
        return c->quoted ||
               (!u_isdigit((UChar32)c->first) && !is_numeral(word_at(c->text, c->next)));
    case ABBREVIATION_HOUR: return !abbreviation_is_day(word_at(c->text, c->next), c->language);
    case ABBREVIATION_FIRM: return c->quoted || opens_sentence(c) || is_lone_capital(c);
    case ABBREVIATION_OTHER: return c->quoted || opens_sentence(c);
    }
    return true;
}

/*
 * What follows a closed quotation is who said it: a small letter begins it, or a name that a verb
 * of saying follows ("“Why?” Mr Lee asked.").
 */
static bool is_attribution(const struct candidate *c)
{
    const struct str after = str_cut(c->text, c->at, c->at + LOOK_AHEAD);

    if (u_getIntPropertyValue((UChar32)c->first, UCHAR_SCRIPT) == USCRIPT_HIRAGANA)
        return true;
    return c->next == c->at && !u_isdigit((UChar32)c->first) && !opens_sentence(c) &&
           speech_attributes(after, c->language);
}

static bool ends_sentence(struct candidate *c)
{
    struct str word;

    look_back(c);
    look_ahead(c);
    if (c->first == 0)
        return true;
    if (is_omission(c))
        return false;
    if (u_islower((UChar32)c->first) && !is_small_brand(word_at(c->text, c->next)))
        return false;
    if (c->quoted && is_attribution(c))
        return false;
    if (!is_full_stop(c->mark))
        return true;
    word = word_before(c);
    if (word.len > 0 && word.s[word.len - 1] == '.')
        return true; /* an ellipsis */
    return stop_ends(c, word);
}

/* --- the walk --- */

struct walk {
    struct str text;
    struct str language;
    struct arena *arena;
    struct str *pieces;
    size_t n;
    size_t cap;
    size_t from; /* where the current sentence began */
    size_t seen; /* up to where it was searched for a word */
    bool worded; /* a word was found in it */
};

static bool add_piece(struct walk *w, size_t to)
{
    const struct str piece = trim(str_cut(w->text, w->from, to));
    struct str *more;

    w->from = to;
    if (piece.len == 0)
        return true;
    if (w->n > 0 && !w->worded) {
        struct str *last = &w->pieces[w->n - 1];

        last->len = (size_t)(piece.s + piece.len - last->s);
        return true;
    }
    w->worded = false;
    more = arena_more(w->arena, w->pieces, w->n, &w->cap, sizeof *more);
    if (!more)
        return false;
    w->pieces = more;
    w->pieces[w->n++] = piece;
    return true;
}

/* A sentence may end at byte `at`. False: no memory. */
static bool offer(struct walk *w, size_t at)
{
    struct candidate c = {.text = w->text, .language = w->language, .from = w->from, .at = at};

    w->worded = w->worded || chars_have_word(str_cut(w->text, w->seen, at));
    w->seen = at;
    if (at < w->text.len && (!w->worded || !ends_sentence(&c)))
        return true;
    return add_piece(w, at);
}

/* "[1]", "[12]": the byte after a footnote's mark at `at`, or `at`. */
static size_t skip_footnote(struct str t, size_t at)
{
    size_t end = at + 1;

    if (at >= t.len || t.s[at] != '[')
        return at;
    while (end < t.len && end - at <= LIST_DIGITS && ascii_is_digit(t.s[end]))
        end++;
    return end > at + 1 && end < t.len && t.s[end] == ']' ? end + 1 : at;
}

/* Where the sentence that UAX #29 ends at byte `at` really ends: it takes opening marks without
 * space before them for closing ones, and looks for none behind a space. */
static size_t adjust(struct str t, size_t from, size_t at)
{
    size_t before = at, next = at;

    if (at >= t.len)
        return at;
    while (before > from) {
        const uint32_t cp = utf8_prev(t, &before);
        const int8_t type = u_charType((UChar32)cp);

        if (type != U_START_PUNCTUATION && type != U_INITIAL_PUNCTUATION)
            break;
        at = before;
    }
    before = skip_footnote(t, at);
    if (before > at)
        return skip_spaces(t, before);
    if (at < t.len && utf8_next(t, &next) == RIGHT_GUILLEMET && next < t.len &&
        skip_spaces(t, next) > next)
        return skip_spaces(t, next);
    return at;
}

/* May a sentence begin with this code point where UAX #29 offers none to end before it? `word`
 * begins with it. */
static bool may_begin(uint32_t mark, uint32_t first, struct str word)
{
    if (u_isupper((UChar32)first) || first > 0x7F)
        return mark == ELLIPSIS || u_charType((UChar32)first) == U_CURRENCY_SYMBOL;
    return !u_islower((UChar32)first) || is_small_brand(word);
}

/*
 * What UAX #29 does not offer in [from, to): an end after the character "…", and one after a full
 * stop where no letter follows at once ("20 people", "£5 more"), or "eBay". False: no memory.
 */
static bool offer_more(struct walk *w, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        const uint32_t mark = utf8_next(w->text, &at);
        size_t next = at, peek;
        uint32_t first;

        if (mark != ELLIPSIS && mark != '.')
            continue;
        while (next < to && is_close(utf8_next(w->text, &next)))
            at = next;
        next = peek = skip_spaces(w->text, at);
        if (next == at || next >= to)
            continue;
        first = utf8_next(w->text, &peek);
        if (may_begin(mark, first, word_at(w->text, next)) && !offer(w, next))
            return false;
        at = next;
    }
    return true;
}

static UBreakIterator *open_iterator(
    struct str text, struct str language, UText *utext, struct error *err)
{
    UErrorCode status = U_ZERO_ERROR;
    char tag[ULOC_FULLNAME_CAPACITY] = "en", locale[ULOC_FULLNAME_CAPACITY] = "";
    UBreakIterator *it;

    if (language.len > 0 && language.len < sizeof tag) {
        memcpy(tag, language.s, language.len);
        tag[language.len] = '\0';
    }
    uloc_forLanguageTag(tag, locale, sizeof locale, NULL, &status);
    if (U_FAILURE(status))
        locale[0] = '\0'; /* the root's rules */
    status = U_ZERO_ERROR;
    it = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &status);
    utext_openUTF8(utext, text.s, (int64_t)text.len, &status);
    ubrk_setUText(it, utext, &status);
    if (U_SUCCESS(status))
        return it;
    error_set(err, "sentences", "ICU: %s", u_errorName(status));
    ubrk_close(it);
    return NULL;
}

bool sentences(struct str text, struct str language, struct arena *a, struct str **out, size_t *n,
    struct error *err)
{
    struct walk w = {.text = text, .language = language, .arena = a};
    UText utext = UTEXT_INITIALIZER;
    UBreakIterator *it = NULL;
    size_t from = 0;
    bool ok = false;

    *out = NULL;
    *n = 0;
    if (text.len == 0)
        return true;
    if (text.len > INT32_MAX)
        return error_set(err, "sentences", "a paragraph of over 2 GiB");
    it = open_iterator(text, language, &utext, err);
    if (!it)
        goto out;
    for (int32_t at = ubrk_next(it); at != UBRK_DONE; at = ubrk_next(it)) {
        const size_t end = adjust(text, from, (size_t)at);

        if (end <= from)
            continue;
        if (!offer_more(&w, from, end) || !offer(&w, end)) {
            error_memory(err, "sentences");
            goto out;
        }
        from = end;
    }
    *out = w.pieces;
    *n = w.n;
    ok = true;
out:
    ubrk_close(it);
    utext_close(&utext);
    return ok;
}

/* --- clauses --- */

/* A code point costs its bytes, and at least what makes CLAUSES_MAX_CHARS fill a clause. */
static size_t cost(size_t bytes)
{
    const size_t least = CLAUSES_MAX_BYTES / CLAUSES_MAX_CHARS;

    return bytes > least ? bytes : least;
}

enum rank { RANK_NONE, RANK_LETTER, RANK_SPACE, RANK_COMMA, RANK_CLAUSE };

/* How good is it to cut between the character `before` and the space or character `after`? */
static enum rank rank_of(uint32_t before, uint32_t after)
{
    if (before == 0x3001 || before == 0xFF0C)
        return RANK_COMMA;
    if (before == 0xFF1B || before == 0xFF1A || before == 0x2014)
        return RANK_CLAUSE;
    if (!is_space(after)) {
        if (u_getCombiningClass((UChar32)after) ||
            u_charType((UChar32)after) == U_NON_SPACING_MARK || after == 0x200D ||
            before == 0x200D || after == 0xFE0F)
            return RANK_NONE;
        return RANK_LETTER;
    }
    switch (before) {
    case ';':
    case ':':
    case 0x2013: return RANK_CLAUSE;
    case ',':
    case 0x60C: return RANK_COMMA;
    default: return RANK_SPACE;
    }
}

/*
 * Where the piece that begins at `from` ends, the rest of the sentence being longer than a clause;
 * `rest` is its cost, as far as twice a clause. The best mark wins; of equal ones, that nearest to
 * the middle of what fits two clauses, else to the full length.
 */
static size_t cut_after(struct str t, size_t from, size_t rest)
{
    const size_t whole = CLAUSES_MAX_BYTES;
    const bool two = rest < 2 * whole;
    const size_t ideal = two ? rest / 2 : whole;
    const size_t least = !two ? whole / 2 : rest - whole > rest / 4 ? rest - whole : rest / 4;
    size_t at = from, end = from, spent = 0, best = from, best_distance = SIZE_MAX;
    enum rank best_rank = RANK_NONE;

    while (at < t.len) {
        const uint32_t cp = utf8_next(t, &at);
        size_t peek = at, distance;
        enum rank rank;

        spent += cost(at - end);
        if (spent > whole || at >= t.len)
            break;
        end = at;
        rank = rank_of(cp, utf8_next(t, &peek));
        if (rank == RANK_NONE || (rank > RANK_LETTER && spent < least))
            continue;
        distance = spent > ideal ? spent - ideal : ideal - spent;
        if (rank > best_rank || (rank == best_rank && distance <= best_distance)) {
            best_rank = rank;
            best_distance = distance;
            best = end;
        }
    }
    return best > from ? best : end;
}

/* The cost of what begins at `from`, as far as twice a clause. */
static size_t rest_cost(struct str t, size_t from)
{
    size_t at = from, spent = 0;

    while (at < t.len && spent < 2 * (size_t)CLAUSES_MAX_BYTES) {
        const size_t before = at;

        utf8_next(t, &at);
        spent += cost(at - before);
    }
    return spent;
}

bool clauses(struct str sentence, struct arena *a, struct str **out, size_t *n, struct error *err)
{
    struct str *pieces = NULL, *more;
    size_t cap = 0, from = 0;

    *n = 0;
    *out = NULL;
    while (from < sentence.len) {
        const size_t rest = rest_cost(sentence, from);
        const size_t to = rest > CLAUSES_MAX_BYTES ? cut_after(sentence, from, rest) : sentence.len;
        const struct str piece = trim(str_cut(sentence, from, to));

        from = to;
        if (piece.len == 0)
            continue;
        more = arena_more(a, pieces, *n, &cap, sizeof *more);
        if (!more)
            return error_memory(err, "clauses");
        pieces = more;
        pieces[(*n)++] = piece;
    }
    *out = pieces;
    return true;
}
