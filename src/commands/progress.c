#include "commands/progress.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define REDRAW_NS ((int64_t)100000000)
#define BAR_WIDTH 24

static int64_t now_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* A bar that cannot be written is no reason to stop. */
static void draw(const char *text, size_t len)
{
    const bool written =
        file_write_all(STDERR_FILENO, (struct str){text, len}, "standard error", NULL);

    (void)written;
}

void progress_start(struct progress *p)
{
    *p = (struct progress){.start_ns = now_ns()};
}

void progress_begin(struct progress *p, bool quiet, size_t total, uint32_t rate)
{
    p->shown = !quiet && isatty(STDERR_FILENO);
    p->total = total;
    p->rate = rate;
}

double progress_seconds(const struct progress *p)
{
    return (double)(now_ns() - p->start_ns) / 1e9;
}

void progress_update(struct progress *p, size_t done, int64_t samples)
{
    char bar[BAR_WIDTH + 1], line[160];
    int64_t now, audio;
    size_t filled;
    double took;
    int len;

    if (!p->shown || p->total == 0)
        return;
    now = now_ns();
    if (now < p->redraw_ns)
        return;
    p->redraw_ns = now + REDRAW_NS;
    filled = done * BAR_WIDTH / p->total;
    memset(bar, '.', BAR_WIDTH);
    memset(bar, '#', filled);
    bar[BAR_WIDTH] = '\0';
    audio = samples / p->rate;
    took = (double)(now - p->start_ns) / 1e9;
    len = snprintf(line, sizeof line,
        "\r[%s] %zu of %zu segments, %lld:%02d made, %.0f x real time\x1b[K", bar, done, p->total,
        (long long)(audio / 60), (int)(audio % 60),
        took > 0 ? (double)samples / p->rate / took : 0.0);
    draw(line, (size_t)len);
    p->drawn = true;
}

void progress_clear(struct progress *p)
{
    if (p->drawn)
        draw("\r\x1b[K", 4);
    p->drawn = false;
}
