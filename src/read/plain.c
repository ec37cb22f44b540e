#include "read/plain.h"

#include "base/utf8.h"
#include "read/layout.h"
#include "read/listmark.h"
#include "read/reader.h"
#include "text/chars.h"
#include "text/charset.h"

static size_t words(struct str t)
{
    size_t n = t.len > 0;

    for (size_t i = 0; i < t.len; i++)
        n += t.s[i] == ' ';
    return n;
}

static bool ends_sentence(struct str t)
{
    size_t at = t.len;

    while (at) {
        const uint32_t cp = utf8_prev(t, &at);
        if (char_closes_quote(cp) || char_closes(cp))
            continue;
        return char_ends_sentence(cp) && !char_is_question(cp);
    }
    return false;
}

static bool is_body(struct str t)
{
    return words(t) > 14 || (ends_sentence(t) && words(t) > 4);
}

/* A first approach: short, no full stop, a paragraph before and behind. */
static bool is_heading(const struct piece *pieces, size_t n, size_t i)
{
    const struct str t = pieces[i].text;
    const uint32_t first = t.len ? utf8_next(t, &(size_t){0}) : 0;

    if (pieces[i].underlined)
        return true;
    return i > 1 && i + 1 < n && words(t) <= 14 && !ends_sentence(t) && !char_is_quote(first) &&
           is_body(pieces[i + 1].text) && is_body(pieces[i - 1].text);
}

static bool add_pieces(
    struct article *article, const struct piece *pieces, size_t n, struct arena *a)
{
    const bool titled = n > 1 && (!is_body(pieces[0].text) || words(pieces[0].text) <= 14);

    if (titled)
        article->title = pieces[0].text;
    for (size_t i = titled; i < n; i++) {
        struct listmark mark;
        enum block_kind kind = BLOCK_PARAGRAPH;
        struct str text = pieces[i].text;
        if (is_heading(pieces, n, i)) {
            kind = BLOCK_HEADING;
        } else if (listmark_of(text, &mark) && mark.kind != LISTMARK_DASH) {
            kind = BLOCK_LIST_ITEM;
            text = str_cut(text, mark.len, text.len);
        } else if (str_starts(text, STR("Video report by"))) {
            kind = BLOCK_ASIDE;
        }
        if (!article_add(article, a, kind, text, STR("video credit")))
            return false;
    }
    return true;
}

bool plain_parse(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    const char *what = source->name.s;
    struct article *article;
    struct piece *pieces;
    struct str text;
    size_t n;

    (void)notes;
    if (!charset_decode(source->bytes, source->charset, what, a, &text, err))
        return false;
    if (!layout_pieces(text, what, a, &pieces, &n, err))
        return false;
    if (n == 0)
        return true;
    article = articles_add(out, a, source->name);
    if (!article || !add_pieces(article, pieces, n, a))
        return error_memory(err, what);
    return true;
}
