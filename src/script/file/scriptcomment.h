/*
 * Comments in a script file. They stay with what they are about: a comment belongs to the line
 * below it, whatever blank lines stand between; one above a direction or a field to the segment or
 * item that it is of. Read, a comment is its lines without "; ", with line ends between them.
 */
#ifndef SCRIPT_FILE_SCRIPTCOMMENT_H
#define SCRIPT_FILE_SCRIPTCOMMENT_H

#include "base/buf.h"
#include "base/str.h"
#include "script/file/scriptvalue.h"

#include <stdbool.h>

/* Comments that wait for their line. Begins as {0}; its owner frees `lines`. */
struct scriptcomment {
    struct buf lines;
    bool some;  /* there is one, be it empty */
    bool blank; /* a blank line stood since its last line */
};

/* Takes a line that begins with ";". What scriptcomment_help writes is no comment of a person's. */
void scriptcomment_add(struct scriptcomment *waiting, struct str line);
/* A blank line: between comments it is kept, as a comment without words. */
void scriptcomment_blank(struct scriptcomment *waiting);
/* Before an item the blank line below the last comment tells that it is not of the item: it is kept
 * as a line end. */
void scriptcomment_keep_blank(struct scriptcomment *waiting);
/* Moves what waits to the end of the field. False without memory. */
MUST_CHECK bool scriptcomment_take(
    struct scriptcomment *waiting, const struct script_place *at, struct str *field);

/* Writes a comment's lines with "; " before each. */
void scriptcomment_write(struct str comment, bool indented, struct buf *out);
/* The same of an item's comment, with its blank line. */
void scriptcomment_write_item(struct str comment, struct buf *out);
/* What every script tells those who edit it. */
void scriptcomment_help(struct buf *out);

#endif
