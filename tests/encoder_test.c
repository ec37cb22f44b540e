/*
 * mix/encoder.h. The files are read back by libsndfile and, chunk by chunk, by a parser of the
 * test's own (riff.h).
 */
#include "mix/encoder.h"

#include "base/file.h"
#include "riff.h"
#include "testing.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <unistd.h>

#define RATE 22050

struct fixture {
    struct arena *arena;
    char folder[256];
    char path[512];
    struct encoder_options options;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    scratch_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/out.wav", f->folder);
    f->options.shape = (struct sound_shape){.sample_rate = RATE, .channels = 1};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    arena_destroy(&f->arena);
    free(f);
    return 0;
}

static size_t count_entries(const char *folder)
{
    DIR *dir = opendir(folder);
    size_t n = 0;

    assert_non_null(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2;
}

/* Sample i of the test's sound: no two blocks are alike. */
static int16_t sample(size_t i)
{
    return (int16_t)((i * 40503u >> 4) & 0xFFFF);
}

/* Writes n samples in calls of different lengths. */
static bool write_samples(struct fixture *f, struct encoder *sound, size_t n)
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
static bool write_file(
    struct fixture *f, size_t n, const struct timeline_mark *marks, size_t n_marks)
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
    if (!encoder_finish(
            &sound, &(struct sound_ending){.marks = marks, .n_marks = n_marks}, &file, &f->err)) {
        assert_null(sound);
        assert_null(file);
        return false;
    }
    assert_null(sound);
    return file_out_commit(&file, &f->err);
}

static void assert_samples(const char *path, size_t n, int format)
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

static struct str whole_file(struct fixture *f, const char *path)
{
    struct str bytes;

    assert_true(file_read(path, FILE_MAX_INPUT, f->arena, &bytes, &f->err));
    return bytes;
}

/* --- WAV --- */

static void every_sample_comes_back(void **state)
{
    static const size_t counts[] = {0, 1, 4095, 4096, 4097, 131071, 131072, 400000};
    struct fixture *const f = *state;

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        assert_true(write_file(f, counts[i], NULL, 0));
        assert_samples(f->path, counts[i], SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    }
}

/* The file is a RIFF whose chunks fill it exactly, and whose plain PCM format every player knows.
 */
static void the_chunks_fit(void **state)
{
    struct fixture *const f = *state;
    static const char *const ids[] = {
        "fmt ", "JUNK", "bext", "cart", "LIST", "data", "cue ", "LIST"};
    const struct timeline_mark mark = {.label = STR("A"), .start = 5};
    struct str bytes, rest, data;
    char id[5];

    f->options.tags.title = STR("A title");
    assert_true(write_file(f, 1001, &mark, 1));
    bytes = whole_file(f, f->path);
    assert_true(str_starts(bytes, STR("RIFF")));
    assert_int_equal(riff_u32(bytes, 4), bytes.len - 8);
    rest = str_cut(bytes, 12, bytes.len);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_true(riff_next(&rest, 0, id, &data));
        assert_string_equal(id, ids[i]);
        if (i == 0)
            assert_memory_equal(data.s, "\x01\0\x01\0\x22\x56\0\0\x44\xAC\0\0\x02\0\x10\0", 16);
        if (i == 5)
            assert_int_equal(data.len, 2002);
    }
    assert_int_equal(rest.len, 0);
}

static void tags_come_back(void **state)
{
    struct fixture *const f = *state;
    SF_INFO info = {0};
    SNDFILE *sound;

    f->options.tags.title = STR("Na\xC3\xAFve \xE2\x80\x9Cnews\xE2\x80\x9D");
    f->options.tags.date = STR("2019-12-05T07:30:00Z");
    assert_true(write_file(f, 10, NULL, 0));
    sound = sf_open(f->path, SFM_READ, &info);
    assert_non_null(sound);
    assert_string_equal(
        sf_get_string(sound, SF_STR_TITLE), "Na\xC3\xAFve \xE2\x80\x9Cnews\xE2\x80\x9D");
    assert_string_equal(sf_get_string(sound, SF_STR_DATE), "2019-12-05");
    assert_string_equal(sf_get_string(sound, SF_STR_SOFTWARE), "bulletin");
    sf_close(sound);
}

