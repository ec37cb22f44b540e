#include "read/page/pagemap.h"

#include "base/buf.h"

#include <string.h>

static const char *const block_names[] = {"address", "article", "aside", "blockquote", "body",
    "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "option", "p",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "noscript"};

static const char *const silent_names[] = {"applet", "audio", "canvas", "datalist", "embed",
    "frame", "frameset", "head", "iframe", "input", "map", "math", "meter", "noembed", "noframes",
    "object", "progress", "script", "select", "style", "svg", "template", "textarea", "title",
    "video", "rp", "rt"};

static bool among(struct str name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(name, str_of(list[i])))
            return true;
    return false;
}

#define AMONG(name, list) among((name), (list), sizeof(list) / sizeof(list)[0])

bool pagemap_is_block(struct str name)
{
    return AMONG(name, block_names);
}

struct str pagemap_key(struct str text, struct arena *a)
{
    char *key = arena_alloc(a, text.len + 1);
    size_t len = 0;

    for (size_t i = 0; key && i < text.len; i++) {
        const char c = text.s[i];
        /* U+00A0 to U+00BF, and general punctuation, U+2000 to U+206F and U+3000 to U+303F */
        if ((unsigned char)c == 0xC2 && i + 1 < text.len)
            i++;
        else if (i + 2 < text.len &&
                 ((c == '\xE2' && ((unsigned char)text.s[i + 1] & 0xFE) == 0x80) ||
                     (c == '\xE3' && text.s[i + 1] == '\x80')))
            i += 2;
        else if ((c & 0x80) || ascii_is_alpha(c) || ascii_is_digit(c))
            key[len++] = ascii_lower(c);
    }
    return (struct str){key, len};
}

/* --- measuring text --- */

static bool is_mark(struct str t, size_t i)
{
    static const char *const marks[] = {"\xE3\x80\x81", "\xE3\x80\x82", "\xEF\xBC\x8C",
        "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xD8\x8C", "\xD8\x9B", "\xD8\x9F", "\xE0\xA5\xA4",
        "\xD6\x89", "\xE2\x80\xA6"};

    if (t.s[i] == ',' || t.s[i] == '.' || t.s[i] == ';' || t.s[i] == '!' || t.s[i] == '?')
        return true;
    if (!(t.s[i] & 0x80))
        return false;
    for (size_t k = 0; k < sizeof marks / sizeof marks[0]; k++)
        if (str_starts(str_cut(t, i, t.len), str_of(marks[k])))
            return true;
    return false;
}

static void measure(struct str t, int64_t *weight, int64_t *marks)
{
    *weight = *marks = 0;
    for (size_t i = 0; i < t.len; i++) {
        const unsigned char c = (unsigned char)t.s[i];
        if (is_mark(t, i))
            ++*marks;
        if (c == 0xC2 && i + 1 < t.len && t.s[i + 1] == '\xA0')
            i++;
        else if (c > ' ' && (c < 0x80 || c >= 0xC0))
            *weight += c >= 0xE0 ? 2 : 1;
    }
}

bool pagemap_is_running(const struct spot *spot)
{
    const bool text_element = node_is(spot->node, "p") || node_is(spot->node, "blockquote") ||
                              node_is(spot->node, "li") || node_is(spot->node, "dd");

    return spot->own >= (text_element ? 22 : 40) && spot->own_marks > 0 &&
           spot->own_links * 100 < spot->own * 40;
}

/* --- building the list --- */

static bool is_silent(
    const struct node *node, const struct spot *parent, const struct pagemap_options *options)
{
    if (parent->is_silent)
        return true;
    if (node_is(node, "noscript"))
        return !options->keep_noscript;
    if (node_is(node, "button"))
        return node->parent && !(node->parent->name.len == 2 && node->parent->name.s[0] == 'h');
    return AMONG(node->name, silent_names);
}

/* A link's mark that a template put behind a heading or a note. */
static bool is_link_mark(struct str t)
{
    t = str_trim(t);
    return str_eq(t, STR("#")) || str_eq(t, STR("\xC2\xB6")) || str_eq(t, STR("\xE2\x86\xA9")) ||
           str_eq(t, STR("\xC2\xA7")) || str_eq(t, STR("\xE2\x86\xA9\xEF\xB8\x8E"));
}

