#include "script/order/duplicate.h"

#include "base/utf8.h"
#include "script/order/storykey.h"
#include "text/chars.h"
#include "text/language.h"
#include "text/normal.h"

#include <stdlib.h>

#define PIECE       8    /* letters of a shingle */
#define LETTERS_MAX 4096 /* of a story that are looked at */
#define SHORT       100  /* letters of a text that says little */
#define SAMPLE      8    /* one shingle in so many is looked up in all stories */
#define EVIDENCE    4    /* one sampled shingle in so many, of the shorter text, must be common */
#define CERTAIN     1000 /* counts for a pair whose id, address or title is the same */

struct story {
    size_t item;
    struct str id, address, title; /* as storykey.h makes them; may be empty */
    struct str language;
    uint32_t *pieces; /* hashes, sorted, each once */
    size_t n_pieces, n_sampled;
    size_t n_letters;
};

/* Something that a story has, for finding others that have it too. */
struct trait {
    uint64_t hash;
    uint32_t story;
    uint32_t weight;
};

/* Two stories that have something in common. */
struct pair {
    uint32_t first, later; /* first < later */
    uint32_t weight;
};

struct finding {
    struct arena *arena; /* scratch */
    struct story *stories;
    size_t n_stories;
    struct trait *traits;
    size_t n_traits, cap_traits;
    struct pair *pairs;
    size_t n_pairs;
};

/* --- what a story consists of --- */

/* Spreads the bits (the finaliser of MurmurHash3). */
static uint64_t spread(uint64_t h)
{
    h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCDu;
    h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53u;
    return h ^ (h >> 33);
}

static uint64_t hash_text(struct str t, uint64_t seed)
{
    uint64_t h = seed;

    for (size_t i = 0; i < t.len; i++)
        h = spread(h + (unsigned char)t.s[i] + 1);
    return h;
}

/* Is it the story's own running text? */
static bool counts(const struct segment *segment)
{
    return segment->kind != SEGMENT_TITLE && segment->kind != SEGMENT_PHRASE;
}

/* The first letters and digits of a story, folded. */
static size_t take_letters(const struct item *item, uint32_t out[LETTERS_MAX])
{
    size_t n = 0;

    for (size_t i = 0; i < item->n_segments && n < LETTERS_MAX; i++) {
        const struct str text = item->segments[i].text;

        for (size_t at = 0; counts(&item->segments[i]) && at < text.len && n < LETTERS_MAX;) {
            const uint32_t cp = utf8_next(text, &at);

            if (char_is_word(cp))
                out[n++] = normal_fold(cp);
        }
    }
    return n;
}

static int by_value(const void *x, const void *y)
{
    const uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return a < b ? -1 : a > b;
}

static bool is_sampled(uint32_t piece)
{
    return piece % SAMPLE == 0;
}

/* The story's shingles. */
static bool cut(struct story *story, const uint32_t *letters, size_t n, struct arena *a)
{
    size_t kept = 0;

    story->n_letters = n;
    if (n < PIECE)
        return true;
    story->pieces = arena_array(a, n - PIECE + 1, sizeof *story->pieces);
    if (!story->pieces)
        return false;
    for (size_t i = 0; i + PIECE <= n; i++) {
        uint64_t h = 0;

        for (size_t k = 0; k < PIECE; k++)
            h = spread(h + letters[i + k]);
        story->pieces[i] = (uint32_t)h;
    }
    n -= PIECE - 1;
    qsort(story->pieces, n, sizeof *story->pieces, by_value);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || story->pieces[kept - 1] != story->pieces[i])
            story->pieces[kept++] = story->pieces[i];
    story->n_pieces = kept;
    for (size_t i = 0; i < kept; i++)
        story->n_sampled += is_sampled(story->pieces[i]);
    return true;
}

static bool add_trait(struct finding *f, uint64_t hash, size_t story, uint32_t weight)
{
    struct trait *const more =
        arena_more(f->arena, f->traits, f->n_traits, &f->cap_traits, sizeof *more);

    if (!more)
        return false;
    f->traits = more;
    more[f->n_traits++] = (struct trait){.hash = hash, .story = (uint32_t)story, .weight = weight};
    return true;
}

static bool add_key(struct finding *f, struct str key, uint64_t seed, size_t story)
{
    return key.len == 0 || add_trait(f, hash_text(key, seed), story, CERTAIN);
}

static bool take_story(struct finding *f, const struct item *item, size_t place, uint32_t *letters)
{
    struct story *const story = &f->stories[f->n_stories];

    story->item = place;
    story->language = item->language;
    story->id = storykey_id(item->id, item->source, f->arena);
    story->address = storykey_address(item->url, f->arena);
    story->title = storykey_title(item->title, f->arena);
    if (!story->id.s || !story->address.s || !story->title.s ||
        !cut(story, letters, take_letters(item, letters), f->arena) ||
        !add_key(f, story->id, 1, f->n_stories) || !add_key(f, story->address, 2, f->n_stories) ||
        !add_key(f, story->title, 3, f->n_stories))
        return false;
    for (size_t i = 0; i < story->n_pieces; i++)
        if (is_sampled(story->pieces[i]) && !add_trait(f, story->pieces[i], f->n_stories, 1))
            return false;
    f->n_stories++;
    return true;
}

