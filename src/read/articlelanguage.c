#include "read/articlelanguage.h"

#include "base/buf.h"
#include "text/language.h"

#define ENOUGH 4000 /* bytes of text that tell a language */

/* Some of what would be spoken, for the finder. */
static void add_sample(const struct article *article, struct buf *out)
{
    buf_add(out, article->title);
    for (size_t i = 0; i < article->n_blocks && out->len < ENOUGH; i++)
        if (article->blocks[i].kind != BLOCK_ASIDE) {
            buf_add_byte(out, '\n');
            buf_add(out, article->blocks[i].text);
        }
}

static bool settle(
    struct article *article, struct language_finder *finder, struct arena *a, struct notes *notes)
{
    struct buf sample = {0};
    struct str declared = {"", 0}, found;
    bool ok;

    if (article->language.len > 0)
        declared = language_canonical(article->language, a);
    add_sample(article, &sample);
    ok = !sample.failed;
    found = ok ? language_find(finder, buf_str(&sample)) : (struct str){"", 0};
    buf_free(&sample);
    article->language = declared.len > 0 ? declared : found;
    if (declared.len > 0 && found.len > 0 && !language_same(declared, found))
        notes_add(notes, NOTE_DOUBT, article->name,
            "\"%.*s\" is declared to be in %.*s, and reads like %.*s (--lang decides)",
            STR_ARG(article->title), STR_ARG(declared), STR_ARG(found));
    return ok;
}

bool article_languages(struct article *articles, size_t n, struct arena *a, struct notes *notes)
{
    struct language_finder *finder = language_finder_new();
    bool ok = finder != NULL;

    for (size_t i = 0; i < n && ok; i++)
        ok = settle(&articles[i], finder, a, notes);
    language_finder_free(&finder);
    return ok;
}
