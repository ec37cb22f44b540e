#include "read/page/review.h"

#include "base/utf8.h"
#include "read/line/byline.h"
#include "read/line/furniture.h"
#include "read/line/pagedate.h"
#include "read/page/linedate.h"
#include "read/page/phrases.h"
#include "text/chars.h"

#include <string.h>

#define HEAD_LINES 24 /* passages at the beginning that may be byline, date and the like */
#define MAX_QUOTES 32 /* quotations that are looked for elsewhere */

/* --- what each passage is --- */

static void set_aside(struct passage *passage, enum pagehint hint, const char *reason)
{
    passage->kind = BLOCK_ASIDE;
    passage->level = 0;
    passage->hint = hint;
    passage->reason = str_of(reason);
}

static bool is_spoken(const struct passage *passage)
{
    return passage->kind != BLOCK_ASIDE;
}

static bool ends_sentence(struct str t)
{
    while (t.len) {
        size_t at = t.len;
        const uint32_t cp = utf8_prev(t, &at);
        if (char_ends_sentence(cp))
            return true;
        if (!char_is_quote(cp) && !char_closes(cp))
            return false;
        t = str_cut(t, 0, at);
    }
    return false;
}

static bool is_key(struct review *review, struct str text, struct str key)
{
    const struct str own = pagemap_key(text, review->arena);

    review->failed |= !own.s;
    return key.len && str_eq(own, key);
}

/* A label of a few words, and then only a link: "More on this: Council backs path". */
static bool is_pointer(const struct passage *passage)
{
    const int64_t label = passage->weight - passage->links;

    return passage->links > 10 && label <= 30 && label * 2 <= passage->links &&
           passage->weight < 260;
}

static bool has_digit(struct str t)
{
    for (size_t i = 0; i < t.len; i++)
        if (ascii_is_digit(t.s[i]))
            return true;
    return false;
}

/* Keeps the date of a line, where none is known yet. */
static void find_date(struct review *review, struct str line)
{
    if (review->content->published.len)
        return;
    review->content->published = linedate_find(line, review->arena);
    review->failed |= !review->content->published.s;
}

/* Does the block consist of a <time>? */
static bool is_time(const struct review *review, const struct passage *passage)
{
    const struct spot *spot = &review->map->spots[passage->spot];

    for (size_t k = passage->spot; k < spot->end && k < passage->spot + 64; k++)
        if (node_is(review->map->spots[k].node, "time") &&
            review->map->spots[k].all * 10 >= passage->weight * 6)
            return true;
    return false;
}

/* A year in figures, as lines that tell when have. */
static bool has_year(struct str t)
{
    for (size_t i = 0; i + 4 <= t.len; i++)
        if ((i == 0 || !ascii_is_digit(t.s[i - 1])) &&
            (str_eq(str_cut(t, i, i + 2), STR("19")) || str_eq(str_cut(t, i, i + 2), STR("20"))) &&
            ascii_is_digit(t.s[i + 2]) && ascii_is_digit(t.s[i + 3]) &&
            (i + 4 == t.len || !ascii_is_digit(t.s[i + 4])))
            return true;
    return false;
}

/* A paragraph or point of a list by its element, not only by what is in it. */
static bool is_text_element(const struct review *review, const struct passage *passage)
{
    return passage->kind == BLOCK_LIST_ITEM || node_is(review->map->spots[passage->spot].node, "p");
}

/* A line that tells when, and perhaps by whom; `early`: no text came before it. */
static bool is_date(
    struct review *review, const struct passage *passage, const struct pageline *line, bool early)
{
    if (passage->weight > 80 || !has_digit(passage->text) || ends_sentence(passage->text) ||
        passage->kind == BLOCK_HEADING)
        return false;
    if (!is_time(review, passage)) {
        const enum pagedate_kind kind = pagedate_of(line);
        if (kind == PAGEDATE_NONE && !(early && has_year(passage->text)))
            return false;
        if (kind == PAGEDATE_DATE && !early && is_text_element(review, passage))
            return false; /* when something takes place: "Town hall, Friday 9 May, 2pm to 7pm" */
    }
    if (early)
        find_date(review, passage->text);
    return true;
}

