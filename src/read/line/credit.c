#include "read/line/credit.h"

#include "base/utf8.h"
#include "text/chars.h"

#include <stdbool.h>

/* Words of the longest caption; what is longer is taken for a paragraph. */
#define LONGEST_CAPTION 46

static bool has(const struct pageline *line, size_t i, unsigned classes)
{
    return i < line->n && (line->words[i].classes & classes);
}

/* Behind the label of a caption or credit: a colon, an equals sign (Korean), a bar. */
static bool labels(uint32_t mark)
{
    return char_is_colon(mark) || mark == '=' || mark == '|' || mark == 0xFF1D;
}

/* The index of the word that such a mark follows, among the first `within`; else n. */
static size_t label_end(const struct pageline *line, size_t within)
{
    for (size_t i = 0; i < line->n && i < within; i++)
        if (labels(line->words[i].after))
            return i;
    return line->n;
}

/* "Image source, PA Media", "Image caption, The bridge after the flood" */
static bool is_labelled_twice(const struct pageline *line)
{
    return has(line, 0, WORD_MEDIUM) && has(line, 1, WORD_CREDIT) &&
           (line->n == 2 || char_is_comma(line->words[1].after) || labels(line->words[1].after));
}

/* "Photo: Jane Doe", "Pictured: the two brothers", "In pictures: ...", "Source: Eurostat" */
static bool is_labelled(const struct pageline *line)
{
    const size_t end = label_end(line, 4);
    bool position = false, article = false;

    if (end == line->n || !line->whole || line->n > LONGEST_CAPTION)
        return false;
    if (!pageline_only(
            line, 0, end + 1, WORD_MEDIUM | WORD_CREDIT | WORD_POSITION | WORD_FILL, false))
        return false;
    for (size_t i = 0; i <= end; i++) {
        if (has(line, i, WORD_MEDIUM | WORD_CREDIT))
            return true;
        position |= has(line, i, WORD_POSITION);
        article |= has(line, i, WORD_ARTICLE);
    }
    return position && !article; /* "From left: ...", but not "On the left: ..." */
}

/* "FILE - The minister in May", "File photo" */
static bool is_from_file(const struct pageline *line)
{
    if (line->n == 0 || !str_eq_nocase(line->words[0].text, STR("file")))
        return false;
    return has(line, 1, WORD_MEDIUM) ||
           (str_eq(line->words[0].text, STR("FILE")) && char_is_dash(line->words[0].after));
}

/* "Video report by Jane Doe", "(Reporting by A. Feld; Editing by T. Hale)", "Propos recueillis par
 * Jean Petit": work, a word for "by", and names. */
static bool is_signed_work(const struct pageline *line)
{
    size_t by = 0;

    while (by < 5 && by < line->n && !has(line, by, WORD_BY))
        by++;
    if (by == 0 || by == 5 || by + 1 >= line->n || !line->whole || line->n > 24)
        return false;
    if (line->stop && line->first != '(')
        return false;
    if (!pageline_only(line, 0, by, WORD_MEDIUM | WORD_WORK | WORD_FILL, false) ||
        !pageline_count(line, WORD_MEDIUM | WORD_WORK))
        return false;
    if (!line->words[by + 1].upper)
        return false;
    for (size_t i = by + 1; i < line->n; i++)
        if (!line->words[i].upper && !has(line, i, WORD_FILL | WORD_BY | WORD_WORK | WORD_ROLE))
            return false;
    return true;
}

/* "Words: Hannah Crewe" */
static bool is_named_work(const struct pageline *line)
{
    return has(line, 0, WORD_WORK) && labels(line->words[0].after) && line->whole && line->n >= 2 &&
           line->n <= 8 && line->words[1].upper && pageline_names(line, 1, line->n) && !line->stop;
}

/* "Credit...Jane Doe for the Post" */
static bool is_dotted_credit(const struct pageline *line)
{
    return has(line, 0, WORD_CREDIT) &&
           str_find(line->text, STR("..."), 0) == (ptrdiff_t)line->words[0].text.len &&
           line->whole && line->n <= 14 && pageline_names(line, 1, line->n);
}

/* "Fot. Marek Zięba" */
static bool is_abbreviated_credit(const struct pageline *line)
{
    return has(line, 0, WORD_MEDIUM) && line->words[0].after == '.' && line->n >= 2 &&
           line->n <= 6 && !line->stop && pageline_names(line, 1, line->n);
}

