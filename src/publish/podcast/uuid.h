/*
 * UUIDs made of names: version 5 of RFC 9562 (section 5.5), by SHA-1. The same namespace and name
 * give the same UUID for ever, so that an episode or a podcast can be told again.
 */
#ifndef PUBLISH_PODCAST_UUID_H
#define PUBLISH_PODCAST_UUID_H

#include "base/str.h"

#include <stdint.h>

struct uuid {
    uint8_t bytes[16];
};

#define UUID_TEXT 37 /* bytes of its text, with the NUL */

/* The namespace of podcasts (podcast-namespace, the tag "guid"). */
extern const struct uuid uuid_of_podcasts;
/* The namespace of this program's episodes. Drawn at random once, and never changed. */
extern const struct uuid uuid_of_episodes;

struct uuid uuid_make(const struct uuid *name_space, struct str name);
/* As text, in lower case: "886313e1-3b8a-5372-9b90-0c9aee199e5d". */
void uuid_text(const struct uuid *uuid, char text[UUID_TEXT]);

/* SHA-1 (FIPS 180-4, section 6.1) of two parts, one after the other. */
void sha1(struct str first, struct str second, uint8_t digest[20]);

#endif
