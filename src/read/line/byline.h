/* Who wrote it and from where: the lines before the story, and the dateline that opens it. */
#ifndef READ_LINE_BYLINE_H
#define READ_LINE_BYLINE_H

#include "base/str.h"
#include "read/line/pageline.h"

#include <stdbool.h>

/*
 * Is the line a byline: "By Jane Smith", "Jane Smith, Political Editor", "Von Jonas Albrecht"?
 * *people is then what it says of them, with roles and places (text/people.h has the names). To be
 * asked of lines before the story and behind it: within, "By train and boat" could be a heading.
 */
bool byline_of(const struct pageline *line, struct str *people);

/* What opens an agency's story: "LONDON, March 11 (Reuters) - ". */
struct dateline {
    size_t len;        /* bytes of it, the dash and the space behind it too */
    struct str place;  /* what stands before the agency or dash: "LONDON, March 11" */
    struct str agency; /* "Reuters"; may be empty */
};

/* Does the story's first paragraph open with one? */
bool dateline_of(struct str paragraph, struct dateline *out);

#endif
