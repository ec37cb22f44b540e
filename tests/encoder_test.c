/*
 * mix/file/encoder.h: the types of files, what is refused, full disks, and streams. What is in a
 * WAV file is wav_test.c's.
 */
#include "mix/file/encoder.h"

#include "encoding.h"
#include "riff.h"

#include <fcntl.h>
#include <unistd.h>

/* --- types --- */

/* The file's name with another ending. */
static void use_ending(struct encoding *f, const char *ending)
{
    snprintf(f->path, sizeof f->path, "%s/out%s", f->folder, ending);
}

static const char *const encoded[] = {".flac", ".mp3", ".opus", ".ogg"};
#define N_ENCODED (sizeof encoded / sizeof *encoded)

/* A rate that every type holds. */
static void use_48k(struct encoding *f)
{
    f->options.shape.sample_rate = 48000;
}

/* Whatever pads the coding, as many frames come out as went in. */
static void every_type_keeps_the_length(void **state)
{
    struct encoding *const f = *state;

    use_48k(f);
    for (size_t i = 0; i < N_ENCODED; i++) {
        SF_INFO info = {0};
        SNDFILE *sound;
        use_ending(f, encoded[i]);
        assert_true(write_file(f, 123457, NULL, 0));
        sound = sf_open(f->path, SFM_READ, &info);
        assert_non_null(sound);
        assert_int_equal(info.frames, 123457);
        assert_int_equal(info.samplerate, 48000);
        sf_close(sound);
    }
}

static void flac_keeps_every_sample(void **state)
{
    struct encoding *const f = *state;

    use_ending(f, ".flac");
    assert_true(write_file(f, 70001, NULL, 0));
    assert_samples(f->path, 70001, SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
}

static void every_type_is_the_same_twice(void **state)
{
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 5, .end = 50000};
    struct encoding *const f = *state;

    use_48k(f);
    f->options.tags.title = STR("Twice");
    for (size_t i = 0; i < N_ENCODED; i++) {
        struct str first;
        use_ending(f, encoded[i]);
        assert_true(write_file(f, 50000, &mark, 1));
        first = whole_file(f, f->path);
        assert_true(write_file(f, 50000, &mark, 1));
        assert_true(str_eq(first, whole_file(f, f->path)));
    }
}

/* What a type cannot be is an error of usage before anything is opened. */
static void what_a_type_cannot_hold_is_refused(void **state)
{
    const struct {
        const char *ending, *names;
        struct encoder_options options;
    } cases[] = {
        {".opus", "48000", {.shape = {22050, 1}}},
        {".mp3", "44100", {.shape = {96000, 1}}},
        {".mp3", "320", {.shape = {44100, 1}, .bitrate = 500}},
        {".mp3", "160", {.shape = {22050, 1}, .bitrate = 320}},
        {".flac", "float", {.shape = {22050, 1}, .format = SAMPLES_FLOAT}},
        {".ogg", "keeps no samples", {.shape = {22050, 1}, .format = SAMPLES_24}},
        {".wav", "bit rate", {.shape = {22050, 1}, .bitrate = 96}},
        {".ogg", "variable", {.shape = {22050, 1}, .variable = true}},
        {".wav", "channels", {.shape = {22050, 3}}},
    };
    struct encoding *const f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        use_ending(f, cases[i].ending);
        assert_null(encoder_open(f->path, &cases[i].options, &f->err));
        assert_int_equal(f->err.kind, ERROR_USAGE);
        assert_non_null(strstr(f->err.text, cases[i].names));
        assert_int_equal(scratch_entries(f->folder), 0);
    }
}

static void other_endings_are_refused(void **state)
{
    static const char *const names[] = {"x.mp4", "x", "wav", ".wav", "x.wav.txt", "folder.wav/x"};
    struct encoding *const f = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_null(encoder_open(names[i], &f->options, &f->err));
        assert_int_equal(f->err.kind, ERROR_USAGE);
        assert_int_equal(strncmp(f->err.text, names[i], strlen(names[i])), 0);
        assert_non_null(strstr(f->err.text, " .wav"));
    }
    snprintf(f->path, sizeof f->path, "%s/OUT.WAV", f->folder);
    assert_true(write_file(f, 10, NULL, 0));
}

