/* The languages of what came in: declared, else found by the text. */
#ifndef COMMANDS_LANGUAGES_H
#define COMMANDS_LANGUAGES_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "commands/options.h"

#include <stdbool.h>
#include <stddef.h>

/* --lang in its canonical form; empty where it was not given. What is no tag is an error of kind
 * ERROR_USAGE. */
MUST_CHECK bool languages_asked(
    const struct options *options, struct arena *a, struct str *out, struct error *err);

/*
 * Gives each article the canonical form of the language that it declares; where it declares none,
 * or what is no language tag, the one that its text is in, where that is sure. English found so is
 * the program's own, "en-GB": its region cannot be seen.
 */
MUST_CHECK bool languages_find(
    struct article *articles, size_t n, struct arena *a, struct error *err);

#endif
