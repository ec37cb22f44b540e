/* What ends with a segment, told by its place: the rule that the splitter and the script file
 * share. */
#ifndef SCRIPT_BOUNDARY_H
#define SCRIPT_BOUNDARY_H

#include "rundown.h"

/*
 * The boundary between a segment and the next one of its item (NULL: there is none), of which
 * `gap` is known: whether it goes on with the same sentence (BOUNDARY_CLAUSE), the same paragraph
 * (BOUNDARY_SENTENCE) or neither (BOUNDARY_PARAGRAPH).
 */
enum boundary boundary_between(
    const struct segment *segment, const struct segment *next, enum boundary gap);

#endif
