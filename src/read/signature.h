/* What is no text, told by the first bytes of a file. */
#ifndef READ_SIGNATURE_H
#define READ_SIGNATURE_H

#include "base/str.h"

/* What the bytes are ("a PDF document"), where they begin as a well-known type that is no text
 * does; else NULL. */
const char *signature_of(struct str bytes);

#endif
