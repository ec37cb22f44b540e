/*
 * The one place that speaks to the user on standard error: a line each, "bulletin: WHAT: WHY", with
 * control characters made visible, so that no input can drive the terminal.
 */
#ifndef COMMANDS_REPORT_H
#define COMMANDS_REPORT_H

#include "base/buf.h"
#include "base/error.h"
#include "base/note.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Exit statuses: the contract of the command line. */
enum exit_status {
    EXIT_BUILT = 0,  /* done */
    EXIT_FAILED = 1, /* could not be done; nothing half-written was left */
    EXIT_USAGE = 2,  /* asked for wrongly */
    EXIT_STRICT = 3, /* done, but with --strict: something was lost or is doubtful */
};

/* Adds t with C0, DEL, C1 and direction controls as \xHH or \uHHHH, and bytes that are not UTF-8 as
 * \xHH. */
void report_add_visible(struct buf *out, struct str t);

/* Prints one line, "bulletin: " before it. */
void report_line(struct str line);
/* Prints the error and returns the exit status for its kind. */
enum exit_status report_error(const struct error *err);

/*
 * Prints the notes: warnings always; with `strict`, also those that --strict objects to; with
 * `verbose`, all.
 */
void report_notes(const struct notes *notes, bool verbose, bool strict);
/* Is it one that --strict objects to? */
bool report_objects(const struct note *note);
/* Is anything among the notes that --strict objects to? */
bool report_doubtful(const struct notes *notes);

/* Writes what was built up to standard output and frees it; a failure, also of the buffer, is an
 * error. */
MUST_CHECK bool report_output(struct buf *out, struct error *err);

#endif
