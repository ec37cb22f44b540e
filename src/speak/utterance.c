#include "speak/utterance.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Longer words abort the engine or are cut by it without a word (espeak-ng's N_WORD_BYTES is 160).
 */
#define RUN_MAX 60

/* Samples below this are silence: -50 dBFS. */
#define SILENCE 100

/* A silence of this many samples is a pause: 80 ms at the engine's 22050 a second. The closure of a
 * plosive between vowels is shorter. */
#define PAUSE 1764

void utterance_free(struct utterance *u)
{
    buf_free(&u->text);
    free(u->spans);
    *u = (struct utterance){0};
}

bool utterance_is_empty(const struct utterance *u)
{
    const struct str text = buf_str(&u->text);

    return str_trim(text).len == 0;
}

static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
}

/* What is being written: the text so far in code points, and since its last space. */
struct pen {
    struct utterance *u;
    uint32_t at;
    uint32_t run;
    uint32_t last;
};

static void put(struct pen *pen, uint32_t cp)
{
    buf_add_cp(&pen->u->text, cp);
    pen->at++;
    pen->run = cp == ' ' ? 0 : pen->run + 1;
    pen->last = cp;
}

/*
 * Copies text. What the engine would take for a command becomes a space: its control bytes act
 * whatever the flags are. "[[" opens phonemes where they are asked for, so it is broken up there.
 */
static void put_text(struct pen *pen, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t cp = utf8_next(text, &at);
        if (is_control(cp) || cp == UTF8_REPLACEMENT)
            cp = ' ';
        if ((cp == '[' && pen->last == '[' && pen->u->phonemes) || pen->run >= RUN_MAX)
            put(pen, ' ');
        put(pen, cp);
    }
}

/* Phonemes are ASCII without white space or "]]" (espeak-ng docs, phonemes.md); the rest is
 * dropped. */
static void put_phonemes(struct pen *pen, struct str phonemes)
{
    put(pen, '[');
    put(pen, '[');
    for (size_t i = 0; i < phonemes.len; i++) {
        const unsigned char c = (unsigned char)phonemes.s[i];
        if (c >= ' ' && c < 0x7F && c != '[' && c != ']')
            put(pen, c);
    }
    put(pen, ']');
    put(pen, ']');
}

static bool room_for_spans(struct utterance *u, size_t n)
{
    struct span *spans;

    if (n <= u->cap_spans)
        return true;
    spans = realloc(u->spans, n * sizeof *spans);
    if (!spans)
        return false;
    u->spans = spans;
    u->cap_spans = n;
    return true;
}

static size_t end_of(const struct token *t)
{
    return (size_t)t->spoken + t->spoken_len;
}

