#include "script/split/quote.h"

#include "base/utf8.h"
#include "script/split/quotemark.h"
#include "text/abbreviation.h"
#include "text/chars.h"
#include "text/speech.h"

#define LOOK_AROUND      200 /* bytes before and after a quotation that are looked at */
#define LOOK_BEHIND_BARE 40  /* ... where nothing but a space parts it from what follows */
#define WORDS_SENTENCE   3   /* fewer words need a full stop to be taken for a sentence */
#define WORDS_BARE       4   /* ... where there is no punctuation to go by */
#define TITLE_WORD       4   /* letters: shorter words are small in a title ("War and Peace") */
#define TITLE_WORDS      8

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

static bool is_stop(uint32_t cp)
{
    return char_ends_sentence(cp) || cp == 0x2026;
}

/* The last code point of t that is neither space nor a closing mark; 0 where there is none. */
static uint32_t last_char(struct str t)
{
    size_t at = t.len;

    while (at > 0) {
        const uint32_t cp = utf8_prev(t, &at);

        if (!char_is_space(cp) && !char_is_quote(cp) && !char_closes(cp))
            return cp;
    }
    return 0;
}

static uint32_t first_char(struct str t)
{
    size_t at = 0;

    while (at < t.len) {
        const uint32_t cp = utf8_next(t, &at);

        if (!char_is_space(cp))
            return cp;
    }
    return 0;
}

/* Does a sentence end in t? The full stop of an abbreviation ends none. */
static bool has_stop(struct str t, struct str language)
{
    size_t at = 0, word = 0;

    while (at < t.len) {
        const size_t from = at;
        const uint32_t cp = utf8_next(t, &at);

        if (cp == '.' && abbreviation_of(str_cut(t, word, from), language) != ABBREVIATION_NONE)
            continue;
        if (is_stop(cp))
            return true;
        if (!char_is_word(cp))
            word = at;
    }
    return false;
}

struct words {
    size_t n;
    bool small_first; /* the first one begins with a small letter */
    bool title;       /* every longer one begins with a capital */
};

static struct words count_words(struct str t, size_t max)
{
    struct words words = {.title = true};
    size_t at = 0, letters = 0;
    bool small = false;

    while (at < t.len && words.n <= max) {
        const uint32_t cp = utf8_next(t, &at);
        const bool unspaced = char_is_unspaced(cp);

        if (!char_is_word(cp) && !(letters && is_apostrophe(cp))) {
            letters = 0;
            continue;
        }
        if (letters++ == 0 || unspaced) {
            words.n++;
            small = char_is_lower(cp);
            words.small_first = words.small_first || (words.n == 1 && small);
        }
        if (letters == TITLE_WORD && small)
            words.title = false;
    }
    words.title = words.title && words.n <= TITLE_WORDS;
    return words;
}

/* A pair of marks, and what stands in and around it. */
struct view {
    struct str language;
    struct str before; /* the end of what stands before it in the paragraph */
    struct str after;  /* the beginning of what stands after it */
    struct words words;
    uint32_t last;   /* the last character between the marks */
    uint32_t ahead;  /* the last character before them; 0 where there is no word before them */
    uint32_t behind; /* the first one after them; 0 at the paragraph's end */
    bool touches;    /* that one stands directly behind the mark */
    bool closed;
};

static struct view look(struct str paragraph, const struct quoted *q, struct str language)
{
    const struct str inside = str_trim(str_cut(paragraph, q->inner, q->outer));
    const size_t back = q->from > LOOK_AROUND ? q->from - LOOK_AROUND : 0;
    struct view v = {.language = language, .closed = q->closed};

    v.before = str_trim(str_cut(paragraph, back, q->from));
    v.after = str_cut(paragraph, q->to, q->to + LOOK_AROUND);
    v.words = count_words(inside, TITLE_WORDS);
    v.last = last_char(inside);
    v.ahead = chars_have_word(v.before) ? last_char(v.before) : 0;
    v.behind = first_char(v.after);
    v.touches = v.after.len > 0 && !ascii_is_space(v.after.s[0]);
    return v;
}

static bool is_attributed(const struct view *v)
{
    return speech_attributes(v->after, v->language);
}

/* A comma parts it from what follows: "“We go,” she said", "„Wir gehen“, sagte sie". */
static bool has_comma(const struct view *v)
{
    return char_is_comma(v->last) || (v->touches && char_is_comma(v->behind));
}

/* A comma parts it from who said it; longer ones from more than that ("the foreman, Ann Lee, told
 * reporters"). */
static bool is_attributed_by_comma(const struct view *v)
{
    const bool clause = v->words.n >= WORDS_SENTENCE && !v->words.title;
    struct str after = v->after;
    size_t at = 0;

    if (v->touches) {
        utf8_next(after, &at);
        after = str_cut(after, at, after.len);
    }
    if (!speech_knows(v->language) || v->words.n > TITLE_WORDS)
        return clause;
    return speech_attributes(after, v->language) || (clause && speech_mentions(after, v->language));
}

