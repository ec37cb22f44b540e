#include "script/order/order.h"

#include "base/date.h"
#include "script/order/storykey.h"

#include <stdlib.h>
#include <string.h>

#define URGENCY_NORMAL 5 /* IPTC: of 1 to 8 */
#define URGENCY_MARKED 2 /* at least, of a headline that is marked as breaking */
#define URGENCY_NEWS   3 /* up to this it ages by the minute */

/* --- sorting --- */

/* What an article is ordered by. */
struct rank {
    size_t given; /* its place as given */
    bool dated;
    int64_t published; /* seconds; of a dated one */
    int urgency;
    bool marked;
    bool was_aired;
    int64_t aired; /* seconds; of one that was */
};

/* Whether a comes before b: negative; behind it: positive; 0: this does not tell. */
static int by_flag(bool a, bool b)
{
    return (int)b - (int)a;
}

static int by_instant(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int by_place(const struct rank *a, const struct rank *b)
{
    return a->given < b->given ? -1 : a->given > b->given;
}

static int by_date(const struct rank *a, const struct rank *b)
{
    const int dated = by_flag(a->dated, b->dated);

    if (dated || !a->dated)
        return dated;
    return by_instant(b->published, a->published);
}

static int newest(const void *x, const void *y)
{
    const struct rank *const a = x, *const b = y;
    const int date = by_date(a, b);

    return date ? date : by_place(a, b);
}

static int breaking(const void *x, const void *y)
{
    const struct rank *const a = x, *const b = y;
    int order = a->urgency - b->urgency;

    if (!order && a->urgency <= URGENCY_NEWS) {
        order = by_flag(a->marked, b->marked);
        if (!order)
            order = by_date(a, b);
    }
    return order ? order : by_place(a, b);
}

static int longest_not_aired(const void *x, const void *y)
{
    const struct rank *const a = x, *const b = y;
    int order = by_flag(!a->was_aired, !b->was_aired);

    if (!order && a->was_aired)
        order = by_instant(a->aired, b->aired);
    return order ? order : newest(x, y);
}

static int urgency_of(const struct article *article, bool marked)
{
    const int urgency = article->urgency ? article->urgency : URGENCY_NORMAL;

    return marked && urgency > URGENCY_MARKED ? URGENCY_MARKED : urgency;
}

static bool rank(const struct article *article, size_t given, const struct breaking_marks *marks,
    const struct aired *aired, struct arena *scratch, struct rank *out)
{
    struct date date;

    *out = (struct rank){.given = given};
    out->dated = date_parse(article->published, &date);
    if (out->dated)
        out->published = date.instant;
    out->marked = marks && breaking_title(marks, article->title);
    out->urgency = urgency_of(article, out->marked);
    if (aired) {
        const struct str key = storykey_of_article(article, scratch);

        if (!key.s)
            return false;
        out->was_aired = key.len > 0 && aired_last(aired, key, &out->aired);
    }
    return true;
}

bool order_stories(struct article *articles, size_t n, enum story_order order,
    const struct breaking_marks *marks, const struct aired *aired, struct error *err)
{
    static int (*const compare[])(const void *, const void *) = {
        [ORDER_NEWEST] = newest,
        [ORDER_BREAKING] = breaking,
        [ORDER_LONGEST_NOT_AIRED] = longest_not_aired,
    };
    struct arena *scratch;
    struct article *as_given;
    struct rank *ranks;
    bool ok = false;

    if (order == ORDER_GIVEN || n < 2)
        return true;
    scratch = arena_new();
    if (!scratch)
        return error_memory(err, "order");
    ranks = arena_array(scratch, n, sizeof *ranks);
    as_given = arena_array(scratch, n, sizeof *as_given);
    if (!ranks || !as_given)
        goto out;
    for (size_t i = 0; i < n; i++)
        if (!rank(&articles[i], i, marks, order == ORDER_LONGEST_NOT_AIRED ? aired : NULL, scratch,
                &ranks[i]))
            goto out;
    qsort(ranks, n, sizeof *ranks, compare[order]);
    memcpy(as_given, articles, n * sizeof *articles);
    for (size_t i = 0; i < n; i++)
        articles[i] = as_given[ranks[i].given];
    ok = true;
out:
    arena_destroy(&scratch);
    return ok || error_memory(err, "order");
}

/* --- leaving out --- */

/* An article's id and version, to find those that are the same but for the version. */
struct edition {
    size_t place;
    struct str id;
    struct str version; /* digits without zeros before them */
    size_t newer;       /* place of the one that supersedes it; its own where none does */
};

/* A whole number's digits without zeros before them; false where it is none. */
static bool version_digits(struct str version, struct str *out)
{
    version = str_trim(version);
    for (size_t i = 0; i < version.len; i++)
        if (!ascii_is_digit(version.s[i]))
            return false;
    while (version.len > 1 && version.s[0] == '0')
        version = str_cut(version, 1, version.len);
    *out = version;
    return version.len > 0;
}

static int compare_bytes(struct str a, struct str b)
{
    const size_t both = a.len < b.len ? a.len : b.len;
    const int order = both ? memcmp(a.s, b.s, both) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_versions(struct str a, struct str b)
{
    return a.len != b.len ? (a.len > b.len) - (a.len < b.len) : compare_bytes(a, b);
}

/* By id, then the highest version first. */
static int by_edition(const void *x, const void *y)
{
    const struct edition *const a = x, *const b = y;
    int order = compare_bytes(a->id, b->id);

    if (!order)
        order = compare_versions(b->version, a->version);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static int by_edition_place(const void *x, const void *y)
{
    const struct edition *const a = x, *const b = y;

    return (a->place > b->place) - (a->place < b->place);
}

/* The editions of the articles that have an id and a version. */
static bool find_editions(const struct article *articles, size_t n, struct arena *scratch,
    struct edition *out, size_t *n_out)
{
    *n_out = 0;
    for (size_t i = 0; i < n; i++) {
        struct edition *const edition = &out[*n_out];

        if (articles[i].id.len == 0 || !version_digits(articles[i].version, &edition->version))
            continue;
        edition->id = storykey_id(articles[i].id, articles[i].source, scratch);
        if (!edition->id.s)
            return false;
        edition->place = edition->newer = i;
        (*n_out)++;
    }
    if (*n_out > 0)
        qsort(out, *n_out, sizeof *out, by_edition);
    for (size_t i = 0, first = 0; i < *n_out; i++) {
        if (!str_eq(out[i].id, out[first].id))
            first = i;
        if (compare_versions(out[i].version, out[first].version) < 0)
            out[i].newer = out[first].place;
    }
    if (*n_out > 0)
        qsort(out, *n_out, sizeof *out, by_edition_place);
    return true;
}

static void note_superseded(
    struct notes *notes, const struct article *article, const struct article *newer)
{
    notes_add(notes, NOTE_DESIGN, article->name,
        "left out (version %.*s is superseded by version %.*s): %.*s", STR_ARG(article->version),
        STR_ARG(newer->version), STR_ARG(article->title));
}

bool order_supersede(struct article *articles, size_t *n, struct notes *notes, struct error *err)
{
    struct arena *scratch = arena_new();
    struct edition *editions = scratch ? arena_array(scratch, *n, sizeof *editions) : NULL;
    size_t n_editions, kept = 0;
    bool ok = editions && find_editions(articles, *n, scratch, editions, &n_editions);

    if (!ok)
        goto out;
    for (size_t i = 0; i < n_editions; i++)
        if (editions[i].newer != editions[i].place)
            note_superseded(notes, &articles[editions[i].place], &articles[editions[i].newer]);
    for (size_t i = 0, e = 0; i < *n; i++) {
        const bool superseded = e < n_editions && editions[e].place == i && editions[e].newer != i;

        if (e < n_editions && editions[e].place == i)
            e++;
        if (!superseded)
            articles[kept++] = articles[i];
    }
    *n = kept;
out:
    arena_destroy(&scratch);
    return ok || error_memory(err, "order");
}

void order_limit(const struct article *articles, size_t *n, size_t most, struct notes *notes)
{
    if (most == 0 || *n <= most)
        return;
    for (size_t i = most; i < *n; i++)
        notes_add(notes, NOTE_DESIGN, articles[i].name, "left out (not among the %zu): %.*s", most,
            STR_ARG(articles[i].title));
    *n = most;
}