/* The first token that ends behind byte `at` of the spoken text. */
static size_t token_at(const struct spoken *spoken, size_t at)
{
    size_t low = 0, high = spoken->n_tokens;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (end_of(&spoken->tokens[middle]) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Finds the tokens that are at least partly in the bytes [from, to): u->first and u->n. */
static void find_tokens(struct utterance *u, const struct spoken *spoken, size_t from, size_t to)
{
    const size_t first = token_at(spoken, from);
    size_t end = first;

    u->phonemes = false;
    while (end < spoken->n_tokens && spoken->tokens[end].spoken < to) {
        u->phonemes = u->phonemes || spoken->tokens[end].phonemes.len > 0;
        end++;
    }
    u->first = first;
    u->n = end - first;
}

bool utterance_make(struct utterance *u, const struct spoken *spoken, size_t from, size_t to)
{
    struct pen pen = {.u = u};
    size_t at = from;

    buf_clear(&u->text);
    find_tokens(u, spoken, from, to);
    if (!room_for_spans(u, u->n))
        return false;
    for (size_t i = 0; i < u->n; i++) {
        const struct token *const t = &spoken->tokens[u->first + i];
        const size_t start = t->spoken < from ? from : t->spoken;
        const size_t end = end_of(t) > to ? to : end_of(t);
        put_text(&pen, str_cut(spoken->text, at, start));
        u->spans[i].start = pen.at;
        if (t->phonemes.len)
            put_phonemes(&pen, t->phonemes);
        else
            put_text(&pen, str_cut(spoken->text, start, end));
        u->spans[i].end = pen.at;
        at = end;
    }
    put_text(&pen, str_cut(spoken->text, at, to));
    return !u->text.failed;
}

static size_t distance(size_t a, size_t b)
{
    return a < b ? b - a : a - b;
}

/* Where a token behind another one begins in the bytes [from, to), nearest to the middle; 0:
 * nowhere. */
static size_t cut_at_token(const struct spoken *spoken, size_t from, size_t to)
{
    const size_t middle = from + (to - from) / 2;
    const size_t first = token_at(spoken, from), near = token_at(spoken, middle);
    size_t best = 0;

    for (size_t k = near > first ? near - 1 : first; k <= near + 1 && k < spoken->n_tokens; k++) {
        const size_t at = spoken->tokens[k].spoken;
        if (k > first && at > from && at < to &&
            (!best || distance(at, middle) < distance(best, middle)))
            best = at;
    }
    return best;
}

/* The space in [from, to) nearest to the middle; 0: nowhere. */
static size_t cut_at_space(struct str text, size_t from, size_t to)
{
    const size_t middle = from + (to - from) / 2;
    size_t best = 0;

    for (size_t at = from + 1; at + 1 < to; at++)
        if (text.s[at] == ' ' && (!best || distance(at, middle) < distance(best, middle)))
            best = at;
    return best;
}

size_t utterance_cut(const struct spoken *spoken, size_t from, size_t to, bool anywhere)
{
    size_t at = cut_at_token(spoken, from, to);

    if (!at)
        at = cut_at_space(spoken->text, from, to);
    if (at || !anywhere)
        return at;
    at = from + (to - from) / 2;
    while (at > from && ((unsigned char)spoken->text.s[at] & 0xC0) == 0x80)
        at--;
    return at > from ? at : 0;
}

/* --- word times --- */

static bool is_said(struct span s)
{
    return s.start < s.end;
}

/* The said token at or after `from` that shares code points with the event, or n. */
static size_t token_of(const struct utterance *u, size_t from, const struct wire_event *e)
{
    const uint64_t end = (uint64_t)e->position + e->length;

    for (size_t i = from; i < u->n; i++) {
        if (u->spans[i].start >= end)
            break;
        if (is_said(u->spans[i]) && u->spans[i].end > e->position)
            return i;
    }
    return u->n;
}

/*
 * Tokens in order, each with the sample of its first event. Events without length and those that
 * run backwards are the engine's noise: it closes with one, and a number gives several. Returns the
 * number of words, some of them `missing`.
 */
static size_t place_events(const struct utterance *u, const struct wire_event *events,
    size_t n_events, size_t n_samples, struct take_word *words)
{
    size_t n = 0, next = 0;
    uint32_t last = 0;

    for (size_t e = 0; e < n_events; e++) {
        const size_t i = token_of(u, next, &events[e]);
        if (events[e].length == 0 || i == u->n || events[e].sample < last ||
            events[e].sample >= n_samples)
            continue;
        last = events[e].sample;
        for (; next < i; next++)
            if (is_said(u->spans[next]))
                words[n++] = (struct take_word){(uint32_t)next, UINT32_MAX, 0};
        words[n++] = (struct take_word){(uint32_t)i, last, 0};
        next = i + 1;
    }
    for (; next < u->n; next++)
        if (is_said(u->spans[next]))
            words[n++] = (struct take_word){(uint32_t)next, UINT32_MAX, 0};
    return n;
}

/* Code points of the word's token. */
static uint64_t length_of(const struct utterance *u, const struct take_word *word)
{
    return u->spans[word->token].end - u->spans[word->token].start;
}

/*
 * Shares the time from `start` to `end` out among the words [from, to), by their lengths. The first
 * has an event where from > 0.
 */
static void share_out(const struct utterance *u, struct take_word *words, size_t from, size_t to,
    uint32_t start, uint32_t end)
{
    uint64_t all = 0, before = 0;

    for (size_t i = from; i < to; i++)
        all += length_of(u, &words[i]);
    for (size_t i = from; i < to; i++) {
        words[i].start = start + (uint32_t)((end - start) * before / all);
        before += length_of(u, &words[i]);
    }
}

static void fill_missing(
    const struct utterance *u, struct take_word *words, size_t n, uint32_t start, uint32_t end)
{
    for (size_t i = 0; i < n;) {
        size_t to = i + 1;
        const uint32_t from = words[i].start == UINT32_MAX ? start : words[i].start;
        while (to < n && words[to].start == UINT32_MAX)
            to++;
        share_out(u, words, i, to, from, to < n ? words[to].start : end);
        i = to;
    }
}

static bool is_silent(int16_t sample)
{
    return sample > -SILENCE && sample < SILENCE;
}

/* The end of the audible in [from, to), or `to` where all of it is silent. */
static uint32_t end_of_sound(const int16_t *samples, uint32_t from, uint32_t to)
{
    for (uint32_t end = to; end > from; end--)
        if (!is_silent(samples[end - 1]))
            return end;
    return to;
}

static uint32_t start_of_sound(const int16_t *samples, uint32_t to)
{
    for (uint32_t at = 0; at < to; at++)
        if (!is_silent(samples[at]))
            return at;
    return 0;
}

/*
 * Where a word whose event is in a pause is first heard: the engine's event is up to 50 ms early,
 * and behind a pause the closure of a plosive (the t of "ten") is as silent as the pause. `start`
 * where there is no pause, or nothing is heard before `limit`.
 */
static uint32_t heard_after_pause(const int16_t *samples, uint32_t start, uint32_t limit)
{
    uint32_t from = start, to = start;

    while (to < limit && is_silent(samples[to]))
        to++;
    if (to >= limit)
        return start;
    while (from > 0 && to - from < PAUSE && is_silent(samples[from - 1]))
        from--;
    return to - from < PAUSE ? start : to;
}

size_t utterance_words(const struct utterance *u, const struct wire_event *events, size_t n_events,
    const int16_t *samples, size_t n_samples, struct take_word *words)
{
    const size_t n = place_events(u, events, n_events, n_samples, words);
    uint32_t start, end;

    if (n == 0)
        return 0;
    /* a missing first word starts with the sound, or where the first known one does if that is
     * sooner */
    start = start_of_sound(samples, (uint32_t)n_samples);
    for (size_t i = 0; i < n; i++)
        if (words[i].start < start)
            start = words[i].start;
    end = end_of_sound(samples, 0, (uint32_t)n_samples);
    for (size_t i = 0; i < n; i++)
        if (words[i].start != UINT32_MAX && words[i].start > end)
            end = (uint32_t)n_samples;
    fill_missing(u, words, n, start, end);
    for (size_t i = 1; i < n; i++)
        words[i].start =
            heard_after_pause(samples, words[i].start, i + 1 < n ? words[i + 1].start : end);
    for (size_t i = 0; i < n; i++) {
        words[i].end = end_of_sound(samples, words[i].start, i + 1 < n ? words[i + 1].start : end);
        words[i].token += (uint32_t)u->first;
    }
    return n;
}
