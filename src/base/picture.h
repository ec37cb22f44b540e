/* What a cover picture is, as far as those who put it into a file must tell. */
#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct picture {
    const char *type;       /* "image/jpeg" or "image/png" */
    const char *ending;     /* ".jpg" or ".png" */
    uint32_t width, height; /* pixels */
    uint32_t depth;         /* bits a pixel */
};

/* Looks at the bytes of a JPEG (ITU-T T.81, annex B) or PNG (its section 11.2.2); false for
 * anything else. */
bool picture_look(struct str bytes, struct picture *out);

#endif
