/*
 * ID3 tags, version 2.4.0 (M. Nilsson, "ID3 tag version 2.4.0 - Main Structure" and "- Native
 * Frames", 2000), with chapters ("ID3v2 Chapter Frame Addendum", 2005). Text is UTF-8.
 */
#ifndef MIX_FILE_ID3_H
#define MIX_FILE_ID3_H

#include "base/buf.h"
#include "mix/sound.h"

#include <stdint.h>

#define ID3_TOC      255 /* entries of one table of contents: their number is a byte */
#define ID3_CHAPTERS (ID3_TOC * ID3_TOC)

/*
 * Adds a tag: TIT2, TPE1, TALB, TDRC (in UTC), TLAN, COMM, TSSE, APIC as far as known, and for each
 * mark CHAP, held together by CTOC. More than 65,025 chapters are left out.
 */
void id3_tag(const struct sound_tags *tags, const struct sound_ending *ending, uint32_t sample_rate,
    struct buf *out);

#endif
