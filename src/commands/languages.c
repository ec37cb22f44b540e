#include "commands/languages.h"

#include "base/buf.h"
#include "script/split/split.h"
#include "text/language.h"

/* Bytes of an article that its language is found by. */
#define SAMPLE 2000

bool languages_asked(
    const struct options *options, struct arena *a, struct str *out, struct error *err)
{
    *out = STR("");
    if (!options->lang)
        return true;
    *out = language_canonical(str_of(options->lang), a);
    return out->len > 0 ||
           error_usage(err, options->lang, "--lang takes a language tag such as en-GB");
}

/* The beginning of what will be spoken of the article. */
static void take_sample(const struct article *article, struct buf *out)
{
    buf_add(out, article->title);
    for (size_t i = 0; i < article->n_blocks && out->len < SAMPLE; i++) {
        if (article->blocks[i].kind == BLOCK_ASIDE)
            continue;
        buf_add_byte(out, '\n');
        buf_add(out, article->blocks[i].text);
    }
}

bool languages_find(struct article *articles, size_t n, struct arena *a, struct error *err)
{
    struct language_finder *finder = language_finder_new();
    struct buf sample = {0};
    bool ok = finder != NULL;

    for (size_t i = 0; ok && i < n; i++) {
        struct article *const article = &articles[i];

        article->language = language_canonical(article->language, a);
        if (article->language.len > 0)
            continue;
        buf_clear(&sample);
        take_sample(article, &sample);
        ok = !sample.failed;
        article->language = language_find(finder, buf_str(&sample));
        if (language_same(article->language, STR(SPLIT_LANGUAGE)))
            article->language = STR(SPLIT_LANGUAGE);
    }
    buf_free(&sample);
    language_finder_free(&finder);
    return ok || error_memory(err, "language");
}
