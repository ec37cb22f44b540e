/* The codec of a WAV stream on standard output: 16 bits, no cues. */
#include "base/buf.h"
#include "mix/file/codec.h"
#include "mix/file/wav.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct wavstream {
    struct codec_place place;
    size_t frame_bytes;
    size_t head_len; /* bytes of the head; 0 where it cannot be gone back to */
};

/* Does it go into a file, and from its beginning? Then its head can be set right. */
static bool is_file(int fd)
{
    const int flags = fcntl(fd, F_GETFL);
    struct stat st;

    return flags >= 0 && !(flags & O_APPEND) && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
           lseek(fd, 0, SEEK_CUR) == 0;
}

static void *open_stream(
    const struct codec_place *place, const struct encoder_options *options, struct error *err)
{
    struct wavstream *stream = malloc(sizeof *stream);
    struct buf head = {0};

    wav_stream_head(&options->shape, &options->tags, &head);
    if (!stream || head.failed) {
        error_memory(err, place->what);
        goto fail;
    }
    *stream = (struct wavstream){.place = *place,
        .frame_bytes = options->shape.channels * sizeof(int16_t),
        .head_len = is_file(place->fd) ? head.len : 0};
    sink_write(place->sink, buf_str(&head));
    buf_free(&head);
    return stream;
fail:
    buf_free(&head);
    free(stream);
    return NULL;
}

static bool write_frames(
    void *state, enum sample_format format, const void *frames, size_t n, struct error *err)
{
    const struct wavstream *const stream = state;

    (void)format; /* always 16 bits */
    sink_write(stream->place.sink, (struct str){frames, n * stream->frame_bytes});
    return sink_ok(stream->place.sink, err);
}

static bool finish(void *state, const struct sound_ending *ending, struct error *err)
{
    const struct wavstream *const stream = state;

    (void)ending;
    return stream->head_len ? wav_stream_complete(stream->place.sink, stream->head_len, err)
                            : sink_flush(stream->place.sink, err);
}

const struct codec wavstream = {open_stream, write_frames, finish, free};
