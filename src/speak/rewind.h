/*
 * Rewinding: puts all writable memory of this process back to what it was at an earlier moment, so
 * that what is computed next depends on nothing that was computed since. It is what a fork of the
 * process as it was then would give, without the price of one, which is page faults above all: only
 * pages that have changed are written.
 *
 * It holds as long as the process keeps to its mappings; the sandbox sees to that, and brk, which
 * it allows, is rewound too. So are descriptors that were opened since. The stack below the caller
 * is cleared, and cannot grow deeper than what is cleared.
 */
#ifndef SPEAK_REWIND_H
#define SPEAK_REWIND_H

#include "base/attr.h"

#include <stdbool.h>

struct rewind;

/*
 * This moment is the one to go back to. The process must have one thread; what the functions on its
 * stack keep in local variables is not touched, all else is. NULL where it cannot be done.
 */
MUST_CHECK const struct rewind *rewind_save(void);
/* Goes back. Descriptors from `first_fd` on are closed. */
void rewind_to(const struct rewind *r, int first_fd);

#endif
