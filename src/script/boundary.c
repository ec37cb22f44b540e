#include "script/boundary.h"

enum boundary boundary_between(
    const struct segment *segment, const struct segment *next, enum boundary gap)
{
    if (!next)
        return BOUNDARY_ITEM;
    if (gap == BOUNDARY_CLAUSE)
        return BOUNDARY_CLAUSE;
    if (segment->kind == SEGMENT_TITLE || segment->kind == SEGMENT_HEADING)
        return BOUNDARY_HEADING;
    return next->kind == SEGMENT_HEADING ? BOUNDARY_SECTION : gap;
}