static void add_own_text(struct pagemap *map, struct spot *spot)
{
    struct spot *block = &map->spots[spot->block];
    int64_t weight, marks;

    if (spot->is_silent)
        return;
    if (spot->in_link && !spot->node->prev && !spot->node->next && /* not of "#<span>tag" */
        is_link_mark(spot->node->text)) {
        spot->is_silent = true;
        return;
    }
    measure(spot->node->text, &weight, &marks);
    spot->all = weight;
    spot->all_links = spot->in_link ? weight : 0;
    block->own += weight;
    block->own_links += spot->all_links;
    block->own_marks += marks;
}

static void fill(struct pagemap *map, size_t i, size_t parent, const struct node *node,
    const struct pagemap_options *options)
{
    struct spot *spot = &map->spots[i];
    const struct spot *above = &map->spots[parent];

    *spot = (struct spot){.node = node, .parent = parent, .end = i + 1};
    spot->is_block = i == 0 || (!node_is_text(node) && pagemap_is_block(node->name));
    spot->block = spot->is_block ? i : above->block;
    spot->in_link =
        i > 0 && (above->in_link || (node_is(node, "a") && node_attr(node, "href").len > 0));
    spot->is_silent = i > 0 && is_silent(node, above, options);
    if (node_is_text(node))
        add_own_text(map, spot);
    else if (node->attributes)
        spot->hints = pagehints_of(node);
}

static bool build(struct pagemap *map, const struct node *root,
    const struct pagemap_options *options, struct arena *a)
{
    size_t n = 0, parent = 0;

    for (const struct node *node = root; node; node = node_following(root, node))
        n++;
    map->spots = arena_array(a, n, sizeof *map->spots);
    if (!map->spots)
        return false;
    map->n = n;
    n = 0;
    for (const struct node *node = root; node; node = node_following(root, node), n++) {
        while (n > 0 && map->spots[parent].node != node->parent)
            parent = map->spots[parent].parent;
        fill(map, n, parent, node, options);
        if (node->first)
            parent = n;
    }
    for (size_t i = n; i-- > 1;) {
        struct spot *above = &map->spots[map->spots[i].parent];
        if (above->end < map->spots[i].end)
            above->end = map->spots[i].end;
    }
    return true;
}

static void sum_up(struct pagemap *map)
{
    for (size_t i = map->n; i-- > 0;) {
        struct spot *spot = &map->spots[i];
        struct spot *above = &map->spots[spot->parent];
        if (spot->is_block && !spot->is_silent && pagemap_is_running(spot))
            spot->all_good += spot->own - spot->own_links;
        if (i == 0)
            break;
        above->all += spot->all;
        above->all_links += spot->all_links;
        above->all_good += spot->all_good;
    }
}

/* --- the headline --- */

static struct str text_key(const struct pagemap *map, size_t i, struct arena *a)
{
    struct buf text = {0};
    struct str key;

    for (size_t k = i; k < map->spots[i].end && text.len < 1024; k++)
        if (!map->spots[k].is_silent)
            buf_add(&text, map->spots[k].node->text);
    key = pagemap_key(buf_str(&text), a);
    buf_free(&text);
    return key;
}

/* How well a heading fits the declared title: 2 the same, 1 one holds the other, 0 not at all. */
static int title_match(const struct pagemap *map, size_t i, struct str title, struct arena *a)
{
    struct str key;

    if (title.len == 0)
        return 0;
    key = text_key(map, i, a);
    if (!key.s || key.len == 0)
        return 0;
    if (str_eq(key, title))
        return 2;
    if (key.len >= 12 && str_find(title, key, 0) >= 0)
        return 1;
    return title.len >= 12 && str_find(key, title, 0) >= 0 && key.len < 2 * title.len;
}

/* Is it part of a dialogue, of the readers' comments, or of the navigation? */
static bool is_elsewhere(const struct pagemap *map, size_t i)
{
    for (; i > 0; i = map->spots[i].parent) {
        const struct node *node = map->spots[i].node;
        if (map->spots[i].hints.hint == PAGEHINT_CONSENT ||
            map->spots[i].hints.hint == PAGEHINT_COMMENTS || node_is(node, "dialog") ||
            node_is(node, "nav") || node_is(node, "aside") || node_is(node, "footer"))
            return true;
    }
    return false;
}

