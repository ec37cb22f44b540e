/*
 * Labels that lines begin with, and lines in the order of their text, so that those that begin
 * alike or are the same stand side by side.
 */
#ifndef READ_LINE_LABEL_H
#define READ_LINE_LABEL_H

#include "base/str.h"

#include <stddef.h>

/* A line or its label, and where it stands. */
struct label {
    struct str text;
    size_t item;
};

/* The label that a line begins with: up to three words before a colon and a space ("Q:", "The
 * Post:"), the colon left out; empty without one. */
struct str label_of(struct str line);

/* Sorts them by text, those of one text by where they stand. */
void labels_sort(struct label *labels, size_t n);

#endif
