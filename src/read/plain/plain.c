#include "read/plain/plain.h"

#include "base/date.h"
#include "read/line/byline.h"
#include "read/line/layout.h"
#include "read/line/mail.h"
#include "read/plain/draft.h"
#include "read/reader.h"
#include "text/charset.h"

#include <string.h>

/* --- the article --- */

/* Adds the first paragraph, its dateline by itself. */
static bool add_opening(struct draft *d, const struct draft_item *item)
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
        const struct draft_item *item = &d->items[i];
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
        struct draft_item *item = &d->items[i];
        item->text = pieces[i].text;
        item->isolated = pieces[i].isolated;
        item->underlined = pieces[i].underlined;
        item->shape = shape_of(item->text);
        item->marked = listmark_of(item->text, &item->mark);
        item->kind = BLOCK_PARAGRAPH;
        if (pieces[i].paged)
            draft_set_aside(item, "page number or running head");
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
    draft_look_at_lines(d, words);
    draft_find_title(d);
    draft_set_buttons_aside(d);
    draft_find_story(d);
    draft_look_around_story(d, words);
    draft_set_links_aside(d);
    draft_set_pull_quotes_aside(d);
    draft_look_at_times(d, words);
    draft_find_lists(d);
    return draft_find_headings(d) && add_items(d);
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
