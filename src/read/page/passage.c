#include "read/page/passage.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/page/pagetable.h"
#include "text/chars.h"

#include <string.h>

#define MAX_DEPTH 300 /* the tree's own limit is less (htmltree.h) */
#define MAX_ASIDE 400 /* bytes of an aside that are kept */
#define LONG_LINE                                                                                  \
    120 /* weight of a line that ends a paragraph where a <br> follows its full stop */

struct flow {
    const struct pagemap *map;
    struct arena *arena;
    struct passages *out;
    struct buf raw;    /* text of the passage so far */
    struct buf folded; /* for reuse */
    struct str term;   /* of a definition list: the term that waits for its definition */
    size_t top;
    size_t open[MAX_DEPTH]; /* indices of the elements that are open */
    size_t depth;
    size_t emphasis;  /* how many of them are emphasis */
    size_t bold;      /* ... are bold */
    size_t block;     /* index of the innermost block */
    bool after_break; /* a <br> came, and nothing since */
    int64_t weight, links, emphasised, bolded, marks;
    bool failed;
};

static bool is_heading(const struct node *node)
{
    return node->name.len == 2 && node->name.s[0] == 'h' && node->name.s[1] >= '1' &&
           node->name.s[1] <= '6';
}

static bool is_emphasis(const struct node *node)
{
    return node_is(node, "b") || node_is(node, "i") || node_is(node, "em") ||
           node_is(node, "strong");
}

static bool is_bold(const struct node *node)
{
    return node_is(node, "b") || node_is(node, "strong");
}

/* --- kinds --- */

/* A point of a list is short; an entry of a feed made as a list has paragraphs and headings. */
static bool is_point(const struct pagemap *map, size_t li)
{
    const struct spot *spot = &map->spots[li];
    size_t paragraphs = 0, seen = 0;

    for (size_t k = li + 1; k < spot->end && seen < 32; k = map->spots[k].end, seen++) {
        if (is_heading(map->spots[k].node))
            return false;
        paragraphs += node_is(map->spots[k].node, "p") && map->spots[k].own > 0;
    }
    return paragraphs < 3 && spot->all < 1500;
}

static enum block_kind kind_of(const struct flow *flow, int *level)
{
    enum block_kind kind = BLOCK_PARAGRAPH;

    *level = 0;
    for (size_t i = flow->block;; i = flow->map->spots[i].parent) {
        const struct node *node = flow->map->spots[i].node;
        const struct str role = node_attr(node, "role");
        if (is_heading(node) || str_eq(role, STR("heading"))) {
            *level = is_heading(node) && node->name.s[1] > '2' ? node->name.s[1] - '0' : 2;
            return BLOCK_HEADING;
        }
        if (node_is(node, "blockquote"))
            kind = BLOCK_QUOTE;
        if (kind == BLOCK_PARAGRAPH && node_is(node, "li") && is_point(flow->map, i))
            kind = BLOCK_LIST_ITEM;
        if (i == flow->top || i == 0)
            return kind;
    }
}

/* --- passages --- */

static struct passage *new_passage(struct flow *flow)
{
    struct passage *items =
        arena_more(flow->arena, flow->out->items, flow->out->n, &flow->out->cap, sizeof *items);

    if (!items) {
        flow->failed = true;
        return NULL;
    }
    flow->out->items = items;
    return &items[flow->out->n++];
}

static struct str fold(struct flow *flow, struct str t)
{
    buf_clear(&flow->folded);
    chars_fold(t, &flow->folded);
    if (flow->folded.failed)
        flow->failed = true;
    return buf_str(&flow->folded);
}

static void put(struct flow *flow, enum block_kind kind, int level, struct str text)
{
    struct passage *passage = text.len ? new_passage(flow) : NULL;

    if (!passage)
        return;
    passage->kind = kind;
    passage->level = level;
    passage->text = arena_str(flow->arena, text);
    passage->spot = flow->block;
    passage->weight = flow->weight;
    passage->links = flow->links;
    passage->emphasised = flow->emphasised;
    passage->bold = flow->bolded;
    passage->marks = flow->marks;
    if (!passage->text.s)
        flow->failed = true;
}

