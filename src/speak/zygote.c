#include "speak/zygote.h"

#include "speak/voice.h"
#include "speak/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ENGINE_NAME "speech engine"

/* A zygote is ready, or has forked, in some 20 ms; these are for one that hangs. */
#define START_LIMIT_MS 30000
#define STOP_LIMIT_MS  2000

extern char **environ;

/* ================================ in the zygote ================================ */

#define MAX_WORKERS 1024

struct nursery {
    struct engine *engine;
    char *slots;
    pid_t workers[MAX_WORKERS]; /* running, as far as known */
    size_t n;
};

/* Takes the workers that have ended off the list. */
static void reap(struct nursery *nursery)
{
    for (size_t i = 0; i < nursery->n;) {
        if (waitpid(nursery->workers[i], NULL, WNOHANG) != 0)
            nursery->workers[i] = nursery->workers[--nursery->n];
        else
            i++;
    }
}

/* Kills a worker and waits until it is gone: what it was writing to is then free. */
static void kill_worker(struct nursery *nursery, pid_t pid)
{
    for (size_t i = 0; i < nursery->n; i++) {
        if (nursery->workers[i] != pid)
            continue;
        kill(pid, SIGKILL); /* not waited for yet, so the number is still its own */
        (void)waitpid(pid, NULL, 0);
        nursery->workers[i] = nursery->workers[--nursery->n];
        return;
    }
}

static void kill_all(struct nursery *nursery)
{
    for (size_t i = 0; i < nursery->n; i++)
        kill(nursery->workers[i], SIGKILL);
    for (size_t i = 0; i < nursery->n; i++)
        (void)waitpid(nursery->workers[i], NULL, 0);
}

_Noreturn static void be_worker(
    const struct nursery *nursery, const struct wire_request *request, int fd, pid_t parent)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before that took hold */
        _exit(0);
    /* the worker's own socket is the only descriptor it has beside standard ones */
    (void)dup2(fd, WIRE_FD_CONTROL);
    (void)close_range(WIRE_FD_CONTROL + 1, ~0U, 0);
    if (request->op == WIRE_VOICES)
        _exit(engine_list(nursery->engine, WIRE_FD_CONTROL) ? 0 : 1);
    worker_main(nursery->engine, request, WIRE_FD_CONTROL, nursery->slots);
}

static int32_t fork_worker(struct nursery *nursery, const struct wire_request *request, int fd)
{
    const pid_t parent = getpid();
    pid_t pid;

    reap(nursery);
    if (nursery->n == MAX_WORKERS)
        return -EAGAIN;
    pid = fork();
    if (pid == 0)
        be_worker(nursery, request, fd, parent);
    if (pid < 0)
        return -errno;
    nursery->workers[nursery->n++] = pid;
    return pid;
}

/* The next request with its descriptor (-1: none); false when the studio is gone. */
static bool next_request(struct wire_request *request, int *fd)
{
    union {
        struct cmsghdr align;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec iov = {request, sizeof *request};
    struct msghdr message = {.msg_iov = &iov,
        .msg_iovlen = 1,
        .msg_control = &control,
        .msg_controllen = sizeof control};
    const struct cmsghdr *c;
    ssize_t got;

    *fd = -1;
    do
        got = recvmsg(WIRE_FD_CONTROL, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof *request)
        return false;
    c = CMSG_FIRSTHDR(&message);
    if (c && c->cmsg_type == SCM_RIGHTS)
        memcpy(fd, CMSG_DATA(c), sizeof *fd);
    return true;
}

static void look_for_voice(
    const struct nursery *nursery, const struct wire_voice *voice, struct wire_reply *reply)
{
    struct error err = {0};

    if (engine_has_voice(nursery->engine, voice, &err))
        return;
    reply->kind = err.kind;
    snprintf(reply->why, sizeof reply->why, "%s", err.text);
}

static void answer(
    struct nursery *nursery, const struct wire_request *request, int fd, struct wire_reply *reply)
{
    *reply = (struct wire_reply){.pid = request->pid};
    if (request->op == WIRE_KILL)
        kill_worker(nursery, request->pid);
    else if (request->op == WIRE_HAS)
        look_for_voice(nursery, &request->voice, reply);
    else
        reply->pid = fd < 0 ? -EBADF : fork_worker(nursery, request, fd);
}

static void serve(struct nursery *nursery)
{
    struct wire_request request = {0};
    struct wire_reply reply;
    int fd;

    while (next_request(&request, &fd)) {
        answer(nursery, &request, fd, &reply);
        if (fd >= 0)
            close(fd);
        if (send(WIRE_FD_CONTROL, &reply, sizeof reply, MSG_NOSIGNAL) < 0)
            break;
    }
    kill_all(nursery);
}

/*
 * How memory is got, so that workers can be rewound: all of it from one heap. The engine starts a
 * thread that we never use: its stack is kept small.
 */
static void keep_memory_simple(void)
{
    pthread_attr_t small;

    (void)mallopt(M_ARENA_MAX, 1);
    (void)mallopt(M_MMAP_MAX, 0);
    (void)mallopt(M_TRIM_THRESHOLD, INT32_MAX);
    if (pthread_attr_init(&small) != 0)
        return;
    if (pthread_attr_setstacksize(&small, (size_t)64 << 10) == 0)
        (void)pthread_setattr_default_np(&small);
    (void)pthread_attr_destroy(&small);
}

/* Maps the slots; none where there is no more than /dev/null. */
static bool map_slots(char **out)
{
    struct stat st;
    void *slots;

    *out = NULL;
    if (fstat(WIRE_FD_SLOTS, &st) < 0)
        return false;
    if (st.st_size == 0)
        return true;
    slots = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, WIRE_FD_SLOTS, 0);
    if (slots == MAP_FAILED)
        return false;
    *out = slots;
    return true;
}

