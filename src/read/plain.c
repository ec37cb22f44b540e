#include "read/plain.h"

#include "base/date.h"
#include "base/utf8.h"
#include "read/line/byline.h"
#include "read/line/furniture.h"
#include "read/line/heading.h"
#include "read/line/label.h"
#include "read/line/layout.h"
#include "read/line/listmark.h"
#include "read/line/mail.h"
#include "read/line/pagedate.h"
#include "read/line/pageline.h"
#include "read/line/shape.h"
#include "read/page/authors.h"
#include "read/reader.h"
#include "text/chars.h"
#include "text/charset.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of the longest line that rules about words look at; what is longer is a paragraph. */
#define LONGEST_LINE 2000

/* A title has at most so many words; a longer first line is the story's beginning. */
#define LONGEST_TITLE 40

/* Times within a story that make it a live report. */
#define LIVE_TIMES 3

/* Lines above a headline that may be a letterhead. */
#define HEAD_LINES 8

/* Links to other stories that may follow one label. */
#define MAX_LINKS 8

/* Quoted lines that are looked for in the rest of the story, at most. */
#define MAX_PULL_QUOTES 50

/* A piece of the text and what it was found to be. */
struct item {
    struct str text;
    struct shape shape;
    struct listmark mark;
    bool marked;   /* it begins with a list's mark */
    bool isolated; /* blank lines around it */
    bool underlined;
    bool settled;  /* kind is final */
    bool links;    /* it heads links to other stories */
    bool button;   /* a name that rows of buttons have */
    bool picture;  /* a button that belongs to a picture ("View image") */
    bool dated;    /* it names a day, month or year */
    bool signs;    /* it names who made it: an agency, an author */
    bool repeated; /* the same line stands elsewhere in a place like this one */
    bool speaker;  /* it begins with a label that other lines begin with as well: "Q:" */
    enum block_kind kind;
    const char *reason; /* of an aside */
};

struct draft {
    struct article *article;
    struct arena *arena;
    struct item *items;
    size_t n;
    size_t story; /* the item that the story begins with: the first paragraph */
    size_t told;  /* behind the second paragraph of two in a row: no byline comes later */
};

static void set_aside(struct item *item, const char *reason)
{
    item->kind = BLOCK_ASIDE;
    item->reason = reason;
    item->settled = true;
}

/* Is it a paragraph: a sentence or several, or too long for anything else? */
static bool is_paragraph(const struct item *item)
{
    return (item->shape.words >= 5 && item->shape.end == SHAPE_END_STOP) ||
           (item->shape.words >= 12 && shape_is_closed(&item->shape)) || item->shape.words >= 26;
}

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

static void look_at(struct draft *d, const struct pagewords *words)
{
    for (size_t i = 0; i < d->n; i++) {
        struct item *item = &d->items[i];
        const char *reason;
        struct pageline line;
        if (item->text.len > LONGEST_LINE)
            continue;
        line = pageline_of(words, item->text);
        reason = furniture_reason(&line);
        if (reason)
            set_aside(item, reason);
        item->links = furniture_heads_links(&line);
        item->button = furniture_is_button_name(&line);
        item->dated = names_day(&line);
        item->signs = names_maker(&line);
        item->picture = reason && strcmp(reason, "button") == 0 && (line.any & WORD_MEDIUM);
    }
}

static bool is_button(const struct draft *d, size_t i)
{
    const struct item *item = &d->items[i];

    return item->button || (item->reason && strcmp(item->reason, "button") == 0);
}

/* Names of buttons in a row, or beside what is a button anyway. */
static void set_rows_of_buttons_aside(struct draft *d)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].button && !d->items[i].settled &&
            ((i > 0 && is_button(d, i - 1)) || (i + 1 < d->n && is_button(d, i + 1))))
            set_aside(&d->items[i], "button");
}

/* --- the title --- */

static bool can_be_title(const struct item *item)
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
            set_aside(&d->items[i], "letterhead");
    return end < d->n ? end : 0;
}

