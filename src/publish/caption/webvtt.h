/*
 * Captions as WebVTT (W3C, https://www.w3.org/TR/webvtt1/): the speaker as a voice span (section
 * 3.5), the text escaped (section 4.2.2: "&", "<" and ">", so that "-->" cannot be there), another
 * language than the programme's as a language span. `--also vtt`, and `--also vtt-words` with a
 * cue timestamp before each word (section 3.5), for players that highlight what is spoken.
 */
#ifndef PUBLISH_CAPTION_WEBVTT_H
#define PUBLISH_CAPTION_WEBVTT_H

#include "publish/output.h"

MUST_CHECK bool webvtt_write(struct output *out, struct error *err);
MUST_CHECK bool webvtt_write_words(struct output *out, struct error *err);

#endif
