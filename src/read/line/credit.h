/* Credits of pictures and reports, and the captions that are known by one. */
#ifndef READ_LINE_CREDIT_H
#define READ_LINE_CREDIT_H

#include "read/line/pageline.h"

/* "credit" or "caption" where the line is one; else NULL. */
const char *credit_reason(const struct pageline *line);

#endif