/* A full stop directly behind the closing mark, or the end of the paragraph. */
static bool ends_outside(const struct view *v)
{
    return v->behind == 0 || (v->touches && is_stop(v->behind));
}

/* It stands where a sentence begins. */
static bool is_direct_at_start(const struct view *v)
{
    if (!v->closed)
        return true;
    if (is_stop(v->last) || char_is_dash(v->last)) {
        const bool goes_on = v->behind && char_is_lower(v->behind);

        return !goes_on || is_attributed(v) || v->words.n > WORDS_BARE ||
               (v->words.n >= WORDS_SENTENCE && speech_mentions(v->after, v->language));
    }
    if (ends_outside(v))
        return v->words.n >= WORDS_SENTENCE || (v->touches && v->behind != 0);
    if (has_comma(v))
        return is_attributed_by_comma(v);
    return v->words.n >= WORDS_BARE &&
           speech_attributes(str_cut(v->after, 0, LOOK_BEHIND_BARE), v->language);
}

/* A colon stands before it. */
static bool is_direct_after_colon(const struct view *v)
{
    if (!v->closed)
        return !v->words.small_first;
    if (is_stop(v->last))
        return !v->words.small_first || v->words.n >= WORDS_SENTENCE;
    if (v->words.small_first)
        return false;
    if (ends_outside(v))
        return v->words.n >= WORDS_SENTENCE;
    return has_comma(v) && v->words.n >= WORDS_BARE &&
           (is_attributed(v) || speech_introduces(v->before, v->language));
}

/* It stands within a sentence: ‘She said, “We are going.”’ */
static bool is_direct_within(const struct view *v)
{
    const bool comma = char_is_comma(v->ahead) || char_is_dash(v->ahead);

    if (v->words.small_first || !speech_introduces(v->before, v->language))
        return false;
    if (!v->closed)
        return comma;
    if (is_stop(v->last))
        return comma || (v->words.n >= WORDS_BARE && !v->words.title);
    return comma && ends_outside(v) && v->words.n >= WORDS_BARE && !v->words.title;
}

/* The second half of one that is broken by who said it: “We go,” she said, “because we must.” */
static bool is_second_half(const struct view *v, struct str between)
{
    if (between.len == 0 || between.len > LOOK_AROUND || has_stop(between, v->language) ||
        !char_is_comma(last_char(between)))
        return false;
    if (!char_is_lower(first_char(between)) && !speech_attributes(between, v->language))
        return false;
    return !v->closed || is_stop(v->last) || ends_outside(v) || has_comma(v);
}

static bool is_direct(const struct view *v)
{
    if (v->words.n == 0)
        return false;
    if (v->ahead == 0 || is_stop(v->ahead))
        return is_direct_at_start(v);
    if (char_is_colon(v->ahead))
        return is_direct_after_colon(v);
    return is_direct_within(v);
}

/* Behind a quotation that was left open: its next paragraph, and no mere word in marks. */
static bool is_continuation(const struct view *v)
{
    return !v->closed || (!v->words.small_first && v->words.n >= WORDS_BARE);
}

/* Byte after the punctuation that stands directly behind a closing mark. */
static size_t with_punctuation(struct str t, size_t at)
{
    size_t next = at;

    while (at < t.len) {
        const uint32_t cp = utf8_next(t, &next);

        if (!is_stop(cp) && !char_is_comma(cp) && !char_is_colon(cp))
            break;
        at = next;
    }
    return at;
}

bool quotations(struct str paragraph, struct str next, struct str language,
    struct quote_state *state, struct arena *a, struct quotation **out, size_t *n,
    struct error *err)
{
    struct quoted *pairs = NULL;
    size_t n_pairs = 0;
    bool was_open = state->open && quotemark_opens(paragraph);

    state->open = false;
    *n = 0;
    *out = NULL;
    if (!quotemarks(paragraph, next, a, &pairs, &n_pairs))
        return error_memory(err, "quotations");
    if (n_pairs == 0)
        return true;
    *out = arena_array(a, n_pairs, sizeof **out);
    if (!*out)
        return error_memory(err, "quotations");
    for (size_t i = 0; i < n_pairs; i++) {
        const struct quoted *q = &pairs[i];
        const struct view v = look(paragraph, q, language);
        const size_t last = *n ? (*out)[*n - 1].to : q->from;

        if (!(was_open && i == 0 && is_continuation(&v)) && !is_direct(&v) &&
            !is_second_half(&v, str_trim(str_cut(paragraph, last, q->from))))
            continue;
        (*out)[(*n)++] =
            (struct quotation){.from = q->from, .to = with_punctuation(paragraph, q->to)};
        state->open = !q->closed && q->to == paragraph.len;
    }
    return true;
}
