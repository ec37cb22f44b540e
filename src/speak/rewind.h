/*
 * Rewinding: puts all writable memory of this process back to what it was at an earlier moment, so
 * that what is computed next depends on nothing that was computed since. It is what a fork of the
 * process as it was then would give, without the price of one (of page faults, above all): the
 * memory is copied back where it is.
 *
 * It holds as long as the process keeps to its mappings; the sandbox sees to that, and brk, which it
 * allows, is rewound too. So are descriptors that were opened since. The stack below the caller is
 * cleared, and may not grow deeper than what is cleared.
 */
#ifndef SPEAK_REWIND_H
#define SPEAK_REWIND_H

#include "base/attr.h"

#include <stdbool.h>

struct rewind;

/*
 * Prepares for this process, which must have one thread: what may still allocate comes before.
 * NULL where it cannot be done (an allocator that is not our C library's, memory).
 */
MUST_CHECK struct rewind *rewind_open(void);
/* The moment to go back to. Call it and rewind_to from the same function. False: it cannot be done. */
MUST_CHECK bool rewind_save(struct rewind *r);
/* Goes back. Descriptors from `first_fd` on are closed. */
void rewind_to(const struct rewind *r, int first_fd);

#endif
