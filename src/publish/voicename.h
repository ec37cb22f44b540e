/*
 * The name of the voice that says a segment. Casts are the business of speak, so whoever calls
 * publish tells it how to ask.
 */
#ifndef PUBLISH_VOICENAME_H
#define PUBLISH_VOICENAME_H

#include "base/str.h"
#include "rundown.h"

struct voice_names {
    /* The name, lent; NULL where there is no cast: every name is empty then. */
    struct str (*of)(const void *cast, const struct item *item, const struct segment *segment);
    const void *cast; /* handed to `of` */
};

struct str voice_name(
    const struct voice_names *names, const struct item *item, const struct segment *segment);

#endif
