#include "script/split.h"

#include "base/utf8.h"
#include "script/boundary.h"
#include "script/quote.h"
#include "text/chars.h"
#include "text/language.h"
#include "text/sentence.h"

#define SCRATCH_MAX ((size_t)1 << 20) /* bytes, after which it is emptied */
#define NOTE_CHARS  60                /* bytes of what was left out that a note shows */

struct splitting {
    const struct format *format;
    const struct split_options *options;
    struct front_end *front_end;
    struct arena *arena;
    struct arena *scratch; /* for what a block needs while it is cut */
    struct rundown *rundown;
    struct notes *notes;
    struct error *err;
    const struct article *article; /* the one at work */
    struct quote_state quotes;
};

/* A piece of a block that is spoken in one go. */
struct piece {
    size_t from; /* bytes of the block's text */
    size_t to;
    bool quote;        /* somebody's own words */
    enum boundary gap; /* BOUNDARY_CLAUSE or BOUNDARY_SENTENCE */
};

struct pieces {
    struct piece *items;
    size_t n;
    size_t cap;
};

static bool no_memory(struct splitting *s)
{
    return error_memory(s->err, s->article->name.s ? s->article->name.s : "article");
}

/* --- items and segments --- */

static struct item *add_item(struct splitting *s, enum item_kind kind, struct str title)
{
    struct rundown *r = s->rundown;
    struct item *items = arena_more(s->arena, r->items, r->n_items, &r->cap_items, sizeof *items);
    struct item *item;

    if (!items)
        return no_memory(s), NULL;
    r->items = items;
    item = &items[r->n_items];
    item->kind = kind;
    item->title = arena_str(s->arena, title);
    item->language = r->language;
    if (!item->title.s)
        return no_memory(s), NULL;
    r->n_items++;
    return item;
}

static struct str language_of(const struct splitting *s, const struct article *article)
{
    if (s->options->language.len)
        return s->options->language;
    /* "en" alone is English as it is spoken where nothing is told at all */
    if (article->language.len == 0 ||
        str_eq(article->language, language_primary(STR(SPLIT_LANGUAGE))))
        return STR(SPLIT_LANGUAGE);
    return article->language;
}

static struct str role_of(const struct format *format, enum segment_kind kind, bool quote)
{
    switch (kind) {
    case SEGMENT_TITLE: return format->role_title;
    case SEGMENT_HEADING: return format->role_heading;
    case SEGMENT_QUOTE: return format->role_quote;
    default: return quote ? format->role_quote : format->role_text;
    }
}

/* Adds a segment whose boundary is its gap, until finish_item. */
static bool add_segment(struct splitting *s, struct item *item, enum segment_kind kind, bool quote,
    enum boundary gap, struct str text)
{
    struct segment *more =
        arena_more(s->arena, item->segments, item->n_segments, &item->cap_segments, sizeof *more);
    struct segment *segment;

    if (!more)
        return no_memory(s);
    item->segments = more;
    segment = &more[item->n_segments];
    segment->kind = kind;
    segment->boundary = gap;
    segment->role = role_of(s->format, kind, quote);
    segment->text = arena_str(s->arena, text);
    if (!segment->text.s)
        return no_memory(s);
    if (!spoken_make(
            s->front_end, segment->text, item->language, s->arena, &segment->spoken, s->err))
        return false;
    item->n_segments++;
    return true;
}

/* A piece, in as many segments as its length asks for. */
static bool add_clauses(struct splitting *s, struct item *item, enum segment_kind kind, bool quote,
    enum boundary gap, struct str text)
{
    struct str *parts;
    size_t n;

    if (!clauses(text, s->scratch, &parts, &n, s->err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!add_segment(s, item, kind, quote, i + 1 < n ? BOUNDARY_CLAUSE : gap, parts[i]))
            return false;
    return true;
}

static void finish_item(const struct splitting *s, struct item *item)
{
    for (size_t i = 0; i < item->n_segments; i++) {
        struct segment *segment = &item->segments[i];
        const struct segment *next = i + 1 < item->n_segments ? segment + 1 : NULL;

        segment->boundary = boundary_between(segment, next, segment->boundary);
        segment->pause_ms = s->format->pause_ms[segment->boundary];
    }
}

/* --- a block in pieces --- */

/* Adds the bytes [from, to), joined to the piece before where they hold no word. */
static bool add_piece(
    struct splitting *s, struct pieces *pieces, struct str text, size_t from, size_t to, bool quote)
{
    struct piece *last = pieces->n ? &pieces->items[pieces->n - 1] : NULL;
    struct piece *more;

