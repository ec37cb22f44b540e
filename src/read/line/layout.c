#include "read/line/layout.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/line/listmark.h"
#include "read/line/pagination.h"
#include "text/chars.h"

#include <stdlib.h>
#include <string.h>

/* Widths at which people and programs wrap plain text, in characters. */
#define WIDTH_MIN 35
#define WIDTH_MAX 100

#define LONGEST_WORD 64 /* bytes of a word on either side of a hyphen that are looked at */

struct line {
    struct str text;
    size_t chars;      /* code points */
    size_t first_word; /* code points of its first word */
    int indent;
    bool after_blank;
    bool paged; /* it numbers or heads a page */
    bool cut;   /* it goes on with the paragraph that a page's end cut in two */
};

struct words {
    struct str *items;
    size_t n;
    size_t cap;
};

struct lines {
    struct line *items;
    size_t n;
    size_t cap;        /* items allocated */
    bool hyphenated;   /* words are divided at the ends of lines */
    struct words seen; /* words with a hyphen within lines, in order: compounds */
};

/* --- lines --- */

/* Takes the next line off *rest, without its end (CR LF is one). */
static bool next_line(struct str *rest, struct str *line)
{
    size_t at = 0, end;

    if (rest->len == 0)
        return false;
    for (end = 0; at < rest->len; end = at) {
        const uint32_t cp = utf8_next(*rest, &at);
        if (!char_is_line_end(cp))
            continue;
        if (cp == '\r' && at < rest->len && rest->s[at] == '\n')
            at++;
        break;
    }
    *line = str_cut(*rest, 0, end);
    *rest = str_cut(*rest, at, rest->len);
    return true;
}

static int indent_of(struct str line)
{
    int column = 0;

    for (size_t at = 0; at < line.len;) {
        const uint32_t cp = utf8_next(line, &at);
        if (!char_is_space(cp) || column > 1000)
            break;
        column = cp == '\t' ? (column / 8 + 1) * 8 : column + 1;
    }
    return column;
}

static size_t first_word(struct str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len; n++)
        if (char_is_space(utf8_next(text, &at)))
            break;
    return n;
}

static bool read_lines(
    struct str text, const char *what, struct arena *a, struct lines *out, struct error *err)
{
    struct buf folded = {0};
    struct str raw;
    bool blank = true, ok = false;

    while (next_line(&text, &raw)) {
        struct line *items;
        buf_clear(&folded);
        chars_fold(raw, &folded);
        if (folded.len == 0) {
            blank = true;
            continue;
        }
        if (out->n == LAYOUT_MAX_LINES) {
            error_set(err, what, "more than %zu lines", LAYOUT_MAX_LINES);
            goto out;
        }
        items = arena_more(a, out->items, out->n, &out->cap, sizeof *items);
        if (!items)
            goto memory;
        out->items = items;
        items[out->n].text = buf_keep(&folded, a);
        if (!items[out->n].text.s)
            goto memory;
        items[out->n].chars = utf8_count(items[out->n].text);
        items[out->n].first_word = first_word(items[out->n].text);
        items[out->n].indent = indent_of(raw);
        items[out->n].after_blank = blank;
        out->n++;
        blank = false;
    }
    ok = true;
    goto out;
memory:
    error_memory(err, what);
out:
    buf_free(&folded);
    return ok;
}

/* --- pages --- */

static bool find_pages(struct lines *lines, struct arena *a)
{
    struct sheet_line *sheet = arena_array(a, lines->n, sizeof *sheet);

    if (!sheet)
        return false;
    for (size_t i = 0; i < lines->n; i++)
        sheet[i].text = lines->items[i].text;
    if (!pagination_find(sheet, lines->n, a))
        return false;
    for (size_t i = 0; i < lines->n; i++) {
        lines->items[i].paged = sheet[i].paged;
        lines->items[i].cut = sheet[i].cut;
        lines->items[i].after_blank &= !sheet[i].cut;
    }
    return true;
}

/* Takes what numbers and heads pages out of the lines, behind the paragraph that it stands in. */
static bool move_pages(struct lines *lines, struct arena *a)
{
    struct line *moved = arena_array(a, lines->n, sizeof *moved);
    size_t n = 0;

    if (!moved)
        return false;
    for (size_t i = 0, to; i < lines->n; i = to) {
        /* the paragraph from i on, its pieces on all pages, and then what stood between them */
        for (to = i + 1;
             to < lines->n && (lines->items[to].paged || !lines->items[to].after_blank);)
            to++;
        for (int paged = 0; paged < 2; paged++)
            for (size_t k = i; k < to; k++)
                if (lines->items[k].paged == paged)
                    moved[n++] = lines->items[k];
    }
    lines->items = moved;
    return true;
}

/* --- rules --- */

/* Is it a rule of = or - under a line (Markdown's "setext" heading)? */
static bool is_underline(struct str text)
{
    if (text.len < 3 || (text.s[0] != '=' && text.s[0] != '-'))
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (text.s[i] != text.s[0])
            return false;
    return true;
}

