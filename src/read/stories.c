#include "read/stories.h"

#include "base/date.h"
#include "base/utf8.h"
#include "text/chars.h"

#define MAX_LETTERS 200 /* of a title that are compared */
#define SAME        0.8 /* the coefficient from which titles are the same */
#define NEAR        ((int64_t)2 * 86400)

/* Letters and digits of a title in lower case (ASCII), words apart by one space. */
static size_t letters(struct str title, uint32_t out[MAX_LETTERS])
{
    size_t n = 0;

    for (size_t at = 0; at < title.len && n < MAX_LETTERS;) {
        const uint32_t cp = utf8_next(title, &at);

        if (char_is_letter(cp) || char_is_digit(cp))
            out[n++] = cp < 0x80 ? (uint32_t)(unsigned char)ascii_lower((char)cp) : cp;
        else if (n > 0 && out[n - 1] != ' ' && (char_is_space(cp) || char_is_dash(cp)))
            out[n++] = ' ';
    }
    return n;
}

/* Dice's coefficient of the three-letter pieces, each used once. Short titles: equal or not. */
static double likeness(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
    bool used[MAX_LETTERS] = {false};
    size_t common = 0;

    if (n_a < 12 || n_b < 12) {
        size_t i = 0;

        while (i < n_a && i < n_b && a[i] == b[i])
            i++;
        return n_a > 0 && i == n_a && i == n_b ? 1.0 : 0.0;
    }
    for (size_t i = 0; i + 2 < n_a; i++)
        for (size_t j = 0; j + 2 < n_b; j++) {
            if (used[j] || a[i] != b[j] || a[i + 1] != b[j + 1] || a[i + 2] != b[j + 2])
                continue;
            used[j] = true;
            common++;
            break;
        }
    return 2.0 * (double)common / (double)(n_a - 2 + n_b - 2);
}

/* "Briefing: 24 November" and "Briefing: 25 November" are two, however alike: do the numbers
 * differ?
 */
static bool numbers_differ(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
    size_t i = 0, j = 0;

    for (;;) {
        while (i < n_a && !char_is_digit(a[i]))
            i++;
        while (j < n_b && !char_is_digit(b[j]))
            j++;
        if (i == n_a || j == n_b)
            return i != n_a || j != n_b;
        if (a[i++] != b[j++])
            return true;
    }
}

static bool far_apart(const struct article *a, const struct article *b)
{
    struct date x, y;
    int64_t apart;

    if (!date_parse(a->published, &x) || !date_parse(b->published, &y))
        return false;
    apart = x.instant - y.instant;
    return apart > NEAR || apart < -NEAR;
}

static bool alike(const struct article *a, const struct article *b, double enough)
{
    uint32_t title_a[MAX_LETTERS], title_b[MAX_LETTERS];
    size_t n_a, n_b;

    if (a->id.len > 0 && str_eq(a->id, b->id))
        return true;
    if (a->url.len > 0 && str_eq(a->url, b->url))
        return true;
    if (far_apart(a, b))
        return false;
    n_a = letters(a->title, title_a);
    n_b = letters(b->title, title_b);
    return !numbers_differ(title_a, n_a, title_b, n_b) &&
           likeness(title_a, n_a, title_b, n_b) >= enough;
}

bool stories_equal(const struct article *a, const struct article *b)
{
    return alike(a, b, 1.0);
}

bool stories_same(const struct article *a, const struct article *b)
{
    return alike(a, b, SAME);
}

void stories_once(struct articles *articles, size_t from, size_t at, struct notes *notes)
{
    size_t kept = at;

    for (size_t i = at; i < articles->n; i++) {
        const struct article *story = &articles->items[i];
        size_t j = from;

        while (j < at && !stories_same(&articles->items[j], story))
            j++;
        if (j < at)
            notes_add(notes, NOTE_LEFT_OUT, story->name,
                "\"%.*s\" is the same story as \"%.*s\" (%.*s)", STR_ARG(story->title),
                STR_ARG(articles->items[j].title), STR_ARG(articles->items[j].name));
        else
            articles->items[kept++] = *story;
    }
    articles->n = kept;
}
