/* What belongs to a programme besides its samples: the room's own types. */
#ifndef MIX_SOUND_H
#define MIX_SOUND_H

#include "base/str.h"
#include "timeline.h"

#include <stdbool.h>
#include <stdint.h>

/* Interleaved where there are several channels. */
struct sound_shape {
    uint32_t sample_rate; /* frames a second */
    uint32_t channels;
};

/* How a sample is kept. */
enum sample_format {
    SAMPLES_16,    /* int16_t */
    SAMPLES_24,    /* int32_t, whose upper 24 bits count */
    SAMPLES_FLOAT, /* float, full scale is 1 */
};

/* What a file says of itself. UTF-8; empty where not known. */
struct sound_tags {
    struct str title;
    struct str artist;
    struct str album;
    struct str date;     /* ISO 8601 */
    struct str language; /* BCP 47 */
    struct str comment;
    struct str cover; /* bytes of a JPEG or PNG picture */
};

/* Loudness of the whole programme (EBU R 128, Tech 3341, Tech 3342). */
struct sound_loudness {
    bool measured;     /* else the rest means nothing */
    double integrated; /* LUFS */
    double range;      /* LU */
    double true_peak;  /* dBTP */
    double momentary;  /* greatest, LUFS */
    double short_term; /* greatest, LUFS */
};

/* What is known only at the end of a programme. Samples are the file's. */
struct sound_ending {
    const struct timeline_mark *chapters; /* as timeline_chapters() lists them; lent */
    size_t n_chapters;
    int64_t n_frames;     /* of the programme */
    int64_t speech_start; /* sample of the first words; 0 where none */
    int64_t speech_end;   /* sample after the last words, or the last sting where one follows */
    struct str out_words; /* the last words; empty where none */
    struct sound_loudness loudness;
};

#endif
