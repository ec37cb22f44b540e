#include "read/page/pagetable.h"

#include "base/buf.h"
#include "text/chars.h"

#define MAX_CELL 160 /* weight of a cell of data */

struct grid {
    size_t cells[PAGETABLE_MAX_ROWS][PAGETABLE_MAX_COLUMNS]; /* indices of spots; 0: none */
    size_t columns[PAGETABLE_MAX_ROWS];
    size_t rows;
    bool fits;    /* it is no larger */
    bool simple;  /* short cells, no table within */
    bool heading; /* the first row names the columns */
};

static bool is_cell(const struct node *node)
{
    return node_is(node, "td") || node_is(node, "th");
}

static size_t span_of(const struct node *node)
{
    unsigned long span = 1;

    return str_to_uint(node_attr(node, "colspan"), PAGETABLE_MAX_COLUMNS, &span) && span ? span : 1;
}

static void add_cell(struct grid *grid, const struct pagemap *map, size_t i)
{
    const size_t row = grid->rows - 1;
    const size_t span = span_of(map->spots[i].node);

    grid->simple &= map->spots[i].all <= MAX_CELL;
    for (size_t k = 0; k < span; k++) {
        if (grid->columns[row] == PAGETABLE_MAX_COLUMNS) {
            grid->fits = false;
            return;
        }
        grid->cells[row][grid->columns[row]++] = k ? 0 : i;
    }
}

static bool all_headings(const struct grid *grid, const struct pagemap *map)
{
    for (size_t c = 0; c < grid->columns[0]; c++) {
        const size_t i = grid->cells[0][c];
        if (i && !node_is(map->spots[i].node, "th") && map->spots[i].all > 0 &&
            !node_is(map->spots[map->spots[map->spots[i].parent].parent].node, "thead"))
            return false;
    }
    return true;
}

static void read_grid(const struct pagemap *map, size_t table, struct grid *grid)
{
    *grid = (struct grid){.fits = true, .simple = true};
    for (size_t i = table + 1; i < map->spots[table].end && grid->fits; i++) {
        const struct node *node = map->spots[i].node;
        if (node_is(node, "table"))
            grid->simple = false;
        if (node_is(node, "tr") && grid->rows == PAGETABLE_MAX_ROWS)
            grid->fits = false;
        else if (node_is(node, "tr"))
            grid->rows++;
        else if (is_cell(node) && grid->rows)
            add_cell(grid, map, i);
        if (!grid->simple)
            return;
    }
    grid->heading = grid->rows > 1 && all_headings(grid, map);
}

bool pagetable_is_data(const struct pagemap *map, size_t table)
{
    const struct str role = node_attr(map->spots[table].node, "role");
    struct grid grid;
    size_t wide = 0;

    if (str_eq(role, STR("presentation")) || str_eq(role, STR("none")))
        return false;
    read_grid(map, table, &grid);
    for (size_t r = 0; r < grid.rows; r++)
        wide += grid.columns[r] >= 2;
    return grid.fits && grid.simple && grid.rows >= 2 && wide >= 2;
}

static void add_cell_text(const struct pagemap *map, size_t cell, struct buf *out)
{
    struct buf raw = {0};

    for (size_t k = cell; k < map->spots[cell].end; k++) {
        const struct spot *spot = &map->spots[k];
        if (spot->is_block || node_is(spot->node, "br"))
            buf_add_byte(&raw, ' ');
        if (!spot->is_silent && !spot->dropped)
            buf_add(&raw, spot->node->text);
    }
    chars_fold(buf_str(&raw), out);
    out->failed |= raw.failed;
    buf_free(&raw);
}

static void add_row(const struct pagemap *map, const struct grid *grid, size_t row, struct buf *out)
{
    for (size_t c = 0; c < grid->columns[row]; c++) {
        const size_t cell = grid->cells[row][c];
        const size_t name = grid->heading && c < grid->columns[0] ? grid->cells[0][c] : 0;
        if (!cell || map->spots[cell].all == 0)
            continue;
        if (out->len)
            buf_add(out, STR("; "));
        if (name && map->spots[name].all > 0) {
            add_cell_text(map, name, out);
            buf_add(out, STR(": "));
        }
        add_cell_text(map, cell, out);
    }
}

bool pagetable_rows(
    const struct pagemap *map, size_t table, struct arena *a, struct str **rows, size_t *n)
{
    struct grid grid;
    struct buf row = {0};
    bool ok = true;

    read_grid(map, table, &grid);
    *n = 0;
    *rows = arena_array(a, grid.rows + 1, sizeof **rows);
    for (size_t r = grid.heading; *rows && ok && r < grid.rows; r++) {
        buf_clear(&row);
        add_row(map, &grid, r, &row);
        (*rows)[*n] = buf_keep(&row, a);
        ok = (*rows)[*n].s != NULL;
        *n += (*rows)[*n].len > 0;
    }
    buf_free(&row);
    return *rows && ok;
}
