/* Sounds that the program makes: sines, of peak 1, without clicks. */
#ifndef MIX_TRACK_TONE_H
#define MIX_TRACK_TONE_H

#include <stdint.h>

/* A sine that goes up from 0 at frame 0; exact however long it lasts. */
double tone_sine(uint32_t hz, int64_t t, uint32_t sample_rate);
/* Frame t of a tone of n frames, which rises and falls within 5 ms. */
double tone_at(uint32_t hz, int64_t t, int64_t n, uint32_t sample_rate);

/*
 * Frame t of a time signal like Greenwich's: 1 kHz, five pips of 100 ms at seconds 0 to 4 and one
 * of 500 ms at second 5, whose beginning is the time. They rise and fall within 1 ms.
 */
double pips_at(int64_t t, uint32_t sample_rate);

#endif
