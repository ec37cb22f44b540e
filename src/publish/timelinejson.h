/* The timeline as JSON: what was said, by whom, from when to when (--also json). */
#ifndef PUBLISH_TIMELINEJSON_H
#define PUBLISH_TIMELINEJSON_H

#include "publish/output.h"

MUST_CHECK bool timelinejson_write(struct output *out, struct error *err);

#endif