/* Takes the title, the first line that is none of the page's furniture. A text of one line is a
 * paragraph. */
static void find_title(struct draft *d)
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
            set_aside(&d->items[i], "the title again");
}

/* --- before the story: byline, date, dateline --- */

static void find_story(struct draft *d)
{
    d->story = d->told = d->n;
    for (size_t i = 0; i < d->n; i++) {
        if (d->items[i].settled || !is_paragraph(&d->items[i]))
            continue;
        if (d->story == d->n)
            d->story = i;
        if (i + 1 < d->n && !d->items[i + 1].settled && is_paragraph(&d->items[i + 1])) {
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

static void look_before_story(struct draft *d, const struct pagewords *words)
{
    for (size_t i = 0; i < d->told; i++) {
        struct item *item = &d->items[i];
        struct pageline line;
        struct str name;
        if (item->settled || item->text.len > LONGEST_LINE || is_paragraph(item))
            continue;
        line = pageline_of(words, item->text);
        if (pagedate_of(&line) >= (i < d->story ? PAGEDATE_TIME : PAGEDATE_STAMP)) {
            take_date(d, &line);
            set_aside(item, "date");
        } else if (byline_of(&line, &name)) {
            if (d->article->byline.len == 0)
                d->article->byline = authors_names(name, d->arena);
            set_aside(item, "byline");
        } else if (follows_byline(d, i, &line)) {
            set_aside(item, "byline");
        } else if (is_bare_name(d, i, &line)) {
            d->article->byline = item->text;
            set_aside(item, "byline");
        }
    }
}

/* Dates of the page's own, anywhere, and bylines behind the story. */
static void look_behind(struct draft *d, const struct pagewords *words)
{
    size_t last = d->n;

    while (last > 0 && !is_paragraph(&d->items[last - 1]))
        last--;
    for (size_t i = d->told; i < d->n; i++) {
        struct item *item = &d->items[i];
        struct pageline line;
        struct str name;
        if (item->settled || item->shape.words > 20 || item->text.len > LONGEST_LINE)
            continue;
        line = pageline_of(words, item->text);
        if (pagedate_of(&line) == PAGEDATE_STAMP) {
            take_date(d, &line);
            set_aside(item, "date");
        } else if (i >= last && byline_of(&line, &name)) {
            if (d->article->byline.len == 0)
                d->article->byline = authors_names(name, d->arena);
            set_aside(item, "byline");
        }
    }
}

/* In live reports each entry begins with its time, and a heading or the text. Where a heading
 * follows, or the zone is told, the time is the page's; else it may be all that a chronology has
 * for a heading. */
static void look_at_times(struct draft *d, const struct pagewords *words)
{
    for (size_t i = d->story; i + 1 < d->n; i++) {
        struct item *item = &d->items[i];
        struct pageline line;
        if (item->settled || item->marked || item->shape.words > 4 || item->text.len > 60)
            continue;
        line = pageline_of(words, item->text);
        if (pagedate_of(&line) == PAGEDATE_TIME && (line.n > 2 || !is_paragraph(&d->items[i + 1])))
            set_aside(item, "time");
    }
}

/* --- links and quotations that are elsewhere, too --- */

/* The headlines that follow "More on this story". */
static void set_links_aside(struct draft *d)
{
    for (size_t i = 0; i < d->n; i++) {
        size_t to = i + 1;
        bool story;
        if (!d->items[i].links || !d->items[i].settled)
            continue;
        while (to < d->n && to - i <= MAX_LINKS && !is_paragraph(&d->items[to]) &&
               !shape_is_closed(&d->items[to].shape) && d->items[to].shape.words >= 3)
            to++;
        story = to < d->n && is_paragraph(&d->items[to]);
        /* the last before a paragraph may be its heading */
        if (story && to > i + 1 &&
            (to == i + 2 || d->items[to - 1].shape.words * 2 <= d->items[i + 1].shape.words))
            to--;
        for (size_t k = i + 1; k < to; k++)
            if (!d->items[k].settled)
                set_aside(&d->items[k], "link to another story");
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

/* A pull quote says in large letters what the story says as well; it would be heard twice. */
static void set_pull_quotes_aside(struct draft *d)
{
    size_t looked = 0;

    for (size_t i = 0; i < d->n && looked < MAX_PULL_QUOTES; i++) {
        struct item *item = &d->items[i];
        struct str words;
        /* a short one without its full stop is a heading that quotes */
        if (item->settled || !item->shape.quoted || item->text.len > LONGEST_LINE ||
            item->shape.words < (shape_is_closed(&item->shape) ? 5 : 10))
            continue;
        words = quoted_words(item->text);
        looked++;
        if (words.len > 20 && is_elsewhere(d, i, words))
            set_aside(item, "pull quote, said in the story");
    }
}

/* --- lists --- */

static void settle_item(struct item *item, bool cut)
{
    item->kind = BLOCK_LIST_ITEM;
    item->settled = true;
    if (cut)
        item->text = str_cut(item->text, item->mark.len, item->text.len);
}

/* Lines from i on that begin with a dash; dialogue begins so as well, in whole sentences. */
static size_t dash_run(const struct draft *d, size_t i, bool *list)
{
    size_t to = i, sentences = 0;

    while (to < d->n && d->items[to].marked && !d->items[to].settled &&
           d->items[to].mark.kind == LISTMARK_DASH) {
        sentences += shape_is_closed(&d->items[to].shape);
        to++;
    }
    *list = to - i >= 2 &&
            (sentences * 2 <= to - i || (i > 0 && d->items[i - 1].shape.end == SHAPE_END_COLON));
    return to;
}

/* Lines from i on that are numbered on. */
static size_t number_run(const struct draft *d, size_t i)
{
    size_t to = i + 1;

    while (to < d->n && d->items[to].marked && !d->items[to].settled &&
           d->items[to].mark.kind == LISTMARK_NUMBER &&
           d->items[to].mark.number == d->items[to - 1].mark.number + 1)
        to++;
    return to;
}

static void find_lists(struct draft *d)
{
    size_t to;

    for (size_t i = 0; i < d->n; i = to) {
        struct item *item = &d->items[i];
        bool list = true;
        to = i + 1;
        if (item->settled || !item->marked)
            continue;
        if (item->mark.kind == LISTMARK_DASH)
            to = dash_run(d, i, &list);
        else if (item->mark.kind == LISTMARK_NUMBER) {
            to = number_run(d, i);
            list = to - i >= 2;
        }
        for (size_t k = i; list && k < to; k++)
            settle_item(&d->items[k], true);
    }
}

/* The end of a list that begins at item i without marks: short lines that end no sentence. The last
 * is left out where it looks as if it headed the paragraph behind it: shorter than the others. */
static size_t bare_list_end(const struct draft *d, size_t i)
{
    size_t to = i, shortest = SIZE_MAX;

    while (to < d->n && !d->items[to].settled && !d->items[to].shape.starts_quoted &&
           d->items[to].shape.words <= 20 && !shape_is_closed(&d->items[to].shape) &&
           d->items[to].shape.end != SHAPE_END_COLON) {
        const size_t words = d->items[to].shape.words;
        if (to > i + 1 && words < shortest && words <= 5 && to + 1 < d->n &&
            is_paragraph(&d->items[to + 1]) && !d->items[to].shape.starts_lower)
            return to;
        shortest = words < shortest ? words : shortest;
        to++;
    }
    return to;
}

/* Short lines without marks behind "The main signs are:" */
static void find_bare_lists(struct draft *d)
{
    for (size_t i = 0; i + 2 < d->n; i++) {
        size_t to;
        if (d->items[i].settled || d->items[i].shape.end != SHAPE_END_COLON)
            continue;
        to = bare_list_end(d, i + 1);
        for (size_t k = i + 1; to - i > 2 && k < to; k++)
            settle_item(&d->items[k], false);
    }
}

/* --- dialogue --- */

/* Lines that begin with one label are what a speaker says, or rows of data: no headings. */
static bool find_speakers(struct draft *d)
{
    struct label *labels = arena_array(d->arena, d->n, sizeof *labels);
    size_t n = 0;

    if (!labels)
        return false;
    for (size_t i = 0; i < d->n; i++) {
        const struct str label = label_of(d->items[i].text);
        d->items[i].speaker = label.len == 1;
        if (label.len)
            labels[n++] = (struct label){label, i};
    }
    labels_sort(labels, n);
    for (size_t i = 1; i < n; i++)
        if (str_eq(labels[i].text, labels[i - 1].text))
            d->items[labels[i].item].speaker = d->items[labels[i - 1].item].speaker = true;
    return true;
}

static bool is_before_paragraph(const struct draft *d, size_t i)
{
    return i + 1 < d->n && is_paragraph(&d->items[i + 1]);
}

/* Are they side by side, or each before a paragraph? */
static bool stand_alike(const struct draft *d, size_t i, size_t j)
{
    return j == i + 1 || (is_before_paragraph(d, i) && is_before_paragraph(d, j));
}

/* Buttons, labels of advertisements, a picture's caption and its text: the same words twice, side
 * by side or each before a paragraph. A table of contents says a heading's words once more among
 * others. */
static bool find_repeated(struct draft *d)
{
    struct label *labels = arena_array(d->arena, d->n, sizeof *labels);
    size_t n = 0;

    if (!labels)
        return false;
    for (size_t i = 0; i < d->n; i++)
        if (!d->items[i].settled && !is_paragraph(&d->items[i]))
            labels[n++] = (struct label){d->items[i].text, i};
    labels_sort(labels, n);
    for (size_t k = 0, to; k < n; k = to) {
        bool repeated = false;
        for (to = k + 1; to < n && str_eq(labels[to].text, labels[k].text); to++)
            repeated |= stand_alike(d, labels[to - 1].item, labels[to].item);
        for (size_t m = k; repeated && m < to; m++)
            d->items[labels[m].item].repeated = true;
    }
    return true;
}

/* --- headings --- */

static bool is_credit(const struct item *item)
{
    return item->settled && item->kind == BLOCK_ASIDE && strstr(item->reason, "credit") != NULL;
}

static bool is_time(const struct item *item)
{
    return item->kind == BLOCK_ASIDE &&
           (strcmp(item->reason, "time") == 0 || strcmp(item->reason, "date") == 0);
}

/* Is it a live report, whose entries each begin with their time? */
static bool is_live(const struct draft *d)
{
    size_t times = 0;

    for (size_t i = 0; i < d->n; i++)
        times += is_time(&d->items[i]);
    return times >= LIVE_TIMES;
}

static enum heading_role role_of(const struct item *item)
{
    if (item->settled)
        return HEADING_ROLE_ITEM;
    if (item->speaker || (item->marked && item->mark.kind != LISTMARK_NUMBER))
        return HEADING_ROLE_META; /* somebody speaks */
    return HEADING_ROLE_TEXT;
}

static bool find_headings(struct draft *d)
{
    struct heading_line *lines = arena_array(d->arena, d->n, sizeof *lines);
    const struct shape title = shape_of(d->article->title);
    const bool live = is_live(d);
    size_t n = 0;

    if (!lines)
        return false;
    for (size_t i = 0; i < d->n; i++) {
        const struct item *item = &d->items[i];
        if (item->kind == BLOCK_ASIDE)
            continue;
        lines[n++] = (struct heading_line){
            .shape = item->shape,
            .role = role_of(item),
            .number = item->marked ? item->mark.number : 0,
            .isolated = item->isolated,
            .underlined = item->underlined,
            .dated = item->dated,
            .timed = live && i > 0 && is_time(&d->items[i - 1]),
            .signs = item->signs,
            .repeated = item->repeated,
            .pictured = i > 0 && d->items[i - 1].picture,
            .credited = i + 1 < d->n && is_credit(&d->items[i + 1]),
        };
    }
    if (!headings_find(lines, n, &title, d->arena))
        return false;
    n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].kind != BLOCK_ASIDE && lines[n++].found)
            d->items[i].kind = BLOCK_HEADING;
    return true;
}

/* --- the article --- */

/* Adds the first paragraph, its dateline by itself. */
static bool add_opening(struct draft *d, const struct item *item)
{
    struct article *article = d->article;
    struct dateline dateline;

    if (item->kind == BLOCK_PARAGRAPH && dateline_of(item->text, &dateline)) {
        article->dateline = dateline.place;
        if (article->source.len == 0)
            article->source = dateline.agency;
        return article_add(article, d->arena, BLOCK_ASIDE,
                   str_trim(str_cut(item->text, 0, dateline.len)), STR("dateline")) &&
               article_add(article, d->arena, item->kind,
                   str_cut(item->text, dateline.len, item->text.len), (struct str){0});
    }
    return article_add(article, d->arena, item->kind, item->text, str_of(item->reason));
}

static bool add_items(struct draft *d)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct item *item = &d->items[i];
        if (i == d->story) {
            if (!add_opening(d, item))
                return false;
        } else if (!article_add(
                       d->article, d->arena, item->kind, item->text, str_of(item->reason))) {
            return false;
        }
    }
    return true;
}

static bool make_items(struct draft *d, const struct piece *pieces, size_t n)
{
    d->items = arena_array(d->arena, n, sizeof *d->items);
    if (!d->items)
        return false;
    d->n = n;
    for (size_t i = 0; i < n; i++) {
        struct item *item = &d->items[i];
        item->text = pieces[i].text;
        item->isolated = pieces[i].isolated;
        item->underlined = pieces[i].underlined;
        item->shape = shape_of(item->text);
        item->marked = listmark_of(item->text, &item->mark);
        item->kind = BLOCK_PARAGRAPH;
        if (pieces[i].paged)
            set_aside(item, "page number or running head");
        if (str_starts(item->text, STR("> "))) { /* as mail and Markdown quote */
            item->kind = BLOCK_QUOTE;
            item->text = str_trim(str_cut(item->text, 1, item->text.len));
            item->settled = true;
        }
    }
    return true;
}

static bool understand(struct draft *d, const struct piece *pieces, size_t n)
{
    const struct pagewords *words = pagewords_new(d->arena);

    if (!words || !make_items(d, pieces, n))
        return false;
    look_at(d, words);
    find_title(d);
    set_rows_of_buttons_aside(d);
    find_story(d);
    look_before_story(d, words);
    look_behind(d, words);
    set_links_aside(d);
    set_pull_quotes_aside(d);
    look_at_times(d, words);
    find_lists(d);
    find_bare_lists(d);
    return find_speakers(d) && find_repeated(d) && find_headings(d) && add_items(d);
}

/* --- mail --- */

/* Adds a part of the mail that is not spoken, as one line. */
static bool add_part(struct draft *d, struct str part, struct str reason)
{
    const struct str line = article_line(d->arena, part);

    return line.s && article_add(d->article, d->arena, BLOCK_ASIDE, line, reason);
}

static bool begin_mail(struct draft *d, const struct mail *mail)
{
    struct date date;

    d->article->title = article_line(d->arena, mail->subject);
    if (date_parse(mail->date, &date))
        d->article->published = date_iso(&date, d->arena);
    return d->article->title.s && add_part(d, mail->head, STR("a mail's head"));
}

bool plain_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const char *what = source->name.s;
    struct draft draft = {.arena = a};
    struct piece *pieces;
    struct mail mail;
    struct str text;
    size_t n;

    (void)notes;
    if (!charset_decode(source->bytes, source->charset, what, a, &text, err))
        return false;
    mail_cut(text, &mail);
    if (!layout_pieces(mail.body, what, a, &pieces, &n, err))
        return false;
    if (n == 0)
        return true;
    draft.article = articles_add(out, a, source->name);
    if (!draft.article || !begin_mail(&draft, &mail) || !understand(&draft, pieces, n) ||
        !add_part(&draft, mail.signature, STR("signature")))
        return error_memory(err, what);
    return true;
}
