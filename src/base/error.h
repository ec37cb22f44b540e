/*
 * Errors are values: a function that can fail takes a struct error as its last parameter, returns
 * false (or NULL), and has filled it in. One place prints them (commands/report.h); no room does.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/attr.h"

#include <stdbool.h>

enum error_kind {
    ERROR_NONE,
    ERROR_FAILED, /* could not be done: exit status 1 */
    ERROR_USAGE,  /* asked for wrongly (options, a script's or a format's syntax): exit status 2 */
};

struct error {
    enum error_kind kind;
    char text[1024]; /* "WHAT: WHY" in UTF-8, without line end; what is too long is cut at a code
                        point */
};

/*
 * Sets "WHAT: WHY", the reason by printf. `what` names the input, file or option as the user wrote
 * it. Always false, so that a function can end in `return error_set(...)`. err may be NULL (the
 * caller does not want the reason).
 */
bool error_set(struct error *err, const char *what, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* The same as ERROR_USAGE. */
bool error_usage(struct error *err, const char *what, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* The same with the system's reason for `errnum` (an errno). */
bool error_errno(struct error *err, const char *what, int errnum);
/* Memory ran out while at work on `what`. */
bool error_memory(struct error *err, const char *what);

#endif
