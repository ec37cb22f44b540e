#include "article.h"

/* Is the field told, and told by this text? */
static bool is_in(struct str field, struct str text)
{
    return field.len > 0 && str_find(text, field, 0) >= 0;
}

bool article_keeps(const struct article *article, const struct block *aside)
{
    if (str_eq(aside->reason, STR("byline")))
        return is_in(article->byline, aside->text);
    if (str_eq(aside->reason, STR("dateline")))
        return is_in(article->dateline, aside->text);
    return str_eq(aside->reason, STR("date")) && article->published.len > 0;
}
