#include "read/content.h"

#include "base/date.h"
#include "base/utf8.h"
#include "read/phrases.h"
#include "text/chars.h"

#include <string.h>

#define MIN_ARTICLE 180 /* weight of running text that an element must have to be the article */
#define HEAD_LINES  12  /* passages at the beginning that may be byline, date and the like */

/* --- which part --- */

/* Running text that was kept below i: its score without what counts against. */
static int64_t running(const struct pagemap *map, size_t i)
{
    int64_t sum = 0;

    for (size_t k = i; k < map->spots[i].end;) {
        const struct spot *spot = &map->spots[k];
        if (spot->dropped_here) {
            k = spot->end;
            continue;
        }
        if (spot->is_block && !spot->is_silent && pagemap_is_running(spot))
            sum += spot->own - spot->own_links;
        k++;
    }
    return sum;
}

static bool is_article(const struct node *node)
{
    return node_is(node, "article") || str_eq(node_attr(node, "role"), STR("article")) ||
           str_find(node_attr(node, "itemtype"), STR("Article"), 0) >= 0;
}

static bool declares_body(const struct node *node)
{
    return str_find(node_attr(node, "itemprop"), STR("articleBody"), 0) >= 0 ||
           str_find(node_attr(node, "property"), STR("articleBody"), 0) >= 0;
}

/*
 * Where to look: the <article> that holds the headline, else <main>, where they have their share of
 * the text; else the whole page.
 */
static size_t find_scope(const struct pagemap *map)
{
    const int64_t total = running(map, 0);

    for (size_t i = map->heading; i > 0; i = map->spots[i].parent) {
        const int64_t here = is_article(map->spots[i].node) ? running(map, i) : 0;
        if (here >= MIN_ARTICLE && here * 4 >= total)
            return i;
    }
    for (size_t i = 1; i < map->n; i++) {
        const struct node *node = map->spots[i].node;
        if (!map->spots[i].dropped &&
            (node_is(node, "main") || str_eq(node_attr(node, "role"), STR("main"))) &&
            running(map, i) * 2 >= total)
            return i;
    }
    return 0;
}

static int64_t favour(const struct spot *spot)
{
    if (spot->score <= 0)
        return spot->score;
    if (declares_body(spot->node))
        return spot->score * 6 / 5;
    return spot->score * (spot->hints.body || is_article(spot->node) ? 23 : 20) / 20;
}

/* The element whose text speaks most for it and least against; the innermost of equals. */
static size_t find_region(const struct pagemap *map, size_t scope)
{
    size_t best = scope;

    for (size_t i = scope; i < map->spots[scope].end; i++) {
        const struct spot *spot = &map->spots[i];
        if (!spot->is_block || spot->dropped || spot->is_silent)
            continue;
        if (favour(spot) > favour(&map->spots[best]) ||
            (favour(spot) == favour(&map->spots[best]) && i > best && i < map->spots[best].end))
            best = i;
    }
    return best;
}

/* --- what each passage is --- */

struct review {
    const struct pagemap *map;
    struct arena *arena;
    struct content *content;
    struct str title; /* key of the headline (see pagemap_key) */
    size_t n_head;    /* passages at the beginning that lie between headline and text */
    bool failed;
};

static void set_aside(struct passage *passage, enum pagehint hint, const char *reason)
{
    passage->kind = BLOCK_ASIDE;
    passage->level = 0;
    passage->hint = hint;
    passage->reason = str_of(reason);
}

static bool is_spoken(const struct passage *passage)
{
    return passage->kind != BLOCK_ASIDE;
}

static bool ends_sentence(struct str t)
{
    while (t.len) {
        size_t at = t.len;
        const uint32_t cp = utf8_prev(t, &at);
        if (char_ends_sentence(cp))
            return true;
        if (!char_is_quote(cp) && !char_closes(cp))
            return false;
        t = str_cut(t, 0, at);
    }
    return false;
}

static bool is_key(struct review *review, struct str text, struct str key)
{
    const struct str own = pagemap_key(text, review->arena);

    review->failed |= !own.s;
    return key.len && str_eq(own, key);
}

/* A label of a few words, and then only a link: "More on this: Council backs path". */
static bool is_pointer(const struct passage *passage)
{
    const int64_t label = passage->weight - passage->links;

    return passage->links > 10 && label <= 30 && label * 2 <= passage->links &&
           passage->weight < 260;
}

static bool is_in(const struct review *review, const struct passage *passage, const char *name)
{
    size_t i = passage->spot;

    for (; i > 0; i = review->map->spots[i].parent)
        if (node_is(review->map->spots[i].node, name))
            return true;
    return false;
}

