/* Takes that are put by and found again. */
#include "speak/shelf.h"

#include "testing.h"

#include <errno.h>

#define SAMPLES 1000

static const struct item english = {.language = {"en-GB", 5}};

static struct segment segment_of(const char *role, const char *text)
{
    return (struct segment){.role = str_of(role), .spoken = {.text = str_of(text)}};
}

/* A take whose samples and words are told by a number. */
struct made {
    int16_t samples[SAMPLES];
    struct take_word words[2];
    struct take take;
};

static void make_take(struct made *m, int16_t number, size_t n_samples, size_t n_words)
{
    for (size_t i = 0; i < SAMPLES; i++)
        m->samples[i] = (int16_t)(number + (int16_t)i);
    m->words[0] = (struct take_word){.start = 1, .end = 10, .token = (uint32_t)number};
    m->words[1] = (struct take_word){.start = 10, .end = 20, .token = 7};
    m->take = (struct take){.sample_rate = 22050,
        .samples = m->samples,
        .n_samples = n_samples,
        .words = m->words,
        .n_words = n_words};
}

static void put(struct shelf *shelf, const struct item *item, const struct segment *segment,
    int16_t number, size_t n_samples, size_t n_words)
{
    struct error err = {0};
    struct made made;

    make_take(&made, number, n_samples, n_words);
    assert_true(shelf_put(shelf, item, segment, &made.take, number * 10, &err));
}

/* It is there, as it was put. */
static void assert_there(struct shelf *shelf, const struct item *item,
    const struct segment *segment, int16_t number, size_t n_samples, size_t n_words)
{
    struct error err = {0};
    struct made made;
    struct take take;

    make_take(&made, number, n_samples, n_words);
    assert_int_equal(shelf_speech(shelf, item, segment), number * 10);
    assert_true(shelf_take(shelf, item, segment, &take, &err));
    assert_int_equal(take.sample_rate, 22050);
    assert_int_equal(take.n_samples, n_samples);
    assert_int_equal(take.n_words, n_words);
    if (n_samples)
        assert_memory_equal(take.samples, made.samples, n_samples * sizeof *made.samples);
    for (size_t i = 0; i < n_words; i++) {
        assert_int_equal(take.words[i].start, made.words[i].start);
        assert_int_equal(take.words[i].end, made.words[i].end);
        assert_int_equal(take.words[i].token, made.words[i].token);
    }
}

static struct shelf *open_shelf(void)
{
    struct error err = {0};
    struct shelf *const shelf = shelf_open(&err);

    assert_non_null(shelf);
    return shelf;
}

/* --- finding --- */

/* Samples of an odd number, so that the words behind them are aligned; none; and no words. */
static void what_is_put_is_found(void **state)
{
    struct shelf *shelf = open_shelf();
    const struct segment one = segment_of("reporter", "One."), two = segment_of("reporter", "Two."),
                         three = segment_of("reporter", "Three.");

    (void)state;
    assert_int_equal(shelf_speech(shelf, &english, &one), -1);
    put(shelf, &english, &one, 1, 999, 2);
    put(shelf, &english, &two, 2, 0, 0);
    put(shelf, &english, &three, 3, SAMPLES, 0);
    assert_there(shelf, &english, &three, 3, SAMPLES, 0);
    assert_there(shelf, &english, &one, 1, 999, 2);
    assert_there(shelf, &english, &two, 2, 0, 0);
    shelf_close(&shelf);
    assert_null(shelf);
    shelf_close(&shelf);
}

/* Role, language, text and phonemes make a take another one; where it stands in the script does
 * not. */
