/* How newsrooms mark breaking news in a headline: "BREAKING: ...", "+++ Eilmeldung +++ ...". */
#ifndef SCRIPT_ORDER_BREAKING_H
#define SCRIPT_ORDER_BREAKING_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* The program's list of marks, in all languages. */
#define BREAKING_FILE "voices/breaking.words"

struct breaking_marks {
    struct str *items; /* folded as headlines are; in the arena */
    size_t n;
    size_t cap; /* items allocated */
};

/*
 * Reads a list of marks: settings "marks = MARK | MARK ..." in sections, which do not count. NULL:
 * the program's own; where that is missing there are no marks. What is wrong in it is an error of
 * kind ERROR_USAGE.
 */
MUST_CHECK bool breaking_load(
    const char *path, struct arena *a, struct breaking_marks *out, struct error *err);

/*
 * Does the title begin with a mark? Signs before it do not count, nor does case. Behind it there
 * must be a colon, an exclamation mark, a closing bracket, "|", "+", "/" or a dash with space
 * before it (an en or em dash also without): "Breaking: fire", but not "Breaking the ice".
 */
bool breaking_title(const struct breaking_marks *marks, struct str title);

#endif