    if (str_trim(str_cut(text, from, to)).len == 0)
        return true;
    if (last && (!chars_have_word(str_cut(text, from, to)) ||
                    !chars_have_word(str_cut(text, last->from, last->to)))) {
        last->quote = chars_have_word(str_cut(text, last->from, last->to)) ? last->quote : quote;
        last->to = to;
        return true;
    }
    more = arena_more(s->scratch, pieces->items, pieces->n, &pieces->cap, sizeof *more);
    if (!more)
        return no_memory(s);
    pieces->items = more;
    more[pieces->n++] =
        (struct piece){.from = from, .to = to, .quote = quote, .gap = BOUNDARY_CLAUSE};
    return true;
}

/* Cuts the sentence [from, to) where a direct quotation begins or ends. *q: the first one that
 * ends after `from`; moves on. */
static bool cut_sentence(struct splitting *s, struct pieces *pieces, struct str text, size_t from,
    size_t to, const struct quotation **q, const struct quotation *end)
{
    while (from < to) {
        size_t stop = to;
        bool quote = false;

        while (*q < end && (*q)->to <= from)
            (*q)++;
        if (*q < end && (*q)->from <= from) {
            quote = true;
            stop = (*q)->to;
        } else if (*q < end) {
            stop = (*q)->from;
        }
        if (stop > to)
            stop = to;
        if (!add_piece(s, pieces, text, from, stop, quote))
            return false;
        from = stop;
    }
    pieces->items[pieces->n - 1].gap = BOUNDARY_SENTENCE;
    return true;
}

static bool find_pieces(
    struct splitting *s, struct str text, struct str next, struct str language, struct pieces *out)
{
    struct quotation *quotes;
    struct str *parts;
    size_t n_quotes, n;
    const struct quotation *q;

    if (!sentences(text, language, s->scratch, &parts, &n, s->err) ||
        !quotations(text, next, language, &s->quotes, s->scratch, &quotes, &n_quotes, s->err))
        return false;
    q = quotes;
    for (size_t i = 0; i < n; i++) {
        const size_t from = (size_t)(parts[i].s - text.s);

        if (!cut_sentence(
                s, out, text, from, from + parts[i].len, &q, n_quotes ? quotes + n_quotes : quotes))
            return false;
    }
    return true;
}

static bool add_text(struct splitting *s, struct item *item, enum segment_kind kind,
    struct str text, struct str next)
{
    struct pieces pieces = {0};

