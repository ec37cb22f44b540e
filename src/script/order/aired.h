/*
 * What was on air, and when: a small file that bulletins of one station share, so that a story
 * comes round again only when the others have had their turn. JSON:
 *
 *     {"aired": [{"key": "id:urn:example:17", "at": "2026-11-24T08:00:00Z", "title": "Ferry"}]}
 *
 * by storykey.h, each story once, with its last airing. A file that is missing or has no byte in it
 * is one of nothing; one that is damaged is an error, and never written over.
 */
#ifndef SCRIPT_ORDER_AIRED_H
#define SCRIPT_ORDER_AIRED_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "rundown.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define AIRED_DAYS 30    /* an airing is forgotten after this */
#define AIRED_MOST 50000 /* stories that are kept; those aired earliest are forgotten first */

struct aired_story {
    struct str key;
    struct str title; /* for people who look at the file; may be empty */
    int64_t at;       /* seconds since 1970 (UTC) of its last airing */
};

struct aired {
    struct aired_story *items; /* by key, each once; in the arena */
    size_t n;
    size_t cap; /* items allocated */
};

MUST_CHECK bool aired_read(const char *path, struct arena *a, struct aired *out, struct error *err);

/* When a story was last on air; false: never, as far as is known. */
bool aired_last(const struct aired *aired, struct str key, int64_t *at);

/*
 * An update in two steps, so that what could fail has failed before the bulletin gets its name:
 * aired_open takes the file for itself (others wait, for 30 seconds at most; it is the folder that
 * is locked, which leaves no file behind), reads it anew, and makes ready a new one that has the
 * stories of the rundown at `at` (seconds since 1970), without those that aired AIRED_DAYS before
 * that. aired_commit puts it in the place of the old one. A story that was on air later than `at`
 * stays at that time. A symbolic link is followed.
 */
struct aired_update;
/* NULL: err says why; nothing has changed. */
MUST_CHECK struct aired_update *aired_open(
    const char *path, const struct rundown *rundown, int64_t at, struct error *err);
/* Frees it and sets *update to NULL, also on failure. */
MUST_CHECK bool aired_commit(struct aired_update **update, struct error *err);
/* Drops it: the file stays as it was. *update may be NULL. */
void aired_abort(struct aired_update **update);

#endif