static bool has_digit(struct str t)
{
    for (size_t i = 0; i < t.len; i++)
        if (ascii_is_digit(t.s[i]))
            return true;
    return false;
}

/* Does the passage consist of a <time>, or of what can only be a date? */
static bool is_date(struct review *review, struct passage *passage)
{
    const struct spot *spot = &review->map->spots[passage->spot];
    struct date date;

    if (passage->weight > 60 || !has_digit(passage->text))
        return false;
    if (date_parse(passage->text, &date)) {
        if (review->content->published.len == 0 && date.precision >= DATE_DAY)
            review->content->published = date_iso(&date, review->arena);
        return true;
    }
    for (size_t k = passage->spot; k < spot->end; k++)
        if (node_is(review->map->spots[k].node, "time") &&
            review->map->spots[k].all * 10 >= passage->weight * 6)
            return true;
    return false;
}

/* A line near the top that names the author. */
static bool is_byline(struct review *review, const struct passage *passage, struct str folded)
{
    if (passage->kind == BLOCK_HEADING || passage->weight > 110 || ends_sentence(passage->text))
        return false;
    if (phrases_byline_prefix(folded) == 0)
        return false;
    if (review->content->byline.len == 0)
        review->content->byline = passage->text;
    return true;
}

/* What a passage of any part of the article can be other than its text. */
static void review_any(struct review *review, struct passage *passage, struct str folded)
{
    const bool is_short = passage->weight < 320;
    const bool emphasised = passage->emphasised * 10 >= passage->weight * 9;
    const bool linked = passage->links * 10 >= passage->weight * 9;

    if (phrases_is_button(folded))
        set_aside(passage, PAGEHINT_WIDGET, "page furniture");
    else if (is_short && passage->kind != BLOCK_HEADING && phrases_is_paywall(folded)) {
        set_aside(passage, PAGEHINT_PAYWALL, pagehint_reason(PAGEHINT_PAYWALL));
        review->content->paywall = true;
    } else if (is_short && phrases_is_related(folded) &&
               (passage->links * 3 >= passage->weight || linked))
        set_aside(passage, PAGEHINT_RELATED, pagehint_reason(PAGEHINT_RELATED));
    else if (passage->kind != BLOCK_HEADING && passage->kind != BLOCK_LIST_ITEM &&
             (is_pointer(passage) || (linked && passage->weight < 200)))
        set_aside(passage, PAGEHINT_RELATED, pagehint_reason(PAGEHINT_RELATED));
    else if (is_short && phrases_is_offer(folded) &&
             (passage->links > 0 || emphasised ||
                 memchr(passage->text.s, '@', passage->text.len)) &&
             (emphasised || passage->links * 8 >= passage->weight || passage->weight < 140))
        set_aside(passage, PAGEHINT_NEWSLETTER, pagehint_reason(PAGEHINT_NEWSLETTER));
    else if (is_short && passage->kind != BLOCK_HEADING && phrases_is_credit(folded))
        set_aside(passage, PAGEHINT_CREDIT, pagehint_reason(PAGEHINT_CREDIT));
    else if (passage->kind == BLOCK_LIST_ITEM && linked && passage->weight < 200 &&
             passage->marks == 0 && is_in(review, passage, "blockquote"))
        set_aside(passage, PAGEHINT_RELATED, pagehint_reason(PAGEHINT_RELATED));
}

/* A scrap of text in a plain box, as labels and buttons are, and no line of the article. */
static bool is_scrap(const struct review *review, const struct passage *passage)
{
    const struct node *node = review->map->spots[passage->spot].node;

    if (passage->kind != BLOCK_PARAGRAPH || node_is(node, "p") || node_is(node, "pre") ||
        node_is(node, "dd"))
        return false;
    return passage->weight < 36 && !ends_sentence(passage->text);
}

/* Between headline and text only a standfirst is content. */
static bool is_standfirst(const struct review *review, const struct passage *passage)
{
    const struct spot *spot = &review->map->spots[passage->spot];
    bool named = false;

    for (size_t i = passage->spot, up = 0; i > 0 && up < 3; i = review->map->spots[i].parent, up++)
        named |= review->map->spots[i].hints.dek;
    if (passage->links * 2 > passage->weight)
        return false;
    if (named)
        return passage->weight >= 25;
    if (passage->kind == BLOCK_LIST_ITEM)
        return passage->weight >= 25 && (passage->marks > 0 || passage->weight >= 60);
    return passage->weight >= 40 && (ends_sentence(passage->text) || pagemap_is_running(spot) ||
                                        (passage->kind == BLOCK_HEADING && passage->weight >= 50));
}