/* Is it only a drawn rule: "* * *", "-----", "•••"? Letters, digits, signs and pictures are not. */
static bool is_rule(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        const uint32_t cp = utf8_next(text, &at);
        if (!char_is_punctuation(cp) && !char_is_space(cp) && cp != '=' && cp != '~' && cp != '+')
            return false;
    }
    return true;
}

/* --- wrapped or not --- */

/* The last character that is no closing quote or bracket. */
static uint32_t last_char(struct str text)
{
    size_t at = text.len;

    while (at) {
        const uint32_t cp = utf8_prev(text, &at);
        if (!char_closes_quote(cp) && !char_closes(cp))
            return cp;
    }
    return 0;
}

/* The width of the text's lines: the longest one's, where hardly any is longer than WIDTH_MAX; else
 * 0. An address is not wrapped. */
static size_t width_of(const struct lines *lines)
{
    size_t width = 0, longer = 0;

    for (size_t i = 0; i < lines->n; i++) {
        if (str_find(lines->items[i].text, STR("://"), 0) >= 0)
            continue;
        if (lines->items[i].chars > WIDTH_MAX)
            longer++;
        else if (lines->items[i].chars > width)
            width = lines->items[i].chars;
    }
    return longer * 50 > lines->n ? 0 : width;
}

/* Would the next line's first word have fitted on this one? */
static bool has_room(const struct line *line, const struct line *next, size_t width)
{
    return line->chars + 1 + next->first_word <= width;
}

static uint32_t first_char(struct str text)
{
    return utf8_next(text, &(size_t){0});
}

/*
 * The width that the lines are wrapped at, 0 where they are not. Evidence is that lines which are
 * followed by another without a blank line between end because the next word would not fit, and do
 * so in mid-sentence: of lines that are paragraphs, few do either. Beside short lines, as heads of
 * letters have, it is enough that most of the long ones go on in small letters.
 */
static size_t wrap_width(const struct lines *lines)
{
    const size_t width = width_of(lines);
    size_t followed = 0, full = 0, open = 0, longer = 0, goes_on = 0;

    if (width < WIDTH_MIN)
        return 0;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct line *line = &lines->items[i], *next = line + 1;
        const bool wide = line->chars + width / 5 >= width || !has_room(line, next, width);
        const bool is_open = !char_ends_sentence(last_char(line->text));
        if (next->after_blank || line->paged || next->paged || is_rule(next->text) ||
            is_rule(line->text))
            continue;
        followed++;
        full += wide;
        open += is_open;
        longer += line->chars * 2 > width;
        goes_on += wide && is_open && char_is_lower(first_char(next->text));
    }
    if (goes_on >= 3 && goes_on * 2 >= longer)
        return width;
    return followed >= 2 && full * 4 >= followed * 3 && open * 2 >= followed ? width : 0;
}

/* Does a word, or a compound at its hyphen, go on from one line to the next? */
static bool is_divided(struct str line, struct str next)
{
    size_t at = line.len;

    return at > 1 && utf8_prev(line, &at) == '-' && at && char_is_letter(utf8_prev(line, &at)) &&
           char_is_lower(first_char(next));
}

/* Does the piece that `line` belongs to go on with `next`, in a text wrapped at width? */
static bool goes_on(const struct line *line, const struct line *next, size_t width)
{
    struct listmark mark;

    if (line->paged || next->paged)
        return false;
    if (next->cut || (is_divided(line->text, next->text) && !next->after_blank))
        return true;
    if (width == 0 || next->after_blank || str_starts(next->text, STR("> ")) ||
        listmark_of(next->text, &mark))
        return false;
    if (next->indent > line->indent + 1 && !listmark_of(line->text, &mark))
        return false; /* a paragraph's first line is indented */
    if (!has_room(line, next, width))
        return true;
    /* a line that ends early: a heading, or the end of a paragraph */
    return line->chars + next->first_word + width / 6 > width &&
           !char_ends_sentence(last_char(line->text));
}

/* --- pieces --- */

/* The word that ends at the end of the text, or begins at its beginning; no more of a longer one
 * than LONGEST_WORD. */
static struct str end_word(struct str text)
{
    size_t from = text.len, at = text.len;

    while (at && text.len - from < LONGEST_WORD) {
        const uint32_t cp = utf8_prev(text, &at);
        if (!char_is_letter(cp) && cp != '-')
            break;
        from = at;
    }
    return str_cut(text, from, text.len);
}

static struct str begin_word(struct str text)
{
    size_t at = 0, to = 0;

    while (at < text.len && to < LONGEST_WORD) {
        const uint32_t cp = utf8_next(text, &at);
        if (!char_is_letter(cp) && cp != '-')
            break;
        to = at;
    }
    return str_cut(text, 0, to);
}

static int by_text(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    const int order = memcmp(x->s, y->s, x->len < y->len ? x->len : y->len);

    return order ? order : (x->len > y->len) - (x->len < y->len);
}

