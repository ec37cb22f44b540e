/* Marks (timeline.h) as they are called for a person. */
#ifndef PUBLISH_MARKS_H
#define PUBLISH_MARKS_H

#include "publish/pagewords.h"
#include "timeline.h"

/* Its label; of an item without a title, what its kind is called. */
struct str mark_label(const struct timeline_mark *mark, const struct page_words *words);

#endif
