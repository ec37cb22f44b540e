#include "script/split/story.h"

#include "base/utf8.h"
#include "script/split/quote.h"
#include "text/chars.h"
#include "text/sentence.h"

#define NOTE_BYTES 60 /* of what was left out that a note shows */

/* A story under way. */
struct telling {
    struct assembly *s;
    const struct story *story;
    const struct article *article;
    struct item *item;
    struct quote_state quotes;
    bool announced;  /* "quote" was said, and not yet "end quote" */
    size_t sections; /* sub-headings in all ... */
    size_t section;  /* ... and so far */
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

/* --- a block in pieces --- */

/* Adds the bytes [from, to), joined to the piece before where they hold no word. */
static bool add_piece(
    struct telling *t, struct pieces *pieces, struct str text, size_t from, size_t to, bool quote)
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
    more = arena_more(t->s->scratch, pieces->items, pieces->n, &pieces->cap, sizeof *more);
    if (!more)
        return assembly_no_memory(t->s);
    pieces->items = more;
    more[pieces->n++] =
        (struct piece){.from = from, .to = to, .quote = quote, .gap = BOUNDARY_CLAUSE};
    return true;
}

/* Cuts the sentence [from, to) where a direct quotation begins or ends. *q: the first one that
 * ends after `from`; moves on. */
static bool cut_sentence(struct telling *t, struct pieces *pieces, struct str text, size_t from,
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
        if (!add_piece(t, pieces, text, from, stop, quote))
            return false;
        from = stop;
    }
    pieces->items[pieces->n - 1].gap = BOUNDARY_SENTENCE;
    return true;
}

static bool find_pieces(struct telling *t, struct str text, struct str next, struct pieces *out)
{
    struct assembly *const s = t->s;
    const struct str language = t->item->language;
    struct quotation *quotes;
    struct str *parts;
    size_t n_quotes, n;
    const struct quotation *q;

    if (!sentences(text, language, s->scratch, &parts, &n, s->err) ||
        !quotations(text, next, language, &t->quotes, s->scratch, &quotes, &n_quotes, s->err))
        return false;
    q = quotes;
    for (size_t i = 0; i < n; i++) {
        const size_t from = (size_t)(parts[i].s - text.s);

        if (!cut_sentence(
                t, out, text, from, from + parts[i].len, &q, n_quotes ? quotes + n_quotes : quotes))
            return false;
    }
    return true;
}

/* --- quotations that are announced --- */

static struct str text_role(const struct telling *t)
{
    return t->item->reader.len ? t->item->reader : t->s->format->role_text;
}

/* Says "quote" or "end quote", as part of the sentence around it. */
static bool say_mark(struct telling *t, struct str wording, enum boundary gap)
{
    const struct fields none = {0};
    struct str text;

    return assembly_fill(t->s, wording, t->item->language, &none, &text) &&
           (text.len == 0 || assembly_add(t->s, t->item, SEGMENT_PHRASE, text_role(t), gap, text));
}

static bool end_quote(struct telling *t)
{
    const struct item *const item = t->item;
    enum boundary gap;

    if (!t->announced)
        return true;
    t->announced = false;
    gap = item->segments[item->n_segments - 1].boundary;
    assembly_set_gap(t->item, BOUNDARY_CLAUSE);
    return say_mark(t, STR("@end-quote"), gap);
}

/* What comes next is somebody's own words, or is not. */
static bool announce(struct telling *t, bool quote)
{
    if (!t->s->options->announce_quotes || quote == t->announced)
        return true;
    if (!quote)
        return end_quote(t);
    t->announced = true;
    return say_mark(t, STR("@quote"), BOUNDARY_CLAUSE);
}

/* --- blocks --- */

static bool add_text(struct telling *t, enum segment_kind kind, struct str text, struct str next)
{
    const struct format *const format = t->s->format;
    struct pieces pieces = {0};

    if (!find_pieces(t, text, next, &pieces))
        return false;
    for (size_t i = 0; i < pieces.n; i++) {
        const struct piece *p = &pieces.items[i];
        const struct str part = str_trim(str_cut(text, p->from, p->to));
        const enum boundary gap = i + 1 < pieces.n ? p->gap : BOUNDARY_PARAGRAPH;
        const bool quote = p->quote || kind == SEGMENT_QUOTE;

        if (!announce(t, quote) || !assembly_add(t->s, t->item, kind,
                                       quote ? format->role_quote : text_role(t), gap, part))
            return false;
    }
    return true;
}