/* A name that an aside at the top tells: "14 May | Author: Jane Doe", "10 July 2024 · Jane Doe". */
static void find_name(struct review *review, struct str text)
{
    const struct str folded = phrases_fold(text, review->arena);
    struct str rest = text, part;
    size_t from, to;

    if (review->content->byline.len || !folded.s)
        return;
    if (phrases_labelled_name(folded, &from, &to) && folded.len == text.len) {
        review->content->byline = str_cut(text, from, to);
        return;
    }
    for (size_t i = 0; i < 4; i++) {
        static const char *const marks[] = {" \xC2\xB7 ", " | ", ", ", " \xE2\x80\x93 "};
        const ptrdiff_t at = str_find(rest, str_of(marks[i]), 0);
        struct pageline line;
        if (at < 0)
            continue;
        part = str_cut(rest, (size_t)at + str_of(marks[i]).len, rest.len);
        line = pageline_of(review->words, part);
        if (has_digit(str_cut(rest, 0, (size_t)at)) && !has_digit(part) && line.n >= 2 &&
            line.n <= 4 && pageline_names(&line, 0, line.n)) {
            review->content->byline = part;
            return;
        }
    }
}

/* A line near the top that names the author. */
static bool is_byline(struct review *review, const struct passage *passage, struct str folded,
    const struct pageline *line)
{
    struct str name = {NULL, 0};

    if (passage->kind == BLOCK_HEADING || passage->weight > 110 || ends_sentence(passage->text))
        return false;
    if (phrases_byline_prefix(folded) == 0 && !byline_of(line, &name))
        return false;
    if (review->content->byline.len == 0)
        review->content->byline = name.len ? name : passage->text;
    return true;
}

/* --- captions without a name --- */

static bool has_picture(const struct pagemap *map, size_t i)
{
    for (size_t k = i; k < map->spots[i].end; k++)
        if (node_is(map->spots[k].node, "img") || node_is(map->spots[k].node, "picture") ||
            node_is(map->spots[k].node, "amp-img"))
            return true;
    return false;
}

static bool is_centred(const struct node *node)
{
    return str_eq_nocase(node_attr(node, "align"), STR("center")) || node_is(node, "center") ||
           str_find(node_attr(node, "style"), STR("text-align:center"), 0) >= 0 ||
           str_find(node_attr(node, "style"), STR("text-align: center"), 0) >= 0;
}

/* The block before it, with the same parent, where that has a picture and no text. */
static bool follows_picture(const struct review *review, const struct passage *passage)
{
    const struct pagemap *map = review->map;
    const struct node *before = map->spots[passage->spot].node->prev;
    size_t i = map->spots[passage->spot].parent + 1;
    size_t last = 0;

    while (before && node_is_text(before))
        before = before->prev;
    if (!before || passage->spot - i > 4096)
        return false;
    for (; i < passage->spot; i = map->spots[i].end)
        if (!node_is_text(map->spots[i].node))
            last = i;
    return last && map->spots[last].all == 0 && has_picture(map, last);
}

/* A short text in a box that holds nothing else but a picture, or centred below one. */
static bool is_caption(const struct review *review, const struct passage *passage)
{
    const struct pagemap *map = review->map;
    const struct node *node = map->spots[passage->spot].node;
    size_t i = passage->spot;

    if (passage->weight > 200 || passage->kind != BLOCK_PARAGRAPH || node_is(node, "pre"))
        return false;
    if (passage->weight < 160 && follows_picture(review, passage) &&
        (is_centred(node) || passage->emphasised * 10 >= passage->weight * 9))
        return true;
    for (int up = 0; up < 5 && i > 0; up++, i = map->spots[i].parent) {
        if (map->spots[i].all > passage->weight + 60)
            return false;
        if (has_picture(map, i))
            return passage->weight < 160 || !node_is(map->spots[i].node, "p");
    }
    return false;
}

/* Who posted an embedded post, and when: a dash, a name, a handle, a linked date. */
static bool is_post_signature(const struct review *review, const struct passage *passage)
{
    const struct spot *spot = &review->map->spots[passage->spot];

    return passage->kind == BLOCK_QUOTE && node_is(spot->node, "blockquote") &&
           passage->links > 0 && str_starts(passage->text, STR("\xE2\x80\x94")) &&
           memchr(passage->text.s, '@', passage->text.len);
}

