/* A value in a script file: read, or refused with an error that names file and line and says what
 * was expected. */
#ifndef SCRIPT_FILE_SCRIPTVALUE_H
#define SCRIPT_FILE_SCRIPTVALUE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "rundown.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What an error of a boundary or of its pause offers. */
#define SCRIPTVALUE_BOUNDARIES "clause, sentence, paragraph, heading, section or item"
#define SCRIPTVALUE_PAUSE      "milliseconds from 0 to 600000 (or seconds: 1.5 s)"

/* Where reading is. */
struct script_place {
    const char *name;    /* the file's, as the user wrote it */
    size_t line;         /* from 1 */
    struct arena *arena; /* for values */
    struct error *err;
};

/* Errors "NAME: line N: expected WHAT" (scriptvalue_wrong: with ', not "VALUE"'). Always false. */
bool scriptvalue_missing(const struct script_place *at, const char *what);
bool scriptvalue_wrong(const struct script_place *at, const char *what, struct str value);

/* Was it given before? That is an error; else it is from now on. */
MUST_CHECK bool scriptvalue_once(const struct script_place *at, bool *given, const char *name);

/* The error of another parser, at this line. Always false. */
bool scriptvalue_why(const struct script_place *at, const char *name, const struct error *why);

/* A text in one line, white space folded; a language tag; an ISO 8601 date; a role's name. */
MUST_CHECK bool scriptvalue_text(
    const struct script_place *at, struct str value, struct str *field);
MUST_CHECK bool scriptvalue_language(
    const struct script_place *at, struct str value, struct str *field);
MUST_CHECK bool scriptvalue_date(
    const struct script_place *at, struct str value, struct str *field);
MUST_CHECK bool scriptvalue_role(
    const struct script_place *at, struct str value, struct str *field);
MUST_CHECK bool scriptvalue_boundary(
    const struct script_place *at, struct str value, enum boundary *field);

/* "1500 ms" or "1.5 s", at most `most` ms. The unit must be there: a bare number is a slip as a
 * rule, and nobody hears it until it is on air. */
MUST_CHECK bool scriptvalue_duration(
    const struct script_place *at, struct str value, uint32_t most, uint32_t *ms);
/* "97.5 %" or "97.5": thousandths, from least to most. */
MUST_CHECK bool scriptvalue_percent(const struct script_place *at, struct str value, uint32_t least,
    uint32_t most, uint32_t *thousandths);
/* "60-160 %" in thousandths, "2:50-3:10" in ms: two values, the first not over the second. */
MUST_CHECK bool scriptvalue_percents(
    const struct script_place *at, struct str value, uint32_t most, uint32_t *from, uint32_t *to);
MUST_CHECK bool scriptvalue_length(
    const struct script_place *at, struct str value, uint32_t *least_ms, uint32_t *most_ms);

/* Takes "word value" off a comma-separated list; false at its end. */
bool scriptvalue_next_pair(struct str *list, struct str *word, struct str *value);

#endif