/* "Term: what it means". A term that is a question heads its answer instead. */
static void put_definition(struct flow *flow, struct str text)
{
    const struct node *block = flow->map->spots[flow->block].node;

    if (node_is(block, "dt") && str_ends(text, STR("?"))) {
        put(flow, BLOCK_HEADING, 3, text);
        return;
    }
    if (node_is(block, "dt")) {
        flow->term = flow->term.len ? arena_printf(flow->arena, "%.*s, %.*s", STR_ARG(flow->term),
                                          STR_ARG(text))
                                    : arena_str(flow->arena, text);
        return;
    }
    if (flow->term.len) {
        const char *colon = str_ends(flow->term, STR(":")) ? "" : ":";
        text = arena_printf(flow->arena, "%.*s%s %.*s", STR_ARG(flow->term), colon, STR_ARG(text));
        flow->term = (struct str){NULL, 0};
        put(flow, BLOCK_LIST_ITEM, 0, text);
        return;
    }
    put(flow, BLOCK_PARAGRAPH, 0, text);
}

static bool in_definitions(const struct flow *flow)
{
    const struct pagemap *map = flow->map;
    const struct node *block = map->spots[flow->block].node;
    const struct node *above = map->spots[map->spots[flow->block].parent].node;

    return node_is(block, "dt") || node_is(block, "dd") || (flow->term.len && node_is(above, "dd"));
}

static void flush(struct flow *flow)
{
    const struct str text = fold(flow, buf_str(&flow->raw));
    int level;
    const enum block_kind kind = kind_of(flow, &level);

    if (text.len && in_definitions(flow))
        put_definition(flow, text);
    else
        put(flow, kind, level, text);
    buf_clear(&flow->raw);
    flow->weight = flow->links = flow->emphasised = flow->bolded = flow->marks = 0;
    flow->after_break = false;
}

/* --- asides --- */

static struct str shorten(struct flow *flow, struct str t)
{
    const struct str head = utf8_head(t, MAX_ASIDE);

    return head.len == t.len ? t : arena_printf(flow->arena, "%.*s …", STR_ARG(head));
}

/* The text of a dropped element as one aside; what nobody sees or would miss gives none. */
static void put_aside(struct flow *flow, size_t i)
{
    const struct spot *spot = &flow->map->spots[i];
    const size_t block = flow->block;
    struct buf text = {0};

    if (spot->dropped == PAGEHINT_HIDDEN || spot->dropped == PAGEHINT_NAVIGATION || spot->all == 0)
        return;
    for (size_t k = i; k < spot->end && text.len <= 2 * MAX_ASIDE; k++) {
        const struct spot *within = &flow->map->spots[k];
        if (within->is_block || node_is(within->node, "br"))
            buf_add_byte(&text, ' ');
        if (!within->is_silent)
            buf_add(&text, within->node->text);
    }
    flow->block = i;
    flow->failed |= text.failed;
    put(flow, BLOCK_ASIDE, 0, shorten(flow, fold(flow, buf_str(&text))));
    if (!flow->failed && flow->out->n && flow->out->items[flow->out->n - 1].spot == i) {
        flow->out->items[flow->out->n - 1].hint = spot->dropped;
        flow->out->items[flow->out->n - 1].reason = str_of(pagehint_reason(spot->dropped));
    }
    flow->block = block;
    buf_free(&text);
}

/* --- walking --- */

/* A raised number or sign that points to a footnote. */
static bool is_note_mark(const struct pagemap *map, size_t i)
{
    const struct spot *spot = &map->spots[i];
    struct str text = {NULL, 0};
    bool link = false;

    if (!node_is(spot->node, "sup") || spot->all == 0 || spot->all > 6)
        return false;
    for (size_t k = i; k < spot->end; k++) {
        link |= node_is(map->spots[k].node, "a");
        if (str_trim(map->spots[k].node->text).len)
            text = str_trim(map->spots[k].node->text);
    }
    return link || (text.len && (text.s[0] == '[' || text.s[0] == '*'));
}

static bool ends_sentence(struct str raw)
{
    raw = str_trim(raw);
    while (raw.len) {
        size_t at = raw.len;
        const uint32_t cp = utf8_prev(raw, &at);
        if (char_ends_sentence(cp))
            return true;
        if (!char_is_quote(cp) && !char_closes(cp))
            return false;
        raw = str_cut(raw, 0, at);
    }
    return false;
}

/* Two line breaks end a paragraph; so does one behind a line that is long and ends a sentence, or
 * that is all bold, as old pages make headings. */
static void line_break(struct flow *flow)
{
    const bool line_of_bold = flow->weight > 0 && flow->weight < LONG_LINE &&
                              flow->bolded == flow->weight && !ends_sentence(buf_str(&flow->raw));

    if (flow->after_break || line_of_bold ||
        (flow->weight >= LONG_LINE && ends_sentence(buf_str(&flow->raw)))) {
        flush(flow);
        return;
    }
    buf_add_byte(&flow->raw, '\n');
    flow->after_break = true;
}

