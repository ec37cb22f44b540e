/*
 * The zygote: a process that has only initialised the engine, and forks workers. It is this program
 * started again, so that it has none of this process's memory; the main process never has the
 * engine in it.
 */
#ifndef SPEAK_ZYGOTE_H
#define SPEAK_ZYGOTE_H

#include "base/attr.h"
#include "base/error.h"
#include "speak/wire.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct zygote {
    pid_t pid;            /* 0 where it is not running */
    int control;          /* our end of the control socket; -1 likewise */
    uint32_t sample_rate; /* of all takes, in samples a second */
};

/*
 * Starts it with the slots (a file in memory; -1: none, it can only list voices), and waits until
 * the engine is initialised. False: err says why; z is then not running.
 */
MUST_CHECK bool zygote_start(struct zygote *z, int slots, struct error *err);
/* Ends it and its workers, and waits for that. */
void zygote_stop(struct zygote *z);

/*
 * Asks for a worker (or a list of voices, see wire.h): *fd becomes our end of its socket, owned by
 * the caller, *pid its process. False: err says why; the zygote may be gone.
 */
MUST_CHECK bool zygote_ask(
    struct zygote *z, const struct wire_request *request, int *fd, pid_t *pid, struct error *err);
/* Has the engine that voice? See engine_has_voice. */
MUST_CHECK bool zygote_has_voice(
    struct zygote *z, const struct wire_voice *voice, struct error *err);
/* Kills one of its workers and waits until it is gone. */
void zygote_kill(struct zygote *z, pid_t pid);

#endif
