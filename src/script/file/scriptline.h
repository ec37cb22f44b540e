/* One line of a script file's body: what it is, and how a segment's text is written as one. */
#ifndef SCRIPT_FILE_SCRIPTLINE_H
#define SCRIPT_FILE_SCRIPTLINE_H

#include "base/buf.h"
#include "base/str.h"
#include "rundown.h"

#include <stdbool.h>

enum scriptline_kind {
    SCRIPTLINE_BLANK,
    SCRIPTLINE_COMMENT,
    SCRIPTLINE_ITEM,      /* "[story] Title" */
    SCRIPTLINE_DIRECTION, /* "(pause: 2 s)" */
    SCRIPTLINE_SPEECH,    /* a segment */
};

struct scriptline {
    enum scriptline_kind kind;
    bool indented;
    struct str word;           /* an item's kind or a direction's name, as written */
    struct str text;           /* an item's title, a direction's value, what is spoken */
    enum segment_kind segment; /* of speech */
    struct str role;           /* of speech: as written; else empty */
    bool closed;               /* a direction ends with ")" */
    bool directed;             /* speech ends with a direction, which belongs on the line below */
};

/* Understands a line without its line end. The texts point into it. */
struct scriptline scriptline_parse(struct str line);

/* Writes speech as a line that scriptline_parse gives back; role is empty for the usual one. */
void scriptline_write(
    bool indented, enum segment_kind kind, struct str role, struct str text, struct buf *out);

/* "name: value"? A name is one of small letters, digits and hyphens. The value may be empty. */
bool scriptline_field(struct str line, struct str *name, struct str *value);

#endif
