/* bulletin feed: writes the podcast feed of a folder of bulletins. */
#include "commands/command.h"
#include "commands/report.h"
#include "publish/podcast/podcast.h"

static void summarise(const char *folder, size_t n)
{
    struct buf line = {0};

    buf_printf(&line, "%s/" PODCAST_FEED ": %zu episode%s", folder, n, n == 1 ? "" : "s");
    report_line(buf_str(&line));
    buf_free(&line);
}

bool feed_command(
    const struct options *options, struct arena *a, struct notes *notes, struct error *err)
{
    size_t n;
    (void)a;

    if (options->n_inputs != 1)
        return error_usage(err, "feed", "takes one folder of bulletins");
    if (!podcast_write(
            &(struct podcast_options){
                .folder = options->inputs[0], .base_url = options->base_url, .keep = options->keep},
            &n, notes, err))
        return false;
    if (!options->quiet)
        summarise(options->inputs[0], n);
    return true;
}
