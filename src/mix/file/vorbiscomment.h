/*
 * Vorbis comments, as Ogg Vorbis, Opus and FLAC have them (Xiph, "Ogg Vorbis I format
 * specification: comment field and header specification"), with chapters (Xiph wiki, "Chapter
 * Extension").
 */
#ifndef MIX_FILE_VORBISCOMMENT_H
#define MIX_FILE_VORBISCOMMENT_H

#include "base/buf.h"
#include "mix/sound.h"

#include <stdbool.h>
#include <stdint.h>

#define VORBISCOMMENT_CHAPTERS 999 /* three digits; later ones are left out */

/* Adds vendor and comments, without framing bit. With `cover` the picture is among them. */
void vorbiscomment_add(struct str vendor, const struct sound_tags *tags,
    const struct sound_ending *ending, uint32_t sample_rate, bool cover, struct buf *out);
/* Adds the cover as a FLAC picture block's data (RFC 9639, 8.8). Nothing without a cover. */
void vorbiscomment_picture(struct str cover, struct buf *out);

#endif
