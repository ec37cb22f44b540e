#include "read/line/heading.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * Scores are in tenths. What a line gets for each sign was weighed against the others on the
 * annotated articles in tests/articles (make score-headings), a third of which was held out.
 */
#define ENOUGH 25

/* What one of two lines must score more than the other to be the heading of the two. */
#define CLEARLY 8

/* The last section of a story has so many words at least. */
#define SECTION_WORDS 10

/* What all lines of this article have in common. */
struct habits {
    size_t paragraph_words; /* of the median paragraph */
    bool stops;             /* its paragraphs end in full stops, as most do */
    bool nouns;             /* many words begin with capitals within its paragraphs (German) */
    bool isolates;          /* blank lines set some lines apart, but not all */
    bool titles;            /* its title is in title case, so that headings would be */
};

struct work {
    struct heading_line *lines;
    size_t n;
    struct habits habits;
    int *scores;
    size_t *rest; /* words of the story behind each line */
};

/* --- the article's habits --- */

static int by_size(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return x < y ? -1 : x > y;
}

/* Is it a paragraph by itself, whatever stands around it? */
static bool is_body(const struct work *w, size_t i)
{
    const struct shape *s = &w->lines[i].shape;

    if (w->lines[i].role != HEADING_ROLE_TEXT)
        return false;
    if (s->end == SHAPE_END_STOP)
        return s->words >= 2;
    if (s->end == SHAPE_END_COLON) /* announces a quotation or list */
        return s->words >= 6;
    if (shape_is_closed(s))
        return s->words >= 16 || s->closed || s->stops > 0;
    if (s->words >= 24)
        return true;
    return !w->habits.stops && s->words >= 10;
}

static bool find_habits(struct work *w, struct arena *a)
{
    size_t *words = arena_array(a, w->n, sizeof *words), n = 0;
    size_t longer = 0, stopped = 0, capitals = 0, cased = 0, isolated = 0;

    if (!words)
        return false;
    for (size_t i = 0; i < w->n; i++) {
        const struct shape *s = &w->lines[i].shape;
        isolated += w->lines[i].isolated;
        if (s->words < 12)
            continue;
        longer++;
        stopped += shape_is_closed(s) || s->closed;
        capitals += s->upper_words;
        cased += s->upper_words + s->lower_words;
    }
    w->habits.stops = stopped * 2 >= longer;
    w->habits.nouns = capitals * 100 > cased * 28;
    w->habits.isolates = isolated > 0 && isolated < w->n;
    for (size_t i = 0; i < w->n; i++)
        if (is_body(w, i))
            words[n++] = w->lines[i].shape.words;
    qsort(words, n, sizeof *words, by_size);
    w->habits.paragraph_words = n ? words[n / 2] : 0;
    return true;
}

static bool count_rest(struct work *w, struct arena *a)
{
    size_t words = 0;

    w->rest = arena_array(a, w->n, sizeof *w->rest);
    if (!w->rest)
        return false;
    for (size_t i = w->n; i > 0; i--) {
        w->rest[i - 1] = words;
        words += w->lines[i - 1].shape.words;
    }
    return true;
}

/* --- the line by itself --- */

static int score_length(const struct work *w, const struct shape *s)
{
    const bool question = s->end == SHAPE_END_QUESTION;
    int score;

    if (s->words == 0)
        return -50;
    if (s->words <= 1)
        score = 8;
    else if (s->words <= 6)
        score = 15;
    else if (s->words <= 9)
        score = 9;
    else if (s->words <= 12)
        score = question ? 9 : 2;
    else if (s->words <= 15)
        score = question ? 5 : -6;
    else if (s->words <= 20)
        score = -18;
    else
        score = -50;
    /* hardly shorter than the paragraphs are */
    if (!question && s->words * 10 > w->habits.paragraph_words * 7)
        score -= 8;
    return score;
}

static int score_end(const struct work *w, const struct shape *s)
{
    switch (s->end) {
    case SHAPE_END_OPEN: return w->habits.stops ? 10 : 3;
    case SHAPE_END_QUESTION: return 18;
    case SHAPE_END_EXCLAIM: return s->words <= 5 ? -3 : -15;
    case SHAPE_END_COLON: return s->words <= 3 ? -20 : -30;
    case SHAPE_END_ELLIPSIS: return -10;
    case SHAPE_END_COMMA:
    case SHAPE_END_DASH: return -50;
    case SHAPE_END_STOP: return -60;
    }
    return 0;
}

