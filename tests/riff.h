/* What a WAV file is made of, read by the tests on their own: chunks of [RIFF] and [RF64], see
 * mix/file/wav.h. */
#ifndef RIFF_H
#define RIFF_H

#include "base/str.h"

#include <stdint.h>
#include <string.h>

static inline uint32_t riff_u32(struct str t, size_t at)
{
    const unsigned char *const s = (const unsigned char *)t.s + at;

    return s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
}

static inline int64_t riff_i64(struct str t, size_t at)
{
    return (int64_t)(riff_u32(t, at) | (uint64_t)riff_u32(t, at + 4) << 32);
}

/*
 * Takes the next chunk off *rest: its data, and its id in `id`. A size of 0xFFFFFFFF is replaced by
 * `large` ([RF64]: the data's size in ds64). False at the end, and where the sizes do not fit.
 */
static inline bool riff_next(struct str *rest, int64_t large, char id[5], struct str *data)
{
    size_t size;

    if (rest->len < 8)
        return false;
    memcpy(id, rest->s, 4);
    id[4] = '\0';
    size = riff_u32(*rest, 4);
    if (size == UINT32_MAX)
        size = (size_t)large;
    if (size > rest->len - 8)
        return false;
    *data = str_cut(*rest, 8, 8 + size);
    *rest = str_cut(*rest, 8 + size + size % 2, rest->len);
    return true;
}

#endif
