#include "mix/track/cutoff.h"

#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD 8 /* of a chunk: its name and its size */
/* Chunks looked at for the samples; a file has a dozen. */
#define MOST_CHUNKS 1000
/* A size from here on is what is written where it is not known: more than 2 GiB, less a header. */
#define UNKNOWN 0x7fffff00u

static uint32_t size_at(const unsigned char *b, bool big)
{
    return big ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3]
               : (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

/* RIFF and WAVE, or FORM and AIFF or AIFC (EA IFF 85). */
static bool is_chunked(const unsigned char *head, bool *big)
{
    *big = memcmp(head, "FORM", 4) == 0;
    if (*big)
        return memcmp(head + 8, "AIF", 3) == 0;
    return memcmp(head, "RIFF", 4) == 0 && memcmp(head + 8, "WAVE", 4) == 0;
}

int64_t cutoff_missing(int fd)
{
    unsigned char head[12];
    struct stat stat;
    int64_t at = sizeof head;
    bool big;

    if (fstat(fd, &stat) < 0 || pread(fd, head, sizeof head, 0) != sizeof head ||
        !is_chunked(head, &big))
        return 0;
    for (int i = 0; i < MOST_CHUNKS && pread(fd, head, HEAD, at) == HEAD; i++) {
        const uint32_t size = size_at(head + 4, big);
        at += HEAD;
        if (memcmp(head, big ? "SSND" : "data", 4) == 0)
            return size < UNKNOWN && at + size > stat.st_size ? at + size - stat.st_size : 0;
        at += (int64_t)size + (size & 1);
    }
    return 0;
}
