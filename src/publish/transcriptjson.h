/*
 * The transcript as JSON, for podcast apps (--also transcript): version 1.0.0 of the Podcasting 2.0
 * transcripts format (podcast-namespace, transcripts/transcripts.md, "JSON"), a segment a sentence.
 */
#ifndef PUBLISH_TRANSCRIPTJSON_H
#define PUBLISH_TRANSCRIPTJSON_H

#include "publish/output.h"

MUST_CHECK bool transcriptjson_write(struct output *out, struct error *err);

#endif
