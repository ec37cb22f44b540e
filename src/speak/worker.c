#include "speak/worker.h"

#include "speak/rewind.h"
#include "speak/sandbox.h"

#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static bool say_hello(int fd, const struct wire_hello *hello)
{
    return send(fd, hello, sizeof *hello, MSG_NOSIGNAL) == (ssize_t)sizeof *hello;
}

/* The next slot's number; false when the studio is gone. */
static bool next_slot(int fd, uint32_t *number)
{
    ssize_t got;

    do
        got = recv(fd, number, sizeof *number, 0);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof *number;
}

/* Each take starts from the same memory: the process's as it was when it had set its voice. */
static void speak_all(struct engine *engine, int fd, char *slots, const struct rewind *rewind)
{
    uint32_t number;

    while (next_slot(fd, &number)) {
        if (rewind)
            rewind_to(rewind, fd + 1);
        engine_speak(engine, (struct wire_slot *)(void *)(slots + number * WIRE_SLOT_SIZE));
        if (send(fd, &number, sizeof number, MSG_NOSIGNAL) < 0 || !rewind)
            return; /* without rewinding a process speaks once */
    }
}

_Noreturn void worker_main(
    struct engine *engine, const struct wire_request *request, int fd, char *slots)
{
    struct wire_hello hello = {.ok = 1, .sample_rate = engine_sample_rate(engine)};
    const struct rewind *rewind;
    struct error err = {0};

    if (!engine_set_voice(engine, &request->voice, &err)) {
        hello.ok = 0;
        snprintf(hello.why, sizeof hello.why, "%s", err.text);
        (void)say_hello(fd, &hello);
        _exit(0);
    }
    rewind = rewind_save();
    hello.sandboxed = sandbox_enter(engine_data(engine), request->memory_limit);
    if (say_hello(fd, &hello))
        speak_all(engine, fd, slots, rewind);
    _exit(0);
}