/* Does a quotation that the block left open go on in the next one? */
static bool goes_on(struct telling *t, size_t i, bool *out)
{
    const struct article *const article = t->article;
    struct quote_state state = t->quotes;
    struct quotation *quotes;
    size_t n;

    *out = false;
    while (++i < article->n_blocks && article->blocks[i].kind == BLOCK_ASIDE)
        ;
    if (!state.open || i == article->n_blocks || article->blocks[i].kind == BLOCK_HEADING)
        return true;
    if (!quotations(article->blocks[i].text, STR(""), t->item->language, &state, t->s->scratch,
            &quotes, &n, t->s->err))
        return false;
    *out = n > 0 && quotes[0].from == 0;
    return true;
}

static bool next_is(const struct article *article, size_t i, enum block_kind kind)
{
    while (++i < article->n_blocks && article->blocks[i].kind == BLOCK_ASIDE)
        ;
    return i < article->n_blocks && article->blocks[i].kind == kind;
}

/* The block ends, and with it what it quotes, unless that goes on. */
static bool end_block(struct telling *t, size_t i)
{
    bool on;

    if (t->article->blocks[i].kind == BLOCK_QUOTE)
        return next_is(t->article, i, BLOCK_QUOTE) || end_quote(t);
    return goes_on(t, i, &on) && (on || end_quote(t));
}

