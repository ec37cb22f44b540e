/* What of a plain text is no part of the story, wherever it stands. */
#include "read/plain/draft.h"

#include "base/utf8.h"
#include "read/line/byline.h"
#include "read/line/furniture.h"
#include "read/line/pagedate.h"
#include "text/chars.h"

#include <string.h>

/* Links to other stories that may follow one label. */
#define MAX_LINKS 8

/* Quoted lines that are looked for in the rest of the story, at most. */
#define MAX_PULL_QUOTES 50

/* --- each line by itself --- */

/* Does it name a day, month or year after its first word? A language that writes them small tells
 * it by the year alone. */
static bool names_day(const struct pageline *line)
{
    unsigned long year;

    for (size_t i = 1; i < line->n; i++) {
        const struct pageword *word = &line->words[i];
        if (word->upper && (word->classes & WORD_DATE) && word->text.len >= 3)
            return true;
        if (word->text.len == 4 && str_to_uint(word->text, 2099, &year) && year >= 1900)
            return true;
    }
    return false;
}

/* Does it name who made it: an agency at its end, an author, a correspondent? */
static bool names_maker(const struct pageline *line)
{
    const struct pageword *last;
    struct str name;

    if (!line->whole || line->n == 0 || line->stop)
        return false;
    last = &line->words[line->n - 1];
    return (last->upper && (last->classes & WORD_AGENCY)) ||
           (pageline_names(line, 0, line->n) &&
               ((line->any & WORD_ROLE) || byline_of(line, &name)));
}

void draft_look_at_lines(struct draft *d, const struct pagewords *words)
{
    for (size_t i = 0; i < d->n; i++) {
        struct draft_item *item = &d->items[i];
        const char *reason;
        struct pageline line;
        if (item->text.len > DRAFT_LONGEST_LINE)
            continue;
        line = pageline_of(words, item->text);
        reason = furniture_reason(&line);
        if (reason)
            draft_set_aside(item, reason);
        item->links = furniture_heads_links(&line);
        item->button = furniture_is_button_name(&line);
        item->dated = names_day(&line);
        item->signs = names_maker(&line);
        item->picture = reason && strcmp(reason, "button") == 0 && (line.any & WORD_MEDIUM);
    }
}

static bool is_button(const struct draft *d, size_t i)
{
    const struct draft_item *item = &d->items[i];

    return item->button || (item->reason && strcmp(item->reason, "button") == 0);
}

void draft_set_buttons_aside(struct draft *d)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].button && !d->items[i].settled &&
            ((i > 0 && is_button(d, i - 1)) || (i + 1 < d->n && is_button(d, i + 1))))
            draft_set_aside(&d->items[i], "button");
}

/* --- links and quotations that are elsewhere, too --- */

void draft_set_links_aside(struct draft *d)
{
    for (size_t i = 0; i < d->n; i++) {
        size_t to = i + 1;
        bool story;
        if (!d->items[i].links || !d->items[i].settled)
            continue;
        while (to < d->n && to - i <= MAX_LINKS && !draft_is_paragraph(&d->items[to]) &&
               !shape_is_closed(&d->items[to].shape) && d->items[to].shape.words >= 3)
            to++;
        story = to < d->n && draft_is_paragraph(&d->items[to]);
        /* the last before a paragraph may be its heading */
        if (story && to > i + 1 &&
            (to == i + 2 || d->items[to - 1].shape.words * 2 <= d->items[i + 1].shape.words))
            to--;
        for (size_t k = i + 1; k < to; k++)
            if (!d->items[k].settled)
                draft_set_aside(&d->items[k], "link to another story");
    }
}

/* The words of a quotation, without its marks and final stop. */
static struct str quoted_words(struct str t)
{
    size_t from = 0, to = t.len, at = 0;

    while (at < t.len) {
        const uint32_t cp = utf8_next(t, &at);
        if (!char_is_quote(cp) && cp != ' ')
            break;
        from = at;
    }
    for (at = t.len; at > from;) {
        const uint32_t cp = utf8_prev(t, &at);
        if (char_is_letter(cp) || char_is_digit(cp))
            break;
        to = at;
    }
    return str_cut(t, from, to);
}

static bool is_elsewhere(const struct draft *d, size_t i, struct str words)
{
    for (size_t k = 0; k < d->n; k++)
        if (k != i && !d->items[k].settled && d->items[k].text.len > words.len + 8 &&
            memmem(d->items[k].text.s, d->items[k].text.len, words.s, words.len))
            return true;
    return false;
}

void draft_set_pull_quotes_aside(struct draft *d)
{
    size_t looked = 0;

    for (size_t i = 0; i < d->n && looked < MAX_PULL_QUOTES; i++) {
        struct draft_item *item = &d->items[i];
        struct str words;
        /* a short one without its full stop is a heading that quotes */
        if (item->settled || !item->shape.quoted || item->text.len > DRAFT_LONGEST_LINE ||
            item->shape.words < (shape_is_closed(&item->shape) ? 5 : 10))
            continue;
        words = quoted_words(item->text);
        looked++;
        if (words.len > 20 && is_elsewhere(d, i, words))
            draft_set_aside(item, "pull quote, said in the story");
    }
}
