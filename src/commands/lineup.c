#include "commands/lineup.h"

#include "script/order/order.h"

static bool choose_order(const struct options *options, enum story_order otherwise,
    enum story_order *out, struct error *err)
{
    *out = otherwise;
    return !options->order || order_of(str_of(options->order), out) ||
           error_usage(
               err, options->order, "--order takes given, newest, breaking or longest-not-aired");
}

bool lineup_check_options(const struct options *options, struct error *err)
{
    enum story_order order;

    if (!choose_order(options, ORDER_GIVEN, &order, err))
        return false;
    return order != ORDER_LONGEST_NOT_AIRED || options->state ||
           error_usage(err, options->order, "needs --state FILE, which keeps what was on air");
}

void lineup_embargoes(struct articles *articles, int64_t now, struct notes *notes)
{
    size_t kept = 0;

    for (size_t i = 0; i < articles->n; i++) {
        const struct article *const article = &articles->items[i];

        if (source_embargoed(article, now))
            notes_add_code(notes, NOTE_WARNING, "embargo", article->name,
                "\"%.*s\" is under embargo until %.*s", STR_ARG(article->title),
                STR_ARG(article->embargo));
        else
            articles->items[kept++] = *article;
    }
    if (kept > 0)
        articles->n = kept;
}

bool lineup_make(const struct options *options, const struct format *format,
    const struct aired *aired, struct arena *a, struct articles *articles, struct notes *notes,
    struct error *err)
{
    struct breaking_marks marks = {0};
    enum story_order order;

    if (!choose_order(options, format->order, &order, err))
        return false;
    if (order == ORDER_LONGEST_NOT_AIRED && !options->state)
        notes_add(notes, NOTE_WARNING, format->name,
            "asks for what was on air longest ago, which --state FILE keeps; without it, the "
            "newest "
            "stories come first");
    if (order == ORDER_BREAKING && !breaking_load(NULL, a, &marks, err))
        return false;
    if (!order_supersede(articles->items, &articles->n, notes, err) ||
        !order_stories(articles->items, articles->n, order, &marks, aired, err))
        return false;
    order_limit(articles->items, &articles->n,
        options->stories ? options->stories : format->most_stories, notes);
    return true;
}
