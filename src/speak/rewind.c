#include "speak/rewind.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* AddressSanitizer keeps books of its own about memory, which cannot be put back. */
#if defined(__SANITIZE_ADDRESS__)
#define CAN_REWIND false
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CAN_REWIND false
#endif
#endif
#ifndef CAN_REWIND
#define CAN_REWIND true
#endif

/* Bytes of stack that are cleared; the engine was seen to use 50 KiB. */
#define STACK_CLEARED ((size_t)256 << 10)
/* Bytes of stack above the caller that are left to what called it. */
#define STACK_ABOVE ((size_t)256 << 10)

#define MAX_REGIONS 512
/* Bytes that the heap may grow by between rewind_open and rewind_save. */
#define HEAP_SLACK ((size_t)4 << 20)

struct region {
    char *start;
    size_t len;
};

/* Lives at the beginning of the saved memory, which is read-only between rewind_save and the end. */
struct rewind {
    size_t size; /* bytes of the mapping */
    char *heap_end;
    size_t n;
    struct region regions[MAX_REGIONS];
    size_t heap; /* index of the heap's region; n where there is none */
};

/* One line of /proc/self/maps; see proc(5). */
static bool take_line(struct rewind *r, const char *line)
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
        r->heap = r->n;
    r->regions[r->n++] = (struct region){(char *)(uintptr_t)start, (size_t)(end - start)};
    return true;
}

static bool find_regions(struct rewind *r)
{
    FILE *const maps = fopen("/proc/self/maps", "re");
    char line[4096 + 256];
    bool ok = maps != NULL;

    r->heap = MAX_REGIONS;
    while (ok && fgets(line, sizeof line, maps))
        ok = take_line(r, line);
    if (maps)
        fclose(maps);
    return ok;
}

static size_t total(const struct rewind *r)
{
    size_t size = sizeof *r;

    for (size_t i = 0; i < r->n; i++)
        size += r->regions[i].len;
    return size;
}

struct rewind *rewind_open(void)
{
    const struct rlimit stack = {STACK_CLEARED + STACK_ABOVE, STACK_CLEARED + STACK_ABOVE};
    struct rewind found = {0}, *r;
    size_t size;

    if (!CAN_REWIND || setrlimit(RLIMIT_STACK, &stack) < 0 || !find_regions(&found) ||
        found.heap == MAX_REGIONS)
        return NULL;
    size = total(&found) + HEAP_SLACK;
    r = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (r == MAP_FAILED)
        return NULL;
    *r = found;
    r->size = size;
    return r;
}

bool rewind_save(struct rewind *r)
{
    char *at = (char *)(r + 1);

    r->heap_end = sbrk(0);
    r->regions[r->heap].len = (size_t)(r->heap_end - r->regions[r->heap].start);
    if (total(r) > r->size)
        return false;
    for (size_t i = 0; i < r->n; i++) {
        memcpy(at, r->regions[i].start, r->regions[i].len);
        at += r->regions[i].len;
    }
    return mprotect(r, r->size, PROT_READ) == 0;
}

__attribute__((noinline)) static void clear_stack(void)
{
    char below[STACK_CLEARED];

    explicit_bzero(below, sizeof below);
}

void rewind_to(const struct rewind *r, int first_fd)
{
    const char *at = (const char *)(r + 1);

    if (sbrk(0) != r->heap_end && brk(r->heap_end) < 0)
        _exit(1); /* a worker that is gone is replaced */
    for (size_t i = 0; i < r->n; i++) {
        memcpy(r->regions[i].start, at, r->regions[i].len);
        at += r->regions[i].len;
    }
    (void)close_range((unsigned)first_fd, ~0U, 0);
    clear_stack();
}
