/* What stands around the story of a plain text: title, byline and dates. */
#include "read/plain/draft.h"

#include "read/line/byline.h"
#include "read/line/pagedate.h"
#include "read/page/authors.h"
#include "read/page/linedate.h"

#include <string.h>

/* A title has at most so many words; a longer first line is the story's beginning. */
#define LONGEST_TITLE 40

/* Lines above a headline that may be a letterhead. */
#define HEAD_LINES 8

/* --- the title --- */

static bool can_be_title(const struct draft_item *item)
{
    if (item->settled && item->reason && strcmp(item->reason, "caption or credit") != 0)
        return false;
    return item->shape.words <= LONGEST_TITLE &&
           !(item->shape.words > 25 && item->shape.end == SHAPE_END_STOP);
}

/* Above its headline a press release says who sends it, and that it is one; the index behind that.
 */
static size_t behind_letterhead(struct draft *d)
{
    size_t end = 0;

    for (size_t i = 0; i < d->n && i < HEAD_LINES; i++) {
        if (d->items[i].reason && strcmp(d->items[i].reason, "label of a release") == 0)
            end = i + 1;
        else if (d->items[i].shape.words >= 5 && !d->items[i].settled)
            break;
    }
    for (size_t i = 0; i < end && end < d->n; i++)
        if (!d->items[i].settled && !d->items[i].dated)
            draft_set_aside(&d->items[i], "letterhead");
    return end < d->n ? end : 0;
}

void draft_find_title(struct draft *d)
{
    const size_t from = behind_letterhead(d);
    size_t i = from;

    if (d->article->title.len == 0) { /* a mail's subject is */
        while (i < d->n && i < from + 5 && d->items[i].settled && !can_be_title(&d->items[i]))
            i++;
        if (i + 1 >= d->n || i == from + 5 || !can_be_title(&d->items[i]))
            return;
        d->article->title = d->items[i].text;
        memmove(&d->items[i], &d->items[i + 1], (d->n - i - 1) * sizeof *d->items);
        d->n--;
    }
    for (i = 0; i < d->n && i < 6; i++)
        if (str_eq(d->items[i].text, d->article->title))
            draft_set_aside(&d->items[i], "the title again");
}

/* --- before the story: byline, date, dateline --- */

void draft_find_story(struct draft *d)
{
    d->story = d->told = d->n;
    for (size_t i = 0; i < d->n; i++) {
        if (d->items[i].settled || !draft_is_paragraph(&d->items[i]))
            continue;
        if (d->story == d->n)
            d->story = i;
        if (i + 1 < d->n && !d->items[i + 1].settled && draft_is_paragraph(&d->items[i + 1])) {
            d->told = i + 1;
            return;
        }
    }
}

static void take_date(struct draft *d, const struct pageline *line)
{
    const struct str iso = pagedate_iso(line, d->arena);

    if (str_find(line->text, STR("mbargo"), 0) >= 0)
        d->article->embargo = iso;
    else if (d->article->published.len == 0)
        d->article->published = iso;
}

/* What stands behind a byline: the outlet and place ("BBC News, Berlin"). */
static bool follows_byline(const struct draft *d, size_t i, const struct pageline *line)
{
    return i > 0 && i < d->story && d->items[i - 1].reason &&
           strcmp(d->items[i - 1].reason, "byline") == 0 && line->whole && line->n <= 5 &&
           !line->stop && pageline_names(line, 0, line->n) &&
           d->items[i].shape.end == SHAPE_END_OPEN;
}

/* Two or three capitalised words right under the title, with a byline's other parts or the story
 * behind: a name. */
static bool is_bare_name(const struct draft *d, size_t i, const struct pageline *line)
{
    const unsigned page = ~(unsigned)(WORD_FILL | WORD_BY | WORD_DATE);

    if (i >= d->story || line->n < 2 || line->n > 3 || line->stop || (line->any & page) ||
        d->article->byline.len)
        return false;
    for (size_t k = 0; k < line->n; k++)
        if (!line->words[k].upper || line->words[k].after || line->words[k].number)
            return false;
    return d->items[i].shape.lower > 0 && d->items[i].shape.end == SHAPE_END_OPEN;
}

static void take_byline(struct draft *d, struct str people)
{
    if (d->article->byline.len == 0)
        d->article->byline = authors_names(people, d->arena);
}

/* A byline may tell the date, too: "By Jane Doe | 3 May 2024 | 3 min read". */
static void take_date_of_byline(struct draft *d, struct str text)
{
    if (d->article->published.len == 0)
        d->article->published = linedate_find(text, d->arena);
}

static void look_before_story(struct draft *d, const struct pagewords *words)
{
    for (size_t i = 0; i < d->told; i++) {
        struct draft_item *item = &d->items[i];
        struct pageline line;
        struct str name;
        if (item->settled || item->text.len > DRAFT_LONGEST_LINE || draft_is_paragraph(item))
            continue;
        line = pageline_of(words, item->text);
        if (pagedate_of(&line) >= (i < d->story ? PAGEDATE_TIME : PAGEDATE_STAMP)) {
            if (byline_of(&line, &name)) { /* "By Jane Doe, 3 May 2024" */
                take_byline(d, name);
                take_date_of_byline(d, item->text);
            }
            take_date(d, &line);
            draft_set_aside(item, "date");
        } else if (byline_of(&line, &name)) {
            take_byline(d, name);
            take_date_of_byline(d, item->text);
            draft_set_aside(item, "byline");
        } else if (follows_byline(d, i, &line)) {
            draft_set_aside(item, "byline");
        } else if (is_bare_name(d, i, &line)) {
            d->article->byline = item->text;
            draft_set_aside(item, "byline");
        }
    }
}

/* Dates of the page's own, anywhere, and bylines behind the story. */
static void look_behind(struct draft *d, const struct pagewords *words)
{
    size_t last = d->n;

    while (last > 0 && !draft_is_paragraph(&d->items[last - 1]))
        last--;
    for (size_t i = d->told; i < d->n; i++) {
        struct draft_item *item = &d->items[i];
        struct pageline line;
        struct str name;
        if (item->settled || item->shape.words > 20 || item->text.len > DRAFT_LONGEST_LINE)
            continue;
        line = pageline_of(words, item->text);
        if (pagedate_of(&line) == PAGEDATE_STAMP) {
            take_date(d, &line);
            draft_set_aside(item, "date");
        } else if (i >= last && byline_of(&line, &name)) {
            take_byline(d, name);
            draft_set_aside(item, "byline");
        }
    }
}

void draft_look_around_story(struct draft *d, const struct pagewords *words)
{
    look_before_story(d, words);
    look_behind(d, words);
}

void draft_look_at_times(struct draft *d, const struct pagewords *words)
{
    for (size_t i = d->story; i + 1 < d->n; i++) {
        struct draft_item *item = &d->items[i];
        struct pageline line;
        if (item->settled || item->marked || item->shape.words > 4 || item->text.len > 60)
            continue;
        line = pageline_of(words, item->text);
        if (pagedate_of(&line) == PAGEDATE_TIME &&
            (line.n > 2 || !draft_is_paragraph(&d->items[i + 1])))
            draft_set_aside(item, "time");
    }
}
