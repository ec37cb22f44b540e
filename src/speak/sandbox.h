/*
 * The sandbox: what a process that speaks may still do. Text of strangers goes through a C library
 * with a history of overflows, so it may compute, allocate within limits, read files (the engine
 * loads dictionaries when a word needs them) and use the sockets and memory it has; nothing else.
 */
#ifndef SPEAK_SANDBOX_H
#define SPEAK_SANDBOX_H

#include "base/attr.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Confines this process for the rest of its life: resource limits (`memory` bytes on top of what it
 * has), no core file, no new privileges, no files but those in `folder`, and a system-call filter.
 * Returns whether the filter is in force; a kernel without seccomp leaves the limits alone.
 */
MUST_CHECK bool sandbox_enter(const char *folder, size_t memory);

#endif