/* Capitals are a heading's where there are few; whole sentences in them are links and slogans. */
static int score_capitals(const struct shape *s)
{
    if (s->number_words * 2 >= s->words)
        return 0;
    if (s->words <= 6)
        return 10;
    return s->words <= 8 ? 0 : -15;
}

/* Capitals beyond the first word, in a language that does not give them to all nouns, are names of
 * people and places: captions have more of them than headings. */
static int score_letters(const struct work *w, const struct shape *s)
{
    int score = 0;

    if (s->starts_lower)
        score -= 25;
    if (s->starts_money)
        score -= 20;
    if (w->habits.titles && s->words >= 3 && s->end != SHAPE_END_QUESTION && !s->quoted &&
        !shape_is_title_case(s) && !shape_is_capitals(s))
        score -= 12;
    if (shape_is_capitals(s))
        score += score_capitals(s);
    else if (shape_is_title_case(s) && !w->habits.nouns)
        score += 6;
    else if (!w->habits.nouns && s->end != SHAPE_END_QUESTION && s->words >= 5 &&
             s->lower_words >= 2)
        score -= s->upper_words >= 5 ? 12 : s->upper_words >= 3 ? 7 : 0;
    if (s->number_words * 5 >= s->words * 2 && s->number_words > 1)
        score -= 20;
    if (s->letters == 0)
        score -= 30;
    if (s->score)
        score -= 20;
    return score;
}

static int score_marks(const struct shape *s)
{
    int score = 0;

    if (s->stops && s->end != SHAPE_END_QUESTION)
        score -= 20;
    if (s->bracketed) /* an aside of the writer's, a credit */
        score -= 40;
    if (s->semicolons)
        score -= 20;
    if (s->commas && s->words >= 7 && s->end != SHAPE_END_QUESTION)
        score -= 10;
    if (s->commas && s->words < 10 && shape_is_title_case(s)) /* a name, and what he is */
        score -= 15;
    if (s->commas >= 2 && s->end == SHAPE_END_QUESTION) /* a writer's, to himself */
        score -= 15;
    if (s->colons)
        score -= s->number_words ? 15 : 5;
    if (s->starts_quoted && s->words > 8)
        score -= s->quoted ? 25 : 8;
    return score;
}

/* --- the line among others --- */

static bool is_short(const struct work *w, size_t i)
{
    return w->lines[i].role == HEADING_ROLE_TEXT && !is_body(w, i) &&
           !shape_is_closed(&w->lines[i].shape);
}

/* What the line would score without others around it. */
static int score_alone(const struct work *w, size_t i)
{
    const struct shape *s = &w->lines[i].shape;

    return score_length(w, s) + score_end(w, s) + score_letters(w, s) + score_marks(s);
}

/* Are two lines made alike, as the points of a list, the rows of a table or links are? */
static bool is_alike(const struct work *w, size_t i, size_t k)
{
    const struct shape *a = &w->lines[i].shape, *b = &w->lines[k].shape;

    if (a->colons && b->colons)
        return true;
    return a->end == b->end && a->closed == b->closed && a->starts_lower == b->starts_lower &&
           (a->number_words > 0) == (b->number_words > 0) &&
           shape_is_title_case(a) == shape_is_title_case(b) && a->words <= b->words + 3 &&
           b->words <= a->words + 3;
}

/* How many short lines follow line i without a paragraph between. */
static size_t short_run(const struct work *w, size_t i)
{
    size_t n = 0;

    while (i + 1 + n < w->n && n < 8 && is_short(w, i + 1 + n))
        n++;
    return n;
}

/* Does somebody speak a sentence in it, as in dialogue? */
static bool is_spoken(const struct work *w, size_t i)
{
    return w->lines[i].role == HEADING_ROLE_META && w->lines[i].shape.words >= 5 &&
           shape_is_closed(&w->lines[i].shape);
}