static int be_zygote(void)
{
    struct nursery nursery = {0};
    struct wire_hello hello = {0};
    struct error err = {0};

    (void)prctl(PR_SET_NAME, "bulletin-speech"); /* else ps calls it "exe" */
    (void)close_range(WIRE_FD_SLOTS + 1, ~0U, 0);
    (void)signal(SIGINT, SIG_IGN); /* Ctrl-C is the studio's, which ends us */
    (void)signal(SIGQUIT, SIG_IGN);
    (void)signal(SIGHUP, SIG_IGN);
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGCHLD, SIG_DFL);
    keep_memory_simple();
    if (map_slots(&nursery.slots))
        nursery.engine = engine_open(&err);
    else
        error_errno(&err, ENGINE_NAME, errno);
    hello.ok = nursery.engine != NULL;
    hello.sample_rate = hello.ok ? engine_sample_rate(nursery.engine) : 0;
    snprintf(hello.why, sizeof hello.why, "%s", err.text);
    if (send(WIRE_FD_CONTROL, &hello, sizeof hello, MSG_NOSIGNAL) < 0 || !hello.ok)
        return 1;
    serve(&nursery);
    return 0;
}

/* Runs before main: a process started with WIRE_ENV is a zygote and nothing else. */
__attribute__((constructor)) static void zygote_entry(void)
{
    if (getenv(WIRE_ENV))
        _exit(be_zygote());
}

/* ================================ in the studio ================================ */

/* This process's environment with WIRE_ENV, in one allocation; the texts are lent. */
static char **zygote_environment(void)
{
    size_t n = 0;
    char **copy;

    while (environ[n])
        n++;
    copy = calloc(n + 2, sizeof *copy);
    if (!copy)
        return NULL;
    memcpy(copy, environ, n * sizeof *copy);
    copy[n] = strdup(WIRE_ENV "=1");
    if (!copy[n]) {
        free(copy);
        return NULL;
    }
    return copy;
}

static void free_environment(char **copy)
{
    size_t n = 0;

    while (copy[n])
        n++;
    free(copy[n - 1]);
    free(copy);
}

/* The child's descriptors: nothing but the two that it is given. The engine's own messages go
 * nowhere. */
static bool set_descriptors(posix_spawn_file_actions_t *actions, int control, int slots)
{
    for (int fd = 0; fd <= WIRE_FD_SLOTS; fd++)
        if (posix_spawn_file_actions_addopen(actions, fd, "/dev/null", O_RDWR, 0) != 0)
            return false;
    return posix_spawn_file_actions_adddup2(actions, control, WIRE_FD_CONTROL) == 0 &&
           (slots < 0 || posix_spawn_file_actions_adddup2(actions, slots, WIRE_FD_SLOTS) == 0);
}

static bool spawn(struct zygote *z, int control, int slots, struct error *err)
{
    char name[] = "bulletin: speech engine";
    char *const arguments[] = {name, NULL};
    char **const environment = zygote_environment();
    posix_spawn_file_actions_t actions;
    int failed = ENOMEM;

    if (!environment || posix_spawn_file_actions_init(&actions) != 0) {
        error_memory(err, ENGINE_NAME);
        goto out;
    }
    if (set_descriptors(&actions, control, slots))
        failed = posix_spawn(&z->pid, "/proc/self/exe", &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        z->pid = 0;
        error_errno(err, ENGINE_NAME, failed);
    }
out:
    if (environment)
        free_environment(environment);
    return failed == 0;
}

