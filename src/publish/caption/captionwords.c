#include "publish/caption/captionwords.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/linebreak.h"
#include "text/phrase.h"

#define WHAT "captions"

/* What a line end costs, from the best place to the worst. */
enum {
    BREAK_SENTENCE = 0,
    BREAK_CLAUSE = 10, /* behind a comma or dash, before a conjunction */
    BREAK_PHRASE = 20, /* before a preposition, bracket or quotation */
    BREAK_IDEOGRAPH = 40,
    BREAK_PLAIN = 50,
    BREAK_NAME = 90,    /* within a name, or between a number and what it counts */
    BREAK_HELD = 120,   /* behind an article or preposition */
    BREAK_DASH = 130,   /* before a sign that stands alone */
    BREAK_HYPHEN = 150, /* within a word */
    BREAK_CUT = 200,
};

/* --- the pieces --- */

struct list {
    struct caption_words *words;
    size_t cap;
    struct arena *arena;
};

static bool add(struct list *l, struct caption_word word)
{
    struct caption_word *const more =
        arena_more(l->arena, l->words->items, l->words->n, &l->cap, sizeof *more);

    if (!more)
        return false;
    l->words->items = more;
    more[l->words->n++] = word;
    return true;
}

/* Where a piece that begins at `from` must be cut to fit in a line, or `to`. */
static size_t fit(struct str text, size_t from, size_t to)
{
    size_t end = to, width = 0; /* the last place at which it may be cut */

    for (size_t at = from; at < to;) {
        const size_t before = at;
        const uint32_t cp = utf8_next(text, &at);
        if (before > from && !char_is_joined(cp))
            end = before;
        width += line_width(str_cut(text, before, at));
        if (width > CAPTION_LINE && end < to)
            return end;
    }
    return to;
}

static bool add_piece(struct list *l, struct str text, size_t from, size_t to)
{
    const size_t whole = to;

    while (to > from) { /* the white space belongs to no word */
        size_t at = to;
        if (!char_is_space(utf8_prev(text, &at)))
            break;
        to = at;
    }
    while (from < to) {
        const size_t end = fit(text, from, to);
        const struct caption_word word = {.from = (uint32_t)from,
            .to = (uint32_t)end,
            .spaced = end == to && to < whole,
            .cut = end < to};
        if (!add(l, word))
            return false;
        from = end;
    }
    return true;
}

static bool cut_pieces(const struct timeline_segment *segment, struct arena *a,
    struct caption_words *out, struct error *err)
{
    const struct str text = segment->segment->text;
    struct list list = {.words = out, .arena = a};
    const uint32_t *breaks;
    size_t n, from = 0;

    if (!line_breaks(text, segment->item->language, a, &breaks, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!add_piece(&list, text, from, breaks[i]))
            return error_memory(err, WHAT);
        from = breaks[i];
    }
    if (out->n)
        out->items[out->n - 1].spaced = false;
    return true;
}

/* --- times --- */

static const struct token *token_of(const struct timeline_segment *segment, size_t word)
{
    const uint32_t token = segment->words[word].token;

    return token < segment->segment->spoken.n_tokens ? &segment->segment->spoken.tokens[token]
                                                     : NULL;
}