/* What a passage of any part of the article can be other than its text; NONE where it is text. */
static enum pagehint furniture_of(
    const struct review *review, const struct passage *passage, struct str folded)
{
    const bool is_short = passage->weight < 320;
    const bool is_heading = passage->kind == BLOCK_HEADING;
    const bool emphasised = passage->emphasised * 10 >= passage->weight * 9;
    const bool linked = passage->links * 10 >= passage->weight * 9 && passage->links > 0;
    const bool has_at = memchr(passage->text.s, '@', passage->text.len) != NULL;

    if (phrases_is_button(folded) || (is_short && phrases_is_notice(folded)))
        return PAGEHINT_WIDGET;
    if (is_short && !is_heading && phrases_is_paywall(folded))
        return PAGEHINT_PAYWALL;
    if (is_short && phrases_is_related(folded) && passage->links * 3 >= passage->weight &&
        passage->links > 0)
        return PAGEHINT_RELATED;
    if (!is_heading && passage->kind != BLOCK_LIST_ITEM &&
        (is_pointer(passage) || (linked && passage->weight < 200)))
        return PAGEHINT_RELATED;
    if (is_short && phrases_is_offer(folded) && (passage->links > 0 || emphasised || has_at) &&
        (emphasised || passage->links * 8 >= passage->weight || passage->weight < 140))
        return PAGEHINT_NEWSLETTER;
    if (is_short && !is_heading &&
        (phrases_is_credit(folded) || is_post_signature(review, passage)))
        return PAGEHINT_CREDIT;
    if (!review->keep_captions && is_caption(review, passage))
        return PAGEHINT_CAPTION;
    return PAGEHINT_NONE;
}

static void review_any(
    struct review *review, struct passage *passage, struct str folded, const struct pageline *line)
{
    const enum pagehint hint = furniture_of(review, passage, folded);
    const char *reason = hint ? pagehint_reason(hint) : furniture_reason(line);

    if (hint == PAGEHINT_PAYWALL)
        review->content->paywall = true;
    if (reason && (hint || passage->kind != BLOCK_HEADING))
        set_aside(passage, hint ? hint : PAGEHINT_WIDGET, reason);
}

/* Is it made like most of the text is: the same element of the same class? */
static bool is_usual(const struct review *review, const struct passage *passage)
{
    const struct node *node = review->map->spots[passage->spot].node;

    return review->usual && str_eq(node->name, review->usual->name) &&
           node_attr(node, "class").len > 0 &&
           str_eq(node_attr(node, "class"), node_attr(review->usual, "class"));
}

/* A scrap of text in a plain box, as labels and buttons are, and no line of the article. */
static bool is_scrap(const struct review *review, const struct passage *passage)
{
    const struct node *node = review->map->spots[passage->spot].node;

    if (passage->kind != BLOCK_PARAGRAPH || node_is(node, "p") || node_is(node, "pre") ||
        node_is(node, "dd") || is_usual(review, passage))
        return false;
    return passage->weight < 36 && !ends_sentence(passage->text);
}

static bool is_named_dek(const struct review *review, const struct passage *passage)
{
    size_t i = passage->spot;

    for (int up = 0; up < 3 && i > 0; up++, i = review->map->spots[i].parent)
        if (review->map->spots[i].hints.dek)
            return true;
    return false;
}

/* Between headline and text only a standfirst is content, and behind the byline only a named one.
 */
static bool is_standfirst(
    const struct review *review, const struct passage *passage, bool after_byline)
{
    if (passage->links * 2 > passage->weight)
        return false;
    if (is_named_dek(review, passage))
        return passage->weight >= 25;
    if (after_byline && passage->kind != BLOCK_LIST_ITEM)
        return is_usual(review, passage);
    if (passage->kind == BLOCK_LIST_ITEM)
        return passage->weight >= 25 && (passage->marks > 0 || passage->weight >= 60);
    return passage->weight >= 40 && (ends_sentence(passage->text) ||
                                        pagemap_is_running(&review->map->spots[passage->spot]) ||
                                        (passage->kind == BLOCK_HEADING && passage->weight >= 50));
}

/* A sub-heading that stands with the headline in a box of their own, or is named so. */
static bool is_dek_heading(const struct review *review, const struct passage *passage)
{
    const struct pagemap *map = review->map;
    const size_t box = map->spots[passage->spot].parent;

    if (passage->kind != BLOCK_HEADING || passage->weight < 25)
        return false;
    if (map->spots[passage->spot].hints.dek)
        return true;
    return map->heading && box == map->spots[map->heading].parent && map->spots[box].all < 800 &&
           map->spots[box].all_good < 200;
}

