#include "read/agency/agency.h"

#include "base/date.h"
#include "read/line/layout.h"
#include "read/page/html.h"
#include "read/reader.h"
#include "read/xmlsource.h"

enum agency_status agency_status(struct str word)
{
    const ptrdiff_t colon = str_find(word, STR(":"), 0);

    word = str_trim(str_cut(word, colon < 0 ? 0 : (size_t)colon + 1, word.len));
    if (str_eq_nocase(word, STR("canceled")) || str_eq_nocase(word, STR("cancelled")))
        return AGENCY_CANCELED;
    if (str_eq_nocase(word, STR("withheld")) || str_eq_nocase(word, STR("embargoed")))
        return AGENCY_WITHHELD;
    return AGENCY_USABLE;
}

void agency_apply_status(enum agency_status status, const struct source *source,
    struct articles *out, struct notes *notes)
{
    struct article *const article = &out->items[out->n - 1];

    if (status == AGENCY_WITHHELD && article->embargo.len == 0)
        article->embargo = STR("further notice");
    if (status != AGENCY_CANCELED)
        return;
    notes_add(notes, NOTE_WARNING, source->name, "\"%.*s\" was canceled by its agency; left out",
        STR_ARG(article->title));
    out->n--;
}

struct str agency_date(struct str text, struct arena *a)
{
    struct date date;

    return date_parse(text, &date) ? date_iso(&date, a) : article_line(a, text);
}

bool agency_add_text(struct str text, struct arena *a, struct article *article, struct error *err)
{
    struct piece *pieces;
    size_t n;

    if (!layout_pieces(text, article->name.s, a, &pieces, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!article_add(article, a, BLOCK_PARAGRAPH, pieces[i].text, (struct str){NULL, 0}))
            return error_memory(err, article->name.s);
    return true;
}

static bool add_as_html(const struct node *content, const struct xmlsource_rename *renames,
    struct arena *a, struct article *article, struct notes *notes, struct error *err)
{
    struct buf html = {0};
    bool ok;

    xmlsource_add_html(content, renames, &html);
    ok = html.failed ? error_memory(err, article->name.s)
                     : html_blocks(buf_str(&html), a, article, notes, err);
    buf_free(&html);
    return ok;
}

bool agency_add_nitf(const struct node *content, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    /* NITF 3.6; what is named as in HTML means the same, other inline elements mean nothing here */
    static const struct xmlsource_rename renames[] = {{"hl2", "h2"}, {"block", "div"},
        {"bq", "blockquote"}, {"credit", "cite"}, {"media", "figure"},
        {"media-caption", "figcaption"}, {"media-producer", "figcaption"},
        {"media-reference", NULL}, {"media-metadata", NULL}, {"media-object", NULL},
        {"nitf-table", "div"}, {"nitf-table-metadata", NULL}, {"nitf-table-summary", "p"},
        {"table-reference", NULL}, {"datasource", NULL}, {"note", "aside"}, {"fn", "aside"},
        {"copyrite", NULL}, {NULL, NULL}};

    return add_as_html(content, renames, a, article, notes, err);
}

bool agency_add_xhtml(const struct node *content, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    return add_as_html(content, NULL, a, article, notes, err);
}
