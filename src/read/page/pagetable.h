/* Tables of data, a row read as a sentence; what old templates laid out with tables is none. */
#ifndef READ_PAGE_PAGETABLE_H
#define READ_PAGE_PAGETABLE_H

#include "base/arena.h"
#include "base/str.h"
#include "read/page/pagemap.h"

#include <stdbool.h>
#include <stddef.h>

/* Rows and columns of a table that are read; a larger one is no data for the ear and taken apart
 * like a layout. */
#define PAGETABLE_MAX_ROWS    250
#define PAGETABLE_MAX_COLUMNS 12

/* Is the table at that spot one of data: several rows and columns of short cells? */
bool pagetable_is_data(const struct pagemap *map, size_t table);

/*
 * The rows below its heading as "Heading: cell; heading: cell", in the arena; without a heading
 * "cell; cell". Empty cells are left out. False without memory.
 */
MUST_CHECK bool pagetable_rows(
    const struct pagemap *map, size_t table, struct arena *a, struct str **rows, size_t *n);

#endif
