/*
 * The chunks of a WAV file that broadcasters read. Each has the same size before the samples are
 * known as after, so that it can be written first and put right last.
 *
 * Sources: [BWF] EBU Tech 3285 v2 (2011); [R98] EBU R 98 (1999), coding history; [CART] AES46-2002,
 * "cart".
 */
#ifndef MIX_FILE_BROADCAST_H
#define MIX_FILE_BROADCAST_H

#include "base/buf.h"
#include "mix/file/encoder.h"
#include "mix/sound.h"

/*
 * The data of a "bext" chunk, version 2: title, originator, date and time in UTC, a time reference
 * of 0 and no UMID, the loudness (0x7FFF where not measured), and one line of coding history.
 */
void broadcast_bext(
    const struct encoder_options *options, const struct sound_ending *ending, struct buf *out);
/*
 * The data of a "cart" chunk, version 1.01: title, artist, cut id, category NEWS, out words; start
 * at the date in UTC (1900-01-01 where there is none); end when it expires, on a day that it tells
 * alone at 23:59:59 (9999-12-31 where it does not); timers, as playout systems name them
 * (Rivendell, Myriad, ENCO: a use and "s" or "e"), of the audio, of the intro, which is what comes
 * before the first words, and of the segue, from the end of the last words or of the last sting.
 */
void broadcast_cart(
    const struct encoder_options *options, const struct sound_ending *ending, struct buf *out);

#endif