struct head {
    bool byline;  /* a byline or date was passed */
    size_t texts; /* long passages that were passed; the first may be a standfirst */
};

/* Who wrote it and when. */
static void review_byline(struct review *review, struct passage *passage, struct str folded,
    const struct pageline *line, bool early, struct head *head)
{
    if (early && is_byline(review, passage, folded, line)) {
        set_aside(passage, PAGEHINT_BYLINE, pagehint_reason(PAGEHINT_BYLINE));
    } else if (is_date(review, passage, line, early)) {
        if (early)
            find_name(review, passage->text);
        set_aside(passage, PAGEHINT_BYLINE, pagehint_reason(PAGEHINT_BYLINE));
    }
    head->byline |= passage->hint == PAGEHINT_BYLINE;
}

/* What stands with the headline. */
static void review_head(
    struct review *review, size_t i, struct passage *passage, bool early, const struct head *head)
{
    const bool between = i < review->n_head;

    const bool label = early && head->texts == 0 && passage->kind == BLOCK_LIST_ITEM &&
                       passage->weight < 25 &&
                       passage->marks == 0; /* of share buttons and the like */

    if (label || (between && !is_standfirst(review, passage, head->byline)))
        set_aside(passage, PAGEHINT_WIDGET, pagehint_reason(PAGEHINT_WIDGET));
    else if (passage->kind == BLOCK_HEADING &&
             (between || (early && is_dek_heading(review, passage)))) {
        passage->kind = BLOCK_PARAGRAPH; /* a standfirst made as a heading */
        passage->level = 0;
    }
}

/* An aside at the top may be where the author and date stand. */
static void review_aside(struct review *review, const struct passage *passage, struct head *head)
{
    const bool by = passage->hint == PAGEHINT_BYLINE;

    head->byline |= by;
    if (head->texts > 1 || (!by && passage->weight > 90 && passage->text.len > 160))
        return;
    if (by || has_year(passage->text)) {
        find_date(review, passage->text);
        find_name(review, passage->text);
    }
}

static void review_one(struct review *review, size_t i, struct passage *passage, struct head *head)
{
    const struct str folded = phrases_fold(passage->text, review->arena);
    const struct pageline line = pageline_of(review->words, passage->text);
    const bool early = head->texts < 2 && i < HEAD_LINES;

    review->failed |= !folded.s;
    if (review->failed)
        return;
    if (review->is_page)
        review_byline(review, passage, folded, &line, early, head);
    if (is_spoken(passage))
        review_any(review, passage, folded, &line);
    if (is_spoken(passage) && review->is_page)
        review_head(review, i, passage, early, head);
    if (is_spoken(passage) && review->is_page && is_scrap(review, passage)) {
        set_aside(passage, PAGEHINT_WIDGET, pagehint_reason(PAGEHINT_WIDGET));
        review_aside(review, passage, head);
    }
    head->texts += is_spoken(passage) && passage->weight >= 60;
}

static void review_each(struct review *review)
{
    struct passages *passages = &review->content->passages;
    struct head head = {false, 0};

    for (size_t i = 0; i < passages->n && !review->failed; i++) {
        struct passage *passage = &passages->items[i];
        if (!is_spoken(passage))
            review_aside(review, passage, &head);
        else if (is_key(review, passage->text, review->title))
            set_aside(passage, PAGEHINT_NAVIGATION, "the headline again");
        else
            review_one(review, i, passage, &head);
    }
}

/* --- passages among others --- */

static bool is_weighty(const struct passage *passage)
{
    return is_spoken(passage) && passage->kind != BLOCK_HEADING &&
           (passage->weight >= 40 || ends_sentence(passage->text)) &&
           passage->links * 2 < passage->weight;
}

/* The element of the first long paragraph that a second one is like. */
static void find_usual(struct review *review)
{
    const struct passages *passages = &review->content->passages;
    const struct node *last = NULL;

    for (size_t i = 0; i < passages->n && !review->usual; i++) {
        const struct passage *passage = &passages->items[i];
        const struct node *node = review->map->spots[passage->spot].node;
        if (!is_weighty(passage) || passage->weight < 60)
            continue;
        if (last && str_eq(last->name, node->name) &&
            str_eq(node_attr(last, "class"), node_attr(node, "class")))
            review->usual = node;
        last = node;
    }
}

