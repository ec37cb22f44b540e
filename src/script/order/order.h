/* The order of stories, and how many there are: before articles are split. */
#ifndef SCRIPT_ORDER_ORDER_H
#define SCRIPT_ORDER_ORDER_H

#include "article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/note.h"
#include "script/format/format.h"
#include "script/order/aired.h"
#include "script/order/breaking.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Sorts n articles in place, in n log n; what an order does not tell apart stays as given.
 *
 * - newest: by date of publication. A day without a time is its beginning, a time without a zone
 *   is UTC; what has no date, or one that is not understood, comes last.
 * - breaking: the most urgent first. Urgency is the agency's (1 to 9), or 5, which is IPTC's
 *   normal, where none is told; a headline marked as breaking (breaking.h) makes it 2 at least,
 *   for somebody in a newsroom has said so, but a flash (1) goes before it. Of the same urgency, up
 *   to 3, those marked come first and then the newest, for such news ages by the minute; what is
 *   less urgent stays as given, since that order is somebody's choice. `marks` may be NULL.
 * - longest-not-aired: what was never on air, the newest first; then by its last airing, the
 *   earliest first, and of one bulletin's stories the newest first. `aired` may be NULL: nothing
 *   was ever on air.
 *
 * False without memory; the articles are then as given.
 */
MUST_CHECK bool order_stories(struct article *articles, size_t n, enum story_order order,
    const struct breaking_marks *marks, const struct aired *aired, struct error *err);

/*
 * Takes out each article that another one of the same id supersedes: one with a higher version,
 * where both versions are whole numbers. Each is a NOTE_LEFT_OUT. The others stay in order; *n
 * becomes their number.
 */
MUST_CHECK bool order_supersede(
    struct article *articles, size_t *n, struct notes *notes, struct error *err);

/* Keeps the first `most` articles; each other one is a NOTE_LEFT_OUT. 0 keeps all. */
void order_limit(const struct article *articles, size_t *n, size_t most, struct notes *notes);

#endif
