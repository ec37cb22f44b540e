/*
 * Chapters as JSON for podcast apps (--also chapters): version 1.2.0 of the Podcasting 2.0 chapters
 * format (podcast-namespace, chapters/jsonChapters.md). One for each item and each section within;
 * with the address and picture of the story where they are http(s) addresses. An opening, headlines
 * or a closing of a few seconds is part of the chapter before it, or of the first
 * (publish/marks.h).
 */
#ifndef PUBLISH_CHAPTERS_H
#define PUBLISH_CHAPTERS_H

#include "publish/output.h"

MUST_CHECK bool chapters_write(struct output *out, struct error *err);

#endif