/* A short bold line over a paragraph is a heading, whatever element it is made of. */
static void review_bold(struct review *review)
{
    struct passages *passages = &review->content->passages;
    bool text = false;

    for (size_t i = 0; i + 1 < passages->n; i++) {
        struct passage *passage = &passages->items[i];
        const struct passage *next = &passages->items[i + 1];
        const bool bold = passage->bold == passage->weight && passage->weight >= 6 &&
                          passage->weight < 100 && passage->links == 0;
        const bool ends = ends_sentence(passage->text) && !str_ends(passage->text, STR("?"));
        if (text && bold && !ends && passage->kind == BLOCK_PARAGRAPH &&
            !memchr(passage->text.s, ':', passage->text.len) && is_weighty(next) &&
            next->bold * 2 < next->weight) {
            passage->kind = BLOCK_HEADING;
            passage->level = 3;
        }
        text |= is_weighty(passage);
    }
}

/* Does the text begin with the name of one of its authors? */
static bool begins_with_author(const struct review *review, struct str text)
{
    const struct str line = review->content->byline;
    struct str rest = review->byline, name;

    if (line.len >= 6 && str_starts(text, line) && text.len > line.len + 8)
        return true;
    while (str_next(&rest, ',', &name)) {
        name = str_trim(name);
        if (name.len >= 6 && str_starts(text, name) && text.len > name.len + 8)
            return true;
    }
    return false;
}

/* Who the author is, and the editors' word behind the text, all in italics. */
static void review_note(struct review *review)
{
    struct passages *passages = &review->content->passages;
    size_t weighty = 0;

    for (size_t i = 0; i < passages->n; i++)
        weighty += is_weighty(&passages->items[i]);
    for (size_t i = passages->n; i-- > 0 && weighty >= 4;) {
        struct passage *passage = &passages->items[i];
        if (!is_spoken(passage))
            continue;
        if (passage->kind == BLOCK_PARAGRAPH && passage->weight < 400 &&
            begins_with_author(review, passage->text)) {
            set_aside(passage, PAGEHINT_AUTHOR, pagehint_reason(PAGEHINT_AUTHOR));
            continue;
        }
        if (passage->kind != BLOCK_PARAGRAPH || passage->bold > 0 || passage->weight > 320 ||
            passage->emphasised * 10 < passage->weight * 9)
            return;
        set_aside(passage, PAGEHINT_CREDIT, "editors' note");
    }
}

/* A list that is mostly links points to other pages. */
static void review_lists(struct review *review)
{
    struct passages *passages = &review->content->passages;

    for (size_t i = 0, end; i < passages->n; i = end) {
        int64_t weight = 0, links = 0, linked = 0;
        for (end = i; end < passages->n && passages->items[end].kind == BLOCK_LIST_ITEM; end++) {
            weight += passages->items[end].weight;
            links += passages->items[end].links;
            linked += passages->items[end].links * 10 >= passages->items[end].weight * 8;
        }
        if (end == i) {
            end = i + 1;
            continue;
        }
        if (links > 0 && (links * 100 >= weight * 65 || linked * 3 >= (int64_t)(end - i) * 2))
            for (size_t k = i; k < end; k++)
                set_aside(&passages->items[k], PAGEHINT_RELATED, pagehint_reason(PAGEHINT_RELATED));
    }
}

/* A heading over related links, and all below it up to text that is plainly the article's. */
static void review_furniture(struct review *review)
{
    struct passages *passages = &review->content->passages;
    bool within = false;

    for (size_t i = 0; i < passages->n && !review->failed; i++) {
        struct passage *passage = &passages->items[i];
        const bool label = passage->kind == BLOCK_HEADING ||
                           (passage->kind == BLOCK_PARAGRAPH && passage->weight < 40);
        struct str folded;
        if (!is_spoken(passage))
            continue;
        if (label) {
            folded = phrases_fold(passage->text, review->arena);
            review->failed |= !folded.s;
            within = folded.s && phrases_is_furniture_heading(folded);
        } else if (within && passage->weight >= 120 && passage->links * 5 < passage->weight)
            within = false;
        if (within)
            set_aside(passage, PAGEHINT_RELATED, pagehint_reason(PAGEHINT_RELATED));
    }
}

