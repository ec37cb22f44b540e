/*
 * The bulletin as a W3C audiobook (--also audiobook): an archive (Lightweight Packaging Format, a
 * W3C Note) of the audio, the manifest publication.json (W3C Audiobooks), and index.html with the
 * table of contents, which links into the audio (Media Fragments).
 */
#ifndef PUBLISH_BOOK_AUDIOBOOK_H
#define PUBLISH_BOOK_AUDIOBOOK_H

#include "publish/output.h"

MUST_CHECK bool audiobook_write(struct output *out, struct error *err);

#endif
