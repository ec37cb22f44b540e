#include "read/line/pagination.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/chars.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST 120 /* bytes of a line that numbers or heads a page */
#define NEAR    2   /* lines between a page's number and its head, or the text that was cut */

/* A line that may belong to a page. */
struct mark {
    struct str key;       /* its text, each number as one '#' */
    size_t line;          /* where it stands */
    unsigned long number; /* the first one in it */
    bool numbered;
};

/* --- keys --- */

static bool make_key(struct str text, struct arena *a, struct mark *mark)
{
    struct buf key = {0};

    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && ascii_is_digit(text.s[end]))
            end++;
        if (end == at) {
            buf_add_byte(&key, text.s[at++]);
            continue;
        }
        if (!mark->numbered)
            mark->numbered = str_to_uint(str_cut(text, at, end), 9999, &mark->number);
        buf_add_byte(&key, '#');
        at = end;
    }
    mark->key = buf_keep(&key, a);
    buf_free(&key);
    return mark->key.s != NULL;
}

static int by_key(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    const size_t n = x->key.len < y->key.len ? x->key.len : y->key.len;
    const int order = memcmp(x->key.s, y->key.s, n);

    if (order)
        return order;
    if (x->key.len != y->key.len)
        return x->key.len < y->key.len ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* --- where a paragraph is cut --- */

/* Does the text stop in mid-sentence? */
static bool is_open(struct str text)
{
    size_t at = text.len;
    uint32_t last = utf8_prev(text, &at);

    while (at && (char_closes_quote(last) || char_closes(last)))
        last = utf8_prev(text, &at);
    return char_is_letter(last) || char_is_comma(last) || last == '-';
}

static bool goes_on(struct str text)
{
    return char_is_lower(utf8_next(text, &(size_t){0}));
}

/* The text around the page's end that lines i to j belong to: its last line before and its first
 * line behind are within NEAR lines that may be a head or foot. */
static bool is_cut(const struct sheet_line *lines, size_t n, size_t i)
{
    for (size_t back = 1; back <= NEAR && back <= i; back++)
        for (size_t on = 1; on <= NEAR && i + on < n; on++)
            if (lines[i - back].text.len > 30 && is_open(lines[i - back].text) &&
                goes_on(lines[i + on].text))
                return true;
    return false;
}

/* --- numbers --- */

/* Marks the lines of one key that are numbered on, where one of them cuts a paragraph. */
static void find_numbers(
    struct sheet_line *lines, size_t n, const struct mark *marks, size_t from, size_t to)
{
    bool cut = false;

    if (to - from < 2 || !marks[from].numbered)
        return;
    for (size_t k = from; k < to; k++) {
        if (k > from && marks[k].number != marks[k - 1].number + 1)
            return;
        cut |= is_cut(lines, n, marks[k].line);
    }
    for (size_t k = from; cut && k < to; k++)
        lines[marks[k].line].paged = true;
}

/* --- heads --- */

static bool is_near_number(const struct sheet_line *lines, size_t n, size_t i)
{
    return (i > 0 && lines[i - 1].paged) || (i + 1 < n && lines[i + 1].paged);
}

/* Marks the lines of one key that stand beside a page's number. The text's first may be its title,
 * but for one with a number in it: a journal's, with its issue. */
static void find_heads(
    struct sheet_line *lines, size_t n, const struct mark *marks, size_t from, size_t to)
{
    size_t near = 0;

    for (size_t k = from; k < to; k++)
        near += is_near_number(lines, n, marks[k].line);
    if (to - from < 2 || near == 0 || near + 1 < to - from)
        return;
    for (size_t k = from; k < to; k++)
        if (marks[k].numbered || marks[k].line > 0)
            lines[marks[k].line].paged = true;
}

typedef void find_fn(
    struct sheet_line *lines, size_t n, const struct mark *marks, size_t from, size_t to);

static void each_key(
    struct sheet_line *lines, size_t n, const struct mark *marks, size_t n_marks, find_fn *find)
{
    for (size_t from = 0, to; from < n_marks; from = to) {
        for (to = from + 1; to < n_marks && str_eq(marks[to].key, marks[from].key);)
            to++;
        find(lines, n, marks, from, to);
    }
}

/* The first line behind a page's end goes on where the last one before it was open. */
static void find_cuts(struct sheet_line *lines, size_t n)
{
    size_t last = n;

    for (size_t i = 0; i < n; i++) {
        if (lines[i].paged)
            continue;
        lines[i].cut = last + 1 < i && is_open(lines[last].text) && goes_on(lines[i].text);
        last = i;
    }
}

bool pagination_find(struct sheet_line *lines, size_t n, struct arena *a)
{
    struct mark *marks = arena_array(a, n, sizeof *marks);
    size_t n_marks = 0;

    if (!marks)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (lines[i].text.len > LONGEST)
            continue;
        marks[n_marks] = (struct mark){.line = i};
        if (!make_key(lines[i].text, a, &marks[n_marks++]))
            return false;
    }
    if (n_marks == 0)
        return true;
    qsort(marks, n_marks, sizeof *marks, by_key);
    each_key(lines, n, marks, n_marks, find_numbers);
    each_key(lines, n, marks, n_marks, find_heads);
    find_cuts(lines, n);
    return true;
}
