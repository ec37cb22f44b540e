/*
 * SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/): the date of what is
 * made where nothing else tells one, so that no clock gets into it.
 */
#ifndef COMMANDS_EPOCH_H
#define COMMANDS_EPOCH_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct epoch {
    bool is_set;
    int64_t instant; /* seconds since 1970-01-01T00:00:00Z */
};

/* From the environment; empty is as good as not set. What is no whole number of seconds up to the
 * year 9999 is an error of kind ERROR_USAGE. */
MUST_CHECK bool epoch_read(struct epoch *out, struct error *err);
/* As ISO 8601, empty if it is not set; s is NULL without memory. */
MUST_CHECK struct str epoch_date(const struct epoch *epoch, struct arena *a);

#endif