/* A heading with nothing below it headed what was set aside. */
static void review_headings(struct review *review)
{
    struct passages *passages = &review->content->passages;
    int below = 7; /* level of the next heading, where no text came before it */
    bool text = false;

    for (size_t i = passages->n; i-- > 0;) {
        struct passage *passage = &passages->items[i];
        if (!is_spoken(passage))
            continue;
        if (passage->kind != BLOCK_HEADING) {
            text = true;
            continue;
        }
        if (!text && below <= passage->level)
            set_aside(passage, PAGEHINT_WIDGET, "heading without text");
        else if (!text && below == 7)
            set_aside(passage, PAGEHINT_WIDGET, "heading without text");
        else
            below = passage->level;
        text = false;
    }
}

/* What comes after the last weighty passage is the template's. */
static void review_tail(struct review *review)
{
    struct passages *passages = &review->content->passages;

    for (size_t i = passages->n; i-- > 0;) {
        struct passage *passage = &passages->items[i];
        if (!is_spoken(passage))
            continue;
        if (passage->kind == BLOCK_LIST_ITEM || is_weighty(passage) || is_usual(review, passage))
            return;
        if (passage->kind == BLOCK_PARAGRAPH && passage->weight >= 12 && passage->links == 0 &&
            node_is(review->map->spots[passage->spot].node, "p"))
            return;
        set_aside(passage, PAGEHINT_WIDGET, pagehint_reason(PAGEHINT_WIDGET));
    }
}

static struct str *keys_of(struct review *review)
{
    const struct passages *passages = &review->content->passages;
    struct str *keys = arena_array(review->arena, passages->n, sizeof *keys);

    review->failed |= !keys;
    for (size_t i = 0; keys && i < passages->n; i++) {
        keys[i] = pagemap_key(passages->items[i].text, review->arena);
        review->failed |= !keys[i].s;
    }
    return review->failed ? NULL : keys;
}

/* Is the key within that of a spoken passage other than i? */
static bool stands_elsewhere(const struct passages *passages, const struct str *keys, size_t i)
{
    for (size_t k = 0; k < passages->n; k++)
        if (k != i && is_spoken(&passages->items[k]) && keys[k].len >= keys[i].len &&
            str_find(keys[k], keys[i], 0) >= 0)
            return true;
    return false;
}

/* A sentence taken out of the text and shown again in large type. */
static void review_pull_quotes(struct review *review)
{
    struct passages *passages = &review->content->passages;
    struct str *keys = NULL;
    size_t looked = 0;

    for (size_t i = 0; i < passages->n && looked < MAX_QUOTES && !review->failed; i++) {
        if (passages->items[i].kind != BLOCK_QUOTE)
            continue;
        if (!keys && !(keys = keys_of(review)))
            return;
        looked++;
        if (keys[i].len >= 16 && stands_elsewhere(passages, keys, i))
            set_aside(&passages->items[i], PAGEHINT_WIDGET, "pull quote");
    }
}

/* The headline within the text: what stands before it is the page's head. */
static void cut_before_headline(struct review *review)
{
    struct passages *passages = &review->content->passages;

    for (size_t i = 0; i < passages->n && i < 40; i++) {
        if (passages->items[i].kind == BLOCK_ASIDE ||
            !is_key(review, passages->items[i].text, review->title))
            continue;
        for (size_t k = 0; k <= i; k++)
            set_aside(&passages->items[k], PAGEHINT_NAVIGATION, "page furniture");
        return;
    }
}

static void weigh(struct content *content)
{
    for (size_t i = 0; i < content->passages.n; i++) {
        const struct passage *passage = &content->passages.items[i];
        content->paywall |= passage->hint == PAGEHINT_PAYWALL;
        if (is_weighty(passage) || (is_spoken(passage) && passage->kind == BLOCK_LIST_ITEM))
            content->weight += passage->weight - passage->links;
    }
}

static bool begin(struct review *review)
{
    review->words = pagewords_new(review->arena);
    return review->words != NULL;
}

bool review_fragment(struct review *review)
{
    if (!begin(review))
        return false;
    review_each(review);
    review_pull_quotes(review);
    weigh(review->content);
    return !review->failed;
}

bool review_page(struct review *review)
{
    if (!begin(review))
        return false;
    review->is_page = true;
    cut_before_headline(review);
    find_usual(review);
    review_bold(review);
    review_each(review);
    review_lists(review);
    review_furniture(review);
    review_tail(review);
    review_note(review);
    review_headings(review);
    review_pull_quotes(review);
    weigh(review->content);
    return !review->failed;
}