/* Photographers and agencies alone: "Getty Images", "AFP via Getty Images", "Jane Doe/AP" */
static bool is_agency(const struct pageline *line)
{
    const size_t last = line->n - 1;

    if (!line->whole || line->n == 0 || line->n > 8 || line->stop ||
        !pageline_names(line, 0, line->n))
        return false;
    if (line->n >= 2 && line->n <= 6 && line->words[last].before == '/' &&
        line->words[last].upper && line->words[0].upper && !line->words[last].number)
        return true;
    if (has(line, last, WORD_AGENCY))
        return line->n == 1 || line->words[last].before == '/' ||
               str_eq_nocase(line->words[last - 1].text, STR("via"));
    return line->n >= 2 && has(line, last - 1, WORD_AGENCY) &&
           (has(line, last, WORD_MEDIUM) || str_eq_nocase(line->words[last].text, STR("media")));
}

/* "Image 1 of 3", "Item 2 of 3 The bridge at dawn", "1 of 5 | The bridge", "[2/3] The bridge" */
static bool is_counted(const struct pageline *line)
{
    const size_t from = line->n && line->words[0].number ? 0 : 1;

    if (line->first == '[' && line->n > 1 && line->words[0].number && line->words[0].after == ']' &&
        str_find(line->words[0].text, STR("/"), 0) > 0)
        return true;
    if (line->n < from + 3 || !line->words[from].number || !line->words[from + 2].number ||
        !has(line, from + 1, WORD_FILL))
        return false;
    if (from == 0)
        return line->words[2].after == '|';
    return has(line, 0, WORD_MEDIUM) || str_eq_nocase(line->words[0].text, STR("item"));
}

/* Can the credit at word i be told from what is before it? In a heading in title case ("Decoding
 * the Fire Map: A Beginner's Guide") all words look like names. */
static bool is_told_from_names(const struct pageline *line, size_t i)
{
    return line->words[i - 1].after || !pageline_names(line, 0, i);
}

/* A caption that ends in its credit: "The pier at dusk. Photograph: Jane Doe/PA" */
static bool ends_in_credit(const struct pageline *line)
{
    const size_t from = line->n > 10 ? line->n - 10 : 1;

    if (!line->whole || line->n > LONGEST_CAPTION || line->stop)
        return false;
    for (size_t i = from; i + 1 < line->n; i++)
        if (has(line, i, WORD_MEDIUM | WORD_CREDIT) && labels(line->words[i].after))
            return line->words[i].upper && is_told_from_names(line, i) &&
                   pageline_names(line, i + 1, line->n);
    for (size_t i = from; i + 1 < line->n; i++) /* "REUTERS/Jane Doe" */
        if (has(line, i, WORD_AGENCY) && line->words[i].after == '/' && line->words[i + 1].upper)
            return line->n - i <= 8;
    return has(line, line->n - 1, WORD_AGENCY) && line->words[line->n - 1].before == '/' &&
           line->words[line->n - 1].upper;
}

/* Do the initials of the words before index i spell its letters ("Environmental Protection Agency
 * (EPA)")? Then the brackets explain and do not credit. */
static bool is_spelled_out(const struct pageline *line, size_t i)
{
    const struct str short_form = line->words[i].text;

    if (short_form.len > i)
        return false;
    for (size_t k = 0; k < short_form.len; k++)
        if (ascii_lower(line->words[i - short_form.len + k].text.s[0]) !=
            ascii_lower(short_form.s[k]))
            return false;
    return true;
}

/* A caption or nothing, and a credit in brackets at its end: "(Image: Getty)", "The mill in May (AP
 * Photo/Jane Doe)", "(ABC News: Trent Wallis)" */
static bool ends_in_bracket(const struct pageline *line)
{
    size_t from = line->n;
    bool credits = false, labelled = false;

    if (line->last != ')' && line->last != ']' && line->last != 0xFF09)
        return false;
    if (!line->whole || line->n == 0 || line->n > LONGEST_CAPTION)
        return false;
    while (from > 0 && !char_opens(line->words[from - 1].before))
        from--;
    if (from-- == 0 || line->n - from > 12 || !pageline_names(line, from, line->n))
        return false;
    for (size_t i = from; i < line->n; i++) {
        credits |= has(line, i, WORD_MEDIUM | WORD_CREDIT | WORD_AGENCY);
        labelled |= labels(line->words[i].after) && i + 1 < line->n && line->words[i + 1].upper &&
                    !line->words[i + 1].number && line->words[i].upper;
    }
    if (labelled)
        return true;
    if (line->n - from == 1 && is_spelled_out(line, from))
        return false;
    return credits;
}

const char *credit_reason(const struct pageline *line)
{
    if (line->n == 0)
        return NULL;
    if (is_labelled_twice(line))
        return has(line, 1, WORD_CREDIT) && str_eq_nocase(line->words[1].text, STR("caption"))
                   ? "caption"
                   : "credit";
    if (is_abbreviated_credit(line) || is_signed_work(line) || is_named_work(line) ||
        is_dotted_credit(line) || is_agency(line))
        return "credit";
    if (is_labelled(line))
        return "caption or credit";
    if (is_from_file(line) || is_counted(line) || ends_in_credit(line) || ends_in_bracket(line))
        return "caption";
    return NULL;
}