/* Nothing is lost of what the article's fields keep. */
static void note_aside(struct telling *t, const struct block *block)
{
    const struct str head = utf8_head(block->text, NOTE_BYTES);
    const enum note_kind kind = article_keeps(t->article, block) ? NOTE_DESIGN : NOTE_LEFT_OUT;

    notes_add(t->s->notes, kind, t->article->name, "left out (%.*s): %.*s%s",
        STR_ARG(block->reason), STR_ARG(head), head.len < block->text.len ? "…" : "");
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

static bool say(struct telling *t, enum format_place place, const struct fields *fields)
{
    return assembly_say(t->s, t->item, place, fields, SEGMENT_PHRASE, t->s->format->role_phrase);
}

static bool add_heading(struct telling *t, struct str text)
{
    struct fields fields;
    const size_t before = t->item->n_segments;

    if (!story_fields(t->s, t->story, &fields))
        return false;
    fields.value[FIELD_NUMBER] = assembly_number(t->s, ++t->section);
    fields.value[FIELD_COUNT] = assembly_number(t->s, t->sections);
    if (!fields.value[FIELD_NUMBER].s || !fields.value[FIELD_COUNT].s)
        return assembly_no_memory(t->s);
    if (!say(t, SAY_BEFORE_SECTION, &fields))
        return false;
    if (t->item->n_segments > before)
        assembly_set_gap(t->item, BOUNDARY_CLAUSE);
    return assembly_add(
        t->s, t->item, SEGMENT_HEADING, t->s->format->role_heading, BOUNDARY_PARAGRAPH, text);
}

static bool add_block(struct telling *t, size_t i)
{
    const struct block *block = &t->article->blocks[i];
    const struct str next = next_text(t->article, i);
    enum segment_kind kind = SEGMENT_PARAGRAPH;

    if (!assembly_renew(t->s))
        return false;
    switch (block->kind) {
    case BLOCK_ASIDE: note_aside(t, block); return true;
    case BLOCK_HEADING: t->quotes = (struct quote_state){0}; return add_heading(t, block->text);
    case BLOCK_QUOTE: kind = SEGMENT_QUOTE; break;
    case BLOCK_LIST_ITEM: kind = SEGMENT_LIST_ITEM; break;
    case BLOCK_PARAGRAPH: break;
    }
    return add_text(t, kind, block->text, next) && end_block(t, i);
}

/* --- the lead --- */

/* Does the lead go on behind this block: a list or quotation that it introduces, or one that it
 * begins? */
static bool lead_goes_on(struct telling *t, size_t i, bool *out)
{
    const struct block *const block = &t->article->blocks[i];

    *out = (str_ends(block->text, STR(":")) && !next_is(t->article, i, BLOCK_HEADING)) ||
           (block->kind != BLOCK_PARAGRAPH && next_is(t->article, i, block->kind));
    return *out || goes_on(t, i, out);
}

/* Notes how many sentences are not said: `rest`, and those of the blocks from i on. */
static bool note_rest(struct telling *t, size_t rest, size_t i)
{
    for (; i < t->article->n_blocks; i++) {
        const struct block *const block = &t->article->blocks[i];
        struct str *parts;
        size_t n = 0;

        if (!assembly_renew(t->s))
            return false;
        if (block->kind == BLOCK_ASIDE)
            note_aside(t, block);
        else if (!sentences(block->text, t->item->language, t->s->scratch, &parts, &n, t->s->err))
            return false;
        rest += n;
    }
    if (rest)
        notes_add(t->s->notes, NOTE_DESIGN, t->article->name,
            "left out (the format reads the lead alone): %zu sentence%s of \"%.*s\"", rest,
            rest == 1 ? "" : "s", STR_ARG(t->item->title));
    return true;
}

/* The first paragraph, and what belongs to it; no sub-heading before it. */
static bool add_lead(struct telling *t)
{
    const struct article *const article = t->article;
    size_t i = 0, headings = 0;
    bool on = true;

    for (; i < article->n_blocks && on; i++) {
        if (article->blocks[i].kind == BLOCK_HEADING) {
            headings++;
            continue;
        }
        if (!add_block(t, i))
            return false;
        if (article->blocks[i].kind != BLOCK_ASIDE && !lead_goes_on(t, i, &on))
            return false;
    }
    return note_rest(t, headings, i);
}

static bool add_blocks(struct telling *t)
{
    if (t->s->format->form == STORY_LEAD)
        return add_lead(t);
    for (size_t i = 0; i < t->article->n_blocks; i++)
        if (!add_block(t, i))
            return false;
    return true;
}

/* --- the story --- */

bool story_has_words(const struct article *article)
{
    bool found = article->title.len > 0;

    for (size_t i = 0; i < article->n_blocks && !found; i++)
        found = article->blocks[i].kind != BLOCK_ASIDE;
    return found;
}

bool story_fields(struct assembly *s, const struct story *story, struct fields *out)
{
    const struct article *const article = story->article;

    if (!assembly_fields(s, out))
        return false;
    out->value[FIELD_NUMBER] = assembly_number(s, story->number);
    out->value[FIELD_HEADLINE] = article->title;
    out->value[FIELD_SOURCE] = article->source;
    out->value[FIELD_BYLINE] = article->byline;
    if (story->next)
        out->value[FIELD_NEXT] = story->next->title;
    return out->value[FIELD_NUMBER].s || assembly_no_memory(s);
}

static bool keep_facts(struct telling *t)
{
    const struct article *const article = t->article;
    struct arena *const a = t->s->arena;
    struct item *const item = t->item;

    item->byline = arena_str(a, article->byline);
    item->source = arena_str(a, article->source);
    item->url = arena_str(a, article->url);
    item->image = arena_str(a, article->image);
    item->id = arena_str(a, article->id);
    item->published = arena_str(a, article->published);
    return (item->byline.s && item->source.s && item->url.s && item->image.s && item->id.s &&
               item->published.s) ||
           assembly_no_memory(t->s);
}

/* A story without text has its title at least. */
static bool is_title_alone(const struct article *article)
{
    for (size_t i = 0; i < article->n_blocks; i++)
        if (article->blocks[i].kind != BLOCK_ASIDE)
            return false;
    return true;
}

static bool add_title(struct telling *t, const struct fields *fields)
{
    const struct format *const format = t->s->format;

    if (t->story->titled)
        return true;
    if (format->say[SAY_STORY_TITLE].len == 0 && is_title_alone(t->article))
        return assembly_renew(t->s) &&
               assembly_add(t->s, t->item, SEGMENT_TITLE, format->role_title, BOUNDARY_PARAGRAPH,
                   t->article->title);
    return assembly_say(t->s, t->item, SAY_STORY_TITLE, fields, SEGMENT_TITLE, format->role_title);
}

static bool fill_item(struct telling *t, const struct fields *fields)
{
    if (!say(t, SAY_BEFORE_STORY, fields))
        return false;
    assembly_set_gap(t->item, BOUNDARY_SENTENCE);
    if (!add_title(t, fields) || !say(t, SAY_AFTER_TITLE, fields) || !add_blocks(t) ||
        !say(t, SAY_AFTER_STORY, fields))
        return false;
    if (t->item->title.len == 0 && t->item->n_segments)
        t->item->title = t->item->segments[0].text;
    assembly_finish(t->s, t->item);
    return true;
}

static size_t count_sections(const struct article *article)
{
    size_t n = 0;

    for (size_t i = 0; i < article->n_blocks; i++)
        n += article->blocks[i].kind == BLOCK_HEADING;
    return n;
}

bool story_add(struct assembly *s, const struct story *story, struct str language)
{
    const struct format *const format = s->format;
    struct telling t = {.s = s,
        .story = story,
        .article = story->article,
        .sections = count_sections(story->article)};
    struct fields fields;
    size_t turn;

    t.item = assembly_item(s, ITEM_STORY, story->article->title, language);
    if (!t.item || !keep_facts(&t) || !story_fields(s, story, &fields))
        return false;
    turn = format->n_readers ? (story->number - 1) % format->n_readers : 0;
    if (turn > 0 && !str_eq(format->readers[turn], format->role_text))
        t.item->reader = format->readers[turn];
    if (!fill_item(&t, &fields))
        return false;
    if (t.item->n_segments == 0)
        s->rundown->n_items--;
    return true;
}
