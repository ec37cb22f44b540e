#include "read/page/content.h"

#include "read/page/review.h"

#define MAX_MAINS   8   /* <main> elements that are looked at */
#define MIN_ARTICLE 180 /* weight of running text that an element must have to be the article */

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
    for (size_t i = 1, seen = 0; i < map->n && seen < MAX_MAINS; i++) {
        const struct node *node = map->spots[i].node;
        if (map->spots[i].dropped ||
            !(node_is(node, "main") || str_eq(node_attr(node, "role"), STR("main"))))
            continue;
        seen++;
        if (running(map, i) * 2 >= total)
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
        if (favour(spot) < favour(&map->spots[best]))
            continue;
        if (favour(spot) > favour(&map->spots[best]) || i < map->spots[best].end)
            best = i;
    }
    return best;
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

/* Captions that were set aside below i. */
static int64_t captions(const struct pagemap *map, size_t i)
{
    int64_t sum = 0;

    for (size_t k = i; k < map->spots[i].end; k++)
        if (map->spots[k].dropped_here && map->spots[k].dropped == PAGEHINT_CAPTION)
            sum += map->spots[k].all;
    return sum;
}

static bool find(const struct node *root, const struct pagemap_options *options,
    struct arena *scratch, struct pagemap *map, struct review *review)
{
    struct content *out = review->content;
    size_t scope, region;

    review->map = map;
    review->title = pagemap_key(options->title, scratch);
    if (!review->title.s || !pagemap_make(root, options, scratch, map))
        return false;
    if (options->fragment)
        return passages_add(map, 0, 0, map->n, review->arena, &out->passages) &&
               review_fragment(review);
    scope = find_scope(map);
    region = find_region(map, scope);
    out->captions = captions(map, scope);
    out->linky = map->spots[region].all_links * 3 >= map->spots[region].all;
    if (map->spots[region].score <= 0)
        return true;
    return add_passages(review, scope, region) && review_page(review);
}

bool content_find(const struct node *root, const struct pagemap_options *options, struct arena *a,
    struct content *out)
{
    struct review review = {.arena = a,
        .content = out,
        .byline = options->byline,
        .keep_captions = options->keep_captions};
    struct pagemap map;
    struct arena *scratch = arena_new(); /* for the map, which is larger than all that it gives */
    bool ok;

    *out = (struct content){0};
    ok = scratch && find(root, options, scratch, &map, &review);
    arena_destroy(&scratch);
    return ok;
}
