#include "speak/rewind.h"

#include "speak/sanitizer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* Bytes of stack that are cleared; the engine was seen to use some 30 KiB. */
#define STACK_CLEARED ((size_t)256 << 10)
/* Bytes of stack above the caller that are left to what called it, the environment included. */
#define STACK_ABOVE ((size_t)256 << 10)

#define MAX_REGIONS 512

/* What is compared and written at once. */
#define PAGE ((size_t)4096)

struct region {
    char *start;
    size_t len;
};

/*
 * What was saved: this header, padded to whole pages, and the bytes of the regions one after the
 * other. A file in memory, mapped for reading only.
 */
struct rewind {
    char *heap_end;
    size_t n;
    struct region regions[MAX_REGIONS];
};

#define SAVED_AT ((sizeof(struct rewind) + PAGE - 1) / PAGE * PAGE)

/* One line of /proc/self/maps (proc(5)). The last region of the heap grows with brk. */
static bool take_line(struct rewind *r, struct region **heap, const char *line)
{
    unsigned long long start, end;
    char permissions[5];
    int path = 0;

    if (sscanf(line, "%llx-%llx %4s %*s %*s %*s %n", &start, &end, permissions, &path) < 3)
        return false;
    if (strcmp(permissions, "rw-p") != 0 || strncmp(line + path, "[stack", 6) == 0)
        return true;
    if (r->n == MAX_REGIONS)
        return false;
    if (strncmp(line + path, "[heap]", 6) == 0)
        *heap = &r->regions[r->n];
    r->regions[r->n++] = (struct region){(char *)(uintptr_t)start, (size_t)(end - start)};
    return true;
}

static bool find_regions(struct rewind *r)
{
    FILE *const maps = fopen("/proc/self/maps", "re");
    struct region *heap = NULL;
    char line[4096 + 256];
    bool ok = maps != NULL;

    while (ok && fgets(line, sizeof line, maps))
        ok = take_line(r, &heap, line);
    if (maps)
        fclose(maps);
    if (!ok || !heap)
        return false;
    r->heap_end = sbrk(0); /* reading the file may have moved it */
    heap->len = (size_t)(r->heap_end - heap->start);
    return true;
}

static bool write_at(int fd, const char *bytes, size_t len, size_t at)
{
    while (len) {
        const ssize_t put = pwrite(fd, bytes, len, (off_t)at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        len -= (size_t)put;
        at += (size_t)put;
    }
    return true;
}

/* Writes it all to the file; 0, or the bytes of the file. */
static size_t write_all(int fd, const struct rewind *r)
{
    size_t at = SAVED_AT;

    if (!write_at(fd, (const char *)r, sizeof *r, 0))
        return 0;
    for (size_t i = 0; i < r->n; i++) {
        if (!write_at(fd, r->regions[i].start, r->regions[i].len, at))
            return 0;
        at += r->regions[i].len;
    }
    return at;
}

static bool bound_stack(void)
{
    const struct rlimit stack = {STACK_CLEARED + STACK_ABOVE, STACK_CLEARED + STACK_ABOVE};

    return setrlimit(RLIMIT_STACK, &stack) == 0;
}

const struct rewind *rewind_save(void)
{
    struct rewind r = {0};
    void *saved = MAP_FAILED;
    size_t size;
    int fd;

    if (ADDRESS_SANITIZER || !bound_stack() || !find_regions(&r))
        return NULL;
    fd = memfd_create("bulletin-rewind", MFD_CLOEXEC);
    if (fd < 0)
        return NULL;
    size = write_all(fd, &r);
    if (size)
        saved = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    return saved == MAP_FAILED ? NULL : saved;
}

__attribute__((noinline)) static void clear_stack(void)
{
    char below[STACK_CLEARED];

    explicit_bzero(below, sizeof below);
}

/* Writes the pages that differ: writing to one for the first time costs more than comparing ten. */
static void put_back(const struct region *region, const char *saved)
{
    for (size_t at = 0; at < region->len; at += PAGE) {
        const size_t len = region->len - at < PAGE ? region->len - at : PAGE;
        if (memcmp(region->start + at, saved + at, len) != 0)
            memcpy(region->start + at, saved + at, len);
    }
}

void rewind_to(const struct rewind *r, int first_fd)
{
    const char *saved = (const char *)r + SAVED_AT;

    if (sbrk(0) != r->heap_end && brk(r->heap_end) < 0)
        _exit(1); /* a worker that is gone is replaced */
    for (size_t i = 0; i < r->n; i++) {
        put_back(&r->regions[i], saved);
        saved += r->regions[i].len;
    }
    (void)close_range((unsigned)first_fd, ~0U, 0);
    clear_stack();
}
