#include "mix/track/soundreader.h"

#include "mix/track/cutoff.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEAST_RATE 4000
#define MOST_RATE  768000
/* Minutes of frames in one call overflow libsndfile's stack with Vorbis. */
#define FRAMES_AT_ONCE ((size_t)4096)
/* Floats may hold whole numbers of 24 bits by mistake, and be as loud; what is more is no sound. */
#define MOST_VALUE 1e8f

struct soundreader {
    SNDFILE *file;
    SF_INFO info;
    int64_t at;      /* frame that is read next */
    char name[4096]; /* the path */
};

/* Without waiting for somebody to write to a pipe. -1: err says why. */
static int open_file(const char *name, struct error *err)
{
    const int fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat stat;

    if (fd < 0) {
        error_errno(err, name, errno);
        return -1;
    }
    if (fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode))
        return fd;
    error_set(err, name, "is not a sound file");
    close(fd);
    return -1;
}

static bool has_shape(const struct soundreader *r, struct error *err)
{
    if (r->info.channels < 1 || r->info.channels > 2)
        return error_set(
            err, r->name, "has %d channels; sounds of one or two can be played", r->info.channels);
    if (r->info.samplerate < LEAST_RATE || r->info.samplerate > MOST_RATE)
        return error_set(err, r->name, "has %d samples a second; sounds of %d to %d can be played",
            r->info.samplerate, LEAST_RATE, MOST_RATE);
    if (r->info.frames <= 0)
        return error_set(err, r->name, "holds no sound");
    /* where a type does not tell its length, libsndfile says the greatest there is */
    if (r->info.frames / r->info.samplerate > INT32_MAX)
        return error_set(err, r->name, "does not tell how long it is");
    return true;
}

static bool set_up(struct soundreader *r, struct error *err)
{
    const int fd = open_file(r->name, err);
    int64_t missing;

    if (fd < 0)
        return false;
    missing = cutoff_missing(fd);
    r->file = sf_open_fd(fd, SFM_READ, &r->info, SF_TRUE); /* which closes it in any case */
    if (!r->file)
        return error_set(
            err, r->name, "is not a sound file that can be read: %s", sf_strerror(NULL));
    if (missing > 0)
        return error_set(
            err, r->name, "is damaged: its last %lld bytes are missing", (long long)missing);
    return has_shape(r, err);
}

struct soundreader *soundreader_open(struct str path, struct error *err)
{
    struct soundreader *r = calloc(1, sizeof *r);

    if (!r) {
        error_memory(err, "sound");
        return NULL;
    }
    if (path.len == 0 || path.len >= sizeof r->name || memchr(path.s, '\0', path.len)) {
        error_set(err, "sound", "has a file name that cannot be");
        free(r);
        return NULL;
    }
    memcpy(r->name, path.s, path.len);
    if (!set_up(r, err))
        soundreader_close(&r);
    return r;
}

void soundreader_close(struct soundreader **reader)
{
    if (!*reader)
        return;
    if ((*reader)->file)
        sf_close((*reader)->file);
    free(*reader);
    *reader = NULL;
}

struct sound_shape soundreader_shape(const struct soundreader *r)
{
    return (struct sound_shape){
        .sample_rate = (uint32_t)r->info.samplerate, .channels = (uint32_t)r->info.channels};
}

const char *soundreader_name(const struct soundreader *r)
{
    return r->name;
}

int64_t soundreader_frames(const struct soundreader *r)
{
    return r->info.frames;
}

static double seconds(const struct soundreader *r, int64_t frames)
{
    return (double)frames / r->info.samplerate;
}

/* It ends before the end. */
static bool cut_off(const struct soundreader *r, struct error *err)
{
    const char *const why = sf_error(r->file) ? sf_strerror(r->file) : "it ends there";

    return error_set(err, r->name, "is damaged: of %.3f s, only %.3f s can be read (%s)",
        seconds(r, r->info.frames), seconds(r, r->at), why);
}

bool soundreader_seek(struct soundreader *r, int64_t frame, struct error *err)
{
    if (frame == r->at)
        return true;
    r->at = sf_seek(r->file, frame, SEEK_SET);
    if (r->at == frame)
        return true;
    r->at = 0;
    return error_set(
        err, r->name, "is damaged: second %.3f cannot be found in it", seconds(r, frame));
}

static bool is_sound(const struct soundreader *r, const float *samples, size_t n, struct error *err)
{
    for (size_t i = 0; i < n; i++)
        if (!(fabsf(samples[i]) <= MOST_VALUE))
            return error_set(err, r->name, "is damaged: near %.3f s it holds what is no sound",
                seconds(r, r->at));
    return true;
}

bool soundreader_read(struct soundreader *r, float *frames, size_t n, struct error *err)
{
    const size_t channels = (size_t)r->info.channels;

    while (n) {
        const size_t some = n < FRAMES_AT_ONCE ? n : FRAMES_AT_ONCE;
        const sf_count_t got = sf_readf_float(r->file, frames, (sf_count_t)some);
        if (got > 0 && !is_sound(r, frames, (size_t)got * channels, err))
            return false;
        r->at += got > 0 ? got : 0;
        if (got != (sf_count_t)some)
            return cut_off(r, err);
        frames += some * channels;
        n -= some;
    }
    return true;
}
