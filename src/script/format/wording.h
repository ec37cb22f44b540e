/*
 * A wording: what a format says in some place, with {fields} that stand for what is known of the
 * bulletin and its stories. Alternatives stand between " | ": the first one is said whose fields
 * are all known; where there is none, nothing. An alternative "@name" is the stock phrase of that
 * name (script/format/phrase.h). "{{" is a "{", "@@" at the beginning of an alternative an "@".
 *
 *     This is {station} news at {time}. | This is {station} news. | @here-is-the-news
 */
#ifndef SCRIPT_FORMAT_WORDING_H
#define SCRIPT_FORMAT_WORDING_H

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

enum field {
    FIELD_STATION, /* whose bulletin it is */
    FIELD_TITLE,   /* the bulletin's title */
    FIELD_DATE,    /* of the day that it is for, as the language writes it, without a year */
    FIELD_TIME,    /* of day, likewise */
    FIELD_COUNT,   /* stories of the bulletin; before a section: sections of the story */
    FIELD_NUMBER,  /* of the story, or the section: from 1 */
    FIELD_HEADLINE,
    FIELD_SOURCE, /* the publication */
    FIELD_BYLINE, /* who wrote it */
    FIELD_NEXT,   /* the headline of the story after it */
    FIELD_HOUR,   /* of the time of day: 0 to 23 (in stock phrases that say it) */
    FIELD_HOUR12, /* 1 to 12 */
    FIELD_MINUTE, /* 00 to 59 */
};
#define FIELD_KINDS 13

/* A set of fields. */
#define FIELD_BIT(field) (1u << (field))
#define FIELDS_ALL       ((1u << FIELD_KINDS) - 1)

/* What is known; empty texts are not. The texts are said as they are: a "{" or "@" in one is text.
 */
struct fields {
    struct str value[FIELD_KINDS];
};

struct phrases; /* script/format/phrase.h */

/*
 * Is it a wording with no fields but those allowed? The reason is an error of kind ERROR_USAGE.
 * Tells `name`, where it is not NULL, each stock phrase that it names; false from that (which has
 * filled in the error) is an answer too.
 */
typedef bool wording_name_fn(void *userdata, struct str name, struct error *why);
MUST_CHECK bool wording_check(
    struct str wording, unsigned allowed, wording_name_fn *name, void *userdata, struct error *why);

/* Does it depend on the language: does it name a stock phrase, the {date} or the {time}? */
bool wording_needs_language(struct str wording);

/*
 * Adds what is said; false: nothing is. Stock phrases are taken from `phrases` (NULL: there are
 * none), "NAME.one" instead of "NAME" where there is such a phrase and {count} is 1. A full stop
 * behind a field whose text has its own end ("Who knew?") is left out.
 */
bool wording_fill(struct str wording, const struct fields *fields, const struct phrases *phrases,
    struct buf *out);

#endif
