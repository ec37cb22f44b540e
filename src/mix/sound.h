/* What belongs to a programme besides its samples: the room's own types. */
#ifndef MIX_SOUND_H
#define MIX_SOUND_H

#include "base/str.h"

#include <stdint.h>

/* The shape of the samples: 16 bits, interleaved where there are several channels. */
struct sound_shape {
    uint32_t sample_rate; /* frames a second */
    uint32_t channels;
};

/* What a file says of itself. UTF-8; empty where not known. */
struct sound_tags {
    struct str title;
    struct str date; /* ISO 8601 */
};

#endif