static bool take_stories(struct finding *f, const struct rundown *rundown)
{
    uint32_t *const letters = arena_array(f->arena, LETTERS_MAX, sizeof *letters);

    f->stories = arena_array(f->arena, rundown->n_items, sizeof *f->stories);
    if (!letters || !f->stories)
        return false;
    for (size_t i = 0; i < rundown->n_items; i++)
        if (rundown->items[i].kind == ITEM_STORY && !take_story(f, &rundown->items[i], i, letters))
            return false;
    return true;
}

/* --- which stories have something in common --- */

static int by_trait(const void *x, const void *y)
{
    const struct trait *const a = x, *const b = y;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->story < b->story ? -1 : a->story > b->story;
}

static int by_pair(const void *x, const void *y)
{
    const struct pair *const a = x, *const b = y;

    if (a->later != b->later)
        return a->later < b->later ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/*
 * Pairs each story that has a trait with the first one that has it and with the one before it: what
 * every story has (an agency's last line) then costs no square of their number, and of many that
 * are all the same each meets the first.
 */
static bool find_pairs(struct finding *f)
{
    size_t first = 0;

    f->pairs = arena_array(f->arena, 2 * f->n_traits, sizeof *f->pairs);
    if (!f->pairs)
        return false;
    if (f->n_traits > 0)
        qsort(f->traits, f->n_traits, sizeof *f->traits, by_trait);
    for (size_t i = 1; i < f->n_traits; i++) {
        const struct trait *const t = &f->traits[i];

        if (t->hash != f->traits[first].hash)
            first = i;
        if (t->story != f->traits[first].story)
            f->pairs[f->n_pairs++] = (struct pair){f->traits[first].story, t->story, t->weight};
        if (i > first + 1 && t->story != f->traits[i - 1].story)
            f->pairs[f->n_pairs++] = (struct pair){f->traits[i - 1].story, t->story, t->weight};
    }
    if (f->n_pairs > 0)
        qsort(f->pairs, f->n_pairs, sizeof *f->pairs, by_pair);
    return true;
}

/* Makes one pair of all that are of the same two stories, with the weight of all. */
static void merge_pairs(struct finding *f)
{
    size_t kept = 0;

    for (size_t i = 0; i < f->n_pairs; i++) {
        struct pair *const last = kept ? &f->pairs[kept - 1] : NULL;

        if (last && by_pair(last, &f->pairs[i]) == 0)
            last->weight += f->pairs[i].weight;
        else
            f->pairs[kept++] = f->pairs[i];
    }
    f->n_pairs = kept;
}

/* --- which of them are the same --- */

/* How many of the first's pieces the second has, in percent. The first has fewer. */
static unsigned shared(const struct story *a, const struct story *b)
{
    size_t common = 0;

    if (a->n_pieces == 0)
        return 0;
    for (size_t i = 0; i < a->n_pieces; i++)
        common +=
            bsearch(&a->pieces[i], b->pieces, b->n_pieces, sizeof *b->pieces, by_value) != NULL;
    return (unsigned)(100 * common / a->n_pieces);
}

static bool same_key(struct str a, struct str b)
{
    return a.len > 0 && str_eq(a, b);
}

static bool is_same(
    const struct story *a, const struct story *b, const struct pair *pair, struct duplicate *out)
{
    const struct story *const fewer = a->n_pieces < b->n_pieces ? a : b;
    const struct story *const more = fewer == a ? b : a;
    const bool brief = fewer->n_letters < SHORT;

    out->by = same_key(a->id, b->id) ? DUPLICATE_ID : DUPLICATE_ADDRESS;
    if (out->by == DUPLICATE_ID || same_key(a->address, b->address))
        return true;
    out->by = DUPLICATE_TEXT;
    if (!str_eq(a->language, b->language) && !language_same(a->language, b->language))
        return false;
    if (pair->weight < CERTAIN && pair->weight < fewer->n_sampled / EVIDENCE)
        return false;
    if (more->n_pieces == 0) /* titles alone */
        out->percent = 100;
    else
        out->percent = shared(fewer, more);
    if (same_key(a->title, b->title))
        return out->percent >= 40;
    return fewer->n_pieces > 0 && out->percent >= (brief ? 90 : 60);
}

static bool collect(const struct finding *f, struct arena *a, struct duplicate **out, size_t *n)
{
    size_t cap = 0;

    for (size_t i = 0; i < f->n_pairs; i++) {
        const struct story *const first = &f->stories[f->pairs[i].first];
        const struct story *const later = &f->stories[f->pairs[i].later];
        struct duplicate found = {.item = later->item, .first = first->item};
        struct duplicate *more;

        if (*n > 0 && (*out)[*n - 1].item == later->item)
            continue;
        if (!is_same(first, later, &f->pairs[i], &found))
            continue;
        more = arena_more(a, *out, *n, &cap, sizeof *more);
        if (!more)
            return false;
        *out = more;
        more[(*n)++] = found;
    }
    return true;
}

bool duplicates_find(const struct rundown *rundown, struct arena *a, struct duplicate **out,
    size_t *n, struct error *err)
{
    struct finding f = {.arena = arena_new()};
    bool ok;

    *out = NULL;
    *n = 0;
    ok = f.arena && take_stories(&f, rundown) && find_pairs(&f);
    if (ok) {
        merge_pairs(&f);
        ok = collect(&f, a, out, n);
    }
    arena_destroy(&f.arena);
    return ok || error_memory(err, "duplicates");
}