static bool is_blank(struct str t)
{
    for (size_t at = 0; at < t.len;) {
        const uint32_t cp = utf8_next(t, &at);
        if (!char_is_space(cp) && !char_is_invisible(cp))
            return false;
    }
    return true;
}

static void add_text(struct flow *flow, const struct spot *spot)
{
    if (!is_blank(spot->node->text))
        flow->after_break = false;
    buf_add(&flow->raw, spot->node->text);
    flow->weight += spot->all;
    flow->links += spot->all_links;
    flow->emphasised += flow->emphasis ? spot->all : 0;
    flow->bolded += flow->bold ? spot->all : 0;
    for (size_t i = 0; i < spot->node->text.len; i++)
        flow->marks += strchr(".,;!?", spot->node->text.s[i]) != NULL;
}

static void enter(struct flow *flow, size_t i)
{
    const struct spot *spot = &flow->map->spots[i];

    if (spot->is_block) {
        flush(flow);
        flow->block = i;
    }
    if (node_is(spot->node, "q"))
        buf_add_cp(&flow->raw, 0x201C);
    flow->emphasis += is_emphasis(spot->node);
    flow->bold += is_bold(spot->node);
    if (flow->depth < MAX_DEPTH)
        flow->open[flow->depth++] = i;
}

static void leave(struct flow *flow)
{
    const struct spot *spot = &flow->map->spots[flow->open[--flow->depth]];

    if (node_is(spot->node, "q"))
        buf_add_cp(&flow->raw, 0x201D);
    flow->emphasis -= is_emphasis(spot->node);
    flow->bold -= is_bold(spot->node);
    if (spot->is_block) {
        flush(flow);
        flow->block = flow->map->spots[spot->parent].block;
    }
}

static bool put_table(struct flow *flow, size_t i)
{
    struct str *rows;
    size_t n;

    if (!pagetable_is_data(flow->map, i))
        return false;
    flush(flow);
    flow->block = i;
    if (!pagetable_rows(flow->map, i, flow->arena, &rows, &n)) {
        flow->failed = true;
        return true;
    }
    for (size_t r = 0; r < n; r++) {
        flow->weight = (int64_t)rows[r].len;
        put(flow, BLOCK_LIST_ITEM, 0, rows[r]);
    }
    flow->weight = 0;
    flow->block = flow->map->spots[flow->map->spots[i].parent].block;
    return true;
}

/* Takes the spot i and returns the index of the next one. */
static size_t step(struct flow *flow, size_t i)
{
    const struct spot *spot = &flow->map->spots[i];

    if (spot->is_silent || is_note_mark(flow->map, i))
        return spot->end;
    if (spot->dropped_here) {
        if (spot->is_block)
            flush(flow);
        put_aside(flow, i);
        return spot->end;
    }
    if (node_is_text(spot->node)) {
        add_text(flow, spot);
        return i + 1;
    }
    if (node_is(spot->node, "br")) {
        line_break(flow);
        return i + 1;
    }
    if (node_is(spot->node, "table") && put_table(flow, i))
        return spot->end;
    enter(flow, i);
    return i + 1;
}

/* Opens the elements that lie between top and the first spot. */
static void open_above(struct flow *flow, size_t from)
{
    size_t path[MAX_DEPTH];
    size_t n = 0;

    for (size_t i = flow->map->spots[from].parent; n < MAX_DEPTH; i = flow->map->spots[i].parent) {
        path[n++] = i;
        if (i == flow->top || i == 0)
            break;
    }
    while (n-- > 0)
        enter(flow, path[n]);
}

bool passages_add(const struct pagemap *map, size_t top, size_t from, size_t to, struct arena *a,
    struct passages *out)
{
    struct flow flow = {.map = map, .arena = a, .out = out, .top = top};

    if (from >= to)
        return true;
    flow.block = map->spots[from].block;
    if (from != top)
        open_above(&flow, from);
    for (size_t i = from; i < to && !flow.failed;) {
        while (flow.depth && map->spots[flow.open[flow.depth - 1]].end <= i)
            leave(&flow);
        i = step(&flow, i);
    }
    while (flow.depth)
        leave(&flow);
    flush(&flow);
    flow.failed |= flow.raw.failed;
    buf_free(&flow.raw);
    buf_free(&flow.folded);
    return !flow.failed;
}
