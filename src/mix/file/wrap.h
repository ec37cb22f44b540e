/*
 * Tags and chapters around an encoded programme: they stand before the sound, but are known only
 * when it ends. So the codec writes to a spool, and what it wrote is copied behind its tags.
 */
#ifndef MIX_FILE_WRAP_H
#define MIX_FILE_WRAP_H

#include "base/error.h"
#include "base/spool.h"
#include "mix/file/sink.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stdint.h>

struct wrapping {
    const struct spool *body; /* what the codec wrote */
    int64_t length;           /* bytes of it */
    const struct sound_tags *tags;
    const struct sound_ending *ending;
    uint32_t sample_rate;
};

/* Writes the whole file to `out`, whose failures the caller looks at too. */
typedef bool wrap_fn(const struct wrapping *wrapping, struct sink *out, struct error *err);

wrap_fn wrap_mp3;  /* id3.c: an ID3v2.4 tag, then the frames */
wrap_fn wrap_flac; /* flactags.c: metadata blocks made anew */
wrap_fn wrap_ogg;  /* oggtags.c: Vorbis and Opus; also a serial number that is the same each time */

/* Copies the bytes of the body from `offset` on. */
MUST_CHECK bool wrap_copy(
    const struct wrapping *wrapping, int64_t offset, struct sink *out, struct error *err);

#endif
