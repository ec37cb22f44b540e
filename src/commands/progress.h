/*
 * What is done and what is left, on a terminal: one line on standard error that is written over.
 * Nothing where standard error is no terminal.
 */
#ifndef COMMANDS_PROGRESS_H
#define COMMANDS_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    bool shown;        /* is there a bar at all? */
    bool drawn;        /* is one on the terminal now? */
    size_t total;      /* segments in all */
    uint32_t rate;     /* samples a second */
    int64_t start_ns;  /* when it began, on the monotonic clock */
    int64_t redraw_ns; /* when it may be drawn again */
};

/* The work begins, of which nothing is shown yet. */
void progress_start(struct progress *p);
/* Begins to show it; with `quiet`, or where standard error is no terminal, nothing is ever shown.
 */
void progress_begin(struct progress *p, bool quiet, size_t total, uint32_t rate);
/* `done` segments are spoken, `samples` of audio made. Draws ten times a second at most. */
void progress_update(struct progress *p, size_t done, int64_t samples);
/* Takes the bar away, so that a line can be printed. */
void progress_clear(struct progress *p);
/* Seconds since progress_start. */
double progress_seconds(const struct progress *p);

#endif
