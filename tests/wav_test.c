/*
 * What a WAV file of mix/file/encoder.h holds: every sample, and the chunks that tell of it. The
 * files are read back by libsndfile and, chunk by chunk, by a parser of the test's own (riff.h).
 */
#include "mix/file/encoder.h"

#include "encoding.h"
#include "riff.h"

#include <unistd.h>

static void every_sample_comes_back(void **state)
{
    static const size_t counts[] = {0, 1, 4095, 4096, 4097, 131071, 131072, 400000};
    struct encoding *const f = *state;

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        assert_true(write_file(f, counts[i], NULL, 0));
        assert_samples(f->path, counts[i], SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    }
}

/* The file is a RIFF whose chunks fill it exactly, and whose plain PCM format every player knows.
 */
static void the_chunks_fit(void **state)
{
    struct encoding *const f = *state;
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
    struct encoding *const f = *state;
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
    struct encoding *const f = *state;
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
    struct encoding *const f = *state;
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
    struct encoding *const f = *state;
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
    struct encoding *const f = *state;
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
    struct encoding *const f = *state;
    struct str first, second;

    f->options.tags.title = STR("Twice");
    assert_true(write_file(f, 50000, &mark, 1));
    first = whole_file(f, f->path);
    sleep(1); /* a clock in the file would show */
    assert_true(write_file(f, 50000, &mark, 1));
    second = whole_file(f, f->path);
    assert_true(str_eq(first, second));
}

/* A frame of 24 bits is odd, and so may the data be: the chunk behind it is still found. */
static void odd_data_is_padded(void **state)
{
    static const int32_t samples[] = {0x123456 * 256, -0x123456 * 256, 0x7FFFFF * 256};
    const struct timeline_mark mark = {.label = STR("Mark"), .start = 2};
    struct encoding *const f = *state;
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
        &encoder, &(struct sound_ending){.chapters = &mark, .n_chapters = 1}, &file, &f->err));
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
    struct encoding *const f = *state;
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
    static const struct {
        const char *expires, *stands; /* in UTC; a day is over at its end */
    } ends[] = {
        [SAMPLES_16] = {"", "9999-12-3123:59:59"},
        [SAMPLES_24] = {"2026-11-25", "2026-11-2523:59:59"},
        [SAMPLES_FLOAT] = {"2026-11-25T00:30:00+01:00", "2026-11-2423:30:00"},
    };
    struct encoding *const f = *state;
    const struct sound_ending ending = {.n_frames = 100,
        .speech_start = 7,
        .speech_end = 90,
        .out_words = STR("and that was the news.")};
    struct encoder *encoder;
    struct file_out *file;
    struct str cart;

    for (enum sample_format format = SAMPLES_16; format <= SAMPLES_FLOAT; format++) {
        f->options.format = format;
        f->options.tags.title = STR("A headline so long that it cannot be held by a field of sixty-"
                                    "four");
        f->options.tags.artist = STR("Radio Skerrow");
        f->options.tags.date = STR("2026-11-24");
        f->options.expires = str_of(ends[format].expires);
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
        assert_memory_equal(cart.s + 452, "2026-11-2400:00:00", 18);
        assert_memory_equal(cart.s + 470, ends[format].stands, 18);
        assert_int_equal(riff_u32(cart, 680), 32768);
        assert_memory_equal(cart.s + 684, "AUDs\0\0\0\0AUDe\x64\0\0\0", 16);
        assert_memory_equal(cart.s + 684 + 16, "INTs\0\0\0\0INTe\x07\0\0\0", 16);
        assert_memory_equal(cart.s + 684 + 32, "SEGs\x5A\0\0\0", 8);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, encoding_set_up, encoding_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_sample_comes_back),
        TEST(the_chunks_fit),
        TEST(tags_come_back),
        TEST(cues_and_labels_come_back),
        TEST(endless_texts_do_no_harm),
        TEST(large_files_are_rf64),
        TEST(marks_out_of_reach_are_left_out),
        TEST(the_same_bytes_twice),
        TEST(odd_data_is_padded),
        TEST(bext_tells_where_it_is_from),
        TEST(cart_tells_when_to_go_on),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
