/*
 * Captions as SubRip (--also srt): number, times, lines. The type has no specification and no
 * escapes; players take <i>, {\an8} and the like in the text as orders. So an invisible WORD JOINER
 * (U+2060) stands behind a "<" or "{" that could begin one, and within "-->".
 */
#ifndef PUBLISH_CAPTION_SRT_H
#define PUBLISH_CAPTION_SRT_H

#include "publish/output.h"

MUST_CHECK bool srt_write(struct output *out, struct error *err);

#endif
