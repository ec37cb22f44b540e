/*
 * The transcript: what was said, as it is written, for a person to read or to search (--also txt).
 * One paragraph a line with an empty line between, so that any editor or screen reader wraps it as
 * it likes; two empty lines before a title or heading; nothing that would be read out as rows of
 * signs.
 */
#ifndef PUBLISH_TRANSCRIPT_H
#define PUBLISH_TRANSCRIPT_H

#include "publish/output.h"

MUST_CHECK bool transcript_write(struct output *out, struct error *err);

#endif