static size_t token_end(const struct token *token)
{
    return (size_t)token->written + token->written_len;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* The time of a byte within a token. */
static int64_t time_within(const struct timeline_word *word, const struct token *token, size_t byte)
{
    if (byte <= token->written)
        return word->start;
    if (byte >= token_end(token))
        return word->end;
    return word->start +
           (word->end - word->start) * (int64_t)(byte - token->written) / token->written_len;
}

/* By the tokens; *at is the first timeline word that may be part of `word`. */
static void time_word(
    const struct timeline_segment *s, struct caption_word *word, size_t *at, int64_t before)
{
    bool found = false;

    word->start = word->end = before;
    while (*at < s->n_words) {
        const struct token *const token = token_of(s, *at);
        if (token && token->written >= word->to)
            break;
        if (token && token_end(token) > word->from) {
            if (!found)
                word->start = later(before, time_within(&s->words[*at], token, word->from));
            found = true;
            word->end = later(word->start, time_within(&s->words[*at], token, word->to));
            if (token_end(token) > word->to) /* the next word is part of it, too */
                break;
        }
        ++*at;
    }
}

static void share_out(const struct timeline_segment *s, struct caption_words *words)
{
    const int64_t length = s->end - s->start;
    size_t all = 0, done = 0;

    for (size_t i = 0; i < words->n; i++)
        all += words->items[i].to - words->items[i].from;
    for (size_t i = 0; i < words->n; i++) {
        words->items[i].start = s->start + length * (int64_t)done / (int64_t)all;
        done += words->items[i].to - words->items[i].from;
        words->items[i].end = s->start + length * (int64_t)done / (int64_t)all;
    }
}

static void set_times(const struct timeline_segment *s, struct caption_words *words)
{
    int64_t before = s->start;
    size_t at = 0;

    if (s->segment->say.len || s->n_words == 0) {
        share_out(s, words);
        return;
    }
    for (size_t i = 0; i < words->n; i++) {
        time_word(s, &words->items[i], &at, before);
        before = words->items[i].end;
    }
    words->items[0].start = s->start;
}

/* --- what line ends cost --- */

static struct str text_of(const struct timeline_segment *s, const struct caption_word *word)
{
    return str_cut(s->segment->text, word->from, word->to);
}

/* Without the punctuation around it. */
static struct str bare(struct str t)
{
    while (t.len) {
        size_t at = 0;
        if (char_is_word(utf8_next(t, &at)))
            break;
        t = str_cut(t, at, t.len);
    }
    while (t.len) {
        size_t at = t.len;
        if (char_is_word(utf8_prev(t, &at)))
            break;
        t.len = at;
    }
    return t;
}

/* The last sign of a word that is no closing quotation mark or bracket; 0 where there is none. */
static uint32_t last_sign(struct str t)
{
    for (size_t at = t.len; at > 0;) {
        const uint32_t cp = utf8_prev(t, &at);
        if (!char_closes(cp) && !char_is_quote(cp))
            return cp;
    }
    return 0;
}

static uint32_t first_sign(struct str t)
{
    size_t at = 0;

    return t.len ? utf8_next(t, &at) : 0;
}

/* A line end between two words with a space between. */
static int cost_between(struct str before, struct str behind, struct str language)
{
    const uint32_t last = last_sign(before);
    const struct str left = bare(before), right = bare(behind);
    const uint32_t begins = first_sign(behind);

    if (right.len == 0 && left.len)
        return BREAK_DASH;
    /* a full stop ends an abbreviation here: sentences are segments of their own */
    if (char_is_colon(last) || (char_ends_sentence(last) && last != '.'))
        return BREAK_SENTENCE;
    if (char_is_comma(last) || char_is_dash(last))
        return last == ';' ? BREAK_SENTENCE : BREAK_CLAUSE;
    if (phrase_holds(left, language))
        return BREAK_HELD;
    if (phrase_opens_clause(right, language))
        return BREAK_CLAUSE;
    if (phrase_opens(right, language) || char_opens(begins) || char_opens_quote(begins))
        return BREAK_PHRASE;
    if (char_is_digit(last_sign(left)) ||
        (char_is_upper(first_sign(left)) && char_is_upper(first_sign(right))))
        return BREAK_NAME;
    return BREAK_PLAIN;
}

static int cost_before(const struct timeline_segment *s, const struct caption_word *word)
{
    const struct caption_word *const left = word - 1;
    const struct str before = text_of(s, left), behind = text_of(s, word);
    const uint32_t last = last_sign(before);

    if (left->cut)
        return BREAK_CUT;
    if (left->spaced)
        return cost_between(before, behind, s->item->language);
    if (char_ends_sentence(last) || char_is_colon(last))
        return BREAK_SENTENCE;
    if (char_is_comma(last))
        return BREAK_CLAUSE;
    return char_is_unspaced(last) || char_is_unspaced(first_sign(behind)) ? BREAK_IDEOGRAPH
                                                                          : BREAK_HYPHEN;
}

bool captionwords_make(const struct timeline_segment *segment, struct arena *a,
    struct caption_words *out, struct error *err)
{
    *out = (struct caption_words){0};
    if (!cut_pieces(segment, a, out, err))
        return false;
    if (out->n == 0)
        return true;
    set_times(segment, out);
    out->breaks = arena_array(a, out->n, sizeof *out->breaks);
    if (!out->breaks)
        return error_memory(err, WHAT);
    for (size_t i = 1; i < out->n; i++)
        out->breaks[i] = cost_before(segment, &out->items[i]);
    for (size_t i = 1; i < out->n; i++)
        out->items[i].inner = out->breaks[i] >= BREAK_HYPHEN;
    return true;
}
