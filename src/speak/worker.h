/* A worker: the process that speaks slots, one after the other, with one voice. */
#ifndef SPEAK_WORKER_H
#define SPEAK_WORKER_H

#include "speak/voice.h"
#include "speak/wire.h"

/*
 * Sets the voice, enters the sandbox and speaks what is asked for on socket fd until that closes;
 * `slots` is the shared memory. Runs in a fork of the zygote and never returns.
 */
_Noreturn void worker_main(
    struct engine *engine, const struct wire_request *request, int fd, char *slots);

#endif
