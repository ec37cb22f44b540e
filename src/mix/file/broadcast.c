#include "mix/file/broadcast.h"

#include "mix/file/asciitext.h"
#include "mix/file/clock.h"
#include "mix/file/wav.h"

#include <math.h>
#include <stdio.h>

#define NAME         STR("bulletin")
#define NOT_MEASURED 0x7FFF /* [BWF] 2.3 */
#define NO_TIMERS    2      /* of the eight of [CART], those not used */

static void put_zeros(struct buf *out, size_t n)
{
    while (n-- > 0)
        buf_add_byte(out, '\0');
}

/* Text of exactly `size` bytes, without room for a NUL; zeros where it is empty. */
static void put_exactly(struct buf *out, const char *text, size_t size)
{
    const struct str t = str_cut(str_of(text), 0, size);

    buf_add(out, t);
    put_zeros(out, size - t.len);
}

/* Hundredths, to the nearest ([BWF] 2.3: round(100 x)). */
static void put_hundredths(struct buf *out, bool measured, double x)
{
    const double v = floor(100 * x + 0.5);

    wav_put_u16(
        out, measured && v > -10000 && v < 10000 ? (uint32_t)(int32_t)v & 0xFFFF : NOT_MEASURED);
}

static void put_loudness(struct buf *out, const struct sound_loudness *l)
{
    put_hundredths(out, l->measured, l->integrated);
    put_hundredths(out, l->measured, l->range);
    put_hundredths(out, l->measured, l->true_peak);
    put_hundredths(out, l->measured, l->momentary);
    put_hundredths(out, l->measured, l->short_term);
}

/* [R98]: algorithm, sampling frequency, word length, mode, text; ends in CR LF. */
static void put_history(struct buf *out, const struct encoder_options *o)
{
    static const int bits[] = {16, 24, 32};

    buf_printf(out, "A=PCM,F=%u,W=%d,M=%s,T=bulletin; espeak-ng%s\r\n", o->shape.sample_rate,
        bits[o->format], o->shape.channels == 1 ? "mono" : "dual-mono",
        o->format == SAMPLES_FLOAT ? "; float" : "");
    while (out->len % 4 != 0) /* else libsndfile 1.2.0 pads it without counting */
        buf_add_byte(out, '\0');
}

void broadcast_bext(
    const struct encoder_options *options, const struct sound_ending *ending, struct buf *out)
{
    const struct clock clock = clock_utc(options->tags.date);

    asciitext_field(options->tags.title, 256, out);
    asciitext_field(NAME, 32, out);
    asciitext_field(options->cut_id, 32, out);
    put_exactly(out, clock.day, 10);
    put_exactly(out, clock.has_day ? clock.time : "", 8);
    wav_put_u32(out, 0); /* the time reference, its lower half */
    wav_put_u32(out, 0);
    wav_put_u16(out, 2); /* the version */
    put_zeros(out, 64);  /* no UMID */
    put_loudness(out, &ending->loudness);
    put_zeros(out, 180);
    put_history(out, options);
}

static void put_timer(struct buf *out, const char *usage, int64_t at)
{
    buf_add(out, (struct str){usage, 4});
    wav_put_u32(out, at < (int64_t)UINT32_MAX ? (uint32_t)at : UINT32_MAX);
}

void broadcast_cart(
    const struct encoder_options *options, const struct sound_ending *ending, struct buf *out)
{
    const struct clock clock = clock_utc(options->tags.date), end = clock_utc(options->expires);

    buf_add(out, STR("0101"));
    asciitext_field(options->tags.title, 64, out);
    asciitext_field(options->tags.artist, 64, out);
    asciitext_field(options->cut_id, 64, out);
    put_zeros(out, 64); /* client */
    asciitext_field(STR("NEWS"), 64, out);
    put_zeros(out, 64); /* classification */
    asciitext_field(ending->out_words, 64, out);
    put_exactly(out, clock.has_day ? clock.day : "1900-01-01", 10);
    put_exactly(out, clock.time, 8);
    put_exactly(out, end.has_day ? end.day : "9999-12-31", 10);
    put_exactly(out, end.has_time ? end.time : "23:59:59", 8);
    asciitext_field(NAME, 64, out);
    asciitext_field(STR("1"), 64, out);
    put_zeros(out, 64);       /* the user's own */
    wav_put_u32(out, 0x8000); /* the sample value of 0 dB */
    put_timer(out, "AUDs", 0);
    put_timer(out, "AUDe", ending->n_frames);
    put_timer(out, "INTs", 0);
    put_timer(out, "INTe", ending->speech_start);
    put_timer(out, "SEGs", ending->speech_end);
    put_timer(out, "SEGe", ending->n_frames);
    put_zeros(out, (size_t)NO_TIMERS * 8);
    put_zeros(out, 276);  /* reserved */
    put_zeros(out, 1024); /* URL */
}
