#include "read/line/pageline.h"

#include "base/utf8.h"
#include "text/chars.h"

/* Marks within a word: an apostrophe, a hyphen, a time's or address's dot or colon. */
static bool is_inner(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019 || cp == '-' || cp == '.' || cp == ':' || cp == '@' ||
           cp == '_' || cp == '/' || cp == 0x2010 || cp == 0x2011;
}

static bool is_word_char(uint32_t cp)
{
    return char_is_letter(cp) || char_is_digit(cp) || cp == 0x200C || cp == 0x200D;
}

/* Does the mark cp, which ends at byte `at`, join the word's parts? Between letters a slash or a
 * colon does not ("Jane Doe/AP"), between digits it does ("12/03", "14:05"). */
static bool joins(struct str line, size_t at, uint32_t before, uint32_t cp)
{
    uint32_t after;

    if (!is_inner(cp) || at >= line.len)
        return false;
    after = utf8_next(line, &at);
    if (!is_word_char(after))
        return false;
    return (cp != '/' && cp != ':') || (char_is_digit(before) && char_is_digit(after));
}

/* The end of the word that begins at byte `from`. */
static size_t word_end(struct str line, size_t from)
{
    size_t at = from, end = from;
    uint32_t before = 0;

    while (at < line.len) {
        const uint32_t cp = utf8_next(line, &at);
        if (!is_word_char(cp) && !joins(line, at, before, cp))
            break;
        before = cp;
        end = at;
    }
    return end;
}

static struct pageword word_of(const struct pagewords *table, struct str text, uint32_t before)
{
    const uint32_t first = utf8_next(text, &(size_t){0});
    /* the country is not the page */
    const unsigned except = str_eq(text, STR("US")) ? WORD_OWN : 0;

    return (struct pageword){
        .text = text,
        .classes = pageword_classes(table, text) & ~except,
        .before = before,
        .upper = char_is_letter(first) && !char_is_lower(first),
        .number = char_is_digit(first),
    };
}

/* What is told by the ends of the line, and by all of its words. */
static void finish(struct pageline *line)
{
    size_t at = 0, end = line->text.len;
    uint32_t last;

    if (end == 0)
        return;
    line->first = utf8_next(line->text, &at);
    last = line->last = utf8_prev(line->text, &end);
    while (end && (char_closes_quote(last) || char_closes(last)))
        last = utf8_prev(line->text, &end);
    line->stop = char_ends_sentence(last);
    line->all = line->n ? ~0u : 0;
    for (size_t i = 0; i < line->n; i++) {
        line->any |= line->words[i].classes;
        line->all &= line->words[i].classes;
    }
}

struct pageline pageline_of(const struct pagewords *table, struct str text)
{
    struct pageline line = {.text = text, .whole = true};
    uint32_t mark = 0;

    for (size_t at = 0; at < text.len;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(text, &at);
        if (!is_word_char(cp)) {
            if (cp == ' ')
                continue;
            if (line.n && line.words[line.n - 1].after == 0)
                line.words[line.n - 1].after = cp;
            mark = cp;
            continue;
        }
        if (line.n == PAGELINE_WORDS) {
            line.whole = false;
            break;
        }
        at = word_end(text, from);
        line.words[line.n++] = word_of(table, str_cut(text, from, at), mark);
        mark = 0;
    }
    finish(&line);
    return line;
}

size_t pageline_count(const struct pageline *line, unsigned classes)
{
    size_t n = 0;

    for (size_t i = 0; i < line->n; i++)
        n += (line->words[i].classes & classes) != 0;
    return n;
}

bool pageline_only(
    const struct pageline *line, size_t from, size_t to, unsigned classes, bool numbers)
{
    for (size_t i = from; i < to && i < line->n; i++)
        if (!(line->words[i].classes & classes) && !(numbers && line->words[i].number))
            return false;
    return true;
}

bool pageline_names(const struct pageline *line, size_t from, size_t to)
{
    const unsigned small = WORD_FILL | WORD_BY | WORD_ARTICLE;

    for (size_t i = from; i < to && i < line->n; i++)
        if (!line->words[i].upper && !line->words[i].number && !(line->words[i].classes & small))
            return false;
    return true;
}

size_t pageline_colon(const struct pageline *line)
{
    for (size_t i = 0; i < line->n; i++)
        if (char_is_colon(line->words[i].after))
            return i;
    return line->n;
}
