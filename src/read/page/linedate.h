/* The date in a line that holds other words too: "Published 3 May 2024 by Jane Doe". */
#ifndef READ_PAGE_LINEDATE_H
#define READ_PAGE_LINEDATE_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/str.h"

/*
 * The most precise date, to the day at least, of at most six words that follow each other, as ISO
 * 8601 in the arena; the forms are those of base/date.h and, of East Asia, year, month and day each
 * before its sign and the year first between dots or slashes. Empty where there is none; s is NULL
 * without memory.
 */
MUST_CHECK struct str linedate_find(struct str line, struct arena *a);

#endif
