/*
 * A thread beside the caller's: what the caller hands over is worked on in order, while the caller
 * goes on. At most about two megabytes wait; then the caller waits.
 */
#ifndef MIX_RELAY_H
#define MIX_RELAY_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct relay;

/* Works on the bytes of one hand-over, aligned for any type; runs in the relay's own thread, and
 * may use nothing that the caller uses meanwhile. False (err filled in) ends the work. */
typedef bool relay_fn(void *userdata, struct str bytes, struct error *err);

/* NULL: err says why, naming `what`. The thread begins with the first hand-over. */
MUST_CHECK struct relay *relay_open(
    relay_fn *work, void *userdata, const char *what, struct error *err);
#define RELAY_MOST ((size_t)256 << 10)
/* Room for what is handed over next: RELAY_MOST bytes, aligned for any type, the caller's until
 * relay_hand. NULL: the work failed, err has its error. */
MUST_CHECK void *relay_room(struct relay *relay, struct error *err);
/* Hands over the first `len` bytes of the room. */
void relay_hand(struct relay *relay, size_t len);
/* Hands over a copy of at most RELAY_MOST bytes. False: the work failed, err has its error. */
MUST_CHECK bool relay_put(struct relay *relay, struct str bytes, struct error *err);
/* Waits until all is worked on, ends the thread, frees it and sets *relay to NULL, also on failure.
 */
MUST_CHECK bool relay_finish(struct relay **relay, struct error *err);
/* The same, dropping what waits. *relay may be NULL. */
void relay_abort(struct relay **relay);

#endif