static void a_take_is_what_is_said(void **state)
{
    const struct item french = {.language = {"fr", 2}};
    struct token plain = {.spoken_len = 2, .written_len = 2}, ours = plain;
    struct segment one = segment_of("reporter", "No."), tokens = one, phonemes = one;
    const struct segment quoted = segment_of("quote", "No.");
    struct shelf *shelf = open_shelf();

    (void)state;
    ours.phonemes = STR("n'oU");
    tokens.spoken.tokens = &plain;
    phonemes.spoken.tokens = &ours;
    tokens.spoken.n_tokens = phonemes.spoken.n_tokens = 1;
    put(shelf, &english, &one, 1, 10, 0);
    assert_int_equal(shelf_speech(shelf, &french, &one), -1);
    assert_int_equal(shelf_speech(shelf, &english, &quoted), -1);
    put(shelf, &english, &tokens, 2, 10, 0);
    assert_int_equal(shelf_speech(shelf, &english, &phonemes), -1);
    put(shelf, &english, &phonemes, 3, 10, 0);
    put(shelf, &french, &one, 4, 10, 0);
    put(shelf, &english, &quoted, 5, 10, 0);
    one.pause_ms = 1234;
    one.boundary = BOUNDARY_SECTION;
    assert_there(shelf, &english, &one, 1, 10, 0);
    assert_there(shelf, &english, &tokens, 2, 10, 0);
    assert_there(shelf, &english, &phonemes, 3, 10, 0);
    assert_there(shelf, &french, &one, 4, 10, 0);
    assert_there(shelf, &english, &quoted, 5, 10, 0);
    shelf_close(&shelf);
}

/* What is there already is not put again: takes are functions of what is said. */
static void the_first_take_stays(void **state)
{
    struct shelf *shelf = open_shelf();
    const struct segment one = segment_of("reporter", "One.");

    (void)state;
    put(shelf, &english, &one, 1, 10, 0);
    put(shelf, &english, &one, 2, 20, 0);
    assert_there(shelf, &english, &one, 1, 10, 0);
    shelf_close(&shelf);
}

/* More than the shelf has places at first. */
static void many_are_found(void **state)
{
    enum { MANY = 3000 };
    struct shelf *shelf = open_shelf();
    char text[MANY][16];

    (void)state;
    for (int i = 0; i < MANY; i++) {
        struct segment segment;
        snprintf(text[i], sizeof text[i], "Sentence %d.", i);
        segment = segment_of("reporter", text[i]);
        put(shelf, &english, &segment, (int16_t)i, (size_t)i % 50, (size_t)i % 3);
    }
    for (int i = MANY - 1; i >= 0; i--) {
        const struct segment segment = segment_of("reporter", text[i]);
        assert_there(shelf, &english, &segment, (int16_t)i, (size_t)i % 50, (size_t)i % 3);
    }
    shelf_close(&shelf);
}

static void what_is_not_there_is_an_error(void **state)
{
    struct shelf *shelf = open_shelf();
    const struct segment one = segment_of("reporter", "One.");
    struct error err = {0};
    struct take take;

    (void)state;
    assert_false(shelf_take(shelf, &english, &one, &take, &err));
    assert_int_equal(err.kind, ERROR_FAILED);
    shelf_close(&shelf);
}

/* --- the disk --- */

/* No file grows beyond 64 KiB: of takes of 2,000 bytes, some have no room, which is an error; what
 * was put before is there all the same. */
static void a_full_disk_is_an_error(void **state)
{
    struct shelf *shelf = open_shelf();
    struct error err = {0};
    struct made made;
    char text[16];
    int n = 0;

    (void)state;
    disk_is_full_above(65536);
    for (; n < 100; n++) {
        struct segment segment;
        snprintf(text, sizeof text, "Sentence %d.", n);
        segment = segment_of("reporter", text);
        make_take(&made, (int16_t)n, SAMPLES, 0);
        if (!shelf_put(shelf, &english, &segment, &made.take, 0, &err))
            break;
    }
    disk_has_room();
    assert_int_equal(n, 65536 / 2000);
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_non_null(strstr(err.text, strerror(EFBIG)));
    shelf_close(&shelf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_is_found),
        cmocka_unit_test(a_take_is_what_is_said),
        cmocka_unit_test(the_first_take_stays),
        cmocka_unit_test(many_are_found),
        cmocka_unit_test(what_is_not_there_is_an_error),
        cmocka_unit_test(a_full_disk_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
