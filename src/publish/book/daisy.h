/*
 * The bulletin as a talking book (--also daisy): DAISY 2.02 with full text and full audio, for the
 * players that talking newspapers lend out. An archive to be unpacked onto what the player reads:
 * ncc.html, the navigation control centre; content.html, the text; a SMIL 1.0 file for each part
 * that a heading begins; master.smil, which has them in order; and the bulletin's own audio, which
 * must be MP3 or WAV: of what can be built, the two that players of DAISY 2.02 know.
 *
 * Sources: [D] DAISY 2.02 Specification (DAISY Consortium, Recommendation, 28 February 2001); [S]
 * SMIL 1.0 (W3C Recommendation, 15 June 1998).
 */
#ifndef PUBLISH_BOOK_DAISY_H
#define PUBLISH_BOOK_DAISY_H

#include "publish/output.h"

MUST_CHECK bool daisy_write(struct output *out, struct error *err);

#endif