/* Keeps the words of a line that have a hyphen within. */
static bool see_compounds(struct words *seen, struct str line, struct arena *a)
{
    ptrdiff_t hyphen = -1;

    while ((hyphen = str_find(line, STR("-"), (size_t)(hyphen + 1))) > 0) {
        const struct str before = end_word(str_cut(line, 0, (size_t)hyphen));
        const struct str behind = begin_word(str_cut(line, (size_t)hyphen + 1, line.len));
        struct str *items;
        if (before.len == 0 || behind.len == 0)
            continue;
        items = arena_more(a, seen->items, seen->n, &seen->cap, sizeof *items);
        if (!items)
            return false;
        seen->items = items;
        items[seen->n++] = (struct str){before.s, before.len + 1 + behind.len};
        hyphen += (ptrdiff_t)behind.len;
    }
    return true;
}

/* Finds out whether words are divided at the ends of lines: several are, one in some twenty-five
 * lines at least; in other texts a compound stands there now and then. */
static bool find_hyphens(struct lines *lines, struct arena *a)
{
    size_t divided = 0;

    for (size_t i = 0; i + 1 < lines->n; i++)
        divided += is_divided(lines->items[i].text, lines->items[i + 1].text);
    lines->hyphenated = divided >= 2 && divided * 25 >= lines->n;
    for (size_t i = 0; lines->hyphenated && i < lines->n; i++)
        if (!see_compounds(&lines->seen, lines->items[i].text, a))
            return false;
    if (lines->seen.n)
        qsort(lines->seen.items, lines->seen.n, sizeof *lines->seen.items, by_text);
    return true;
}

/* Is the hyphen that divides a word that of a compound, which the text has elsewhere? */
static bool is_compound(const struct words *seen, struct str before, struct str next)
{
    const struct str head = end_word(before), tail = begin_word(next);
    char word[2 * (LONGEST_WORD + UTF8_MAX)];

    if (seen->n == 0 || head.len + tail.len > sizeof word)
        return false;
    memcpy(word, head.s, head.len);
    memcpy(word + head.len, tail.s, tail.len);
    return bsearch(&(struct str){word, head.len + tail.len}, seen->items, seen->n,
               sizeof *seen->items, by_text) != NULL;
}

/* Two lines in one: with a space between, but for a word divided at its end, a compound at its
 * hyphen, and scripts written without spaces. */
static void join(struct buf *b, struct str next, const struct lines *lines)
{
    const struct str before = buf_str(b);
    size_t end = before.len;
    const uint32_t last = end ? utf8_prev(before, &end) : 0;
    const bool divided = is_divided(before, next);

    if (divided && lines->hyphenated && !is_compound(&lines->seen, before, next))
        b->len--; /* the hyphen */
    else if (before.len && !divided &&
             !(char_is_unspaced(last) && char_is_unspaced(first_char(next))))
        buf_add_byte(b, ' ');
    buf_add(b, next);
}

static bool add_piece(struct piece **out, size_t *n, size_t *cap, struct arena *a,
    const struct line *first, struct str text)
{
    struct piece *items = arena_more(a, *out, *n, cap, sizeof *items);

    if (!items || !text.s)
        return false;
    *out = items;
    items[(*n)++] = (struct piece){.text = text,
        .indent = first->indent,
        .isolated = first->after_blank,
        .paged = first->paged};
    return true;
}

/* The piece that begins at line i; *next is the line after it. */
static struct str piece_text(
    const struct lines *lines, size_t i, size_t width, struct arena *a, size_t *next)
{
    struct buf joined = {0};
    struct str text;
    size_t last = i;

    while (last + 1 < lines->n && goes_on(&lines->items[last], &lines->items[last + 1], width))
        last++;
    *next = last + 1;
    if (last == i)
        return lines->items[i].text;
    for (size_t k = i; k <= last; k++)
        join(&joined, lines->items[k].text, lines);
    text = buf_keep(&joined, a);
    buf_free(&joined);
    return text;
}

bool layout_pieces(struct str text, const char *what, struct arena *a, struct piece **out,
    size_t *n, struct error *err)
{
    struct lines lines = {0};
    size_t width, next, cap = 0;

    *out = NULL;
    *n = 0;
    if (!read_lines(text, what, a, &lines, err))
        return false;
    if (lines.n == 0)
        return true;
    if (!find_pages(&lines, a) || !move_pages(&lines, a) || !find_hyphens(&lines, a))
        return error_memory(err, what);
    width = wrap_width(&lines);
    for (size_t i = 0; i < lines.n; i = next) {
        const struct line *line = &lines.items[i];
        next = i + 1;
        if (*n && line->after_blank == false && is_underline(line->text)) {
            (*out)[*n - 1].underlined = true;
            continue;
        }
        if (is_rule(line->text))
            continue;
        if (!add_piece(out, n, &cap, a, line, piece_text(&lines, i, width, a, &next)))
            return error_memory(err, what);
        if (next < lines.n && !lines.items[next].after_blank)
            (*out)[*n - 1].isolated = false;
    }
    return true;
}