/* A text that is the title and nothing else, in a page that marks up no headline. */
static void find_plain_heading(struct pagemap *map, struct str title, struct arena *a)
{
    for (size_t i = 1; i < map->n && title.len >= 8; i++) {
        const struct spot *spot = &map->spots[i];
        if (node_is_text(spot->node) && !spot->is_silent && spot->all > 0 && !spot->in_link &&
            spot->node->text.len < 3 * title.len + 64 && title_match(map, i, title, a) == 2) {
            map->heading = map->spots[spot->block].own == spot->all ? spot->block : i;
            return;
        }
    }
}

static bool find_heading(struct pagemap *map, struct str title, struct arena *a)
{
    const struct str key = pagemap_key(title, a);
    int best = -1;

    if (!key.s)
        return false;
    for (size_t i = 1; i < map->n && best < 5; i++) {
        const struct spot *spot = &map->spots[i];
        const bool h1 = node_is(spot->node, "h1"), h2 = node_is(spot->node, "h2");
        int fit;
        if ((!h1 && !h2) || spot->is_silent || spot->all == 0 || is_elsewhere(map, i))
            continue;
        fit = title_match(map, i, key, a);
        /* the right h1, the right h2, an h1 that fits in part, any h1 */
        fit = fit == 2 ? (h1 ? 5 : 4) : h1 ? (fit ? 3 : 1) : 0;
        if (fit > 0 && fit > best) {
            best = fit;
            map->heading = i;
        }
    }
    if (best <= 1)
        find_plain_heading(map, key, a);
    return true;
}

/* --- what is furniture --- */

static bool is_heading(const struct node *node)
{
    return node->name.len == 2 && node->name.s[0] == 'h' && node->name.s[1] >= '1' &&
           node->name.s[1] <= '6';
}

static bool holds(const struct spot *spot, size_t from, size_t i)
{
    return i > 0 && from <= i && i < spot->end;
}

/* Per cent of the page's running text. */
static int64_t share(const struct pagemap *map, const struct spot *spot)
{
    const int64_t total = map->spots[0].all_good;

    return total > 0 ? spot->all_good * 100 / total : 0;
}

static bool is_hidden(const struct node *node)
{
    const struct str style = node_attr(node, "style");

    for (const struct attribute *at = node->attributes; at; at = at->next) {
        if (str_eq(at->name, STR("hidden")) && !str_eq(at->value, STR("until-found")))
            return true;
        if (str_eq(at->name, STR("aria-hidden")) && str_eq(at->value, STR("true")))
            return true;
    }
    return str_find(style, STR("display:none"), 0) >= 0 ||
           str_find(style, STR("display: none"), 0) >= 0 ||
           str_find(style, STR("visibility:hidden"), 0) >= 0 ||
           str_find(style, STR("visibility: hidden"), 0) >= 0;
}

/* What an element's name alone says. */
static enum pagehint name_hint(const struct pagemap *map, size_t i)
{
    const struct spot *spot = &map->spots[i];
    const struct node *node = spot->node;

    if (node_is(node, "nav") || node_is(node, "footer") || node_is(node, "menu") ||
        node_is(node, "search"))
        return PAGEHINT_NAVIGATION;
    if (node_is(node, "dialog"))
        return PAGEHINT_CONSENT;
    if (node_is(node, "aside"))
        return spot->hints.hint ? spot->hints.hint : PAGEHINT_WIDGET;
    if (node_is(node, "form") || node_is(node, "fieldset"))
        return PAGEHINT_NEWSLETTER;
    if (node_is(node, "figcaption"))
        return PAGEHINT_CAPTION;
    if (node_is(node, "header") && node_is(map->spots[spot->parent].node, "body"))
        return PAGEHINT_NAVIGATION;
    return PAGEHINT_NONE;
}

