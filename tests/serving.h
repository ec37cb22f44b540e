/* Starts the test server (server.c) for a test program beside which it lies. */
#ifndef TESTS_SERVING_H
#define TESTS_SERVING_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

struct serving {
    pid_t pid;
    int leash; /* the server lives as long as this is open */
    int port;
};

/* 0, or -1. `folder` may be NULL. */
static inline int serving_start(struct serving *s, const char *folder)
{
    char path[4096];
    int in[2], out[2];
    const ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    FILE *port;

    if (len < 0)
        return -1;
    path[len] = '\0';
    strcpy(strrchr(path, '/') + 1, "server");
    if (pipe(in) < 0 || pipe(out) < 0 || (s->pid = fork()) < 0)
        return -1;
    if (s->pid == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        close(in[0]);
        close(in[1]);
        close(out[0]);
        close(out[1]);
        execl(path, path, folder, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    s->leash = in[1];
    port = fdopen(out[0], "r");
    if (!port || fscanf(port, "%d", &s->port) != 1)
        return -1;
    fclose(port);
    return 0;
}

static inline void serving_stop(struct serving *s)
{
    if (s->leash >= 0) {
        close(s->leash);
        waitpid(s->pid, NULL, 0);
    }
    s->leash = -1;
}

#endif