static void review_head(struct review *review, size_t i, struct passage *passage, struct str folded)
{
    if (i < HEAD_LINES && is_byline(review, passage, folded))
        set_aside(passage, PAGEHINT_BYLINE, pagehint_reason(PAGEHINT_BYLINE));
    else if (is_date(review, passage))
        set_aside(passage, PAGEHINT_BYLINE, pagehint_reason(PAGEHINT_BYLINE));
    else if (i < review->n_head && !is_standfirst(review, passage))
        set_aside(passage, PAGEHINT_WIDGET, pagehint_reason(PAGEHINT_WIDGET));
    else if (i < review->n_head && passage->kind == BLOCK_HEADING) {
        passage->kind = BLOCK_PARAGRAPH; /* a standfirst made as a heading */
        passage->level = 0;
    }
}

static void review_each(struct review *review, bool fragment)
{
    struct passages *passages = &review->content->passages;

    for (size_t i = 0; i < passages->n && !review->failed; i++) {
        struct passage *passage = &passages->items[i];
        struct str folded;
        if (!is_spoken(passage))
            continue;
        if (is_key(review, passage->text, review->title)) {
            set_aside(passage, PAGEHINT_NAVIGATION, "the headline again");
            continue;
        }
        folded = phrases_fold(passage->text, review->arena);
        review->failed |= !folded.s;
        if (review->failed)
            return;
        review_any(review, passage, folded);
        if (is_spoken(passage))
            review_head(review, i, passage, folded);
        if (!fragment && is_spoken(passage) && is_scrap(review, passage))
            set_aside(passage, PAGEHINT_WIDGET, pagehint_reason(PAGEHINT_WIDGET));
    }
}

/* --- passages among others --- */

static bool is_weighty(const struct passage *passage)
{
    return is_spoken(passage) && passage->kind != BLOCK_HEADING &&
           (passage->weight >= 40 || ends_sentence(passage->text)) &&
           passage->links * 2 < passage->weight;
}

/* A list that is mostly links points to other pages. */
static void review_lists(struct review *review)
{
    struct passages *passages = &review->content->passages;

    for (size_t i = 0, end; i < passages->n; i = end) {
        int64_t weight = 0, links = 0, linked = 0;
        for (end = i; end < passages->n && passages->items[end].kind == BLOCK_LIST_ITEM; end++) {
            weight += passages->items[end].weight;
            links += passages->items[end].links;
            linked += passages->items[end].links * 10 >= passages->items[end].weight * 8;
        }
        if (end == i) {
            end = i + 1;
            continue;
        }
        if (links * 100 >= weight * 65 || linked * 3 >= (int64_t)(end - i) * 2)
            for (size_t k = i; k < end; k++)
                set_aside(&passages->items[k], PAGEHINT_RELATED, pagehint_reason(PAGEHINT_RELATED));
    }
}

/* A heading over related links, and all below it up to text that is plainly the article's. */
static void review_furniture(struct review *review)
{
    struct passages *passages = &review->content->passages;
    bool within = false;

    for (size_t i = 0; i < passages->n && !review->failed; i++) {
        struct passage *passage = &passages->items[i];
        const bool label = passage->kind == BLOCK_HEADING ||
                           (passage->kind == BLOCK_PARAGRAPH && passage->weight < 40);
        struct str folded;
        if (!is_spoken(passage))
            continue;
        if (label) {
            folded = phrases_fold(passage->text, review->arena);
            review->failed |= !folded.s;
            within = folded.s && phrases_is_furniture_heading(folded);
        } else if (within && passage->weight >= 120 && passage->links * 5 < passage->weight)
            within = false;
        if (within)
            set_aside(passage, PAGEHINT_RELATED, pagehint_reason(PAGEHINT_RELATED));
    }
}

/* A heading with nothing below it headed what was set aside. */
static void review_headings(struct review *review)
{
    struct passages *passages = &review->content->passages;
    int below = 7; /* level of the next heading, where no text came before it */
    bool text = false;

    for (size_t i = passages->n; i-- > 0;) {
        struct passage *passage = &passages->items[i];
        if (!is_spoken(passage))
            continue;
        if (passage->kind != BLOCK_HEADING) {
            text = true;
            continue;
        }
        if (!text && below <= passage->level)
            set_aside(passage, PAGEHINT_WIDGET, "heading without text");
        else if (!text && below == 7)
            set_aside(passage, PAGEHINT_WIDGET, "heading without text");
        else
            below = passage->level;
        text = false;
    }
}