static int score_next(const struct work *w, size_t i)
{
    const struct shape *s = &w->lines[i].shape;
    const size_t run = short_run(w, i);

    if (i + 1 == w->n)
        return -60;
    if (is_body(w, i + 1))
        return w->lines[i + 1].shape.words > s->words ? 15 : 6;
    if (w->lines[i + 1].role == HEADING_ROLE_ITEM)
        return 12;
    if (w->lines[i + 1].role == HEADING_ROLE_META)
        return is_spoken(w, i + 1) ? 6 : -10;
    if (i + 1 + run == w->n)
        return -40; /* nothing but short lines is left */
    if (run >= 3)   /* may head a list; a table's cell is no longer than the next */
        return s->words <= 5 && w->lines[i + 1].shape.words > 1 && !(i > 0 && is_short(w, i - 1))
                   ? 2
                   : -12;
    if (run == 1 && score_alone(w, i) >= score_alone(w, i + 1) + CLEARLY)
        return 6; /* a heading, and a line below it: a price, a place, a name */
    if (run == 1)
        return s->words <= 4 ? -7 : -18; /* may head a section that opens with a heading */
    return run == 0 ? 8 : -15;           /* before a question; before two lines */
}

/* Is line i made like two or more of the short lines right before it? Then it is their last. */
static bool ends_rows(const struct work *w, size_t i)
{
    size_t alike = 0;

    for (size_t k = i; k > 0 && i - k < 4 && is_short(w, k - 1); k--)
        alike += is_alike(w, i, k - 1);
    return alike >= 2;
}

static int score_before(const struct work *w, size_t i)
{
    const struct shape *before;

    if (i == 0)
        return w->lines[i].timed ? 0 : -25;
    before = &w->lines[i - 1].shape;
    if (w->lines[i - 1].role != HEADING_ROLE_TEXT)
        return is_spoken(w, i - 1) ? 8 : 4;
    if (before->end == SHAPE_END_COLON)
        return -30; /* it is what the line before announces */
    if (is_body(w, i - 1))
        return 8;
    if (before->end == SHAPE_END_QUESTION)
        return 0;
    if (ends_rows(w, i))
        return -25;
    if (score_alone(w, i - 1) >= score_alone(w, i) + CLEARLY)
        return -20;
    /* two lines alike are verse, cells or links; a section's heading is shorter than the next */
    return w->lines[i].shape.words >= 5 && before->words >= 5 ? -14 : -8;
}

/* Does it stand between short lines, or before two that are all made alike? */
static bool is_in_row(const struct work *w, size_t i)
{
    if (i + 1 == w->n || !is_short(w, i + 1))
        return false;
    if (i > 0 && is_short(w, i - 1))
        return true;
    return i + 2 < w->n && is_short(w, i + 2) && is_alike(w, i, i + 1) && is_alike(w, i, i + 2);
}

/* Where paragraphs end in full stops, is it a long line without one? */
static bool is_pull_quote(const struct work *w, size_t i)
{
    const struct shape *s = &w->lines[i].shape;

    return w->habits.stops && w->lines[i].role == HEADING_ROLE_TEXT && s->words >= 14 &&
           s->end == SHAPE_END_OPEN && !s->closed;
}

/* The speaker of a pull quote is named in the next line or two. */
static bool follows_pull_quote(const struct work *w, size_t i)
{
    if (i >= 1 && is_pull_quote(w, i - 1))
        return true;
    return i >= 2 && is_short(w, i - 1) && is_pull_quote(w, i - 2);
}

/* What is known of the line and its place that a shape does not tell. */
static int score_signs(const struct work *w, size_t i, bool begun)
{
    const struct heading_line *line = &w->lines[i];
    const bool sentence = line->shape.words >= 5 && line->shape.end != SHAPE_END_QUESTION;
    const struct {
        bool seen;
        int weight;
    } signs[] = {
        {!begun && !line->timed, -15}, /* few articles have a sub-heading before any text */
        {line->credited, -25},         /* a caption, then who took the picture */
        {line->pictured, -20},         /* a picture's button, then its caption */
        {line->signs && line->shape.words >= 3, -25},       /* a caption's credit, a byline */
        {follows_pull_quote(w, i), -20},                    /* who said it, and what he is */
        {line->dated && !w->habits.nouns && sentence, -10}, /* captions say when */
        {line->repeated, -40}, /* a button, an advertisement's label, a caption and its text */
        {w->rest[i] < SECTION_WORDS, -25}, /* a section says something: names, sources */
        {w->habits.isolates && !line->isolated && i + 1 < w->n && w->lines[i + 1].isolated, -5},
        {is_in_row(w, i), -20}, /* points of a list, cells, links */
        {line->number > 0, 3},
        {line->timed && line->shape.words >= 4, 45}, /* of a live report; fewer are a name */
    };
    int score = 0;

    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        score += signs[k].seen ? signs[k].weight : 0;
    return score;
}

