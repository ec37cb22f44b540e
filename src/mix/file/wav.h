/*
 * What WAV files need that libsndfile does not write: labelled cue points, tags without the
 * library's own name, sizes over 4 GiB, and a header for streams.
 *
 * Sources: [RIFF] Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0
 * (1991), "RIFF" and "WAVE"; [RF64] EBU Tech 3306 v1.1 (2009).
 */
#ifndef MIX_FILE_WAV_H
#define MIX_FILE_WAV_H

#include "base/buf.h"
#include "mix/file/sink.h"
#include "mix/sound.h"
#include "timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of the JUNK chunk's data that [RF64] has reserved for a ds64 chunk without a table. */
#define WAV_RESERVED 28

/* Numbers of 16 bits (the lower ones of v) and of 32, as all chunks have them: the low byte first.
 */
void wav_put_u16(struct buf *out, uint32_t v);
void wav_put_u32(struct buf *out, uint32_t v);

/* The data of a LIST chunk of type INFO, without its header. */
void wav_info(const struct sound_tags *tags, struct buf *out);

/*
 * The chunks after the samples: "cue " with a point for each mark, and LIST/adtl with its label.
 * Nothing without marks. Marks over 2^32 frames (54 hours at 22,050 Hz) have no place in a cue
 * point and are left out.
 */
void wav_cues(const struct timeline_mark *marks, size_t n, struct buf *out);

/* Adds a whole chunk, padded to be even. */
void wav_chunk(const char *id, struct str data, struct buf *out);

/* The greatest size that a RIFF can tell. */
#define WAV_LIMIT ((int64_t)UINT32_MAX)

/* A file that is to be completed. */
struct wav_ending {
    struct sink *sink;
    int fd;               /* the sink's, to read the head again */
    const char *what;     /* in errors */
    struct str early;     /* whole chunks that follow JUNK in the file, and are to be as here now */
    struct str chunks;    /* to append */
    uint32_t frame_bytes; /* bytes of a frame */
    int64_t n_frames;
    int64_t limit; /* as a rule WAV_LIMIT */
};

/*
 * Completes a file that begins with RIFF, "fmt ", perhaps "fact", and the reserved JUNK: appends
 * the chunks and sets the sizes; where they exceed the limit, makes it an RF64 file.
 */
MUST_CHECK bool wav_complete(const struct wav_ending *ending, struct error *err);

/*
 * The head of a stream whose length is not known: RIFF, "fmt ", LIST/INFO and the head of "data",
 * with sizes of 0xFFFFFFFF as ffmpeg writes them. ffmpeg, libsndfile and sox read on to the end
 * (sox with a warning).
 */
void wav_stream_head(
    const struct sound_shape *shape, const struct sound_tags *tags, struct buf *out);
/*
 * Sets the sizes after all, where the stream went into a file from its beginning; over 4 GiB they
 * stay as they are. `head_len` is the length of what wav_stream_head made.
 */
MUST_CHECK bool wav_stream_complete(struct sink *sink, size_t head_len, struct error *err);

#endif
