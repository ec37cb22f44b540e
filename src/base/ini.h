/*
 * Settings files: [section] lines and "name = value" lines, "#" or ";" comments. The only door to
 * inih.
 */
#ifndef BASE_INI_H
#define BASE_INI_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/*
 * Called for each setting in order; section is "" before the first section line. The texts are
 * lent. What is wrong with a value goes to `why` (printed behind file and line), and the result is
 * false.
 */
typedef bool ini_setting_fn(
    void *userdata, const char *section, const char *name, const char *value, struct error *why);

/*
 * Reads a settings file of at most 1 MiB. A section or name that `setting` refuses, and a line that
 * is none, is an error of kind ERROR_USAGE that names file and line.
 */
MUST_CHECK bool ini_read(
    const char *path, ini_setting_fn *setting, void *userdata, struct error *err);

#endif
