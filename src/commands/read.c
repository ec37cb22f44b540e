/* bulletin read: the articles as they were understood. */
#include "commands/command.h"
#include "commands/prepare.h"
#include "commands/report.h"
#include "publish/articlejson.h"
#include "publish/articletext.h"

bool read_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    struct articles articles = {0};
    struct inputs inputs = {0};
    struct buf out = {0};

    if (!inputs_open(options, a, &inputs, notes, err))
        return false;
    if (!inputs_articles(&inputs, a, &articles, notes, err))
        return false;
    if (options->json)
        articlejson_write(articles.items, articles.n, &out);
    else
        for (size_t i = 0; i < articles.n; i++)
            articletext_write(&articles.items[i], options->verbose, &out);
    return report_output(&out, err);
}
