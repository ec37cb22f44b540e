#include "read/plain/draft.h"

void draft_set_aside(struct draft_item *item, const char *reason)
{
    item->kind = BLOCK_ASIDE;
    item->reason = reason;
    item->settled = true;
}

bool draft_is_paragraph(const struct draft_item *item)
{
    return (item->shape.words >= 5 && item->shape.end == SHAPE_END_STOP) ||
           (item->shape.words >= 12 && shape_is_closed(&item->shape)) || item->shape.words >= 26;
}
