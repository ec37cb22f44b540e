#include "article.h"

/* Is the field told, and told by this text? In whatever case: names all in capitals are not kept
 * so. */
static bool is_in(struct str field, struct str text)
{
    if (field.len == 0)
        return false;
    for (size_t at = 0; at + field.len <= text.len; at++)
        if (str_eq_nocase(field, str_cut(text, at, at + field.len)))
            return true;
    return false;
}

/* Are all names of the byline in this text? */
static bool are_in(struct str byline, struct str text)
{
    struct str name;

    if (byline.len == 0)
        return false;
    while (str_next(&byline, ',', &name))
        if (!is_in(str_trim(name), text))
            return false;
    return true;
}

bool article_keeps(const struct article *article, const struct block *aside)
{
    if (str_eq(aside->reason, STR("byline")))
        return are_in(article->byline, aside->text);
    if (str_eq(aside->reason, STR("dateline")))
        return is_in(article->dateline, aside->text);
    return str_eq(aside->reason, STR("date")) && article->published.len > 0;
}
