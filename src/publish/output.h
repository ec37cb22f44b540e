/*
 * What every writer of an output is given: what to write, and a place to write to that keeps memory
 * flat.
 */
#ifndef PUBLISH_OUTPUT_H
#define PUBLISH_OUTPUT_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "publish/publish.h"

#include <stdbool.h>

struct output {
    const struct publish_input *input;
    struct file_out *file;
    struct buf text; /* what is not yet written */
};

/*
 * To be called between two parts (segments, items): writes the text out when it is long enough to
 * be worth it, and empties it.
 */
MUST_CHECK bool output_drain(struct output *out, struct error *err);
/* Writes out all of it. */
MUST_CHECK bool output_flush(struct output *out, struct error *err);

#endif