/* A label without the spaces that pad it. */
static void assert_cue(const SF_CUE_POINT *cue, uint32_t at, const char *label)
{
    assert_int_equal(cue->sample_offset, at);
    assert_text(str_trim(str_of(cue->name)), label);
}

static void cues_and_labels_come_back(void **state)
{
    /* every length modulo four, since padding is where readers lose their way */
    const struct timeline_mark marks[] = {
        {.label = STR("One"), .start = 0},
        {.label = STR("Four"), .start = 1},
        {.label = STR("Fives"), .start = 1000},
        {.label = STR("\xE2\x80\x9CSix\xE2\x80\x9D?"), .start = 1000},
        {.label = STR(""), .start = 1500},
        {.label = STR("Eighteen"), .start = 1999},
    };
    struct fixture *const f = *state;
    SF_CUES cues = {0};
    SF_INFO info = {0};
    SNDFILE *sound;

    assert_true(write_file(f, 2000, marks, 6));
    assert_samples(f->path, 2000, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    sound = sf_open(f->path, SFM_READ, &info);
    assert_non_null(sound);
    assert_int_equal(sf_command(sound, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
    assert_int_equal(cues.cue_count, 6);
    assert_cue(&cues.cue_points[0], 0, "One");
    assert_cue(&cues.cue_points[1], 1, "Four");
    assert_cue(&cues.cue_points[2], 1000, "Fives");
    assert_cue(&cues.cue_points[3], 1000, "\xE2\x80\x9CSix\xE2\x80\x9D?");
    assert_cue(&cues.cue_points[4], 1500, "");
    assert_cue(&cues.cue_points[5], 1999, "Eighteen");
    sf_close(sound);
}

/* A headline of a megabyte must not cost the file; a cut goes between code points. */
static void endless_texts_do_no_harm(void **state)
{
    static char endless[1 << 20];
    const struct timeline_mark mark = {.label = {endless, sizeof endless}, .start = 7};
    struct fixture *const f = *state;
    SF_CUES cues = {0};
    SF_INFO info = {0};
    SNDFILE *sound;
    struct str title;

    for (size_t i = 0; i < sizeof endless; i++)
        endless[i] = "\xE2\x82\xAC"[i % 3];
    f->options.tags.title = (struct str){endless, sizeof endless};
    assert_true(write_file(f, 100, &mark, 1));
    assert_samples(f->path, 100, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    sound = sf_open(f->path, SFM_READ, &info);
    assert_non_null(sound);
    title = str_of(sf_get_string(sound, SF_STR_TITLE));
    assert_true(title.len > 900);
    assert_int_equal(title.len % 3, 0);
    assert_int_equal(sf_command(sound, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
    assert_int_equal(cues.cue_points[0].sample_offset, 7);
    sf_close(sound);
}

/*
 * Past 4 GiB a file is RF64; here the limit is lower. A file of exactly the limit is RIFF still.
 */
static void large_files_are_rf64(void **state)
{
    const struct timeline_mark mark = {.label = STR("Late"), .start = 99999};
    struct fixture *const f = *state;
    struct str bytes, rest, data;
    int64_t riff_size;
    char id[5];

    f->options.tags.title = STR("Large");
    assert_true(write_file(f, 100000, &mark, 1));
    riff_size = (int64_t)whole_file(f, f->path).len - 8;
    f->options.rf64_above = riff_size;
    assert_true(write_file(f, 100000, &mark, 1));
    assert_true(str_starts(whole_file(f, f->path), STR("RIFF")));

    f->options.rf64_above = riff_size - 1;
    assert_true(write_file(f, 100000, &mark, 1));
    assert_samples(f->path, 100000, SF_FORMAT_RF64 | SF_FORMAT_PCM_16);
    bytes = whole_file(f, f->path);
    assert_memory_equal(bytes.s, "RF64\xFF\xFF\xFF\xFFWAVE", 12);
    rest = str_cut(bytes, 12, bytes.len);
    assert_true(riff_next(&rest, 0, id, &data));
    assert_string_equal(id, "ds64");
    assert_int_equal(data.len, 28);
    assert_int_equal(riff_i64(data, 0), bytes.len - 8);
    assert_int_equal(riff_i64(data, 8), 200000);  /* bytes of the data */
    assert_int_equal(riff_i64(data, 16), 100000); /* frames */
    assert_int_equal(riff_u32(data, 24), 0);      /* no table */
    for (size_t i = 0; i < 7; i++)
        assert_true(riff_next(&rest, 200000, id, &data));
    assert_int_equal(rest.len, 0);
    assert_text(str_trim(str_cut(data, 16, data.len - 1)), "Late");
}

/* A cue point counts 32 bits of frames; what lies beyond is not wrapped round. */
static void marks_out_of_reach_are_left_out(void **state)
{
    const struct timeline_mark marks[] = {
        {.label = STR("Near"), .start = 3},
        {.label = STR("Last"), .start = INT64_C(0xFFFFFFFF)},
        {.label = STR("Far"), .start = INT64_C(0x100000003)},
    };
    struct fixture *const f = *state;
    SF_CUES cues = {0};
    SF_INFO info = {0};
    SNDFILE *sound;

    assert_true(write_file(f, 10, marks, 3));
    sound = sf_open(f->path, SFM_READ, &info);
    assert_non_null(sound);
    assert_int_equal(sf_command(sound, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
    assert_int_equal(cues.cue_count, 2);
    sf_close(sound);
}

static void the_same_bytes_twice(void **state)
{
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 5};
    struct fixture *const f = *state;
    struct str first, second;

    f->options.tags.title = STR("Twice");
    assert_true(write_file(f, 50000, &mark, 1));
    first = whole_file(f, f->path);
    sleep(1); /* a clock in the file would show */
    assert_true(write_file(f, 50000, &mark, 1));
    second = whole_file(f, f->path);
    assert_true(str_eq(first, second));
}

/* --- types --- */

/* The file's name with another ending. */
static void use_ending(struct fixture *f, const char *ending)
{
    snprintf(f->path, sizeof f->path, "%s/out%s", f->folder, ending);
}

static const char *const encoded[] = {".flac", ".mp3", ".opus", ".ogg"};
#define N_ENCODED (sizeof encoded / sizeof *encoded)

/* A rate that every type holds. */
static void use_48k(struct fixture *f)
{
    f->options.shape.sample_rate = 48000;
}

/* Whatever pads the coding, as many frames come out as went in. */
static void every_type_keeps_the_length(void **state)
{
    struct fixture *const f = *state;

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
    struct fixture *const f = *state;

    use_ending(f, ".flac");
    assert_true(write_file(f, 70001, NULL, 0));
    assert_samples(f->path, 70001, SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
}

static void every_type_is_the_same_twice(void **state)
{
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 5, .end = 50000};
    struct fixture *const f = *state;

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

/* A frame of 24 bits is odd, and so may the data be: the chunk behind it is still found. */
static void odd_data_is_padded(void **state)
{
    static const int32_t samples[] = {0x123456 * 256, -0x123456 * 256, 0x7FFFFF * 256};
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 2};
    struct fixture *const f = *state;
    struct encoder *encoder;
    struct file_out *file;
    struct str bytes, rest, data;
    char id[5];
    int n = 0;

    f->options.format = SAMPLES_24;
    encoder = encoder_open(f->path, &f->options, &f->err);
    assert_non_null(encoder);
    assert_true(encoder_write(encoder, SAMPLES_24, samples, 3, &f->err));
    assert_true(encoder_finish(
        &encoder, &(struct sound_ending){.marks = &mark, .n_marks = 1}, &file, &f->err));
    assert_true(file_out_commit(&file, &f->err));
    bytes = whole_file(f, f->path);
    assert_int_equal(riff_u32(bytes, 4), bytes.len - 8);
    rest = str_cut(bytes, 12, bytes.len);
    for (; riff_next(&rest, 0, id, &data); n++) {
        if (strcmp(id, "data") == 0) {
            assert_int_equal(data.len, 9);
            assert_memory_equal(data.s, "\x56\x34\x12\xAA\xCB\xED\xFF\xFF\x7F", 9);
        }
        if (strcmp(id, "cue ") == 0)
            assert_int_equal(riff_u32(data, 8), 2);
    }
    assert_int_equal(rest.len, 0);
    assert_true(n >= 5);
}

/* A chunk's data; empty where there is none. */
static struct str find_chunk(struct str file, const char *wanted)
{
    struct str rest = str_cut(file, 12, file.len), data;
    char id[5];

    while (riff_next(&rest, 0, id, &data))
        if (strcmp(id, wanted) == 0)
            return data;
    return STR("");
}

static int hundredths(struct str t, size_t at)
{
    return (int16_t)(riff_u32(t, at) & 0xFFFF);
}

/* Offsets from EBU Tech 3285 v2, 2.3: description 0, originator 256, reference 288, date 320, time
 * 330, time reference 338, version 346, UMID 348, loudness 412, history 602. */
static void bext_tells_where_it_is_from(void **state)
{
    static const char zeros[64] = {0};
    struct fixture *const f = *state;
    const struct sound_ending ending = {.loudness = {true, -22.996, 5.004, -1.25, -18.5, -20.111}};
    struct encoder *encoder;
    struct file_out *file;
    struct str bext;

    f->options.tags.title =
        STR("Caf\xC3\xA9 \xE2\x80\x9Cnews\xE2\x80\x9D \xE2\x80\x93 \xE4\xB8\xAD");
    f->options.tags.date = STR("2026-11-24T00:30:00+01:00");
    f->options.cut_id = STR("hour07");
    encoder = encoder_open(f->path, &f->options, &f->err);
    assert_non_null(encoder);
    assert_true(write_samples(f, encoder, 100));
    assert_true(encoder_finish(&encoder, &ending, &file, &f->err));
    assert_true(file_out_commit(&file, &f->err));
    bext = find_chunk(whole_file(f, f->path), "bext");
    assert_true(bext.len > 602);
    assert_string_equal(bext.s, "Cafe \"news\" - ?");
    assert_string_equal(bext.s + 256, "bulletin");
    assert_string_equal(bext.s + 288, "hour07");
    assert_memory_equal(bext.s + 320, "2026-11-2323:30:00", 18); /* UTC */
    assert_memory_equal(bext.s + 338, zeros, 8);
    assert_int_equal(hundredths(bext, 346), 2);
    assert_memory_equal(bext.s + 348, zeros, 64);
    assert_int_equal(hundredths(bext, 412), -2300);
    assert_int_equal(hundredths(bext, 414), 500);
    assert_int_equal(hundredths(bext, 416), -125);
    assert_int_equal(hundredths(bext, 418), -1850);
    assert_int_equal(hundredths(bext, 420), -2011);
    assert_true(str_starts(str_cut(bext, 602, bext.len), STR("A=PCM,F=22050,W=16,M=mono,T=")));

    assert_true(write_file(f, 100, NULL, 0));
    bext = find_chunk(whole_file(f, f->path), "bext");
    for (size_t i = 0; i < 5; i++) /* not measured */
        assert_int_equal(hundredths(bext, 412 + 2 * i), 0x7FFF);
}

/* Offsets from AES46: version 0, title 4, artist 68, cut id 132, category 260, out cue 388, start
 * 452, end 470, level reference 680, timers 684, reserved 748, URL 1024. */
static void cart_tells_when_to_go_on(void **state)
{
    struct fixture *const f = *state;
    const struct sound_ending ending = {
        .n_frames = 100, .speech_end = 90, .out_words = STR("and that was the news.")};
    struct encoder *encoder;
    struct file_out *file;
    struct str cart;

    for (enum sample_format format = SAMPLES_16; format <= SAMPLES_FLOAT; format++) {
        f->options.format = format;
        f->options.tags.title = STR("A headline so long that it cannot be held by a field of sixty-"
                                    "four");
        f->options.tags.artist = STR("Radio Skerrow");
        f->options.tags.date = STR("2026-11-24");
        f->options.cut_id = STR("hour07");
        encoder = encoder_open(f->path, &f->options, &f->err);
        assert_non_null(encoder);
        assert_true(encoder_finish(&encoder, &ending, &file, &f->err));
        assert_true(file_out_commit(&file, &f->err));
        cart = find_chunk(whole_file(f, f->path), "cart");
        assert_int_equal(cart.len, 2048);
        assert_memory_equal(cart.s, "0101", 4);
        assert_string_equal(cart.s + 4, "A headline so long that it cannot be held by a field of");
        assert_string_equal(cart.s + 68, "Radio Skerrow");
        assert_string_equal(cart.s + 132, "hour07");
        assert_string_equal(cart.s + 260, "NEWS");
        assert_string_equal(cart.s + 388, "and that was the news.");
        assert_memory_equal(cart.s + 452, "2026-11-2400:00:009999-12-3123:59:59", 36);
        assert_int_equal(riff_u32(cart, 680), 32768);
        assert_memory_equal(cart.s + 684 + 8, "AUDe\x64\0\0\0", 8);
        assert_memory_equal(cart.s + 684 + 32, "SEGs\x5A\0\0\0", 8);
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
    struct fixture *const f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        use_ending(f, cases[i].ending);
        assert_null(encoder_open(f->path, &cases[i].options, &f->err));
        assert_int_equal(f->err.kind, ERROR_USAGE);
        assert_non_null(strstr(f->err.text, cases[i].names));
        assert_int_equal(count_entries(f->folder), 0);
    }
}

static void other_endings_are_refused(void **state)
{
    static const char *const names[] = {"x.mp4", "x", "wav", ".wav", "x.wav.txt", "folder.wav/x"};
    struct fixture *const f = *state;

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
    struct fixture *const f = *state;
    struct encoder *sound = encoder_open(f->path, &f->options, &f->err);

    assert_non_null(sound);
    assert_true(write_samples(f, sound, 300000));
    encoder_abort(&sound);
    assert_null(sound);
    encoder_abort(&sound);
    assert_int_equal(count_entries(f->folder), 0);
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
    const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
    struct fixture *const f = *state;
    const size_t n = 300000;
    size_t whole, failures = 0;

    assert_true(write_file(f, n, &mark, 1));
    whole = whole_file(f, f->path).len;
    assert_int_equal(unlink(f->path), 0);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t room = 0; room < whole; room = next_room(room, whole)) {
        const struct rlimit limit = {room, RLIM_INFINITY};
        bool ok;
        f->err = (struct error){0};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        ok = write_file(f, n, &mark, 1);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
        assert_false(ok);
        assert_int_equal(f->err.kind, ERROR_FAILED);
        assert_int_equal(strncmp(f->err.text, f->path, strlen(f->path)), 0);
        assert_non_null(strstr(f->err.text, ": File too large"));
        assert_int_equal(count_entries(f->folder), 0);
        failures++;
    }
    assert_true(failures > 500);
}

/* The same for types that are encoded, at a few sizes: in the body, and in the tags before it. */
static void a_full_disk_is_never_missed_by_codecs(void **state)
{
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 5, .end = 100000};
    const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
    struct fixture *const f = *state;

    use_48k(f);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; i < N_ENCODED; i++) {
        size_t whole;
        use_ending(f, encoded[i]);
        assert_true(write_file(f, 100000, &mark, 1));
        whole = whole_file(f, f->path).len;
        assert_int_equal(unlink(f->path), 0);
        for (size_t room = 0; room < whole; room += whole / 13) {
            const struct rlimit limit = {room, RLIM_INFINITY};
            bool ok;
            assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
            ok = write_file(f, 100000, &mark, 1);
            assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
            assert_false(ok);
            assert_non_null(strstr(f->err.text, ": File too large"));
            assert_int_equal(count_entries(f->folder), 0);
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

static bool write_stream(struct fixture *f, size_t n)
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
static void assert_stream(struct fixture *f, const char *head)
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
    struct fixture *const f = *state;
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
    struct fixture *const f = *state;
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
    struct fixture *const f = *state;
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
    struct fixture *const f = *state;

    for (size_t n = 0; n < 300000; n += 299999) {
        const int before = redirect(open("/dev/full", O_WRONLY));
        const bool ok = write_stream(f, n);
        restore(before);
        assert_false(ok);
        assert_string_equal(f->err.text, "standard output: No space left on device");
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_sample_comes_back),
        TEST(the_chunks_fit),
        TEST(tags_come_back),
        TEST(cues_and_labels_come_back),
        TEST(endless_texts_do_no_harm),
        TEST(large_files_are_rf64),
        TEST(marks_out_of_reach_are_left_out),
        TEST(the_same_bytes_twice),
        TEST(every_type_keeps_the_length),
        TEST(flac_keeps_every_sample),
        TEST(every_type_is_the_same_twice),
        TEST(odd_data_is_padded),
        TEST(bext_tells_where_it_is_from),
        TEST(cart_tells_when_to_go_on),
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

    return cmocka_run_group_tests(tests, NULL, NULL);
}
