/*
 * Cutting a story from its bottom, as news is cut: what matters most comes first. Never within a
 * sentence or a quotation, nor so that a heading has nothing under it or a list's lead-in no list.
 */
#ifndef SCRIPT_FIT_CUT_H
#define SCRIPT_FIT_CUT_H

#include "base/arena.h"
#include "base/error.h"
#include "rundown.h"
#include "script/format/format.h"

#include <stdbool.h>
#include <stddef.h>

struct cutpoint {
    size_t kept;    /* segments at the item's beginning that stay, its tail apart; never 0 */
    bool paragraph; /* a paragraph, or more, ends there */
};

/* Where the tail of an item begins: the format's words that end it, which stay whatever is cut. */
size_t cut_tail(const struct item *item);

/* The places at which an item may be cut, rising, in the arena; the last one is where nothing is
 * cut. Of an item that is no story that is the only one. False without memory. */
MUST_CHECK bool cutpoints(const struct item *item, const struct format *format, struct arena *a,
    struct cutpoint **out, size_t *n);

/* Cuts the item to its first `kept` segments and its tail; the boundary and pause of what is now
 * last become those of what was. */
void cut_item(struct item *item, size_t kept, const struct format *format);

/* Takes the stories out whose keep is 0, and their titles out of the headlines (with these, where
 * none is left), and cuts the others to what is to be kept (as cut_item does). */
void cut_rundown(struct rundown *rundown, const size_t *keep, const struct format *format);

#endif
