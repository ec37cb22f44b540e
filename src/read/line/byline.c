#include "read/line/byline.h"

#include "base/utf8.h"
#include "text/chars.h"

#define LONGEST_BYLINE   16 /* words */
#define LONGEST_DATELINE 90 /* bytes */

static bool has(const struct pageline *line, size_t i, unsigned classes)
{
    return i < line->n && (line->words[i].classes & classes);
}

/* The words [from, to) as they stand in the line. */
static struct str words_text(const struct pageline *line, size_t from, size_t to)
{
    const char *s, *end;

    if (from >= to || to > line->n)
        return (struct str){0};
    s = line->words[from].text.s;
    end = line->words[to - 1].text.s + line->words[to - 1].text.len;
    return (struct str){s, (size_t)(end - s)};
}

/* What is said of people from word `from` on: up to a date. */
static struct str people_text(const struct pageline *line, size_t from)
{
    size_t to = from;

    while (to < line->n && !line->words[to].number && !has(line, to, WORD_DATED))
        to++;
    return words_text(line, from, to);
}

/* Are the words from `from` on what a byline has: names, roles, places, dates? Two others may be
 * among them. */
static bool is_byline_rest(const struct pageline *line, size_t from)
{
    const unsigned known =
        WORD_FILL | WORD_BY | WORD_ARTICLE | WORD_ROLE | WORD_DATE | WORD_DATED | WORD_STORY;
    size_t other = 0;

    for (size_t i = from; i < line->n; i++) {
        const struct pageword *word = &line->words[i];
        if (!word->upper && !word->number && !(word->classes & known) && ++other > 2)
            return false;
    }
    return true;
}

/* The index of the "by" that opens the line, with up to three words before it ("As told to" is
 * one); n: none. */
static size_t opening_by(const struct pageline *line)
{
    if (line->n > 3 && str_eq_nocase(line->words[0].text, STR("as")) &&
        str_eq_nocase(line->words[1].text, STR("told")))
        return 2;
    for (size_t i = 0; i < line->n && i < 4; i++)
        if (has(line, i, WORD_BY))
            return i;
    return line->n;
}

static bool is_signed(const struct pageline *line, struct str *people)
{
    const size_t by = opening_by(line);

    if (by + 1 >= line->n || !line->words[by + 1].upper || has(line, by + 1, WORD_ARTICLE))
        return false;
    if (!is_byline_rest(line, by + 1))
        return false;
    /* "Ein Überblick von Jonas Albrecht", but not "Death by Water": what comes before is work */
    if (by > 0 && !has(line, 0, WORD_ARTICLE | WORD_WORK | WORD_MEDIUM | WORD_ROLE | WORD_DATED) &&
        by != 2)
        return false;
    *people = people_text(line, by + 1);
    return true;
}

/* "Jane Smith, Political Editor", "Crime correspondent", "김하늘 기자" */
static bool is_role(const struct pageline *line, struct str *people)
{
    size_t role = 0;

    while (role < line->n && !has(line, role, WORD_ROLE))
        role++;
    if (role == line->n || line->n > 10 || !line->words[0].upper || !is_byline_rest(line, 0))
        return false;
    /* nothing but a place or a date behind the role */
    for (size_t i = role + 1; i < line->n; i++)
        if (!line->words[i].upper && !line->words[i].number &&
            !has(line, i, WORD_FILL | WORD_DATE | WORD_ROLE))
            return false;
    *people = people_text(line, 0);
    return true;
}

bool byline_of(const struct pageline *line, struct str *people)
{
    *people = (struct str){0};
    if (!line->whole || line->n == 0 || line->n > LONGEST_BYLINE || line->stop ||
        char_opens_quote(line->first))
        return false;
    return is_signed(line, people) || is_role(line, people);
}

/* --- datelines --- */

/* Is it a place, with a date perhaps: no word in small letters (but for particles as in "Rio de
 * Janeiro"), and few of them? */
static bool is_place(struct str t, bool *capitals)
{
    bool begins = true;
    size_t words = 0, upper = 0, lower = 0, small_words = 0;

    for (size_t at = 0; at < t.len;) {
        const uint32_t cp = utf8_next(t, &at);
        if (begins && char_is_letter(cp)) {
            words++;
            small_words += char_is_lower(cp);
        }
        if (words == 1) {
            upper += char_is_upper(cp);
            lower += char_is_lower(cp);
        }
        begins = cp == ' ';
    }
    *capitals = upper >= 3 && lower == 0;
    return words >= 1 && words <= 7 && small_words <= 1;
}

/* The byte where a dash with a space behind it stands, within the first bytes; len: none. A hyphen
 * has a space before it, too. */
static size_t find_dash(struct str t, size_t *after)
{
    uint32_t before = 0;

    for (size_t at = 0; at < t.len && at < LONGEST_DATELINE;) {
        const size_t from = at;
        const uint32_t cp = utf8_next(t, &at);
        if (char_is_dash(cp) && at < t.len &&
            (before == ' ' || (before == ')' && t.s[at] == ' ') || cp == 0x2014)) {
            *after = at;
            while (*after < t.len && t.s[*after] == ' ')
                ++*after;
            return from;
        }
        before = cp;
    }
    return t.len;
}

bool dateline_of(struct str paragraph, struct dateline *out)
{
    size_t after = 0, dash = find_dash(paragraph, &after), at;
    struct str head = str_trim(str_cut(paragraph, 0, dash));
    ptrdiff_t bracket;
    bool capitals;
    uint32_t first;

    *out = (struct dateline){0};
    if (dash == paragraph.len || after >= paragraph.len || head.len == 0)
        return false;
    at = after;
    first = utf8_next(paragraph, &at);
    if (char_is_lower(first))
        return false;
    bracket = str_find(head, STR("("), 0);
    if (bracket >= 0 && head.s[head.len - 1] == ')') {
        out->place = str_trim(str_cut(head, 0, (size_t)bracket));
        out->agency = str_cut(head, (size_t)bracket + 1, head.len - 1);
        if (out->agency.len == 0 || out->agency.len > 30 ||
            (out->agency.len > 4 && char_is_lower((unsigned char)out->agency.s[0])))
            return false;
        if (out->place.len && !is_place(out->place, &capitals))
            return false;
    } else {
        out->place = head;
        if (!is_place(head, &capitals) || !capitals)
            return false;
    }
    out->len = after;
    return true;
}
