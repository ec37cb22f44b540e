#include "read/html.h"

#include <stddef.h>

bool html_articles(const struct source *source, struct arena *a, struct articles *out,
    struct notes *notes, struct error *err)
{
    (void)a, (void)out, (void)notes, (void)source;
    return error_set(err, "html", "web pages cannot be read yet");
}

bool html_blocks(struct str fragment, struct arena *a, struct article *article,
    struct notes *notes, struct error *err)
{
    (void)a, (void)article, (void)notes, (void)fragment;
    return error_set(err, "html", "web pages cannot be read yet");
}

bool html_text(
    struct str fragment, const char *what, struct arena *a, struct str *out, struct error *err)
{
    (void)a, (void)out, (void)fragment;
    return error_set(err, what, "web pages cannot be read yet");
}
