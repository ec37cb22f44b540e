/*
 * Bytes of any encoding made into text: UTF-8 in NFC, without control characters.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/*
 * Decodes an input's bytes. The encoding is, in this order (as the Encoding Standard, 6.1, and the
 * HTML standard, 13.2.3.2, have it): that of a byte order mark; UTF-8 where the bytes are UTF-8, or
 * are with a few of them damaged; UTF-16 without a mark; `declared` (a name of the IANA registry;
 * empty: none; one that is not known or that the bytes contradict is passed over); else the
 * likeliest by the letters, with Windows-1252 where nothing speaks for another. The ISO 8859
 * encodings are read as the Windows ones that contain them, as browsers do.
 *
 * Bytes that are no character become U+FFFD; control characters other than white space, byte order
 * marks and noncharacters are dropped. Time and memory are linear in the input. Fails where
 * the bytes are no text ("NAME: no text, but binary data") or memory runs out.
 */
MUST_CHECK bool charset_decode(struct str bytes, struct str declared, const char *what,
    struct arena *a, struct str *text, struct error *err);

/*
 * The first `max` bytes or so of the input decoded likewise, for sniffing: a character cut by the
 * end is left out. Never refuses: binary bytes come out as U+FFFD and odd letters.
 */
MUST_CHECK bool charset_head(
    struct str bytes, size_t max, struct arena *a, struct str *text, struct error *err);

#endif