static void an_abort_leaves_nothing(void **state)
{
    struct encoding *const f = *state;
    struct encoder *sound = encoder_open(f->path, &f->options, &f->err);

    assert_non_null(sound);
    assert_true(write_samples(f, sound, 300000));
    encoder_abort(&sound);
    assert_null(sound);
    encoder_abort(&sound);
    assert_int_equal(scratch_entries(f->folder), 0);
}

/* --- failures --- */

/* The next size of the disk to try: each byte of the head and of the end, and some in between. */
static size_t next_room(size_t room, size_t whole)
{
    const size_t tail = whole - 300;

    if (room < 200 || room >= tail)
        return room + 1;
    return room + 9973 < tail ? room + 9973 : tail;
}

/*
 * The disk is full at any one place: in the first block, between blocks, in the chunks behind the
 * samples, in the last byte. It is an error every time, with the file's name, and no file is there.
 */
static void a_full_disk_is_never_missed(void **state)
{
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 5};
    struct encoding *const f = *state;
    const size_t n = 300000;
    size_t whole, failures = 0;

    assert_true(write_file(f, n, &mark, 1));
    whole = whole_file(f, f->path).len;
    assert_int_equal(unlink(f->path), 0);
    for (size_t room = 0; room < whole; room = next_room(room, whole)) {
        bool ok;
        f->err = (struct error){0};
        disk_is_full_above(room);
        ok = write_file(f, n, &mark, 1);
        disk_has_room();
        assert_false(ok);
        assert_int_equal(f->err.kind, ERROR_FAILED);
        assert_int_equal(strncmp(f->err.text, f->path, strlen(f->path)), 0);
        assert_non_null(strstr(f->err.text, ": File too large"));
        assert_int_equal(scratch_entries(f->folder), 0);
        failures++;
    }
    assert_true(failures > 500);
}

/* The same for types that are encoded, at a few sizes: in the body, and in the tags before it. */
static void a_full_disk_is_never_missed_by_codecs(void **state)
{
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 5, .end = 100000};
    struct encoding *const f = *state;

    use_48k(f);
    for (size_t i = 0; i < N_ENCODED; i++) {
        size_t whole;
        use_ending(f, encoded[i]);
        assert_true(write_file(f, 100000, &mark, 1));
        whole = whole_file(f, f->path).len;
        assert_int_equal(unlink(f->path), 0);
        for (size_t room = 0; room < whole; room += whole / 13) {
            bool ok;
            disk_is_full_above(room);
            ok = write_file(f, 100000, &mark, 1);
            disk_has_room();
            assert_false(ok);
            assert_non_null(strstr(f->err.text, ": File too large"));
            assert_int_equal(scratch_entries(f->folder), 0);
        }
        assert_true(write_file(f, 100000, &mark, 1));
        assert_int_equal(unlink(f->path), 0);
    }
}

/* --- streams --- */

