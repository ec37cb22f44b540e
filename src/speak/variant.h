/*
 * A variant: how a speaker sounds, whatever the language (pitch, formants, breath and so on). Read
 * from a file in the engine's own format for voices (espeak-ng, docs/voices.md), of which it takes
 * the lines that are about the sound; the engine gets nothing else of a file.
 */
#ifndef SPEAK_VARIANT_H
#define SPEAK_VARIANT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/* Bytes that the lines of a variant may have together. */
#define VARIANT_MAX 2047

/* The folder of the program's variants among its data, and the ending of their files. */
#define VARIANT_FOLDER "voices/variants"
#define VARIANT_ENDING ".variant"

struct variant {
    struct str name;  /* as a cast gives it, without the "+" */
    struct str lines; /* what the engine is told: "pitch 90 130\n...", in the arena */
    struct str about; /* the file's first comment, on one line; may be empty */
    char gender;      /* 'M', 'F', or '-' where the file does not tell */
};

/* Reads the file `path`. A mistake in it is an error of kind ERROR_USAGE with its file and line. */
MUST_CHECK bool variant_read(
    const char *path, struct arena *a, struct variant *out, struct error *err);

/* The path of the program's variant of that name, in the arena; s is NULL where there is none. */
struct str variant_find(struct str name, struct arena *a);

/* What the variant in that file is called: its file name without the ending, a part of `path`. */
struct str variant_name(struct str path);

/* Is a line of a voice file about the sound, so that a variant replaces it? */
bool variant_replaces(struct str line);

#endif