/* May a hint of a class name drop the element? The weaker the hint, the less it may drop. */
static bool hint_holds(const struct pagemap *map, const struct spot *spot)
{
    const int64_t part = share(map, spot);
    const bool linky = spot->all_links * 100 >= spot->all * 30;

    /* a heading is no caption, topic or date, whatever a template calls it */
    if (is_heading(spot->node) && spot->hints.hint > PAGEHINT_NAVIGATION && !linky)
        return false;
    switch (spot->hints.hint) {
    case PAGEHINT_NONE: return false;
    case PAGEHINT_HIDDEN: return part < 40;
    case PAGEHINT_CONSENT:
    case PAGEHINT_COMMENTS: return map->spots[0].all_good - spot->all_good >= 150 || part < 30;
    case PAGEHINT_NEWSLETTER:
    case PAGEHINT_RELATED:
    case PAGEHINT_SHARE:
    case PAGEHINT_ADVERT:
    case PAGEHINT_NAVIGATION: return part < (spot->hints.body ? 15 : 30);
    case PAGEHINT_PAYWALL:
        return part < 30 && (spot->all_links > 0 || !node_is(spot->node, "p")) && spot->all < 800;
    case PAGEHINT_POLL: return part < 15;
    case PAGEHINT_TAGS: return part < 15 && (linky || spot->all < 50) && spot->all < 600;
    case PAGEHINT_AUTHOR: return part < 20;
    case PAGEHINT_CREDIT: return spot->all < 500 && part < 25;
    case PAGEHINT_CAPTION: return spot->all < 600 && part < 25;
    case PAGEHINT_PLAYER: return spot->all < 400 && part < 15;
    case PAGEHINT_BYLINE: return spot->all < 200 && part < 10;
    case PAGEHINT_WIDGET: return part < 15 && (linky || spot->all < 40);
    }
    return false;
}

static bool is_caption(const struct pagemap_options *options, enum pagehint hint)
{
    return hint == PAGEHINT_CAPTION && options->keep_captions;
}

static bool is_table_part(const struct node *node)
{
    return node_is(node, "table") || node_is(node, "tbody") || node_is(node, "thead") ||
           node_is(node, "tr") || node_is(node, "td") || node_is(node, "th");
}

/* Does a heading below it consist of a link? */
static bool has_linked_heading(const struct pagemap *map, size_t i)
{
    for (size_t k = i + 1; k < map->spots[i].end; k++)
        if (is_heading(map->spots[k].node) && map->spots[k].all > 0)
            return map->spots[k].all_links * 10 >= map->spots[k].all * 9;
    return false;
}

/* Children of one kind that are each a link with little about it: teasers of other articles. */
static bool is_card_list(const struct pagemap *map, size_t i)
{
    const struct spot *spot = &map->spots[i];
    const struct node *first = NULL;
    size_t cards = 0, others = 0, headed = 0;

    if (!spot->is_block || spot->all < 60 || spot->all_links * 100 < spot->all * 25 ||
        is_table_part(spot->node))
        return false;
    for (size_t k = i + 1; k < spot->end; k = map->spots[k].end) {
        const struct spot *child = &map->spots[k];
        if (child->all == 0)
            continue;
        if (!first)
            first = child->node;
        if (child->all_links > 12 && child->all < 320 && child->all_links * 100 > child->all * 20 &&
            str_eq(child->node->name, first->name) && child->is_block) {
            cards++;
            headed += has_linked_heading(map, k);
        } else
            others++;
    }
    return cards >= 3 && others <= 1 && share(map, spot) < (headed == cards ? 60 : 30);
}

/* The next child of `parent` from k on that has text; parent's end where there is none. */
static size_t child_with_text(const struct pagemap *map, size_t parent, size_t k)
{
    while (k < map->spots[parent].end && map->spots[k].all == 0)
        k = map->spots[k].end;
    return k;
}

/* A box that begins with a line that is all link, and has a few words below it: one teaser. */
static bool is_teaser(const struct pagemap *map, size_t i)
{
    const struct spot *box = &map->spots[i];
    size_t first, second;

    if (!box->is_block || box->all > 400 || box->all_links < 15 || is_heading(box->node) ||
        node_is(box->node, "p") || node_is(box->node, "li") || node_is(box->node, "td"))
        return false;
    first = child_with_text(map, i, i + 1);
    second = first < box->end ? child_with_text(map, i, map->spots[first].end) : box->end;
    return second < box->end && map->spots[first].all >= 15 &&
           map->spots[first].all_links * 10 >= map->spots[first].all * 9 &&
           map->spots[second].is_block && box->all_links < map->spots[first].all_links + 20 &&
           share(map, box) < 20;
}