/* `begun`: was there a paragraph before line i? */
static int score_line(const struct work *w, size_t i, bool begun)
{
    if (w->lines[i].role != HEADING_ROLE_TEXT)
        return -100;
    if (w->lines[i].underlined)
        return 100;
    return score_alone(w, i) + score_next(w, i) + score_before(w, i) + score_signs(w, i, begun);
}

/* --- lines of one style speak for each other --- */

enum style { STYLE_PLAIN, STYLE_QUESTION, STYLE_CAPITALS, STYLE_TITLE, STYLE_NUMBERED, STYLES };

static enum style style_of(const struct work *w, size_t i)
{
    const struct heading_line *line = &w->lines[i];

    if (line->number)
        return STYLE_NUMBERED;
    if (line->shape.end == SHAPE_END_QUESTION)
        return STYLE_QUESTION;
    if (shape_is_capitals(&line->shape))
        return STYLE_CAPITALS;
    if (shape_is_title_case(&line->shape) && !w->habits.nouns)
        return STYLE_TITLE;
    return STYLE_PLAIN;
}

struct consensus {
    size_t count; /* lines that score enough */
    size_t style[STYLES];
    size_t words; /* of the median one */
};

static bool find_consensus(const struct work *w, struct arena *a, struct consensus *out)
{
    size_t *words = arena_array(a, w->n, sizeof *words);

    *out = (struct consensus){0};
    if (!words)
        return false;
    for (size_t i = 0; i < w->n; i++) {
        if (w->scores[i] < ENOUGH)
            continue;
        out->style[style_of(w, i)]++;
        words[out->count++] = w->lines[i].shape.words;
    }
    qsort(words, out->count, sizeof *words, by_size);
    out->words = out->count ? words[(out->count - 1) / 2] : 0;
    return true;
}

/* One or two captions or links are likelier than headings as few: the longer, the likelier; but
 * captions do not quote. */
static int score_few(const struct shape *s)
{
    if (s->words < 6)
        return 0;
    if (s->words >= 9 || s->commas || s->colons)
        return 18;
    return (int)(s->words - 5) * (s->quotes ? 2 : 4);
}

static int agree(const struct work *w, size_t i, const struct consensus *c)
{
    const struct shape *s = &w->lines[i].shape;
    const enum style style = style_of(w, i);
    const size_t self = w->scores[i] >= ENOUGH, others = c->style[style] - self;
    int score = 0;

    if (others >= 1 && style != STYLE_PLAIN)
        score += 5;
    /* right under a title stand kickers, names and dates, but none that is numbered or asks */
    if (i == 0 && others >= 2 && (style == STYLE_NUMBERED || style == STYLE_QUESTION))
        score += 20;
    if (others == 0 && style == STYLE_PLAIN && c->count - self >= 3)
        score -= 8;
    if (s->end == SHAPE_END_QUESTION)
        return score - (c->count <= 1 && s->words >= 9 ? 12 : 0); /* a writer's own */
    if (w->lines[i].timed)
        return score;
    if (c->count >= 3 && s->words >= 7 && s->words > c->words * 2)
        score -= 18;
    if (c->count <= 2 && self && !s->quoted)
        score -= c->words >= 6 ? score_few(s) : score_few(s) / 2;
    return score;
}

bool headings_find(struct heading_line *lines, size_t n, const struct shape *title, struct arena *a)
{
    struct work w = {.lines = lines, .n = n};
    struct consensus consensus;
    bool begun = false;

    w.scores = arena_array(a, n, sizeof *w.scores);
    if (!w.scores || !count_rest(&w, a) || !find_habits(&w, a))
        return false;
    w.habits.titles = !w.habits.nouns && title->words >= 4 && shape_is_title_case(title);
    for (size_t i = 0; i < n; i++) {
        w.scores[i] = score_line(&w, i, begun);
        begun |= is_body(&w, i);
    }
    if (!find_consensus(&w, a, &consensus))
        return false;
    for (size_t i = 0; i < n; i++)
        lines[i].found = w.scores[i] + agree(&w, i, &consensus) >= ENOUGH;
    return true;
}
