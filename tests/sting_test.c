#include "script/sting.h"

#include "script/duration.h"
#include "testing.h"

struct fixture {
    struct arena *arena;
    struct buf out;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->arena = arena_new();
    assert_non_null(f->arena);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    arena_destroy(&f->arena);
    buf_free(&f->out);
    free(f);
    return 0;
}

static struct sting parsed(struct fixture *f, const char *text)
{
    struct sting s;

    f->err = (struct error){0};
    if (!sting_parse(str_of(text), "/formats/hourly", f->arena, &s, &f->err))
        fail_msg("%s: %s", text, f->err.text);
    return s;
}

static void a_file_with_everything(void **state)
{
    struct fixture *f = *state;
    const struct sting s =
        parsed(f, "a.wav, gain -6.5 dB, offset 1.5 s, length 4 s, fade in 50 ms, "
                  "fade out 800 ms, pause 200 ms");

    assert_int_equal(s.kind, STING_FILE);
    assert_text(s.file, "/formats/a.wav");
    assert_float_equal(s.gain_db, -6.5, 1e-9);
    assert_int_equal(s.offset_ms, 1500);
    assert_int_equal(s.length_ms, 4000);
    assert_int_equal(s.fade_in_ms, 50);
    assert_int_equal(s.fade_out_ms, 800);
    assert_int_equal(s.pause_ms, 200);
}

static void names_with_commas_and_absolute_ones(void **state)
{
    struct fixture *f = *state;

    assert_text(parsed(f, "\"a, b.flac\", pause 1 s").file, "/formats/a, b.flac");
    assert_text(parsed(f, "/music/x.ogg").file, "/music/x.ogg");
}

static void tones_and_pips(void **state)
{
    struct fixture *f = *state;
    const struct sting tone = parsed(f, "tone 880 Hz, length 300 ms, gain -20 dB");

    assert_int_equal(tone.kind, STING_TONE);
    assert_int_equal(tone.hz, 880);
    assert_int_equal(tone.length_ms, 300);
    assert_int_equal(parsed(f, "pips").kind, STING_PIPS);
}

static void mistakes_are_named(void **state)
{
    struct fixture *f = *state;
    static const char *const wrong[] = {"", ", gain 1 dB", "a.wav, gain loud", "a.wav, gain -6",
        "a.wav, gain nan dB", "a.wav, gain 1e300 dB", "a.wav, speed 2", "a.wav, fade in", "\"a.wav",
        "\"\"", "tone 5 Hz", "tone x", "tone 440 Hz, length 0", "tone 440 Hz, offset 1 s",
        "pips, length 3 s", "a.wav, length -1 s", "a.wav,", "\"a.wav\" gain 1 dB",
        "a.wav, length 99999999 s"};
    struct sting s;
    struct bed b;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        f->err = (struct error){0};
        if (sting_parse(str_of(wrong[i]), NULL, f->arena, &s, &f->err))
            fail_msg("taken: %s", wrong[i]);
        assert_int_equal(f->err.kind, ERROR_USAGE);
    }
    assert_false(bed_parse(STR("pips"), NULL, f->arena, &b, &f->err));
    assert_false(bed_parse(STR("a.wav, duck -3 dB"), NULL, f->arena, &b, &f->err));
}

static void what_is_written_reads_back(void **state)
{
    struct fixture *f = *state;
    static const char *const stings[] = {"a.wav", "\"x, y.wav\", gain -12.25 dB, offset 3 ms",
        "tone 440 Hz", "tone 1000 Hz, length 2 s, fade out 1 s, gain 0 dB", "pips, gain -24 dB",
        "/b.wav, gain 3 dB, length 1 s, fade in 10 ms, fade out 20 ms, pause 5 s"};
    static const char *const beds[] = {"a.wav",
        "a.wav, gain -18 dB, duck 0 dB, attack 0, release 0",
        "tone 200 Hz, duck 15.5 dB, attack 100 ms, release 2 s, fade out 3 s"};
    struct sting again;
    struct bed b1, b2;

    for (size_t i = 0; i < sizeof stings / sizeof *stings; i++) {
        const struct sting s = parsed(f, stings[i]);
        buf_clear(&f->out);
        sting_write(&s, &f->out);
        if (!sting_parse(buf_str(&f->out), NULL, f->arena, &again, &f->err))
            fail_msg("%.*s: %s", STR_ARG(buf_str(&f->out)), f->err.text);
        assert_true(sting_same(&s, &again));
    }
    for (size_t i = 0; i < sizeof beds / sizeof *beds; i++) {
        assert_true(bed_parse(str_of(beds[i]), "/x/y", f->arena, &b1, &f->err));
        buf_clear(&f->out);
        bed_write(&b1, &f->out);
        assert_true(bed_parse(buf_str(&f->out), NULL, f->arena, &b2, &f->err));
        assert_true(bed_same(&b1, &b2));
    }
}

static void lengths_of_programmes(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *text;
        uint32_t ms;
        const char *written;
    } good[] = {{"3:00", 180000, "3:00"}, {"45", 45000, "0:45"}, {"0:30.5", 30500, "0:30.5"},
        {"1:02:03", 3723000, "1:02:03"}, {"90:00", 5400000, "1:30:00"},
        {"2:59.96", 179960, "2:59.96"}, {"24:00:00", 86400000, "24:00:00"}};
    static const char *const wrong[] = {"", ":", "3:", ":30", "3:60", "1:60:00", "-1:00",
        "3:00:", "1:2:3:4", "x", "25:00:00", "3:0.1234", "3 :00", "1441:00"};
    uint32_t ms;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!length_parse(str_of(good[i].text), &ms))
            fail_msg("refused: %s", good[i].text);
        assert_int_equal(ms, good[i].ms);
        buf_clear(&f->out);
        length_write(ms, &f->out);
        assert_text(buf_str(&f->out), good[i].written);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (length_parse(str_of(wrong[i]), &ms))
            fail_msg("taken: %s", wrong[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_with_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_with_commas_and_absolute_ones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tones_and_pips, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_are_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_written_reads_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lengths_of_programmes, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
