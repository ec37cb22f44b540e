/*
 * The bulletin's cover as a file of its own (--also jpg, png): what a podcast app shows of an
 * episode (publish/podcast/feedpage.h).
 */
#ifndef PUBLISH_COVER_H
#define PUBLISH_COVER_H

#include "publish/output.h"

/* An error of kind ERROR_USAGE where there is no cover, or one of the other type. */
MUST_CHECK bool cover_write_jpg(struct output *out, struct error *err);
MUST_CHECK bool cover_write_png(struct output *out, struct error *err);

#endif
