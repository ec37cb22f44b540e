/*
 * Settings files, in UTF-8 and line by line: "[section]", "name = value", and comments, whose first
 * sign is "#" or ";". White space around sections, names and values does not count. A value ends
 * with its line and may hold any sign, also "#", ";", "=" and quotation marks; it may be empty, a
 * section or name may not.
 */
#ifndef BASE_INI_H
#define BASE_INI_H

#include "base/error.h"

#include <stdbool.h>

/*
 * Called for each setting in order; section is "" before the first section line. The texts are
 * lent. What is wrong with a value goes to `why` (printed behind file and line), and the result is
 * false.
 */
typedef bool ini_setting_fn(
    void *userdata, const char *section, const char *name, const char *value, struct error *why);

/* The same, told the number of the setting's line (from 1), for a reader that keeps it. */
typedef bool ini_line_fn(void *userdata, int line, const char *section, const char *name,
    const char *value, struct error *why);

/*
 * Reads a settings file of at most 1 MiB. What `setting` refuses, and a line of another form, is an
 * error of kind ERROR_USAGE that names file and line (memory that ran out in `setting` stays
 * ERROR_FAILED).
 */
MUST_CHECK bool ini_read(
    const char *path, ini_setting_fn *setting, void *userdata, struct error *err);
MUST_CHECK bool ini_read_lines(
    const char *path, ini_line_fn *setting, void *userdata, struct error *err);

#endif
