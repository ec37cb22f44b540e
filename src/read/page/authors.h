/* The names of authors in what bylines and metadata say of them. */
#ifndef READ_PAGE_AUTHORS_H
#define READ_PAGE_AUTHORS_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/str.h"

/*
 * Names as a byline writes them ("By JANE DOE, Political Editor, and John Roe") as "Jane Doe, John
 * Roe": without what stands before, roles, outlets, places, addresses and duplicates
 * (text/people.h). In the arena; s is NULL without memory.
 */
MUST_CHECK struct str authors_names(struct str text, struct arena *a);

#endif
