/* What the tests of encoded files share: a sound written to a file, and read back by libsndfile. */
#ifndef ENCODING_H
#define ENCODING_H

#include "base/file.h"
#include "mix/file/encoder.h"
#include "testing.h"

#include <sndfile.h>

#define RATE 22050

struct encoding {
    struct arena *arena;
    char folder[256];
    char path[512];
    struct encoder_options options;
    struct error err;
};

static inline int encoding_set_up(void **state)
{
    struct encoding *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/out.wav", f->folder);
    f->options.shape = (struct sound_shape){.sample_rate = RATE, .channels = 1};
    *state = f;
    return 0;
}

static inline int encoding_tear_down(void **state)
{
    struct encoding *f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

/* Sample i of the test's sound: no two blocks are alike. */
static inline int16_t sample(size_t i)
{
    return (int16_t)((i * 40503u >> 4) & 0xFFFF);
}

/* Writes n samples in calls of different lengths. */
static inline bool write_samples(struct encoding *f, struct encoder *sound, size_t n)
{
    static int16_t room[70000];
    size_t done = 0, step = 1;

    while (done < n) {
        const size_t some = step < n - done ? step : n - done;
        for (size_t i = 0; i < some; i++)
            room[i] = sample(done + i);
        if (!encoder_write(sound, SAMPLES_16, room, some, &f->err))
            return false;
        done += some;
        step = step * 3 % 69997 + 1;
    }
    return true;
}

/* The whole way; false where one step failed. */
static inline bool write_file(
    struct encoding *f, size_t n, const struct timeline_mark *marks, size_t n_marks)
{
    struct encoder *sound = encoder_open(f->path, &f->options, &f->err);
    struct file_out *file;

    if (!sound)
        return false;
    if (!write_samples(f, sound, n)) {
        encoder_abort(&sound);
        assert_null(sound);
        return false;
    }
    if (!encoder_finish(&sound, &(struct sound_ending){.chapters = marks, .n_chapters = n_marks},
            &file, &f->err)) {
        assert_null(sound);
        assert_null(file);
        return false;
    }
    assert_null(sound);
    return file_out_commit(&file, &f->err);
}

static inline void assert_samples(const char *path, size_t n, int format)
{
    static int16_t room[4096];
    SF_INFO info = {0};
    SNDFILE *sound = sf_open(path, SFM_READ, &info);
    sf_count_t got;
    size_t at = 0;

    assert_non_null(sound);
    assert_int_equal(info.frames, n);
    assert_int_equal(info.samplerate, RATE);
    assert_int_equal(info.channels, 1);
    assert_int_equal(info.format, format);
    while ((got = sf_read_short(sound, room, 4096)) > 0)
        for (sf_count_t i = 0; i < got; i++, at++)
            assert_int_equal(room[i], sample(at));
    assert_int_equal(at, n);
    assert_int_equal(sf_close(sound), 0);
}

static inline struct str whole_file(struct encoding *f, const char *path)
{
    struct str bytes;

    assert_true(file_read(path, FILE_MAX_INPUT, f->arena, &bytes, &f->err));
    return bytes;
}

#endif