/* Runs the body with standard output going to `fd`. */
static int redirect(int fd)
{
    const int before = dup(STDOUT_FILENO);

    assert_true(before >= 0 && fd >= 0);
    assert_int_equal(fflush(stdout), 0);
    assert_int_equal(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
    close(fd);
    return before;
}

static void restore(int before)
{
    assert_int_equal(dup2(before, STDOUT_FILENO), STDOUT_FILENO);
    close(before);
}

static bool write_stream(struct encoding *f, size_t n)
{
    struct encoder *sound = encoder_open("-", &f->options, &f->err);
    struct file_out *file = NULL;

    if (!sound)
        return false;
    static const int16_t silence[10000];

    if (!write_samples(f, sound, n) || !encoder_write(sound, SAMPLES_16, silence, 10000, &f->err)) {
        encoder_abort(&sound);
        return false;
    }
    if (!encoder_finish(&sound, &(struct sound_ending){0}, &file, &f->err))
        return false;
    assert_null(file);
    return true;
}

/* The stream went into f->path: its samples, and no bytes behind them. */
static void assert_stream(struct encoding *f, const char *head)
{
    const struct str bytes = whole_file(f, f->path);
    SF_INFO info = {0};
    SNDFILE *sound = sf_open(f->path, SFM_READ, &info);

    assert_memory_equal(bytes.s, head, 16);
    assert_non_null(sound);
    assert_int_equal(info.frames, 210000);
    assert_int_equal(info.format, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    assert_string_equal(sf_get_string(sound, SF_STR_TITLE), "Stream");
    sf_close(sound);
    for (size_t i = 0; i < 200000; i += 997)
        assert_int_equal(
            (int16_t)(riff_u32(bytes, bytes.len - 420000 + 2 * i) & 0xFFFF), sample(i));
}

/* A reader of streams takes sizes of 0xFFFFFFFF as "to the end": libsndfile among them. */
static void a_stream_is_wav_to_the_end(void **state)
{
    struct encoding *const f = *state;
    char command[1024];
    FILE *pipe;
    int before;
    bool ok;

    snprintf(command, sizeof command, "cat >'%s'", f->path);
    pipe = popen(command, "w");
    assert_non_null(pipe);
    before = redirect(dup(fileno(pipe)));
    f->options.tags.title = STR("Stream");
    ok = write_stream(f, 200000);
    restore(before);
    assert_int_equal(pclose(pipe), 0);
    assert_true(ok);
    assert_stream(f, "RIFF\xFF\xFF\xFF\xFFWAVEfmt ");
}

/* In a file the sizes are set at the end; one that is appended to is no such file. */
static void a_stream_into_a_file_has_its_sizes(void **state)
{
    struct encoding *const f = *state;
    struct str bytes, rest, data;
    char id[5];
    int before = redirect(open(f->path, O_RDWR | O_CREAT, 0600));
    bool ok;

    f->options.tags.title = STR("Stream");
    ok = write_stream(f, 200000);
    ok = ok && write(STDOUT_FILENO, "more", 4) == 4;
    restore(before);
    assert_true(ok);
    bytes = whole_file(f, f->path);
    assert_int_equal(riff_u32(bytes, 4), bytes.len - 4 - 8);
    rest = str_cut(bytes, 12, bytes.len);
    for (int i = 0; i < 3; i++)
        assert_true(riff_next(&rest, 0, id, &data));
    assert_string_equal(id, "data");
    assert_int_equal(data.len, 420000);
    assert_text(rest, "more");

    assert_int_equal(truncate(f->path, 0), 0);
    before = redirect(open(f->path, O_RDWR | O_APPEND));
    ok = write_stream(f, 200000);
    restore(before);
    assert_true(ok);
    assert_stream(f, "RIFF\xFF\xFF\xFF\xFFWAVEfmt ");
}

/* A take is handed over in one call, and may be longer than any block. */
static void a_long_take_goes_in_one_call(void **state)
{
    static int16_t take[500000];
    struct encoding *const f = *state;
    const int before = redirect(open(f->path, O_WRONLY | O_CREAT | O_TRUNC, 0600));
    struct encoder *sound = encoder_open("-", &f->options, &f->err);
    struct file_out *file;
    struct str bytes;
    bool ok;

    for (size_t i = 0; i < 500000; i++)
        take[i] = sample(i);
    ok = sound && encoder_write(sound, SAMPLES_16, take, 7, &f->err) &&
         encoder_write(sound, SAMPLES_16, take + 7, 500000 - 7, &f->err) &&
         encoder_finish(&sound, &(struct sound_ending){0}, &file, &f->err);
    restore(before);
    assert_true(ok);
    bytes = whole_file(f, f->path);
    assert_memory_equal(bytes.s + bytes.len - sizeof take, take, sizeof take);
}

static void a_full_standard_output_is_an_error(void **state)
{
    struct encoding *const f = *state;

    for (size_t n = 0; n < 300000; n += 299999) {
        const int before = redirect(open("/dev/full", O_WRONLY));
        const bool ok = write_stream(f, n);
        restore(before);
        assert_false(ok);
        assert_string_equal(f->err.text, "standard output: No space left on device");
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, encoding_set_up, encoding_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_type_keeps_the_length),
        TEST(flac_keeps_every_sample),
        TEST(every_type_is_the_same_twice),
        TEST(what_a_type_cannot_hold_is_refused),
        TEST(a_full_disk_is_never_missed_by_codecs),
        TEST(other_endings_are_refused),
        TEST(an_abort_leaves_nothing),
        TEST(a_full_disk_is_never_missed),
        TEST(a_stream_is_wav_to_the_end),
        TEST(a_stream_into_a_file_has_its_sizes),
        TEST(a_long_take_goes_in_one_call),
        TEST(a_full_standard_output_is_an_error),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
