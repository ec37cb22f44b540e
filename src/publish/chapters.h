/*
 * Chapters as JSON for podcast apps (--also chapters): version 1.2.0 of the Podcasting 2.0 chapters
 * format (podcast-namespace, chapters/jsonChapters.md). With the address and picture of the
 * story where they are http(s) addresses.
 */
#ifndef PUBLISH_CHAPTERS_H
#define PUBLISH_CHAPTERS_H

#include "publish/output.h"

MUST_CHECK bool chapters_write(struct output *out, struct error *err);

#endif
