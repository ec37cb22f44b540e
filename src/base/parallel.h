/* Work on many items, on all cores. */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

/* Works on the items [from, to); called by several threads at once, each time with other items. */
typedef void parallel_fn(void *userdata, size_t from, size_t to);

/*
 * Has all of n items worked on, `step` at a time (the last time fewer): the k-th call is about
 * those from k * step. Returns when all is done. Where there are no threads to be had, the caller's
 * does it alone.
 */
void parallel_run(size_t n, size_t step, parallel_fn *work, void *userdata);

#endif
