/* The language of an article: declared, or else found in its text. */
#ifndef READ_ARTICLELANGUAGE_H
#define READ_ARTICLELANGUAGE_H

#include "article.h"
#include "base/arena.h"
#include "base/note.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Puts the articles' declared languages into canonical form, and finds that of those which declare
 * none (text/language.h); it stays empty where it is not sure. One that declares another language
 * than its text seems to be in keeps it, and is noted as a doubt. False without memory.
 */
MUST_CHECK bool article_languages(
    struct article *articles, size_t n, struct arena *a, struct notes *notes);

#endif