    if (!find_pieces(s, text, next, item->language, &pieces))
        return false;
    for (size_t i = 0; i < pieces.n; i++) {
        const struct piece *p = &pieces.items[i];
        const struct str part = str_trim(str_cut(text, p->from, p->to));
        const enum boundary gap = i + 1 < pieces.n ? p->gap : BOUNDARY_PARAGRAPH;

        if (!add_clauses(s, item, kind, p->quote, gap, part))
            return false;
    }
    return true;
}

static void note_aside(struct splitting *s, const struct block *block)
{
    size_t cut = block->text.len;

    if (cut > NOTE_CHARS)
        for (cut = NOTE_CHARS; cut > 0 && ((unsigned char)block->text.s[cut] & 0xC0) == 0x80; cut--)
            ;
    notes_add(s->notes, NOTE_LEFT_OUT, s->article->name, "left out (%.*s): %.*s%s",
        STR_ARG(block->reason), STR_ARG(str_cut(block->text, 0, cut)),
        cut < block->text.len ? "…" : "");
}

/* The text of the next block that is spoken, where it is running text. */
static struct str next_text(const struct article *article, size_t i)
{
    for (i++; i < article->n_blocks; i++) {
        if (article->blocks[i].kind == BLOCK_ASIDE)
            continue;
        if (article->blocks[i].kind == BLOCK_HEADING)
            break;
        return article->blocks[i].text;
    }
    return (struct str){NULL, 0};
}

/* An empty scratch arena, unless the old one still has room. */
static bool renew_scratch(struct splitting *s)
{
    if (s->scratch && arena_size(s->scratch) < SCRATCH_MAX)
        return true;
    arena_destroy(&s->scratch);
    s->scratch = arena_new();
    return s->scratch || no_memory(s);
}

static bool add_block(struct splitting *s, struct item *item, size_t i)
{
    const struct block *block = &s->article->blocks[i];
    const struct str next = next_text(s->article, i);

    if (!renew_scratch(s))
        return false;
    switch (block->kind) {
    case BLOCK_ASIDE: note_aside(s, block); return true;
    case BLOCK_HEADING:
        s->quotes = (struct quote_state){0};
        return add_clauses(s, item, SEGMENT_HEADING, false, BOUNDARY_PARAGRAPH, block->text);
    case BLOCK_QUOTE: return add_text(s, item, SEGMENT_QUOTE, block->text, next);
    case BLOCK_LIST_ITEM: return add_text(s, item, SEGMENT_LIST_ITEM, block->text, next);
    case BLOCK_PARAGRAPH: break;
    }
    return add_text(s, item, SEGMENT_PARAGRAPH, block->text, next);
}

/* --- the running order --- */

static bool add_title(struct splitting *s, struct item *item, struct str title)
{
    return add_clauses(s, item, SEGMENT_TITLE, false, BOUNDARY_PARAGRAPH, title);
}

static bool add_open(struct splitting *s)
{
    struct item *item;

    if (s->rundown->title.len == 0)
        return true;
    item = add_item(s, ITEM_OPEN, s->rundown->title);
    if (!item || !add_title(s, item, s->rundown->title))
        return false;
    finish_item(s, item);
    return true;
}

static bool fill_story(struct splitting *s, struct item *item, bool with_title)
{
    const struct article *article = s->article;

    item->language = arena_str(s->arena, language_of(s, article));
    item->byline = arena_str(s->arena, article->byline);
    item->source = arena_str(s->arena, article->source);
    item->url = arena_str(s->arena, article->url);
    item->image = arena_str(s->arena, article->image);
    item->id = arena_str(s->arena, article->id);
    item->published = arena_str(s->arena, article->published);
    if (!item->language.s || !item->byline.s || !item->source.s || !item->url.s || !item->image.s ||
        !item->id.s || !item->published.s)
        return no_memory(s);
    if (with_title && !add_title(s, item, article->title))
        return false;
    for (size_t i = 0; i < article->n_blocks; i++)
        if (!add_block(s, item, i))
            return false;
    if (item->title.len == 0 && item->n_segments)
        item->title = item->segments[0].text;
    finish_item(s, item);
    return true;
}

static bool add_story(struct splitting *s, const struct article *article, bool with_title)
{
    struct item *item;

    s->article = article;
    s->quotes = (struct quote_state){0};
    item = add_item(s, ITEM_STORY, article->title);
    if (!item || !fill_story(s, item, with_title))
        return false;
    if (item->n_segments == 0)
        s->rundown->n_items--;
    return true;
}

static struct str newest_date(const struct article *articles, size_t n)
{
    struct str newest = {NULL, 0};

    for (size_t i = 0; i < n; i++) {
        const struct str date = articles[i].published;
        size_t k = 0;

        while (k < date.len && k < newest.len && date.s[k] == newest.s[k])
            k++;
        if (k < date.len && (k == newest.len || date.s[k] > newest.s[k]))
            newest = date;
    }
    return newest;
}

static bool fill_rundown(struct splitting *s, const struct article *articles, size_t n)
{
    struct rundown *r = s->rundown;
    const struct str date = s->options->date;

    r->language = arena_str(s->arena, language_of(s, articles));
    r->title = arena_str(s->arena, n > 1 ? s->format->several : articles->title);
    r->date = arena_str(s->arena, date.len ? date : newest_date(articles, n));
    if (!r->language.s || !r->title.s || !r->date.s)
        return no_memory(s);
    if (!add_open(s))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!add_story(s, &articles[i], n > 1))
            return false;
    if (rundown_count(r) == 0)
        return error_set(s->err, articles->name.s, "there is nothing to read out in it");
    if (r->title.len == 0)
        r->title = r->items[0].title;
    return true;
}

bool split(const struct article *articles, size_t n, const struct format *format,
    const struct split_options *options, struct front_end *front_end, struct arena *a,
    struct rundown *out, struct notes *notes, struct error *err)
{
    struct splitting s = {.format = format,
        .options = options,
        .front_end = front_end,
        .arena = a,
        .rundown = out,
        .notes = notes,
        .err = err,
        .article = articles};

    bool ok;

    *out = (struct rundown){.rate = 1000};
    if (n == 0)
        return error_set(err, "bulletin", "there is no article to make it of");
    ok = renew_scratch(&s) && fill_rundown(&s, articles, n);
    arena_destroy(&s.scratch);
    return ok;
}
