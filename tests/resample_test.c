/* mix/resample.h: the length is exact, and a tone stays what it is. */
#include "mix/resample.h"

#include "testing.h"

#include <math.h>

struct got {
    float *samples;
    size_t n;
};

static bool on_frames(void *userdata, const float *frames, size_t n, struct error *err)
{
    struct got *const got = userdata;

    (void)err;
    memcpy(got->samples + got->n, frames, n * sizeof *frames);
    got->n += n;
    return true;
}

/* n samples of a 1 kHz tone at half of full scale, in uneven pieces. */
static struct got convert(size_t n, uint32_t from, uint32_t to)
{
    struct got got = {calloc(n * 10 + 100000, sizeof(float)), 0};
    float *tone = calloc(n + 1, sizeof *tone);
    struct error err = {0};
    struct resampler *r = resampler_open(from, to, 1, on_frames, &got, "test", &err);
    size_t done = 0, step = 1;

    assert_non_null(r);
    for (size_t i = 0; i < n; i++)
        tone[i] = (float)(0.5 * sin(2 * 3.14159265358979 * 1000 * (double)i / from));
    while (done < n) {
        const size_t some = step < n - done ? step : n - done;
        assert_true(resampler_write(r, tone + done, some, &err));
        done += some;
        step = step * 7 % 20011 + 1;
    }
    assert_true(resampler_flush(r, &err));
    resampler_close(&r);
    free(tone);
    return got;
}

static void the_length_is_exact(void **state)
{
    static const size_t counts[] = {0, 1, 2, 100, 22050, 65537};
    static const uint32_t rates[] = {8000, 16000, 44100, 48000, 96000};

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (size_t j = 0; j < sizeof rates / sizeof *rates; j++) {
            struct got got = convert(counts[i], 22050, rates[j]);
            assert_int_equal(got.n, (size_t)floor((double)counts[i] * rates[j] / 22050 + 0.5));
            free(got.samples);
        }
}

/* In place too: sample i of the new rate is the tone at i / 48000 s. */
static void a_tone_stays_in_its_place(void **state)
{
    struct got got = convert(22050, 22050, 48000);

    (void)state;
    for (size_t i = 1000; i < 47000; i++)
        assert_true(fabs(got.samples[i] - 0.5 * sin(2 * 3.14159265358979 * (double)i / 48)) < 1e-3);
    free(got.samples);
}

static void places_are_the_nearest(void **state)
{
    (void)state;
    assert_int_equal(resample_place(0, 22050, 48000), 0);
    assert_int_equal(resample_place(22050, 22050, 48000), 48000);
    assert_int_equal(resample_place(1, 22050, 44100), 2);
    assert_int_equal(resample_place(1, 44100, 22050), 1); /* half is rounded up */
    assert_int_equal(resample_place(2, 22050, 48000), 4); /* 4.354 */
    assert_int_equal(
        resample_place(INT64_C(22050) * 1000000000, 22050, 192000), INT64_C(192000) * 1000000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_length_is_exact),
        cmocka_unit_test(a_tone_stays_in_its_place),
        cmocka_unit_test(places_are_the_nearest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