/* A block most of whose text is links, and that has no running text to speak of. */
static bool is_link_list(const struct pagemap *map, const struct spot *spot)
{
    const struct node *node = spot->node;

    if (!spot->is_block || node_is(node, "p") || is_table_part(node) || spot->all == 0 ||
        is_heading(node))
        return false;
    if (node_is(node, "li") || node_is(node, "blockquote"))
        return false;
    return spot->all_links * 100 >= spot->all * 60 && spot->all_links > 20 &&
           spot->all_good * 4 < spot->all && share(map, spot) < 20;
}

static enum pagehint drop_of(
    const struct pagemap *map, size_t i, const struct pagemap_options *options)
{
    const struct spot *spot = &map->spots[i];
    const bool has_heading = holds(spot, i, map->heading);
    enum pagehint hint;

    if (node_is_text(spot->node) || node_is(spot->node, "html") || node_is(spot->node, "body"))
        return PAGEHINT_NONE;
    if (!has_heading && is_hidden(spot->node) && share(map, spot) < 40)
        return PAGEHINT_HIDDEN;
    hint = name_hint(map, i);
    if (hint && !has_heading && (options->fragment || share(map, spot) < 40) &&
        !is_caption(options, hint))
        return hint;
    if (options->keep_weak || node_is(spot->node, "main"))
        return PAGEHINT_NONE;
    if (node_is(spot->node, "span") && map->spots[spot->block].node &&
        node_is(map->spots[spot->block].node, "pre"))
        return PAGEHINT_NONE; /* coloured code */
    hint = spot->hints.hint;
    if (!is_caption(options, hint) && hint_holds(map, spot) &&
        (!has_heading || hint == PAGEHINT_COMMENTS || hint == PAGEHINT_CONSENT))
        return hint;
    if (!has_heading && !options->fragment &&
        (is_link_list(map, spot) || is_card_list(map, i) || is_teaser(map, i)))
        return PAGEHINT_RELATED;
    return PAGEHINT_NONE;
}

static void drop(struct pagemap *map, const struct pagemap_options *options)
{
    for (size_t i = 1; i < map->n; i++) {
        struct spot *spot = &map->spots[i];
        const struct spot *above = &map->spots[spot->parent];
        if (above->dropped) {
            spot->dropped = above->dropped;
            continue;
        }
        if (spot->is_silent)
            continue;
        spot->dropped = drop_of(map, i, options);
        spot->dropped_here = spot->dropped != PAGEHINT_NONE;
    }
}

/* --- scores --- */

static int64_t block_score(const struct spot *spot)
{
    if (!spot->is_block || spot->own == 0)
        return 0;
    if (pagemap_is_running(spot))
        return spot->own - spot->own_links;
    if (is_heading(spot->node))
        return spot->own_links * 2 > spot->own ? -8 : 0;
    return -(spot->own_links + (spot->own_links ? 8 : 3));
}

static void score(struct pagemap *map)
{
    for (size_t i = map->n; i-- > 0;) {
        struct spot *spot = &map->spots[i];
        struct spot *above = &map->spots[spot->parent];
        if (spot->dropped_here)
            spot->score = -(spot->all < 150 ? spot->all / 2 : 75) - 4;
        else if (!spot->dropped && !spot->is_silent)
            spot->score += block_score(spot);
        if (!spot->dropped && node_is_text(spot->node)) {
            spot->kept = spot->all;
            spot->kept_links = spot->all_links;
        }
        if (i == 0)
            break;
        above->score += spot->score;
        above->kept += spot->kept;
        above->kept_links += spot->kept_links;
    }
}

bool pagemap_make(const struct node *root, const struct pagemap_options *options, struct arena *a,
    struct pagemap *out)
{
    *out = (struct pagemap){0};
    if (!build(out, root, options, a))
        return false;
    sum_up(out);
    if (!options->fragment && !find_heading(out, options->title, a))
        return false;
    drop(out, options);
    score(out);
    return true;
}