/* A socket pair whose descriptors are clear of those that the zygote is given. */
static bool make_pair(int pair[2], struct error *err)
{
    int made[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, made) < 0)
        return error_errno(err, ENGINE_NAME, errno);
    for (int i = 0; i < 2; i++)
        pair[i] = fcntl(made[i], F_DUPFD_CLOEXEC, WIRE_FD_SLOTS + 1);
    close(made[0]);
    close(made[1]);
    if (pair[0] >= 0 && pair[1] >= 0)
        return true;
    error_errno(err, ENGINE_NAME, errno);
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            close(pair[i]);
    return false;
}

/* Receives a message of that size; not for longer than START_LIMIT_MS. */
static bool receive(int fd, void *message, size_t size)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    ssize_t got;

    do
        got = poll(&p, 1, START_LIMIT_MS) == 1 ? recv(fd, message, size, 0) : -1;
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)size;
}

bool zygote_start(struct zygote *z, int slots, struct error *err)
{
    struct wire_hello hello;
    int pair[2];
    bool spawned;

    *z = (struct zygote){.control = -1};
    if (getenv(WIRE_ENV)) /* never a zygote's zygote */
        return error_set(err, ENGINE_NAME, "%s is set", WIRE_ENV);
    if (!make_pair(pair, err))
        return false;
    spawned = spawn(z, pair[1], slots, err);
    close(pair[1]);
    z->control = pair[0];
    if (!spawned)
        goto fail;
    if (!receive(z->control, &hello, sizeof hello)) {
        error_set(err, ENGINE_NAME, "ended while it started");
        goto fail;
    }
    if (!hello.ok) {
        hello.why[sizeof hello.why - 1] = '\0';
        error_set(err, ENGINE_NAME, "%s", hello.why);
        goto fail;
    }
    z->sample_rate = hello.sample_rate;
    return true;
fail:
    zygote_stop(z);
    return false;
}

void zygote_stop(struct zygote *z)
{
    const struct timespec step = {.tv_nsec = 1000000};
    int waited_ms = 0;

    if (z->control >= 0)
        close(z->control); /* on which it ends its workers and itself */
    while (z->pid > 0 && waitpid(z->pid, NULL, WNOHANG) == 0) {
        if (waited_ms++ == STOP_LIMIT_MS)
            kill(z->pid, SIGKILL);
        nanosleep(&step, NULL);
    }
    z->control = -1;
    z->pid = 0;
}

static bool send_request(int control, const struct wire_request *request, int attached)
{
    union {
        struct cmsghdr align;
        char bytes[CMSG_SPACE(sizeof(int))];
    } ancillary = {.bytes = {0}};
    struct wire_request copy = *request;
    struct iovec iov = {&copy, sizeof copy};
    struct msghdr message = {.msg_iov = &iov, .msg_iovlen = 1};
    struct cmsghdr *c;

    if (attached >= 0) {
        message.msg_control = &ancillary;
        message.msg_controllen = sizeof ancillary;
        c = CMSG_FIRSTHDR(&message);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(sizeof attached);
        memcpy(CMSG_DATA(c), &attached, sizeof attached);
    }
    return sendmsg(control, &message, MSG_NOSIGNAL) == (ssize_t)sizeof copy;
}

bool zygote_ask(
    struct zygote *z, const struct wire_request *request, int *fd, pid_t *pid, struct error *err)
{
    struct wire_reply reply = {0};
    int pair[2];
    bool asked;

    if (!make_pair(pair, err))
        return false;
    asked = send_request(z->control, request, pair[1]) && receive(z->control, &reply, sizeof reply);
    close(pair[1]);
    if (asked && reply.pid > 0) {
        *fd = pair[0];
        *pid = reply.pid;
        return true;
    }
    close(pair[0]);
    if (!asked)
        return error_set(err, ENGINE_NAME, "ended unexpectedly");
    return error_errno(err, ENGINE_NAME, -reply.pid);
}

void zygote_kill(struct zygote *z, pid_t pid)
{
    const struct wire_request request = {.op = WIRE_KILL, .pid = pid};

    struct wire_reply reply;

    /* a zygote that is gone took its workers along */
    if (send_request(z->control, &request, -1))
        (void)receive(z->control, &reply, sizeof reply);
}

bool zygote_has_voice(struct zygote *z, const struct wire_voice *voice, struct error *err)
{
    const struct wire_request request = {.op = WIRE_HAS, .voice = *voice};
    struct wire_reply reply;

    if (!send_request(z->control, &request, -1) || !receive(z->control, &reply, sizeof reply))
        return error_set(err, ENGINE_NAME, "ended unexpectedly");
    if (reply.kind == ERROR_NONE)
        return true;
    reply.why[sizeof reply.why - 1] = '\0';
    if (err)
        *err = (struct error){.kind = reply.kind == ERROR_USAGE ? ERROR_USAGE : ERROR_FAILED};
    if (err)
        snprintf(err->text, sizeof err->text, "%s", reply.why);
    return false;
}