/* What comes after the last weighty passage is the template's. */
static void review_tail(struct review *review)
{
    struct passages *passages = &review->content->passages;

    for (size_t i = passages->n; i-- > 0;) {
        struct passage *passage = &passages->items[i];
        if (!is_spoken(passage))
            continue;
        if (passage->kind == BLOCK_LIST_ITEM || is_weighty(passage))
            return;
        if (passage->kind == BLOCK_PARAGRAPH && passage->weight >= 12 && passage->links == 0 &&
            node_is(review->map->spots[passage->spot].node, "p"))
            return;
        set_aside(passage, PAGEHINT_WIDGET, pagehint_reason(PAGEHINT_WIDGET));
    }
}

/* A sentence taken out of the text and shown again in large type. */
static void review_pull_quotes(struct review *review)
{
    struct passages *passages = &review->content->passages;
    size_t looked = 0;

    for (size_t i = 0; i < passages->n && looked < 64; i++) {
        struct passage *passage = &passages->items[i];
        struct str key;
        if (!is_spoken(passage) || passage->kind != BLOCK_QUOTE)
            continue;
        looked++;
        key = pagemap_key(passage->text, review->arena);
        for (size_t k = 0; k < passages->n && key.len >= 16; k++) {
            const struct passage *other = &passages->items[k];
            struct str text;
            if (k == i || !is_spoken(other) || other->weight < passage->weight)
                continue;
            text = pagemap_key(other->text, review->arena);
            review->failed |= !text.s;
            if (str_find(text, key, 0) < 0)
                continue;
            set_aside(passage, PAGEHINT_WIDGET, "pull quote");
            break;
        }
    }
}

/* The headline within the text: what stands before it is the page's head. */
static void cut_before_headline(struct review *review)
{
    struct passages *passages = &review->content->passages;

    for (size_t i = 0; i < passages->n && i < 40; i++) {
        if (passages->items[i].kind == BLOCK_ASIDE ||
            !is_key(review, passages->items[i].text, review->title))
            continue;
        for (size_t k = 0; k <= i; k++)
            set_aside(&passages->items[k], PAGEHINT_NAVIGATION, "page furniture");
        return;
    }
}

static void weigh(struct content *content)
{
    for (size_t i = 0; i < content->passages.n; i++) {
        const struct passage *passage = &content->passages.items[i];
        if (passage->hint == PAGEHINT_CAPTION)
            content->captions += passage->weight ? passage->weight : (int64_t)passage->text.len;
        content->paywall |= passage->hint == PAGEHINT_PAYWALL;
        if (is_weighty(passage) || (is_spoken(passage) && passage->kind == BLOCK_LIST_ITEM))
            content->weight += passage->weight - passage->links;
    }
}

static bool review_all(struct review *review, bool fragment)
{
    if (!fragment)
        cut_before_headline(review);
    review_each(review, fragment);
    if (!fragment) {
        review_lists(review);
        review_furniture(review);
        review_tail(review);
        review_headings(review);
    }
    review_pull_quotes(review);
    weigh(review->content);
    return !review->failed;
}

/* --- the whole --- */

/* The passages between the headline and the text, and those of the text. */
static bool add_passages(struct review *review, size_t scope, size_t region)
{
    const struct pagemap *map = review->map;
    const size_t after = map->heading ? map->spots[map->heading].end : 0;
    struct passages *passages = &review->content->passages;
    const bool inside = after > region && after <= map->spots[region].end;

    if (inside) /* what stands before the headline is no part of the text */
        return passages_add(map, region, after, map->spots[region].end, review->arena, passages);
    if (after > scope && after <= region &&
        !passages_add(map, scope, after, region, review->arena, passages))
        return false;
    review->n_head = passages->n;
    return passages_add(map, region, region, map->spots[region].end, review->arena, passages);
}

bool content_find(const struct node *root, const struct pagemap_options *options, struct arena *a,
    struct content *out)
{
    struct pagemap map;
    struct review review = {.map = &map, .arena = a, .content = out};
    size_t scope, region;

    *out = (struct content){0};
    if (!pagemap_make(root, options, a, &map))
        return false;
    review.title = pagemap_key(options->title, a);
    if (!review.title.s)
        return false;
    if (options->fragment)
        return passages_add(&map, 0, 0, map.n, a, &out->passages) && review_all(&review, true);
    scope = find_scope(&map);
    region = find_region(&map, scope);
    if (map.spots[region].score <= 0)
        return true;
    return add_passages(&review, scope, region) && review_all(&review, false);
}
